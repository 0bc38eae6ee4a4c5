//! What a request changes, and which of the changes make a protection weaker.

use minicbor::{Decode, Encode};
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::PersonId;
use vault_domain::role::Role;

use super::Sheet;
use super::alerts::{Alerts, differences};
use super::leaving::{self, Exits};
use super::limits::{Looks, ROLES};
use crate::contract::settings::VaultSettings;
use crate::error::AppError;

/// A change that was made, kept in the sheet itself: everybody may know the rules and who made them.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Changed {
    #[n(0)]
    pub at_ms: i64,
    #[n(1)]
    pub person: PersonId,
    #[n(2)]
    pub approver: Option<PersonId>,
    #[n(3)]
    pub setting: String,
    #[n(4)]
    pub old: String,
    #[n(5)]
    pub new: String,
}

/// A change that is asked for.
pub(super) struct Change {
    pub setting: String,
    pub old: String,
    pub new: String,
    /// Needs somebody else's consent.
    pub weaker: bool,
}

/// Settings within their bounds.
pub(super) struct Wanted(VaultSettings);

impl Wanted {
    /// # Errors
    /// `bad_request` for numbers outside their bounds.
    pub fn checked(wanted: VaultSettings) -> Result<Self, AppError> {
        let simple = (1..=30).contains(&wanted.lock_after_min)
            && (10..=120).contains(&wanted.clipboard_clear_s)
            && (1..=200).contains(&wanted.claims_per_day)
            && (1..=200).contains(&wanted.trainee_customers_per_day)
            && (1..=120).contains(&wanted.retention_floor_months)
            && (6..=240).contains(&wanted.ledger_months)
            && Alerts::checked(wanted.alerts).is_some()
            && Exits::checked(wanted.exports).is_some();
        let budgets = wanted.budgets.iter().map(|budget| budget.role).eq(ROLES)
            && wanted.budgets.iter().all(|budget| {
                (1..=600).contains(&budget.per_hour)
                    && (1..=budget.per_hour).contains(&budget.soft_per_hour)
                    && (budget.per_hour..=2_000).contains(&budget.per_day)
            });
        if simple && budgets { Ok(Self(wanted)) } else { Err(ErrorCode::BadRequest.into()) }
    }

    /// What differs from the sheet, in a fixed order.
    pub fn changes(&self, before: &Sheet) -> Vec<Change> {
        let preset = Sheet::preset(before.mode(), String::new(), false);
        let old = before.visible();
        let new = &self.0;
        let more = |old: u16, new: u16| new > old;
        // Longer than the mode's own time is weaker, and so is every step beyond it.
        let beyond = |old: u8, new: u8, usual: u8| new > old && new > usual;
        let mut changes = Vec::new();
        let mut note = |setting: &str, old: String, new: String, weaker: bool| {
            if old != new {
                changes.push(Change { setting: setting.to_owned(), old, new, weaker });
            }
        };
        let text = |number: u16| number.to_string();
        note(
            "lock_after_min",
            old.lock_after_min.to_string(),
            new.lock_after_min.to_string(),
            beyond(old.lock_after_min, new.lock_after_min, preset.lock_after_min),
        );
        note(
            "clipboard_clear_s",
            old.clipboard_clear_s.to_string(),
            new.clipboard_clear_s.to_string(),
            beyond(old.clipboard_clear_s, new.clipboard_clear_s, preset.clipboard_clear_s),
        );
        note("longer_reveal", old.longer_reveal.to_string(), new.longer_reveal.to_string(), false);
        note(
            "claims_per_day",
            text(old.claims_per_day),
            text(new.claims_per_day),
            more(old.claims_per_day, new.claims_per_day),
        );
        note(
            "trainee_customers_per_day",
            text(old.trainee_customers_per_day),
            text(new.trainee_customers_per_day),
            more(old.trainee_customers_per_day, new.trainee_customers_per_day),
        );
        note(
            "retention_floor_months",
            text(old.retention_floor_months),
            text(new.retention_floor_months),
            new.retention_floor_months < old.retention_floor_months,
        );
        note(
            "ledger_months",
            text(old.ledger_months),
            text(new.ledger_months),
            new.ledger_months < old.ledger_months,
        );
        let alerts = differences(old.alerts, new.alerts).into_iter();
        for (setting, old, new, weaker) in alerts.chain(leaving::differences(old.exports, new.exports)) {
            note(setting, old, new, weaker);
        }
        for (old, new) in old.budgets.iter().zip(&new.budgets) {
            let weaker = more(old.per_hour, new.per_hour)
                || more(old.per_day, new.per_day)
                || more(old.soft_per_hour, new.soft_per_hour);
            let said = |soft: u16, hour: u16, day: u16| format!("{soft}/{hour}/{day}");
            note(
                budget_name(old.role),
                said(old.soft_per_hour, old.per_hour, old.per_day),
                said(new.soft_per_hour, new.per_hour, new.per_day),
                weaker,
            );
        }
        changes
    }

    /// Makes one of the changes.
    pub fn apply(&self, setting: &str, sheet: &mut Sheet) {
        let wanted = &self.0;
        match setting {
            "lock_after_min" => sheet.lock_after_min = wanted.lock_after_min,
            "clipboard_clear_s" => sheet.clipboard_clear_s = wanted.clipboard_clear_s,
            "longer_reveal" => sheet.longer_reveal = wanted.longer_reveal,
            "retention_floor_months" => sheet.retention_floor_months = wanted.retention_floor_months,
            "ledger_months" => sheet.ledger_months = wanted.ledger_months,
            rule if rule.starts_with("alert_") => {
                // All of them or none: they were judged together.
                sheet.alerts = Alerts::checked(wanted.alerts).unwrap_or(sheet.alerts);
            }
            rule if rule.starts_with("export_") => {
                sheet.exits = Exits::checked(wanted.exports).unwrap_or(sheet.exits);
            }
            "claims_per_day" => sheet.limits.claims_per_day = wanted.claims_per_day,
            "trainee_customers_per_day" => {
                sheet.limits.trainee_customers_per_day = wanted.trainee_customers_per_day;
            }
            _ => {
                let budget = wanted.budgets.iter().find(|budget| budget_name(budget.role) == setting);
                if let Some(budget) = budget {
                    let looks = Looks {
                        soft_per_hour: budget.soft_per_hour,
                        per_hour: budget.per_hour,
                        per_day: budget.per_day,
                    };
                    sheet.limits.set(budget.role, looks);
                }
            }
        }
    }
}

/// The setting's name in the ledger: soft per hour / per hour / per day.
const fn budget_name(role: Role) -> &'static str {
    match role {
        Role::Owner => "budget_owner",
        Role::Manager => "budget_manager",
        Role::Sales | Role::Finance | Role::Admin | Role::Auditor => "budget_sales",
    }
}
