//! Identity numbers: resident identity card (GB 11643), residence permits, permanent residence, old forms.

use super::ValueError;
use super::clean::{Cleaned, is_rounded, is_scientific};
use crate::date::LocalDate;

/// Weights of the seventeen body digits, GB 11643 (ISO 7064 MOD 11-2).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by remainder.
const CHECK: [u8; 11] = *b"10X98765432";

/// Which document the number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResidentIdKind {
    /// 居民身份证, 18 characters.
    Resident,
    /// 港澳台居民居住证, prefix 810000, 820000 or 830000.
    HkMoTwResident,
    /// 外国人永久居留身份证 of 2023, first digit 9.
    PermanentResident,
    /// 居民身份证 of 15 digits, before 1999; no check digit.
    Old15,
    /// 外国人永久居留证 before 2023: three letters and twelve digits; no check digit here.
    OldPermanentResident,
}

/// A valid identity number, upper case, without spaces.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ResidentId {
    normal: String,
    kind: ResidentIdKind,
    birth: Option<LocalDate>,
}

impl ResidentId {
    /// Reads and checks a number: shape, region, birth date not after `today`, check digit.
    ///
    /// # Errors
    /// [`ValueError::LostDigits`], [`ValueError::TooShort`], [`ValueError::TooManyDigits`],
    /// [`ValueError::NoSuchRegion`], [`ValueError::NoSuchDate`], [`ValueError::FutureDate`],
    /// [`ValueError::BadChecksum`], [`ValueError::NotAnIdNumber`], [`ValueError::Empty`].
    pub fn parse(raw: &str, today: LocalDate) -> Result<Self, ValueError> {
        let cleaned = Cleaned::number(raw).within(64)?.text;
        if is_scientific(&cleaned) {
            return Err(ValueError::LostDigits);
        }
        let normal: String = cleaned
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '·'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let checked = check(normal.as_bytes(), today);
        if checked.is_err() && is_rounded(&normal) {
            return Err(ValueError::LostDigits);
        }
        checked.map(|(kind, birth)| Self { normal, kind, birth })
    }

    /// The normal form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.normal
    }

    /// Which document it belongs to.
    #[must_use]
    pub const fn kind(&self) -> ResidentIdKind {
        self.kind
    }

    /// Birth date; the old permanent residence number tells none that is complete.
    #[must_use]
    pub const fn birth(&self) -> Option<LocalDate> {
        self.birth
    }
}

impl std::fmt::Debug for ResidentId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ResidentId({:?}, ..)", self.kind)
    }
}

/// Shared with the detectors: `text` is upper case without separators.
pub(crate) fn check(
    text: &[u8],
    today: LocalDate,
) -> Result<(ResidentIdKind, Option<LocalDate>), ValueError> {
    let digits = u32::try_from(text.len()).unwrap_or(u32::MAX);
    match text {
        [] => Err(ValueError::Empty),
        [letters @ .., _, _, _, _, _, _, _, _, _, _, _, _]
            if letters.len() == 3 && letters.iter().all(u8::is_ascii_uppercase) =>
        {
            let numeric = text.iter().skip(3).all(u8::is_ascii_digit);
            if numeric {
                Ok((ResidentIdKind::OldPermanentResident, None))
            } else {
                Err(ValueError::NotAnIdNumber)
            }
        }
        [body @ .., last]
            if !body.iter().all(u8::is_ascii_digit) || !(last.is_ascii_digit() || *last == b'X') =>
        {
            Err(ValueError::NotAnIdNumber)
        }
        _ if digits == 18 => check_18(text, today),
        _ if digits == 15 => check_15(text, today),
        _ if digits < 18 => Err(ValueError::TooShort { digits, expected: 18 }),
        _ => Err(ValueError::TooManyDigits { digits, expected: 18 }),
    }
}

fn check_18(text: &[u8], today: LocalDate) -> Result<(ResidentIdKind, Option<LocalDate>), ValueError> {
    let kind = match text {
        [b'9', ..] => ResidentIdKind::PermanentResident,
        [b'8', b'1'..=b'3', b'0', b'0', b'0', b'0', ..] => ResidentIdKind::HkMoTwResident,
        [a, b, ..] if is_province(*a, *b) => ResidentIdKind::Resident,
        _ => return Err(ValueError::NoSuchRegion),
    };
    let century = number(text, 6, 2);
    if !matches!(century, 18..=20) {
        return Err(ValueError::NoSuchDate);
    }
    let birth = birth(number(text, 6, 4), text, 10, today)?;
    if text.last() == Some(&check_character(text)) {
        Ok((kind, Some(birth)))
    } else {
        Err(ValueError::BadChecksum)
    }
}

fn check_15(text: &[u8], today: LocalDate) -> Result<(ResidentIdKind, Option<LocalDate>), ValueError> {
    match text {
        [.., b'X'] => return Err(ValueError::NotAnIdNumber),
        [a, b, ..] if is_province(*a, *b) => {}
        _ => return Err(ValueError::NoSuchRegion),
    }
    // Issued until 1999 to people born in that century.
    let birth = birth(1900 + number(text, 6, 2), text, 8, today)?;
    Ok((ResidentIdKind::Old15, Some(birth)))
}

fn birth(year: i32, text: &[u8], month_at: usize, today: LocalDate) -> Result<LocalDate, ValueError> {
    let part = |at| u8::try_from(number(text, at, 2)).unwrap_or(0);
    let date = LocalDate::new(year, part(month_at), part(month_at + 2)).ok_or(ValueError::NoSuchDate)?;
    if date > today { Err(ValueError::FutureDate) } else { Ok(date) }
}

/// The check character that belongs to the first seventeen digits.
fn check_character(text: &[u8]) -> u8 {
    let sum: u32 =
        text.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight).sum();
    CHECK.get((sum % 11) as usize).copied().unwrap_or(b'?')
}

/// Province codes of GB/T 2260.
fn is_province(a: u8, b: u8) -> bool {
    matches!(
        (a, b),
        (b'1' | b'5' | b'6', b'1'..=b'5')
            | (b'2', b'1'..=b'3')
            | (b'3', b'1'..=b'7')
            | (b'4', b'1'..=b'6')
            | (b'5', b'0')
            | (b'7', b'1')
            | (b'8', b'1'..=b'3')
    ) && (a, b) != (b'5', b'5')
}

fn number(text: &[u8], start: usize, length: usize) -> i32 {
    text.iter().skip(start).take(length).fold(0, |sum, digit| sum * 10 + i32::from(digit.wrapping_sub(b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn parse(raw: &str) -> Result<ResidentId, ValueError> {
        ResidentId::parse(raw, LocalDate::new(2026, 3, 1).unwrap())
    }

    #[rstest]
    #[case("11010519491231002X", ResidentIdKind::Resident, Some("1949-12-31"))]
    #[case("11010519491231002x", ResidentIdKind::Resident, Some("1949-12-31"))]
    #[case("440524188001010014", ResidentIdKind::Resident, Some("1880-01-01"))]
    #[case("４４０５２４　１８８００１０１　００１４", ResidentIdKind::Resident, Some("1880-01-01"))]
    #[case("810000188501010011", ResidentIdKind::HkMoTwResident, Some("1885-01-01"))]
    #[case("820000188501010013", ResidentIdKind::HkMoTwResident, Some("1885-01-01"))]
    #[case("830000188501010015", ResidentIdKind::HkMoTwResident, Some("1885-01-01"))]
    #[case("910156188802290038", ResidentIdKind::PermanentResident, Some("1888-02-29"))]
    #[case("110105491231002", ResidentIdKind::Old15, Some("1949-12-31"))]
    #[case("ABC123456789012", ResidentIdKind::OldPermanentResident, None)]
    fn accepted(#[case] raw: &str, #[case] kind: ResidentIdKind, #[case] birth: Option<&str>) {
        let id = parse(raw).unwrap();
        assert_eq!(id.kind(), kind);
        assert_eq!(id.birth().map(|date| date.to_string()).as_deref(), birth);
    }

    #[rstest]
    #[case("440524188001010015", ValueError::BadChecksum)]
    #[case("160524188001010017", ValueError::NoSuchRegion)]
    #[case("910156188502290036", ValueError::NoSuchDate)]
    #[case("4.40301E+17", ValueError::LostDigits)]
    #[case("440301199001010000", ValueError::LostDigits)]
    #[case("44052418800101001", ValueError::TooShort { digits: 17, expected: 18 })]
    #[case("4405241880010100144", ValueError::TooManyDigits { digits: 19, expected: 18 })]
    #[case("X40524188001010014", ValueError::NotAnIdNumber)]
    #[case("110105204912310021", ValueError::FutureDate)]
    #[case("", ValueError::Empty)]
    fn refused(#[case] raw: &str, #[case] error: ValueError) {
        assert_eq!(parse(raw), Err(error));
    }

    #[test]
    fn every_other_last_character_is_wrong() {
        for valid in ["11010519491231002X", "810000188501010011", "820000188501010013", "830000188501010015"]
        {
            let (body, last) = valid.split_at(17);
            for other in "0123456789X".chars().filter(|c| !last.contains(*c)) {
                assert!(parse(&format!("{body}{other}")).is_err(), "{valid} {other}");
            }
        }
    }

    #[test]
    fn provinces_are_the_published_ones() {
        let found: Vec<u8> =
            (10..100_u8).filter(|code| is_province(b'0' + code / 10, b'0' + code % 10)).collect();
        let published: Vec<u8> = [11..=15, 21..=23, 31..=37, 41..=46, 50..=54, 61..=65, 71..=71, 81..=83]
            .into_iter()
            .flatten()
            .collect();
        assert_eq!(found, published);
    }
}
