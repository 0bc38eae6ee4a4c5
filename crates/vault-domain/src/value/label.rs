//! What a vault calls one of its own fields.

use unicode_segmentation::UnicodeSegmentation as _;

use super::clean::Cleaned;

/// Longest label, in graphemes.
const LONGEST: usize = 40;
/// 保守国家秘密法 (2024) articles 14 and 22: marks only the state may set.
const STATE_MARKS: [&str; 3] = ["\u{7EDD}\u{5BC6}", "\u{673A}\u{5BC6}", "\u{79D8}\u{5BC6}"];

/// Why a text cannot be a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// Nothing left after trimming.
    #[error("label is empty")]
    Empty,
    /// More than 40 characters.
    #[error("label is too long")]
    TooLong,
    /// It carries one of the state's marks of secrecy.
    #[error("label is a mark of state secrets")]
    StateMark,
}

/// A label as it is kept: one line, without invisible characters.
///
/// # Errors
/// [`LabelError`].
pub fn field_label(text: &str) -> Result<String, LabelError> {
    let label = Cleaned::line(text).text;
    if label.is_empty() {
        return Err(LabelError::Empty);
    }
    if label.graphemes(true).count() > LONGEST {
        return Err(LabelError::TooLong);
    }
    let together: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    if STATE_MARKS.iter().any(|mark| together.contains(mark)) {
        Err(LabelError::StateMark)
    } else {
        Ok(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_short_lines_without_the_states_marks() {
        assert_eq!(field_label("  会员\u{200B}卡号 ").as_deref(), Ok("会员卡号"));
        assert_eq!(field_label(" \n "), Err(LabelError::Empty));
        assert_eq!(field_label(&"长".repeat(41)), Err(LabelError::TooLong));
        assert!(field_label(&"长".repeat(40)).is_ok());
        for mark in STATE_MARKS {
            assert_eq!(field_label(&format!("{mark}级别")), Err(LabelError::StateMark));
            let mut parts = mark.chars();
            let apart = format!("{} {}", parts.next().unwrap(), parts.next().unwrap());
            assert_eq!(field_label(&apart), Err(LabelError::StateMark));
        }
        assert!(field_label("秘书电话").is_ok());
    }
}
