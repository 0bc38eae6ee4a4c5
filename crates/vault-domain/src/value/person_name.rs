//! Names of people.

use super::clean::{Cleaned, is_han};
use super::{ValueError, Warning, private_text};

/// Most graphemes of a name.
const LIMIT: u32 = 50;

private_text! {
    /// A name of up to 50 graphemes without control, zero-width or direction-changing characters.
    PersonName
}

impl PersonName {
    /// Reads a name. Han names lose spaces between their characters (`张 三` lines up columns, no more);
    /// the interpunct of transliterated names becomes `·` (U+00B7).
    ///
    /// # Errors
    /// [`ValueError::Empty`], [`ValueError::TooLong`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        Self::parse_noting(raw).map(|(name, _)| name)
    }

    /// As [`PersonName::parse`], with what was changed.
    pub(super) fn parse_noting(raw: &str) -> Result<(Self, Vec<Warning>), ValueError> {
        let Cleaned { text, warnings } = Cleaned::line(raw).within(LIMIT)?;
        let han_only = text.chars().all(|c| is_han(c) || c == ' ');
        let spaced = |c: &char| !(han_only && *c == ' ');
        let name: String = text.chars().filter(spaced).map(interpunct).collect();
        Ok((Self(name), warnings))
    }
}

/// The many dots input methods offer, as the one the civil registry uses.
fn interpunct(c: char) -> char {
    match c {
        '•' | '‧' | '∙' | '⋅' | '・' | '･' => '·',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (raw, normal, warnings) in [
            (" 张 三 ", "张三", &[][..]),
            ("阿卜杜拉•买买提", "阿卜杜拉·买买提", &[]),
            ("John  Smith", "John Smith", &[]),
            ("王\u{200B}𬱖\u{202E}", "王𬱖", &[Warning::InvisibleRemoved]),
        ] {
            let (name, found) = PersonName::parse_noting(raw).unwrap();
            assert_eq!((name.as_str(), &found[..]), (normal, warnings));
        }
        assert!(PersonName::parse(&"王".repeat(50)).is_ok());
        assert_eq!(PersonName::parse(&"王".repeat(51)), Err(ValueError::TooLong { limit: 50 }));
        assert_eq!(PersonName::parse("\u{200B}"), Err(ValueError::Empty));
    }
}
