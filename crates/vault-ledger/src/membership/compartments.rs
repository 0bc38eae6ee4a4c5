//! Which generation of which compartment's key was sealed to whom.

use std::collections::BTreeMap;

use vault_crypto::grant_seal::Recipient;
use vault_domain::ids::{PersonId, ScopeId};
use vault_domain::level::Level;

use super::Refusal;
use super::fact::GrantFact;
use crate::hash::Hash;

#[derive(Debug, Clone, Default)]
pub(super) struct Compartments(BTreeMap<(ScopeId, Level), Compartment>);

#[derive(Debug, Clone, Default)]
struct Compartment {
    epoch: u32,
    /// By person; `None` is the recovery key.
    holders: BTreeMap<Option<PersonId>, Held>,
}

#[derive(Debug, Clone, Copy)]
struct Held {
    epoch: u32,
    sealed_hash: Hash,
    /// The holder's roles did not call for it: an owner made an exception.
    exception: bool,
}

impl Compartments {
    /// Takes in all grants or, if one of them skips a generation or a generation begins without the recovery key, none.
    /// `called_for` says whether a grant follows from the recipient's roles.
    pub(super) fn issue(
        &mut self,
        grants: &[GrantFact],
        called_for: impl Fn(&GrantFact) -> bool,
    ) -> Result<(), Refusal> {
        let mut newest: BTreeMap<(ScopeId, Level), Option<u32>> = BTreeMap::new();
        for grant in grants {
            let place = (grant.scope, grant.level);
            let epoch = newest.entry(place).or_insert_with(|| self.epoch(grant.scope, grant.level));
            // The first generation is 0 or 1; afterwards only the present one or the next.
            if grant.epoch > epoch.map_or(1, |epoch| epoch.saturating_add(1)) {
                return Err(Refusal::Conflict);
            }
            *epoch = Some(epoch.map_or(grant.epoch, |epoch| epoch.max(grant.epoch)));
        }
        let recoverable = |(scope, level): &(ScopeId, Level), epoch: u32| {
            grants.iter().any(|grant| {
                (grant.scope, grant.level, grant.epoch, grant.recipient)
                    == (*scope, *level, epoch, Recipient::Recovery)
            })
        };
        for (place, epoch) in &newest {
            let begins = *epoch != self.epoch(place.0, place.1);
            if begins && !epoch.is_some_and(|epoch| recoverable(place, epoch)) {
                return Err(Refusal::Conflict);
            }
        }
        for grant in grants {
            let compartment = self.0.entry((grant.scope, grant.level)).or_default();
            compartment.epoch = compartment.epoch.max(grant.epoch);
            let given =
                Held { epoch: grant.epoch, sealed_hash: grant.sealed_hash, exception: !called_for(grant) };
            let held = compartment.holders.entry(holder(grant.recipient)).or_insert(given);
            // An older generation may be granted for reading old rows; it never takes the newest one's place.
            if given.epoch >= held.epoch {
                *held = given;
            }
        }
        Ok(())
    }

    pub(super) fn epoch(&self, scope: ScopeId, level: Level) -> Option<u32> {
        self.0.get(&(scope, level)).map(|compartment| compartment.epoch)
    }

    pub(super) fn grant(&self, scope: ScopeId, level: Level, recipient: Recipient) -> Option<(u32, Hash)> {
        let held = self.0.get(&(scope, level))?.holders.get(&holder(recipient))?;
        Some((held.epoch, held.sealed_hash))
    }

    pub(super) fn holds_newest(&self, scope: ScopeId, level: Level, recipient: Recipient) -> bool {
        self.0.get(&(scope, level)).is_some_and(|compartment| compartment.held_now(recipient))
    }

    /// Whether the newest key was given to the person against the table of roles. A new generation without the person
    /// ends it.
    pub(super) fn is_exception(&self, scope: ScopeId, level: Level, person: PersonId) -> bool {
        let Some(compartment) = self.0.get(&(scope, level)) else { return false };
        let held = compartment.holders.get(&Some(person));
        held.is_some_and(|held| held.exception && held.epoch == compartment.epoch)
    }

    pub(super) fn held_by(&self, recipient: Recipient) -> impl Iterator<Item = (ScopeId, Level, u32)> {
        self.0
            .iter()
            .filter(move |(_, compartment)| compartment.held_now(recipient))
            .map(|((scope, level), compartment)| (*scope, *level, compartment.epoch))
    }

    /// Every compartment that has a key, with its newest generation.
    pub(super) fn all(&self) -> impl Iterator<Item = (ScopeId, Level, u32)> {
        self.0.iter().map(|((scope, level), compartment)| (*scope, *level, compartment.epoch))
    }
}

impl Compartment {
    fn held_now(&self, recipient: Recipient) -> bool {
        self.holders.get(&holder(recipient)).is_some_and(|held| held.epoch == self.epoch)
    }
}

const fn holder(recipient: Recipient) -> Option<PersonId> {
    match recipient {
        Recipient::Person(person) => Some(person),
        Recipient::Recovery => None,
    }
}
