//! Which rows a selection comes to, what they hold, and which of them stay.

use vault_crypto::hash::sha256;
use vault_domain::action::Action;
use vault_domain::error_code::ErrorCode;
use vault_domain::export::{ExportPurpose, Gauge, tier};
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::{LegalClass, Level};
use vault_domain::record::{FieldSet, RecordState};

use crate::contract::event::Job;
use crate::contract::export::{ExportExcluded, ExportPlan, ExportSelection};
use crate::core::Core;
use crate::customers::{Customer, load};
use crate::error::AppError;
use crate::progress::Progress;
use crate::session::Session;

/// What a selection comes to.
pub(super) struct Survey {
    /// Rows that go, sorted by identifier.
    pub records: Vec<RecordId>,
    pub excluded: ExportExcluded,
    /// By level of the strictest exported value.
    pub levels: [u64; 3],
    /// By legal class of the strictest exported value.
    pub classes: [u64; 4],
    pub gauge: Gauge,
}

/// What decides about a row.
pub(super) struct Rules<'p> {
    pub fields: &'p [FieldKey],
    pub clear_l2: bool,
    pub clear_l3: bool,
    pub purpose: ExportPurpose,
    pub recipient: vault_domain::export::RecipientKind,
}

impl<'p> Rules<'p> {
    pub fn of(plan: &'p ExportPlan) -> Self {
        Self {
            fields: &plan.fields,
            clear_l2: plan.clear_l2,
            clear_l3: plan.clear_l3,
            purpose: plan.purpose,
            recipient: plan.recipient_kind,
        }
    }

    /// Whether values of a level are written in clear.
    pub const fn shows(&self, level: Level) -> bool {
        match level {
            Level::L1 => true,
            Level::L2 => self.clear_l2,
            Level::L3 => self.clear_l3,
        }
    }
}

impl Survey {
    /// Looks at every row of a selection.
    ///
    /// # Errors
    /// `cancelled`, `vault_damaged`, `bad_request` for filters that are none.
    pub fn take(
        core: &Core,
        session: &mut Session,
        grant: &Grant<impl Action>,
        selection: &ExportSelection,
        rules: &Rules<'_>,
    ) -> Result<Self, AppError> {
        let chosen = chosen(core, session, selection)?;
        let mut survey = Self {
            records: Vec::with_capacity(chosen.len()),
            excluded: ExportExcluded::default(),
            levels: [0; 3],
            classes: [0; 4],
            gauge: Gauge::default(),
        };
        let total = chosen.len() as u64;
        let mut progress = Progress::new(core, Job::Export);
        for (done, record) in (1..).zip(chosen) {
            survey.look(session, grant, record, rules)?;
            if !progress.step(done, total) {
                return Err(ErrorCode::Cancelled.into());
            }
        }
        Ok(survey)
    }

    fn look(
        &mut self,
        session: &Session,
        grant: &Grant<impl Action>,
        record: RecordId,
        rules: &Rules<'_>,
    ) -> Result<(), AppError> {
        let customer = match load(&session.vault, grant, record) {
            Ok(customer) => customer,
            Err(error) if error.code == ErrorCode::NotFound => {
                self.excluded.closed += 1;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        if customer.scope == ScopeId::POOL || customer.fields.state() != Some(RecordState::Active) {
            self.excluded.closed += 1;
            return Ok(());
        }
        if rules.recipient.needs_consent() && !consents::agreed(&customer.fields, rules.recipient) {
            self.excluded.no_consent += 1;
            return Ok(());
        }
        if rules.purpose == ExportPurpose::Marketing && consents::refuses_marketing(&customer.fields) {
            self.excluded.refused_marketing += 1;
            return Ok(());
        }
        self.count(session, &customer, rules);
        self.records.push(record);
        Ok(())
    }

    fn count(&mut self, session: &Session, customer: &Customer, rules: &Rules<'_>) {
        let levels = session.catalogue.levels();
        let mark = customer.fields.marked_level();
        let (mut strictest, mut class, mut highest) = (Level::L1, LegalClass::NotPersonal, None);
        for field in rules.fields {
            for value in customer.fields.values(*field) {
                let level = levels.level_in(*field, value, mark);
                let legal = levels.legal_class(*field, value);
                (strictest, class) = (strictest.max(level), class.max(legal));
                if rules.shows(level) {
                    highest = highest.max(tier(*field, legal));
                }
            }
        }
        if let Some(tier) = highest {
            self.gauge.count(tier);
        }
        if let Some(rows) = self.levels.get_mut(usize::from(strictest.number()) - 1) {
            *rows += 1;
        }
        if let Some(rows) = self.classes.get_mut(class as usize) {
            *rows += 1;
        }
    }

    /// SHA-256 over the identifiers in their order: what signatures bind.
    pub fn root(&self) -> [u8; 32] {
        let mut bytes = Vec::with_capacity(self.records.len() * 16 + 32);
        bytes.extend_from_slice(b"clientvault/v1/export-rows\0");
        for record in &self.records {
            bytes.extend_from_slice(record.as_bytes());
        }
        sha256(&bytes)
    }
}

/// Identifiers of a selection, sorted, each once.
fn chosen(
    core: &Core,
    session: &mut Session,
    selection: &ExportSelection,
) -> Result<Vec<RecordId>, AppError> {
    let mut records = match selection {
        ExportSelection::Records { record_ids } => record_ids.clone(),
        ExportSelection::Filters { filters } => {
            let filters = crate::customers::filters(core, session, filters)?;
            session.vault.index().directory().records(&filters)
        }
    };
    records.sort_unstable();
    records.dedup();
    Ok(records)
}

/// What the person said about being passed on and being written to.
mod consents {
    use super::{FieldKey, FieldSet};
    use vault_domain::consent::ConsentMark;
    use vault_domain::export::RecipientKind;

    fn has(fields: &FieldSet, mark: ConsentMark) -> bool {
        fields.values(FieldKey::Consents).any(|value| value.as_text() == Some(mark.code()))
    }

    pub fn agreed(fields: &FieldSet, recipient: RecipientKind) -> bool {
        let wanted = match recipient {
            RecipientKind::OtherHandler => ConsentMark::ThirdParty,
            RecipientKind::Abroad => ConsentMark::Abroad,
            RecipientKind::Own
            | RecipientKind::Processor
            | RecipientKind::Authority
            | RecipientKind::Subject => return true,
        };
        has(fields, wanted)
    }

    pub fn refuses_marketing(fields: &FieldSet) -> bool {
        has(fields, ConsentMark::NoMarketing)
    }
}
