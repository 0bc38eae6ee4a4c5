//! A record moves to another scope: everything of it is sealed anew under the keys of those who may read it there.

use vault_crypto::Zeroizing;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_ledger::entry::{Entry, Outcome};
use vault_ledger::moved::Moved;

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::facet::{FacetRow, Place, concat_columns};
use crate::vault::{OpenVault, compartment_of};
use crate::write::{Expect, WriteTx};

impl WriteTx<'_> {
    /// Moves a record of one kind and what belongs to it. `edit` may change the clear content of the record's own facets on the way.
    /// Gives the scope it came from; nothing happens when it is there already.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for no such record, [`StoreError::KeysMissing`] when some part of it cannot be opened or
    /// sealed by this session: a record is never torn apart.
    pub fn move_record(
        &mut self,
        (record, kind): (RecordId, RecordKind),
        to: ScopeId,
        edit: impl Fn(Level, &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError>,
    ) -> Result<ScopeId, StoreError> {
        let own = self.vault.facets_of(record)?;
        let first = own.first().filter(|row| row.place.kind == kind.code());
        let from = first.ok_or(StoreError::NotFound)?.place.scope;
        if from == to {
            return Ok(from);
        }
        for row in &own {
            let plain = edit(row.place.level, &self.open_for_moving(row)?)?;
            self.move_row(row, to, &plain)?;
        }
        for row in self.vault.children_in(from, record)? {
            let plain = self.open_for_moving(&row)?;
            self.move_row(&row, to, &plain)?;
        }
        // Its billing facts go along: whoever has the customer next has them, and finance all the time.
        for row in self.vault.rows_at(from.billing(), record.billing())? {
            let plain = self.open_for_moving(&row)?;
            self.move_row(&row, to.billing(), &plain)?;
        }
        Ok(from)
    }

    /// Seals what belongs to a record and is of one kind at another level, whatever level it has now.
    ///
    /// # Errors
    /// [`StoreError::KeysMissing`] when this session cannot open or seal some of it.
    pub fn level_children(
        &mut self,
        record: RecordId,
        kind: RecordKind,
        to: Level,
    ) -> Result<(), StoreError> {
        let Some(scope) = self.vault.scope_of(record)? else { return Err(StoreError::NotFound) };
        let children = self.vault.children_in(scope, record)?;
        for row in children.iter().filter(|row| row.place.kind == kind.code() && row.place.level != to) {
            let opened = self.vault.open_row(row).map_err(|error| match error {
                StoreError::NotFound => StoreError::KeysMissing,
                other => other,
            })?;
            self.remove(scope, row.place.record, row.place.level, Expect::Any)?;
            self.put(Place { level: to, ..row.place }, Expect::Any, &opened.plain)?;
        }
        Ok(())
    }

    /// The entry of a move: both scopes in the open, so that anybody can tell later who could read the record when.
    ///
    /// # Errors
    /// As [`WriteTx::log`].
    pub fn log_move(
        &mut self,
        record: RecordId,
        action: &'static str,
        from: ScopeId,
        to: ScopeId,
    ) -> Result<u64, StoreError> {
        self.log(draft_of_move(record, action, Moved { from, to }))
    }

    fn open_for_moving(&self, row: &FacetRow) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let key = self.vault.compartments.get_for_moving(compartment_of(row));
        row.open(self.vault.id, key.ok_or(StoreError::KeysMissing)?)
    }

    fn move_row(&mut self, row: &FacetRow, to: ScopeId, plain: &[u8]) -> Result<(), StoreError> {
        let place = Place { scope: to, ..row.place };
        let (epoch, key) = self.vault.compartments.current(to, place.level).ok_or(StoreError::KeysMissing)?;
        let sealed = FacetRow::seal(self.vault.id, place, row.version + 1, epoch, key, plain)?;
        self.connection()
            .prepare_cached("DELETE FROM facet WHERE scope = ?1 AND record = ?2 AND level = ?3")?
            .execute(rusqlite::params![
                row.place.scope.as_bytes(),
                row.place.record.as_bytes(),
                row.place.level.number()
            ])?;
        sealed.insert(self.connection())?;
        self.note_change((to, place.record), place.level, sealed.version, sealed.hash());
        Ok(())
    }
}

fn draft_of_move(record: RecordId, action: &'static str, moved: Moved) -> EntryDraft {
    let mut draft = EntryDraft::done(action).on(record).without_detail();
    draft.public = Some(moved.encode());
    draft
}

/// The move an entry speaks of.
pub(crate) fn move_of(entry: &Entry) -> Option<Moved> {
    let done = entry.result == Outcome::Done && MOVES.contains(&entry.action.as_str());
    Moved::decode(entry.public.as_deref().filter(|_| done)?).ok()
}

/// Actions whose entries are moves.
pub const MOVES: [&str; 4] = ["customer.transfer", "customer.claim", "customer.release", "customer.keep"];

impl OpenVault {
    /// Rows that belong to a record and lie in the same scope.
    fn children_in(&self, scope: ScopeId, parent: RecordId) -> Result<Vec<FacetRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(concat_columns!(
            "SELECT ",
            " FROM facet INDEXED BY facet_parent WHERE parent = ?1 AND scope = ?2"
        ))?;
        let mut rows = statement.query(rusqlite::params![parent.as_bytes(), scope.as_bytes()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(FacetRow::from_row(row)?);
        }
        Ok(found)
    }
}
