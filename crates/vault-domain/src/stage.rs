//! Stages of the sales funnel.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a deal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 线索.
    Lead,
    /// 初步接触.
    Contacted,
    /// 需求确认.
    Qualified,
    /// 方案报价.
    Proposal,
    /// 谈判.
    Negotiation,
    /// 成交.
    Won,
    /// 丢单.
    Lost,
}

/// A text that names no stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a stage")]
pub struct UnknownStage;

impl Stage {
    /// Every stage, in the order of the funnel.
    pub const ALL: [Self; 7] = [
        Self::Lead,
        Self::Contacted,
        Self::Qualified,
        Self::Proposal,
        Self::Negotiation,
        Self::Won,
        Self::Lost,
    ];

    /// The stored code, as serde writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Contacted => "contacted",
            Self::Qualified => "qualified",
            Self::Proposal => "proposal",
            Self::Negotiation => "negotiation",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }

    /// Whether the deal is still in work.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Won | Self::Lost)
    }

    /// What people call it in their lists.
    const fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Lead => &["线索", "潜在客户", "潜在", "新线索", "新客户", "意向客户", "待跟进", "未联系"],
            Self::Contacted => &["初步接触", "初步沟通", "已联系", "接触", "初访", "跟进中", "已接触"],
            Self::Qualified => &["需求确认", "确认需求", "需求分析", "有意向", "意向", "需求调研", "立项"],
            Self::Proposal => &["方案报价", "方案", "报价", "方案/报价", "方案制定", "已报价", "报价中"],
            Self::Negotiation => &["谈判", "商务谈判", "谈判审核", "谈判中", "合同谈判", "议价"],
            Self::Won => {
                &["成交", "已成交", "赢单", "签约", "已签约", "成交客户", "成功", "合作中", "已合作"]
            }
            Self::Lost => &["丢单", "输单", "流失", "已流失", "失败", "无意向", "放弃", "战败", "无效"],
        }
    }
}

impl std::str::FromStr for Stage {
    type Err = UnknownStage;

    /// The code in any case, or one of the usual Chinese names.
    fn from_str(text: &str) -> Result<Self, UnknownStage> {
        let text = text.trim();
        let named =
            |stage: &Self| stage.code().eq_ignore_ascii_case(text) || stage.synonyms().contains(&text);
        Self::ALL.into_iter().find(named).ok_or(UnknownStage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_what_serde_reads() {
        use serde::de::IntoDeserializer as _;
        use serde::de::value::{Error, StrDeserializer};
        for stage in Stage::ALL {
            let wire: StrDeserializer<'_, Error> = stage.code().into_deserializer();
            assert_eq!(Stage::deserialize(wire), Ok(stage));
            assert_eq!(stage.code().parse(), Ok(stage));
        }
    }

    #[test]
    fn no_synonym_means_two_stages() {
        let mut seen = HashSet::new();
        for stage in Stage::ALL {
            for name in stage.synonyms() {
                assert!(seen.insert(*name), "{name}");
                assert_eq!(name.parse(), Ok(stage));
            }
        }
        assert_eq!(" Won ".parse(), Ok(Stage::Won));
        assert_eq!("".parse::<Stage>(), Err(UnknownStage));
    }
}
