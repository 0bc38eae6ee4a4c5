//! Which compartments a person's roles call for, and into which the person may write.

use vault_domain::ids::{PersonId, ScopeId, TeamId};
use vault_domain::level::Level;
use vault_domain::reach::{self, ScopeKind};

use super::fact::GrantFact;
use super::{Membership, Recipient, Roles};

impl Membership {
    /// What the scope is, seen from the person; `None` for a scope nobody has.
    #[must_use]
    pub fn scope_kind(&self, person: PersonId, scope: ScopeId) -> Option<ScopeKind> {
        let team = self.member(person)?.team;
        self.scope_kind_from(Some(person), team, scope)
    }

    /// The same for somebody who is not a member yet, or might be in another team.
    fn scope_kind_from(&self, person: Option<PersonId>, team: TeamId, scope: ScopeId) -> Option<ScopeKind> {
        let itself = self.customers_kind(person, team, scope);
        itself.or_else(|| self.customers_kind(person, team, scope.billing())?.billing())
    }

    /// Whose customers' billing facts a scope holds, if that is what it is.
    #[must_use]
    pub fn billed_scope(&self, scope: ScopeId) -> Option<ScopeId> {
        let base = scope.billing();
        let kind = |scope| self.customers_kind(None, TeamId::HOUSE, scope);
        (kind(scope).is_none() && kind(base).is_some_and(|kind| kind.billing().is_some())).then_some(base)
    }

    /// What a scope is that is not the billing side of another one.
    fn customers_kind(&self, person: Option<PersonId>, team: TeamId, scope: ScopeId) -> Option<ScopeKind> {
        match scope {
            ScopeId::COMMON => return Some(ScopeKind::Common),
            ScopeId::POOL => return Some(ScopeKind::Pool),
            ScopeId::AUDIT => return Some(ScopeKind::Audit),
            _ if scope.is_kept() => return Some(ScopeKind::Kept),
            _ => {}
        }
        if person.is_some_and(|person| scope == ScopeId::from(person)) {
            return Some(ScopeKind::Own);
        }
        if let Some(other) = self.member(PersonId::from_bytes(*scope.as_bytes())) {
            return Some(if other.team == team { ScopeKind::Teammate } else { ScopeKind::Stranger });
        }
        if scope == ScopeId::from(team) {
            return Some(ScopeKind::Team);
        }
        // A team the last person has left still has customers.
        let left = || !scope.is_billing_side() && self.epoch(scope, Level::L1).is_some();
        let somebodys = self.members().any(|(_, member)| scope == ScopeId::from(member.team)) || left();
        somebodys.then_some(ScopeKind::OtherTeam)
    }

    /// Whether somebody with these roles in this team would be called to hold the key; `None` for a new person.
    #[must_use]
    pub fn would_be_entitled(
        &self,
        person: Option<PersonId>,
        roles: Roles,
        team: TeamId,
        scope: ScopeId,
        level: Level,
    ) -> bool {
        let kind = self.scope_kind_from(person, team, scope);
        kind.is_some_and(|kind| reach::reaches(roles.iter(), kind, level))
    }

    /// Whether the person's roles call for the key, frozen or not.
    #[must_use]
    pub fn entitled(&self, person: PersonId, scope: ScopeId, level: Level) -> bool {
        let Some(member) = self.member(person) else { return false };
        let kind = self.scope_kind(person, scope);
        kind.is_some_and(|kind| reach::reaches(member.roles.iter(), kind, level))
    }

    /// Compartments whose newest key owners gave the person although the roles do not call for it.
    pub fn exceptions(&self, person: PersonId) -> impl Iterator<Item = (ScopeId, Level)> {
        self.held_by(person)
            .map(|(scope, level, _)| (scope, level))
            .filter(move |(scope, level)| !self.entitled(person, *scope, *level))
            .filter(move |(scope, level)| self.compartments.is_exception(*scope, *level, person))
    }

    /// Whether a key the person was given is to be used: the roles call for it now, or an owner made an exception.
    #[must_use]
    pub fn may_read(&self, person: PersonId, scope: ScopeId, level: Level) -> bool {
        self.entitled(person, scope, level) || self.compartments.is_exception(scope, level, person)
    }

    /// Whether the grant follows from the recipient's roles; the recovery key receives everything.
    pub(super) fn calls_for(&self, grant: &GrantFact) -> bool {
        match grant.recipient {
            Recipient::Recovery => true,
            Recipient::Person(person) => self.entitled(person, grant.scope, grant.level),
        }
    }

    /// Whether the person held the newest key of the compartment and might use it.
    #[must_use]
    pub fn could_read(&self, person: PersonId, scope: ScopeId, level: Level) -> bool {
        self.compartments.holds_newest(scope, level, Recipient::Person(person))
            && self.may_read(person, scope, level)
    }

    /// Whether a row of this compartment signed by the person counts: active, holding the newest key, and called for by
    /// the roles or excepted by an owner. What everybody reads, only owners and admins write.
    #[must_use]
    pub fn may_write(&self, person: PersonId, scope: ScopeId, level: Level) -> bool {
        let Ok(member) = self.active(person) else { return false };
        if scope == ScopeId::COMMON && !member.roles.governs() {
            return false;
        }
        self.could_read(person, scope, level)
    }

    /// The compartments into which the person may write.
    pub fn writable_by(&self, person: PersonId) -> impl Iterator<Item = (ScopeId, Level)> {
        self.held_by(person)
            .map(|(scope, level, _)| (scope, level))
            .filter(move |(scope, level)| self.may_write(person, *scope, *level))
    }

    /// Compartments whose key the person's roles call for and the person does not hold.
    pub fn lacking(&self, person: PersonId) -> impl Iterator<Item = (ScopeId, Level, u32)> {
        let active = self.active(person).is_ok();
        self.compartments().filter(move |(scope, level, _)| {
            active
                && self.entitled(person, *scope, *level)
                && !self.compartments.holds_newest(*scope, *level, Recipient::Person(person))
        })
    }

    /// Compartments of which the person once held a key, and not the newest one any more.
    pub fn outdated(&self, person: PersonId) -> impl Iterator<Item = (ScopeId, Level, u32)> {
        self.compartments().filter(move |(scope, level, newest)| {
            let held = self.grant(*scope, *level, Recipient::Person(person));
            held.is_some_and(|(epoch, _)| epoch < *newest)
        })
    }

    /// Compartments whose newest key the person holds although neither roles nor an exception call for it, or although
    /// the person is frozen.
    pub fn surplus(&self, person: PersonId) -> impl Iterator<Item = (ScopeId, Level, u32)> {
        let active = self.active(person).is_ok();
        self.held_by(person)
            .filter(move |(scope, level, _)| !active || !self.may_read(person, *scope, *level))
    }
}
