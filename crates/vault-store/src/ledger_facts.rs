//! The ledger in columns, in memory: what filters, counts, charts and alerts look at. 21 bytes an entry, so that a million
//! entries are filtered in milliseconds and nothing is opened for it.
//!
//! Read from the columns beside the entries when first asked for, then kept in step. The columns repeat what the entries
//! say; the check after each unlock finds where they do not ([`crate::lookups`]).

use std::collections::HashMap;

use rusqlite::Connection;
use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;

use crate::error::StoreError;
use crate::ledger_log::LedgerQuery;
use crate::vault::OpenVault;

/// One entry, as the columns have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerFact<'f> {
    /// Position.
    pub seq: u64,
    /// Wall clock, Unix milliseconds.
    pub wall_ms: i64,
    /// `noun.verb`.
    pub action: &'f str,
    /// Who; `None` for the device and the recovery key.
    pub person: Option<PersonId>,
    /// The first eight bytes of the keyed hash of the record it is about; zero for none.
    pub object: u64,
    /// Refused or failed.
    pub refused: bool,
}

/// Entries 1 to [`LedgerFacts::len`] in columns.
#[derive(Debug, Default)]
pub struct LedgerFacts {
    actions: Names<String>,
    people: Names<Option<PersonId>>,
    wall_ms: Vec<i64>,
    action: Vec<u16>,
    person: Vec<u16>,
    object: Vec<u64>,
    refused: Vec<bool>,
}

/// Values numbered in the order they are met.
#[derive(Debug)]
struct Names<T> {
    known: Vec<T>,
    numbers: HashMap<T, u16>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { known: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Names<T> {
    fn number(&mut self, value: T) -> Result<u16, StoreError> {
        if let Some(number) = self.numbers.get(&value) {
            return Ok(*number);
        }
        let number = u16::try_from(self.known.len()).map_err(|_| StoreError::Decode("ledger columns"))?;
        self.known.push(value.clone());
        self.numbers.insert(value, number);
        Ok(number)
    }
}

/// The numbers whose values are wanted; `None` wants all.
type Wanted = Option<Vec<bool>>;

fn wants(wanted: &Wanted, number: u16) -> bool {
    wanted.as_ref().is_none_or(|wanted| wanted.get(usize::from(number)).copied().unwrap_or(false))
}

/// The eight bytes of a keyed hash that are kept.
#[must_use]
pub fn object_key(object_ref: &[u8; 16]) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = *object_ref;
    u64::from_be_bytes([a, b, c, d, e, f, g, h])
}

impl LedgerFacts {
    /// Number of entries.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.wall_ms.len() as u64
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wall_ms.is_empty()
    }

    /// The entry at a position.
    #[must_use]
    pub fn at(&self, seq: u64) -> Option<LedgerFact<'_>> {
        let at = usize::try_from(seq.checked_sub(1)?).ok()?;
        Some(LedgerFact {
            seq,
            wall_ms: *self.wall_ms.get(at)?,
            action: self.actions.known.get(usize::from(*self.action.get(at)?))?,
            person: *self.people.known.get(usize::from(*self.person.get(at)?))?,
            object: *self.object.get(at)?,
            refused: *self.refused.get(at)?,
        })
    }

    /// All entries from a position on, oldest first.
    pub fn since(&self, seq: u64) -> impl Iterator<Item = LedgerFact<'_>> {
        (seq.max(1)..=self.len()).filter_map(|seq| self.at(seq))
    }

    /// All entries, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = LedgerFact<'_>> {
        (1..=self.len()).rev().filter_map(|seq| self.at(seq))
    }

    /// The position of the newest entry with this action that took effect.
    #[must_use]
    pub fn last_done(&self, action: &str) -> Option<LedgerFact<'_>> {
        let number = *self.actions.numbers.get(action)?;
        let at = self
            .action
            .iter()
            .zip(&self.refused)
            .rposition(|(action, refused)| *action == number && !*refused)?;
        self.at(at as u64 + 1)
    }

    /// How many entries a query gives, and the newest of them below its `before_seq`, at most its `limit`. `keep` decides
    /// about what the query cannot say; it is asked last.
    #[must_use]
    pub fn page(&self, query: &LedgerQuery, keep: impl Fn(LedgerFact<'_>) -> bool) -> (u64, Vec<u64>) {
        let actions: Wanted = (!query.actions.is_empty()).then(|| {
            self.actions.known.iter().map(|known| query.actions.contains(&known.as_str())).collect()
        });
        let people: Wanted = (!query.people.is_empty()).then(|| {
            let named =
                |person: &Option<PersonId>| person.is_some_and(|person| query.people.contains(&person));
            self.people.known.iter().map(named).collect()
        });
        let object = query.object_ref.as_ref().map(object_key);
        let before = query.before_seq.unwrap_or(u64::MAX);
        let limit = query.limit as usize;
        let (mut total, mut page) = (0, Vec::new());
        let columns =
            self.action.iter().zip(&self.person).zip(&self.wall_ms).zip(&self.object).zip(&self.refused);
        for (at, ((((action, person), wall_ms), found), refused)) in columns.enumerate().rev() {
            let fits = wants(&actions, *action)
                && wants(&people, *person)
                && query.from_ms.is_none_or(|from| *wall_ms >= from)
                && query.until_ms.is_none_or(|until| *wall_ms <= until)
                && object.is_none_or(|object| object == *found)
                && (!query.refused_only || *refused);
            if !fits {
                continue;
            }
            let seq = at as u64 + 1;
            if self.at(seq).is_none_or(|fact| !keep(fact)) {
                continue;
            }
            total += 1;
            if seq < before && page.len() < limit {
                page.push(seq);
            }
        }
        (total, page)
    }

    fn read_on(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare_cached(
            "SELECT seq, action, actor, object_ref, wall_ms, refused FROM ledger WHERE seq > ?1 ORDER BY seq",
        )?;
        let after = i64::try_from(self.len()).map_err(|_| StoreError::Decode("ledger seq"))?;
        let mut rows = statement.query([after])?;
        while let Some(row) = rows.next()? {
            let damaged = || StoreError::Decode("ledger columns");
            let seq: i64 = row.get(0)?;
            if u64::try_from(seq) != Ok(self.len() + 1) {
                return Err(damaged());
            }
            let action = row.get_ref(1)?.as_str().map_err(|_| damaged())?;
            let action = match self.actions.numbers.get(action) {
                Some(number) => *number,
                None => self.actions.number(action.to_owned())?,
            };
            let person = match row.get_ref(2)?.as_blob_or_null().map_err(|_| damaged())? {
                Some(bytes) => Some(PersonId::from_slice(bytes).map_err(|_| damaged())?),
                None => None,
            };
            let object = match row.get_ref(3)?.as_blob_or_null().map_err(|_| damaged())? {
                Some(bytes) => object_key(bytes.try_into().map_err(|_| damaged())?),
                None => 0,
            };
            let (wall_ms, refused) = (row.get(4)?, row.get(5)?);
            self.action.push(action);
            self.person.push(self.people.number(person)?);
            self.object.push(object);
            self.wall_ms.push(wall_ms);
            self.refused.push(refused);
        }
        Ok(())
    }
}

impl OpenVault {
    /// Brings the columns up to the end of the ledger; the first time reads all of it.
    ///
    /// # Errors
    /// [`StoreError`] when the table cannot be read or has gaps.
    pub fn read_ledger_facts(&mut self, grant: &Grant<impl Action>) -> Result<(), StoreError> {
        self.check_grant(grant)?;
        if self.ledger_facts.len() < self.head.seq {
            self.ledger_facts.read_on(&self.connection)?;
        }
        Ok(())
    }

    /// The columns as [`OpenVault::read_ledger_facts`] left them.
    ///
    /// # Errors
    /// [`StoreError`] when the grant is not this session's.
    pub fn ledger_facts(&self, grant: &Grant<impl Action>) -> Result<&LedgerFacts, StoreError> {
        self.check_grant(grant)?;
        Ok(&self.ledger_facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: PersonId = PersonId::from_bytes([1; 16]);
    const BEN: PersonId = PersonId::from_bytes([2; 16]);

    type Row<'r> = (&'r str, Option<PersonId>, Option<[u8; 16]>, i64, bool);

    fn table(rows: &[Row<'_>]) -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("schema/0001.sql")).unwrap();
        for (action, person, object, wall_ms, refused) in rows {
            add(&connection, action, *person, *object, *wall_ms, *refused);
        }
        connection
    }

    fn add(
        connection: &Connection,
        action: &str,
        person: Option<PersonId>,
        object: Option<[u8; 16]>,
        wall_ms: i64,
        refused: bool,
    ) {
        connection
            .execute(
                "INSERT INTO ledger (action, actor, object_ref, wall_ms, refused, entry, signature)
                 VALUES (?1, ?2, ?3, ?4, ?5, x'00', x'00')",
                rusqlite::params![action, person.map(|one| *one.as_bytes()), object, wall_ms, refused],
            )
            .unwrap();
    }

    #[test]
    fn columns_are_read_once_and_then_kept_in_step() {
        let connection = table(&[
            ("vault.created", None, None, 10, false),
            ("field.reveal", Some(ANN), Some([7; 16]), 20, false),
        ]);
        let mut facts = LedgerFacts::default();
        facts.read_on(&connection).unwrap();
        assert_eq!(facts.len(), 2);
        add(&connection, "field.reveal", Some(BEN), Some([8; 16]), 30, true);
        facts.read_on(&connection).unwrap();
        let last = facts.at(3).unwrap();
        assert_eq!((last.action, last.person, last.refused), ("field.reveal", Some(BEN), true));
        assert_eq!((facts.at(0), facts.at(4)), (None, None));
        assert_eq!(facts.last_done("field.reveal").unwrap().seq, 2, "a refusal is not done");
        assert!(facts.last_done("field.copy").is_none());
    }

    #[test]
    fn a_page_counts_everything_that_fits() {
        let rows: Vec<_> = (0..10_u8)
            .map(|n| {
                let person = if n % 2 == 0 { ANN } else { BEN };
                ("field.reveal", Some(person), Some([n % 3 + 1; 16]), i64::from(n) * 10, n == 4)
            })
            .collect();
        let connection = table(&rows);
        let mut facts = LedgerFacts::default();
        facts.read_on(&connection).unwrap();
        let of = |query: LedgerQuery| facts.page(&query, |_| true);
        let all = LedgerQuery { limit: 3, ..LedgerQuery::default() };
        assert_eq!(of(all.clone()), (10, vec![10, 9, 8]));
        assert_eq!(of(LedgerQuery { before_seq: Some(3), ..all.clone() }), (10, vec![2, 1]));
        assert_eq!(of(LedgerQuery { people: vec![ANN], ..all.clone() }), (5, vec![9, 7, 5]));
        assert_eq!(of(LedgerQuery { object_ref: Some([1; 16]), ..all.clone() }), (4, vec![10, 7, 4]));
        assert_eq!(of(LedgerQuery { refused_only: true, ..all.clone() }), (1, vec![5]));
        assert_eq!(of(LedgerQuery { actions: vec!["field.copy"], ..all.clone() }), (0, vec![]));
        assert_eq!(of(LedgerQuery { from_ms: Some(20), until_ms: Some(30), ..all.clone() }), (2, vec![4, 3]));
        assert_eq!(facts.page(&all, |fact| fact.seq % 5 == 0), (2, vec![10, 5]));
    }

    #[test]
    fn a_gap_is_an_error_not_a_shift() {
        let connection = table(&[("a.b", None, None, 1, false), ("a.b", None, None, 2, false)]);
        connection.execute("DELETE FROM ledger WHERE seq = 1", []).unwrap();
        assert!(matches!(LedgerFacts::default().read_on(&connection), Err(StoreError::Decode(_))));
    }
}
