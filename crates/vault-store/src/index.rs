//! The index of one person: derived from what that person's keys open, remembered in a sealed snapshot, thrown away
//! when in doubt.

mod projection;
mod snapshot;

use vault_crypto::Secret;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_ledger::entry::Entry;

pub use projection::{company_token, name_token, phone_token};

use crate::directory::Directory;
use crate::error::StoreError;
use crate::facet::{FacetRow, concat_columns};
use crate::schema::table;
use crate::vault::{OpenVault, compartment_of};
use projection::Projection;

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

    pub(crate) fn wipe(&mut self) {
        self.directory.wipe();
    }
}

impl OpenVault {
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
        let dedupe = self.keys.dedupe_key();
        let mut index = Index::empty();
        for scope in self.compartments.scopes() {
            self.scan_scope(scope, &dedupe, &mut index)?;
        }
        index.directory.compact();
        self.index = index;
        Ok(())
    }

    fn scan_scope(&self, scope: ScopeId, dedupe: &Secret<32>, index: &mut Index) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(concat_columns!(
            "SELECT ",
            " FROM facet WHERE scope = ?1 ORDER BY scope, record, level"
        ))?;
        let mut rows = statement.query([scope.as_bytes()])?;
        let mut current: Option<Projection> = None;
        while let Some(row) = rows.next()? {
            let row = FacetRow::from_row(row)?;
            if row.place.kind != RecordKind::Customer.code() {
                continue;
            }
            if current.as_ref().is_none_or(|projection| projection.record() != row.place.record) {
                if let Some(done) = current.take() {
                    done.enter(index, dedupe);
                }
                current = Some(Projection::new(scope, row.place.record));
            }
            if let Some(projection) = &mut current {
                self.project_row(projection, &row);
            }
        }
        if let Some(done) = current {
            done.enter(index, dedupe);
        }
        Ok(())
    }

    fn project_row(&self, projection: &mut Projection, row: &FacetRow) {
        projection.saw_level(row.place.level);
        // L3 is only "present": its content never enters the index.
        if row.place.level == Level::L3 {
            return;
        }
        if let Some(key) = self.compartments.get(compartment_of(row))
            && let Ok(plain) = row.open(self.id, key)
        {
            projection.take(row.place.level, &plain);
        }
    }

    /// Brings these records' lines up to date, or removes them.
    pub(crate) fn refresh_index(&mut self, records: &[RecordId]) -> Result<(), StoreError> {
        if records.len() > CATCH_UP_LIMIT {
            return self.rebuild_index();
        }
        let dedupe = self.keys.dedupe_key();
        for record in records {
            let mut projection: Option<Projection> = None;
            for level in Level::ALL {
                if let Some(row) = self.find_facet(*record, level)? {
                    if row.place.kind != RecordKind::Customer.code() {
                        break;
                    }
                    let projection =
                        projection.get_or_insert_with(|| Projection::new(row.place.scope, *record));
                    self.project_row(projection, &row);
                }
            }
            match projection {
                Some(projection) => projection.enter(&mut self.index, &dedupe),
                None => self.index.directory.remove(*record),
            }
        }
        Ok(())
    }

    /// Records changed after a ledger position; `None` when there are too many to catch up.
    fn changed_since(&self, seq: u64) -> Result<Option<Vec<RecordId>>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT entry FROM ledger WHERE seq > ?1 ORDER BY seq")?;
        let seq = i64::try_from(seq).map_err(|_| StoreError::Decode("ledger seq"))?;
        let mut rows = statement.query([seq])?;
        let mut changed = Vec::new();
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(0)?.as_blob().map_err(|_| StoreError::Decode("ledger entry"))?;
            let entry = Entry::decode(bytes).map_err(|_| StoreError::Decode("ledger entry"))?;
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
