//! What a right would open, before it is given.

use std::collections::HashMap;

use vault_domain::action::ManagePeople;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, ScopeId, TeamId};
use vault_domain::level::Level;
use vault_domain::role::Role;
use vault_ledger::membership::Roles;

use super::Roster;
use crate::contract::people::{PreviewRights, Reachable, RightsPreview};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// `rights_preview`
pub fn rights_preview(
    _: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: PreviewRights,
) -> Result<RightsPreview, AppError> {
    let session = state.session()?;
    let known = Roster::read(&session.vault, grant)?;
    if !known.has_team(request.team_id) {
        return Err(vault_domain::error_code::ErrorCode::PersonUnknown.into());
    }
    let sizes = session.vault.customers_by_compartment(grant)?;
    let before = match request.person_id {
        None => Reachable::default(),
        Some(person) => {
            let member = session.vault.membership().member(person);
            let member = member.ok_or(vault_domain::error_code::ErrorCode::PersonUnknown)?;
            let roles: Vec<Role> = member.roles.iter().collect();
            reachable(session, &sizes, Some(person), &roles, member.team)
        }
    };
    let after = reachable(session, &sizes, request.person_id, &request.roles, request.team_id);
    Ok(RightsPreview { before, after })
}

/// Customers whose keys such a person would hold, by what is stored: no content is opened.
pub(super) fn reachable(
    session: &Session,
    sizes: &HashMap<(ScopeId, Level), u64>,
    person: Option<PersonId>,
    roles: &[Role],
    team: TeamId,
) -> Reachable {
    let membership = session.vault.membership();
    let roles = Roles::of(roles);
    // What owners gave by name stays, whatever the roles.
    let named: Vec<(ScopeId, Level)> =
        person.map(|person| membership.exceptions(person).collect()).unwrap_or_default();
    let reads = |scope: ScopeId, level: Level| {
        named.contains(&(scope, level)) || membership.would_be_entitled(person, roles, team, scope, level)
    };
    let sum = |level: Level| {
        let counted = sizes.iter().filter(|((scope, at), _)| *at == level && reads(*scope, level));
        counted.map(|(_, count)| *count).sum()
    };
    Reachable { customers: sum(Level::L1), sensitive: sum(Level::L2), core: sum(Level::L3) }
}
