//! Who may agree to a request, and who keeps the register: by the membership of the moment, never by what a statement says.

use vault_domain::ids::PersonId;
use vault_domain::role::Role;
use vault_ledger::membership::{Member, Membership};

use super::statement::Request;

/// Rows of the decision table as statements number them.
pub(super) const CLASS_TWO: u8 = 2;

/// Whether this person may agree to that request now.
pub(super) fn may_agree(membership: &Membership, request: &Request, person: PersonId, now_ms: i64) -> bool {
    person != request.requester && eligible(membership, request.requester, request.class, now_ms, person)
}

/// Everybody who may agree to a request of this class.
pub(super) fn approvers(
    membership: &Membership,
    requester: PersonId,
    class: u8,
    now_ms: i64,
) -> Vec<PersonId> {
    let fit =
        |person: &PersonId| *person != requester && eligible(membership, requester, class, now_ms, *person);
    membership.members().map(|(person, _)| person).filter(fit).collect()
}

/// Owners agree to everything; managers to what their own team asks for; auditors are one of two, because they see no customer.
fn eligible(membership: &Membership, requester: PersonId, class: u8, now_ms: i64, person: PersonId) -> bool {
    let Ok(member) = membership.active(person) else { return false };
    let here = member.invited_until_ms.is_none() && member.leaves_ms.is_none_or(|leaves| now_ms < leaves);
    let team = |other: &Member| other.team == member.team;
    here && (member.roles.contains(Role::Owner)
        || (member.roles.contains(Role::Manager) && membership.member(requester).is_some_and(team))
        || (class == CLASS_TWO && member.roles.contains(Role::Auditor)))
}

/// Whether this person sees everything that left, and says what became of it.
pub(super) fn keeps_register(membership: &Membership, person: PersonId) -> bool {
    membership.active(person).is_ok_and(|member| {
        [Role::Owner, Role::Manager, Role::Admin, Role::Auditor]
            .into_iter()
            .any(|role| member.roles.contains(role))
    })
}
