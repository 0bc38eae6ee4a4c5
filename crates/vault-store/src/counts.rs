//! Numbers about people and compartments, by what is stored in the open: no content is opened for them.

use std::collections::HashMap;

use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;

use crate::error::StoreError;
use crate::vault::OpenVault;

impl OpenVault {
    /// When each person logged in last, wall clock in milliseconds.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn last_logins(&self, grant: &Grant<impl Action>) -> Result<HashMap<PersonId, i64>, StoreError> {
        self.check_grant(grant)?;
        let mut statement = self.connection.prepare_cached(
            "SELECT actor, max(wall_ms) FROM ledger INDEXED BY ledger_action
             WHERE action IN ('session.login', 'session.enrol') AND actor IS NOT NULL GROUP BY actor",
        )?;
        let mut rows = statement.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let person: Vec<u8> = row.get(0)?;
            let person = PersonId::from_slice(&person).map_err(|_| StoreError::Decode("ledger actor"))?;
            found.insert(person, row.get(1)?);
        }
        Ok(found)
    }

    /// Wall clock of an entry, milliseconds.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a position the ledger does not have.
    pub fn written_ms(&self, grant: &Grant<impl Action>, seq: u64) -> Result<i64, StoreError> {
        self.check_grant(grant)?;
        let seq = i64::try_from(seq).map_err(|_| StoreError::Decode("ledger seq"))?;
        Ok(self
            .connection
            .prepare_cached("SELECT wall_ms FROM ledger WHERE seq = ?1")?
            .query_row([seq], |row| row.get(0))?)
    }

    /// Customers in a scope, whatever their state.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn customers_in(&self, grant: &Grant<impl Action>, scope: ScopeId) -> Result<u64, StoreError> {
        self.check_grant(grant)?;
        let count: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM facet WHERE scope = ?1 AND level = 1 AND kind = ?2")?
            .query_row(rusqlite::params![scope.as_bytes(), RecordKind::Customer.code()], |row| row.get(0))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Every customer of a scope, in the order of joining.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn customers_of(
        &self,
        grant: &Grant<impl Action>,
        scope: ScopeId,
    ) -> Result<Vec<RecordId>, StoreError> {
        self.check_grant(grant)?;
        self.records_of(scope, RecordKind::Customer)
    }

    pub(crate) fn records_of(&self, scope: ScopeId, kind: RecordKind) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT record FROM facet WHERE scope = ?1 AND level = 1 AND kind = ?2 ORDER BY record",
        )?;
        let mut rows = statement.query(rusqlite::params![scope.as_bytes(), kind.code()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let record: Vec<u8> = row.get(0)?;
            found.push(RecordId::from_slice(&record).map_err(|_| StoreError::Decode("facet id"))?);
        }
        Ok(found)
    }

    /// Whether this session holds every key a person holds: without them nothing of it can be handed over or renewed.
    #[must_use]
    pub fn holds_all_of(&self, person: PersonId) -> bool {
        self.membership.held_by(person).all(|(scope, level, epoch)| {
            self.compartments.newest(scope, level).is_some_and(|(held, _)| held == epoch)
        })
    }

    /// Rows in the compartments whose newest key a person holds: what has to be sealed anew when the person leaves.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn rows_held_by(&self, grant: &Grant<impl Action>, person: PersonId) -> Result<u64, StoreError> {
        self.rows_in(grant, self.membership.held_by(person).map(|(scope, level, _)| (scope, level)))
    }

    /// Rows in these compartments.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn rows_in(
        &self,
        grant: &Grant<impl Action>,
        places: impl IntoIterator<Item = (ScopeId, Level)>,
    ) -> Result<u64, StoreError> {
        self.check_grant(grant)?;
        let mut rows = 0;
        for (scope, level) in places {
            let found: i64 = self
                .connection
                .prepare_cached("SELECT count(*) FROM facet WHERE scope = ?1 AND level = ?2")?
                .query_row(rusqlite::params![scope.as_bytes(), level.number()], |row| row.get(0))?;
            rows += u64::try_from(found).unwrap_or(0);
        }
        Ok(rows)
    }

    /// Rows that go with these records when they leave the scope: their own, and what belongs to them.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn rows_of(
        &self,
        grant: &Grant<impl Action>,
        scope: ScopeId,
        records: impl IntoIterator<Item = RecordId>,
    ) -> Result<u64, StoreError> {
        self.check_grant(grant)?;
        let mut statement = self.connection.prepare_cached(
            "SELECT (SELECT count(*) FROM facet WHERE scope = ?1 AND record = ?2)
                  + (SELECT count(*) FROM facet INDEXED BY facet_parent WHERE parent = ?2 AND scope = ?1)
                  + (SELECT count(*) FROM facet WHERE scope = ?3 AND record = ?4)",
        )?;
        let billing = scope.billing();
        let mut rows = 0;
        for record in records {
            let facts = record.billing();
            let found: i64 = statement.query_row(
                rusqlite::params![scope.as_bytes(), record.as_bytes(), billing.as_bytes(), facts.as_bytes()],
                |row| row.get(0),
            )?;
            rows += u64::try_from(found).unwrap_or(0);
        }
        Ok(rows)
    }

    /// Customers with content at a level, by compartment.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn customers_by_compartment(
        &self,
        grant: &Grant<impl Action>,
    ) -> Result<HashMap<(ScopeId, Level), u64>, StoreError> {
        self.check_grant(grant)?;
        let mut statement = self.connection.prepare_cached(
            "SELECT scope, level, count(*) FROM facet WHERE kind = ?1 GROUP BY scope, level",
        )?;
        let mut rows = statement.query([RecordKind::Customer.code()])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let scope: Vec<u8> = row.get(0)?;
            let scope = ScopeId::from_slice(&scope).map_err(|_| StoreError::Decode("facet scope"))?;
            let level = Level::from_number(row.get(1)?).ok_or(StoreError::Decode("facet level"))?;
            found.insert((scope, level), u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0));
        }
        Ok(found)
    }

    /// The scope a record lies in, if it is one this session reads anything of.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn scope_of(&self, record: RecordId) -> Result<Option<ScopeId>, StoreError> {
        Ok(self.facets_of(record)?.first().map(|row| row.place.scope))
    }

    /// [`RecordKind`] of a record as stored, if this session reads anything of it.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn kind_of(&self, record: RecordId) -> Result<Option<u8>, StoreError> {
        Ok(self.facets_of(record)?.first().map(|row| row.place.kind))
    }
}
