//! Taking back an import batch: which records it made, and facets it changed as they were before.

use std::collections::HashMap;

use vault_domain::action::Writes;
use vault_domain::grant::Grant;
use vault_domain::ids::{BatchId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::facet::{FacetRow, Place};
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

/// Records one sheet names: each sheet is sealed as one unit.
const RECORDS_PER_SHEET: usize = 2_000;

/// A facet the batch changed.
struct Prior {
    scope: ScopeId,
    record: RecordId,
    level: Level,
    written: u64,
    earlier: Option<FacetRow>,
}

/// One record of a batch.
#[derive(Default)]
struct Part {
    /// The batch made it: all of its facets were new.
    made: bool,
    changed: Vec<Prior>,
}

/// A whole batch.
struct Parts {
    /// In the order of their identifiers.
    records: Vec<(RecordId, Part)>,
    /// Where the lists of what it made lie.
    sheets: Vec<Place>,
}

impl WriteTx<'_> {
    /// Remembers the records a batch made, in sheets of their own. `new_id` names each sheet.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be written.
    pub fn note_made(
        &mut self,
        batch: BatchId,
        scope: ScopeId,
        records: &[RecordId],
        mut new_id: impl FnMut() -> [u8; 16],
    ) -> Result<(), StoreError> {
        for sheet in records.chunks(RECORDS_PER_SHEET) {
            let place = Place {
                scope,
                record: RecordId::from_bytes(new_id()),
                level: Level::L1,
                kind: RecordKind::ImportedRecords.code(),
                parent: Some(RecordId::from_bytes(*batch.as_bytes())),
            };
            let names: Vec<u8> = sheet.iter().flat_map(|record| *record.as_bytes()).collect();
            self.put(place, Expect::Absent, &names)?;
        }
        Ok(())
    }

    /// Changes a facet and remembers, for the batch, how it was and the version the batch wrote.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_in_batch(&mut self, batch: BatchId, place: Place, plain: &[u8]) -> Result<u64, StoreError> {
        let earlier = self.vault().find_facet(place.record, place.level)?.map(|row| row.pack());
        let version = self.put(place, Expect::Any, plain)?;
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
        let Parts { records, sheets } = self.read_parts(batch)?;
        let mut tx = self.write(grant)?;
        let mut undone = Undone::default();
        for (done, (record, part)) in (1_u64..).zip(&records) {
            match tx.take_back(*record, part)? {
                End::Removed => undone.removed += 1,
                End::Restored => undone.restored += 1,
                End::Kept => undone.kept += 1,
            }
            if tx.pending_changes() >= CHANGES_PER_ENTRY {
                tx.log(EntryDraft::done("import.undo_rows"))?;
            }
            if !each(done) {
                return Err(StoreError::Cancelled);
            }
        }
        for sheet in sheets {
            tx.remove(sheet.scope, sheet.record, sheet.level, Expect::Any)?;
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
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM prior_facet WHERE batch = ?1)
                     OR EXISTS (SELECT 1 FROM facet WHERE parent = ?1 AND kind = ?2)",
            )?
            .query_row(rusqlite::params![batch.as_bytes(), RecordKind::ImportedRecords.code()], |row| {
                row.get(0)
            })?;
        Ok(kept)
    }

    fn read_parts(&self, batch: BatchId) -> Result<Parts, StoreError> {
        let mut parts: HashMap<RecordId, Part> = HashMap::new();
        let parent = RecordId::from_bytes(*batch.as_bytes());
        let mut sheets = Vec::new();
        for sheet in self.read_children(parent, RecordKind::ImportedRecords.code())? {
            let (names, rest) = sheet.plain.as_chunks::<16>();
            if !rest.is_empty() {
                return Err(StoreError::Decode("imported records"));
            }
            for name in names {
                parts.entry(RecordId::from_bytes(*name)).or_default().made = true;
            }
            sheets.push(sheet.place);
        }
        for prior in self.read_priors(batch)? {
            parts.entry(prior.record).or_default().changed.push(prior);
        }
        let mut parts: Vec<_> = parts.into_iter().collect();
        parts.sort_unstable_by_key(|(record, _)| *record);
        Ok(Parts { records: parts, sheets })
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

/// What became of one record.
enum End {
    Removed,
    Restored,
    Kept,
}

impl WriteTx<'_> {
    fn take_back(&mut self, record: RecordId, part: &Part) -> Result<End, StoreError> {
        let stored = self.vault().versions_of(record)?;
        let written = |level: Level| {
            let changed = part.changed.iter().find(|prior| prior.level == level).map(|prior| prior.written);
            // What it made and did not change again has its first version.
            changed.or(part.made.then_some(1))
        };
        // Facets beside those of the batch do not count: whoever adds one saves the first level, too.
        let touched = |(_, level, version): &(ScopeId, Level, u64)| {
            written(*level).is_some_and(|written| written != *version)
        };
        let missing = |prior: &Prior| !stored.iter().any(|(_, level, _)| *level == prior.level);
        if stored.is_empty() || stored.iter().any(touched) || part.changed.iter().any(missing) {
            return Ok(End::Kept);
        }
        if part.made {
            for (scope, level, _) in stored {
                self.remove(scope, record, level, Expect::Any)?;
            }
            return Ok(End::Removed);
        }
        for prior in &part.changed {
            match &prior.earlier {
                Some(earlier) => {
                    self.put_row_again(earlier)?;
                }
                None => self.remove(prior.scope, prior.record, prior.level, Expect::Any)?,
            }
        }
        Ok(End::Restored)
    }
}
