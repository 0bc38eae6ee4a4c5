//! What keeps a spreadsheet from reading a cell of a text file as a formula or as a number, and how it is taken off again.
//!
//! A text file has no types: whoever opens it by a double click lets the program guess. Two guards are written, and the reader
//! takes both off, so that a list that left the vault comes back as it was:
//!
//! - A **formula** (`=`, `+`, `-`, `@`, their full-width and small forms, TAB, CR or NUL first, spaces and invisible characters
//!   passed over) gets an apostrophe in front, which makes it text everywhere (OWASP, CSV injection).
//! - What a spreadsheet would **turn into a number or a date** (eleven digits and more, leading zeros, `1E5`, `1-2`, full-width
//!   digits) gets a TAB behind. The cell is text then and shows every digit. A TAB in front would be one of the dangerous
//!   beginnings, and `="0138…"` would be a formula. Amounts such as `1200.50` stay numbers, so that they can be added up.

use std::borrow::Cow;

use vault_domain::value::is_invisible;

/// Beginnings a spreadsheet reads as a formula, or may drop before it does.
const TRIGGERS: [char; 15] =
    ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\t', '\r', '\0'];
/// Digits of a whole number that every spreadsheet keeps and shows as it is.
const PLAIN_DIGITS: usize = 10;

/// The text as a cell of a text file: no formula, and no number that would lose digits.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) {
        Cow::Owned(format!("'{text}"))
    } else if becomes_number(text) {
        Cow::Owned(format!("{text}\t"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without its guard; any text that [`guarded`] did not write stays as it is, other apostrophes included.
pub(super) fn restored(mut text: String) -> String {
    if text.strip_suffix('\t').is_some_and(becomes_number) {
        text.pop();
    } else if text.strip_prefix('\'').is_some_and(is_formula) {
        text.remove(0);
    }
    text
}

/// Apostrophes are passed over too: a guarded text is itself one that would be guarded, and so can be told from others.
fn is_formula(text: &str) -> bool {
    let passed =
        |c: char| c == '\'' || (!matches!(c, '\t' | '\r' | '\0') && (c.is_whitespace() || is_invisible(c)));
    text.trim_start_matches(passed).starts_with(TRIGGERS)
}

/// Nothing but digits and what stands between them in numbers, amounts, dates and times. TABs behind do not count: they may
/// be guards.
fn becomes_number(text: &str) -> bool {
    let text = text.trim_end_matches('\t');
    let part = |c: char| {
        matches!(c, '0'..='9' | ' ' | '.' | ',' | ':' | '/' | '-' | '+' | 'E' | 'e' | '%' | '$' | '¥' | '￥')
            || matches!(c, '年' | '月' | '日' | '时' | '分' | '秒')
    };
    let mut digits = false;
    for character in text.chars().map(half_width) {
        digits |= character.is_ascii_digit();
        if !part(character) {
            return false;
        }
    }
    digits && !is_plain(text) && !is_formula(text)
}

/// A number that is shown as it is written, or as an amount of the same value.
fn is_plain(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    digits(whole)
        && digits(fraction)
        && whole.len() <= PLAIN_DIGITS
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.len() <= 4
}

/// Spreadsheets for Chinese and Japanese read full-width digits as digits.
fn half_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("张伟", "张伟")]
    #[case("=1+1", "'=1+1")]
    #[case(" \u{3000}\u{200B}=1+1", "' \u{3000}\u{200B}=1+1")]
    #[case("+8613800001111", "'+8613800001111")]
    #[case("-", "'-")]
    #[case("＠SUM(A1)", "'＠SUM(A1)")]
    #[case("'=1", "''=1")]
    #[case("\t13800001111", "'\t13800001111")]
    #[case("'13800001111", "'13800001111")]
    #[case("13800001111", "13800001111\t")]
    #[case("１３８００００１１１１", "１３８００００１１１１\t")]
    #[case("0755", "0755\t")]
    #[case("1E5", "1E5\t")]
    #[case("1-2", "1-2\t")]
    #[case("3月5日", "3月5日\t")]
    #[case("2026-12-01 14:02", "2026-12-01 14:02\t")]
    #[case("007\t", "007\t\t")]
    #[case("1200.50", "1200.50")]
    #[case("0", "0")]
    #[case("3号楼", "3号楼")]
    #[case("", "")]
    fn cells_are_guarded_and_restored(#[case] text: &str, #[case] cell: &str) {
        assert_eq!(guarded(text), cell);
        assert_eq!(restored(cell.to_owned()), text);
    }

    #[test]
    fn texts_of_other_programs_keep_their_apostrophes() {
        for text in ["'00123", "'tis", "''", "x\t", "12\t"] {
            assert_eq!(restored(text.to_owned()), text);
        }
    }

    proptest! {
        #[test]
        fn a_guard_is_taken_off_once(text in "['=+\\-@\\t\\r ０-９0-9Ee年.a一\u{200B}]{0,8}|\\PC{0,12}") {
            let cell = guarded(&text);
            prop_assert_eq!(restored(cell.into_owned()), text);
        }

        #[test]
        fn no_guarded_cell_is_a_formula(text in "['=+\\-@\\t\\r ]{0,6}\\PC{0,4}") {
            let cell = guarded(&text);
            prop_assert!(!cell.trim_start().starts_with(TRIGGERS), "{:?}", cell);
        }
    }
}
