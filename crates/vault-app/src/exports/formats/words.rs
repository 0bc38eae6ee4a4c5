//! What the files say of themselves. Their marks name trade secrets only; the words for secrets of the state are not ours to use.

use vault_domain::level::Level;

use super::Mark;
use super::cell::clean;
use crate::contract::app::Language;

/// In every file, whatever its language: it is what a court reads.
const TRADE_SECRET: &str = "商业秘密";

/// A word in both languages.
#[derive(Clone, Copy)]
pub(super) struct Said(&'static str, &'static str);

impl Said {
    pub(super) const fn r#in(self, language: Language) -> &'static str {
        match language {
            Language::ZhCn => self.0,
            Language::En => self.1,
        }
    }
}

pub(super) const CUSTOMERS: Said = Said("客户", "Customers");
pub(super) const ABOUT: Said = Said("说明", "About");
pub(super) const REGISTER_NO: Said = Said("登记号", "Register no.");
pub(super) const WHO: Said = Said("导出人", "Taken by");
pub(super) const TAIL: Said = Said("尾号", "Tail");
pub(super) const AT: Said = Said("时间", "Time");
pub(super) const MARKED: Said = Said("标记", "Mark");
pub(super) const ASKED: Said = Said(
    "仅限登记的用途和接收人使用，不得转发；用毕销毁或归还，并在台账登记。",
    "For the registered purpose and recipient only. Do not pass it on; destroy or return it and have that registered.",
);

impl Mark {
    /// 商业秘密 and the word of the level, in English both languages.
    pub(super) fn words(&self) -> String {
        let (zh, en) = match self.level {
            Level::L1 => ("普通", "normal"),
            Level::L2 => ("敏感", "sensitive"),
            Level::L3 => ("核心", "core"),
        };
        match self.language {
            Language::ZhCn => format!("{TRADE_SECRET}·{zh}"),
            Language::En => format!("{TRADE_SECRET}·{zh} Trade secret · {en}"),
        }
    }

    /// Title of the column that carries [`line`](Self::line) in every row. No import takes it for a field.
    pub(super) const fn title(&self) -> &'static str {
        match self.language {
            Language::ZhCn => TRADE_SECRET,
            Language::En => "商业秘密 Trade secret",
        }
    }

    /// Number, person and time: `E-20261201-0007 · 王磊 5678 · 2026-12-01 14:02`.
    pub(super) fn line(&self) -> String {
        let parts = [self.register_no.clone(), self.person(), self.at.clone()];
        one_line(&parts.join(" · "))
    }

    /// The person with the digits that tell people of one name apart.
    pub(super) fn person(&self) -> String {
        one_line(&format!("{} {}", self.who, self.tail))
    }
}

fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
