//! Codes: what happened and how it ended, as ASCII. Words live in the catalogues of the page.

use std::borrow::Cow;
use std::fmt;

/// Text that is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code")]
pub struct BadCode;

/// What was done: `noun.verb`, two words of `a-z 0-9 _` that start with a letter, at most 48 bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionCode(Cow<'static, str>);

impl ActionCode {
    /// Longest code, bytes.
    pub const MAX_BYTES: usize = 48;

    /// The code with this text.
    ///
    /// # Errors
    /// [`BadCode`] if the text has another form.
    pub fn new(text: &str) -> Result<Self, BadCode> {
        if is_action(text.as_bytes()) { Ok(Self(Cow::Owned(text.to_owned()))) } else { Err(BadCode) }
    }

    /// The code with this text, known when the program is built: `const CODE: ActionCode = ActionCode::literal("…")`.
    ///
    /// # Panics
    /// While compiling, if the text has another form. Use it for constants only.
    #[must_use]
    pub const fn literal(text: &'static str) -> Self {
        assert!(is_action(text.as_bytes()), "an action code is noun.verb in a-z, 0-9 and _");
        Self(Cow::Borrowed(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why something was refused or failed, such as `EXP-410`: `A-Z a-z 0-9 . _ -`, 1 to 48 bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResultCode(Cow<'static, str>);

impl ResultCode {
    /// Longest code, bytes.
    pub const MAX_BYTES: usize = 48;

    /// The code with this text.
    ///
    /// # Errors
    /// [`BadCode`] if the text has another form.
    pub fn new(text: &str) -> Result<Self, BadCode> {
        if is_result(text.as_bytes()) { Ok(Self(Cow::Owned(text.to_owned()))) } else { Err(BadCode) }
    }

    /// The code with this text, known when the program is built.
    ///
    /// # Panics
    /// While compiling, if the text has another form. Use it for constants only.
    #[must_use]
    pub const fn literal(text: &'static str) -> Self {
        assert!(is_result(text.as_bytes()), "a result code is 1 to 48 bytes of A-Z a-z 0-9 . _ -");
        Self(Cow::Borrowed(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const fn is_action(mut text: &[u8]) -> bool {
    if text.len() > ActionCode::MAX_BYTES {
        return false;
    }
    let mut dots = 0;
    let mut at_start = true;
    while let [first, rest @ ..] = text {
        match first {
            b'a'..=b'z' => at_start = false,
            b'0'..=b'9' | b'_' if !at_start => {}
            b'.' if !at_start => {
                dots += 1;
                at_start = true;
            }
            _ => return false,
        }
        text = rest;
    }
    dots == 1 && !at_start
}

const fn is_result(mut text: &[u8]) -> bool {
    if text.is_empty() || text.len() > ResultCode::MAX_BYTES {
        return false;
    }
    while let [first, rest @ ..] = text {
        if !(first.is_ascii_alphanumeric() || matches!(first, b'.' | b'_' | b'-')) {
            return false;
        }
        text = rest;
    }
    true
}

macro_rules! shown_as_text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}
shown_as_text!(ActionCode);
shown_as_text!(ResultCode);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_noun_dot_verb_is_an_action() {
        let longest = format!("{}.{}", "a".repeat(40), "b".repeat(7));
        for good in ["member.added", "field_l2.reveal_2", "a.b", &longest] {
            assert_eq!(ActionCode::new(good).unwrap().as_str(), good);
        }
        let too_long = format!("{}.{}", "a".repeat(40), "b".repeat(8));
        for bad in
            ["", ".", "a", "a.", ".b", "a.b.c", "A.b", "a.1", "_a.b", "a b.c", "客.户", "a\n.b", &too_long]
        {
            assert_eq!(ActionCode::new(bad), Err(BadCode), "{bad}");
        }
    }

    #[test]
    fn result_codes_are_short_ascii() {
        assert!(ResultCode::new("EXP-410").is_ok());
        for bad in ["", "EXP 410", "错", &"x".repeat(49)] {
            assert_eq!(ResultCode::new(bad), Err(BadCode), "{bad}");
        }
    }
}
