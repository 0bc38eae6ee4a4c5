//! Keys beyond what roles call for: one person named for one compartment, or for one customer alone.

use vault_crypto::grant_seal::Recipient;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::reach::ScopeKind;

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::grants::SealedGrant;
use crate::keys::Compartment;
use crate::write::WriteTx;

impl WriteTx<'_> {
    /// 专人专管: makes the scope of one customer alone, if there is none. Owners do it, nobody else can.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for anybody else.
    pub fn found_kept(&mut self, customer: RecordId) -> Result<ScopeId, StoreError> {
        let scope = ScopeId::kept(customer);
        if self.vault.membership.epoch(scope, Level::L1).is_none() {
            self.begin_scope(scope, ScopeKind::Kept.levels())?;
            self.begin_scope(scope.billing(), ScopeKind::KeptBilling.levels())?;
        }
        Ok(scope)
    }

    /// Gives one person one key the person's roles do not call for: named for it, until it is taken back. Owners do it.
    ///
    /// # Errors
    /// [`StoreError::KeysMissing`] when this session does not hold the key, [`StoreError::Refused`] unless an owner asks.
    pub fn give_exception(
        &mut self,
        person: PersonId,
        scope: ScopeId,
        level: Level,
    ) -> Result<(), StoreError> {
        let vault = &*self.vault;
        let member = vault.membership.active(person).map_err(|_| StoreError::Frozen)?;
        let sealed = with_billing(scope, level)
            .into_iter()
            .filter(|(scope, level)| !vault.membership.could_read(person, *scope, *level))
            .map(|(scope, level)| {
                let (epoch, key) = vault.compartments.newest(scope, level).ok_or(StoreError::KeysMissing)?;
                let compartment = Compartment { scope, level, epoch };
                SealedGrant::seal(vault.id, compartment, key, Recipient::Person(person), &member.kem)
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        self.issue(&sealed, EntryDraft::fact)
    }

    /// Takes it back: a new key for everybody else. The rows follow with [`OpenVault::renew_keys`].
    ///
    /// # Errors
    /// As [`WriteTx::give_exception`].
    pub fn take_exception(
        &mut self,
        person: PersonId,
        scope: ScopeId,
        level: Level,
    ) -> Result<(), StoreError> {
        for (scope, level) in with_billing(scope, level) {
            let excepted = self.vault.membership.exceptions(person).any(|one| one == (scope, level));
            if excepted {
                let newest = self.vault.compartments.newest(scope, level);
                let (epoch, _) = newest.ok_or(StoreError::KeysMissing)?;
                self.begin_epoch_without(Compartment { scope, level, epoch: epoch + 1 }, Some(person))?;
            }
        }
        self.log(EntryDraft::done(crate::rotate::RENEW))?;
        Ok(())
    }
}

/// What is given and taken together: whoever reads and changes somebody's L2 also keeps the billing facts in step.
fn with_billing(scope: ScopeId, level: Level) -> Vec<(ScopeId, Level)> {
    let billing = ScopeKind::OwnBilling.levels().iter().map(|level| (scope.billing(), *level));
    let together = billing.filter(|_| level == Level::L2);
    std::iter::once((scope, level)).chain(together).collect()
}
