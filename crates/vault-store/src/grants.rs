//! Compartment keys on their way to people: sealed, stored, recorded.

use vault_crypto::Secret;
use vault_crypto::grant_seal::{KemPublic, Recipient};
use vault_crypto::hash::sha256;
use vault_domain::ids::VaultId;
use vault_ledger::entry::Change;
use vault_ledger::membership::{Fact, GrantFact};

use crate::error::StoreError;
use crate::keys::{Compartment, seal_compartment_key};
use crate::schema::table;
use crate::vault::OpenVault;
use crate::write::WriteTx;

/// A compartment key sealed to one recipient, not yet stored.
pub(crate) struct SealedGrant {
    compartment: Compartment,
    recipient: Recipient,
    sealed: Vec<u8>,
}

impl SealedGrant {
    pub fn seal(
        vault: VaultId,
        compartment: Compartment,
        key: &Secret<32>,
        recipient: Recipient,
        to: &KemPublic,
    ) -> Result<Self, StoreError> {
        let sealed = seal_compartment_key(vault, compartment, recipient, to, key)?;
        Ok(Self { compartment, recipient, sealed })
    }
}

impl OpenVault {
    /// Seals every key this session holds, if it is `wanted`, to each of the recipients.
    pub(crate) fn seal_all_held(
        &self,
        recipients: &[(Recipient, KemPublic)],
        wanted: impl Fn(Compartment) -> bool,
    ) -> Result<Vec<SealedGrant>, StoreError> {
        let mut sealed = Vec::new();
        for (compartment, key) in self.compartments.all() {
            if !wanted(compartment) {
                continue;
            }
            for (recipient, public) in recipients {
                sealed.push(SealedGrant::seal(self.id, compartment, key, *recipient, public)?);
            }
        }
        Ok(sealed)
    }
}

impl WriteTx<'_> {
    /// Stores sealed keys. Gives the fact the next entry has to carry.
    pub(crate) fn put_grants(&mut self, grants: &[SealedGrant]) -> Result<Fact, StoreError> {
        let mut facts = Vec::with_capacity(grants.len());
        for SealedGrant { compartment, recipient, sealed } in grants {
            let sealed_hash = sha256(sealed);
            let recipient_bytes = recipient_bytes(*recipient);
            self.connection()
                .prepare_cached(
                    "INSERT OR REPLACE INTO compartment_grant (scope, level, epoch, recipient, sealed)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(rusqlite::params![
                    compartment.scope.as_bytes(),
                    compartment.level.number(),
                    compartment.epoch,
                    recipient_bytes,
                    sealed,
                ])?;
            self.note_row(Change {
                table: table::COMPARTMENT_GRANT,
                row: grant_row_id(*compartment, &recipient_bytes),
                level: compartment.level.number(),
                version: u64::from(compartment.epoch),
                hash: sealed_hash,
                scope: None,
            });
            facts.push(GrantFact {
                scope: compartment.scope,
                level: compartment.level,
                epoch: compartment.epoch,
                recipient: *recipient,
                sealed_hash,
            });
        }
        Ok(Fact::GrantIssued(facts))
    }
}

/// The recipient column: the person's identifier, or zeros for the recovery key.
pub(crate) fn recipient_bytes(recipient: Recipient) -> [u8; 16] {
    match recipient {
        Recipient::Person(person) => *person.as_bytes(),
        Recipient::Recovery => [0; 16],
    }
}

/// How the ledger names a row of `compartment_grant`.
pub(crate) fn grant_row_id(compartment: Compartment, recipient: &[u8; 16]) -> [u8; 16] {
    let hash = vault_crypto::hash::sha256_parts(&[
        b"cv1-grant-row",
        compartment.scope.as_bytes(),
        &[compartment.level.number()],
        &compartment.epoch.to_be_bytes(),
        recipient,
    ]);
    let mut id = [0; 16];
    id.copy_from_slice(hash.split_at(16).0);
    id
}
