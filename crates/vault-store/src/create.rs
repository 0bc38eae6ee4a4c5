//! Making a vault: the first entries of its ledger, signed by the recovery key, and the first person's keys.

use std::sync::Arc;

use vault_crypto::grant_seal::{KemPublic, KemSecret, Recipient};
use vault_crypto::hash::sha256;
use vault_crypto::sign::SigningKey;
use vault_crypto::{Secret, random};
use vault_domain::ids::{ScopeId, SessionId, VaultId};
use vault_domain::level::Level;
use vault_ledger::entry::{Actor, Change, Entry, FORMAT, Outcome};
use vault_ledger::hash::ZERO;
use vault_ledger::membership::{Fact, GrantFact, Membership, NewMember, Roles};
use vault_ledger::signed::sign_entry;

use crate::anchor::AnchorPort;
use crate::clock::Clock;
use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::folder::{Folder, FolderLock};
use crate::index::Index;
use crate::keys::{AUDIT_SCOPE, Compartment, Compartments, SessionKeys, device_id, seal_compartment_key};
use crate::ledger_log::Head;
use crate::schema::{self, table};
use crate::vault::{AnchorState, OpenVault};
use crate::write::WriteTx;
use crate::{connection, ledger_log};

/// Everything a new vault starts from. The folder exists and is empty.
pub struct NewVault {
    /// Where.
    pub folder: Folder,
    /// The vault's identifier.
    pub id: VaultId,
    /// The first person's keys.
    pub keys: SessionKeys,
    /// The first person's roles.
    pub roles: Roles,
    /// Signature half of the recovery key.
    pub root_sign: SigningKey,
    /// Encapsulation half of the recovery key.
    pub root_kem: KemPublic,
    /// The session that begins with the creation.
    pub session: SessionId,
    /// The host's clocks.
    pub clock: Arc<dyn Clock>,
    /// Where anchors are kept.
    pub anchor_port: Box<dyn AnchorPort>,
}

impl OpenVault {
    /// Writes the database and the ledger's first two entries: `vault.created` by the root, `grant.issued` by the
    /// first person. The header with the slots is written by the caller.
    ///
    /// # Errors
    /// [`StoreError`]; the folder may then hold unfinished files and is to be removed.
    pub fn create(new: NewVault) -> Result<Self, StoreError> {
        new.folder.lay_out()?;
        let lock = FolderLock::acquire(&new.folder)?;
        let mut connection = connection::open(&new.folder.database(), &new.keys.database_key(), true)?;
        schema::migrate(&mut connection)?;

        let device = device_id(&new.keys.device_secret);
        let first = NewMember {
            person: new.keys.person,
            sign: new.keys.sign.public(),
            kem: new.keys.kem.public(),
            roles: new.roles,
        };
        let created = Fact::VaultCreated {
            root: new.root_sign.public(),
            root_kem: new.root_kem,
            first,
            device,
            device_key: new.keys.device_key().public(),
        };

        let genesis = Entry {
            format: FORMAT,
            vault: new.id,
            device,
            seq: 1,
            prev_hash: ZERO,
            wall_ms: new.clock.wall_ms(),
            mono_ms: new.clock.mono_ms(),
            boot: new.clock.boot(),
            session: Some(new.session),
            actor: Actor::Root,
            action: created.action(),
            object_ref: None,
            result: Outcome::Done,
            policy_rev: 1,
            changes: Vec::new(),
            public: Some(created.encode()),
            detail_commit: None,
        };
        let membership = Membership::genesis(&genesis, &new.keys.root_fingerprint)
            .map_err(|_| StoreError::Damaged("membership"))?;
        let signed = sign_entry(&genesis, &new.root_sign).map_err(|_| StoreError::Decode("ledger entry"))?;
        ledger_log::insert(&connection, &genesis, &signed, None)?;

        let mut compartments = Compartments::default();
        for (compartment, key) in first_compartments(new.keys.person.into())? {
            compartments.insert(compartment, key);
        }
        let mut vault = Self {
            folder: new.folder,
            connection,
            _lock: lock,
            id: new.id,
            keys: new.keys,
            compartments,
            membership,
            session: new.session,
            device,
            head: Head { seq: 1, hash: signed.hash() },
            incarnation: 1,
            anchor_port: new.anchor_port,
            anchor_state: AnchorState::Matches,
            anchored_seq: 0,
            anchor_due_ms: None,
            read_only: None,
            index: Index::empty(),
            index_lacks: Vec::new(),
            index_away: false,
            clock: new.clock,
            root: None,
        };
        let recipients = [
            (Recipient::Person(vault.keys.person), vault.keys.kem.public()),
            (Recipient::Recovery, new.root_kem),
        ];
        vault.issue_grants(&recipients, GrantedBy::Person)?;
        Ok(vault)
    }
}

/// Who signs the grants.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum GrantedBy {
    Person,
    Root,
}

impl OpenVault {
    /// Seals every compartment key this session holds to the recipients and records it.
    pub(crate) fn issue_grants(
        &mut self,
        recipients: &[(Recipient, KemPublic)],
        by: GrantedBy,
    ) -> Result<(), StoreError> {
        let id = self.id;
        let mut sealed_keys = Vec::new();
        for (compartment, key) in self.compartments.all() {
            for (recipient, public) in recipients {
                let sealed = seal_compartment_key(id, compartment, *recipient, public, key)?;
                sealed_keys.push((compartment, *recipient, sealed));
            }
        }
        let mut facts = Vec::with_capacity(sealed_keys.len());
        let mut tx = WriteTx::begin(self)?;
        for (compartment, recipient, sealed) in sealed_keys {
            let sealed_hash = sha256(&sealed);
            let recipient_bytes = recipient_bytes(recipient);
            tx.connection()
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
            tx.note_row(Change {
                table: table::COMPARTMENT_GRANT,
                row: grant_row_id(compartment, &recipient_bytes),
                level: compartment.level.number(),
                version: u64::from(compartment.epoch),
                hash: sealed_hash,
            });
            facts.push(GrantFact {
                scope: compartment.scope,
                level: compartment.level,
                epoch: compartment.epoch,
                recipient,
                sealed_hash,
            });
        }
        let draft = EntryDraft::fact(&Fact::GrantIssued(facts));
        tx.commit(match by {
            GrantedBy::Person => draft,
            GrantedBy::Root => draft.by_root(),
        })?;
        Ok(())
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

/// The first person's own scope at three levels, and the audit compartment.
fn first_compartments(scope: ScopeId) -> Result<Vec<(Compartment, Secret<32>)>, StoreError> {
    let mut made = Vec::with_capacity(4);
    for level in Level::ALL {
        made.push((Compartment { scope, level, epoch: 1 }, random::make_secret()?));
    }
    made.push((
        Compartment { scope: AUDIT_SCOPE, level: Level::L3, epoch: 1 },
        KemSecret::make()?.secret().duplicate(),
    ));
    Ok(made)
}
