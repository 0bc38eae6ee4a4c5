//! What a person said about being passed on and being written to (个人信息保护法 arts. 23, 24, 39).

use crate::value::ValueError;

/// One thing said; a customer may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsentMark {
    /// 单独同意: may be given to others who decide for themselves what they do with it.
    ThirdParty,
    /// 单独同意: may go abroad.
    Abroad,
    /// 拒绝营销.
    NoMarketing,
}

impl ConsentMark {
    /// Every mark.
    pub const ALL: [Self; 3] = [Self::ThirdParty, Self::Abroad, Self::NoMarketing];

    /// The stored code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ThirdParty => "third_party",
            Self::Abroad => "abroad",
            Self::NoMarketing => "no_marketing",
        }
    }

    /// Usual Chinese names.
    const fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::ThirdParty => &["同意对外提供", "同意提供给第三方", "同意向第三方提供", "同意共享"],
            Self::Abroad => &["同意出境", "同意境外提供", "同意向境外提供"],
            Self::NoMarketing => &["拒绝营销", "不接受营销", "拒绝推广", "免打扰", "不接受推广"],
        }
    }
}

impl std::str::FromStr for ConsentMark {
    type Err = ValueError;

    /// The code in any case, or one of the usual Chinese names.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        let named = |mark: &Self| mark.code().eq_ignore_ascii_case(text) || mark.synonyms().contains(&text);
        Self::ALL.into_iter().find(named).ok_or(ValueError::NotAChoice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words() {
        for mark in ConsentMark::ALL {
            assert_eq!(mark.code().to_uppercase().parse(), Ok(mark));
            for word in mark.synonyms() {
                assert_eq!(word.parse(), Ok(mark), "{word}");
            }
        }
        assert_eq!("同意".parse::<ConsentMark>(), Err(ValueError::NotAChoice));
    }
}
