//! The word list: two- and three-syllable words in plain pinyin, without tones and without ü.

use std::sync::LazyLock;

use vault_crypto::Zeroizing;

/// Letters of the shortest word.
const SHORTEST: usize = 4;
/// Letters of the longest word.
pub(super) const LONGEST: usize = 11;

static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("words.txt").lines().collect());

/// All words, sorted.
pub(super) fn list() -> &'static [&'static str] {
    &LIST
}

/// The password with every word of the list replaced by three letters, which a guesser who tries letters needs about as
/// long for (11^3 = 1,331) as one who tries the list needs for the word.
pub(super) fn shorten(password: &str) -> Zeroizing<String> {
    let lower = Zeroizing::new(password.to_ascii_lowercase());
    let mut short = Zeroizing::new(String::with_capacity(password.len()));
    let mut rest = lower.as_str();
    while let Some(first) = rest.chars().next() {
        if let Some((index, length)) = leading_word(rest) {
            short.extend(code(index));
            rest = rest.get(length..).unwrap_or_default();
        } else {
            short.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    short
}

/// Index and length of the longest word the text begins with.
fn leading_word(text: &str) -> Option<(usize, usize)> {
    (SHORTEST..=LONGEST).rev().find_map(|length| {
        let index = list().binary_search(&text.get(..length)?).ok()?;
        Some((index, length))
    })
}

/// Three letters that form no word, no pattern of keys, no date.
fn code(index: usize) -> [char; 3] {
    const LETTERS: [char; 11] = ['b', 'z', 'k', 'w', 'd', 'x', 'm', 'q', 'h', 'v', 'p'];
    let letter = |number: usize| LETTERS.get(number % LETTERS.len()).copied().unwrap_or_default();
    [letter(index), letter(index / LETTERS.len()), letter(index / LETTERS.len() / LETTERS.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_unique_plain_and_long_enough() {
        let words = list();
        assert!(words.len() >= 1_024, "{}", words.len());
        assert!(words.is_sorted_by(|a, b| a < b));
        for word in words {
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
        assert_eq!(words.iter().map(|word| word.len()).min(), Some(SHORTEST));
        assert_eq!(words.iter().map(|word| word.len()).max(), Some(LONGEST));
    }

    #[test]
    fn words_shrink_and_the_rest_stays() {
        let number = list().binary_search(&"pengyou").unwrap();
        let code: String = code(number).into_iter().collect();
        assert_eq!(*shorten("x9-PengYou!"), format!("x9-{code}!"));
        assert_eq!(*shorten("Tr0ub4dor&3"), "tr0ub4dor&3");
        assert_eq!(*shorten(""), "");
    }

    #[test]
    fn different_words_have_different_codes() {
        let codes: std::collections::HashSet<_> = (0..list().len()).map(code).collect();
        assert_eq!(codes.len(), list().len());
    }
}
