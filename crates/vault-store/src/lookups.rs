//! The columns beside an entry, the indexes over them, and the sealed details: what look-ups use, and what must
//! therefore agree with the entries, or something could be hidden from people without breaking the chain.

use rusqlite::{Connection, Row};
use vault_domain::ids::VaultId;
use vault_ledger::entry::{Actor, Entry, Outcome};
use vault_ledger::membership;

use crate::error::StoreError;
use crate::ledger_log;
use crate::verify::{FoundKind, Verification};
use vault_crypto::grant_seal::KemSecret;

/// Columns a check reads of the ledger, in the order of [`LedgerRow`]. Details themselves only when `?1` is true.
macro_rules! ledger_columns {
    ($rest:literal) => {
        concat!(
            "SELECT seq, entry, signature, action, actor, object_ref, wall_ms, refused, detail IS NULL, ",
            "CASE WHEN ?1 THEN detail END FROM ledger ",
            $rest
        )
    };
}
pub(crate) use ledger_columns;

/// One row of the ledger as a check reads it.
pub(crate) struct LedgerRow<'r> {
    pub seq: i64,
    pub entry: &'r [u8],
    pub signature: &'r [u8],
    row: &'r Row<'r>,
}

impl<'r> LedgerRow<'r> {
    pub fn read(row: &'r Row<'r>) -> Result<Self, StoreError> {
        Ok(Self {
            seq: row.get(0)?,
            entry: row.get_ref(1)?.as_blob().map_err(|_| StoreError::Decode("ledger entry"))?,
            signature: row.get_ref(2)?.as_blob().map_err(|_| StoreError::Decode("ledger signature"))?,
            row,
        })
    }

    /// Whether the columns repeat what the entry says.
    fn agrees_with(&self, entry: &Entry) -> bool {
        let row = self.row;
        let actor = match &entry.actor {
            Actor::Person(person) => Some(person.as_bytes().as_slice()),
            Actor::Device | Actor::Root => None,
        };
        let blob = |column: usize| row.get_ref(column).ok().and_then(|value| value.as_blob_or_null().ok());
        u64::try_from(self.seq) == Ok(entry.seq)
            && row.get_ref(3).is_ok_and(|action| action.as_str() == Ok(entry.action.as_str()))
            && blob(4) == Some(actor)
            && blob(5) == Some(entry.object_ref.as_ref().map(<[u8; 16]>::as_slice))
            && row.get(6) == Ok(entry.wall_ms)
            && row.get(7) == Ok(entry.result != Outcome::Done)
    }

    fn has_no_detail(&self) -> bool {
        self.row.get(8) != Ok(false)
    }

    fn detail(&self) -> Option<&'r [u8]> {
        self.row.get_ref(9).ok()?.as_blob().ok()
    }
}

/// How many, and the first of them.
#[derive(Default)]
struct Noted {
    first: Option<u64>,
    count: u64,
}

impl Noted {
    fn note(&mut self, seq: u64) {
        self.first.get_or_insert(seq);
        self.count += 1;
    }
}

/// What the entries say, to be held against columns, indexes and details.
pub(crate) struct Lookups {
    /// Details up to here were removed when their time was over, as an entry says.
    pruned_until: u64,
    differing: Noted,
    without_detail: Noted,
    unreadable_detail: Noted,
    /// Entries that carry facts of membership: found by their action at every opening.
    facts: u64,
    /// Entries about a record: found by its keyed hash.
    objects: u64,
}

impl Lookups {
    /// Nothing taken in yet.
    pub fn new(pruned_until: u64) -> Self {
        Self {
            pruned_until,
            differing: Noted::default(),
            without_detail: Noted::default(),
            unreadable_detail: Noted::default(),
            facts: 0,
            objects: 0,
        }
    }

    /// Details up to here may be gone from now on.
    pub fn pruned_until(&mut self, seq: u64) {
        self.pruned_until = seq;
    }

    /// Takes in one entry and the row it stands in. With the audit key every detail the row gives is opened.
    pub fn entry(&mut self, vault: VaultId, entry: &Entry, row: &LedgerRow<'_>, audit: &[&KemSecret]) {
        if !row.agrees_with(entry) {
            self.differing.note(entry.seq);
        }
        if entry.detail_commit.is_some() && entry.seq > self.pruned_until && row.has_no_detail() {
            self.without_detail.note(entry.seq);
        }
        if let Some(sealed) = row.detail()
            && !audit.is_empty()
            && ledger_log::open_detail(vault, audit, entry, sealed).is_err()
        {
            self.unreadable_detail.note(entry.seq);
        }
        self.facts += u64::from(membership::ACTIONS.contains(&entry.action.as_str()));
        self.objects += u64::from(entry.object_ref.is_some());
    }

    /// Adds what does not agree, once every entry was taken in.
    pub fn finish(&self, connection: &Connection, result: &mut Verification) -> Result<(), StoreError> {
        result.add(FoundKind::ChainBroken, self.differing.first, self.differing.count);
        result.add(FoundKind::RowMissing, self.without_detail.first, self.without_detail.count);
        result.add(FoundKind::RowUnreadable, self.unreadable_detail.first, self.unreadable_detail.count);
        let facts: i64 = connection.query_row(
            "SELECT count(*) FROM ledger INDEXED BY ledger_action
             WHERE action IN (SELECT value FROM json_each(?1))",
            [ledger_log::action_list(&membership::ACTIONS)],
            |row| row.get(0),
        )?;
        let objects: i64 = connection.query_row(
            "SELECT count(*) FROM ledger INDEXED BY ledger_object WHERE object_ref IS NOT NULL",
            [],
            |row| row.get(0),
        )?;
        for (indexed, counted) in [(facts, self.facts), (objects, self.objects)] {
            let indexed = u64::try_from(indexed).unwrap_or(0);
            // Columns that differ explain a difference of the index over them.
            if self.differing.count == 0 {
                result.add(FoundKind::RowStale, None, indexed.abs_diff(counted));
            }
        }
        Ok(())
    }
}
