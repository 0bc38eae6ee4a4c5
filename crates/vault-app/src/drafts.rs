//! Forms that were not saved when the vault locked: sealed in the vault, offered afterwards.

use minicbor::{Decode, Encode};
use vault_domain::action::EditCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{EntryDraft, Expect, OpenVault, Place};

use crate::contract::settings::{Draft, DraftList, DraftRef, StoredDraft};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

const MAX_KEY: usize = 100;
const MAX_BODY: usize = 256 * 1024;
/// A person's drafts; more means that the page forgot to discard.
const MAX_DRAFTS: usize = 50;

#[derive(Encode, Decode)]
#[cbor(map)]
struct Stored {
    #[n(0)]
    key: String,
    #[n(1)]
    body: String,
    #[n(2)]
    saved_ms: i64,
}

/// `draft_save`
pub fn draft_save(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    draft: Draft,
) -> Result<Done, AppError> {
    if draft.key.is_empty() || draft.key.len() > MAX_KEY || draft.body.len() > MAX_BODY {
        return Err(ErrorCode::TextTooLong.into());
    }
    let session = state.session()?;
    let place = place(&session.vault, &draft.key);
    let known = read_all(&session.vault, grant)?;
    refuse_hidden(session, &known, &draft.key)?;
    if known.len() >= MAX_DRAFTS && !known.iter().any(|stored| stored.key == draft.key) {
        return Err(ErrorCode::Busy.into());
    }
    let stored = Stored { key: draft.key, body: draft.body, saved_ms: core.host.clock.wall_ms() };
    let plain = vault_crypto::Zeroizing::new(
        minicbor::to_vec(&stored).map_err(|_| AppError::new(ErrorCode::Internal))?,
    );
    let mut tx = session.vault.write(grant)?;
    tx.put(place, Expect::Any, &plain)?;
    tx.commit(EntryDraft::done("draft.save"))?;
    Ok(Done {})
}

/// `draft_list`
pub fn draft_list(
    _: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    _: Empty,
) -> Result<DraftList, AppError> {
    let mut drafts: Vec<StoredDraft> = read_all(&state.session()?.vault, grant)?
        .into_iter()
        .map(|stored| StoredDraft { key: stored.key, body: stored.body, saved_ms: stored.saved_ms })
        .collect();
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_ms));
    Ok(DraftList { drafts })
}

/// `draft_discard`
pub fn draft_discard(
    _: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    draft: DraftRef,
) -> Result<Done, AppError> {
    let session = state.session()?;
    refuse_hidden(session, &read_all(&session.vault, grant)?, &draft.key)?;
    let place = place(&session.vault, &draft.key);
    let mut tx = session.vault.write(grant)?;
    tx.remove(place.scope, place.record, place.level, Expect::Any)?;
    tx.commit(EntryDraft::done("draft.discard"))?;
    Ok(Done {})
}

/// What was kept before an audience came is not shown to the page now, so the page must not write over it.
fn refuse_hidden(session: &Session, known: &[Stored], key: &str) -> Result<(), AppError> {
    let hidden = |stored: &Stored| session.presenting_since.is_some_and(|since| stored.saved_ms <= since);
    let refused = known.iter().any(|stored| stored.key == key && hidden(stored));
    if refused { Err(ErrorCode::Presenting.into()) } else { Ok(()) }
}

/// How many drafts wait, for the status.
pub(crate) fn count(vault: &OpenVault, grant: &Grant<EditCustomers>) -> Result<u32, AppError> {
    Ok(u32::try_from(read_all(vault, grant)?.len()).unwrap_or(u32::MAX))
}

fn read_all(vault: &OpenVault, grant: &Grant<EditCustomers>) -> Result<Vec<Stored>, AppError> {
    Ok(vault
        .open_kind(grant, RecordKind::Draft.code())?
        .iter()
        // Whoever reads others' customers does not read what they have not saved.
        .filter(|facet| facet.place.scope == vault.own_scope())
        .filter_map(|facet| minicbor::decode(&facet.plain).ok())
        .collect())
}

/// A draft's record follows from its key and its person, so that saving again replaces it.
fn place(vault: &OpenVault, key: &str) -> Place {
    let scope = vault.own_scope();
    let named = [scope.as_bytes().as_slice(), key.as_bytes()].concat();
    let token = vault_crypto::hash::token(&vault.keys().dedupe_key(), "clientvault/v1/draft", &named);
    Place {
        scope,
        record: RecordId::from_bytes(token),
        level: Level::L2,
        kind: RecordKind::Draft.code(),
        parent: Some(RecordId::from_bytes(*scope.as_bytes())),
    }
}
