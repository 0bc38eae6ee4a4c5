//! The ledger written out for somebody outside: every entry, with the details of what was chosen.

use std::collections::HashMap;
use std::path::Path;

use vault_domain::action::ExportLedger;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_ledger::audit_file::Selection;
use vault_store::{EntryDraft, ExportError, LedgerQuery, StoreError};

use crate::contract::event::Job;
use crate::contract::evidence::{
    ActionCount, DisclosureChoice, DisclosurePreview, ExportAudit, LedgerExported,
};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::progress::Progress;
use crate::session::Session;

/// Bytes of an entry with its signature and frames, on average; a detail adds about as much again as it seals.
const ENTRY_BYTES: u64 = 420;
const DETAIL_BYTES: u64 = 140;

/// `ledger_disclosure`: what a choice comes to.
pub fn ledger_disclosure(
    _: &Core,
    state: &mut State,
    grant: &Grant<ExportLedger>,
    request: DisclosureChoice,
) -> Result<DisclosurePreview, AppError> {
    let session = state.session()?;
    let selection = selection(session, &request)?;
    session.vault.read_ledger_facts(grant)?;
    let facts = session.vault.ledger_facts(grant)?;
    let query = LedgerQuery {
        from_ms: request.from_ms,
        // The choice ends before this instant, the query with it.
        until_ms: request.until_ms.map(|until| until.saturating_sub(1)),
        people: request.person_id.into_iter().collect(),
        limit: u32::MAX,
        ..LedgerQuery::default()
    };
    let (mut selected, mut pruned, mut actions) = (0, 0, HashMap::new());
    let (_, seqs) = facts.page(&query, |_| true);
    let object = selection.object.map(|(object_ref, _)| vault_store::object_key(&object_ref));
    for seq in seqs {
        let Some(fact) = facts.at(seq) else { continue };
        let about = match object {
            None => true,
            Some(object) if object == fact.object => true,
            Some(_) if fact.object != 0 => false,
            // Bulk work names its records among the changes only.
            Some(_) => session
                .vault
                .ledger_at(grant, &[seq])?
                .first()
                .is_some_and(|logged| selection.selects(&logged.entry)),
        };
        if about {
            selected += 1;
            pruned += u64::from(seq <= session.vault.pruned_until());
            *actions.entry(fact.action.to_owned()).or_insert(0) += 1;
        }
    }
    let mut actions: Vec<ActionCount> =
        actions.into_iter().map(|(action, count)| ActionCount { action, count }).collect();
    actions.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.action.cmp(&b.action)));
    let entries = facts.len();
    Ok(DisclosurePreview {
        entries,
        selected,
        pruned,
        actions,
        bytes: entries * ENTRY_BYTES + selected * DETAIL_BYTES,
    })
}

/// The choice in the words of the file.
fn selection(session: &Session, choice: &DisclosureChoice) -> Result<Selection, AppError> {
    if choice.from_ms.zip(choice.until_ms).is_some_and(|(from, until)| from > until) {
        return Err(ErrorCode::BadRequest.into());
    }
    Ok(Selection {
        from_ms: choice.from_ms,
        until_ms: choice.until_ms,
        actor: choice.person_id,
        object: choice.record_id.map(|record| (session.vault.object_ref(record), record)),
        pruned_until: session.vault.pruned_until(),
    })
}

/// `ledger_export`: the entry first, then a checkpoint that covers it, then the file, verified entry by entry while it is
/// written. Whatever stops it leaves no file.
pub fn ledger_export(
    core: &Core,
    state: &mut State,
    grant: &Grant<ExportLedger>,
    request: ExportAudit,
) -> Result<LedgerExported, AppError> {
    core.begin_work();
    let session = state.session()?;
    if request.details && !session.vault.reads_details() {
        return Err(ErrorCode::KeysMissing.into());
    }
    let chosen = selection(session, &request.choice)?;
    // The place first: a file that cannot be written is nobody's export.
    let mut file = crate::gate::file(&session.vault, Path::new(&request.path))?;
    let kind = match (request.details, request.choice.record_id, request.choice.person_id) {
        (false, ..) => "bare",
        (true, Some(_), _) => "customer",
        (true, None, Some(_)) => "person",
        (true, None, None) => "period",
    };
    let mut entry = EntryDraft::done("ledger.export")
        .text("kind", kind)
        .int("entries", i64::try_from(session.vault.head().seq + 2).unwrap_or(i64::MAX));
    if let Some(record) = request.choice.record_id {
        entry = entry.on(record).text("record", &record.to_string());
    }
    session.vault.write(grant)?.commit(entry)?;
    let made = session.vault.make_checkpoint(grant, "export")?;
    let mut progress = Progress::new(core, Job::LedgerExport);
    let written = session.vault.export_ledger(
        grant,
        &mut file,
        &made.text,
        request.details.then_some(&chosen),
        &mut |done, total| progress.step(done, total),
    );
    let written = match written {
        Ok(written) => written,
        Err(error) => {
            let failed = match &error {
                ExportError::Store(StoreError::Cancelled) => "cancelled",
                ExportError::Broken(_) => "ledger_broken",
                ExportError::Write(_) | ExportError::Store(_) => "file_access",
            };
            session.vault.record(EntryDraft::refused("ledger.export", failed))?;
            return Err(export_error(error));
        }
    };
    let bytes = file.commit()?;
    Ok(LedgerExported {
        entries: written.entries,
        details: written.details,
        bytes,
        root_fingerprint: session.vault.keys().root_fingerprint.to_string(),
    })
}

fn export_error(error: ExportError) -> AppError {
    match error {
        ExportError::Broken(broken) => AppError::new(ErrorCode::LedgerBroken).number("seq", broken.seq),
        ExportError::Write(_) => ErrorCode::FileAccess.into(),
        ExportError::Store(error) => error.into(),
    }
}

/// `ledger_export_cancel`: the running work has been interrupted by the dispatch before this runs.
pub fn ledger_export_cancel(
    _: &Core,
    _: &mut State,
    _: &Grant<ExportLedger>,
    _: Empty,
) -> Result<Done, AppError> {
    Ok(Done {})
}
