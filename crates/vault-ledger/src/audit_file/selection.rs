//! What a file claims to disclose without a gap: all that was done with one customer, say, between two moments.

use vault_domain::ids::{PersonId, RecordId};

use crate::cbor::{CborError, Reader, Writer};
use crate::detail::Detail;
use crate::entry::{Actor, Entry};

/// Most bytes of an encoded selection.
pub const MAX_SELECTION_BYTES: usize = 1024;

const FIELDS: usize = 6;
/// Number of the table whose rows have the identifiers of records.
const RECORDS: u8 = 1;

/// Which entries have their details disclosed. Parts that are `None` leave nothing out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Selection {
    /// The first moment, milliseconds since 1970-01-01 UTC.
    pub from_ms: Option<i64>,
    /// The moment after the last one; not before `from_ms`.
    pub until_ms: Option<i64>,
    /// Whose entries.
    pub actor: Option<PersonId>,
    /// About which record: the keyed hash that stands in [`Entry::object_ref`], and the record itself.
    pub object: Option<([u8; 16], RecordId)>,
    /// Details of entries up to this position may be missing: the number of the newest `ledger.prune`, or 0.
    pub pruned_until: u64,
}

/// A selection whose end lies before its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a selection that ends before it begins")]
pub struct BadSelection;

impl Selection {
    /// Whether the entry is one of those the claim is about.
    #[must_use]
    pub fn selects(&self, entry: &Entry) -> bool {
        self.from_ms.is_none_or(|from| from <= entry.wall_ms)
            && self.until_ms.is_none_or(|until| entry.wall_ms < until)
            && self.actor.is_none_or(|person| entry.actor == Actor::Person(person))
            && self.object.is_none_or(|(object_ref, record)| {
                entry.object_ref == Some(object_ref)
                    || entry
                        .changes
                        .iter()
                        .any(|change| change.table == RECORDS && change.row == *record.as_bytes())
            })
    }

    /// Whether what the detail says about its record fits the claim: the reference stands for that record and for no
    /// other. Otherwise entries about the record could hide behind another reference.
    #[must_use]
    pub fn fits(&self, entry: &Entry, detail: &Detail) -> bool {
        let (Some((object_ref, record)), Some(named)) = (self.object, detail.get_text("record")) else {
            return true;
        };
        let is_named = named == record.to_string();
        entry.object_ref.is_none_or(|found| (found == object_ref) == is_named)
    }

    /// The canonical bytes.
    ///
    /// # Errors
    /// [`BadSelection`].
    pub fn encode(&self) -> Result<Vec<u8>, BadSelection> {
        if self.is_backwards() {
            return Err(BadSelection);
        }
        let mut w = Writer::default();
        w.array(FIELDS);
        for moment in [self.from_ms, self.until_ms] {
            match moment {
                Some(moment) => w.int(moment),
                None => w.null(),
            };
        }
        w.optional_bytes(self.actor.as_ref().map(|person| person.as_bytes().as_slice()));
        w.optional_bytes(self.object.as_ref().map(|(object_ref, _)| object_ref.as_slice()));
        w.optional_bytes(self.object.as_ref().map(|(_, record)| record.as_bytes().as_slice()));
        w.uint(self.pruned_until);
        Ok(w.finish())
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`CborError`] for anything [`Selection::encode`] would not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, CborError> {
        if bytes.len() > MAX_SELECTION_BYTES {
            return Err(CborError::Limit);
        }
        let mut r = Reader::new(bytes);
        r.array_of(FIELDS)?;
        let (from_ms, until_ms) = (r.optional(|r| r.int())?, r.optional(|r| r.int())?);
        let actor = r.optional(Reader::fixed)?.map(PersonId::from_bytes);
        let object = match (r.optional(Reader::fixed)?, r.optional(Reader::fixed)?) {
            (Some(object_ref), Some(record)) => Some((object_ref, RecordId::from_bytes(record))),
            (None, None) => None,
            _ => return Err(CborError::Shape),
        };
        let selection = Self { from_ms, until_ms, actor, object, pruned_until: r.uint()? };
        r.end()?;
        if selection.is_backwards() { Err(CborError::Shape) } else { Ok(selection) }
    }

    fn is_backwards(&self) -> bool {
        matches!((self.from_ms, self.until_ms), (Some(from), Some(until)) if from > until)
    }
}
