//! The corner of CBOR (RFC 8949) the ledger uses, in its one deterministic form (section 4.2.1).
//!
//! Unsigned and negative integers, byte and text strings, arrays, maps, null. Definite lengths and shortest
//! heads only. The reader refuses everything else, so that one value has exactly one encoding: hashing what
//! was read and hashing what would be written are the same thing. A general decoder accepts more than that.

/// Why bytes are not a canonical value of the expected shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CborError {
    /// The bytes end inside a value.
    #[error("ends inside a value")]
    End,
    /// Bytes follow the value.
    #[error("bytes after the value")]
    Trailing,
    /// Not the shortest form, or an indefinite length.
    #[error("not the canonical form")]
    NotCanonical,
    /// Another type, number or length than the format has here.
    #[error("not the expected shape")]
    Shape,
    /// Longer or larger than the format allows here.
    #[error("over a limit of the format")]
    Limit,
}

const UINT: u8 = 0;
const NEGATIVE: u8 = 1;
const BYTES: u8 = 2;
const TEXT: u8 = 3;
const ARRAY: u8 = 4;
const MAP: u8 = 5;
const NULL: u8 = 0xf6;

/// Writes canonical values one after the other. Cannot fail and cannot write another form.
#[derive(Default)]
pub struct Writer {
    out: Vec<u8>,
}

impl Writer {
    /// An empty writer with room for `capacity` bytes.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { out: Vec::with_capacity(capacity) }
    }

    /// The bytes written.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    fn head(&mut self, major: u8, value: u64) -> &mut Self {
        let major = major << 5;
        let wide = value.to_be_bytes();
        let (info, tail): (u8, &[u8]) = match value {
            0..=23 => (wide[7], &[]),
            24..=0xff => (24, wide.get(7..).unwrap_or_default()),
            0x100..=0xffff => (25, wide.get(6..).unwrap_or_default()),
            0x1_0000..=0xffff_ffff => (26, wide.get(4..).unwrap_or_default()),
            _ => (27, &wide),
        };
        self.out.push(major | info);
        self.out.extend_from_slice(tail);
        self
    }

    /// An unsigned integer.
    pub fn uint(&mut self, value: u64) -> &mut Self {
        self.head(UINT, value)
    }

    /// A signed integer.
    pub fn int(&mut self, value: i64) -> &mut Self {
        if value < 0 {
            self.head(NEGATIVE, !value.cast_unsigned())
        } else {
            self.head(UINT, value.cast_unsigned())
        }
    }

    /// A byte string.
    pub fn bytes(&mut self, value: &[u8]) -> &mut Self {
        self.head(BYTES, value.len() as u64).out.extend_from_slice(value);
        self
    }

    /// A text string.
    pub fn text(&mut self, value: &str) -> &mut Self {
        self.head(TEXT, value.len() as u64).out.extend_from_slice(value.as_bytes());
        self
    }

    /// The head of an array of `items` values.
    pub fn array(&mut self, items: usize) -> &mut Self {
        self.head(ARRAY, items as u64)
    }

    /// The head of a map of `pairs` keys and values. The caller writes the keys in order.
    pub fn map(&mut self, pairs: usize) -> &mut Self {
        self.head(MAP, pairs as u64)
    }

    /// Null: an absent optional value.
    pub fn null(&mut self) -> &mut Self {
        self.out.push(NULL);
        self
    }

    /// A byte string, or null.
    pub fn optional_bytes(&mut self, value: Option<&[u8]>) -> &mut Self {
        match value {
            Some(bytes) => self.bytes(bytes),
            None => self.null(),
        }
    }
}

/// Reads canonical values one after the other.
pub struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads from the start of `bytes`.
    #[must_use]
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Asserts that everything was read.
    ///
    /// # Errors
    /// [`CborError::Trailing`].
    pub const fn end(&self) -> Result<(), CborError> {
        if self.rest.is_empty() { Ok(()) } else { Err(CborError::Trailing) }
    }

    fn take(&mut self, count: usize) -> Result<&'b [u8], CborError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(CborError::End)?;
        self.rest = rest;
        Ok(taken)
    }

    fn peek(&self) -> Result<u8, CborError> {
        self.rest.first().copied().ok_or(CborError::End)
    }

    fn head(&mut self) -> Result<(u8, u64), CborError> {
        let first = self.peek()?;
        self.take(1)?;
        let (major, info) = (first >> 5, first & 0x1f);
        let (width, least) = match info {
            0..=23 => return Ok((major, u64::from(info))),
            24 => (1, 24),
            25 => (2, 0x100),
            26 => (4, 0x1_0000),
            27 => (8, 0x1_0000_0000),
            _ => return Err(CborError::NotCanonical),
        };
        let value = self.take(width)?.iter().fold(0, |value, byte| value << 8 | u64::from(*byte));
        if value < least { Err(CborError::NotCanonical) } else { Ok((major, value)) }
    }

    fn expect(&mut self, major: u8) -> Result<u64, CborError> {
        if self.peek()? >> 5 != major {
            return Err(CborError::Shape);
        }
        self.head().map(|(_, value)| value)
    }

    fn length(&mut self, major: u8, limit: usize) -> Result<usize, CborError> {
        let length = usize::try_from(self.expect(major)?).map_err(|_| CborError::Limit)?;
        if length > limit { Err(CborError::Limit) } else { Ok(length) }
    }

    /// An unsigned integer.
    ///
    /// # Errors
    /// Any [`CborError`]; also in the methods below.
    pub fn uint(&mut self) -> Result<u64, CborError> {
        self.expect(UINT)
    }

    /// An unsigned integer that fits the wanted type.
    ///
    /// # Errors
    /// [`CborError::Limit`] if it does not fit.
    pub fn small<T: TryFrom<u64>>(&mut self) -> Result<T, CborError> {
        T::try_from(self.uint()?).map_err(|_| CborError::Limit)
    }

    /// A signed integer of 64 bits.
    ///
    /// # Errors
    /// [`CborError::Limit`] beyond 64 bits.
    pub fn int(&mut self) -> Result<i64, CborError> {
        let negative = self.peek()? >> 5 == NEGATIVE;
        let magnitude = self.expect(if negative { NEGATIVE } else { UINT })?;
        let magnitude = i64::try_from(magnitude).map_err(|_| CborError::Limit)?;
        Ok(if negative { !magnitude } else { magnitude })
    }

    /// A byte string of at most `limit` bytes.
    ///
    /// # Errors
    /// [`CborError::Limit`] if it is longer.
    pub fn bytes(&mut self, limit: usize) -> Result<&'b [u8], CborError> {
        let length = self.length(BYTES, limit)?;
        self.take(length)
    }

    /// A byte string of exactly `N` bytes.
    ///
    /// # Errors
    /// [`CborError::Shape`] for another length.
    pub fn fixed<const N: usize>(&mut self) -> Result<[u8; N], CborError> {
        self.bytes(N)?.try_into().map_err(|_| CborError::Shape)
    }

    /// UTF-8 text of at most `limit` bytes.
    ///
    /// # Errors
    /// [`CborError::Limit`] if it is longer, [`CborError::Shape`] if it is not UTF-8.
    pub fn text(&mut self, limit: usize) -> Result<&'b str, CborError> {
        let length = self.length(TEXT, limit)?;
        std::str::from_utf8(self.take(length)?).map_err(|_| CborError::Shape)
    }

    /// The head of an array: its number of items, at most `limit`.
    ///
    /// # Errors
    /// [`CborError::Limit`] if there are more.
    pub fn array(&mut self, limit: usize) -> Result<usize, CborError> {
        self.length(ARRAY, limit)
    }

    /// The head of an array of exactly `items` items.
    ///
    /// # Errors
    /// [`CborError::Shape`] for another number.
    pub fn array_of(&mut self, items: usize) -> Result<(), CborError> {
        if self.expect(ARRAY)? == items as u64 { Ok(()) } else { Err(CborError::Shape) }
    }

    /// The head of a map: its number of pairs, at most `limit`.
    ///
    /// # Errors
    /// [`CborError::Limit`] if there are more.
    pub fn map(&mut self, limit: usize) -> Result<usize, CborError> {
        self.length(MAP, limit)
    }

    /// What `read` reads, or `None` for null.
    ///
    /// # Errors
    /// Those of `read`.
    pub fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, CborError>,
    ) -> Result<Option<T>, CborError> {
        if self.peek()? == NULL { self.take(1).map(|_| None) } else { read(self).map(Some) }
    }

    /// Whether the next value is an unsigned integer.
    #[must_use]
    pub fn at_uint(&self) -> bool {
        self.peek().is_ok_and(|first| first >> 5 == UINT)
    }

    /// Whether the next value is text.
    #[must_use]
    pub fn at_text(&self) -> bool {
        self.peek().is_ok_and(|first| first >> 5 == TEXT)
    }

    /// Whether the next value is an array.
    #[must_use]
    pub fn at_array(&self) -> bool {
        self.peek().is_ok_and(|first| first >> 5 == ARRAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 8949, appendix A.
    #[test]
    fn integers_take_the_published_form() {
        let published: [(i64, &[u8]); 12] = [
            (0, &[0x00]),
            (23, &[0x17]),
            (24, &[0x18, 0x18]),
            (100, &[0x18, 0x64]),
            (1000, &[0x19, 0x03, 0xe8]),
            (1_000_000, &[0x1a, 0x00, 0x0f, 0x42, 0x40]),
            (1_000_000_000_000, &[0x1b, 0x00, 0x00, 0x00, 0xe8, 0xd4, 0xa5, 0x10, 0x00]),
            (-1, &[0x20]),
            (-10, &[0x29]),
            (-100, &[0x38, 0x63]),
            (-1000, &[0x39, 0x03, 0xe7]),
            (i64::MIN, &[0x3b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ];
        for (value, bytes) in published {
            let mut writer = Writer::default();
            writer.int(value);
            assert_eq!(writer.finish(), bytes, "{value}");
            assert_eq!(Reader::new(bytes).int(), Ok(value));
        }
    }

    #[test]
    fn other_forms_of_the_same_value_are_refused() {
        let longer_than_needed: [&[u8]; 4] = [
            &[0x18, 0x17],
            &[0x19, 0x00, 0xff],
            &[0x1a, 0, 0, 0xff, 0xff],
            &[0x1b, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff],
        ];
        for bytes in longer_than_needed {
            assert_eq!(Reader::new(bytes).uint(), Err(CborError::NotCanonical), "{bytes:02x?}");
        }
        assert_eq!(Reader::new(&[0x5f, 0x41, 0x01, 0xff]).bytes(9), Err(CborError::NotCanonical));
        assert_eq!(Reader::new(&[0x9f, 0xff]).array(9), Err(CborError::NotCanonical));
    }

    #[test]
    fn lengths_are_checked_before_anything_is_taken() {
        assert_eq!(
            Reader::new(&[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]).bytes(9),
            Err(CborError::Limit)
        );
        assert_eq!(Reader::new(&[0x43, 1, 2]).bytes(9), Err(CborError::End));
        assert_eq!(Reader::new(&[0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0]).int(), Err(CborError::Limit));
        assert_eq!(Reader::new(&[0x00, 0x00]).end(), Err(CborError::Trailing));
    }
}
