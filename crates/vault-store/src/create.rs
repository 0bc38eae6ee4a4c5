//! Making a vault: the first entries of its ledger, signed by the recovery key, and the first person's keys.

use std::sync::Arc;

use vault_crypto::grant_seal::{KemPublic, KemSecret, Recipient};
use vault_crypto::sign::SigningKey;
use vault_crypto::{Secret, random};
use vault_domain::ids::{ScopeId, SessionId, VaultId};
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_ledger::entry::{Actor, Entry, FORMAT, Outcome};
use vault_ledger::hash::ZERO;
use vault_ledger::membership::{Fact, Membership, NewMember, Roles};
use vault_ledger::merkle::Frontier;
use vault_ledger::signed::sign_entry;

use crate::anchor::AnchorPort;
use crate::clock::Clock;
use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::folder::{Folder, FolderLock};
use crate::index::Index;
use crate::keys::{Compartment, Compartments, SessionKeys, device_id};
use crate::ledger_facts::LedgerFacts;
use crate::ledger_log::Head;
use crate::schema;
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

        let mut compartments = Compartments::of(new.keys.person.into());
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
            billing: None,
            levels: Levels::default(),
            index_lacks: Vec::new(),
            index_away: false,
            clock: new.clock,
            root: None,
            guest: None,
            ledger_facts: LedgerFacts::default(),
            tree: Frontier::new(),
        };
        let recipients = [
            (Recipient::Person(vault.keys.person), vault.keys.kem.public()),
            (Recipient::Recovery, new.root_kem),
        ];
        let sealed = vault.seal_all_held(&recipients, |_| true)?;
        let mut tx = WriteTx::begin(&mut vault)?;
        let issued = tx.put_grants(&sealed)?;
        tx.commit(EntryDraft::fact(&issued))?;
        Ok(vault)
    }
}

/// The first person's own scope at three levels, and the audit compartment.
fn first_compartments(scope: ScopeId) -> Result<Vec<(Compartment, Secret<32>)>, StoreError> {
    let mut made = Vec::with_capacity(4);
    for level in Level::ALL {
        made.push((Compartment { scope, level, epoch: 1 }, random::make_secret()?));
    }
    made.push((
        Compartment { scope: ScopeId::AUDIT, level: Level::L3, epoch: 1 },
        KemSecret::make()?.secret().duplicate(),
    ));
    Ok(made)
}
