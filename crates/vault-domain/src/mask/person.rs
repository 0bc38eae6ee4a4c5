//! Names and birthdays.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

use super::edges::{is_masked, joined, keep_edges};
use super::{MaskKind, Masked};
use crate::value::is_han;

/// Stars of a name with an interpunct, whatever its length.
const LONG_NAME_STARS: usize = 8;
/// Most words of a Latin name that keep their first letter.
const WORDS: usize = 4;

/// `李*`, `韩*梅`, `欧**娜`, `阿********提`, `J*** S***`. Longer names show no more stars than four characters have.
#[must_use]
pub fn mask_person_name(name: &str) -> Masked {
    let name = name.trim();
    let text = if name.contains('*') {
        // No name has stars, so this was masked before, or only looks so.
        if is_masked_name(name) { name.to_owned() } else { "**".to_owned() }
    } else if name.contains('·') {
        keep_edges(name, 1, LONG_NAME_STARS, 1, 4)
    } else if name.chars().any(char::is_alphabetic) && !name.chars().any(is_han) {
        words(name)
    } else {
        match name.graphemes(true).count() {
            0 => String::new(),
            1 => "*".to_owned(),
            2 => keep_edges(name, 1, 1, 0, 2),
            3 => keep_edges(name, 1, 1, 1, 3),
            _ => keep_edges(name, 1, 2, 1, 4),
        }
    };
    Masked::new(MaskKind::PersonName, text)
}

fn is_masked_name(name: &str) -> bool {
    let whole = [1, 2, LONG_NAME_STARS].into_iter().any(|stars| is_masked(name, 1, stars, 1));
    let words = name.split(' ').count() <= WORDS && name.split(' ').all(|word| is_masked(word, 1, 3, 0));
    whole || words
}

/// First letter of each word and three stars.
fn words(name: &str) -> String {
    if name.graphemes(true).nth(1).is_none() {
        return "*".to_owned();
    }
    // A stray combining mark is no first letter.
    let letter = |g: &&str| g.starts_with(|c: char| c.is_alphanumeric() && !is_combining_mark(c));
    let word = |word: &str| joined(&word.graphemes(true).take(1).filter(letter).collect::<Vec<_>>(), 3, &[]);
    name.split_whitespace().take(WORDS).map(word).collect::<Vec<_>>().join(" ")
}

/// `05-12` of `1990-05-12`: the year stays hidden, a greeting is still possible.
#[must_use]
pub fn mask_birthday(date: &str) -> Masked {
    let date = date.trim();
    let month_day = match date.len() {
        10 => date.parse::<crate::date::LocalDate>().ok().and_then(|_| date.get(5..)),
        5 => Some(date).filter(|date| is_month_day(date.as_bytes())),
        0 => Some(""),
        _ => None,
    };
    Masked::new(MaskKind::Birthday, month_day.unwrap_or("***"))
}

fn is_month_day(text: &[u8]) -> bool {
    matches!(text, [a, b, b'-', c, d] if [a, b, c, d].into_iter().all(u8::is_ascii_digit))
}
