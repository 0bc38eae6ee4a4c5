//! Where the program stands.

use crate::contract::app::{AppStatus, Phase, ReadOnlyReason, SessionSummary};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;
use vault_store::ReadOnly;

/// `app_status`
pub fn app_status(core: &Core, _: Empty) -> Result<AppStatus, AppError> {
    Ok(status(core, &mut core.state()))
}

/// `session_touch`: the person is there.
pub fn session_touch(core: &Core, _: Empty) -> Result<Done, AppError> {
    core.touch();
    Ok(Done {})
}

pub(crate) fn status(core: &Core, state: &mut State) -> AppStatus {
    let mut vault = state.chosen.as_ref().map(super::choose::Chosen::summary);
    let session = state.session.as_mut().map(summary);
    if let (Some(vault), Some(session)) = (&mut vault, &state.session) {
        vault.mode = Some(session.settings.mode());
    }
    AppStatus {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        platform: core.host.platform,
        phase: match (&vault, &session) {
            (None, _) => Phase::NoVault,
            (Some(_), None) => Phase::Locked,
            (Some(_), Some(_)) => Phase::Open,
        },
        vault,
        session,
        known_vaults: state.local.known(),
        prefs: state.local.prefs.clone(),
    }
}

fn summary(session: &mut Session) -> SessionSummary {
    // A number that is a little old is better than no status.
    let _ = session.vault.catch_up_index();
    let drafts =
        session.authorize().and_then(|grant| crate::drafts::count(&session.vault, &grant)).unwrap_or(0);
    SessionSummary {
        person_id: session.vault.keys().person,
        person_name: session.person_name.clone(),
        watermark_tail: session.watermark_tail.clone(),
        roles: session.subject().roles,
        since_ms: session.since_ms,
        lock_after_s: u32::from(session.settings.lock_after_min) * 60,
        read_only: session.vault.read_only().map(read_only),
        customers: session.vault.index().directory().len() as u64,
        drafts,
        presenting: session.presenting_since.is_some(),
    }
}

const fn read_only(reason: ReadOnly) -> ReadOnlyReason {
    match reason {
        ReadOnly::Behind(entries) => ReadOnlyReason::Behind { entries },
        ReadOnly::Forked => ReadOnlyReason::Forked,
        ReadOnly::Damaged(rows) => ReadOnlyReason::Damaged { rows },
        ReadOnly::DiskFull => ReadOnlyReason::DiskFull,
    }
}
