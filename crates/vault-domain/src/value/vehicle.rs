//! Number plates (GA 36) and vehicle identification numbers (GB 16735, ISO 3779).

use super::clean::Cleaned;
use super::{ValueError, private_text};

/// First characters of plates: one per province.
pub(crate) const PLATE_PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
/// Last characters of special plates.
const PLATE_ENDINGS: &str = "挂学警港澳使领";
/// Weights by position; the ninth is the check character itself.
const VIN_WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

private_text! {
    /// A mainland plate: upper case, no separators.
    PlateNumber
}

private_text! {
    /// A vehicle identification number: 17 characters, upper case, check character correct.
    Vin
}

impl PlateNumber {
    /// Reads a plate; spaces, dots and dashes are tolerated.
    ///
    /// # Errors
    /// [`ValueError::NotAPlate`], [`ValueError::Empty`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let cleaned = Cleaned::number(raw).within(32)?.text;
        let normal: String = cleaned
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '.' | '·' | '•'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let characters: Vec<char> = normal.chars().collect();
        if is_plate(&characters) { Ok(Self(normal)) } else { Err(ValueError::NotAPlate) }
    }
}

impl Vin {
    /// Reads and checks a number.
    ///
    /// # Errors
    /// [`ValueError::TooShort`], [`ValueError::TooManyDigits`], [`ValueError::BadCharacter`],
    /// [`ValueError::BadChecksum`], [`ValueError::LostDigits`], [`ValueError::Empty`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let cleaned = Cleaned::number(raw).within(64)?.text;
        if super::clean::is_scientific(&cleaned) {
            return Err(ValueError::LostDigits);
        }
        let normal: String =
            cleaned.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect();
        check_vin(normal.as_bytes()).map(|()| Self(normal))
    }
}

/// Shared with the detectors: `plate` is upper case without separators.
pub(crate) fn is_plate(plate: &[char]) -> bool {
    let [province, office, rest @ ..] = plate else { return false };
    if !PLATE_PROVINCES.contains(*province) || !is_plate_letter(*office) {
        return false;
    }
    match rest {
        [body @ .., last] if body.len() == 4 => {
            body.iter().all(|c| is_plate_character(*c))
                && (is_plate_character(*last) || PLATE_ENDINGS.contains(*last))
        }
        [head @ .., last] if head.len() == 5 => new_energy_large(head, *last) || new_energy_small(rest),
        _ => false,
    }
}

/// New energy, large: five digits and a letter from A to K without I.
fn new_energy_large(digits: &[char], last: char) -> bool {
    digits.iter().all(char::is_ascii_digit) && matches!(last, 'A'..='H' | 'J' | 'K')
}

/// New energy, small: a letter from A to K without I, a letter or digit, four digits.
fn new_energy_small(rest: &[char]) -> bool {
    matches!(rest, [first, second, digits @ ..]
        if matches!(first, 'A'..='H' | 'J' | 'K') && is_plate_character(*second) && digits.iter().all(char::is_ascii_digit))
}

fn is_plate_letter(c: char) -> bool {
    c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')
}

fn is_plate_character(c: char) -> bool {
    c.is_ascii_digit() || is_plate_letter(c)
}

/// Shared with the detectors: `text` is upper case without separators.
pub(crate) fn check_vin(text: &[u8]) -> Result<(), ValueError> {
    let digits = u32::try_from(text.len()).unwrap_or(u32::MAX);
    match digits {
        0..17 => return Err(ValueError::TooShort { digits, expected: 17 }),
        17 => {}
        _ => return Err(ValueError::TooManyDigits { digits, expected: 17 }),
    }
    let mut sum = 0;
    for (c, weight) in text.iter().zip(VIN_WEIGHTS) {
        sum += vin_value(*c).ok_or(ValueError::BadCharacter)? * weight;
    }
    let expected = match sum % 11 {
        10 => b'X',
        digit => b'0' + u8::try_from(digit).unwrap_or(0),
    };
    if text.get(8) == Some(&expected) { Ok(()) } else { Err(ValueError::BadChecksum) }
}

/// Transliteration of ISO 3779; I, O and Q do not occur.
fn vin_value(c: u8) -> Option<u32> {
    match c {
        b'0'..=b'9' => Some(u32::from(c - b'0')),
        b'A'..=b'H' => Some(u32::from(c - b'A') + 1),
        b'J'..=b'N' => Some(u32::from(c - b'J') + 1),
        b'P' => Some(7),
        b'R' => Some(9),
        b'S'..=b'Z' => Some(u32::from(c - b'S') + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates() {
        for (raw, normal) in [
            ("苏D40000", "苏D40000"),
            ("陕a·12345d", "陕A12345D"),
            ("粤 BD12345", "粤BD12345"),
            ("粤B1234学", "粤B1234学"),
            ("粤Ｂ－１２３４５", "粤B12345"),
        ] {
            assert_eq!(PlateNumber::parse(raw).unwrap().as_str(), normal);
        }
        for raw in [
            "粤BI2345",
            "粤I12345",
            "粤B1234",
            "粤B1234567",
            "X粤B12345",
            "粤BL12345",
            "王B12345",
            "粤B12345L",
        ] {
            assert_eq!(PlateNumber::parse(raw), Err(ValueError::NotAPlate), "{raw}");
        }
    }

    #[test]
    fn vehicle_numbers() {
        for valid in ["1M8GDM9AXKP042788", "11111111111111111"] {
            assert_eq!(Vin::parse(&valid.to_lowercase()).unwrap().as_str(), valid);
        }
        assert_eq!(Vin::parse("1M8GDM9A1KP042788"), Err(ValueError::BadChecksum));
        assert_eq!(Vin::parse("1M8GDM9AXKPO42788"), Err(ValueError::BadCharacter));
        assert_eq!(Vin::parse("1M8GDM9"), Err(ValueError::TooShort { digits: 7, expected: 17 }));
    }
}
