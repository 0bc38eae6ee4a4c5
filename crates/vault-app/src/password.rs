//! How good is this password, and what would be a better one?
//!
//! The rule is the same wherever a password is set: printable ASCII, at least twelve characters (five words are always
//! longer), and not to be guessed within about 10^8 tries. ASCII, because a hidden password field switches input
//! methods off while a shown one switches them on: what was typed in one could not be typed again in the other.
//!
//! The estimate is `zxcvbn`'s. It knows English; what people here type, it knows from [`common`] and [`words`].

mod common;
mod words;

use vault_crypto::{CryptoError, Zeroizing, random};
use zxcvbn::zxcvbn;

use crate::contract::vault::PasswordProblem;

/// Fewest characters.
const MIN_LENGTH: usize = 12;
/// What is looked at; longer passwords are fine and no better.
const MAX_RATED: usize = 256;
/// Lowest acceptable score: about 10^8 tries and more.
const MIN_SCORE: u8 = 3;
/// Words of a generated passphrase: 5 × log2(1,197) = 51 bits.
const WORDS: usize = 5;

/// What is thought of a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// 0 easily guessed … 3 strong enough, 4 very strong. Below 3 whenever the password is not acceptable.
    pub score: u8,
    /// May be used for a vault.
    pub acceptable: bool,
    /// The first thing to mend.
    pub problem: Option<PasswordProblem>,
}

/// Rates a password. `personal_words` are names that somebody who guesses would try first: the vault's, the person's.
#[must_use]
pub fn rate(password: &str, personal_words: &[&str]) -> Rating {
    let refused = |score: u8, problem| Rating { score, acceptable: false, problem: Some(problem) };
    if !password.bytes().all(|byte| (0x20..=0x7E).contains(&byte)) {
        return refused(0, PasswordProblem::NotAscii);
    }
    // ASCII by now, so characters are bytes.
    let rated = password.get(..MAX_RATED).unwrap_or(password);
    let score = guessability(rated, personal_words);
    if password.len() < MIN_LENGTH {
        return refused(score.min(1), PasswordProblem::TooShort);
    }
    if score < MIN_SCORE {
        return refused(score, PasswordProblem::EasyToGuess);
    }
    Rating { score, acceptable: true, problem: None }
}

/// 0 to 4 (10^3, 10^6, 10^8, 10^10 tries and more), the worse of the password as typed and with pinyin words replaced
/// by what a word is worth: to somebody who knows only English every pinyin word looks like random letters.
fn guessability(password: &str, personal_words: &[&str]) -> u8 {
    let known: Vec<&str> = personal_words.iter().chain(common::PIECES).copied().collect();
    let as_typed = zxcvbn(password, &known).score();
    let by_words = zxcvbn(&words::shorten(password), &known).score();
    as_typed.min(by_words) as u8
}

/// Five words of the list, drawn evenly, joined by dashes.
///
/// # Errors
/// [`CryptoError::NoRandomness`].
pub fn make_passphrase() -> Result<Zeroizing<String>, CryptoError> {
    let list = words::list();
    // Room for the longest words, so that no shorter copy is left behind by growing.
    let mut phrase = Zeroizing::new(String::with_capacity(WORDS * (words::LONGEST + 1)));
    for number in 0..WORDS {
        if number > 0 {
            phrase.push('-');
        }
        let index = draw_below(list.len(), || random::make_array().map(u16::from_be_bytes))?;
        phrase.push_str(list.get(index).copied().unwrap_or_default());
    }
    Ok(phrase)
}

/// An evenly distributed number below `count` (1 to 65,536): draws that would favour the first numbers are thrown away.
fn draw_below(
    count: usize,
    mut draw: impl FnMut() -> Result<u16, CryptoError>,
) -> Result<usize, CryptoError> {
    let space = usize::from(u16::MAX) + 1;
    let even = space - space % count;
    loop {
        let number = usize::from(draw()?);
        if number < even {
            return Ok(number % count);
        }
    }
}

#[cfg(test)]
mod tests;
