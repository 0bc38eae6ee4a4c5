//! 泄露溯源 and 散落副本: which copy a leaked list comes from, and where copies lie that no gate has seen.
//!
//! Nothing that is read is kept: what stays is an entry with counts.

mod people;
mod read;
mod recognise;
mod stray;

pub use stray::{stray_cancel, stray_delete, stray_scan};

use vault_domain::action::TraceLeaks;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_ledger::entry::{Actor, Outcome};
use vault_store::{EntryDraft, LedgerQuery};

use crate::contract::trace::{Trace, TraceLeak, TracedCopy};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::exports::{self, Marked};
use crate::presentation;
use crate::session::Session;
use crate::trace::{CopyKey, Suspect, Verdict, judge};
use recognise::recognise;

/// Copies an answer lists.
const MOST_COPIES: usize = 50;
/// Runs that are compared; the oldest are left out beyond.
const MOST_RUNS: u32 = 10_000;

/// `trace_leak`
pub fn trace_leak(
    core: &Core,
    state: &mut State,
    grant: &Grant<TraceLeaks>,
    request: TraceLeak,
) -> Result<Trace, AppError> {
    core.begin_work();
    let read::Read { rows: leaked, cut } = match &request {
        TraceLeak::File { path } => read::file(std::path::Path::new(path))?,
        TraceLeak::Text { text } => read::text(text),
    };
    if leaked.is_empty() {
        return Err(ErrorCode::FileEmpty.into());
    }
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    presentation::refuse(session)?;
    let copies = copies(session, grant, now)?;
    let matched = recognise(core, session, grant, &leaked)?;
    let holds: Vec<_> =
        copies.iter().map(|copy| move |record: RecordId| copy.held.binary_search(&record).is_ok()).collect();
    let suspects: Vec<Suspect<'_>> = copies
        .iter()
        .zip(&holds)
        .map(|(copy, holds)| Suspect {
            request: copy.marked.request,
            key: &copy.key,
            fields: &copy.marked.fields,
            holds,
            canaries: (0..copy.marked.canaries).map(|number| copy.key.canary(number, None)).collect(),
        })
        .collect();
    let judged = judge(&leaked, &matched, &suspects);
    let traced: Vec<TracedCopy> =
        judged.verdicts.iter().take(MOST_COPIES).filter_map(|verdict| traced(verdict, &copies)).collect();
    let records: Vec<RecordId> = {
        let mut records: Vec<RecordId> = matched.iter().map(|matched| matched.record).collect();
        records.sort_unstable();
        records.dedup();
        records
    };
    let session = state.session()?;
    let people = people::of(session, grant, &records, &copies)?;
    let named: Vec<&str> =
        traced.iter().filter(|copy| copy.named).map(|copy| copy.register_no.as_str()).collect();
    let entry = EntryDraft::done("leak.trace")
        .int("rows", i64::try_from(leaked.len()).unwrap_or(i64::MAX))
        .int("count", i64::try_from(records.len()).unwrap_or(i64::MAX))
        .text("register", &named.join(", "));
    session.vault.record(entry)?;
    Ok(Trace {
        rows: leaked.len() as u64,
        cut,
        matched: judged.rows,
        enough: judged.enough,
        copies: traced,
        customers: people::customers(session, &records, now),
        people,
    })
}

/// A copy that left, with what only whoever reads sealed details knows.
pub(crate) struct LeftCopy {
    marked: Marked,
    key: CopyKey,
    /// Sorted.
    pub held: Vec<RecordId>,
    register_no: String,
    at_ms: i64,
    /// Who ran it.
    pub person: vault_domain::ids::PersonId,
}

/// Every marked copy that left and is still known.
fn copies(session: &Session, grant: &Grant<TraceLeaks>, now_ms: i64) -> Result<Vec<LeftCopy>, AppError> {
    if !session.vault.reads_details() {
        return Err(ErrorCode::KeysMissing.into());
    }
    let query = LedgerQuery { actions: vec![exports::RUN], limit: MOST_RUNS, ..LedgerQuery::default() };
    let mut copies = Vec::new();
    for logged in session.vault.ledger(grant, &query)? {
        let (Actor::Person(person), Outcome::Done, Some(detail)) =
            (logged.entry.actor, &logged.entry.result, &logged.detail)
        else {
            continue;
        };
        let text = |key: &str| crate::audit::detail::text(detail, key).unwrap_or_default();
        let Ok(request) = text("record").parse::<RecordId>() else { continue };
        let Some(secret) = secret(&text("copy_key")) else { continue };
        let Some(marked) = exports::marked(session, grant, request, now_ms)? else { continue };
        copies.push(LeftCopy {
            held: exports::held::read(&session.vault, grant, request)?,
            marked,
            key: CopyKey::from_bytes(secret),
            register_no: text("register"),
            at_ms: logged.entry.wall_ms,
            person,
        });
    }
    Ok(copies)
}

/// 64 hexadecimal digits.
fn secret(text: &str) -> Option<[u8; 32]> {
    let mut out = [0; 32];
    if text.len() != 2 * out.len() {
        return None;
    }
    for (at, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(out)
}

fn traced(verdict: &Verdict, copies: &[LeftCopy]) -> Option<TracedCopy> {
    let copy = copies.iter().find(|copy| copy.marked.request == verdict.request)?;
    let share = |part: u64, whole: u64| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    Some(TracedCopy {
        request_id: verdict.request,
        register_no: copy.register_no.clone(),
        requester_name: copy.marked.requester_name.clone(),
        recipient_name: copy.marked.recipient_name.clone(),
        at_ms: copy.at_ms,
        rows: copy.held.len() as u64,
        sites: verdict.sites,
        agreeing: verdict.agreeing,
        missing_rows: verdict.missing_rows,
        canaries: verdict.canaries_hit.len() as u64,
        confidence: share(verdict.agreeing, verdict.sites),
        false_positive: verdict.false_positive,
        named: verdict.named,
    })
}
