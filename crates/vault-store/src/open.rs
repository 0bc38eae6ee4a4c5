//! Opening a vault with a person's keys, or with the recovery key when those are lost.

use std::sync::Arc;

use rusqlite::Connection;
use vault_crypto::fingerprint::Fingerprint;
use vault_crypto::grant_seal::{KemSecret, Recipient};
use vault_crypto::hash::sha256;
use vault_crypto::sign::{PublicSignKey, Signature, SigningKey};
use vault_domain::ids::{ScopeId, SessionId, VaultId};
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::reach::ScopeKind;
use vault_ledger::entry::Entry;
use vault_ledger::membership::{self, Fact, Membership, Refusal, Role};
use vault_ledger::merkle::Frontier;
use vault_ledger::signed::signed_message;

use crate::anchor::{Anchor, AnchorPort};
use crate::clock::Clock;
use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::folder::{Folder, FolderLock};
use crate::grants::recipient_bytes;
use crate::index::Index;
use crate::keys::{Compartment, Compartments, SessionKeys, device_id, open_compartment_key};
use crate::ledger_facts::LedgerFacts;
use crate::ledger_log;
use crate::vault::{AnchorState, OpenVault, ReadOnly};
use crate::write::WriteTx;
use crate::{connection, schema};

/// A clock may be corrected by this much without suspicion, milliseconds.
const CLOCK_TOLERANCE_MS: i64 = 5 * 60 * 1_000;

/// What an opening needs besides keys.
pub struct OpenWith {
    /// Where the vault lies.
    pub folder: Folder,
    /// The identifier its header names.
    pub id: VaultId,
    /// The session that begins.
    pub session: SessionId,
    /// The host's clocks.
    pub clock: Arc<dyn Clock>,
    /// Where anchors are kept.
    pub anchor_port: Box<dyn AnchorPort>,
}

/// The recovery key's two halves.
pub struct RootKeys {
    /// Signs membership.
    pub sign: SigningKey,
    /// Opens every compartment key.
    pub kem: KemSecret,
}

impl OpenVault {
    /// Opens with a person's keys.
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::Damaged`], [`StoreError::Newer`], [`StoreError::WrongKeys`] when the
    /// ledger does not list these keys for this person, [`StoreError::Frozen`], [`StoreError::ClockBack`].
    pub fn open(with: OpenWith, keys: SessionKeys) -> Result<Self, StoreError> {
        let mut vault = Self::open_file(with, keys)?;
        vault.check_member()?;
        vault.hold_compartments()?;
        vault.check_anchor();
        vault.load_index()?;
        Ok(vault)
    }

    /// Opens with the recovery key, enrols this computer and gives the person new keys.
    ///
    /// # Errors
    /// As [`OpenVault::open`]; [`StoreError::WrongKeys`] when the kit belongs to another vault.
    pub fn recover(with: OpenWith, keys: SessionKeys, root: RootKeys) -> Result<Self, StoreError> {
        let mut vault = Self::open_file(with, keys)?;
        if vault.membership.root() != root.sign.public() {
            return Err(StoreError::WrongKeys);
        }
        // The kit gives new keys to whoever may act; bringing somebody back is a decision of its own.
        if matches!(vault.membership.active(vault.keys.person), Err(Refusal::Frozen)) {
            return Err(StoreError::Frozen);
        }
        vault.compartments = vault.held_by(Recipient::Recovery, Some(&root.kem))?;
        vault.check_anchor();
        vault.root = Some(root.sign);
        let device_key = vault.keys.device_key().public();
        if vault.membership.device(vault.device).is_none() {
            let fact = Fact::DeviceEnrolled { device: vault.device, key: device_key };
            WriteTx::begin(&mut vault)?.commit(EntryDraft::fact(&fact).by_root())?;
        }
        if vault.read_only.is_some() {
            // The kit may go on after lost entries, but not unnoticed. Until this is durable no anchor is written.
            let lost = vault.discontinuity()?;
            WriteTx::begin(&mut vault)?.commit(EntryDraft::fact(&lost).by_root())?;
            vault.read_only = None;
        }
        let rekeyed = Fact::MemberRekeyed {
            person: vault.keys.person,
            sign: vault.keys.sign.public(),
            kem: vault.keys.kem.public(),
        };
        WriteTx::begin(&mut vault)?.commit(EntryDraft::fact(&rekeyed).by_root())?;
        let recipient = (Recipient::Person(vault.keys.person), vault.keys.kem.public());
        let person = vault.keys.person;
        let called_for = |compartment: Compartment| {
            vault.membership.entitled(person, compartment.scope, compartment.level)
        };
        let sealed = vault.seal_all_held(&[recipient], called_for)?;
        if !sealed.is_empty() {
            let mut tx = WriteTx::begin(&mut vault)?;
            let issued = tx.put_grants(&sealed)?;
            tx.commit(EntryDraft::fact(&issued).by_root())?;
        }
        vault.root = None;
        vault.hold_compartments()?;
        vault.anchor_state = AnchorState::Matches;
        vault.load_index()?;
        Ok(vault)
    }

    pub(crate) fn open_file(with: OpenWith, keys: SessionKeys) -> Result<Self, StoreError> {
        let lock = FolderLock::acquire(&with.folder)?;
        if !with.folder.database().is_file() {
            return Err(StoreError::NotAVault);
        }
        crate::rekey::settle(&with.folder, &keys.database_key())?;
        let mut connection = connection::open(&with.folder.database(), &keys.database_key(), false)?;
        schema::migrate(&mut connection)?;
        // A reserve that was used up is laid aside again as soon as there is room.
        let _ = with.folder.fill_reserve();
        let membership = read_membership(&connection, with.id, &keys.root_fingerprint)?;
        let head = ledger_log::read_head(&connection)?;
        let device = device_id(&keys.device_secret);
        Ok(Self {
            folder: with.folder,
            connection,
            _lock: lock,
            id: with.id,
            keys,
            compartments: Compartments::default(),
            membership,
            session: with.session,
            device,
            head,
            incarnation: 1,
            anchor_port: with.anchor_port,
            anchor_state: AnchorState::Missing,
            anchored_seq: 0,
            anchor_due_ms: None,
            read_only: None,
            index: Index::empty(),
            billing: None,
            levels: Levels::default(),
            index_lacks: Vec::new(),
            index_away: false,
            clock: with.clock,
            root: None,
            guest: None,
            ledger_facts: LedgerFacts::default(),
            tree: Frontier::new(),
        })
    }

    /// Whether the ledger lists these keys for this person and lets the person in at this moment.
    fn check_member(&self) -> Result<(), StoreError> {
        let member = match self.membership.active(self.keys.person) {
            Err(Refusal::Frozen) => return Err(StoreError::Frozen),
            other => other.map_err(|_| StoreError::WrongKeys)?,
        };
        if member.sign != self.keys.sign.public() || member.kem != self.keys.kem.public() {
            return Err(StoreError::WrongKeys);
        }
        let Some(leaves_ms) = member.leaves_ms else { return Ok(()) };
        // A last day is a matter of time: a clock before the last entry does not make it longer.
        let written_ms = ledger_log::last_wall_ms(&self.connection)?;
        let now_ms = self.clock.wall_ms();
        if now_ms.max(written_ms) >= leaves_ms {
            Err(StoreError::Frozen)
        } else if now_ms + CLOCK_TOLERANCE_MS < written_ms {
            Err(StoreError::ClockBack)
        } else {
            Ok(())
        }
    }

    /// Takes the keys that were sealed to this person, as far as roles or an exception call for them now: rights that
    /// were taken away are gone at once, whatever keys are still to be made anew.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when a sealed key is not the one the ledger names.
    pub fn hold_compartments(&mut self) -> Result<(), StoreError> {
        let person = self.keys.person;
        let mut held = self.held_by(Recipient::Person(person), None)?;
        let Ok(member) = self.membership.active(person) else { return Err(StoreError::Frozen) };
        if !member.roles.contains(Role::Owner) && !member.roles.contains(Role::Manager) {
            // Enforced by the program: contacts of the pool are shown to whoever has claimed the customer.
            held.withhold(ScopeId::POOL, Level::L2);
            let billing =
                if member.roles.contains(Role::Finance) { &[][..] } else { ScopeKind::PoolBilling.levels() };
            for level in billing {
                held.withhold(ScopeId::POOL.billing(), *level);
            }
        }
        self.compartments = held;
        Ok(())
    }

    /// The compartment keys sealed to one recipient. Each must be the one a signed entry names.
    fn held_by(&self, recipient: Recipient, with: Option<&KemSecret>) -> Result<Compartments, StoreError> {
        let mut statement = self
            .connection
            .prepare("SELECT scope, level, epoch, sealed FROM compartment_grant WHERE recipient = ?1")?;
        let mut rows = statement.query([recipient_bytes(recipient)])?;
        let mut held = match recipient {
            Recipient::Person(person) => Compartments::of(person.into()),
            Recipient::Recovery => Compartments::default(),
        };
        while let Some(row) = rows.next()? {
            let scope: Vec<u8> = row.get(0)?;
            let compartment = Compartment {
                scope: ScopeId::from_slice(&scope).map_err(|_| StoreError::Decode("grant scope"))?,
                level: Level::from_number(row.get(1)?).ok_or(StoreError::Decode("grant level"))?,
                epoch: row.get(2)?,
            };
            let sealed: Vec<u8> = row.get(3)?;
            match self.membership.grant(compartment.scope, compartment.level, recipient) {
                Some((epoch, hash)) if epoch == compartment.epoch && hash == sha256(&sealed) => {}
                // An older generation: its hash is in an entry the chain check covers.
                Some((epoch, _)) if epoch > compartment.epoch => {}
                _ => return Err(StoreError::Damaged("grant")),
            }
            if let Recipient::Person(person) = recipient
                && !self.membership.may_read(person, compartment.scope, compartment.level)
            {
                continue;
            }
            let key = open_compartment_key(
                self.id,
                compartment,
                recipient,
                with.unwrap_or(&self.keys.kem),
                &sealed,
            )?;
            if self.membership.billed_scope(compartment.scope).is_some() {
                held.note_billing(compartment.scope);
            }
            held.insert(compartment, key);
        }
        Ok(held)
    }

    pub(crate) fn check_anchor(&mut self) {
        let state = self.compare_anchor();
        self.anchor_state = state;
        match state {
            AnchorState::Behind(entries) => self.read_only = Some(ReadOnly::Behind(entries)),
            AnchorState::Forked => self.read_only = Some(ReadOnly::Forked),
            AnchorState::Matches | AnchorState::Missing | AnchorState::Unreadable => {}
        }
    }

    fn compare_anchor(&mut self) -> AnchorState {
        let bytes = match self.anchor_port.load(self.id) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return AnchorState::Missing,
            Err(_) => return AnchorState::Unreadable,
        };
        let Ok(anchor) = Anchor::decode(&bytes, &self.keys.anchor_key()) else {
            return AnchorState::Unreadable;
        };
        if anchor.vault != self.id || anchor.incarnation != self.incarnation {
            return AnchorState::Unreadable;
        }
        if anchor.seq > self.head.seq {
            return AnchorState::Behind(anchor.seq - self.head.seq);
        }
        match ledger_log::hash_at(&self.connection, anchor.seq) {
            Ok(Some(hash)) if hash == anchor.head => {
                self.anchored_seq = anchor.seq;
                AnchorState::Matches
            }
            _ => AnchorState::Forked,
        }
    }

    /// What has to be recorded before this vault may go on: where the anchor says the ledger had been.
    fn discontinuity(&self) -> Result<Fact, StoreError> {
        let bytes =
            self.anchor_port.load(self.id).map_err(StoreError::Anchor)?.ok_or(StoreError::NotFound)?;
        let anchor = Anchor::decode(&bytes, &self.keys.anchor_key())?;
        Ok(Fact::Discontinuity { expected_seq: anchor.seq, expected_head: anchor.head })
    }

    /// Goes on after [`ReadOnly::Behind`] or [`ReadOnly::Forked`]: an owner has decided, and it is recorded for good.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is nothing to accept.
    pub fn accept_discontinuity(&mut self) -> Result<u64, StoreError> {
        if !matches!(self.read_only, Some(ReadOnly::Behind(_) | ReadOnly::Forked)) {
            return Err(StoreError::NotFound);
        }
        let bytes =
            self.anchor_port.load(self.id).map_err(StoreError::Anchor)?.ok_or(StoreError::NotFound)?;
        let anchor = Anchor::decode(&bytes, &self.keys.anchor_key())?;
        let fact = Fact::Discontinuity { expected_seq: anchor.seq, expected_head: anchor.head };
        let before = self.read_only.take();
        let written = WriteTx::begin(self).and_then(|tx| tx.commit(EntryDraft::fact(&fact)));
        match written {
            Ok(seq) => {
                self.anchor_state = AnchorState::Matches;
                Ok(seq)
            }
            Err(error) => {
                self.read_only = before;
                Err(error)
            }
        }
    }
}

/// Folds the membership from the entries that carry facts, each with its signature checked. The whole chain is
/// checked in the background afterwards; keys must not be trusted before that much.
fn read_membership(
    connection: &Connection,
    vault: VaultId,
    fingerprint: &Fingerprint,
) -> Result<Membership, StoreError> {
    let damaged = || StoreError::Damaged("membership");
    let actions = membership::ACTIONS;
    let list = format!("[{}]", actions.map(|action| format!("\"{action}\"")).join(","));
    let mut statement = connection.prepare(
        "SELECT entry, signature FROM ledger
         WHERE action IN (SELECT value FROM json_each(?1)) ORDER BY seq",
    )?;
    let mut rows = statement.query([list])?;
    let mut membership: Option<Membership> = None;
    while let Some(row) = rows.next()? {
        let bytes: Vec<u8> = row.get(0)?;
        let signature: Vec<u8> = row.get(1)?;
        let entry = Entry::decode(&bytes).map_err(|_| damaged())?;
        if entry.vault != vault {
            return Err(StoreError::WrongKeys);
        }
        let signer: PublicSignKey = match &mut membership {
            None => {
                let first = Membership::genesis(&entry, fingerprint).map_err(|_| damaged())?;
                let root = first.root();
                membership = Some(first);
                root
            }
            Some(membership) => membership.admit(&entry).map_err(|_| damaged())?,
        };
        let signature = Signature::from_slice(&signature).map_err(|_| damaged())?;
        let message = signed_message(&vault_ledger::entry::entry_hash(&bytes));
        signer.verify_strict(&message, &signature).map_err(|_| damaged())?;
    }
    membership.ok_or_else(damaged)
}
