//! Why the firm may hold a person's data (个保法 art. 13), and which sources it may not use at all.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One of the grounds of 个保法 art. 13.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LawfulBasis {
    /// 同意, art. 13(1).
    Consent,
    /// 合同所必需, art. 13(2).
    Contract,
    /// 法定义务, art. 13(3).
    LegalDuty,
    /// 紧急, art. 13(4).
    Emergency,
    /// 合理范围内已公开, art. 13(6).
    PublicInfo,
    /// 其他, art. 13(7).
    Other,
}

/// Why a text is no ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BasisError {
    /// None of the known words.
    #[error("not a lawful basis")]
    Unknown,
    /// Bought or passed on: 个保法 art. 10 forbids trading in personal data.
    #[error("purchased personal data are refused")]
    Purchased,
}

impl LawfulBasis {
    /// Every ground, in the order of the law.
    pub const ALL: [Self; 6] =
        [Self::Consent, Self::Contract, Self::LegalDuty, Self::Emergency, Self::PublicInfo, Self::Other];

    /// The stored code, as serde writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Contract => "contract",
            Self::LegalDuty => "legal_duty",
            Self::Emergency => "emergency",
            Self::PublicInfo => "public_info",
            Self::Other => "other",
        }
    }

    const fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Consent => &["同意", "本人同意", "已同意", "个人同意", "授权", "本人授权"],
            Self::Contract => &["合同所必需", "合同", "合同必需", "履行合同", "订立合同", "合同履行"],
            Self::LegalDuty => &["法定义务", "法定职责", "法律义务", "法定职责或义务"],
            Self::Emergency => &["紧急", "紧急情况", "突发公共卫生事件"],
            Self::PublicInfo => &["合理范围内已公开", "已公开", "公开信息", "公开", "公开渠道"],
            Self::Other => &["其他", "其它"],
        }
    }
}

impl std::str::FromStr for LawfulBasis {
    type Err = BasisError;

    /// The code in any case, or one of the usual Chinese names.
    fn from_str(text: &str) -> Result<Self, BasisError> {
        let text = text.trim();
        if is_purchased(text) {
            return Err(BasisError::Purchased);
        }
        let named =
            |basis: &Self| basis.code().eq_ignore_ascii_case(text) || basis.synonyms().contains(&text);
        Self::ALL.into_iter().find(named).ok_or(BasisError::Unknown)
    }
}

/// Whether a text says that the data were bought or passed on by someone else.
///
/// Whole words only where they mean other things too: 购买 alone is a source, 购买过我们的产品 is a customer.
#[must_use]
pub fn is_purchased(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let whole =
        ["购买", "买来", "买的", "购入", "他人提供", "购买/他人提供", "purchased", "bought", "data_broker"];
    let part = [
        "买名单",
        "买的名单",
        "买来的",
        "购买名单",
        "购买的名单",
        "购买数据",
        "购买的数据",
        "购买资料",
        "买数据",
        "数据贩子",
        "purchased list",
        "bought list",
        "purchased_list",
    ];
    whole.contains(&text.as_str()) || part.iter().any(|phrase| text.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words() {
        use serde::de::IntoDeserializer as _;
        use serde::de::value::{Error, StrDeserializer};
        for basis in LawfulBasis::ALL {
            let wire: StrDeserializer<'_, Error> = basis.code().into_deserializer();
            assert_eq!(LawfulBasis::deserialize(wire), Ok(basis));
            assert_eq!(basis.code().to_uppercase().parse(), Ok(basis));
            for word in basis.synonyms() {
                assert_eq!(word.parse(), Ok(basis), "{word}");
            }
        }
        assert_eq!("随便".parse::<LawfulBasis>(), Err(BasisError::Unknown));
    }

    #[test]
    fn bought_lists_are_refused_and_buyers_are_not() {
        for text in ["purchased", " Purchased ", "购买", "他人提供", "网上买来的名单", "购买的名单 2024"]
        {
            assert_eq!(text.parse::<LawfulBasis>(), Err(BasisError::Purchased), "{text}");
            assert!(is_purchased(text));
        }
        for text in ["购买过我们的产品", "老客户购买后留资", "采购展会", "转介绍", "官网", ""]
        {
            assert!(!is_purchased(text), "{text}");
        }
    }
}
