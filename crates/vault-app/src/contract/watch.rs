//! Alerts, the review of days, how long details are kept, and the owner's month.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::{PersonId, RecordId};

use super::approval::Approver;

/// When an alert is raised; part of the vault's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AlertRules {
    /// Wrong passwords in a row, 3 to 20.
    pub failed_unlocks: u8,
    /// Looks in a day above the person's own median of 30 days, times this: 2 to 10.
    pub median_times: u8,
    /// Hours in which core values are looked at: from, 0 to 23, and until, 1 to 24.
    pub hours_from: u8,
    pub hours_until: u8,
    /// Days before somebody leaves in which exports are noted, 7 to 90.
    pub leaver_days: u8,
    /// Different customers of others in a day, 5 to 200.
    pub foreign_customers: u8,
    /// Minutes a clock may go back, 5 to 120.
    pub clock_back_min: u8,
    /// Days until an alert or a day has to be reviewed, 1 to 30.
    pub due_days: u8,
}

/// What waits for somebody to look at it, and what was looked at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WatchList {
    /// Newest first; open ones before reviewed ones.
    pub alerts: Vec<Alert>,
    /// Days with entries, newest first; the current day is not among them.
    pub days: Vec<WatchDay>,
    pub open_alerts: u32,
    pub overdue: u32,
    /// One person alone may review what he did himself, and the record says so.
    pub alone: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Alert {
    pub rule: AlertRule,
    /// Position of the entry that raised it; together with the rule its name.
    pub seq: u64,
    pub at_ms: i64,
    pub due_ms: i64,
    pub overdue: bool,
    /// About whom; none when about nobody.
    pub person_id: Option<PersonId>,
    pub person_name: Option<String>,
    /// The number that was too large, and what it is measured against.
    pub count: u64,
    pub usual: u64,
    /// A day as `YYYY-MM-DD`, where the rule is about one.
    pub day: Option<String>,
    pub record_id: Option<RecordId>,
    pub reviewed: Option<AlertReviewed>,
    /// Why this person may not review it.
    pub not_by_you: Option<NotByYou>,
}

/// The rules that ship.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlertRule {
    FailedUnlocks,
    AboveMedian,
    CoreOutsideHours,
    ExportBeforeLeaving,
    NewDevice,
    ForeignCustomers,
    ClockBack,
    Gap,
    /// Stopped by a limit: a trainee's customers, the pool, a budget.
    Stopped,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NotByYou {
    /// It is about the person's own doing.
    Own,
    /// The person had agreed to it.
    Approved,
    /// The role reads the ledger and reviews nothing.
    Role,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AlertReviewed {
    pub seq: u64,
    pub at_ms: i64,
    pub person_name: Option<String>,
    pub verdict: ReviewVerdict,
    /// For those who may read details.
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewVerdict {
    /// There was a reason for it.
    Explained,
    /// Something was done about it.
    Acted,
    /// It has to be looked into.
    Incident,
}

/// One or more alerts reviewed: an entry each, signed.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewAlerts {
    /// At most 100.
    pub alerts: Vec<AlertRef>,
    pub verdict: ReviewVerdict,
    /// 2 to 500 characters.
    pub note: String,
    pub password: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AlertRef {
    pub rule: AlertRule,
    pub seq: u64,
}

/// A day of the ledger and who has looked at it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WatchDay {
    /// `YYYY-MM-DD`.
    pub day: String,
    pub entries: u64,
    pub refused: u64,
    pub people: u32,
    pub due_ms: i64,
    pub state: DayState,
    pub reviewers: Vec<String>,
    /// Whose doing nobody else has looked at yet.
    pub waiting_for: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    Reviewed,
    /// Somebody has reviewed it, but nobody the reviewer's own doing.
    Partly,
    Open,
    Overdue,
}

/// Days reviewed: an entry each, signed. What the reviewer did or agreed to himself stays open for somebody else.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewDays {
    /// `YYYY-MM-DD`, at most 100.
    pub days: Vec<String>,
    pub password: String,
}

/// Details whose time is over go; hashes and entries stay.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PruneLedger {
    pub password: String,
    #[serde(default)]
    pub approver: Option<Approver>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct LedgerPruned {
    pub details: u64,
    pub until_seq: u64,
}

/// From now on nothing is removed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetHold {
    /// 2 to 500 characters.
    pub reason: String,
}

/// The hold ends; from two people on a second person agrees.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LiftHold {
    /// 2 to 500 characters.
    pub reason: String,
    pub password: String,
    #[serde(default)]
    pub approver: Option<Approver>,
}

/// A month as `YYYY-MM`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MonthRef {
    pub month: String,
}

/// The same as a PDF at this path.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMonth {
    pub month: String,
    pub path: String,
}

/// The owner's month on one page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerMonth {
    pub month: String,
    pub first_seq: Option<u64>,
    pub last_seq: Option<u64>,
    pub entries: u64,
    /// Everybody with entries, most first.
    pub people: Vec<MonthPerson>,
    pub purposes: Vec<super::ledger::PurposeCount>,
    pub exports: Vec<MonthEvent>,
    pub alerts: Vec<MonthAlerts>,
    /// People and rights: who came, went, got which rights.
    pub members: Vec<MonthEvent>,
    pub days_reviewed: u32,
    pub days_with_entries: u32,
    pub verified: u32,
    pub clock_back: u32,
    pub discontinuities: u32,
    pub witness: super::ledger::WitnessState,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MonthPerson {
    pub person_name: Option<String>,
    pub opened: u64,
    pub reveals: u64,
    pub copies: u64,
    pub changes: u64,
    pub imports: u64,
    pub exports: u64,
    pub refused: u64,
}

/// One entry worth naming.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MonthEvent {
    pub seq: u64,
    pub at_ms: i64,
    pub person_name: Option<String>,
    pub action: String,
    pub text: Option<String>,
    pub refused: Option<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct MonthAlerts {
    pub rule: AlertRule,
    pub raised: u32,
    pub explained: u32,
    pub acted: u32,
    pub incident: u32,
    pub open: u32,
}
