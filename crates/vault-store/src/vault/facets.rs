//! Finding a record's rows in the scopes this session can read.

use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;

use super::OpenVault;
use crate::error::StoreError;
use crate::facet::{FacetRow, concat_columns};

impl OpenVault {
    /// Every facet of a record, lowest level first. One look-up a scope: the levels of a record lie side by side.
    pub(crate) fn facets_of(&self, record: RecordId) -> Result<Vec<FacetRow>, StoreError> {
        for scope in self.compartments.scopes_for(record) {
            let found = self.rows_at(scope, record)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// Every facet of a record in one scope, lowest level first.
    pub(crate) fn rows_at(&self, scope: ScopeId, record: RecordId) -> Result<Vec<FacetRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(concat_columns!(
            "SELECT ",
            " FROM facet WHERE scope = ?1 AND record = ?2 ORDER BY level"
        ))?;
        let mut rows = statement.query(rusqlite::params![scope.as_bytes(), record.as_bytes()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(FacetRow::from_row(row)?);
        }
        Ok(found)
    }

    pub(crate) fn find_facet(&self, record: RecordId, level: Level) -> Result<Option<FacetRow>, StoreError> {
        for scope in self.compartments.scopes_for(record) {
            let mut statement = self.connection.prepare_cached(concat_columns!(
                "SELECT ",
                " FROM facet WHERE scope = ?1 AND record = ?2 AND level = ?3"
            ))?;
            let mut rows =
                statement.query(rusqlite::params![scope.as_bytes(), record.as_bytes(), level.number()])?;
            if let Some(row) = rows.next()? {
                return FacetRow::from_row(row).map(Some);
            }
        }
        Ok(None)
    }

    /// Scope, level and version of every facet of a record in the scopes this session can read.
    pub(crate) fn versions_of(&self, record: RecordId) -> Result<Vec<(ScopeId, Level, u64)>, StoreError> {
        let mut found = Vec::new();
        for scope in self.compartments.scopes_for(record) {
            let mut statement = self.connection.prepare_cached(
                "SELECT level, version FROM facet WHERE scope = ?1 AND record = ?2 ORDER BY level",
            )?;
            let mut rows = statement.query(rusqlite::params![scope.as_bytes(), record.as_bytes()])?;
            while let Some(row) = rows.next()? {
                let level = Level::from_number(row.get(0)?).ok_or(StoreError::Decode("facet level"))?;
                let version =
                    u64::try_from(row.get::<_, i64>(1)?).map_err(|_| StoreError::Decode("facet version"))?;
                found.push((scope, level, version));
            }
        }
        Ok(found)
    }
}
