//! E-mail addresses, a light reading of RFC 5321: what people have, not all the grammar allows.

use super::clean::Cleaned;
use super::{ValueError, private_text};

private_text! {
    /// An address; the domain in lower case, the local part as written.
    Email
}

/// Local parts that belong to a post and not to a person.
const ROLES: [&str; 12] = [
    "info",
    "sales",
    "contact",
    "service",
    "support",
    "hr",
    "admin",
    "office",
    "marketing",
    "hello",
    "webmaster",
    "noreply",
];

impl Email {
    /// Reads an address; `mailto:` and angle brackets around it are tolerated.
    ///
    /// # Errors
    /// [`ValueError::NotAnEmail`], [`ValueError::TooLong`], [`ValueError::Empty`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let cleaned = Cleaned::number(raw).within(320)?.text;
        let text = cleaned.strip_prefix("mailto:").unwrap_or(&cleaned);
        let text = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(text);
        let (local, domain) = text.rsplit_once('@').ok_or(ValueError::NotAnEmail)?;
        if is_local(local) && is_domain(domain) && text.len() <= 254 {
            Ok(Self(format!("{local}@{}", domain.to_lowercase())))
        } else {
            Err(ValueError::NotAnEmail)
        }
    }

    /// Whether it is a firm's common address such as `info@`.
    #[must_use]
    pub fn is_role(&self) -> bool {
        self.0.split_once('@').is_some_and(|(local, _)| is_role(local))
    }
}

/// Whether the local part belongs to a post and not to a person.
pub(crate) fn is_role(local: &str) -> bool {
    ROLES.iter().any(|role| role.eq_ignore_ascii_case(local))
}

/// Characters of an unquoted local part (RFC 5322 `atext` and the dot).
pub(crate) fn is_local_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b)
}

fn is_local(local: &str) -> bool {
    (1..=64).contains(&local.len())
        && local.bytes().all(is_local_byte)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn is_domain(domain: &str) -> bool {
    let Some((labels, top)) = domain.rsplit_once('.') else { return false };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    labels.split('.').all(label) && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (raw, normal) in [
            ("Zhang.San@Example.COM", "Zhang.San@example.com"),
            (" mailto:a+b@mail.163.com ", "a+b@mail.163.com"),
            ("<a@b.cn>", "a@b.cn"),
            ("ａ＠ｂ．ｃｏｍ", "a@b.com"),
        ] {
            assert_eq!(Email::parse(raw).unwrap().as_str(), normal);
        }
        assert!(Email::parse("Info@example.com").unwrap().is_role());
        assert!(!Email::parse("information@example.com").unwrap().is_role());
    }

    #[test]
    fn refusals() {
        for raw in [
            "a",
            "a@b",
            "@b.com",
            "a@b.c",
            "a..b@c.com",
            ".a@c.com",
            "a b@c.com",
            "a@-c.com",
            "a@c.c1",
            "王@c.com",
        ] {
            assert_eq!(Email::parse(raw), Err(ValueError::NotAnEmail), "{raw}");
        }
        assert_eq!(Email::parse(&format!("{}@c.com", "a".repeat(65))), Err(ValueError::NotAnEmail));
        assert_eq!(Email::parse(" "), Err(ValueError::Empty));
    }
}
