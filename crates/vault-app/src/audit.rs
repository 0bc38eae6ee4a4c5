//! The audit page: the ledger in rows and in numbers. Verification itself is in [`crate::vaults`].

pub(crate) mod detail;
mod groups;
mod list;
mod summary;
mod tally;

use vault_domain::ids::PersonId;
use vault_domain::role::Role;

use crate::session::Session;

pub use list::ledger_list;
pub use summary::ledger_summary;

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
