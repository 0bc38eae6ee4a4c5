//! Which signer may state which fact.
//!
//! | fact | root | owner | admin | manager | oneself |
//! |---|---|---|---|---|---|
//! | a person added, frozen, unfrozen, given roles | yes | yes | unless owner or admin before or after | – | – |
//! | a person's keys replaced | yes | unless that person is an owner | – | – | yes |
//! | compartment keys granted | yes | yes | – | newest key of compartments held | – |
//! | a device enrolled or retired, a setting changed | yes | yes | yes | – | – |
//! | going on after lost entries | yes | yes | – | – | – |
//!
//! A device signs events, never facts and never rows that belong to a level: its key can be reached by
//! everybody who shares the computer account.

use vault_crypto::grant_seal::Recipient;
use vault_domain::ids::PersonId;
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
            (Actor::Person(person), Some(fact)) => self.may_state(person, self.active(person)?, fact),
        };
        if allowed { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    fn may_state(&self, person: PersonId, signer: &Member, fact: &Fact) -> bool {
        let owner = signer.roles.contains(Role::Owner);
        let admin = signer.roles.contains(Role::Admin);
        let before = |target: &PersonId| self.member(*target).map_or(Roles::NONE, |member| member.roles);
        match fact {
            Fact::VaultCreated { .. } => false,
            Fact::MemberAdded(new) => owner || (admin && !new.roles.governs()),
            Fact::MemberFrozen(target) | Fact::MemberUnfrozen(target) => {
                owner || (admin && !before(target).governs())
            }
            Fact::MemberRoles(target, after) => {
                owner || (admin && !before(target).governs() && !after.governs())
            }
            Fact::MemberRekeyed { person: target, .. } => {
                *target == person || (owner && !before(target).contains(Role::Owner))
            }
            Fact::GrantIssued(grants) => {
                owner
                    || (signer.roles.contains(Role::Manager)
                        && grants.iter().all(|grant| self.passes_on(person, grant)))
            }
            Fact::DeviceEnrolled { .. } | Fact::DeviceRetired(_) | Fact::SettingsChanged { .. } => {
                owner || admin
            }
            Fact::Discontinuity { .. } => owner,
        }
    }

    /// Whether the person holds the newest key of the compartment and the grant is of that very key.
    fn passes_on(&self, person: PersonId, grant: &GrantFact) -> bool {
        self.grant(grant.scope, grant.level, Recipient::Person(person))
            .is_some_and(|(epoch, _)| epoch == grant.epoch)
            && self.epoch(grant.scope, grant.level) == Some(grant.epoch)
    }
}
