//! What a role's keys open: the table of scopes and levels. What a role may *do* is in [`crate::policy`].
//!
//! Every reader of the ledger judges grants by this table: a key counts as handed over properly only if it went to
//! somebody whose roles call for it, or if an owner signed the exception.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::level::Level;
use crate::role::Role;

/// What a scope is, seen from one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// The person's own customers.
    Own,
    /// Customers of somebody in the same team.
    Teammate,
    /// Customers of somebody in another team.
    Stranger,
    /// What the person's team shares.
    Team,
    /// What another team shares.
    OtherTeam,
    /// 公海.
    Pool,
    /// 专人专管: one customer, for named people.
    Kept,
    /// Invoicing and contract facts of the person's own customers.
    OwnBilling,
    /// The same of customers in the person's team.
    TeamBilling,
    /// The same of customers in other teams.
    OtherBilling,
    /// The same of customers in 公海.
    PoolBilling,
    /// The same of a customer kept by named people.
    KeptBilling,
    /// Settings, names of people and teams.
    Common,
    /// Sealed details of the ledger.
    Audit,
}

impl ScopeKind {
    /// Every kind, in the order of the matrix.
    pub const ALL: [Self; 14] = [
        Self::Own,
        Self::Teammate,
        Self::Stranger,
        Self::Team,
        Self::OtherTeam,
        Self::Pool,
        Self::Kept,
        Self::OwnBilling,
        Self::TeamBilling,
        Self::OtherBilling,
        Self::PoolBilling,
        Self::KeptBilling,
        Self::Common,
        Self::Audit,
    ];

    /// What the billing facts of such a scope's customers are; `None` for scopes without customers.
    #[must_use]
    pub const fn billing(self) -> Option<Self> {
        match self {
            Self::Own => Some(Self::OwnBilling),
            Self::Teammate | Self::Team => Some(Self::TeamBilling),
            Self::Stranger | Self::OtherTeam => Some(Self::OtherBilling),
            Self::Pool => Some(Self::PoolBilling),
            Self::Kept => Some(Self::KeptBilling),
            Self::OwnBilling
            | Self::TeamBilling
            | Self::OtherBilling
            | Self::PoolBilling
            | Self::KeptBilling
            | Self::Common
            | Self::Audit => None,
        }
    }

    /// Levels at which such a scope has keys at all.
    #[must_use]
    pub const fn levels(self) -> &'static [Level] {
        use Level::{L1, L2, L3};
        match self {
            Self::Own
            | Self::Teammate
            | Self::Stranger
            | Self::Team
            | Self::OtherTeam
            | Self::Pool
            | Self::Kept => &[L1, L2, L3],
            Self::OwnBilling
            | Self::TeamBilling
            | Self::OtherBilling
            | Self::PoolBilling
            | Self::KeptBilling => &[L1, L2],
            Self::Common => &[L1],
            Self::Audit => &[L3],
        }
    }
}

/// The levels a role reads in a scope of this kind.
#[must_use]
pub const fn levels(role: Role, scope: ScopeKind) -> &'static [Level] {
    use Level::{L1, L2};
    use ScopeKind as S;
    match (role, scope) {
        // Settings and names are what a vault is used with.
        (_, S::Common) | (Role::Owner, _) => scope.levels(),
        // 归属 is the default custodian of L3.
        (Role::Manager | Role::Sales, S::Own) => scope.levels(),
        // Whoever may take a customer out of the pool needs the key of its contacts for that; until then the program
        // keeps them from being read.
        (Role::Manager, S::Teammate | S::Team | S::Pool) | (Role::Sales, S::Pool) => &[L1, L2],
        (Role::Sales, S::Team) => &[L1],
        // Whoever looks after a customer knows its billing facts; finance knows those of everybody, and nothing else.
        (Role::Manager, S::OwnBilling | S::TeamBilling | S::PoolBilling)
        | (Role::Sales, S::OwnBilling | S::PoolBilling)
        | (
            Role::Finance,
            S::OwnBilling | S::TeamBilling | S::OtherBilling | S::PoolBilling | S::KeptBilling,
        ) => &[L1, L2],
        (Role::Auditor, S::Audit) => scope.levels(),
        (Role::Manager | Role::Sales | Role::Finance | Role::Admin | Role::Auditor, _) => &[],
    }
}

/// Whether any of the roles reads this level in a scope of this kind.
#[must_use]
pub fn reaches(roles: impl IntoIterator<Item = Role>, scope: ScopeKind, level: Level) -> bool {
    roles.into_iter().any(|role| levels(role, scope).contains(&level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_never_reads_a_level_a_scope_has_not() {
        for role in Role::ALL {
            for scope in ScopeKind::ALL {
                let read = levels(role, scope);
                assert!(read.iter().all(|level| scope.levels().contains(level)), "{role:?} {scope:?}");
            }
        }
    }

    #[test]
    fn finance_admin_and_auditors_open_nobodys_customers() {
        let customers = [
            ScopeKind::Own,
            ScopeKind::Teammate,
            ScopeKind::Stranger,
            ScopeKind::Team,
            ScopeKind::OtherTeam,
            ScopeKind::Pool,
            ScopeKind::Kept,
        ];
        for role in [Role::Finance, Role::Admin, Role::Auditor] {
            for scope in customers {
                assert!(levels(role, scope).is_empty(), "{role:?} {scope:?}");
            }
        }
    }

    #[test]
    fn finance_opens_everybodys_billing_facts() {
        for scope in ScopeKind::ALL {
            let billing = ScopeKind::ALL.iter().any(|one| one.billing() == Some(scope));
            assert_eq!(!levels(Role::Finance, scope).is_empty(), billing || scope == ScopeKind::Common);
            assert!(levels(Role::Admin, scope).is_empty() || scope == ScopeKind::Common);
        }
        assert!(levels(Role::Sales, ScopeKind::TeamBilling).is_empty());
        assert!(levels(Role::Manager, ScopeKind::OtherBilling).is_empty());
    }

    #[test]
    fn sales_can_take_from_the_pool_and_read_nobody_elses_customers() {
        assert_eq!(levels(Role::Sales, ScopeKind::Pool), &[Level::L1, Level::L2]);
        assert!(levels(Role::Sales, ScopeKind::Teammate).is_empty());
        assert!(reaches([Role::Finance, Role::Sales], ScopeKind::Own, Level::L3));
        assert!(!reaches([], ScopeKind::Common, Level::L1));
    }
}
