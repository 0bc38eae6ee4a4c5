//! Passports, travel permits and driving licences: shapes without check digits.

use super::ValueError;
use super::clean::{Cleaned, is_scientific};
use super::resident_id::ResidentId;
use crate::date::LocalDate;

/// A document number, upper case without separators, and whether its shape is one we know.
///
/// Foreign passports have shapes of their own, so an unknown shape is kept as long as it is letters and digits.
pub(super) fn parse_document(raw: &str, known: fn(&[u8]) -> bool) -> Result<(String, bool), ValueError> {
    let cleaned = Cleaned::number(raw).within(64)?.text;
    if is_scientific(&cleaned) {
        return Err(ValueError::LostDigits);
    }
    let normal: String =
        cleaned.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect();
    let plausible = (5..=20).contains(&normal.len())
        && normal.bytes().all(|b| b.is_ascii_alphanumeric())
        && normal.bytes().any(|b| b.is_ascii_digit());
    if plausible { Ok((normal.clone(), known(normal.as_bytes()))) } else { Err(ValueError::NotADocument) }
}

/// The licence carries the resident identity number; the file number (档案编号) has twelve digits.
pub(super) fn parse_driving_licence(raw: &str, today: LocalDate) -> Result<(String, bool), ValueError> {
    let (number, is_file_number) =
        parse_document(raw, |text| text.len() == 12 && text.iter().all(u8::is_ascii_digit))?;
    if number.len() == 18 {
        return ResidentId::parse(&number, today).map(|id| (id.as_str().to_owned(), true));
    }
    Ok((number, is_file_number))
}

/// Ordinary passports `E` and `G` with eight digits, `E` with a letter and seven, official ones `D S P H`.
pub(crate) fn is_passport(text: &[u8]) -> bool {
    match text {
        [b'E', letter, rest @ ..] if letter.is_ascii_uppercase() => {
            !matches!(letter, b'I' | b'O') && rest.len() == 7 && all_digits(rest)
        }
        [b'E' | b'G' | b'D' | b'S' | b'P' | b'H', rest @ ..] => rest.len() == 8 && all_digits(rest),
        _ => false,
    }
}

/// 港澳通行证 `C`/`W`, 回乡证 `H`/`M`, 台胞证 of eight digits.
pub(crate) fn is_permit(text: &[u8]) -> bool {
    match text {
        [b'C' | b'W', second, rest @ ..] => {
            (second.is_ascii_digit() || second.is_ascii_uppercase()) && rest.len() == 7 && all_digits(rest)
        }
        [b'H' | b'M', rest @ ..] => (8..=10).contains(&rest.len()) && all_digits(rest),
        _ => text.len() == 8 && all_digits(text),
    }
}

fn all_digits(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        for text in ["E12345678", "EA1234567", "G12345678", "S12345678"] {
            assert!(is_passport(text.as_bytes()), "{text}");
        }
        for text in ["EI1234567", "E1234567", "X12345678", ""] {
            assert!(!is_passport(text.as_bytes()), "{text}");
        }
        for text in ["C12345678", "CA1234567", "W12345678", "H1234567890", "M12345678", "12345678"] {
            assert!(is_permit(text.as_bytes()), "{text}");
        }
        assert!(!is_permit(b"H1234567") && !is_permit(b"Q12345678"));
    }

    #[test]
    fn unknown_shapes_are_kept_and_nonsense_is_not() {
        assert_eq!(parse_document("l01x 2345", is_passport), Ok(("L01X2345".into(), false)));
        assert_eq!(parse_document("e12345678", is_passport), Ok(("E12345678".into(), true)));
        for raw in ["护照", "ABCDEF", "E1", "E1234#678"] {
            assert_eq!(parse_document(raw, is_passport), Err(ValueError::NotADocument), "{raw}");
        }
    }

    #[test]
    fn licences() {
        let today = LocalDate::new(2026, 3, 1).unwrap();
        assert_eq!(
            parse_driving_licence("440524188001010014", today),
            Ok(("440524188001010014".into(), true))
        );
        assert_eq!(parse_driving_licence("440524188001010015", today), Err(ValueError::BadChecksum));
        assert_eq!(parse_driving_licence("110000000001", today), Ok(("110000000001".into(), true)));
        assert_eq!(parse_driving_licence("A1234567", today), Ok(("A1234567".into(), false)));
    }
}
