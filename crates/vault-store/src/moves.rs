//! What the ledger says about records that changed hands and people who were frozen.

use std::collections::BTreeMap;

use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_ledger::entry::{Entry, Outcome};
use vault_ledger::membership::{self, Fact, Membership};

use crate::error::StoreError;
use crate::ledger_log::action_list;
use crate::transfer::{MOVES, move_of};
use crate::vault::OpenVault;

/// An entry by position and wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryAt {
    /// Position in the ledger.
    pub seq: u64,
    /// Wall clock, milliseconds.
    pub wall_ms: i64,
}

impl OpenVault {
    /// Records that left a scope after a position of the ledger, counted by where they went.
    ///
    /// # Errors
    /// [`StoreError`] when entries cannot be read.
    pub fn moves_from(
        &self,
        grant: &Grant<impl Action>,
        scope: ScopeId,
        after_seq: u64,
    ) -> Result<BTreeMap<ScopeId, u64>, StoreError> {
        self.check_grant(grant)?;
        let mut moved = BTreeMap::new();
        self.entries_of(&MOVES, after_seq, |entry| {
            if let Some(found) = move_of(entry).filter(|found| found.from == scope) {
                *moved.entry(found.to).or_default() += 1;
            }
        })?;
        Ok(moved)
    }

    /// When a person was frozen last.
    ///
    /// # Errors
    /// [`StoreError`] when entries cannot be read.
    pub fn frozen_at(
        &self,
        grant: &Grant<impl Action>,
        person: PersonId,
    ) -> Result<Option<EntryAt>, StoreError> {
        self.check_grant(grant)?;
        let mut last = None;
        self.entries_of(&["member.frozen"], 0, |entry| {
            let fact = entry.public.as_deref().map(|public| Fact::decode(&entry.action, public));
            let about = matches!(fact, Some(Ok(Some(Fact::MemberFrozen(frozen)))) if frozen == person);
            if about && entry.result == Outcome::Done {
                last = Some(EntryAt { seq: entry.seq, wall_ms: entry.wall_ms });
            }
        })?;
        Ok(last)
    }

    /// The membership at a moment, and the last entry before it. Entries are in order; clocks are believed as far as that.
    ///
    /// # Errors
    /// [`StoreError`] when entries cannot be read.
    pub fn membership_at(
        &self,
        grant: &Grant<impl Action>,
        at_ms: i64,
    ) -> Result<(Membership, u64), StoreError> {
        let seq = self.last_before(at_ms)?;
        Ok((self.membership_after(grant, seq)?, seq))
    }

    /// The membership after an entry.
    ///
    /// # Errors
    /// [`StoreError`] when entries cannot be read.
    pub fn membership_after(&self, grant: &Grant<impl Action>, seq: u64) -> Result<Membership, StoreError> {
        self.check_grant(grant)?;
        let mut membership: Option<Result<Membership, StoreError>> = None;
        let damaged = || StoreError::Damaged("membership");
        self.entries_of(&membership::ACTIONS, 0, |entry| {
            if entry.seq > seq {
                return;
            }
            match &mut membership {
                None => {
                    let first = Membership::genesis(entry, &self.keys.root_fingerprint);
                    membership = Some(first.map_err(|_| damaged()));
                }
                Some(Ok(known)) => {
                    if known.admit(entry).is_err() {
                        membership = Some(Err(damaged()));
                    }
                }
                Some(Err(_)) => {}
            }
        })?;
        membership.unwrap_or(Err(StoreError::NotFound))
    }

    /// The scope a record lay in after a position of the ledger; `now` is the one it lies in today.
    ///
    /// # Errors
    /// [`StoreError`] when entries cannot be read.
    pub fn scope_at(
        &self,
        grant: &Grant<impl Action>,
        record: RecordId,
        now: ScopeId,
        seq: u64,
    ) -> Result<ScopeId, StoreError> {
        self.check_grant(grant)?;
        let object = self.object_ref(record);
        let mut before = None;
        let mut after = None;
        self.entries_of(&MOVES, 0, |entry| {
            if let Some(moved) = move_of(entry).filter(|_| entry.object_ref == Some(object)) {
                if entry.seq <= seq {
                    before = Some(moved.to);
                } else if after.is_none() {
                    after = Some(moved.from);
                }
            }
        })?;
        Ok(before.or(after).unwrap_or(now))
    }

    /// The last position whose entry was written at or before a moment; the first one if none was.
    fn last_before(&self, at_ms: i64) -> Result<u64, StoreError> {
        let (mut low, mut high) = (1, self.head.seq);
        let mut statement = self.connection.prepare_cached("SELECT wall_ms FROM ledger WHERE seq = ?1")?;
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            let seq = i64::try_from(middle).map_err(|_| StoreError::Decode("ledger seq"))?;
            let wall_ms: i64 = statement.query_row([seq], |row| row.get(0))?;
            if wall_ms <= at_ms {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Ok(low)
    }

    /// Calls `each` with every entry of these actions after a position, in order.
    pub(crate) fn entries_of(
        &self,
        actions: &[&'static str],
        after_seq: u64,
        mut each: impl FnMut(&Entry),
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT entry FROM ledger INDEXED BY ledger_action
             WHERE action IN (SELECT value FROM json_each(?1)) AND seq > ?2 ORDER BY seq",
        )?;
        let after = i64::try_from(after_seq).map_err(|_| StoreError::Decode("ledger seq"))?;
        let mut rows = statement.query(rusqlite::params![action_list(actions), after])?;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(0)?.as_blob().map_err(|_| StoreError::Decode("ledger entry"))?;
            each(&Entry::decode(bytes).map_err(|_| StoreError::Decode("ledger entry"))?);
        }
        Ok(())
    }
}
