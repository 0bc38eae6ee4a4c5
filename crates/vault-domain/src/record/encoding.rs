//! Canonical CBOR (RFC 8949 §4.2.1) of a field set, and padding to a bucket.
//!
//! Shape: map of field code → array of values; text string, integer or byte string of 16.
//! Decoding accepts exactly what encoding writes, so equal records have equal bytes.

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use super::{FieldSet, Value};
use crate::field::{FieldKey, Shape};
use crate::level::Level;
use crate::levels::Levels;

/// Most fields in one set.
pub const MAX_FIELDS: usize = 256;
/// Most values of one field.
pub const MAX_VALUES: usize = 64;
/// Longest single text, in UTF-8 bytes.
pub const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Longest encoding of one set before padding.
pub const MAX_ENCODED_BYTES: usize = 256 * 1024;

/// Smallest padded size in bytes.
const MIN_BUCKET: usize = 32;
/// First byte of the padding, ISO/IEC 7816-4; zeros follow.
const PAD_MARK: u8 = 0x80;

/// A field set that cannot be written, or bytes that are not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Cut short, indefinite length, wrong order, trailing bytes or not CBOR at all.
    #[error("record encoding is malformed")]
    Malformed,
    /// A field code this version does not know; a newer version wrote it.
    #[error("record holds an unknown field")]
    UnknownField,
    /// A value of the wrong shape for its field.
    #[error("record holds a value of the wrong shape")]
    WrongShape,
    /// More than one of [`MAX_FIELDS`], [`MAX_VALUES`], [`MAX_TEXT_BYTES`] or [`MAX_ENCODED_BYTES`].
    #[error("record exceeds its limits")]
    TooLarge,
    /// Not a bucket size, or padding other than the mark and zeros.
    #[error("record padding is malformed")]
    BadPadding,
    /// A value in a facet of another level than its own.
    #[error("record facet holds a value of another level")]
    WrongLevel,
}

impl FieldSet {
    /// Canonical CBOR of the set.
    ///
    /// # Errors
    /// [`RecordError::TooLarge`] and [`RecordError::WrongShape`].
    pub fn encode(&self) -> Result<Vec<u8>, RecordError> {
        let fields = self.keys().count();
        if fields > MAX_FIELDS {
            return Err(RecordError::TooLarge);
        }
        let mut out = Encoder::new(Vec::with_capacity(self.size_hint()));
        out.map(fields as u64).map_err(|_| RecordError::Malformed)?;
        for chunk in self.entries.chunk_by(|a, b| a.0 == b.0) {
            write_field(&mut out, chunk)?;
        }
        let bytes = out.into_writer();
        if bytes.len() > MAX_ENCODED_BYTES { Err(RecordError::TooLarge) } else { Ok(bytes) }
    }

    /// The set whose canonical encoding this is.
    ///
    /// # Errors
    /// Any [`RecordError`] but padding and level; nothing is accepted that [`FieldSet::encode`] would not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, RecordError> {
        if bytes.len() > MAX_ENCODED_BYTES {
            return Err(RecordError::TooLarge);
        }
        let mut input = Decoder::new(bytes);
        let fields = length(input.map(), MAX_FIELDS)?;
        let mut entries = Vec::new();
        let mut last = None;
        for _ in 0..fields {
            let code = input.u16().map_err(|_| RecordError::Malformed)?;
            if last.is_some_and(|last| last >= code) {
                return Err(RecordError::Malformed);
            }
            last = Some(code);
            let key = FieldKey::from_code(code).ok_or(RecordError::UnknownField)?;
            read_field(&mut input, key, &mut entries)?;
        }
        let set = Self { entries };
        // The reader tolerates overlong integers; one record must have one encoding, and it is the shortest.
        if set.encoded_len() == bytes.len() { Ok(set) } else { Err(RecordError::Malformed) }
    }

    /// Encoding padded to 32, 48, 64, 96, 128, 192, … bytes, so that the size of a ciphertext tells only the bucket.
    ///
    /// # Errors
    /// As [`FieldSet::encode`].
    pub fn encode_padded(&self) -> Result<Vec<u8>, RecordError> {
        let mut bytes = self.encode()?;
        let bucket = bucket_of(bytes.len());
        bytes.push(PAD_MARK);
        bytes.resize(bucket, 0);
        Ok(bytes)
    }

    /// Reverse of [`FieldSet::encode_padded`].
    ///
    /// # Errors
    /// [`RecordError::BadPadding`], and those of [`FieldSet::decode`].
    pub fn decode_padded(bytes: &[u8]) -> Result<Self, RecordError> {
        let end = bytes.iter().rposition(|byte| *byte != 0).ok_or(RecordError::BadPadding)?;
        let content = bytes.get(..end).ok_or(RecordError::BadPadding)?;
        if bytes.get(end) != Some(&PAD_MARK) || bytes.len() != bucket_of(content.len()) {
            return Err(RecordError::BadPadding);
        }
        Self::decode(content)
    }

    /// Refuses a facet that carries values of another level than this table gives them in a record raised to `mark`.
    ///
    /// # Errors
    /// [`RecordError::WrongLevel`].
    pub fn check_level(&self, level: Level, levels: &Levels, mark: Option<Level>) -> Result<(), RecordError> {
        let fits = self.iter().all(|(key, value)| levels.level_in(key, value, mark) == level);
        if fits { Ok(()) } else { Err(RecordError::WrongLevel) }
    }

    /// Length of [`FieldSet::encode`] in bytes.
    fn encoded_len(&self) -> usize {
        let fields = self.entries.chunk_by(|a, b| a.0 == b.0).map(|chunk| {
            let code = chunk.first().map_or(0, |(key, _)| head_len(u64::from(key.code())));
            let values: usize = chunk.iter().map(|(_, value)| value_len(value)).sum();
            code + head_len(chunk.len() as u64) + values
        });
        head_len(self.keys().count() as u64) + fields.sum::<usize>()
    }

    fn size_hint(&self) -> usize {
        let text = |value: &Value| value.as_text().map_or(17, str::len);
        // Code, array header and value header take at most nine bytes; the padding doubles at worst.
        (16 + self.iter().map(|(_, value)| 9 + text(value)).sum::<usize>())
            .next_power_of_two()
            .min(MAX_ENCODED_BYTES)
    }
}

/// Smallest power of two from 32 on that holds the content and the mark.
/// Length of a canonical CBOR head with this argument, RFC 8949 section 3.
const fn head_len(argument: u64) -> usize {
    match argument {
        0..=23 => 1,
        24..=0xFF => 2,
        0x100..=0xFFFF => 3,
        0x1_0000..=0xFFFF_FFFF => 5,
        _ => 9,
    }
}

fn value_len(value: &Value) -> usize {
    match value {
        Value::Text(text) => head_len(text.len() as u64) + text.len(),
        Value::Id(id) => head_len(id.len() as u64) + id.len(),
        // A negative number n is written as -1 - n.
        Value::Int(number) => {
            head_len(if *number < 0 { !number.cast_unsigned() } else { number.cast_unsigned() })
        }
    }
}

/// Two buckets for every doubling: a sixth of a facet is padding on average; with one it would be a quarter.
fn bucket_of(content: usize) -> usize {
    let whole = (content + 1).next_power_of_two().max(MIN_BUCKET);
    let between = whole / 4 * 3;
    if content < between && between >= MIN_BUCKET { between } else { whole }
}

fn write_field(out: &mut Encoder<Vec<u8>>, values: &[(FieldKey, Value)]) -> Result<(), RecordError> {
    let Some((key, _)) = values.first() else { return Ok(()) };
    if values.len() > MAX_VALUES {
        return Err(RecordError::TooLarge);
    }
    out.u16(key.code()).and_then(|out| out.array(values.len() as u64)).map_err(|_| RecordError::Malformed)?;
    for (_, value) in values {
        if value.shape() != key.def().kind.shape() {
            return Err(RecordError::WrongShape);
        }
        let written = match value {
            Value::Text(text) if text.len() > MAX_TEXT_BYTES => return Err(RecordError::TooLarge),
            Value::Text(text) => out.str(text),
            Value::Int(number) => out.i64(*number),
            Value::Id(id) => out.bytes(id),
        };
        written.map_err(|_| RecordError::Malformed)?;
    }
    Ok(())
}

fn read_field(
    input: &mut Decoder<'_>,
    key: FieldKey,
    entries: &mut Vec<(FieldKey, Value)>,
) -> Result<(), RecordError> {
    let count = length(input.array(), MAX_VALUES)?;
    if count == 0 {
        return Err(RecordError::Malformed);
    }
    for _ in 0..count {
        entries.push((key, read_value(input, key.def().kind.shape())?));
    }
    Ok(())
}

fn read_value(input: &mut Decoder<'_>, shape: Shape) -> Result<Value, RecordError> {
    let found = input.datatype().map_err(|_| RecordError::Malformed)?;
    match (shape, found) {
        (Shape::Text, Type::String) => {
            let text = input.str().map_err(|_| RecordError::Malformed)?;
            if text.len() > MAX_TEXT_BYTES { Err(RecordError::TooLarge) } else { Ok(text.into()) }
        }
        (Shape::Id, Type::Bytes) => {
            let bytes = input.bytes().map_err(|_| RecordError::Malformed)?;
            bytes.try_into().map(Value::Id).map_err(|_| RecordError::WrongShape)
        }
        (Shape::Int, _) => input.i64().map(Value::Int).map_err(|_| RecordError::WrongShape),
        _ => Err(RecordError::WrongShape),
    }
}

fn length(read: Result<Option<u64>, minicbor::decode::Error>, limit: usize) -> Result<usize, RecordError> {
    let count = read.ok().flatten().ok_or(RecordError::Malformed)?;
    usize::try_from(count).ok().filter(|count| *count <= limit).ok_or(RecordError::TooLarge)
}

#[cfg(test)]
mod tests;
