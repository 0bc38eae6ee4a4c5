//! An open vault: the connection, the session's keys, the end of the ledger, the index.

mod facets;
mod ledger;

use std::sync::Arc;

use rusqlite::Connection;
use vault_crypto::Zeroizing;
use vault_crypto::hash::token;
use vault_crypto::sign::SigningKey;
use vault_domain::action::{Action, Writes};
use vault_domain::grant::Grant;
use vault_domain::ids::{DeviceId, PersonId, RecordId, ScopeId, SessionId, VaultId};
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_ledger::membership::Membership;
use vault_ledger::merkle::Frontier;

use crate::anchor::AnchorPort;
use crate::billing::BillingIndex;
use crate::clock::Clock;
use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::facet::{FacetRow, Place, concat_columns};
use crate::folder::{Folder, FolderLock};
use crate::index::Index;
use crate::keys::{Compartment, Compartments, SessionKeys};
use crate::ledger_facts::LedgerFacts;
use crate::ledger_log::Head;
use crate::write::WriteTx;

/// Why an open vault accepts no changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// The ledger is this many entries shorter than the anchor says.
    Behind(u64),
    /// The entry at the anchor's position is another one.
    Forked,
    /// This many rows do not match the ledger.
    Damaged(u64),
    /// No space left on the disk.
    DiskFull,
}

/// What the anchor said at the opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnchorState {
    /// The ledger contains what the anchor remembers.
    Matches,
    /// Nothing was remembered: a new computer, or the keyring was emptied.
    Missing,
    /// There is one, and it was not made with these keys.
    Unreadable,
    /// See [`ReadOnly::Behind`].
    Behind(u64),
    /// See [`ReadOnly::Forked`].
    Forked,
}

/// A facet's clear content and the version a save has to name.
pub struct OpenedFacet {
    /// Where it lives.
    pub place: Place,
    /// Its version.
    pub version: u64,
    /// The clear bytes; wiped on drop.
    pub plain: Zeroizing<Vec<u8>>,
}

/// A vault that one person has unlocked. Without keys there is no such value:
///
/// ```
/// use vault_store::{OpenVault, OpenWith, SessionKeys, StoreError};
///
/// fn open(with: OpenWith, keys: SessionKeys) -> Result<OpenVault, StoreError> {
///     OpenVault::open(with, keys)
/// }
/// ```
/// ```compile_fail
/// # use vault_store::{OpenVault, OpenWith, StoreError};
/// fn open_without_keys(with: OpenWith) -> Result<OpenVault, StoreError> {
///     OpenVault::open(with)
/// }
/// ```
/// ```compile_fail
/// # use vault_store::OpenVault;
/// fn read_the_tables(vault: &OpenVault) -> i64 {
///     vault.connection.query_row("SELECT count(*) FROM facet", [], |row| row.get(0)).unwrap_or(0)
/// }
/// ```
pub struct OpenVault {
    pub(crate) folder: Folder,
    // Dropped after the connection: fields drop in order of declaration.
    pub(crate) connection: Connection,
    pub(crate) _lock: FolderLock,
    pub(crate) id: VaultId,
    pub(crate) keys: SessionKeys,
    pub(crate) compartments: Compartments,
    pub(crate) membership: Membership,
    pub(crate) session: SessionId,
    pub(crate) device: DeviceId,
    pub(crate) head: Head,
    pub(crate) incarnation: u32,
    pub(crate) anchor_port: Box<dyn AnchorPort>,
    pub(crate) anchor_state: AnchorState,
    /// Position the last written anchor names.
    pub(crate) anchored_seq: u64,
    pub(crate) anchor_due_ms: Option<u64>,
    pub(crate) read_only: Option<ReadOnly>,
    pub(crate) index: Index,
    /// The same of billing facts, since it was first asked for.
    pub(crate) billing: Option<BillingIndex>,
    /// How the fields of this vault are protected, as the program that opened it has read.
    pub(crate) levels: Levels,
    /// Changed records whose lines in the index are still the old ones; see [`OpenVault::catch_up_index`].
    pub(crate) index_lacks: Vec<RecordId>,
    /// The index went along with bulk work and did not come back: it is loaded anew before the next look at it.
    pub(crate) index_away: bool,
    /// The ledger in columns, since it was first asked for.
    pub(crate) ledger_facts: LedgerFacts,
    /// The tree over the entries read so far; see [`OpenVault::checkpoint_text`].
    pub(crate) tree: Frontier,
    pub(crate) clock: Arc<dyn Clock>,
    /// The recovery key's signature half, only while the kit is being used.
    pub(crate) root: Option<SigningKey>,
    /// Somebody else at the keyboard, only while that person signs.
    pub(crate) guest: Option<Guest>,
}

/// Who signs besides the person of the session: a new person, or one who approves.
pub(crate) struct Guest {
    pub person: PersonId,
    pub sign: SigningKey,
}

impl OpenVault {
    /// The vault's identifier.
    #[must_use]
    pub const fn id(&self) -> VaultId {
        self.id
    }

    /// The person's keys, for derived look-up tokens.
    #[must_use]
    pub const fn keys(&self) -> &SessionKeys {
        &self.keys
    }

    /// This session.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session
    }

    /// End of the ledger.
    #[must_use]
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Who is a member, with which roles, according to the ledger.
    #[must_use]
    pub const fn membership(&self) -> &Membership {
        &self.membership
    }

    /// Why writes are refused, if they are.
    #[must_use]
    pub const fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// What the anchor said at the opening.
    #[must_use]
    pub const fn anchor_state(&self) -> AnchorState {
        self.anchor_state
    }

    /// Stops accepting writes, after a check found something.
    pub fn set_read_only(&mut self, reason: ReadOnly) {
        self.read_only.get_or_insert(reason);
    }

    /// Says how the fields of this vault are protected: billing facts follow it.
    pub fn set_levels(&mut self, levels: Levels) {
        self.levels = levels;
    }

    /// The vault's folder.
    #[must_use]
    pub const fn folder(&self) -> &Folder {
        &self.folder
    }

    /// List and search.
    #[must_use]
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// List and search, with the right to build orders and caches.
    pub const fn index_mut(&mut self) -> &mut Index {
        &mut self.index
    }

    /// The person's own scope.
    #[must_use]
    pub fn own_scope(&self) -> ScopeId {
        self.keys.person.into()
    }

    /// Scopes of which this session holds at least one key, in a stable order.
    #[must_use]
    pub fn scopes(&self) -> Vec<ScopeId> {
        self.compartments.customer_scopes()
    }

    /// Scopes of billing facts of which this session holds at least one key.
    #[must_use]
    pub fn billing_scopes(&self) -> Vec<ScopeId> {
        self.compartments.billing_scopes()
    }

    /// Whether this session may seal something into a compartment.
    #[must_use]
    pub fn can_write(&self, scope: ScopeId, level: Level) -> bool {
        self.compartments.current(scope, level).is_some() && !self.compartments.withholds(scope, level)
    }

    /// Keyed hash under which the ledger speaks of a record.
    #[must_use]
    pub fn object_ref(&self, record: RecordId) -> [u8; 16] {
        token(&self.keys.object_key(), "clientvault/v1/object", record.as_bytes())
    }

    /// Begins a change. Nothing lasts until [`WriteTx::commit`] has written its ledger entry.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] when the vault is open for reading only.
    pub fn write<A: Writes>(&mut self, grant: &Grant<A>) -> Result<WriteTx<'_>, StoreError> {
        self.check_grant(grant)?;
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly);
        }
        WriteTx::begin(self)
    }

    /// Writes an entry that changes no record: a login, a search, a refusal. Needs no permission, only the vault.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be made durable; the operation it stands for must then not happen.
    pub fn record(&mut self, entry: EntryDraft) -> Result<u64, StoreError> {
        if self.read_only.is_some_and(|reason| reason != ReadOnly::DiskFull) {
            return Err(StoreError::ReadOnly);
        }
        WriteTx::begin(self)?.commit(entry)
    }

    /// Opens one facet this session holds the key of.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for no such facet or no key, [`StoreError::Crypto`] when it does not open.
    pub fn open_facet<A: Action>(
        &self,
        grant: &Grant<A>,
        record: RecordId,
        level: Level,
    ) -> Result<OpenedFacet, StoreError> {
        self.check_grant(grant)?;
        let row = self.find_facet(record, level)?.ok_or(StoreError::NotFound)?;
        self.open_row(&row)
    }

    /// Opens every facet of a record this session holds the key of, lowest level first: one look-up instead of three.
    ///
    /// # Errors
    /// [`StoreError::Crypto`] when one does not open.
    pub fn open_record<A: Action>(
        &self,
        grant: &Grant<A>,
        record: RecordId,
    ) -> Result<Vec<OpenedFacet>, StoreError> {
        self.check_grant(grant)?;
        let rows = self.facets_of(record)?;
        let held = |row: &&FacetRow| self.compartments.get(compartment_of(row)).is_some();
        rows.iter().filter(held).map(|row| self.open_row(row)).collect()
    }

    /// Opens every facet of one kind that belongs to `parent`, e.g. the notes of a customer.
    ///
    /// # Errors
    /// [`StoreError`] when one cannot be read or opened.
    pub fn open_children<A: Action>(
        &self,
        grant: &Grant<A>,
        parent: RecordId,
        kind: u8,
    ) -> Result<Vec<OpenedFacet>, StoreError> {
        self.check_grant(grant)?;
        self.read_children(parent, kind)
    }

    /// The same for work that holds its grant already.
    pub(crate) fn read_children(&self, parent: RecordId, kind: u8) -> Result<Vec<OpenedFacet>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(concat_columns!("SELECT ", " FROM facet WHERE parent = ?1 AND kind = ?2"))?;
        let mut rows = statement.query(rusqlite::params![parent.as_bytes(), kind])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let row = FacetRow::from_row(row)?;
            if self.compartments.get(compartment_of(&row)).is_some() {
                found.push(self.open_row(&row)?);
            }
        }
        Ok(found)
    }

    /// Opens every facet of one kind in the scopes this session can read, without parent: batches, settings, drafts.
    ///
    /// # Errors
    /// [`StoreError`] when one cannot be read or opened.
    pub fn open_kind<A: Action>(&self, grant: &Grant<A>, kind: u8) -> Result<Vec<OpenedFacet>, StoreError> {
        self.check_grant(grant)?;
        self.open_sheets(kind)
    }

    /// The same for the program itself: settings are read at unlock, before anyone asks.
    pub(crate) fn open_sheets(&self, kind: u8) -> Result<Vec<OpenedFacet>, StoreError> {
        let mut found = Vec::new();
        for scope in self.compartments.scopes() {
            let mut statement = self.connection.prepare_cached(concat_columns!(
                "SELECT ",
                " FROM facet INDEXED BY facet_parent WHERE parent = ?1 AND kind = ?2"
            ))?;
            // Sheets carry their scope as parent: found through the small partial index, not by a scan.
            let mut rows = statement.query(rusqlite::params![scope.as_bytes(), kind])?;
            while let Some(row) = rows.next()? {
                let row = FacetRow::from_row(row)?;
                if self.compartments.get(compartment_of(&row)).is_some() {
                    found.push(self.open_row(&row)?);
                }
            }
        }
        Ok(found)
    }

    pub(crate) fn open_row(&self, row: &FacetRow) -> Result<OpenedFacet, StoreError> {
        let key = self.compartments.get(compartment_of(row)).ok_or(StoreError::NotFound)?;
        Ok(OpenedFacet { place: row.place, version: row.version, plain: row.open(self.id, key)? })
    }

    /// A grant belongs to one person and one session; one kept from an earlier login is worth nothing.
    pub(crate) fn check_grant<A: Action>(&self, grant: &Grant<A>) -> Result<(), StoreError> {
        let ours = grant.person() == self.keys.person && grant.session() == self.session;
        if ours { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Moves the write-ahead log into the database; called when idle.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`] and other database errors; nothing is lost then.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Ends the session: snapshot of the index, checkpoint, anchor. Keys and index are wiped when `self` drops.
    ///
    /// # Errors
    /// The first thing that went wrong; locking happens all the same.
    pub fn close(mut self) -> Result<(), StoreError> {
        // A snapshot speaks for the whole ledger; one of an index with gaps is not written.
        // One that is not there needs none: the snapshot of the last lock still fits its place in the ledger.
        let mut snapshot =
            if self.index_away { Ok(()) } else { self.catch_up_index().and_then(|()| self.save_snapshot()) };
        if matches!(snapshot, Err(StoreError::DiskFull)) {
            // The reserve exists for this moment: lock and ledger must be able to finish.
            self.folder.release_reserve();
            snapshot = self.save_snapshot();
        }
        let anchor = self.anchor_now();
        let checkpoint = self.checkpoint();
        self.index.wipe();
        snapshot.and(anchor).and(checkpoint)
    }
}

pub(crate) fn compartment_of(row: &FacetRow) -> Compartment {
    Compartment { scope: row.place.scope, level: row.place.level, epoch: row.epoch }
}
