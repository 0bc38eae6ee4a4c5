//! Accounts of messengers: WeChat and QQ.

use super::clean::{Cleaned, is_scientific};
use super::{ValueError, private_text};

private_text! {
    /// A WeChat id: a letter, then 5 to 19 letters, digits, `_` or `-`.
    WeChatId
}

private_text! {
    /// A QQ number: 5 to 11 digits, the first not 0.
    QqNumber
}

impl WeChatId {
    /// Reads an id.
    ///
    /// # Errors
    /// [`ValueError::NotAWeChatId`], [`ValueError::Empty`], [`ValueError::TooLong`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let text = Cleaned::number(raw).within(64)?.text;
        match text.as_bytes() {
            [first, rest @ ..]
                if first.is_ascii_alphabetic()
                    && (5..=19).contains(&rest.len())
                    && rest.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')) =>
            {
                Ok(Self(text))
            }
            _ => Err(ValueError::NotAWeChatId),
        }
    }
}

impl QqNumber {
    /// Reads a number; `@qq.com` behind it is tolerated.
    ///
    /// # Errors
    /// [`ValueError::NotAQqNumber`], [`ValueError::LostDigits`], [`ValueError::Empty`], [`ValueError::TooLong`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let text = Cleaned::number(raw).within(64)?.text;
        if is_scientific(&text) {
            return Err(ValueError::LostDigits);
        }
        let number = text.to_ascii_lowercase();
        let number = number.strip_suffix("@qq.com").unwrap_or(&number);
        match number.as_bytes() {
            [b'1'..=b'9', rest @ ..]
                if (4..=10).contains(&rest.len()) && rest.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(number.to_owned()))
            }
            _ => Err(ValueError::NotAQqNumber),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles() {
        assert_eq!(WeChatId::parse(" wxid_ab-12 ").unwrap().as_str(), "wxid_ab-12");
        for raw in ["13800001111", "abc", "微信同号", "a123456789012345678901"] {
            assert_eq!(WeChatId::parse(raw), Err(ValueError::NotAWeChatId), "{raw}");
        }
        assert_eq!(QqNumber::parse("１２３４５@QQ.com").unwrap().as_str(), "12345");
        for raw in ["1234", "01234567", "123456789012", "12345a"] {
            assert_eq!(QqNumber::parse(raw), Err(ValueError::NotAQqNumber), "{raw}");
        }
        assert_eq!(QqNumber::parse("1.2E+09"), Err(ValueError::LostDigits));
    }
}
