//! Which signer may state which fact.
//!
//! | fact | root | owner | admin | manager | oneself |
//! |---|---|---|---|---|---|
//! | a person added, invited, frozen, unfrozen, given roles, a team, a last day | yes | yes | unless owner or admin before or after | – | – |
//! | a person's keys replaced | yes | unless that person is an owner | – | – | yes |
//! | a device enrolled or retired, a setting changed | yes | yes | yes | – | – |
//! | the key of ledger details stated, going on after lost entries, details pruned | yes | yes | – | – | – |
//!
//! Everybody may write a checkpoint of the entries so far.
//!
//! Compartment keys: the root and owners grant whatever they like. Everybody else passes on the newest key of a
//! compartment held, and only to people whose roles call for it (`entitled.rs`). A new generation is begun by managers
//! who hold the one before, and by everybody for the own scope.
//!
//! A device signs events, never facts and never rows that belong to a level: its key can be reached by
//! everybody who shares the computer account.

use vault_crypto::grant_seal::Recipient;
use vault_domain::ids::{PersonId, ScopeId};
use vault_domain::role::Role;

use super::fact::{Fact, GrantFact};
use super::roles::Roles;
use super::{Member, Membership, Refusal};
use crate::entry::{Actor, Entry};

impl Membership {
    pub(super) fn check_rights(&self, entry: &Entry, fact: Option<&Fact>) -> Result<(), Refusal> {
        let allowed = match (entry.actor, fact) {
            (Actor::Root, _) | (Actor::Person(_), None) => true,
            (Actor::Device, Some(_)) => false,
            (Actor::Device, None) => entry.changes.iter().all(|change| change.level == 0),
            // Whether the person may write at all was judged with the signature.
            (Actor::Person(person), Some(fact)) => {
                self.may_state(person, self.member(person).ok_or(Refusal::NotAMember)?, fact)
            }
        };
        if allowed { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    fn may_state(&self, person: PersonId, signer: &Member, fact: &Fact) -> bool {
        let owner = signer.roles.contains(Role::Owner);
        let admin = signer.roles.contains(Role::Admin);
        let before = |target: &PersonId| self.member(*target).map_or(Roles::NONE, |member| member.roles);
        match fact {
            Fact::VaultCreated { .. } => false,
            Fact::MemberAdded(new) | Fact::MemberInvited(new, _) => owner || (admin && !new.roles.governs()),
            Fact::MemberFrozen(target)
            | Fact::MemberUnfrozen(target)
            | Fact::MemberTeam(target, _)
            | Fact::MemberLeaves(target, _) => owner || (admin && !before(target).governs()),
            Fact::MemberRoles(target, after) => {
                owner || (admin && !before(target).governs() && !after.governs())
            }
            Fact::MemberRekeyed { person: target, .. } => {
                *target == person || (owner && !before(target).contains(Role::Owner))
            }
            Fact::GrantIssued(grants) => {
                owner || grants.iter().all(|grant| self.may_grant(person, signer, grant))
            }
            Fact::DeviceEnrolled { .. } | Fact::DeviceRetired(_) | Fact::SettingsChanged { .. } => {
                owner || admin
            }
            Fact::AuditKey(_) | Fact::Discontinuity { .. } | Fact::Prune { .. } => owner,
            // True or false for everybody alike: whoever acts may witness.
            Fact::Checkpoint { .. } => true,
        }
    }

    fn may_grant(&self, person: PersonId, signer: &Member, grant: &GrantFact) -> bool {
        let newest = self.epoch(grant.scope, grant.level);
        let own = grant.scope == ScopeId::from(person) || grant.scope == ScopeId::from(person).billing();
        let holds = self.compartments.holds_newest(grant.scope, grant.level, Recipient::Person(person));
        let begins = newest.is_none_or(|newest| grant.epoch > newest);
        let may = if begins {
            own || (holds && signer.roles.contains(Role::Manager))
        } else {
            holds && newest == Some(grant.epoch)
        };
        may && self.calls_for(grant)
    }
}
