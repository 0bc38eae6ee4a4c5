//! Folders looked through for customer lists.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use vault_crypto::Secret;
use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_store::directory::Filters;
use vault_store::{EntryDraft, phone_token};

use crate::calendar::today;
use crate::contract::event::Job;
use crate::contract::trace::{DeleteStray, ScanFolders, Stray, Strays};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::customers::load;
use crate::error::AppError;
use crate::progress::Progress;
use crate::session::Session;
use crate::strays::{Detected, Ended, Limits, Search, scan};

const MOST_FOLDERS: usize = 16;
const MOST_FOUND: usize = 500;
/// Customers whose identity numbers and addresses are compared as well; beyond, phones are enough to know a list by.
const MOST_OPENED: usize = 200_000;

/// `stray_scan`
pub fn stray_scan(
    core: &Core,
    state: &mut State,
    grant: &Grant<ImportCustomers>,
    request: ScanFolders,
) -> Result<Strays, AppError> {
    core.begin_work();
    if !(1..=MOST_FOLDERS).contains(&request.folders.len()) {
        return Err(ErrorCode::BadRequest.into());
    }
    let session = state.session()?;
    let dedupe = session.vault.keys().dedupe_key();
    let tokens = tokens(session, grant, &dedupe)?;
    let known = |value: Detected<'_>| match value {
        Detected::Phone(number) => tokens.contains(&phone_token(&dedupe, number)),
        Detected::ResidentId(number) => tokens.contains(&other_token(&dedupe, number)),
        Detected::Email(address) => tokens.contains(&other_token(&dedupe, &address.to_lowercase())),
    };
    let roots: Vec<PathBuf> = request.folders.iter().map(PathBuf::from).collect();
    let excluded = [session.vault.folder().root().to_owned(), core.host.data_dir.clone()];
    let search = Search {
        roots: &roots,
        excluded: &excluded,
        today: today(core, session),
        limits: Limits { findings: MOST_FOUND, ..Limits::default() },
    };
    let mut progress = Progress::new(core, Job::Scan);
    let found = scan(&search, &known, &mut |files, _| progress.step(files, files + 1))
        .map_err(|_| AppError::new(ErrorCode::FileNotFound))?;
    if found.ended == Ended::Stopped {
        return Err(ErrorCode::Cancelled.into());
    }
    let unreadable = found.findings.iter().filter(|finding| finding.unreadable.is_some()).count() as u64;
    let mut lists: Vec<Stray> = found
        .findings
        .into_iter()
        .filter(|finding| finding.known > 0)
        .map(|finding| Stray {
            path: finding.path.to_string_lossy().into_owned(),
            kind: finding.kind.to_owned(),
            bytes: finding.bytes,
            modified_ms: finding.modified_ms,
            rows: finding.rows,
            phones: finding.phones,
            ids: finding.ids,
            mails: finding.mails,
            known: finding.known,
        })
        .collect();
    session.strays = lists.iter().map(|stray| PathBuf::from(&stray.path)).collect();
    lists.sort_by_key(|stray| std::cmp::Reverse(stray.known));
    let entry = EntryDraft::done("stray.scan")
        .int("count", i64::try_from(lists.len()).unwrap_or(i64::MAX))
        .int("files", i64::try_from(found.files).unwrap_or(i64::MAX));
    session.vault.record(entry)?;
    Ok(Strays {
        files: found.files,
        bytes: found.bytes,
        unreadable: unreadable + found.folders_closed + found.archives,
        incomplete: found.ended == Ended::TooMany || found.folders_too_deep > 0,
        found: lists,
    })
}

/// What values of the vault look like without being them: phones from the index, identity numbers and mail addresses from the
/// customers themselves.
fn tokens(
    session: &Session,
    grant: &Grant<ImportCustomers>,
    dedupe: &Secret<32>,
) -> Result<HashSet<[u8; 8]>, AppError> {
    let mut tokens = HashSet::new();
    session.vault.index().directory().each_token(|token, _| {
        tokens.insert(token);
    });
    let records = session.vault.index().directory().records(&Filters::default());
    for record in records.into_iter().take(MOST_OPENED) {
        let Ok(customer) = load(&session.vault, grant, record) else { continue };
        for number in customer.fields.texts(FieldKey::IdNumber) {
            tokens.insert(other_token(dedupe, number));
        }
        for address in customer.fields.texts(FieldKey::Email) {
            tokens.insert(other_token(dedupe, &address.to_lowercase()));
        }
    }
    Ok(tokens)
}

fn other_token(key: &Secret<32>, value: &str) -> [u8; 8] {
    let token = vault_crypto::hash::token(key, "clientvault/v1/stray", value.as_bytes());
    let mut out = [0; 8];
    out.copy_from_slice(token.split_at(8).0);
    out
}

/// `stray_delete`: one file of the last search, entry first.
pub fn stray_delete(
    _: &Core,
    state: &mut State,
    _: &Grant<ImportCustomers>,
    request: DeleteStray,
) -> Result<Done, AppError> {
    let path = Path::new(&request.path);
    let session = state.session()?;
    // Only what the search has shown: a page that was tampered with deletes nothing else.
    let Some(at) = session.strays.iter().position(|stray| stray == path) else {
        return Err(ErrorCode::BadRequest.into());
    };
    if !std::fs::symlink_metadata(path)?.is_file() {
        return Err(ErrorCode::BadRequest.into());
    }
    session.vault.record(EntryDraft::done("stray.delete"))?;
    std::fs::remove_file(path)?;
    session.strays.swap_remove(at);
    Ok(Done {})
}

/// `stray_cancel`: the running work has been interrupted by the dispatch before this runs.
pub fn stray_cancel(_: &Core, _: &mut State, _: &Grant<ImportCustomers>, _: Empty) -> Result<Done, AppError> {
    Ok(Done {})
}
