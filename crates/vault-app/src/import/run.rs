//! The import itself: one transaction for the whole file, one ledger entry per two thousand rows written.
//!
//! Three threads: one reads ahead, one seals ahead, this one decides and writes. Cancelled, failed or killed, it leaves
//! nothing: the transaction never committed.

use std::thread;

use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{BatchId, PersonId, RecordId};
use vault_domain::lawful_basis::is_purchased;
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::record::{FieldSet, RecordState};
use vault_store::{EntryDraft, Expect, SealedCustomer, WriteTx};

use super::assign::assignee;
use super::batch::Batch;
use super::check::REMEMBERED;
use super::match_existing::{Found, Matcher, Tokens};
use super::merge::{complete, merge_into};
use super::open::Opened;
use super::read_ahead::{Read, read_ahead};
use super::rejected::Rejected;
use super::row::RowReader;
use super::seal_ahead::SealAhead;
use crate::calendar::today;
use crate::contract::event::Job;
use crate::contract::import::{ImportPlan, ImportProblem, ImportReport, OnDuplicate};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::customers::load;
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
    let person = assignee(session, &plan)?;
    let opened = state.import.as_mut().ok_or(ErrorCode::NothingOpen)?;
    let today = today(core, session);
    let batch_id = BatchId::from_bytes(core.host.clock.new_id());
    let report = Batch {
        file_name: opened.file_name(),
        source: source.to_owned(),
        basis: basis.code().to_owned(),
        at_ms: core.host.clock.wall_ms(),
        imported: 0,
        updated: 0,
        skipped: 0,
        rejected: 0,
        elapsed_ms: 0,
        undone: false,
    };
    let Opened { source: table, headers, rejected, .. } = opened;
    rejected.clear();
    let catalogue = &session.catalogue;
    let reader = RowReader::new(&plan, headers, today, catalogue);
    let approx = table.info().approx_rows.unwrap_or(0);
    let tokens = Tokens::new(&session.vault);
    let matcher = Matcher::new(&session.vault);
    let number = session.vault.index().next_number();
    let mut tx = session.vault.write(grant)?;
    let report = thread::scope(|threads| {
        let scope = person.into();
        let sealing = SealAhead::start(threads, tx.bulk(scope, catalogue.levels()));
        let mut run = Run {
            core,
            plan: &plan,
            levels: catalogue.levels(),
            grant,
            person,
            batch: batch_id,
            number,
            now: report.at_ms,
            matcher,
            made: Vec::new(),
            report,
            tx: &mut tx,
        };
        let chunks = read_ahead(threads, &mut **table, &reader, tokens);
        run.take_all(sealing, &chunks, approx, rejected)?;
        let mut report = run.report;
        report.elapsed_ms = core.host.clock.mono_ms() - started;
        Ok::<_, AppError>(report)
    })?;
    let place = Batch::place(tx.vault(), batch_id);
    tx.put(place, Expect::Absent, &report.encode()?)?;
    tx.commit(finish_entry(&report, batch_id, person))?;
    report.report(batch_id, &session.vault, core.host.clock.wall_ms())
}

fn finish_entry(report: &Batch, batch: BatchId, assignee: PersonId) -> EntryDraft {
    let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    EntryDraft::done("import.finish")
        .text("batch", &batch.to_string())
        .text("text", &report.file_name)
        .text("source", &report.source)
        .text("basis", &report.basis)
        .text("assign_to", &assignee.to_string())
        .int("count", number(report.imported))
        .int("updated", number(report.updated))
        .int("skipped", number(report.skipped))
        .int("rejected", number(report.rejected))
}

struct Run<'r, 'v> {
    core: &'r Core,
    plan: &'r ImportPlan,
    /// How this vault protects its fields.
    levels: &'r Levels,
    grant: &'r Grant<ImportCustomers>,
    /// Whose customers they become.
    person: PersonId,
    batch: BatchId,
    number: u64,
    now: i64,
    matcher: Matcher,
    /// Records made, for taking the batch back.
    made: Vec<RecordId>,
    report: Batch,
    tx: &'r mut WriteTx<'v>,
}

impl Run<'_, '_> {
    fn take_all(
        &mut self,
        mut sealing: SealAhead<'_>,
        chunks: &super::read_ahead::Chunks,
        approx: u64,
        rejected: &mut Vec<Rejected>,
    ) -> Result<(), AppError> {
        let mut progress = Progress::new(self.core, Job::Import);
        let mut rows = 0_u64;
        for read in chunks {
            for Read { row, tokens } in read? {
                rows += 1;
                if row.rejected {
                    self.report.rejected += 1;
                    let refusals = row
                        .issues
                        .iter()
                        .filter(|issue| matches!(issue.problem, ImportProblem::Rejected { .. }));
                    rejected
                        .extend(refusals.map(Rejected::from).take(REMEMBERED.saturating_sub(rejected.len())));
                } else {
                    self.take(&mut sealing, row.fields, &tokens)?;
                }
                if !progress.step(rows, approx.max(rows)) {
                    return Err(ErrorCode::Cancelled.into());
                }
            }
        }
        sealing.drain(|customer| write(self.tx, self.batch, customer))?;
        self.tx.end_bulk(sealing.end()?);
        let clock = &self.core.host.clock;
        let scope = self.person.into();
        self.tx.note_made(self.batch, scope, &self.made, || clock.new_id())?;
        Ok(())
    }

    fn take(
        &mut self,
        sealing: &mut SealAhead<'_>,
        fields: FieldSet,
        tokens: &[[u8; 8]],
    ) -> Result<(), AppError> {
        let on_duplicate = self.plan.on_duplicate;
        let found = match on_duplicate {
            OnDuplicate::New => None,
            _ => self.matcher.find_any(tokens),
        };
        match (found, on_duplicate) {
            (None, _) => self.add(sealing, fields, tokens),
            (Some(_), OnDuplicate::Skip | OnDuplicate::New) => {
                self.report.skipped += 1;
                Ok(())
            }
            (Some(found), OnDuplicate::Fill | OnDuplicate::Merge) => {
                if matches!(found, Found::InFile(_)) {
                    // The row it repeats may still be on its way to the database.
                    sealing.drain(|customer| write(self.tx, self.batch, customer))?;
                }
                let (Found::InVault(record) | Found::InFile(record)) = found;
                self.change(record, &fields, on_duplicate == OnDuplicate::Merge)
            }
        }
    }

    fn add(
        &mut self,
        sealing: &mut SealAhead<'_>,
        mut fields: FieldSet,
        tokens: &[[u8; 8]],
    ) -> Result<(), AppError> {
        let record = RecordId::from_bytes(self.core.host.clock.new_id());
        self.matcher.remember_all(tokens, record);
        complete(&mut fields, &self.report.source, &self.report.basis);
        fields.set(FieldKey::State, i64::from(RecordState::Active.code()));
        fields.set(FieldKey::Owner, *self.person.as_bytes());
        // Changes and activities begin where the record does: until the first of them its creation stands for both.
        fields.set(FieldKey::CreatedMs, self.now);
        fields.set(FieldKey::Batch, *self.batch.as_bytes());
        fields.set(FieldKey::Number, i64::try_from(self.number).unwrap_or(i64::MAX));
        self.number += 1;
        self.made.push(record);
        self.report.imported += 1;
        sealing.push(record, fields, |customer| write(self.tx, self.batch, customer))
    }

    fn change(&mut self, record: RecordId, row: &FieldSet, overwrite: bool) -> Result<(), AppError> {
        let mut customer = load(self.tx.vault(), self.grant, record)?;
        // Nobody's customer is not filled up by somebody who has not claimed it, nor a team's by somebody who does not read
        // its contacts.
        let closed = !self.tx.vault().can_write(customer.scope, Level::L2);
        if closed || !merge_into(&mut customer.fields, row, overwrite) {
            self.report.skipped += 1;
            return Ok(());
        }
        customer.fields.set(FieldKey::UpdatedMs, self.now);
        let levels = customer.changed_levels(self.tx.vault(), self.levels);
        let facets = customer.facets(self.tx.vault(), self.levels);
        for (level, facet) in Level::ALL.into_iter().zip(&facets) {
            // A level this person has no key of stays as it is: what it holds cannot be merged with anything.
            let open = self.tx.vault().can_write(customer.scope, level);
            if open && levels.contains(&level) {
                let plain =
                    vault_crypto::Zeroizing::new(facet.encode_padded().map_err(|_| ErrorCode::TextTooLong)?);
                self.tx.put_in_batch(self.batch, customer.place(level), &plain)?;
            }
        }
        log_full(self.tx, self.batch)?;
        self.matcher.remember(&customer.fields, record);
        self.report.updated += 1;
        Ok(())
    }
}

fn write(tx: &mut WriteTx<'_>, batch: BatchId, customer: &SealedCustomer) -> Result<(), AppError> {
    tx.put_sealed(customer)?;
    log_full(tx, batch)
}

/// Bulk work writes an entry whenever enough changes have gathered.
fn log_full(tx: &mut WriteTx<'_>, batch: BatchId) -> Result<(), AppError> {
    if tx.pending_changes() >= CHANGES_PER_ENTRY {
        tx.log(EntryDraft::done("import.rows").text("batch", &batch.to_string()))?;
    }
    Ok(())
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
