//! Values as the text of one cell.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

/// UTF-16 units of a cell: what Excel holds, and more than it shows.
pub(super) const CELL_UNITS: usize = 32_767;
/// Between several values of one cell; one of the characters an import parts them at.
pub(super) const BETWEEN: &str = "；";

/// The values in one text, without what no file of these kinds can hold.
pub(super) fn joined<'v>(values: &'v [String], between: &str) -> Cow<'v, str> {
    match values {
        [] => Cow::Borrowed(""),
        [value] => clean(value),
        several => {
            let mut text = String::new();
            for value in several.iter().filter(|value| !value.is_empty()) {
                if !text.is_empty() {
                    text.push_str(between);
                }
                text.push_str(&clean(value));
            }
            Cow::Owned(text)
        }
    }
}

/// Line breaks as line feeds; without control characters and the two code points that are none (XML 1.0, 2.2).
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || is_no_character(c)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || is_no_character(*c));
    Cow::Owned(text.chars().filter(kept).collect())
}

const fn is_no_character(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// The beginning that fits into so many UTF-16 units, cut where a person sees a character end.
pub(super) fn cut(text: &str, units: usize) -> &str {
    // A character takes at least as many bytes as units.
    if text.len() <= units || text.encode_utf16().count() <= units {
        return text;
    }
    let end = match fitting(text.graphemes(true), units) {
        // One character with tens of thousands of marks on it is none that anybody sees.
        0 => fitting(text.split_inclusive(|_: char| true), units),
        end => end,
    };
    text.get(..end).unwrap_or_default()
}

/// Bytes of the pieces that fit.
fn fitting<'t>(pieces: impl Iterator<Item = &'t str>, units: usize) -> usize {
    let (mut used, mut bytes) = (0, 0);
    for piece in pieces {
        used += piece.encode_utf16().count();
        if used > units {
            break;
        }
        bytes += piece.len();
    }
    bytes
}
