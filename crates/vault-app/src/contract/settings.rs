//! Settings that live in the vault, and drafts that survive a lock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::role::Role;

use super::approval::Approver;
use super::watch::AlertRules;

/// Security settings of the vault; each change is a ledger entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VaultSettings {
    /// 1 to 30 minutes.
    pub lock_after_min: u8,
    /// 10 to 120 seconds.
    pub clipboard_clear_s: u8,
    /// Doubles the time a revealed value stays (accessibility).
    pub longer_reveal: bool,
    /// Customers one person may take out of the pool in a day, 1 to 200.
    pub claims_per_day: u16,
    /// Different customers a trainee may open in a day, 1 to 200.
    pub trainee_customers_per_day: u16,
    /// The shortest time a field may be kept, 1 to 120 months.
    pub retention_floor_months: u16,
    /// How long details of the ledger are kept, 6 to 240 months.
    pub ledger_months: u16,
    pub alerts: AlertRules,
    pub exports: ExportRules,
    /// How many values people with these roles may look at: owner, manager, sales, in this order.
    pub budgets: Vec<RoleBudget>,
}

/// How much may leave without anybody's consent, and who may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRules {
    /// Rows in 24 hours nobody has to agree to, 1 to 200.
    pub free_rows: u16,
    /// Rows in 24 hours one person has to agree to, at least `free_rows`, at most 5,000; above that two.
    pub one_rows: u16,
    /// Whether anything may go abroad.
    pub abroad: bool,
    /// Whether sales may ask for copies of their own customers.
    pub sales: bool,
}

/// Looks at L2 and L3 values. Whoever has several roles has the largest of their budgets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoleBudget {
    pub role: Role,
    /// From here on a banner, at most `per_hour`.
    pub soft_per_hour: u16,
    /// 1 to 600.
    pub per_hour: u16,
    /// At least `per_hour`, at most 2,000.
    pub per_day: u16,
}

/// Weaker protection needs a second person from two people on.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetSettings {
    pub settings: VaultSettings,
    #[serde(default)]
    pub approver: Option<Approver>,
}

/// Every change there was, newest first; at most 200.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettingsHistory {
    pub changes: Vec<SettingChange>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettingChange {
    pub at_ms: i64,
    pub person_name: String,
    /// Who agreed; empty when nobody had to.
    pub approver_name: String,
    /// Name of the setting, as in the ledger.
    pub setting: String,
    pub old: String,
    pub new: String,
}

/// Work that was not saved when the vault locked; sealed in the vault.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// What it belongs to, chosen by the page, e.g. `customer:new`, `note:<id>`; at most 100 characters.
    pub key: String,
    /// JSON text of the form; at most 256 KiB.
    pub body: String,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct DraftList {
    pub drafts: Vec<StoredDraft>,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct StoredDraft {
    pub key: String,
    pub body: String,
    pub saved_ms: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftRef {
    pub key: String,
}
