//! 离职交接: everything somebody had goes to others, and what the person knew opens nothing made afterwards.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::{PersonId, ScopeId, TeamId};
use vault_domain::level::Level;

use super::customer::Receiver;

/// Who receives the customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HandoverRule {
    /// One person receives all.
    One { to: PersonId },
    /// These people in turn, in the order of the list.
    InTurn { to: Vec<PersonId> },
    /// By the customer's city; everything else to `others`.
    ByCity { cities: Vec<CityReceiver>, others: PersonId },
    /// One team receives all, together.
    Team { to: TeamId },
    /// 公海.
    Pool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CityReceiver {
    pub city: String,
    pub to: PersonId,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandoverPlan {
    pub from: PersonId,
    pub rule: HandoverRule,
}

/// What one receiver would get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HandoverShare {
    pub to: Receiver,
    pub customers: u64,
}

/// What a handover would do; nothing has happened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandoverPreview {
    pub customers: u64,
    pub shares: Vec<HandoverShare>,
    /// Cities of the customers, most frequent first; at most 50.
    pub cities: Vec<CityCount>,
    /// Compartments whose keys are made anew because the person held them.
    pub compartments: Vec<HeldCompartment>,
    /// Rows beside those customers that will be sealed with new keys.
    pub rows: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CityCount {
    pub city: String,
    pub customers: u64,
}

/// A compartment whose key somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldCompartment {
    pub scope: ScopeId,
    pub level: Level,
    pub epoch: u32,
}

/// Freezes the person if that has not happened, hands over, makes keys anew, re-keys the file. Goes on where an
/// interrupted run stopped.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RunHandover {
    pub from: PersonId,
    pub rule: HandoverRule,
    pub password: String,
}

/// What was done, and what the person may still hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandoverReport {
    pub person_id: PersonId,
    pub person_name: String,
    pub frozen_ms: i64,
    pub done_ms: i64,
    pub customers: u64,
    pub shares: Vec<HandoverShare>,
    /// Compartments with a new key.
    pub rotated: Vec<HeldCompartment>,
    pub rows_resealed: u64,
    /// The database file has a new key; the person's slot is gone.
    pub file_rekeyed: bool,
    /// Entries of the person in the last 90 days: values seen, copied, customers imported.
    pub reveals_90d: u64,
    pub copies_90d: u64,
    pub imports_90d: u64,
    /// Distinct customers of whom a value was seen or copied in the last 90 days.
    pub customers_seen_90d: u64,
    /// Last position of the ledger the report speaks of.
    pub seq: u64,
}

/// The report of a finished handover, as a PDF at this path.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveHandoverReport {
    pub person_id: PersonId,
    pub path: String,
}
