//! Which format a file is in, judged by its first bytes and, for containers, by what lies inside.

use std::io::Seek;

use super::encoding::utf16_without_mark;
use super::{Foreign, Input, ReadError, compound, package};

/// How many bytes decide.
const HEAD: u64 = 64 << 10;
/// Signature of the compound file format, MS-CFB 2.2.
pub(super) const COMPOUND_SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A format this module reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text with a delimiter: CSV (RFC 4180), TSV.
    Delimited,
    /// Office Open XML workbook, ECMA-376.
    Xlsx,
    /// Workbook of 1997 to 2003, MS-XLS.
    Xls,
    /// OpenDocument spreadsheet, ISO 26300.
    Ods,
    /// Contacts: vCard 2.1, 3.0 (RFC 2426), 4.0 (RFC 6350).
    Vcard,
}

pub(super) fn detect(input: &mut Input) -> Result<Kind, ReadError> {
    if input.is_empty() {
        return Err(ReadError::Empty);
    }
    let head = input.head(HEAD)?;
    let foreign = |foreign| Err(ReadError::Unsupported(foreign));
    let kind = match head.as_slice() {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => return package::kind(input),
        signature if signature.starts_with(&COMPOUND_SIGNATURE) => compound::kind(input)?,
        [b'%', b'P', b'D', b'F', b'-', ..] => return foreign(Foreign::Pdf),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => {
            return foreign(Foreign::Image);
        }
        text => text_kind(text)?,
    };
    input.rewind()?;
    Ok(kind)
}

fn text_kind(head: &[u8]) -> Result<Kind, ReadError> {
    // The words looked for are ASCII: without NULs and marks they read the same in every encoding we know.
    let ascii: Vec<u8> = head
        .iter()
        .copied()
        .filter(|byte| !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .take(4096)
        .collect();
    let start = ascii.trim_ascii_start();
    let begins = |word: &[u8]| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins(b"BEGIN:VCARD") {
        return Ok(Kind::Vcard);
    }
    if begins(b"<!doctype html")
        || begins(b"<html")
        || begins(b"<table")
        || begins(b"<meta")
        || begins(b"<head")
    {
        return Err(ReadError::Unsupported(Foreign::Html));
    }
    if begins(b"<?xml") {
        let html = start.windows(5).any(|window| window.eq_ignore_ascii_case(b"<html"));
        return Err(ReadError::Unsupported(if html { Foreign::Html } else { Foreign::Xml }));
    }
    if looks_binary(head) {
        return Err(ReadError::Unsupported(Foreign::Binary));
    }
    Ok(Kind::Delimited)
}

/// Control characters make up more than a tenth, and it is not two-byte text.
fn looks_binary(head: &[u8]) -> bool {
    let marked = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    if marked || utf16_without_mark(head).is_some() {
        return false;
    }
    let control = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31 | 127)).count();
    control * 10 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(bytes: &[u8]) -> Result<Kind, ReadError> {
        detect(&mut Input::from_bytes(bytes))
    }

    #[test]
    fn text_is_told_apart_by_its_first_words() {
        assert_eq!(kind_of(b"a,b\n1,2").ok(), Some(Kind::Delimited));
        assert_eq!(kind_of(b"\xEF\xBB\xBF\r\n begin:vcard\r\n").ok(), Some(Kind::Vcard));
        let wide: Vec<u8> = "BEGIN:VCARD".bytes().flat_map(|byte| [byte, 0]).collect();
        assert_eq!(kind_of(&wide).ok(), Some(Kind::Vcard));
    }

    #[test]
    fn what_is_not_read_is_named() {
        for (bytes, expected) in [
            (&b"<html><table>"[..], Foreign::Html),
            (b"<?xml version=\"1.0\"?><HTML>", Foreign::Html),
            (b"<?xml version=\"1.0\"?><Workbook>", Foreign::Xml),
            (b"%PDF-1.7", Foreign::Pdf),
            (b"\x89PNG\r\n", Foreign::Image),
            (b"\x01\x02\x03\x04abc", Foreign::Binary),
        ] {
            assert!(
                matches!(kind_of(bytes), Err(ReadError::Unsupported(found)) if found == expected),
                "{expected:?}"
            );
        }
        assert!(matches!(kind_of(b""), Err(ReadError::Empty)));
        assert!(kind_of(b"PK\x03\x04").is_err());
        assert!(kind_of(&COMPOUND_SIGNATURE).is_err());
    }
}
