//! The gauge of 25 / 250 / 2,500: where 情节严重 begins for data obtained in the course of duty (法释〔2017〕10号 arts. 5, 6). It informs;
//! it does not accuse.

use crate::field::{FieldDef, FieldKey, FieldKind};
use crate::level::LegalClass;

/// What kind of information a field is under art. 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// 其他公民个人信息: 5,000 items, halved.
    Other,
    /// 住宿、通信记录、健康生理、交易信息: 500, halved.
    Transactions,
    /// 行踪轨迹、通信内容、征信、财产信息: 50, halved.
    Whereabouts,
}

impl Tier {
    /// Items of this tier at which the line is reached, halved for those who have them by their work.
    #[must_use]
    pub const fn line(self) -> u64 {
        match self {
            Self::Other => 2_500,
            Self::Transactions => 250,
            Self::Whereabouts => 25,
        }
    }
}

/// The tier of a field in clear; `None` when it says nothing about a living person.
#[must_use]
pub fn tier(field: FieldKey, class: LegalClass) -> Option<Tier> {
    let FieldDef { kind, .. } = field.def();
    match kind {
        // What was talked about, and a person's money.
        FieldKind::LongText | FieldKind::BankCard => Some(Tier::Whereabouts),
        FieldKind::Money => Some(Tier::Transactions),
        _ => match class {
            LegalClass::NotPersonal => None,
            LegalClass::Personal => Some(Tier::Other),
            LegalClass::SensitivePersonal | LegalClass::UnderFourteen => Some(Tier::Transactions),
        },
    }
}

/// How many persons' information of each tier goes; a row counts once, in its strictest tier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Gauge {
    /// Items of [`Tier::Whereabouts`].
    pub whereabouts: u64,
    /// Items of [`Tier::Transactions`].
    pub transactions: u64,
    /// Items of [`Tier::Other`].
    pub other: u64,
}

impl Gauge {
    /// One more row.
    pub const fn count(&mut self, tier: Tier) {
        match tier {
            Tier::Whereabouts => self.whereabouts += 1,
            Tier::Transactions => self.transactions += 1,
            Tier::Other => self.other += 1,
        }
    }

    /// Thousandths of the line: amounts below a tier's line add up in proportion. 1,000 means reached.
    #[must_use]
    pub fn milli(self) -> u64 {
        let share = |items: u64, tier: Tier| items.saturating_mul(1_000_000) / tier.line();
        (share(self.whereabouts, Tier::Whereabouts)
            + share(self.transactions, Tier::Transactions)
            + share(self.other, Tier::Other))
            / 1_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tier_reaches_its_line_alone() {
        for (gauge, milli) in [
            (Gauge { whereabouts: 25, ..Gauge::default() }, 1_000),
            (Gauge { transactions: 250, ..Gauge::default() }, 1_000),
            (Gauge { other: 2_500, ..Gauge::default() }, 1_000),
            (Gauge { other: 2_499, ..Gauge::default() }, 999),
            (Gauge::default(), 0),
        ] {
            assert_eq!(gauge.milli(), milli, "{gauge:?}");
        }
    }

    #[test]
    fn mixed_tiers_add_up_in_proportion() {
        let mixed = Gauge { whereabouts: 10, transactions: 100, other: 500 };
        assert_eq!(mixed.milli(), 400 + 400 + 200);
        assert!(Gauge { other: u64::MAX, ..mixed }.milli() > 1_000);
    }

    #[test]
    fn notes_and_cards_are_the_strictest_and_a_company_is_nobody() {
        assert_eq!(tier(FieldKey::Remark, LegalClass::Personal), Some(Tier::Whereabouts));
        assert_eq!(tier(FieldKey::BankCard, LegalClass::SensitivePersonal), Some(Tier::Whereabouts));
        assert_eq!(tier(FieldKey::Quote, LegalClass::NotPersonal), Some(Tier::Transactions));
        assert_eq!(tier(FieldKey::Phone, LegalClass::Personal), Some(Tier::Other));
        assert_eq!(tier(FieldKey::Company, LegalClass::NotPersonal), None);
    }
}
