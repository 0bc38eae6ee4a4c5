//! The audit page.

use vault_domain::field::FieldKey;
use vault_domain::mask::{hide_text, mask_any_name, mask_for_audience};

use super::ForAudience;
use super::import::hide_file_name;
use crate::contract::ledger::{LedgerEntryView, LedgerPage, LedgerRow, LedgerSummary};
use crate::contract::watch::{LedgerMonth, WatchList};

impl ForAudience for LedgerPage {
    fn for_audience(self) -> Self {
        let Self { total, rows, next_before_seq } = self;
        Self { total, rows: rows.for_audience(), next_before_seq }
    }
}

impl ForAudience for LedgerRow {
    fn for_audience(self) -> Self {
        let value = changed_value(&self);
        let word = word(&self.action);
        Self {
            seq: self.seq,
            at_ms: self.at_ms,
            record_name: self.record_name.as_deref().map(|name| mask_any_name(name).into()),
            purpose_text: self.purpose_text.as_deref().map(hide_text),
            old: self.old.as_deref().map(&value),
            new: self.new.as_deref().map(&value),
            text: self.text.as_deref().map(word),
            action: self.action,
            person_name: self.person_name,
            refused: self.refused,
            record_id: self.record_id,
            record_number: self.record_number,
            field: self.field,
            fields: self.fields,
            level: self.level,
            purpose: self.purpose,
            count: self.count,
            approver: self.approver,
            approved_for: self.approved_for,
            history_from: self.history_from,
            hash: self.hash,
        }
    }
}

impl ForAudience for LedgerEntryView {
    fn for_audience(self) -> Self {
        Self { row: self.row.for_audience(), ..self }
    }
}

impl ForAudience for LedgerSummary {
    fn for_audience(mut self) -> Self {
        if let Some(hold) = &mut self.retention.hold {
            hold.reason = hold.reason.as_deref().map(hide_text);
        }
        self
    }
}

/// What a reviewer wrote may name a customer.
impl ForAudience for WatchList {
    fn for_audience(mut self) -> Self {
        for reviewed in self.alerts.iter_mut().filter_map(|alert| alert.reviewed.as_mut()) {
            reviewed.note = reviewed.note.as_deref().map(hide_text);
        }
        self
    }
}

impl ForAudience for LedgerMonth {
    fn for_audience(mut self) -> Self {
        for event in self.exports.iter_mut().chain(&mut self.members) {
            event.text = event.text.as_deref().map(word(&event.action));
        }
        self
    }
}

/// How old and new are shown: those of a setting are the product's own, those of a customer are the field's.
fn changed_value(row: &LedgerRow) -> impl Fn(&str) -> String + use<> {
    let about_customer = row.action.starts_with("customer.") || row.action.starts_with("note.");
    let field = match row.fields.as_slice() {
        // With the stage among several fields, old and new are the stage's.
        fields if fields.contains(&FieldKey::Stage) => Some(FieldKey::Stage),
        [only] => Some(*only),
        _ => None,
    };
    move |text| match field {
        Some(field) => mask_for_audience(field, text),
        None if about_customer => hide_text(text),
        None => text.to_owned(),
    }
}

/// The word of an entry is a file's name in imports and a code of ours elsewhere.
fn word(action: &str) -> fn(&str) -> String {
    if action.starts_with("import.") { hide_file_name } else { str::to_owned }
}
