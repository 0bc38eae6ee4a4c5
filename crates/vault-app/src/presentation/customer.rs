//! Rows, cards and values.

use vault_domain::level::Level;
use vault_domain::mask::{hide_text, mask_company, mask_for_audience, mask_person_name, without_tail};

use super::ForAudience;
use crate::contract::billing::{BillingPage, BillingRow};
use crate::contract::customer::{
    CustomerCard, CustomerPage, CustomerRow, DuplicateRow, Duplicates, LinkedCustomer, RecentCustomers,
    SearchHit, SearchResult,
};
use crate::contract::field::{FieldView, Revealed};
use crate::contract::settings::DraftList;

impl ForAudience for CustomerRow {
    fn for_audience(self) -> Self {
        Self {
            record_id: self.record_id,
            number: self.number,
            kind: self.kind,
            name: mask_person_name(&self.name).into(),
            company: mask_company(&self.company).into(),
            title: hide_text(&self.title),
            city: self.city,
            phone: without_tail(&self.phone),
            stage: self.stage,
            level: self.level,
            owner: self.owner,
            team_id: self.team_id,
            holding: self.holding,
            owner_name: self.owner_name,
            tags: self.tags,
            state: self.state,
            created_ms: self.created_ms,
            updated_ms: self.updated_ms,
            next_ms: self.next_ms,
            days_left: self.days_left,
        }
    }
}

impl ForAudience for CustomerPage {
    fn for_audience(self) -> Self {
        let Self { total, offset, rows } = self;
        Self { total, offset, rows: rows.for_audience() }
    }
}

impl ForAudience for BillingRow {
    fn for_audience(self) -> Self {
        let Self { record_id, customer_id, number, company, owner_name, holding, fields } = self;
        let company = mask_company(&company).into();
        let fields = fields.for_audience();
        Self { record_id, customer_id, number, company, owner_name, holding, fields }
    }
}

impl ForAudience for BillingPage {
    fn for_audience(self) -> Self {
        let Self { total, offset, rows } = self;
        Self { total, offset, rows: rows.for_audience() }
    }
}

impl ForAudience for RecentCustomers {
    fn for_audience(self) -> Self {
        let Self { rows } = self;
        Self { rows: rows.for_audience() }
    }
}

impl ForAudience for SearchHit {
    /// Spans are places in the clear name.
    fn for_audience(self) -> Self {
        let Self { row, matched, name_spans: _, company_spans: _ } = self;
        Self { row: row.for_audience(), matched, name_spans: Vec::new(), company_spans: Vec::new() }
    }
}

impl ForAudience for SearchResult {
    fn for_audience(self) -> Self {
        let Self { hits, elapsed_us } = self;
        Self { hits: hits.for_audience(), elapsed_us }
    }
}

impl ForAudience for DuplicateRow {
    fn for_audience(self) -> Self {
        let Self { row, by } = self;
        Self { row: row.for_audience(), by }
    }
}

impl ForAudience for Duplicates {
    fn for_audience(self) -> Self {
        let Self { rows } = self;
        Self { rows: rows.for_audience() }
    }
}

impl ForAudience for FieldView {
    fn for_audience(self) -> Self {
        let Self { field, index, level, legal_class, text, tail: _, masked, can_copy: _ } = self;
        // What a vault made public is not one of the few things an audience may see.
        let made_public = level == Level::L1 && field.def().level != Level::L1;
        let shown = if made_public { hide_text(&text) } else { mask_for_audience(field, &text) };
        let masked = masked || shown != text;
        Self { field, index, level, legal_class, text: shown, tail: None, masked, can_copy: false }
    }
}

impl ForAudience for CustomerCard {
    /// Not editable: a form would begin with masks and save them.
    fn for_audience(self) -> Self {
        let Self {
            row,
            fields,
            versions,
            raised_to,
            linked_company,
            people,
            can_edit: _,
            custodians,
            levels,
        } = self;
        let person = |one: LinkedCustomer| linked(one, |name| mask_person_name(name).into());
        let company = |one: LinkedCustomer| linked(one, |name| mask_company(name).into());
        Self {
            row: row.for_audience(),
            fields: fields.for_audience(),
            versions,
            raised_to,
            linked_company: linked_company.map(company),
            people: people.into_iter().map(person).collect(),
            can_edit: false,
            custodians,
            levels,
        }
    }
}

fn linked(one: LinkedCustomer, mask: impl Fn(&str) -> String) -> LinkedCustomer {
    let LinkedCustomer { record_id, name, title } = one;
    LinkedCustomer { record_id, name: mask(&name), title: hide_text(&title) }
}

impl ForAudience for Revealed {
    /// The gate has refused before; a value that came so far all the same goes no further.
    fn for_audience(self) -> Self {
        let Self { value, level, expires_in_ms, used_this_hour, soft_limit_reached, seq } = self;
        Self { value: hide_text(&value), level, expires_in_ms, used_this_hour, soft_limit_reached, seq }
    }
}

impl ForAudience for DraftList {
    /// Forms hold what was typed. They come back, untouched, when the audience has gone.
    fn for_audience(self) -> Self {
        let Self { drafts: _ } = self;
        Self { drafts: Vec::new() }
    }
}
