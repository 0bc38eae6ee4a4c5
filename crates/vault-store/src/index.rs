//! The index of one person: derived from what that person's keys open, remembered in a sealed snapshot, thrown away
//! when in doubt.

mod projection;
mod rebuild;
mod snapshot;

use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::record::RecordKind;
use vault_ledger::entry::Entry;

pub use projection::{company_token, name_token, phone_token};

use crate::directory::Directory;
use crate::error::StoreError;
use crate::schema::table;
use crate::vault::OpenVault;
pub(crate) use projection::Projection;
use rebuild::{RowKeys, Scan};

/// Above this many changed records a rebuild is faster than catching up one by one.
const CATCH_UP_LIMIT: usize = 20_000;

/// List and search of one person.
pub struct Index {
    directory: Directory,
    /// Highest record number given so far.
    last_number: u64,
}

impl Index {
    pub(crate) fn empty() -> Self {
        Self { directory: Directory::new(), last_number: 0 }
    }

    /// The directory in memory.
    #[must_use]
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The directory, with the right to build orders.
    pub const fn directory_mut(&mut self) -> &mut Directory {
        &mut self.directory
    }

    /// The number the next new customer gets.
    #[must_use]
    pub const fn next_number(&self) -> u64 {
        self.last_number + 1
    }

    /// Merges the changes that have gathered into the directory when there are many.
    pub(crate) fn tidy(&mut self) {
        if self.directory.needs_compaction() {
            self.directory.compact();
        }
    }

    pub(crate) fn wipe(&mut self) {
        self.directory.wipe();
    }
}

impl OpenVault {
    /// Brings into the index what durable changes left out of it because they could not be read at that moment.
    /// Costs nothing when the index is complete.
    ///
    /// # Errors
    /// [`StoreError`] when they still cannot be read; the index must then not be believed.
    pub fn catch_up_index(&mut self) -> Result<(), StoreError> {
        if self.index_away {
            self.load_index()?;
            self.index_away = false;
            self.index_lacks.clear();
        }
        let lacking = std::mem::take(&mut self.index_lacks);
        let caught_up = if lacking.is_empty() { Ok(()) } else { self.refresh_index(&lacking) };
        if caught_up.is_err() {
            self.index_lacks = lacking;
        }
        caught_up
    }

    /// Loads the snapshot and catches up with the ledger, or rebuilds from the truth.
    pub(crate) fn load_index(&mut self) -> Result<(), StoreError> {
        if let Some((index, seq)) = self.read_snapshot()
            && let Some(changed) = self.changed_since(seq)?
        {
            self.index = index;
            return self.refresh_index(&changed);
        }
        self.rebuild_index()
    }

    /// Derives everything anew from the facets this session can open.
    ///
    /// # Errors
    /// [`StoreError`] when the truth cannot be read. A facet that does not open is left out: verification names it.
    pub fn rebuild_index(&mut self) -> Result<(), StoreError> {
        self.index = self.rebuilt(&self.compartments.customer_scopes(), RecordKind::Customer)?;
        Ok(())
    }

    /// An index of every record of one kind in these scopes.
    pub(crate) fn rebuilt(&self, scopes: &[ScopeId], kind: RecordKind) -> Result<Index, StoreError> {
        let scan = Scan { connection: &self.connection, scopes, kind };
        let keys = RowKeys { vault: self.id, compartments: &self.compartments };
        rebuild::rebuild(&scan, keys, self.keys.dedupe_key())
    }

    /// Brings these records' lines up to date, or removes them.
    pub(crate) fn refresh_index(&mut self, records: &[RecordId]) -> Result<(), StoreError> {
        if records.len() > CATCH_UP_LIMIT {
            return self.rebuild_index();
        }
        let mut index = std::mem::replace(&mut self.index, Index::empty());
        let refreshed = self.refresh(&mut index, records, RecordKind::Customer);
        index.tidy();
        self.index = index;
        refreshed
    }

    /// The same of any index of records of one kind.
    pub(crate) fn refresh(
        &self,
        index: &mut Index,
        records: &[RecordId],
        kind: RecordKind,
    ) -> Result<(), StoreError> {
        let dedupe = self.keys.dedupe_key();
        let keys = RowKeys { vault: self.id, compartments: &self.compartments };
        for record in records {
            let mut projection: Option<Projection> = None;
            for row in self.facets_of(*record)? {
                if row.place.kind != kind.code() {
                    break;
                }
                keys.project(
                    projection.get_or_insert_with(|| Projection::new(row.place.scope, *record)),
                    &row,
                );
            }
            match projection {
                Some(projection) => projection.enter(index, &dedupe),
                None => index.directory.remove(*record),
            }
        }
        Ok(())
    }

    /// Records changed after a ledger position; `None` when there are too many to catch up, or when people or keys have
    /// changed: other rows than those that were written may now be open, or closed, to this person.
    pub(crate) fn changed_since(&self, seq: u64) -> Result<Option<Vec<RecordId>>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT entry FROM ledger WHERE seq > ?1 ORDER BY seq")?;
        let seq = i64::try_from(seq).map_err(|_| StoreError::Decode("ledger seq"))?;
        let mut rows = statement.query([seq])?;
        let mut changed = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(0)?.as_blob().map_err(|_| StoreError::Decode("ledger entry"))?;
            let entry = Entry::decode(bytes).map_err(|_| StoreError::Decode("ledger entry"))?;
            if changes_keys(entry.action.as_str()) {
                return Ok(None);
            }
            changed.extend(
                entry
                    .changes
                    .iter()
                    .filter(|change| change.table == table::FACET)
                    .map(|change| RecordId::from_bytes(change.row)),
            );
            if changed.len() > CATCH_UP_LIMIT {
                return Ok(None);
            }
        }
        changed.sort_unstable();
        changed.dedup();
        Ok(Some(changed))
    }
}

fn changes_keys(action: &str) -> bool {
    action.starts_with("member.") || action == "grant.issued"
}
