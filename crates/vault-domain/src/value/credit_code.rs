//! Unified social credit code, GB 32100.

use super::clean::{Cleaned, is_rounded, is_scientific};
use super::{ValueError, private_text};

/// Digits and letters without I, O, S, V and Z; the position is the value.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the seventeen body characters: powers of 3 modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

private_text! {
    /// A valid code: 18 characters, upper case.
    CreditCode
}

impl CreditCode {
    /// Reads and checks a code; lower case, spaces and dashes are tolerated.
    ///
    /// # Errors
    /// [`ValueError::LostDigits`], [`ValueError::TooShort`], [`ValueError::TooManyDigits`],
    /// [`ValueError::BadCharacter`], [`ValueError::BadChecksum`], [`ValueError::Empty`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let cleaned = Cleaned::number(raw).within(64)?.text;
        if is_scientific(&cleaned) {
            return Err(ValueError::LostDigits);
        }
        let normal: String =
            cleaned.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect();
        match check(normal.as_bytes()) {
            Ok(()) => Ok(Self(normal)),
            Err(_) if is_rounded(&normal) => Err(ValueError::LostDigits),
            Err(error) => Err(error),
        }
    }

    /// Whether it names a sole trader (个体工商户), one living person.
    #[must_use]
    pub fn is_sole_trader(&self) -> bool {
        self.0.starts_with("92")
    }
}

/// Shared with the detectors: `text` is upper case without separators.
pub(crate) fn check(text: &[u8]) -> Result<(), ValueError> {
    let digits = u32::try_from(text.len()).unwrap_or(u32::MAX);
    match digits {
        0..18 => return Err(ValueError::TooShort { digits, expected: 18 }),
        18 => {}
        _ => return Err(ValueError::TooManyDigits { digits, expected: 18 }),
    }
    // The region (third to eighth character) is numeric.
    if !text.iter().skip(2).take(6).all(u8::is_ascii_digit) {
        return Err(ValueError::BadCharacter);
    }
    let value = |c: &u8| ALPHABET.iter().position(|known| known == c).ok_or(ValueError::BadCharacter);
    let values = text.iter().map(value).collect::<Result<Vec<_>, _>>()?;
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    if values.last() == Some(&((31 - sum % 31) % 31)) { Ok(()) } else { Err(ValueError::BadChecksum) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_and_made_up_codes() {
        let firm = CreditCode::parse(" 91350100m000100y43 ").unwrap();
        assert_eq!((firm.as_str(), firm.is_sole_trader()), ("91350100M000100Y43", false));
        assert!(CreditCode::parse("92440300MA5FAKE0X4").unwrap().is_sole_trader());
    }

    #[test]
    fn refusals() {
        for other in "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().filter(|c| *c != '3') {
            let code = format!("91350100M000100Y4{other}");
            assert_eq!(CreditCode::parse(&code), Err(ValueError::BadChecksum), "{code}");
        }
        for letter in "IOSVZ".chars() {
            let code = format!("91350100M00010{letter}Y43");
            assert_eq!(CreditCode::parse(&code), Err(ValueError::BadCharacter), "{code}");
        }
        assert_eq!(CreditCode::parse("9135010"), Err(ValueError::TooShort { digits: 7, expected: 18 }));
        assert_eq!(CreditCode::parse("9.13501E+17"), Err(ValueError::LostDigits));
        assert_eq!(CreditCode::parse("914403001234567000"), Err(ValueError::LostDigits));
        assert_eq!(CreditCode::parse("  "), Err(ValueError::Empty));
    }
}
