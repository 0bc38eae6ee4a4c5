//! The rules as they are compiled in, for reading and printing.

use vault_domain::action::{ActionKind, UseVault};
use vault_domain::grant::Grant;
use vault_domain::policy::role_allows;
use vault_domain::reach::{self, ScopeKind};
use vault_domain::role::Role;

use crate::contract::Empty;
use crate::contract::people::{PermissionMatrix, RoleReach, RoleRights};
use crate::core::{Core, State};
use crate::error::AppError;

/// `permission_matrix`
pub fn permission_matrix(
    _: &Core,
    _: &mut State,
    _: &Grant<UseVault>,
    _: Empty,
) -> Result<PermissionMatrix, AppError> {
    let rights = |role: Role| RoleRights {
        role,
        actions: ActionKind::ALL
            .iter()
            .filter(|action| role_allows(role, **action))
            .map(|action| action.name().to_owned())
            .collect(),
    };
    let reach = |role: Role| {
        ScopeKind::ALL.map(|scope| RoleReach { role, scope, levels: reach::levels(role, scope).to_vec() })
    };
    Ok(PermissionMatrix {
        rights: Role::ALL.map(rights).into(),
        reach: Role::ALL.into_iter().flat_map(reach).collect(),
    })
}
