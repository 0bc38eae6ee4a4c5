//! How much of what somebody may look at: numbers of the policy, with what they are when nobody has changed them.

use minicbor::{Decode, Encode};
use vault_domain::role::Role;

use crate::contract::settings::RoleBudget;

/// Roles with a budget of their own, in the order of the contract.
pub(super) const ROLES: [Role; 3] = [Role::Owner, Role::Manager, Role::Sales];

/// Looks of one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub struct Looks {
    /// From here on a banner.
    #[n(0)]
    pub soft_per_hour: u16,
    /// The end for this hour.
    #[n(1)]
    pub per_hour: u16,
    /// The end for this day.
    #[n(2)]
    pub per_day: u16,
}

const USUAL: Looks = Looks { soft_per_hour: 30, per_hour: 60, per_day: 120 };

impl Looks {
    /// So many times as much.
    #[must_use]
    pub const fn times(self, factor: u16) -> Self {
        Self {
            soft_per_hour: self.soft_per_hour.saturating_mul(factor),
            per_hour: self.per_hour.saturating_mul(factor),
            per_day: self.per_day.saturating_mul(factor),
        }
    }
}

/// The numbers of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Limits {
    /// Customers one person may take out of the pool in a day.
    #[n(0)]
    pub claims_per_day: u16,
    /// Different customers a trainee may open in a day.
    #[n(1)]
    pub trainee_customers_per_day: u16,
    #[n(2)]
    owner: Looks,
    #[n(3)]
    manager: Looks,
    #[n(4)]
    sales: Looks,
}

impl Default for Limits {
    fn default() -> Self {
        Self { claims_per_day: 20, trainee_customers_per_day: 30, owner: USUAL, manager: USUAL, sales: USUAL }
    }
}

impl Limits {
    /// What the roles of one person give together: the largest of each number.
    #[must_use]
    pub fn looks(&self, roles: &[Role]) -> Looks {
        let own = ROLES.iter().filter(|role| roles.contains(role)).map(|role| self.of(*role));
        own.reduce(|one, other| Looks {
            soft_per_hour: one.soft_per_hour.max(other.soft_per_hour),
            per_hour: one.per_hour.max(other.per_hour),
            per_day: one.per_day.max(other.per_day),
        })
        .unwrap_or(USUAL)
    }

    pub(super) const fn of(&self, role: Role) -> Looks {
        match role {
            Role::Owner => self.owner,
            Role::Manager => self.manager,
            Role::Sales | Role::Finance | Role::Admin | Role::Auditor => self.sales,
        }
    }

    pub(super) const fn set(&mut self, role: Role, looks: Looks) {
        match role {
            Role::Owner => self.owner = looks,
            Role::Manager => self.manager = looks,
            Role::Sales | Role::Finance | Role::Admin | Role::Auditor => self.sales = looks,
        }
    }

    pub(super) fn budgets(&self) -> Vec<RoleBudget> {
        let budget = |role: Role| {
            let Looks { soft_per_hour, per_hour, per_day } = self.of(role);
            RoleBudget { role, soft_per_hour, per_hour, per_day }
        };
        ROLES.map(budget).into()
    }
}
