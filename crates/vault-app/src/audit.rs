//! The audit page: the ledger in rows and in numbers. Verification itself is in [`crate::vaults`].

mod checkpoint;
pub(crate) mod detail;
mod export;
mod groups;
mod keep;
mod list;
mod looks;
mod month;
pub(crate) mod open_facts;
mod summary;
mod tally;
mod watch;

use vault_domain::ids::PersonId;
use vault_domain::role::Role;

use crate::session::Session;

pub use checkpoint::{ledger_checkpoint, ledger_save_checkpoint, ledger_witness};
pub use export::{ledger_disclosure, ledger_export, ledger_export_cancel};
pub use keep::{hold_lift, hold_set, ledger_prune};
pub use list::{ledger_list, ledger_show};
pub(crate) use looks::LookNotes;
pub use month::{ledger_month, ledger_save_month};
pub use summary::ledger_summary;
pub use watch::{alert_review, day_review, watch_list};

/// Whose entries somebody may read: a manager's team, everybody's for owners, admins and auditors (`None`).
pub(crate) fn readable_people(session: &Session) -> Option<Vec<PersonId>> {
    let roles = session.subject().roles;
    if [Role::Owner, Role::Admin, Role::Auditor].iter().any(|role| roles.contains(role)) {
        return None;
    }
    let me = session.vault.keys().person;
    let membership = session.vault.membership();
    let team = membership.member(me).map(|member| member.team);
    Some(
        membership
            .members()
            .filter(|(_, member)| Some(member.team) == team)
            .map(|(person, _)| person)
            .collect(),
    )
}

/// Bytes as lower-case hex digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
