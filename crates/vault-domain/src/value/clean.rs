//! What happens to every text first: invisible characters out, ends trimmed, full-width numbers narrowed.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{ValueError, Warning};

/// Text under treatment and what has been done to it.
pub(super) struct Cleaned {
    pub(super) text: String,
    pub(super) warnings: Vec<Warning>,
}

impl Cleaned {
    /// One line: line breaks and tabs become spaces, runs of spaces become one.
    pub(super) fn line(raw: &str) -> Self {
        let mut cleaned = Self::visible(raw, |c| is_invisible(c) && !c.is_whitespace());
        cleaned.text = cleaned.text.split_whitespace().collect::<Vec<_>>().join(" ");
        cleaned
    }

    /// A number or code: one line, half-width.
    pub(super) fn number(raw: &str) -> Self {
        let mut cleaned = Self::line(raw);
        let narrow: String = cleaned.text.chars().map(half_width).collect();
        if narrow != cleaned.text {
            cleaned.text = narrow.trim().to_owned();
            cleaned.warn(Warning::FullWidthConverted);
        }
        cleaned
    }

    /// Prose: line breaks stay, and so do joiners, which hold emoji and some scripts together.
    pub(super) fn prose(raw: &str) -> Self {
        let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
        let keep = |c| matches!(c, '\n' | '\t' | '\u{200C}' | '\u{200D}');
        let mut cleaned = Self::visible(&raw, |c| is_invisible(c) && !keep(c));
        cleaned.text = cleaned.text.trim().to_owned();
        cleaned
    }

    /// The text, refused when nothing is left or more than `limit` graphemes are.
    pub(super) fn within(self, limit: u32) -> Result<Self, ValueError> {
        if self.text.is_empty() {
            return Err(ValueError::Empty);
        }
        let limit_of = |count: usize| count <= limit as usize;
        // Graphemes are at most characters, and characters at most bytes; dividing text into graphemes is slow.
        let fits = limit_of(self.text.len())
            || limit_of(self.text.chars().count())
            || limit_of(self.text.graphemes(true).take(limit as usize + 1).count());
        // A grapheme may hold any number of combining marks, so bytes are bounded too.
        if fits && self.text.len() <= limit as usize * 32 {
            Ok(self)
        } else {
            Err(ValueError::TooLong { limit })
        }
    }

    pub(super) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    fn visible(raw: &str, drop: impl Fn(char) -> bool) -> Self {
        let text: String = raw.chars().filter(|c| !drop(*c)).collect();
        let warnings = if text.len() == raw.len() { Vec::new() } else { vec![Warning::InvisibleRemoved] };
        Self { text, warnings }
    }
}

/// Control, zero-width, direction-changing and tag characters: nothing a person means to store.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
            | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{E0000}'..='\u{E007F}')
}

/// Han characters, including the supplementary planes and 〇.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// The ASCII counterpart of a full-width character (U+FF01–FF5E) and of the ideographic space.
pub(super) fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// `4.40301E+17` and the like: what a spreadsheet leaves of a long number.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole) && digits(fraction) && exponent.strip_prefix('+').is_some_and(digits)
}

/// Sixteen digits and more that end in nothing but zeros after the fifteenth: a spreadsheet's precision.
pub(super) fn is_rounded(digits: &str) -> bool {
    digits.len() > 15
        && digits.bytes().all(|b| b.is_ascii_digit())
        && digits.bytes().skip(15).all(|b| b == b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_invisible_characters() {
        let cleaned = Cleaned::line("\u{FEFF} 王\u{200B}小\u{202E}明\u{3000}\n ");
        assert_eq!(cleaned.text, "王小明");
        assert_eq!(cleaned.warnings, [Warning::InvisibleRemoved]);
        let plain = Cleaned::line("  上海\t 分公司 ");
        assert_eq!((plain.text.as_str(), plain.warnings.len()), ("上海 分公司", 0));
    }

    #[test]
    fn prose_keeps_lines_and_emoji() {
        let cleaned = Cleaned::prose("第一行\r\n第二行 👨\u{200D}👩\u{200D}👧\u{202E}\u{0007}");
        assert_eq!(cleaned.text, "第一行\n第二行 👨\u{200D}👩\u{200D}👧");
        assert_eq!(cleaned.warnings, [Warning::InvisibleRemoved]);
    }

    #[test]
    fn numbers_are_narrowed() {
        let cleaned = Cleaned::number("１３８－００００　１１１１");
        assert_eq!(cleaned.text, "138-0000 1111");
        assert_eq!(cleaned.warnings, [Warning::FullWidthConverted]);
    }

    #[test]
    fn limits_count_graphemes_and_bound_bytes() {
        assert!(Cleaned::line("👨\u{200D}👩\u{200D}👧").within(3).is_ok());
        assert!(matches!(Cleaned::line("abcd").within(3), Err(ValueError::TooLong { limit: 3 })));
        assert!(matches!(Cleaned::line(" \u{200B}").within(3), Err(ValueError::Empty)));
        let stacked = format!("e{}", "\u{301}".repeat(500));
        assert!(matches!(Cleaned::line(&stacked).within(3), Err(ValueError::TooLong { .. })));
    }

    #[test]
    fn spreadsheet_damage() {
        for text in ["4.40301E+17", "4E+17", "1.38e+10"] {
            assert!(is_scientific(text), "{text}");
        }
        for text in ["E10", "4.4E", "4.4E-3", "E12345678", "1E5", "abc", "4.E+1"] {
            assert!(!is_scientific(text), "{text}");
        }
        assert!(
            is_rounded("440301199001010000") && !is_rounded("440301199001010014") && !is_rounded("100000")
        );
    }
}
