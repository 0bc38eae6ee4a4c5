//! The keys of one unlocked session and what is derived from them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use vault_crypto::fingerprint::Fingerprint;
use vault_crypto::grant_seal::{self, KemPublic, KemSecret, Recipient};
use vault_crypto::sign::SigningKey;
use vault_crypto::{Secret, Zeroizing, kdf};
use vault_domain::ids::{DeviceId, PersonId, RecordId, ScopeId, VaultId};
use vault_domain::level::Level;

use crate::error::StoreError;

/// What a person's slot opens to, plus the device secret.
pub struct SessionKeys {
    /// Whose keys.
    pub person: PersonId,
    /// Opens compartment keys sealed to the person.
    pub kem: KemSecret,
    /// Signs entries.
    pub sign: SigningKey,
    /// The key of the vault as a whole: look-up tokens, names of objects in the ledger, the anchor.
    pub vault_key: Secret<32>,
    /// Opens the database file since it was re-keyed; before that the vault key does.
    pub file_key: Option<Secret<32>>,
    /// Seals the person's index.
    pub index_key: Secret<32>,
    /// The root this person pinned.
    pub root_fingerprint: Fingerprint,
    /// This computer's secret; signs as the device.
    pub device_secret: Secret<32>,
}

impl SessionKeys {
    pub(crate) fn database_key(&self) -> Zeroizing<String> {
        kdf::derive_database_key(self.file_key.as_ref().unwrap_or(&self.vault_key))
    }

    pub(crate) fn anchor_key(&self) -> Secret<32> {
        kdf::derive_anchor_key(&self.vault_key, &self.device_secret)
    }

    pub(crate) fn object_key(&self) -> Secret<32> {
        // exposed: derivation input
        kdf::derive_key(self.vault_key.expose(), b"", b"clientvault/v1/object-ref")
    }

    /// Key of equality look-ups (phone, credit code) within this vault.
    #[must_use]
    pub fn dedupe_key(&self) -> Secret<32> {
        kdf::derive_dedupe_key(&self.vault_key)
    }

    pub(crate) fn device_key(&self) -> SigningKey {
        device_key(&self.device_secret)
    }
}

/// The device's signature key, from its secret.
#[must_use]
pub fn device_key(device_secret: &Secret<32>) -> SigningKey {
    SigningKey::from_seed(&kdf::derive_device_seed(device_secret))
}

/// The device's identifier: the first half of the hash of its public key.
#[must_use]
pub fn device_id(device_secret: &Secret<32>) -> DeviceId {
    let hash = vault_crypto::hash::sha256(device_key(device_secret).public().as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(hash.split_at(16).0);
    DeviceId::from_bytes(id)
}

/// One compartment: a scope at a level, in one generation of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Compartment {
    pub scope: ScopeId,
    pub level: Level,
    pub epoch: u32,
}

/// The compartment keys this session holds.
#[derive(Default)]
pub(crate) struct Compartments {
    /// Shared with threads that seal; wiped when the last of them ends.
    keys: HashMap<Compartment, Arc<Secret<32>>>,
    newest: HashMap<(ScopeId, Level), u32>,
    /// By epoch: what was sealed to an earlier key stays readable.
    audit: BTreeMap<u32, KemSecret>,
    /// The person's own scope: looked into first.
    own: Option<ScopeId>,
    /// Held, and kept from being read by the program: contacts of the pool before they are claimed.
    withheld: Vec<(ScopeId, Level)>,
    /// Scopes of billing facts: no customer is looked for there.
    billing: BTreeSet<ScopeId>,
    scopes: Vec<ScopeId>,
    billing_scopes: Vec<ScopeId>,
    /// Of single customers: found by the customer's name and not by going through them.
    kept: BTreeSet<ScopeId>,
}

impl Compartments {
    /// Keys of a person whose own scope this is.
    pub fn of(own: ScopeId) -> Self {
        Self { own: Some(own), ..Self::default() }
    }

    pub fn insert(&mut self, compartment: Compartment, key: Secret<32>) {
        if compartment.scope == ScopeId::AUDIT {
            self.audit.insert(compartment.epoch, KemSecret::from_secret(key));
            return;
        }
        let newest = self.newest.entry((compartment.scope, compartment.level)).or_default();
        *newest = (*newest).max(compartment.epoch);
        self.note_scope(compartment.scope);
        self.keys.insert(compartment, Arc::new(key));
    }

    /// Keeps what lies in this compartment from being read, although its key is held.
    pub fn withhold(&mut self, scope: ScopeId, level: Level) {
        self.withheld.push((scope, level));
    }

    /// Whether content of this compartment is kept from this session although its key is held.
    pub fn withholds(&self, scope: ScopeId, level: Level) -> bool {
        self.withheld.contains(&(scope, level))
    }

    /// The key for reading.
    pub fn get(&self, compartment: Compartment) -> Option<&Secret<32>> {
        if self.withholds(compartment.scope, compartment.level) {
            return None;
        }
        self.get_for_moving(compartment)
    }

    /// The key, withheld or not: for sealing content anew without showing it to anybody.
    pub fn get_for_moving(&self, compartment: Compartment) -> Option<&Secret<32>> {
        self.keys.get(&compartment).map(Arc::as_ref)
    }

    /// As [`Compartments::current`], for a thread.
    pub fn current_shared(&self, scope: ScopeId, level: Level) -> Option<(u32, Arc<Secret<32>>)> {
        let epoch = *self.newest.get(&(scope, level))?;
        Some((epoch, Arc::clone(self.keys.get(&Compartment { scope, level, epoch })?)))
    }

    /// The key new facets are sealed under.
    pub fn current(&self, scope: ScopeId, level: Level) -> Option<(u32, &Secret<32>)> {
        let epoch = *self.newest.get(&(scope, level))?;
        Some((epoch, self.keys.get(&Compartment { scope, level, epoch })?))
    }

    /// The newest key held of any compartment, that of the ledger's details included.
    pub fn newest(&self, scope: ScopeId, level: Level) -> Option<(u32, &Secret<32>)> {
        if scope == ScopeId::AUDIT {
            return self.audit.last_key_value().map(|(epoch, key)| (*epoch, key.secret()));
        }
        self.current(scope, level)
    }

    /// Says that a scope holds billing facts, before its first key is taken in.
    pub fn note_billing(&mut self, scope: ScopeId) {
        self.billing.insert(scope);
    }

    /// Scopes of which this session holds at least one key, the own one first, without those of billing facts and of
    /// single customers.
    pub fn scopes(&self) -> &[ScopeId] {
        &self.scopes
    }

    /// Scopes in which customers are read, those of single customers last.
    pub fn customer_scopes(&self) -> Vec<ScopeId> {
        let kept = self.kept.iter().filter(|scope| !self.billing.contains(scope));
        self.scopes.iter().chain(kept).copied().collect()
    }

    /// Scopes of billing facts of which this session holds at least one key.
    pub fn billing_scopes(&self) -> Vec<ScopeId> {
        let kept = self.kept.iter().filter(|scope| self.billing.contains(scope));
        self.billing_scopes.iter().chain(kept).copied().collect()
    }

    /// Scopes a record may lie in: its own if it is kept by named people, then all others.
    pub fn scopes_for(&self, record: RecordId) -> impl Iterator<Item = ScopeId> {
        let own = [ScopeId::kept(record), ScopeId::kept(record.billing()).billing()];
        own.into_iter()
            .filter(|scope| self.kept.contains(scope))
            .chain(self.scopes.iter().chain(&self.billing_scopes).copied())
    }

    /// Every scope of which this session holds at least one key.
    pub fn all_scopes(&self) -> impl Iterator<Item = ScopeId> {
        self.scopes.iter().chain(&self.billing_scopes).chain(&self.kept).copied()
    }

    /// Kept in order here: every look for a record goes through them.
    fn note_scope(&mut self, scope: ScopeId) {
        if scope.is_kept() || scope.billing().is_kept() {
            self.kept.insert(scope);
            return;
        }
        let own = self.own;
        let list = if self.billing.contains(&scope) { &mut self.billing_scopes } else { &mut self.scopes };
        if !list.contains(&scope) {
            list.push(scope);
            list.sort_unstable_by_key(|scope| (Some(*scope) != own, *scope));
        }
    }

    /// Every key held, the audit keys included, in a stable order.
    pub fn all(&self) -> Vec<(Compartment, &Secret<32>)> {
        let mut all: Vec<_> =
            self.keys.iter().map(|(compartment, key)| (*compartment, key.as_ref())).collect();
        let audit = |epoch| Compartment { scope: ScopeId::AUDIT, level: Level::L3, epoch };
        all.extend(self.audit.iter().map(|(epoch, key)| (audit(*epoch), key.secret())));
        all.sort_by_key(|(compartment, _)| (compartment.scope, compartment.level, compartment.epoch));
        all
    }

    /// What opens ledger details, newest first; empty for people who may not read them.
    pub fn audit(&self) -> Vec<&KemSecret> {
        self.audit.values().rev().collect()
    }
}

/// Seals a compartment key to a recipient.
pub(crate) fn seal_compartment_key(
    vault: VaultId,
    compartment: Compartment,
    recipient: Recipient,
    to: &KemPublic,
    key: &Secret<32>,
) -> Result<Vec<u8>, StoreError> {
    let info =
        grant_seal::grant_info(vault, compartment.scope, compartment.level, compartment.epoch, recipient);
    // exposed: what is being sealed
    Ok(grant_seal::seal_to(to, &info, &[], key.expose())?)
}

/// Opens a sealed compartment key.
pub(crate) fn open_compartment_key(
    vault: VaultId,
    compartment: Compartment,
    recipient: Recipient,
    with: &KemSecret,
    sealed: &[u8],
) -> Result<Secret<32>, StoreError> {
    let info =
        grant_seal::grant_info(vault, compartment.scope, compartment.level, compartment.epoch, recipient);
    Ok(Secret::from_slice(&grant_seal::open_with(with, &info, &[], sealed)?)?)
}
