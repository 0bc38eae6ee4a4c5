//! 权限复查: who may read what, looked at once a quarter and whenever somebody's rights change.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::date::LocalDate;
use vault_domain::ids::{PersonId, RecordId, TeamId};
use vault_domain::level::Level;
use vault_domain::reach::ScopeKind;
use vault_domain::role::Role;

use super::approval::Approver;
use super::customer::Receiver;
use super::people::{PersonState, Reachable};

/// What is to become of somebody's rights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ReviewDecision {
    Keep,
    /// The roles become these.
    Reduce {
        roles: Vec<Role>,
    },
    Freeze,
}

/// Why a review was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewReason {
    /// A new quarter.
    Quarter,
    /// The rights of the people in it changed.
    RightsChanged,
}

/// One person to decide about, with what there is to know.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReviewRow {
    pub person_id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
    pub team_id: TeamId,
    pub state: PersonState,
    pub reach: Reachable,
    /// Customers whose L3 the person can open.
    pub l3_customers: u64,
    pub reveals_90d: u64,
    pub copies_90d: u64,
    /// Median of reveals of everybody in the same team.
    pub team_median_reveals_90d: u64,
    pub last_login_ms: Option<i64>,
    /// No login for more than thirty days, counted from joining where there was none.
    pub idle: bool,
    /// The first day whose notes and changes the person is shown: a rule of the program.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
    pub decision: Option<ReviewDecision>,
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Review {
    pub review_id: RecordId,
    pub why: ReviewReason,
    /// `2026-Q4`.
    pub quarter: String,
    pub opened_ms: i64,
    pub due_ms: i64,
    pub rows: Vec<ReviewRow>,
    pub closed: Option<ReviewClosed>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReviewClosed {
    pub at_ms: i64,
    pub first_name: String,
    /// Empty in a vault with one person: a self-check.
    pub second_name: String,
    /// Position of the entry.
    pub seq: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Reviews {
    /// Not closed, the oldest first.
    pub open: Vec<Review>,
    /// Newest first, at most 40.
    pub past: Vec<PastReview>,
    /// This quarter has none yet.
    pub due: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastReview {
    pub review_id: RecordId,
    pub why: ReviewReason,
    pub quarter: String,
    pub people: u32,
    pub closed: ReviewClosed,
}

/// A decision may be changed until the review is closed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideReview {
    pub review_id: RecordId,
    pub person_id: PersonId,
    pub decision: ReviewDecision,
    /// At most 200 characters; needed unless rights are kept, and always for somebody who can open L3.
    pub reason: String,
}

/// Everything decided takes effect at once. A vault with several people needs a second signature.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseReview {
    pub review_id: RecordId,
    pub password: String,
    pub approver: Option<Approver>,
}

/// The record of a closed review, as a PDF at this path.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveReview {
    pub review_id: RecordId,
    pub path: String,
}

/// Who could read a customer at a moment; now when absent.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskAccess {
    pub record_id: RecordId,
    pub at_ms: Option<i64>,
}

/// Answered from the ledger: memberships, grants and moves up to that moment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Access {
    pub at_ms: i64,
    /// Last entry before the moment.
    pub seq: u64,
    /// Whose customer it was.
    pub owner: Receiver,
    /// Empty for the pool, and for the team that has no name.
    pub owner_name: String,
    pub people: Vec<AccessRow>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AccessRow {
    pub person_id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
    /// Levels whose key the person held.
    pub levels: Vec<Level>,
    /// What the customer's scope was to the person.
    pub scope: ScopeKind,
    /// Held against the table of roles: an owner made an exception.
    pub exception: bool,
}
