//! The import itself: one transaction for the whole file, one ledger entry per two thousand rows written.
//!
//! Cancelled, failed or killed, it leaves nothing: the transaction never committed.

use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{BatchId, RecordId, ScopeId};
use vault_domain::lawful_basis::is_purchased;
use vault_domain::level::Level;
use vault_domain::record::{FieldSet, RecordState, Value, split_by_level};
use vault_domain::stage::Stage;
use vault_store::{EntryDraft, Expect, WriteTx};

use super::batch::Batch;
use super::check::{REMEMBERED, unreadable};
use super::match_existing::{Found, Matcher};
use super::open::{Opened, read_error};
use super::rejected::Rejected;
use super::row::RowReader;
use crate::calendar::today;
use crate::contract::event::Job;
use crate::contract::import::{ImportPlan, ImportProblem, ImportReport, OnDuplicate};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::customers::{Customer, load};
use crate::error::AppError;
use crate::progress::Progress;

/// Rows named per ledger entry.
const CHANGES_PER_ENTRY: usize = 2_000;
const MAX_SOURCE: usize = 200;

/// `import_run`
pub fn import_run(
    core: &Core,
    state: &mut State,
    grant: &Grant<ImportCustomers>,
    plan: ImportPlan,
) -> Result<ImportReport, AppError> {
    core.begin_work();
    let source = plan.source.trim();
    if source.is_empty() || source.chars().count() > MAX_SOURCE {
        return Err(ErrorCode::SourceNeeded.into());
    }
    if is_purchased(source) {
        return Err(ErrorCode::SourceForbidden.into());
    }
    let basis = plan.basis.ok_or(ErrorCode::BasisNeeded)?;
    let started = core.host.clock.mono_ms();
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    let opened = state.import.as_mut().ok_or(ErrorCode::NothingOpen)?;
    let today = today(core, session);
    let batch_id = BatchId::from_bytes(core.host.clock.new_id());
    let file_name = opened.file_name();
    let mut writer = Writer {
        core,
        batch: batch_id,
        plan: &plan,
        basis: basis.code(),
        scope: session.vault.own_scope(),
        person: *session.vault.keys().person.as_bytes(),
        number: session.vault.index().next_number(),
        now: core.host.clock.wall_ms(),
        matcher: Matcher::new(&session.vault),
        report: Batch {
            file_name,
            source: source.to_owned(),
            basis: basis.code().to_owned(),
            at_ms: core.host.clock.wall_ms(),
            imported: 0,
            updated: 0,
            skipped: 0,
            rejected: 0,
            elapsed_ms: 0,
            undone: false,
        },
    };
    let Opened { source: table, headers, rejected, .. } = opened;
    rejected.clear();
    let reader = RowReader::new(&plan, headers, today);
    let approx = table.info().approx_rows.unwrap_or(0);
    let mut progress = Progress::new(core, Job::Import);
    let mut tx = session.vault.write(grant)?;
    let mut rows = 0_u64;
    for row in table.rows().map_err(read_error)? {
        rows += 1;
        let read = match row {
            Ok(row) => reader.read(&row),
            Err(error) => match error.lost_row() {
                Some(number) => unreadable(number),
                None => return Err(read_error(error)),
            },
        };
        if read.rejected {
            writer.report.rejected += 1;
            let refusals =
                read.issues.iter().filter(|issue| matches!(issue.problem, ImportProblem::Rejected { .. }));
            rejected.extend(refusals.map(Rejected::from).take(REMEMBERED.saturating_sub(rejected.len())));
        } else {
            writer.take(&mut tx, grant, read.fields)?;
        }
        if tx.pending_changes() >= CHANGES_PER_ENTRY {
            let entry = EntryDraft::done("import.rows").text("batch", &batch_id.to_string());
            tx.log(entry)?;
        }
        if !progress.step(rows, approx.max(rows)) {
            return Err(ErrorCode::Cancelled.into());
        }
    }
    let mut report = writer.report;
    report.elapsed_ms = core.host.clock.mono_ms() - started;
    let place = Batch::place(tx.vault(), batch_id);
    tx.put(place, Expect::Absent, &report.encode()?)?;
    tx.commit(finish_entry(&report, batch_id))?;
    report.report(batch_id, &session.vault, core.host.clock.wall_ms())
}

fn finish_entry(report: &Batch, batch: BatchId) -> EntryDraft {
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    EntryDraft::done("import.finish")
        .text("batch", &batch.to_string())
        .text("text", &report.file_name)
        .text("source", &report.source)
        .text("basis", &report.basis)
        .int("count", number(report.imported))
        .int("updated", number(report.updated))
        .int("skipped", number(report.skipped))
        .int("rejected", number(report.rejected))
}

struct Writer<'c> {
    core: &'c Core,
    batch: BatchId,
    plan: &'c ImportPlan,
    basis: &'static str,
    scope: ScopeId,
    person: [u8; 16],
    number: u64,
    now: i64,
    matcher: Matcher,
    report: Batch,
}

impl Writer<'_> {
    fn take(
        &mut self,
        tx: &mut WriteTx<'_>,
        grant: &Grant<ImportCustomers>,
        fields: FieldSet,
    ) -> Result<(), AppError> {
        let found = match self.plan.on_duplicate {
            OnDuplicate::New => None,
            _ => self.matcher.find(&fields),
        };
        match (found, self.plan.on_duplicate) {
            (None, _) => self.add(tx, fields),
            (Some(_), OnDuplicate::Skip | OnDuplicate::New) => {
                self.report.skipped += 1;
                Ok(())
            }
            (Some(Found::InVault(record) | Found::InFile(record)), OnDuplicate::Fill) => {
                self.change(tx, grant, record, fields, false)
            }
            (Some(Found::InVault(record) | Found::InFile(record)), OnDuplicate::Merge) => {
                self.change(tx, grant, record, fields, true)
            }
        }
    }

    fn add(&mut self, tx: &mut WriteTx<'_>, mut fields: FieldSet) -> Result<(), AppError> {
        let record = RecordId::from_bytes(self.core.host.clock.new_id());
        self.matcher.remember(&fields, record);
        if !fields.contains(FieldKey::Stage) {
            fields.set(FieldKey::Stage, Stage::Lead.code());
        }
        if !fields.contains(FieldKey::Source) {
            fields.set(FieldKey::Source, self.report.source.as_str());
        }
        if !fields.contains(FieldKey::LawfulBasis) {
            fields.set(FieldKey::LawfulBasis, self.basis);
        }
        fields.set(FieldKey::State, i64::from(RecordState::Active.code()));
        fields.set(FieldKey::Owner, self.person);
        fields.set(FieldKey::CreatedMs, self.now);
        fields.set(FieldKey::UpdatedMs, self.now);
        fields.set(FieldKey::LastActivityMs, self.now);
        fields.set(FieldKey::Batch, *self.batch.as_bytes());
        fields.set(FieldKey::Number, i64::try_from(self.number).unwrap_or(i64::MAX));
        self.number += 1;
        let customer =
            Customer { record, scope: self.scope, versions: Default::default(), fields: FieldSet::new() };
        for (level, facet) in Level::ALL.into_iter().zip(split_by_level(fields)) {
            if !facet.is_empty() {
                let plain =
                    vault_crypto::Zeroizing::new(facet.encode_padded().map_err(|_| ErrorCode::TextTooLong)?);
                tx.put_in_batch(self.batch, customer.place(level), &plain, true)?;
            }
        }
        self.report.imported += 1;
        Ok(())
    }

    /// Fills blanks, or also overwrites; several values of a field are united.
    fn change(
        &mut self,
        tx: &mut WriteTx<'_>,
        grant: &Grant<ImportCustomers>,
        record: RecordId,
        new: FieldSet,
        overwrite: bool,
    ) -> Result<(), AppError> {
        let mut customer = load(tx.vault(), grant, record)?;
        let before = customer.fields.clone();
        let keys: Vec<FieldKey> = new.keys().filter(|key| key.def().editable()).collect();
        for key in keys {
            let incoming: Vec<Value> = new.values(key).cloned().collect();
            if key.def().multi {
                for value in incoming {
                    if !customer.fields.values(key).any(|known| *known == value) {
                        customer.fields.push(key, value);
                    }
                }
            } else if overwrite || !customer.fields.contains(key) {
                customer.fields.set_all(key, incoming);
            }
        }
        let levels = customer.changed_levels(&before);
        if levels.is_empty() {
            self.report.skipped += 1;
            return Ok(());
        }
        customer.fields.set(FieldKey::UpdatedMs, self.now);
        let split = split_by_level(customer.fields.clone());
        for (level, facet) in Level::ALL.into_iter().zip(&split) {
            if levels.contains(&level) || level == Level::L1 {
                let plain =
                    vault_crypto::Zeroizing::new(facet.encode_padded().map_err(|_| ErrorCode::TextTooLong)?);
                tx.put_in_batch(self.batch, customer.place(level), &plain, false)?;
            }
        }
        self.matcher.remember(&customer.fields, record);
        self.report.updated += 1;
        Ok(())
    }
}

/// `import_cancel`: the running import has been interrupted by the dispatch before this runs.
pub fn import_cancel(
    _: &Core,
    _: &mut State,
    _: &Grant<ImportCustomers>,
    _: Empty,
) -> Result<Done, AppError> {
    Ok(Done {})
}
