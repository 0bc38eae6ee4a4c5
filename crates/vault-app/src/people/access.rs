//! Who could read a customer at a moment: memberships, grants and moves as the ledger has them.

use vault_domain::action::ViewLedger;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_domain::reach::ScopeKind;
use vault_domain::record::FieldSet;

use super::list::name_of;
use super::{name_of_scope, owner_of};
use crate::contract::review::{Access, AccessRow, AskAccess};
use crate::core::{Core, State};
use crate::error::AppError;

/// `access_list`
pub fn access_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: AskAccess,
) -> Result<Access, AppError> {
    let now = core.host.clock.wall_ms();
    let at_ms = request.at_ms.unwrap_or(now).min(now);
    let session = state.session()?;
    let vault = &session.vault;
    // Whoever asks about a customer has to be able to read it; others would learn that it exists.
    let facet = vault.open_facet(grant, request.record_id, Level::L1)?;
    let fields = FieldSet::decode_padded(&facet.plain).map_err(|_| ErrorCode::VaultDamaged)?;
    let (membership, seq) = vault.membership_at(grant, at_ms)?;
    let existed = fields.int(FieldKey::CreatedMs).is_none_or(|created| created <= at_ms);
    let scope = vault.scope_at(grant, request.record_id, facet.place.scope, seq)?;
    let mut people = Vec::new();
    for (person, member) in membership.members().filter(|_| existed) {
        let gone = member.leaves_ms.is_some_and(|leaves| at_ms >= leaves);
        if gone || membership.active(person).is_err() {
            continue;
        }
        let levels: Vec<Level> =
            Level::ALL.into_iter().filter(|level| membership.could_read(person, scope, *level)).collect();
        if levels.is_empty() {
            continue;
        }
        people.push(AccessRow {
            person_id: person,
            name: name_of(session, person),
            roles: member.roles.iter().collect(),
            exception: levels.iter().any(|level| !membership.entitled(person, scope, *level)),
            levels,
            scope: membership.scope_kind(person, scope).unwrap_or(ScopeKind::Stranger),
        });
    }
    people.sort_by(|a, b| a.name.cmp(&b.name));
    let owner = owner_of(&membership, scope);
    Ok(Access { at_ms, seq, owner, owner_name: name_of_scope(session, scope), people })
}
