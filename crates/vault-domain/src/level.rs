//! Protection levels and legal classes: two axes that diverge and are kept apart (data-protection rules).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a field is protected inside the firm: mask, approval, watermark and key depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[repr(u8)]
pub enum Level {
    /// 普通: shown in lists and search.
    L1 = 1,
    /// 敏感: masked, shown for a stated purpose.
    L2 = 2,
    /// 核心: masked, shown for a purpose and after a fresh authentication.
    L3 = 3,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 3] = [Self::L1, Self::L2, Self::L3];

    /// The number stored in rows and associated data: 1, 2 or 3.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The level with this number.
    #[must_use]
    pub const fn from_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::L1),
            2 => Some(Self::L2),
            3 => Some(Self::L3),
            _ => None,
        }
    }
}

/// What the law calls the datum; decides consent and impact assessment, not the mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LegalClass {
    /// 非个人信息.
    NotPersonal,
    /// 一般个人信息.
    Personal,
    /// 敏感个人信息.
    SensitivePersonal,
    /// 不满十四周岁.
    UnderFourteen,
}

impl LegalClass {
    /// Every class, the least protected first.
    pub const ALL: [Self; 4] =
        [Self::NotPersonal, Self::Personal, Self::SensitivePersonal, Self::UnderFourteen];

    /// The stored number, 1 to 4; a larger one asks for more.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8 + 1
    }

    /// The class with this stored number.
    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// Whether article 28 of the 个人信息保护法 applies: a stated need, separate consent, an impact assessment.
    #[must_use]
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::SensitivePersonal | Self::UnderFourteen)
    }
}
