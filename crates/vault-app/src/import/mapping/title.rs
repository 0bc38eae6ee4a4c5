//! What a column title means.

use std::collections::HashMap;
use std::sync::OnceLock;

use vault_domain::field::FieldKey;

use super::synonyms::{NOT_IMPORTED, OTHER_PEOPLE, UNCLEAR, WORDS};

/// Titles are short; what is longer is a sentence.
const LONGEST_TITLE: usize = 40;

/// The meaning of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A known word.
    Field(FieldKey),
    /// A known word with several meanings.
    OneOf(&'static [FieldKey]),
    /// Ends in a known word: 客户常用手机号.
    Like(FieldKey),
    /// A known word without a field.
    NotImported,
    /// Nothing known.
    Unknown,
}

pub(super) fn meaning(title: &str) -> Meaning {
    if title.chars().count() > LONGEST_TITLE {
        return Meaning::Unknown;
    }
    let plain = plain(title);
    if plain.is_empty() {
        return Meaning::Unknown;
    }
    let exact = words().get(plain.as_str()).copied();
    // 电话1 is 电话; QQ号2 is QQ号. Tried second, because some words end in digits of their own.
    let unnumbered = plain.trim_end_matches(|c: char| c.is_ascii_digit() || "一二三".contains(c));
    if let Some(meaning) = exact.or_else(|| words().get(unnumbered).copied()) {
        return meaning;
    }
    if OTHER_PEOPLE.split_whitespace().any(|person| plain.starts_with(person)) {
        return Meaning::NotImported;
    }
    ending(unnumbered)
}

/// The longest known word a title ends in; in Chinese and in English the head of a compound comes last.
fn ending(plain: &str) -> Meaning {
    let long_enough = |word: &str| if word.is_ascii() { word.len() >= 5 } else { word.chars().count() >= 2 };
    let starts = plain.char_indices().map(|(at, _)| at).skip(1);
    for word in starts.filter_map(|at| plain.get(at..)).filter(|word| long_enough(word)) {
        match words().get(word) {
            Some(Meaning::Field(field)) => return Meaning::Like(*field),
            Some(Meaning::OneOf([first, ..])) => return Meaning::Like(*first),
            _ => {}
        }
    }
    Meaning::Unknown
}

fn words() -> &'static HashMap<&'static str, Meaning> {
    static WORDS_BY_TEXT: OnceLock<HashMap<&'static str, Meaning>> = OnceLock::new();
    WORDS_BY_TEXT.get_or_init(|| {
        let sure = WORDS
            .iter()
            .flat_map(|(field, words)| words.split_whitespace().map(|word| (word, Meaning::Field(*field))));
        let none = NOT_IMPORTED.split_whitespace().map(|word| (word, Meaning::NotImported));
        // Last, so that an unclear word replaces its plain reading.
        let unclear = UNCLEAR.iter().map(|(word, fields)| (*word, Meaning::OneOf(fields)));
        sure.chain(none).chain(unclear).collect()
    })
}

/// Lower case, half width, without brackets and what is in them, spaces, and punctuation.
pub(super) fn plain(title: &str) -> String {
    let mut plain = String::with_capacity(title.len());
    let mut depth = 0_u32;
    for character in title.chars().map(half_width) {
        match character {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            other if depth == 0 && other.is_alphanumeric() => plain.extend(other.to_lowercase()),
            _ => {}
        }
    }
    plain
}

/// Full-width forms of ASCII as ASCII.
pub(super) fn half_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
}
