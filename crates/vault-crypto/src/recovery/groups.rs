//! The text form of the recovery key: groups, check characters, forgiving reading.
//!
//! The check character makes `Σ α^k · c_k + α^6 · group = 0` over GF(32) (x⁵ + x² + 1), a Reed–Solomon check
//! symbol: any single wrong character and any two neighbours swapped are found with certainty, and so is a
//! whole group written in another group's place.

use zeroize::Zeroizing;

use crate::Secret;

/// Number of groups.
pub const GROUPS: usize = 8;
const GROUP: usize = 6;
const KEY: usize = 25;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a typed recovery key was not accepted. Groups are numbered from 1, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryTextError {
    /// A group with a character that does not occur or whose check character does not fit.
    #[error("group {number} of the recovery key is wrong")]
    WrongGroup {
        /// The first such group, 1 to 8.
        number: usize,
    },
    /// The text ends early; the groups before are right.
    #[error("the recovery key ends in group {number}")]
    Incomplete {
        /// The group that is missing or short, 1 to 8.
        number: usize,
    },
    /// More than eight groups.
    #[error("the recovery key has more than eight groups")]
    TooLong,
}

pub fn write(key: &[u8; KEY]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 1)));
    // Five characters hold 25 bits; 25 bytes are eight such groups.
    for (index, digits) in split(key).chunks(GROUP - 1).enumerate() {
        if index > 0 {
            text.push('-');
        }
        digits.iter().chain(&[check(index, digits)]).for_each(|digit| text.push(symbol(*digit)));
    }
    text
}

pub fn read(text: &str) -> Result<Secret<KEY>, RecoveryTextError> {
    let mut typed = text.chars().filter(|character| !is_separator(*character));
    let mut digits = Zeroizing::new([0_u8; GROUPS * (GROUP - 1)]);
    for (index, place) in digits.chunks_mut(GROUP - 1).enumerate() {
        let number = index + 1;
        let mut next = || match typed.next() {
            None => Err(RecoveryTextError::Incomplete { number }),
            Some(character) => value(character).ok_or(RecoveryTextError::WrongGroup { number }),
        };
        for digit in place.iter_mut() {
            *digit = next()?;
        }
        if next()? != check(index, place) {
            return Err(RecoveryTextError::WrongGroup { number });
        }
    }
    if typed.next().is_some() {
        return Err(RecoveryTextError::TooLong);
    }
    Secret::try_fill(|key: &mut [u8; KEY]| {
        join(&digits, key);
        Ok(())
    })
}

/// 25 bytes as 40 five-bit digits, most significant first.
fn split(key: &[u8; KEY]) -> Zeroizing<[u8; 40]> {
    let mut digits = Zeroizing::new([0; 40]);
    for (bytes, out) in key.chunks(5).zip(digits.chunks_mut(8)) {
        let block = bytes.iter().fold(0_u64, |block, byte| block << 8 | u64::from(*byte));
        for (position, digit) in out.iter_mut().rev().enumerate() {
            *digit = (block >> (5 * position)) as u8 & 31;
        }
    }
    digits
}

fn join(digits: &[u8; 40], key: &mut [u8; KEY]) {
    for (digits, out) in digits.chunks(8).zip(key.chunks_mut(5)) {
        let block = digits.iter().fold(0_u64, |block, digit| block << 5 | u64::from(*digit));
        for (position, byte) in out.iter_mut().rev().enumerate() {
            *byte = (block >> (8 * position)) as u8;
        }
    }
}

/// The check digit of one group of five digits at `index` (from 0).
fn check(index: usize, digits: &[u8]) -> u8 {
    let start = u8::try_from(index + 1).unwrap_or(u8::MAX) & 31;
    times_alpha(digits.iter().fold(start, |sum, digit| times_alpha(sum) ^ digit))
}

/// Multiplication by α in GF(32) with x⁵ + x² + 1.
const fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

fn symbol(digit: u8) -> char {
    char::from(ALPHABET.get(usize::from(digit)).copied().unwrap_or(b'?'))
}

/// The digit of a typed character; `None` for characters that never occur (U among them).
fn value(character: char) -> Option<u8> {
    let plain = match half_width(character).to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    ALPHABET.iter().position(|symbol| char::from(*symbol) == plain).and_then(|digit| u8::try_from(digit).ok())
}

/// Full-width forms, which Chinese input methods produce, as their ASCII originals.
fn half_width(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            u8::try_from(u32::from(character) - 0xff01 + 0x21).map_or(character, char::from)
        }
        other => other,
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace()
        || matches!(half_width(character), '-' | '_' | '.' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests;
