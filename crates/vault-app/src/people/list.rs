//! Who is there, as the ledger has it.

use vault_domain::action::{ManagePeople, UseVault};
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, ScopeId, TeamId};
use vault_ledger::membership::Member;

use super::{Roster, history};
use crate::contract::Empty;
use crate::contract::people::{People, PersonState, PersonView, TeamView};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// `person_list`
pub fn person_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    _: Empty,
) -> Result<People, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let roster = Roster::read(&session.vault, grant)?;
    let seen = session.vault.last_logins(grant)?;
    let may_manage = session.authorize::<ManagePeople>().is_ok();
    let membership = session.vault.membership();
    let mut people = Vec::new();
    for (person, member) in membership.members() {
        // How many customers somebody has is for those who decide about people, or can count them anyway.
        let counts = may_manage || session.vault.scopes().contains(&ScopeId::from(person));
        people.push(PersonView {
            person_id: person,
            name: session.people.get(&person).cloned().unwrap_or_default(),
            roles: member.roles.iter().collect(),
            team_id: member.team,
            state: state_of(member, now),
            you: person == session.vault.keys().person,
            trainee: roster.person(person).is_some_and(|line| line.trainee),
            history_from: roster.person(person).and_then(|line| line.history_from).map(history::day_with),
            since_ms: session.vault.written_ms(grant, member.since_seq)?,
            last_seen_ms: seen.get(&person).copied(),
            invited_until_ms: member.invited_until_ms,
            leaves_ms: member.leaves_ms,
            customers: if counts { session.vault.customers_in(grant, person.into())? } else { 0 },
            keys_missing: count(membership.lacking(person)),
            keys_to_rotate: count(membership.surplus(person)),
        });
    }
    people.sort_by_key(|person| {
        (membership.member(person.person_id).map(|member| member.since_seq), person.person_id)
    });
    Ok(People { teams: teams(session, grant, &roster, may_manage)?, people, may_manage })
}

fn count(found: impl Iterator) -> u32 {
    u32::try_from(found.count()).unwrap_or(u32::MAX)
}

pub(super) fn state_of(member: &Member, now_ms: i64) -> PersonState {
    if member.frozen || member.leaves_ms.is_some_and(|leaves| now_ms >= leaves) {
        PersonState::Frozen
    } else if member.invited_until_ms.is_some() {
        PersonState::Invited
    } else {
        PersonState::Active
    }
}

fn teams(
    session: &Session,
    grant: &Grant<UseVault>,
    roster: &Roster,
    may_manage: bool,
) -> Result<Vec<TeamView>, AppError> {
    let view = |team_id: TeamId, name: &str| {
        let members = session.vault.membership().members().filter(|(_, member)| member.team == team_id);
        let counts = may_manage || session.vault.scopes().contains(&team_id.into());
        Ok(TeamView {
            team_id,
            name: name.to_owned(),
            people: count(members),
            customers: if counts { session.vault.customers_in(grant, team_id.into())? } else { 0 },
        })
    };
    let named = roster.teams.iter().map(|line| (line.team, line.name.as_str()));
    std::iter::once((TeamId::HOUSE, "")).chain(named).map(|(team, name)| view(team, name)).collect()
}

/// The name of a person of this vault.
pub(super) fn name_of(session: &Session, person: PersonId) -> String {
    session.people.get(&person).cloned().unwrap_or_default()
}
