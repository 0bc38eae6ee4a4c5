//! Folding: one spelling for everything that a person would call the same text.

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use super::{readings::is_han, traditional::simplified};

/// One character of the folded text and the index of the character of the original it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) ch: char,
    pub(super) source: usize,
}

/// `text` in NFKC (full width becomes half width), lower case, common traditional characters simplified.
///
/// Spaces and punctuation stay. Normalisation works on one character with its combining marks at a time, so
/// that every folded character has one origin; this differs from NFKC of the whole only for loose Hangul
/// letters.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for_each_folded(text, |folded| out.push(folded.ch));
    out
}

/// The folded text as the index stores it: letters and digits only, and one space where punctuation or
/// space stood between two words of a script other than Han (`John  Smith`, not `张 伟`).
#[must_use]
pub fn canonical(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for_each_canonical(text, |folded| out.push(folded.ch));
    out
}

/// As [`canonical`], with the origin of every character.
pub(super) fn canonical_with_sources(text: &str) -> Vec<Folded> {
    let mut out = Vec::with_capacity(text.len());
    for_each_canonical(text, |folded| out.push(folded));
    out
}

fn for_each_canonical(text: &str, mut emit: impl FnMut(Folded)) {
    let mut last: Option<char> = None;
    let mut gap = false;
    for_each_folded(text, |folded| {
        if !folded.ch.is_alphanumeric() {
            gap = true;
            return;
        }
        if gap && last.is_some_and(|ch| !is_han(ch)) && !is_han(folded.ch) {
            emit(Folded { ch: ' ', source: folded.source });
        }
        (gap, last) = (false, Some(folded.ch));
        emit(folded);
    });
}

fn for_each_folded(text: &str, mut emit: impl FnMut(Folded)) {
    let mut rest = text.char_indices().enumerate().peekable();
    while let Some((source, (start, ch))) = rest.next() {
        let mut end = start + ch.len_utf8();
        while let Some((_, (at, mark))) = rest.peek().copied() {
            if mark.is_ascii() || canonical_combining_class(mark) == 0 {
                break;
            }
            end = at + mark.len_utf8();
            rest.next();
        }
        if end == start + ch.len_utf8() && is_plain(ch) {
            emit(Folded { ch: simplified(ch.to_ascii_lowercase()), source });
            continue;
        }
        for normal in text.get(start..end).unwrap_or_default().nfkc() {
            for lower in normal.to_lowercase() {
                emit(Folded { ch: simplified(lower), source });
            }
        }
    }
}

/// Characters that normalisation leaves alone and whose lower case is ASCII's.
fn is_plain(ch: char) -> bool {
    ch.is_ascii() || matches!(ch, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}
