//! The level of a field has changed: every customer whose value lies in the wrong facet is split anew. Until a record's
//! turn comes it reads as well as before, because its fields are judged by the table and not by where they lie; so the
//! work may stop at any moment and simply begins again.

use vault_crypto::Zeroizing;
use vault_domain::action::{Action, Writes};
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::record::{FIELD_CATALOGUE, FieldSet, RecordKind, merge, split_by_level};

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::facet::{FacetRow, Place, concat_columns};
use crate::vault::OpenVault;
use crate::write::{Expect, WriteTx};

/// Rows looked at between two transactions.
const ROWS: usize = 600;
/// Changes named by one entry.
const CHANGES_PER_ENTRY: usize = 2_000;
const RESEAL: &str = "levels.reseal";

/// What [`OpenVault::reseal_levels`] did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Customers looked at.
    pub seen: u64,
    /// Customers sealed anew.
    pub moved: u64,
    /// Customers this session cannot do, or cannot look into: somebody with more keys has to.
    pub left: u64,
}

/// One customer while it is looked at: its facets this session opens.
struct Opened {
    scope: ScopeId,
    record: RecordId,
    /// By level: what the facet holds; `None` without one, or without its key.
    facets: [Option<FieldSet>; 3],
}

impl OpenVault {
    /// Puts every value of every customer where `levels` says. `sources` are the levels values may have to leave; `each`
    /// is told how many customers were looked at and may stop the work by returning false.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`]; what was done until then stays. [`StoreError`] when a facet cannot be read or written.
    pub fn reseal_levels<A: Writes>(
        &mut self,
        grant: &Grant<A>,
        levels: &Levels,
        sources: &[Level],
        each: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Resealed, StoreError> {
        self.check_grant(grant)?;
        let mut done = Resealed { left: self.customers_out_of_reach(sources)?, ..Resealed::default() };
        for scope in self.scopes() {
            let mut after = [0_u8; 16];
            loop {
                let (customers, last) = self.customers_after(scope, &after)?;
                let Some(last) = last else { break };
                after = last;
                self.reseal_some(grant, levels, &customers, &mut done)?;
                done.seen += customers.len() as u64;
                if !each(done.seen) {
                    return Err(StoreError::Cancelled);
                }
            }
        }
        self.forget_misplaced_copies(grant, levels)?;
        Ok(done)
    }

    /// Customers whose names this session could open, for a measure of the work.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn customers_in_reach(&self) -> Result<u64, StoreError> {
        let mut customers = 0;
        for scope in self.scopes() {
            let found: i64 = self
                .connection
                .prepare_cached("SELECT count(*) FROM facet WHERE scope = ?1 AND level = 1 AND kind = ?2")?
                .query_row(rusqlite::params![scope.as_bytes(), RecordKind::Customer.code()], |row| {
                    row.get(0)
                })?;
            customers += u64::try_from(found).unwrap_or(0);
        }
        Ok(customers)
    }

    /// Whether the vault says anything of its fields, for somebody who may not hold the key to what it says.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn has_field_catalogue(&self) -> Result<bool, StoreError> {
        Ok(self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM facet WHERE scope = ?1 AND record = ?2)")?
            .query_row(rusqlite::params![ScopeId::COMMON.as_bytes(), FIELD_CATALOGUE.as_bytes()], |row| {
                row.get(0)
            })?)
    }

    /// How many customers hold a value of a field, and how many this session cannot look into at the levels given.
    ///
    /// # Errors
    /// [`StoreError`] when a facet cannot be read.
    pub fn customers_with<A: Action>(
        &self,
        grant: &Grant<A>,
        field: FieldKey,
        sources: &[Level],
    ) -> Result<(u64, u64), StoreError> {
        self.check_grant(grant)?;
        let mut holding = 0;
        for scope in self.scopes() {
            let mut after = [0_u8; 16];
            loop {
                let (customers, last) = self.customers_after(scope, &after)?;
                let Some(last) = last else { break };
                after = last;
                let holds = |one: &&Opened| one.facets.iter().flatten().any(|fields| fields.contains(field));
                holding += customers.iter().filter(holds).count() as u64;
            }
        }
        Ok((holding, self.customers_out_of_reach(sources)?))
    }

    /// Facets of customers at these levels in compartments this session does not open.
    fn customers_out_of_reach(&self, sources: &[Level]) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT scope, level, count(*) FROM facet WHERE kind = ?1 GROUP BY scope, level",
        )?;
        let mut rows = statement.query([RecordKind::Customer.code()])?;
        let mut left = 0;
        while let Some(row) = rows.next()? {
            let scope: [u8; 16] = row.get(0)?;
            let level = Level::from_number(row.get(1)?).ok_or(StoreError::Decode("facet level"))?;
            if sources.contains(&level) && !self.can_write(ScopeId::from_bytes(scope), level) {
                left += u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
            }
        }
        Ok(left)
    }

    /// The next customers of a scope, and the last record looked at; none at the end.
    fn customers_after(
        &self,
        scope: ScopeId,
        after: &[u8; 16],
    ) -> Result<(Vec<Opened>, Option<[u8; 16]>), StoreError> {
        let mut statement = self.connection.prepare_cached(concat_columns!(
            "SELECT ",
            " FROM facet WHERE scope = ?1 AND record > ?2 ORDER BY scope, record, level LIMIT ?3"
        ))?;
        let mut rows = statement.query(rusqlite::params![
            scope.as_bytes(),
            after.as_slice(),
            i64::try_from(ROWS).unwrap_or(0)
        ])?;
        let mut found: Vec<FacetRow> = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(FacetRow::from_row(row)?);
        }
        // The last record may go on behind the limit: it is the next page's first.
        let cut = found.len() == ROWS;
        let last = found.last().map(|row| row.place.record);
        if cut {
            found.retain(|row| Some(row.place.record) != last);
        }
        let last = found.last().map(|row| *row.place.record.as_bytes());
        let customers = found
            .chunk_by(|a, b| a.place.record == b.place.record)
            .filter(|rows| rows.iter().all(|row| row.place.kind == RecordKind::Customer.code()))
            .map(|rows| self.open_customer(scope, rows))
            .collect::<Result<Vec<_>, _>>()?;
        Ok((customers, last))
    }

    fn open_customer(&self, scope: ScopeId, rows: &[FacetRow]) -> Result<Opened, StoreError> {
        let record = rows.first().map_or(RecordId::from_bytes([0; 16]), |row| row.place.record);
        let mut opened = Opened { scope, record, facets: [None, None, None] };
        for (level, facet) in Level::ALL.into_iter().zip(&mut opened.facets) {
            let Some(row) = rows.iter().find(|row| row.place.level == level) else { continue };
            match self.open_row(row) {
                Ok(plain) => {
                    let fields = FieldSet::decode_padded(&plain.plain);
                    *facet = Some(fields.map_err(|_| StoreError::Decode("customer"))?);
                }
                Err(StoreError::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(opened)
    }

    fn reseal_some<A: Writes>(
        &mut self,
        grant: &Grant<A>,
        levels: &Levels,
        customers: &[Opened],
        done: &mut Resealed,
    ) -> Result<(), StoreError> {
        let mut wrong = Vec::new();
        for customer in customers {
            let split = split_by_level(merge(customer.facets.iter().flatten().cloned()), levels);
            let changed: Vec<Level> = changed_levels(&customer.facets, &split);
            if changed.is_empty() {
                continue;
            }
            if changed.iter().all(|level| self.can_write(customer.scope, *level)) {
                wrong.push((customer, split, changed));
            } else {
                done.left += 1;
            }
        }
        if wrong.is_empty() {
            return Ok(());
        }
        let mut tx = self.write(grant)?;
        for (customer, split, changed) in &wrong {
            tx.put_facets(customer, split, changed)?;
            tx.forget_copies_of(customer.record)?;
            if tx.pending_changes() >= CHANGES_PER_ENTRY {
                tx.log(EntryDraft::done(RESEAL).without_detail())?;
            }
        }
        tx.commit(EntryDraft::done(RESEAL).without_detail())?;
        done.moved += wrong.len() as u64;
        Ok(())
    }

    /// What imports changed is kept as it was before, sealed at the level it had. A copy that holds a value at a level
    /// the table does not give it is forgotten: its batch cannot take that record back any more.
    fn forget_misplaced_copies<A: Writes>(
        &mut self,
        grant: &Grant<A>,
        levels: &Levels,
    ) -> Result<(), StoreError> {
        let mut misplaced = Vec::new();
        {
            let mut statement = self
                .connection
                .prepare_cached("SELECT record, facet FROM prior_facet WHERE facet IS NOT NULL")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let record: [u8; 16] = row.get(0)?;
                let packed: Vec<u8> = row.get(1)?;
                let earlier = FacetRow::unpack(&packed)?;
                let Ok(opened) = self.open_row(&earlier) else { continue };
                let fields =
                    FieldSet::decode_padded(&opened.plain).map_err(|_| StoreError::Decode("customer"))?;
                // The record as a whole may be raised by now; only its present facets say so.
                if fields.iter().any(|(key, value)| levels.level(key, value) > earlier.place.level) {
                    misplaced.push(record);
                }
            }
        }
        if misplaced.is_empty() {
            return Ok(());
        }
        let tx = self.write(grant)?;
        for record in misplaced {
            tx.forget_copies_of(RecordId::from_bytes(record))?;
        }
        tx.commit(EntryDraft::done(RESEAL).without_detail())?;
        Ok(())
    }
}

/// The levels whose facet is not what the split says.
fn changed_levels(facets: &[Option<FieldSet>; 3], split: &[FieldSet; 3]) -> Vec<Level> {
    let empty = FieldSet::new();
    Level::ALL
        .into_iter()
        .zip(facets.iter().zip(split))
        .filter(|(level, (facet, wanted))| {
            // An empty facet above L1 says of a record that it holds something it does not.
            let hollow = *level != Level::L1 && facet.as_ref().is_some_and(FieldSet::is_empty);
            hollow || facet.as_ref().unwrap_or(&empty) != *wanted
        })
        .map(|(level, _)| level)
        .collect()
}

impl WriteTx<'_> {
    fn put_facets(
        &mut self,
        customer: &Opened,
        split: &[FieldSet; 3],
        changed: &[Level],
    ) -> Result<(), StoreError> {
        for (level, fields) in Level::ALL.into_iter().zip(split) {
            if !changed.contains(&level) {
                continue;
            }
            let (scope, record) = (customer.scope, customer.record);
            if fields.is_empty() && level != Level::L1 {
                self.remove(scope, record, level, Expect::Any)?;
                continue;
            }
            let kind = RecordKind::Customer.code();
            let plain =
                fields.encode_padded().map(Zeroizing::new).map_err(|_| StoreError::Decode("customer"))?;
            self.put(Place { scope, record, level, kind, parent: None }, Expect::Any, &plain)?;
        }
        Ok(())
    }

    /// Copies of a record that imports kept are of no use once it has other versions, and may hold at a lower level what
    /// has just been raised.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be written.
    pub fn forget_copies_of(&self, record: RecordId) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("DELETE FROM prior_facet WHERE record = ?1")?
            .execute([record.as_bytes()])?;
        Ok(())
    }
}
