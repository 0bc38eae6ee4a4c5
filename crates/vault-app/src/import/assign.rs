//! Whose customers a list becomes.

use vault_domain::error_code::ErrorCode;
use vault_domain::ids::{PersonId, ScopeId};

use crate::contract::import::ImportPlan;
use crate::error::AppError;
use crate::session::Session;

/// The person the plan names, or the importer.
///
/// # Errors
/// `not_a_member` for somebody membership does not list or has frozen, `not_allowed` for somebody whose scope this
/// session cannot seal for.
pub(super) fn assignee(session: &Session, plan: &ImportPlan) -> Result<PersonId, AppError> {
    let person = plan.assign_to.unwrap_or(session.vault.keys().person);
    session.vault.membership().active(person).map_err(|_| ErrorCode::NotAMember)?;
    if session.vault.scopes().contains(&ScopeId::from(person)) {
        Ok(person)
    } else {
        Err(ErrorCode::NotAllowed.into())
    }
}
