//! What a record is made of: values under field keys, split into one facet per level.

mod billing;
mod encoding;
mod kind;

pub use billing::{BILLING_FACTS, billing_facts};
pub use encoding::{MAX_ENCODED_BYTES, MAX_FIELDS, MAX_TEXT_BYTES, MAX_VALUES, RecordError};
pub use kind::{CustomerKind, RecordKind, RecordState};

use crate::field::{FieldKey, Shape};
use crate::ids::RecordId;
use crate::level::Level;
use crate::levels::Levels;

/// The sheet that says how a vault's fields are protected. A fixed identifier: it is the one sheet of the common scope that
/// managers write too, and every reader of the ledger judges writers.
pub const FIELD_CATALOGUE: RecordId = RecordId::from_bytes(*b"field-catalogue1");

/// One value of a field, already in its normal form.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Text; numbers that people write (phones, cards) are text too.
    Text(String),
    /// 分, Unix milliseconds or a code.
    Int(i64),
    /// An identifier of [`crate::ids`].
    Id([u8; 16]),
}

impl Value {
    /// The text, if it is text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Int(_) | Self::Id(_) => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub const fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Text(_) | Self::Id(_) => None,
        }
    }

    /// The identifier's bytes, if it is one.
    #[must_use]
    pub const fn as_id(&self) -> Option<[u8; 16]> {
        match self {
            Self::Id(id) => Some(*id),
            Self::Text(_) | Self::Int(_) => None,
        }
    }

    /// Which of the three shapes this is.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        match self {
            Self::Text(_) => Shape::Text,
            Self::Int(_) => Shape::Int,
            Self::Id(_) => Shape::Id,
        }
    }
}

/// Shows the shape and the size only: values are customer data and logs are not a vault.
impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Int(_) => f.write_str("Int"),
            Self::Id(_) => f.write_str("Id"),
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<[u8; 16]> for Value {
    fn from(id: [u8; 16]) -> Self {
        Self::Id(id)
    }
}

/// Fields of a record in catalogue order; a field may hold several values.
///
/// One flat sorted list rather than a map of lists: opening a directory decodes hundreds of thousands of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldSet {
    entries: Vec<(FieldKey, Value)>,
}

impl FieldSet {
    /// No fields.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// No fields, with room for so many values: filling it then never copies them to another place.
    #[must_use]
    pub fn with_room_for(values: usize) -> Self {
        Self { entries: Vec::with_capacity(values) }
    }

    /// Replaces every value of `key` by this one.
    pub fn set(&mut self, key: FieldKey, value: impl Into<Value>) {
        self.set_all(key, [value.into()]);
    }

    /// Replaces every value of `key`; no values removes the field.
    pub fn set_all(&mut self, key: FieldKey, values: impl IntoIterator<Item = Value>) {
        let range = self.range(key);
        self.entries.splice(range, values.into_iter().map(|value| (key, value)));
    }

    /// Adds a value after those already there.
    pub fn push(&mut self, key: FieldKey, value: impl Into<Value>) {
        let end = self.range(key).end;
        self.entries.insert(end, (key, value.into()));
    }

    /// Takes the field out; its values are dropped.
    pub fn remove(&mut self, key: FieldKey) {
        let range = self.range(key);
        self.entries.drain(range);
    }

    /// The values of a field, in the order given.
    pub fn values(&self, key: FieldKey) -> impl ExactSizeIterator<Item = &Value> {
        self.entries.get(self.range(key)).unwrap_or_default().iter().map(|(_, value)| value)
    }

    /// The first value of a field.
    #[must_use]
    pub fn first(&self, key: FieldKey) -> Option<&Value> {
        self.values(key).next()
    }

    /// The first value, if it is text.
    #[must_use]
    pub fn text(&self, key: FieldKey) -> Option<&str> {
        self.first(key).and_then(Value::as_text)
    }

    /// Every text value of a field.
    pub fn texts(&self, key: FieldKey) -> impl Iterator<Item = &str> {
        self.values(key).filter_map(Value::as_text)
    }

    /// The first value, if it is a number.
    #[must_use]
    pub fn int(&self, key: FieldKey) -> Option<i64> {
        self.first(key).and_then(Value::as_int)
    }

    /// The first value, if it is an identifier.
    #[must_use]
    pub fn id(&self, key: FieldKey) -> Option<[u8; 16]> {
        self.first(key).and_then(Value::as_id)
    }

    /// Whether the record is a company or a person.
    #[must_use]
    pub fn customer_kind(&self) -> Option<CustomerKind> {
        self.code(FieldKey::Kind).and_then(CustomerKind::from_code)
    }

    /// Where in its life the record is.
    #[must_use]
    pub fn state(&self) -> Option<RecordState> {
        self.code(FieldKey::State).and_then(RecordState::from_code)
    }

    /// The level the record was raised to by hand.
    #[must_use]
    pub fn marked_level(&self) -> Option<Level> {
        self.code(FieldKey::RecordLevel).and_then(Level::from_number)
    }

    /// Whether the field has a value.
    #[must_use]
    pub fn contains(&self, key: FieldKey) -> bool {
        !self.range(key).is_empty()
    }

    /// Whether there are no fields at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every field present, once, in catalogue order.
    pub fn keys(&self) -> impl Iterator<Item = FieldKey> {
        self.entries.chunk_by(|a, b| a.0 == b.0).filter_map(|chunk| chunk.first().map(|(key, _)| *key))
    }

    /// Every value with its field, in catalogue order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FieldKey, &Value)> {
        self.entries.iter().map(|(key, value)| (*key, value))
    }

    fn code(&self, key: FieldKey) -> Option<u8> {
        self.int(key).and_then(|number| u8::try_from(number).ok())
    }

    fn range(&self, key: FieldKey) -> std::ops::Range<usize> {
        let start = self.entries.partition_point(|(other, _)| *other < key);
        let end = self.entries.partition_point(|(other, _)| *other <= key);
        start..end
    }
}

impl FromIterator<(FieldKey, Value)> for FieldSet {
    fn from_iter<I: IntoIterator<Item = (FieldKey, Value)>>(values: I) -> Self {
        let mut entries: Vec<_> = values.into_iter().collect();
        // Stable: several values of one field keep their order.
        entries.sort_by_key(|(key, _)| *key);
        Self { entries }
    }
}

impl IntoIterator for FieldSet {
    type Item = (FieldKey, Value);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// The facets of a record: what is L1, L2 and L3 in it by this table, in this order. A record raised to L3 keeps its L2
/// values with its L3 ones.
#[must_use]
pub fn split_by_level(fields: FieldSet, levels: &Levels) -> [FieldSet; 3] {
    let mark = fields.marked_level();
    let mut l1 = FieldSet::with_room_for(fields.entries.len());
    let [mut l2, mut l3] = [const { FieldSet::new() }; 2];
    for (key, value) in fields {
        let facet = match levels.level_in(key, &value, mark) {
            Level::L1 => &mut l1,
            Level::L2 => &mut l2,
            Level::L3 => &mut l3,
        };
        facet.entries.push((key, value));
    }
    [l1, l2, l3]
}

/// One set out of whichever facets could be opened; the reverse of [`split_by_level`].
#[must_use]
pub fn merge(facets: impl IntoIterator<Item = FieldSet>) -> FieldSet {
    facets.into_iter().flatten().collect()
}

/// The level of the record as a whole: the highest of its values and of what it was raised to, L1 when there are none.
#[must_use]
pub fn effective_level(fields: &FieldSet, levels: &Levels) -> Level {
    let mark = fields.marked_level();
    let highest = fields.iter().map(|(key, value)| levels.level_in(key, value, mark)).max();
    highest.max(mark).unwrap_or(Level::L1)
}

/// What a list calls the record: the company for a company, the person otherwise, else whichever is there.
#[must_use]
pub fn display_name(fields: &FieldSet) -> Option<&str> {
    let (first, second) = match fields.customer_kind() {
        Some(CustomerKind::Company) => (FieldKey::Company, FieldKey::Name),
        Some(CustomerKind::Person) | None => (FieldKey::Name, FieldKey::Company),
    };
    [first, second].into_iter().find_map(|key| fields.text(key).filter(|text| !text.is_empty()))
}

#[cfg(test)]
mod tests;
