//! In which language a terminal is answered.

/// The two languages of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    /// What the locale variables say, in the order POSIX gives them.
    pub fn of_this_terminal() -> Self {
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
        Self::of_locale(value.as_deref().unwrap_or_default())
    }

    fn of_locale(locale: &str) -> Self {
        if locale.starts_with("zh") { Self::Chinese } else { Self::English }
    }
}

#[expect(clippy::disallowed_methods, reason = "where this program looks at its environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// `say!(language, "中文 {x}", "English {x}")`: the same facts in the language of the terminal.
macro_rules! say {
    ($language:expr, $chinese:literal, $english:literal) => {
        match $language {
            $crate::language::Language::Chinese => format!($chinese),
            $crate::language::Language::English => format!($english),
        }
    };
}
pub(crate) use say;

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn locales() {
        for (locale, language) in [
            ("zh_CN.UTF-8", Language::Chinese),
            ("zh_TW", Language::Chinese),
            ("en_US.UTF-8", Language::English),
            ("C", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }
}
