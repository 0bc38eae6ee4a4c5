//! Teams: people whose customers the same managers see.

use vault_crypto::SecretBytes;
use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::TeamId;
use vault_store::EntryDraft;

use super::roster::{RosterPerson, RosterTeam, share};
use super::{Roster, names};
use crate::contract::people::{SaveTeam, TeamSaved};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::vaults::authenticate;

const MAX_TEAMS: usize = 64;

/// `team_save`
pub fn team_save(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: SaveTeam,
) -> Result<TeamSaved, AppError> {
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let session = state.session()?;
    let known = Roster::read(&session.vault, grant)?;
    let others = known.teams.iter().filter(|line| Some(line.team) != request.team_id);
    let name = names::checked(&request.name, others.map(|line| line.name.as_str()))?;
    let team = match request.team_id {
        Some(team) if known.teams.iter().any(|line| line.team == team) => team,
        Some(_) => return Err(ErrorCode::PersonUnknown.into()),
        None if known.teams.len() >= MAX_TEAMS => return Err(ErrorCode::BadRequest.into()),
        None => TeamId::from_bytes(core.host.clock.new_id()),
    };
    let me = RosterPerson::of(session);
    let mut tx = session.vault.write(grant)?;
    let mut roster = share(&mut tx, grant, me, core)?;
    match roster.teams.iter_mut().find(|line| line.team == team) {
        Some(line) => line.name.clone_from(&name),
        // Its keys are made with its first person.
        None => roster.teams.push(RosterTeam { team, name: name.clone() }),
    }
    roster.put(&mut tx)?;
    tx.commit(EntryDraft::done("team.save").text("text", &name))?;
    session.teams.insert(team, name);
    Ok(TeamSaved { team_id: team })
}
