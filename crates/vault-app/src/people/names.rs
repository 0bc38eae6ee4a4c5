//! Names of people and teams: short, printable, no two alike.

use vault_domain::error_code::ErrorCode;
use vault_domain::search_text::fold;

use crate::error::AppError;

/// Longest name in characters.
const MAX: usize = 50;

/// The name as it is kept.
///
/// # Errors
/// `name_needed`, `text_too_long`, `bad_request` for characters that cannot be seen, `name_taken`.
pub(super) fn checked<'n>(
    typed: &str,
    others: impl IntoIterator<Item = &'n str>,
) -> Result<String, AppError> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(ErrorCode::NameNeeded.into());
    }
    if name.chars().count() > MAX {
        return Err(ErrorCode::TextTooLong.into());
    }
    let hidden = |character: char| {
        character.is_control()
            || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    if name.chars().any(hidden) {
        return Err(ErrorCode::BadRequest.into());
    }
    if others.into_iter().any(|other| alike(other, name)) {
        return Err(ErrorCode::NameTaken.into());
    }
    Ok(name.to_owned())
}

/// Whether people would read the two as the same: full and half width, case and spaces do not tell them apart.
fn alike(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        fold(text).chars().filter(|character| !character.is_whitespace()).collect()
    };
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_alike_are_one_name() {
        let taken = ["王磊", "Ann Lee"];
        assert_eq!(checked("  李静 ", taken).unwrap(), "李静");
        for same in ["王磊", " 王 磊", "ａｎｎ　lee"] {
            assert_eq!(checked(same, taken).unwrap_err().code, ErrorCode::NameTaken, "{same}");
        }
        assert_eq!(checked(" ", taken).unwrap_err().code, ErrorCode::NameNeeded);
        assert_eq!(checked(&"长".repeat(51), taken).unwrap_err().code, ErrorCode::TextTooLong);
        assert_eq!(checked("王\u{202e}五", taken).unwrap_err().code, ErrorCode::BadRequest);
    }
}
