//! A change of the vault: rows and their ledger entry in one SQLite transaction, or nothing.

use vault_crypto::grant_seal::KemPublic;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_ledger::entry::{Actor, Change, Entry, FORMAT};
use vault_ledger::membership::Membership;
use vault_ledger::signed::sign_entry;

use crate::entry_draft::{By, EntryDraft};
use crate::error::StoreError;
use crate::facet::{FacetRow, Place};
use crate::index::Index;
use crate::ledger_log::{self, Head};
use crate::schema::table;
use crate::vault::OpenVault;

/// Delay after which the anchor follows an ordinary change, milliseconds.
const ANCHOR_DELAY_MS: u64 = 2_000;

/// What a save expects to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// No such facet yet.
    Absent,
    /// Exactly this version.
    Version(u64),
    /// Whatever is there (import, undo).
    Any,
}

/// A running change. Dropping it takes everything back; only [`WriteTx::commit`] keeps it, and that needs an entry:
///
/// ```
/// use vault_domain::action::EditCustomers;
/// use vault_domain::grant::Grant;
/// use vault_store::{EntryDraft, OpenVault, StoreError};
///
/// fn change(vault: &mut OpenVault, grant: &Grant<EditCustomers>) -> Result<u64, StoreError> {
///     vault.write(grant)?.commit(EntryDraft::done("draft.save"))
/// }
/// ```
/// ```compile_fail
/// # use vault_domain::{action::EditCustomers, grant::Grant};
/// # use vault_store::{OpenVault, StoreError};
/// fn without_entry(vault: &mut OpenVault, grant: &Grant<EditCustomers>) -> Result<u64, StoreError> {
///     vault.write(grant)?.commit()
/// }
/// ```
/// ```compile_fail
/// # use vault_store::{EntryDraft, OpenVault, StoreError};
/// fn without_grant(vault: &mut OpenVault) -> Result<u64, StoreError> {
///     vault.write()?.commit(EntryDraft::done("draft.save"))
/// }
/// ```
/// ```compile_fail
/// #![deny(unused_must_use)]
/// # use vault_domain::{action::EditCustomers, grant::Grant};
/// # use vault_store::{OpenVault, StoreError};
/// fn forgotten(vault: &mut OpenVault, grant: &Grant<EditCustomers>) -> Result<(), StoreError> {
///     vault.write(grant)?;
///     Ok(())
/// }
/// ```
#[must_use = "a change that is not committed is taken back"]
pub struct WriteTx<'v> {
    pub(crate) vault: &'v mut OpenVault,
    changes: Vec<Change>,
    touched: Vec<RecordId>,
    /// Customers whose billing facts may not be what they say any more.
    billed: Vec<RecordId>,
    /// The index has lines of records that are not durable yet.
    pub(crate) entered_in_bulk: bool,
    head_before: Head,
    membership_before: Option<Membership>,
    /// Keys that only exist if this change lasts.
    pub(crate) keys_made: bool,
    committed: bool,
}

impl<'v> WriteTx<'v> {
    pub(crate) fn begin(vault: &'v mut OpenVault) -> Result<Self, StoreError> {
        vault.connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        let head_before = vault.head;
        Ok(Self {
            vault,
            changes: Vec::new(),
            touched: Vec::new(),
            billed: Vec::new(),
            entered_in_bulk: false,
            head_before,
            membership_before: None,
            keys_made: false,
            committed: false,
        })
    }

    /// The vault as this change sees it.
    #[must_use]
    pub fn vault(&self) -> &OpenVault {
        self.vault
    }

    /// Seals `plain` as the facet at `place`. Returns the new version.
    ///
    /// # Errors
    /// [`StoreError::KeysMissing`] when this session holds no key of the compartment, [`StoreError::NotFound`] when it is
    /// withheld, [`StoreError::Conflict`] when the stored version is not the expected one.
    pub fn put(&mut self, place: Place, expect: Expect, plain: &[u8]) -> Result<u64, StoreError> {
        if self.vault.compartments.withholds(place.scope, place.level) {
            // What may not be read is not written over either.
            return Err(StoreError::NotFound);
        }
        // The key first: whether there is something nobody here can read is not told by the kind of refusal.
        let (epoch, key) =
            self.vault.compartments.current(place.scope, place.level).ok_or(StoreError::KeysMissing)?;
        let stored = self.stored_version(place.scope, place.record, place.level, expect)?;
        let version = stored.unwrap_or(0) + 1;
        let row = FacetRow::seal(self.vault.id, place, version, epoch, key, plain)?;
        row.write(&self.vault.connection)?;
        self.note_change((place.scope, place.record), place.level, version, row.hash());
        if place.kind == RecordKind::Customer.code() {
            self.note_billed(place.record);
        }
        Ok(version)
    }

    /// Removes the facet at (scope, record, level) if it is there. Its record key goes with it.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the stored version is not the expected one.
    pub fn remove(
        &mut self,
        scope: ScopeId,
        record: RecordId,
        level: Level,
        expect: Expect,
    ) -> Result<(), StoreError> {
        let Some(version) = self.stored_version(scope, record, level, expect)? else { return Ok(()) };
        self.vault
            .connection
            .prepare_cached("DELETE FROM facet WHERE scope = ?1 AND record = ?2 AND level = ?3")?
            .execute(rusqlite::params![scope.as_bytes(), record.as_bytes(), level.number()])?;
        self.note_change((scope, record), level, version + 1, vault_ledger::hash::ZERO);
        self.note_billed(record);
        Ok(())
    }

    fn note_billed(&mut self, record: RecordId) {
        if self.vault.is_shared() && self.billed.last() != Some(&record) {
            self.billed.push(record);
        }
    }

    /// Puts an earlier facet's content back as a new version.
    pub(crate) fn put_row_again(&mut self, earlier: &FacetRow) -> Result<u64, StoreError> {
        let opened = self.vault.open_row(earlier)?;
        self.put(earlier.place, Expect::Any, &opened.plain)
    }

    pub(crate) fn connection(&self) -> &rusqlite::Connection {
        &self.vault.connection
    }

    /// The changes waiting for an entry, taken out for a while: what is written meanwhile gets entries of its own.
    pub(crate) fn swap_changes(&mut self, changes: Vec<Change>) -> Vec<Change> {
        std::mem::replace(&mut self.changes, changes)
    }

    /// Adds a change of a table other than `facet` to the entry being built.
    pub(crate) fn note_row(&mut self, change: Change) {
        self.changes.push(change);
    }

    pub(crate) fn note_change(
        &mut self,
        (scope, record): (ScopeId, RecordId),
        level: Level,
        version: u64,
        hash: [u8; 32],
    ) {
        self.changes.push(facet_change(scope, record, level, version, hash));
        if self.touched.last() != Some(&record) {
            self.touched.push(record);
        }
    }

    fn stored_version(
        &self,
        scope: ScopeId,
        record: RecordId,
        level: Level,
        expect: Expect,
    ) -> Result<Option<u64>, StoreError> {
        use rusqlite::OptionalExtension;
        let stored: Option<i64> = self
            .vault
            .connection
            .prepare_cached("SELECT version FROM facet WHERE scope = ?1 AND record = ?2 AND level = ?3")?
            .query_row(rusqlite::params![scope.as_bytes(), record.as_bytes(), level.number()], |row| {
                row.get(0)
            })
            .optional()?;
        let stored = stored.map(|version| u64::try_from(version).unwrap_or(0));
        match (expect, stored) {
            (Expect::Any, stored) => Ok(stored),
            (Expect::Absent, None) => Ok(None),
            (Expect::Version(expected), Some(version)) if expected == version => Ok(stored),
            _ => Err(StoreError::Conflict),
        }
    }

    /// Number of changes waiting for an entry; bulk work writes one per thousand rows.
    #[must_use]
    pub const fn pending_changes(&self) -> usize {
        self.changes.len()
    }

    /// Writes an entry for the changes so far without ending the transaction.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written; the transaction is then only good for dropping.
    pub fn log(&mut self, draft: EntryDraft) -> Result<u64, StoreError> {
        if draft.public.is_some() && self.membership_before.is_none() {
            self.membership_before = Some(self.vault.membership.clone());
        }
        let changes = std::mem::take(&mut self.changes);
        self.vault.append(draft, changes)
    }

    /// Writes an entry for the changes of one record only: each customer's history stays complete in bulk work.
    ///
    /// # Errors
    /// As [`WriteTx::log`].
    pub fn log_changes_of(&mut self, record: RecordId, draft: EntryDraft) -> Result<u64, StoreError> {
        let (of_record, others): (Vec<Change>, Vec<Change>) = std::mem::take(&mut self.changes)
            .into_iter()
            .partition(|change| change.row == *record.as_bytes());
        self.changes = others;
        self.vault.append(draft, of_record)
    }

    /// Writes the entry and makes everything durable. The only way to keep a change.
    ///
    /// # Errors
    /// [`StoreError`] when the entry or the data cannot be made durable; nothing has then happened. Once they are
    /// durable, this answers as done, whatever becomes of the index and the anchor: both are caught up later.
    pub fn commit(mut self, draft: EntryDraft) -> Result<u64, StoreError> {
        let at_once = anchors_at_once(draft.action.as_str());
        let billed = std::mem::take(&mut self.billed);
        self.follow_billing(&billed)?;
        let seq = self.log(draft)?;
        self.vault.connection.prepare_cached("COMMIT")?.execute([])?;
        self.committed = true;
        self.entered_in_bulk = false;
        self.vault.index_lacks.append(&mut self.touched);
        // What cannot be read now is read before the next command looks at the index.
        let _ = self.vault.catch_up_index();
        if at_once {
            // The data is durable; an anchor that cannot be written now is tried again by a later tick.
            let _ = self.vault.anchor_now();
        } else {
            let due = self.vault.clock.mono_ms() + ANCHOR_DELAY_MS;
            self.vault.anchor_due_ms.get_or_insert(due);
        }
        Ok(seq)
    }
}

impl Drop for WriteTx<'_> {
    fn drop(&mut self) {
        if !self.committed {
            self.vault.head = self.head_before;
            if let Some(membership) = self.membership_before.take() {
                self.vault.membership = membership;
            }
            if self.entered_in_bulk || self.vault.index_away {
                self.vault.index = Index::empty();
                self.vault.index_away = true;
            }
            // SQLite may have rolled back by itself (disk full); a second ROLLBACK then fails harmlessly.
            let _ = self.vault.connection.execute_batch("ROLLBACK");
            if self.keys_made {
                // What is stored decides which keys are held. If even that cannot be read, nothing can be.
                let _ = self.vault.hold_compartments();
            }
        }
    }
}

/// What an entry keeps of a facet.
pub(crate) const fn facet_change(
    scope: ScopeId,
    record: RecordId,
    level: Level,
    version: u64,
    hash: [u8; 32],
) -> Change {
    Change {
        table: table::FACET,
        row: *record.as_bytes(),
        level: level.number(),
        version,
        hash,
        scope: Some(scope),
    }
}

/// Rights, settings, purge and lock are anchored before anything else happens.
fn anchors_at_once(action: &str) -> bool {
    [
        "member.",
        "grant.",
        "device.",
        "settings.",
        "vault.",
        "ledger.",
        "recovery.",
        "import.",
        "session.lock",
        "field.level_",
    ]
    .iter()
    .any(|prefix| action.starts_with(prefix))
}

impl OpenVault {
    /// Appends one entry in the running transaction and moves the head.
    pub(crate) fn append(&mut self, draft: EntryDraft, changes: Vec<Change>) -> Result<u64, StoreError> {
        let detail = match draft.detail {
            Some(detail) => Some(ledger_log::seal_detail(self.id, &self.audit_key()?, &detail)?),
            None => None,
        };
        let entry = Entry {
            format: FORMAT,
            vault: self.id,
            device: self.device,
            seq: self.head.seq + 1,
            prev_hash: self.head.hash,
            wall_ms: self.clock.wall_ms(),
            mono_ms: self.clock.mono_ms(),
            boot: self.clock.boot(),
            session: Some(self.session),
            actor: match draft.by {
                By::Person => Actor::Person(self.keys.person),
                By::Device => Actor::Device,
                By::Root => Actor::Root,
                By::Guest => Actor::Person(self.guest.as_ref().ok_or(StoreError::NotFound)?.person),
            },
            object_ref: draft.object.map(|record| self.object_ref(record)),
            action: draft.action,
            result: draft.result,
            policy_rev: 1,
            changes,
            public: draft.public,
            detail_commit: detail.as_ref().map(|detail| detail.commit),
        };
        let device_key;
        let key = match draft.by {
            By::Person => &self.keys.sign,
            By::Root => self.root.as_ref().ok_or(StoreError::NotFound)?,
            By::Guest => &self.guest.as_ref().ok_or(StoreError::NotFound)?.sign,
            By::Device => {
                device_key = self.keys.device_key();
                &device_key
            }
        };
        let signed = sign_entry(&entry, key).map_err(|_| StoreError::Decode("ledger entry"))?;
        ledger_log::insert(
            &self.connection,
            &entry,
            &signed,
            detail.as_ref().map(|detail| detail.sealed.as_slice()),
        )?;
        // Our own entries pass the same judgement every reader will apply to them.
        self.membership.admit(&entry).map_err(|refusal| StoreError::Refused(refusal.name()))?;
        self.head = Head { seq: entry.seq, hash: signed.hash() };
        Ok(entry.seq)
    }

    /// What details are sealed to. Stated in the ledger since there is somebody who may not read them.
    fn audit_key(&self) -> Result<KemPublic, StoreError> {
        let stated = self.membership.audit_key();
        let held = || self.compartments.audit().first().map(|key| key.public());
        stated.or_else(held).ok_or(StoreError::NotFound)
    }
}

#[cfg(test)]
pub(crate) mod tests;
