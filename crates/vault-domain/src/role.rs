//! Roles of people. What a role may do is decided in [`crate::policy`], what it can read by the keys it holds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person's role; one person may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Role {
    /// 负责人
    Owner = 1,
    /// 主管
    Manager = 2,
    /// 销售
    Sales = 3,
    /// 财务
    Finance = 4,
    /// 管理员
    Admin = 5,
    /// 审计员
    Auditor = 6,
}

impl Role {
    /// Every role, in the order of the matrix.
    pub const ALL: [Self; 6] =
        [Self::Owner, Self::Manager, Self::Sales, Self::Finance, Self::Admin, Self::Auditor];

    /// The number written into membership entries.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The role with this number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.number() == number)
    }
}
