//! Words the documents share, in both languages.

use vault_domain::level::Level;
use vault_domain::role::Role;

use crate::contract::app::Language;

/// A sentence in both languages.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Said {
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    pub const fn r#in(self, language: Language) -> &'static str {
        match language {
            Language::ZhCn => self.zh,
            Language::En => self.en,
        }
    }
}

/// Which words are meant.
pub(super) const MARK: Said =
    Said::new("商业秘密·敏感 · 客户保险箱", "Trade secret · sensitive · ClientVault");
pub(super) const NOT_ADVICE: Said =
    Said::new("辅助合规，不构成法律意见。", "Helps you comply; not legal advice.");

pub(super) const fn role(role: Role) -> Said {
    match role {
        Role::Owner => Said::new("负责人", "Owner"),
        Role::Manager => Said::new("主管", "Manager"),
        Role::Sales => Said::new("销售", "Sales"),
        Role::Finance => Said::new("财务", "Finance"),
        Role::Admin => Said::new("管理员", "Admin"),
        Role::Auditor => Said::new("审计员", "Auditor"),
    }
}

pub(super) const fn level(level: Level) -> Said {
    match level {
        Level::L1 => Said::new("L1 普通", "L1 normal"),
        Level::L2 => Said::new("L2 敏感", "L2 sensitive"),
        Level::L3 => Said::new("L3 核心", "L3 core"),
    }
}

pub(super) fn roles(all: &[Role], language: Language) -> String {
    let named: Vec<&str> = all.iter().map(|one| role(*one).r#in(language)).collect();
    named.join(match language {
        Language::ZhCn => "、",
        Language::En => ", ",
    })
}

/// A moment in the vault's calendar, to the minute.
pub(super) fn moment(ms: i64, utc_offset_min: i32) -> String {
    crate::calendar::minute_text(ms, utc_offset_min)
}
