//! Bank cards of persons (Luhn, ISO/IEC 7812) and accounts of firms (digits alone).

use super::clean::{Cleaned, is_rounded, is_scientific};
use super::{ValueError, private_text};

private_text! {
    /// A card number: 16 to 19 digits with a correct check digit.
    BankCard
}

impl BankCard {
    /// Reads and checks a card number; spaces and dashes are tolerated.
    ///
    /// # Errors
    /// [`ValueError::LostDigits`], [`ValueError::TooShort`], [`ValueError::TooManyDigits`],
    /// [`ValueError::BadCharacter`], [`ValueError::BadChecksum`], [`ValueError::Empty`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let digits = account_digits(raw)?;
        let length = u32::try_from(digits.len()).unwrap_or(u32::MAX);
        match length {
            0..16 => Err(ValueError::TooShort { digits: length, expected: 16 }),
            20.. => Err(ValueError::TooManyDigits { digits: length, expected: 19 }),
            _ if passes_luhn(digits.as_bytes()) => Ok(Self(digits)),
            _ if is_rounded(&digits) => Err(ValueError::LostDigits),
            _ => Err(ValueError::BadChecksum),
        }
    }
}

/// Digits of a card or account number without separators; anything else is refused.
pub(super) fn account_digits(raw: &str) -> Result<String, ValueError> {
    let cleaned = Cleaned::number(raw).within(64)?.text;
    if is_scientific(&cleaned) {
        return Err(ValueError::LostDigits);
    }
    let digits: String = cleaned.chars().filter(|c| !matches!(c, ' ' | '-' | '·')).collect();
    match digits.as_bytes() {
        // Separators alone: a dash in an empty cell.
        [] => Err(ValueError::Empty),
        bytes if bytes.iter().all(u8::is_ascii_digit) => Ok(digits),
        _ => Err(ValueError::BadCharacter),
    }
}

/// Luhn check of ASCII digits; false for anything else and for nothing.
#[must_use]
pub fn passes_luhn(digits: &[u8]) -> bool {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([false, true].into_iter().cycle())
        .map(|(digit, double)| match (u32::from(digit - b'0'), double) {
            (value, false) => value,
            (value, true) if value > 4 => value * 2 - 9,
            (value, true) => value * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_numbers() {
        for valid in ["6217000000000000004", "6222020000000000000", "4111111111111111"] {
            assert_eq!(BankCard::parse(valid).unwrap().as_str(), valid);
            let (body, last) = valid.split_at(valid.len() - 1);
            for other in "0123456789".chars().filter(|c| !last.contains(*c)) {
                assert!(BankCard::parse(&format!("{body}{other}")).is_err(), "{body}{other}");
            }
        }
        assert_eq!(BankCard::parse("4111 1111 1111 1111").unwrap().as_str(), "4111111111111111");
    }

    #[test]
    fn separators_alone_are_nothing() {
        for nothing in ["-", " · ", "－－"] {
            assert_eq!(account_digits(nothing), Err(ValueError::Empty), "{nothing}");
            assert_eq!(BankCard::parse(nothing), Err(ValueError::Empty), "{nothing}");
        }
    }

    #[test]
    fn refusals() {
        assert_eq!(BankCard::parse("6.217E+18"), Err(ValueError::LostDigits));
        assert_eq!(BankCard::parse("6217001234567890000"), Err(ValueError::LostDigits));
        assert_eq!(BankCard::parse("62170000"), Err(ValueError::TooShort { digits: 8, expected: 16 }));
        assert_eq!(BankCard::parse("6217abcd0000"), Err(ValueError::BadCharacter));
        assert!(!passes_luhn(b"") && !passes_luhn(b"4x"));
    }
}
