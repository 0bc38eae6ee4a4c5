//! Whose a scope is.

use vault_domain::ids::{PersonId, ScopeId, TeamId};
use vault_ledger::membership::Membership;

use super::custodians::custodians;
use crate::contract::customer::Receiver;
use crate::session::Session;

/// Who has the customers of a scope. People are never forgotten; what is nobody's own is a team's.
pub(crate) fn owner_of(membership: &Membership, scope: ScopeId) -> Receiver {
    let person = PersonId::from_bytes(*scope.as_bytes());
    if scope == ScopeId::POOL {
        Receiver::Pool
    } else if scope.is_kept() {
        Receiver::Kept
    } else if membership.member(person).is_some() {
        Receiver::Person { id: person }
    } else {
        Receiver::Team { id: TeamId::from_bytes(*scope.as_bytes()) }
    }
}

/// The name of whoever has the customers of a scope: those who were named where it is kept by them.
pub(crate) fn name_of_scope(session: &Session, scope: ScopeId) -> String {
    let names = custodians(session, scope);
    if names.is_empty() {
        return name_of_owner(session, owner_of(session.vault.membership(), scope));
    }
    names.into_iter().map(|one| one.name).collect::<Vec<_>>().join(", ")
}

/// The name of whoever that is: empty for the pool, for the team that has none, and for whom nobody was named.
pub(crate) fn name_of_owner(session: &Session, owner: Receiver) -> String {
    let name = match owner {
        Receiver::Person { id } => session.people.get(&id),
        Receiver::Team { id } => session.teams.get(&id),
        Receiver::Pool | Receiver::Kept => None,
    };
    name.cloned().unwrap_or_default()
}
