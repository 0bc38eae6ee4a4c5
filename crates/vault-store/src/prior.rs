//! Taking back an import batch: facets as they were before, kept until the batch can no longer be undone.

use vault_domain::action::Writes;
use vault_domain::grant::Grant;
use vault_domain::ids::{BatchId, RecordId, ScopeId};
use vault_domain::level::Level;

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::facet::FacetRow;
use crate::vault::OpenVault;
use crate::write::{Expect, WriteTx};

/// Changes per ledger entry of bulk work.
const CHANGES_PER_ENTRY: usize = 2_000;

/// What taking a batch back did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Undone {
    /// Records the batch had made, removed.
    pub removed: u64,
    /// Records the batch had changed, put back.
    pub restored: u64,
    /// Records someone saved since; left as they are.
    pub kept: u64,
}

struct Prior {
    scope: ScopeId,
    record: RecordId,
    level: Level,
    written: u64,
    earlier: Option<FacetRow>,
}

impl WriteTx<'_> {
    /// Remembers, for a batch, the facet as it was and the version the batch wrote.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_in_batch(
        &mut self,
        batch: BatchId,
        place: crate::facet::Place,
        plain: &[u8],
        fresh: bool,
    ) -> Result<u64, StoreError> {
        let earlier = if fresh {
            None
        } else {
            self.vault().find_facet(place.record, place.level)?.map(|row| row.pack())
        };
        let expect = if fresh { Expect::Absent } else { Expect::Any };
        let version = self.put(place, expect, plain)?;
        self.connection()
            .prepare_cached(
                "INSERT OR REPLACE INTO prior_facet (batch, scope, record, level, written, facet)
                 VALUES (?1, ?2, ?3, ?4, ?5,
                         coalesce((SELECT facet FROM prior_facet
                                   WHERE batch = ?1 AND scope = ?2 AND record = ?3 AND level = ?4), ?6))",
            )?
            .execute(rusqlite::params![
                batch.as_bytes(),
                place.scope.as_bytes(),
                place.record.as_bytes(),
                place.level.number(),
                i64::try_from(version).map_err(|_| StoreError::Decode("facet version"))?,
                earlier,
            ])?;
        Ok(version)
    }
}

impl OpenVault {
    /// Takes a batch back: removes what it made, restores what it changed, keeps what was saved since.
    ///
    /// `each` is told the number of records done and may stop the work by returning false; then nothing changed.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], [`StoreError::ReadOnly`], or the error that stopped the work.
    pub fn undo_batch<A: Writes>(
        &mut self,
        grant: &Grant<A>,
        batch: BatchId,
        mut each: impl FnMut(u64) -> bool,
        finish: impl FnOnce(&mut WriteTx<'_>, Undone) -> Result<EntryDraft, StoreError>,
    ) -> Result<Undone, StoreError> {
        let priors = self.read_priors(batch)?;
        let mut tx = self.write(grant)?;
        let mut undone = Undone::default();
        for (done, facets) in (1_u64..).zip(priors.chunk_by(|a, b| a.record == b.record)) {
            let untouched = facets.iter().all(|prior| tx.is_version(prior));
            if !untouched {
                undone.kept += 1;
            } else if facets.iter().all(|prior| prior.earlier.is_none()) {
                for prior in facets {
                    tx.remove(prior.scope, prior.record, prior.level, Expect::Any)?;
                }
                undone.removed += 1;
            } else {
                for prior in facets {
                    match &prior.earlier {
                        Some(earlier) => {
                            tx.put_row_again(earlier)?;
                        }
                        None => tx.remove(prior.scope, prior.record, prior.level, Expect::Any)?,
                    }
                }
                undone.restored += 1;
            }
            if tx.pending_changes() >= CHANGES_PER_ENTRY {
                tx.log(EntryDraft::done("import.undo_rows"))?;
            }
            if !each(done) {
                return Err(StoreError::Cancelled);
            }
        }
        tx.connection().execute("DELETE FROM prior_facet WHERE batch = ?1", [batch.as_bytes()])?;
        let entry = finish(&mut tx, undone)?;
        tx.commit(entry)?;
        Ok(undone)
    }

    /// Whether anything is kept that could take this batch back.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read.
    pub fn batch_is_kept(&self, batch: BatchId) -> Result<bool, StoreError> {
        let kept: bool = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM prior_facet WHERE batch = ?1)")?
            .query_row([batch.as_bytes()], |row| row.get(0))?;
        Ok(kept)
    }

    fn read_priors(&self, batch: BatchId) -> Result<Vec<Prior>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT scope, record, level, written, facet FROM prior_facet
             WHERE batch = ?1 ORDER BY scope, record, level",
        )?;
        let mut rows = statement.query([batch.as_bytes()])?;
        let mut priors = Vec::new();
        let id = |bytes: Vec<u8>| <[u8; 16]>::try_from(bytes).map_err(|_| StoreError::Decode("prior id"));
        while let Some(row) = rows.next()? {
            let facet: Option<Vec<u8>> = row.get(4)?;
            priors.push(Prior {
                scope: ScopeId::from_bytes(id(row.get(0)?)?),
                record: RecordId::from_bytes(id(row.get(1)?)?),
                level: Level::from_number(row.get(2)?).ok_or(StoreError::Decode("prior level"))?,
                written: u64::try_from(row.get::<_, i64>(3)?).unwrap_or(0),
                earlier: facet.as_deref().map(FacetRow::unpack).transpose()?,
            });
        }
        Ok(priors)
    }
}

impl WriteTx<'_> {
    /// Whether the stored facet is still the one the batch wrote.
    fn is_version(&self, prior: &Prior) -> bool {
        matches!(
            self.vault().find_facet(prior.record, prior.level),
            Ok(Some(row)) if row.version == prior.written
        )
    }
}
