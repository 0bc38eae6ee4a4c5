//! Which characters the bytes of a text file are: mark, strict UTF-8, UTF-16 by its zero bytes, GB18030.

use std::io::{Read, Seek};

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};

use super::{Input, ReadError};

/// Bytes looked at for zero bytes in every other place.
const SAMPLE: u64 = 1 << 20;
/// Bytes read at a time.
const CHUNK: usize = 256 << 10;

/// An encoding people's files come in. GB18030 covers GBK and GB2312; Big5 is never guessed, only chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// RFC 3629.
    Utf8,
    /// Little-endian UTF-16: Excel's “Unicode text”.
    Utf16Le,
    /// Big-endian UTF-16.
    Utf16Be,
    /// GB 18030, a superset of GBK and GB 2312: Excel's CSV on Chinese Windows.
    Gb18030,
    /// Big5 with the Hong Kong additions.
    Big5,
}

impl Encoding {
    /// The decoder tables.
    pub(super) const fn tables(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
            Self::Big5 => BIG5,
        }
    }

    /// The byte order mark of this encoding.
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => &[0xEF, 0xBB, 0xBF],
            Self::Utf16Le => &[0xFF, 0xFE],
            Self::Utf16Be => &[0xFE, 0xFF],
            Self::Gb18030 => &[0x84, 0x31, 0x95, 0x33],
            Self::Big5 => &[],
        }
    }
}

/// The outcome of reading a text file through once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detected {
    pub encoding: Encoding,
    /// Where the text begins, behind a mark.
    pub start: u64,
    /// Bytes occur that are no character.
    pub malformed: bool,
    /// Line feeds, for the row estimate.
    pub lines: u64,
}

/// Reads the whole input, because one wrong byte in the last megabyte decides as much as one in the first.
pub(super) fn detect(input: &mut Input, chosen: Option<Encoding>) -> Result<Detected, ReadError> {
    let head = input.head(SAMPLE)?;
    let marked = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030]
        .into_iter()
        .find(|encoding| head.starts_with(encoding.mark()));
    let certain = chosen.or(marked).or_else(|| utf16_without_mark(&head));
    if let Some(encoding) = certain {
        let start = if marked == Some(encoding) { encoding.mark().len() as u64 } else { 0 };
        return scan(input, encoding, start);
    }
    if let Some(lines) = strict_utf8(input)? {
        return Ok(Detected { encoding: Encoding::Utf8, start: 0, malformed: false, lines });
    }
    scan(input, Encoding::Gb18030, 0)
}

/// UTF-16 without a mark: the ASCII characters of any table (digits, delimiters, line ends) have their zero byte
/// always on the same side.
pub(super) fn utf16_without_mark(head: &[u8]) -> Option<Encoding> {
    let (mut little, mut big) = (0_usize, 0_usize);
    let pairs = head.as_chunks::<2>().0;
    for pair in pairs {
        match pair {
            [b'\t' | b'\r' | b'\n' | 0x20..=0x7E, 0] => little += 1,
            [0, b'\t' | b'\r' | b'\n' | 0x20..=0x7E] => big += 1,
            _ => {}
        }
    }
    let (encoding, more, fewer) =
        if little >= big { (Encoding::Utf16Le, little, big) } else { (Encoding::Utf16Be, big, little) };
    let enough = more >= 3 && more * 50 >= pairs.len() && more >= fewer * 8;
    (enough && reads_well(pairs, encoding)).then_some(encoding)
}

/// Every pair is a character, and hardly any is a control character.
fn reads_well(pairs: &[[u8; 2]], encoding: Encoding) -> bool {
    let units = pairs.iter().map(|pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(*pair),
        _ => u16::from_le_bytes(*pair),
    });
    let (mut odd, mut count) = (0_usize, 0_usize);
    for unit in char::decode_utf16(units) {
        count += 1;
        // The sample may end inside a pair of surrogates; one such unit is no argument.
        odd += usize::from(unit.map_or(true, |c| c.is_control() && !matches!(c, '\t' | '\r' | '\n')));
    }
    odd <= 1 + count / 100
}

/// The number of line feeds if all of it is UTF-8. A last character that is cut off belongs to a file that ended
/// too early, not to another encoding, as long as other characters beyond ASCII were whole.
fn strict_utf8(input: &mut Input) -> Result<Option<u64>, ReadError> {
    input.rewind()?;
    let mut buffer = vec![0; CHUNK];
    let (mut kept, mut lines, mut beyond_ascii) = (0, 0, false);
    loop {
        let read = match buffer.get_mut(kept..) {
            Some(free) => input.read(free)?,
            None => 0,
        };
        let filled = buffer.get(..kept + read).unwrap_or_default();
        if read == 0 {
            return Ok((filled.is_empty() || beyond_ascii).then_some(lines));
        }
        let valid = match std::str::from_utf8(filled) {
            Ok(_) => filled.len(),
            Err(error) if error.error_len().is_some() => return Ok(None),
            Err(error) => error.valid_up_to(),
        };
        let text = filled.get(..valid).unwrap_or_default();
        lines += count_lines(text);
        beyond_ascii |= !text.is_ascii();
        let total = filled.len();
        buffer.copy_within(valid..total, 0);
        kept = total - valid;
    }
}

/// Reads everything as `encoding`, counting lines and noticing what is no character.
fn scan(input: &mut Input, encoding: Encoding, start: u64) -> Result<Detected, ReadError> {
    let mut text = super::decode::Decoder::new(input, encoding, start)?;
    let mut lines = 0;
    while let Some(chunk) = text.next_chunk()? {
        lines += count_lines(chunk.as_bytes());
    }
    Ok(Detected { encoding, start, malformed: text.malformed(), lines })
}

fn count_lines(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(bytes: &[u8]) -> Detected {
        detect(&mut Input::from_bytes(bytes), None).unwrap()
    }

    #[test]
    fn marks_decide_first() {
        assert_eq!(detected(b"\xEF\xBB\xBFa\n").start, 3);
        assert_eq!(detected(b"\xFF\xFEa\0").encoding, Encoding::Utf16Le);
        assert_eq!(detected(b"\xFE\xFF\0a").encoding, Encoding::Utf16Be);
    }

    #[test]
    fn utf16_is_known_by_its_zero_bytes() {
        let text = "姓名,手机\r\n何雨桐,13800001111\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detected(&little).encoding, Encoding::Utf16Le);
        assert_eq!(detected(&big).encoding, Encoding::Utf16Be);
        assert_eq!(detected(b"a\0b,c\0\0d\n").encoding, Encoding::Utf8, "stray zero bytes are not UTF-16");
    }

    #[test]
    fn one_late_byte_makes_it_gb18030() {
        let mut bytes = "name,phone\n".repeat(200_000).into_bytes();
        assert_eq!(detected(&bytes).encoding, Encoding::Utf8);
        bytes.extend([0xBA, 0xCE, b'\n']);
        let found = detected(&bytes);
        assert_eq!((found.encoding, found.malformed, found.lines), (Encoding::Gb18030, false, 200_001));
    }

    #[test]
    fn a_file_cut_inside_its_last_character_keeps_its_encoding() {
        let text = "姓名\n何雨".as_bytes();
        assert_eq!(detected(&text[..text.len() - 1]).encoding, Encoding::Utf8);
        assert_eq!(detected(b"abc\xE4").encoding, Encoding::Gb18030);
    }

    #[test]
    fn characters_across_chunk_borders_stay_whole() {
        let text = "何".repeat(CHUNK);
        let found = detected(text.as_bytes());
        assert_eq!((found.encoding, found.malformed), (Encoding::Utf8, false));
    }

    #[test]
    fn a_choice_wins_and_tells_what_did_not_fit() {
        let found = detect(&mut Input::from_bytes(&b"\xBA\xCE\n"[..]), Some(Encoding::Utf8)).unwrap();
        assert_eq!((found.encoding, found.malformed), (Encoding::Utf8, true));
    }
}
