//! Who may do what: one table, default deny. Only [`authorize`] makes a [`Grant`].

use crate::action::{Action, ActionKind};
use crate::grant::Grant;
use crate::ids::{PersonId, SessionId};
use crate::role::Role;

/// The person a request comes from, as the core knows it. Never taken from the request.
#[derive(Debug, Clone)]
pub struct Subject {
    /// Who.
    pub person: PersonId,
    /// Since which login.
    pub session: SessionId,
    /// The roles membership gives at this moment.
    pub roles: Vec<Role>,
    /// Frozen people may do nothing.
    pub frozen: bool,
}

/// The subject may not do this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not allowed: {}", .0.name())]
pub struct Denied(pub ActionKind);

/// Whether a role carries an action.
#[must_use]
pub const fn role_allows(role: Role, action: ActionKind) -> bool {
    use ActionKind as A;
    match role {
        Role::Owner => true,
        Role::Manager => match action {
            A::UseVault
            | A::ViewCustomers
            | A::ViewBilling
            | A::EditCustomers
            | A::RevealField
            | A::CopyField
            | A::CompareField
            | A::ImportCustomers
            | A::ViewLedger
            | A::ReviewLedger
            | A::TransferCustomers
            | A::ClassifyFields
            | A::ExportCustomers
            | A::ClaimCustomers => true,
            A::ChangeSettings
            | A::ManagePeople
            | A::NameCustodians
            | A::ExportLedger
            | A::KeepLedger
            | A::TraceLeaks => false,
        },
        Role::Sales => match action {
            A::UseVault
            | A::ViewCustomers
            | A::ViewBilling
            | A::EditCustomers
            | A::RevealField
            | A::CopyField
            | A::CompareField
            | A::ImportCustomers
            // Only where the vault's rules let them, see `ExportRules`.
            | A::ExportCustomers
            | A::ClaimCustomers => true,
            A::TraceLeaks
            | A::ViewLedger
            | A::ExportLedger
            | A::ReviewLedger
            | A::KeepLedger
            | A::ChangeSettings
            | A::ClassifyFields
            | A::ManagePeople
            | A::NameCustodians
            | A::TransferCustomers => false,
        },
        // Billing facts are a record type of their own; customers stay closed to finance, whose keys open none.
        Role::Finance => {
            matches!(action, A::UseVault | A::ViewBilling | A::RevealField | A::CopyField | A::CompareField)
        }
        Role::Admin => matches!(
            action,
            A::UseVault
                | A::ViewLedger
                | A::ReviewLedger
                | A::ChangeSettings
                | A::ClassifyFields
                | A::ManagePeople
        ),
        Role::Auditor => {
            matches!(action, A::UseVault | A::ViewLedger | A::ExportLedger | A::ReviewLedger)
        }
    }
}

/// Whether one of the roles may take protection away from customers' data: those who hold the keys of both sides. An
/// admin holds neither.
#[must_use]
pub fn may_lower(roles: &[Role]) -> bool {
    roles.iter().any(|role| matches!(role, Role::Owner | Role::Manager))
}

/// Proof that the subject may do `A`, or a refusal.
///
/// # Errors
/// [`Denied`] for frozen people and for roles the table does not name.
pub fn authorize<A: Action>(subject: &Subject) -> Result<Grant<A>, Denied> {
    let allowed = !subject.frozen && subject.roles.iter().any(|role| role_allows(*role, A::KIND));
    if allowed { Ok(Grant::issue(subject.person, subject.session)) } else { Err(Denied(A::KIND)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{EditCustomers, ViewLedger};

    fn subject(roles: &[Role], frozen: bool) -> Subject {
        Subject {
            person: PersonId::from_bytes([1; 16]),
            session: SessionId::from_bytes([2; 16]),
            roles: roles.to_vec(),
            frozen,
        }
    }

    #[test]
    fn nobody_without_a_role_and_nobody_frozen() {
        assert!(authorize::<ViewLedger>(&subject(&[], false)).is_err());
        assert!(authorize::<ViewLedger>(&subject(&[Role::Owner], true)).is_err());
        assert!(authorize::<ViewLedger>(&subject(&[Role::Owner], false)).is_ok());
    }

    #[test]
    fn admins_are_blind_and_auditors_only_read_the_ledger() {
        assert!(authorize::<EditCustomers>(&subject(&[Role::Admin, Role::Auditor], false)).is_err());
        assert!(authorize::<ViewLedger>(&subject(&[Role::Auditor], false)).is_ok());
        let customers = [ActionKind::ViewCustomers, ActionKind::EditCustomers, ActionKind::ImportCustomers];
        assert!(customers.iter().all(|action| !role_allows(Role::Finance, *action)));
        assert!(role_allows(Role::Finance, ActionKind::ViewBilling));
        assert!(role_allows(Role::Admin, ActionKind::ClassifyFields) && !may_lower(&[Role::Admin]));
        assert!(may_lower(&[Role::Sales, Role::Manager]) && may_lower(&[Role::Owner]));
    }
}
