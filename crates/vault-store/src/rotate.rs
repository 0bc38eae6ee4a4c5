//! New keys for compartments somebody held who may not read them any more. First the key, then every row anew; a run that
//! is interrupted goes on where it stopped, because each row says under which generation it lies.

use std::collections::BTreeSet;

use vault_domain::action::Writes;
use vault_domain::grant::Grant;
use vault_domain::ids::ScopeId;
use vault_domain::level::Level;

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::facet::{FacetRow, concat_columns};
use crate::keys::Compartment;
use crate::members::FIRST;
use crate::memory::wipe_stack;
use crate::vault::{OpenVault, compartment_of};
use crate::write::WriteTx;

/// Rows sealed anew per transaction.
const ROWS: u32 = 4_000;
/// Changes named by one entry.
const CHANGES_PER_ENTRY: usize = 2_000;
/// New keys were made: from here on rows are sealed anew, until the entry below.
pub(crate) const RENEW: &str = "keys.renew";
const RENEWED: &str = "keys.renewed";

/// What [`OpenVault::renew_keys`] did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renewed {
    /// Compartments with a new key.
    pub compartments: Vec<(ScopeId, Level, u32)>,
    /// Rows sealed anew.
    pub rows: u64,
}

impl OpenVault {
    /// Compartments whose newest key is with somebody who may not read them: frozen people, roles that were taken away.
    #[must_use]
    pub fn keys_to_renew(&self) -> Vec<(ScopeId, Level, u32)> {
        let membership = &self.membership;
        let places: BTreeSet<_> =
            membership.members().flat_map(|(person, _)| membership.surplus(person)).collect();
        places.into_iter().collect()
    }

    /// Makes a new key for each such compartment and seals its rows under it. `each` is told the rows done and may stop
    /// the work by returning false: it goes on at the next call.
    ///
    /// # Errors
    /// [`StoreError::KeysMissing`] when this session does not hold one of the keys, [`StoreError::Cancelled`].
    pub fn renew_keys<A: Writes>(
        &mut self,
        grant: &Grant<A>,
        each: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Renewed, StoreError> {
        let places = self.keys_to_renew();
        let held = |(scope, level, epoch): &(ScopeId, Level, u32)| {
            self.compartments.newest(*scope, *level).is_some_and(|(held, _)| held == *epoch)
        };
        if !places.iter().all(held) {
            return Err(StoreError::KeysMissing);
        }
        let mut renewed = Renewed::default();
        if !places.is_empty() {
            let mut tx = self.write(grant)?;
            for (scope, level, epoch) in places {
                let compartment = Compartment { scope, level, epoch: epoch + 1 };
                tx.begin_epoch(compartment)?;
                renewed.compartments.push((scope, level, epoch + 1));
            }
            tx.commit(EntryDraft::done(RENEW))?;
        }
        if self.renewal_is_unfinished()? {
            renewed.rows = self.finish_renewal(grant, each)?;
            let rows = i64::try_from(renewed.rows).unwrap_or(i64::MAX);
            self.write(grant)?.commit(EntryDraft::done(RENEWED).int("count", rows))?;
        }
        Ok(renewed)
    }

    /// Whether new keys were made and not every row is known to lie under them.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn renewal_is_unfinished(&self) -> Result<bool, StoreError> {
        let last = |action: &str| -> Result<Option<i64>, StoreError> {
            Ok(self
                .connection
                .prepare_cached("SELECT max(seq) FROM ledger WHERE action = ?1")?
                .query_row([action], |row| row.get(0))?)
        };
        Ok(last(RENEW)? > last(RENEWED)?)
    }

    /// Rows that lie under an earlier generation than the newest this session holds.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn rows_to_renew(&self) -> Result<u64, StoreError> {
        let mut rows = 0;
        for (scope, level, epoch) in self.renewed_places() {
            let found: i64 = self
                .connection
                .prepare_cached("SELECT count(*) FROM facet WHERE scope = ?1 AND level = ?2 AND epoch < ?3")?
                .query_row(rusqlite::params![scope.as_bytes(), level.number(), epoch], |row| row.get(0))?;
            rows += u64::try_from(found).unwrap_or(0);
        }
        Ok(rows)
    }

    fn finish_renewal<A: Writes>(
        &mut self,
        grant: &Grant<A>,
        each: &mut dyn FnMut(u64) -> bool,
    ) -> Result<u64, StoreError> {
        let mut rows = 0;
        for (scope, level, epoch) in self.renewed_places() {
            let mut after = [0_u8; 16].to_vec();
            loop {
                let old = self.rows_before(scope, level, epoch, &after)?;
                let Some(last) = old.last() else { break };
                after = last.place.record.as_bytes().to_vec();
                let sealed = self.seal_anew(&old, scope, level)?;
                rows += sealed.len() as u64;
                let mut tx = self.write(grant)?;
                let (last, others) = sealed.split_at(sealed.len().min(CHANGES_PER_ENTRY));
                // The last entry ends the transaction; those before it only name their rows.
                for some in others.chunks(CHANGES_PER_ENTRY) {
                    tx.put_renewed(some)?;
                    tx.log(EntryDraft::done("keys.reseal").without_detail())?;
                }
                tx.put_renewed(last)?;
                tx.commit(EntryDraft::done("keys.reseal").without_detail())?;
                if !each(rows) {
                    return Err(StoreError::Cancelled);
                }
            }
        }
        Ok(rows)
    }

    /// Compartments whose key is not the first one: only there can be rows under an earlier one.
    fn renewed_places(&self) -> Vec<(ScopeId, Level, u32)> {
        let levels = |scope: ScopeId| Level::ALL.into_iter().map(move |level| (scope, level));
        let newest = |(scope, level)| Some((scope, level, self.compartments.current(scope, level)?.0));
        self.compartments
            .all_scopes()
            .flat_map(levels)
            .filter_map(newest)
            .filter(|(_, _, epoch)| *epoch > FIRST)
            .collect()
    }

    fn rows_before(
        &self,
        scope: ScopeId,
        level: Level,
        epoch: u32,
        after: &[u8],
    ) -> Result<Vec<FacetRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(concat_columns!(
            "SELECT ",
            " FROM facet WHERE scope = ?1 AND record > ?2 AND level = ?3 AND epoch < ?4
             ORDER BY scope, record, level LIMIT ?5"
        ))?;
        let mut rows =
            statement.query(rusqlite::params![scope.as_bytes(), after, level.number(), epoch, ROWS])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(FacetRow::from_row(row)?);
        }
        Ok(found)
    }

    /// Opens rows and seals them under the newest key, with record keys nobody has seen; on two threads.
    fn seal_anew(
        &self,
        old: &[FacetRow],
        scope: ScopeId,
        level: Level,
    ) -> Result<Vec<(FacetRow, [u8; 32])>, StoreError> {
        let (vault, compartments) = (self.id, &self.compartments);
        let seal = |rows: &[FacetRow]| -> Result<Vec<(FacetRow, [u8; 32])>, StoreError> {
            let (epoch, key) = compartments.current(scope, level).ok_or(StoreError::KeysMissing)?;
            let anew = |row: &FacetRow| {
                let before =
                    compartments.get_for_moving(compartment_of(row)).ok_or(StoreError::KeysMissing)?;
                let plain = row.open(vault, before)?;
                let sealed = FacetRow::seal(vault, row.place, row.version + 1, epoch, key, &plain)?;
                let hash = sealed.hash();
                Ok((sealed, hash))
            };
            rows.iter().map(anew).collect()
        };
        let (first, second) = old.split_at(old.len() / 2);
        std::thread::scope(|threads| {
            let other = threads.spawn(move || {
                let sealed = seal(second);
                wipe_stack();
                sealed
            });
            let mut sealed = seal(first)?;
            sealed.extend(other.join().map_err(|_| StoreError::Decode("facet"))??);
            Ok(sealed)
        })
    }
}

impl WriteTx<'_> {
    fn put_renewed(&mut self, rows: &[(FacetRow, [u8; 32])]) -> Result<(), StoreError> {
        for (row, hash) in rows {
            row.write(self.connection())?;
            // The same content: its line in the index stays as it is.
            self.note_row(row.change(*hash));
        }
        Ok(())
    }
}
