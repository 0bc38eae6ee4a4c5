//! A second person at this keyboard says yes, with the own password. The session stays the requester's.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::PersonId;
use vault_domain::role::Role;

/// What somebody else has to agree to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalKind {
    /// More looks than the budget allows: a manager or an owner.
    Reveal,
    /// A protection becomes weaker: an owner or an admin.
    Settings,
    /// The second signature of an access review: an owner, an admin or an auditor.
    Review,
    /// Something becomes less than L3: an owner or a manager.
    Level,
    /// Customers leave the vault: who may sign is decided by what leaves.
    Export,
    /// What may be evidence goes, or is not kept any longer: an owner, an admin or an auditor.
    Evidence,
}

/// The second person and the password just typed.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Approver {
    pub person_id: PersonId,
    pub password: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListApprovers {
    pub what: ApprovalKind,
}

/// Everybody but the asking person who may agree; empty when nobody can.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Approvers {
    pub people: Vec<ApproverView>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ApproverView {
    pub person_id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
}
