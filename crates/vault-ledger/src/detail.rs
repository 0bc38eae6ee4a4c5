//! Details: what an auditor may read about an entry and an outsider may not.
//!
//! The entry carries only `SHA-256(salt ‖ detail)`. The detail itself is sealed elsewhere; disclosing it with
//! its salt proves that it is what was committed to. Values of L2 and L3 fields never go into a detail.

use std::collections::BTreeMap;

use crate::cbor::{CborError, Reader, Writer};
use crate::hash::{Hash, sha256};

/// The salt of a commitment: 32 random bytes, new for every entry, kept with the detail.
pub type Salt = [u8; 32];

/// Most bytes of one encoded detail.
pub const MAX_DETAIL_BYTES: usize = 16 * 1024;
/// Most keys in one detail.
pub const MAX_KEYS: usize = 64;
/// Most bytes of one key.
pub const MAX_KEY_BYTES: usize = 32;
/// Most bytes of one text value.
pub const MAX_TEXT_BYTES: usize = 1024;

/// The commitment of an entry to its detail.
#[must_use]
pub fn commit(salt: &Salt, detail: &[u8]) -> Hash {
    sha256(&[salt, detail])
}

/// One value of a detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text of at most [`MAX_TEXT_BYTES`].
    Text(String),
    /// A number.
    Int(i64),
}

/// What does not fit a detail, or bytes that are not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadDetail {
    /// A key that is not 1 to 32 bytes of `a-z 0-9 _`, or stands twice.
    #[error("not a key of a detail")]
    Key,
    /// Too many keys, a text too long, or more bytes than a detail may have.
    #[error("detail over a limit of the format")]
    TooLarge,
    /// Not canonical bytes.
    #[error("not a canonical detail: {0}")]
    Cbor(#[from] CborError),
}

/// A small map from keys to text and numbers, built once and encoded canonically.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    // Ordered by length, then bytes: the order of the encoded keys (RFC 8949 section 4.2.1).
    values: BTreeMap<(usize, String), Value>,
}

impl Detail {
    /// An empty detail.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text.
    ///
    /// # Errors
    /// [`BadDetail`] if the key is not one or stands already, or the text is too long.
    pub fn text(self, key: &str, value: &str) -> Result<Self, BadDetail> {
        if value.len() > MAX_TEXT_BYTES {
            return Err(BadDetail::TooLarge);
        }
        self.with(key, Value::Text(value.to_owned()))
    }

    /// Adds a number.
    ///
    /// # Errors
    /// [`BadDetail`] if the key is not one or stands already.
    pub fn int(self, key: &str, value: i64) -> Result<Self, BadDetail> {
        self.with(key, Value::Int(value))
    }

    fn with(mut self, key: &str, value: Value) -> Result<Self, BadDetail> {
        if !is_key(key) {
            return Err(BadDetail::Key);
        }
        if self.values.len() >= MAX_KEYS {
            return Err(BadDetail::TooLarge);
        }
        match self.values.insert((key.len(), key.to_owned()), value) {
            None => Ok(self),
            Some(_) => Err(BadDetail::Key),
        }
    }

    /// The value under this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.values.get(&(key.len(), key.to_owned()))
    }

    /// The text under this key.
    #[must_use]
    pub fn get_text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Value::Text(text) => Some(text),
            Value::Int(_) => None,
        }
    }

    /// The number under this key.
    #[must_use]
    pub fn get_int(&self, key: &str) -> Option<i64> {
        match self.get(key)? {
            Value::Int(number) => Some(*number),
            Value::Text(_) => None,
        }
    }

    /// All keys with their values, in canonical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|((_, key), value)| (key.as_str(), value))
    }

    /// The canonical bytes.
    ///
    /// # Errors
    /// [`BadDetail::TooLarge`] beyond [`MAX_DETAIL_BYTES`].
    pub fn encode(&self) -> Result<Vec<u8>, BadDetail> {
        let mut w = Writer::default();
        w.map(self.values.len());
        for (key, value) in self.iter() {
            w.text(key);
            match value {
                Value::Text(text) => w.text(text),
                Value::Int(number) => w.int(*number),
            };
        }
        let bytes = w.finish();
        if bytes.len() > MAX_DETAIL_BYTES { Err(BadDetail::TooLarge) } else { Ok(bytes) }
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`BadDetail`] for anything [`Detail::encode`] would not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, BadDetail> {
        if bytes.len() > MAX_DETAIL_BYTES {
            return Err(BadDetail::TooLarge);
        }
        let mut r = Reader::new(bytes);
        let mut detail = Self::new();
        for _ in 0..r.map(MAX_KEYS)? {
            let key = r.text(MAX_KEY_BYTES)?;
            let in_order = detail
                .values
                .last_key_value()
                .is_none_or(|((length, last), _)| (*length, last.as_str()) < (key.len(), key));
            if !in_order {
                return Err(BadDetail::Cbor(CborError::NotCanonical));
            }
            detail = if r.at_text() {
                detail.text(key, r.text(MAX_TEXT_BYTES)?)
            } else {
                detail.int(key, r.int()?)
            }?;
        }
        r.end()?;
        Ok(detail)
    }
}

fn is_key(key: &str) -> bool {
    (1..=MAX_KEY_BYTES).contains(&key.len())
        && key.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn builder_and_reader_agree_whatever_the_order() {
        let one = Detail::new().text("purpose", "回访").unwrap().int("rows", -3).unwrap();
        let other = Detail::new().int("rows", -3).unwrap().text("purpose", "回访").unwrap();
        let bytes = one.encode().unwrap();
        assert_eq!(bytes, other.encode().unwrap());
        assert_eq!(bytes, b"\xa2\x64rows\x22\x67purpose\x66\xe5\x9b\x9e\xe8\xae\xbf");
        let read = Detail::decode(&bytes).unwrap();
        assert_eq!((read.get_text("purpose"), read.get_int("rows")), (Some("回访"), Some(-3)));
        assert_eq!((read.get_int("purpose"), read.get_text("none")), (None, None));
    }

    #[test]
    fn a_key_stands_once_and_in_order() {
        assert_eq!(Detail::new().int("a", 1).unwrap().int("a", 2), Err(BadDetail::Key));
        for bad in ["", "A", "a b", &"k".repeat(33)] {
            assert_eq!(Detail::new().int(bad, 1), Err(BadDetail::Key));
        }
        for bad in [b"\xa2\x61b\x01\x61a\x02".as_slice(), b"\xa2\x61a\x01\x61a\x02"] {
            assert_eq!(Detail::decode(bad), Err(BadDetail::Cbor(CborError::NotCanonical)));
        }
    }

    #[test]
    fn the_salt_hides_and_binds() {
        let detail = Detail::new().text("field", "phone").unwrap().encode().unwrap();
        let other = Detail::new().text("field", "wechat").unwrap().encode().unwrap();
        assert_ne!(commit(&[1; 32], &detail), commit(&[2; 32], &detail));
        assert_ne!(commit(&[1; 32], &detail), commit(&[1; 32], &other));
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_would_be_written(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(detail) = Detail::decode(&bytes) {
                prop_assert_eq!(detail.encode(), Ok(bytes));
            }
        }
    }
}
