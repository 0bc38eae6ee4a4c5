//! What a field of the vault's own may hold, and which kind of sensitive personal information it may be.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coded::coded;

coded! {
    /// What the values of a field of the vault's own are. All are stored as text.
    CustomKind {
        /// One line of text.
        Text = 1,
        /// Text with line breaks.
        LongText = 2,
        /// A decimal number, written without grouping.
        Number = 3,
        /// An amount in 元 with two decimals.
        Amount = 4,
        /// A calendar day, `YYYY-MM-DD`.
        Date = 5,
        /// Any telephone number, as [`crate::field::FieldKind::Phone`].
        Phone = 6,
        /// One of the options the vault lists.
        Choice = 7,
        /// `yes` or `no`.
        Checkbox = 8,
    }
}

coded! {
    /// Kinds of sensitive personal information: 个人信息保护法 article 28 and GB/T 45574-2025 section 6.
    SpiKind {
        /// 生物识别.
        Biometric = 1,
        /// 宗教信仰.
        Religion = 2,
        /// 特定身份.
        SpecificIdentity = 3,
        /// 医疗健康.
        Health = 4,
        /// 金融账户.
        Financial = 5,
        /// 行踪轨迹.
        Location = 6,
        /// 不满十四周岁未成年人的个人信息.
        Minor = 7,
        /// 其他.
        Other = 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_zero_is_nothing() {
        for kind in CustomKind::ALL {
            assert_eq!(CustomKind::from_code(kind.code()), Some(*kind));
        }
        for kind in SpiKind::ALL {
            assert_eq!(SpiKind::from_code(kind.code()), Some(*kind));
        }
        assert_eq!((CustomKind::from_code(0), SpiKind::from_code(9)), (None, None));
    }
}
