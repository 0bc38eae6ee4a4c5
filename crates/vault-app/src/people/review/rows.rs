//! What there is to know about each person of a review.

use std::collections::HashMap;

use vault_domain::action::ManagePeople;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, TeamId};
use vault_domain::role::Role;

use super::sheet::Stored;
use crate::contract::review::{Review, ReviewRow};
use crate::core::Core;
use crate::error::AppError;
use crate::people::handover::Looks90;
use crate::people::list::{name_of, state_of};
use crate::people::preview::reachable;
use crate::people::{Roster, history};
use crate::session::Session;

/// Without a login for longer somebody is idle.
const IDLE_MS: i64 = 30 * 86_400_000;

/// The review with the numbers of this moment.
pub(super) fn shown(
    core: &Core,
    session: &Session,
    grant: &Grant<ManagePeople>,
    id: RecordId,
    review: &Stored,
) -> Result<Review, AppError> {
    let now = core.host.clock.wall_ms();
    let vault = &session.vault;
    let sizes = vault.customers_by_compartment(grant)?;
    let logins = vault.last_logins(grant)?;
    let roster = Roster::read(vault, grant)?;
    let mut looks: HashMap<PersonId, Looks90> = HashMap::new();
    for (person, _) in vault.membership().members() {
        looks.insert(person, Looks90::of(vault, grant, person, now)?);
    }
    let median = |team: TeamId| {
        let mut all: Vec<u64> = vault
            .membership()
            .members()
            .filter(|(_, member)| member.team == team && !member.frozen)
            .filter_map(|(person, _)| looks.get(&person).map(|looks| looks.reveals))
            .collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied().unwrap_or(0)
    };
    let mut rows = Vec::with_capacity(review.people.len());
    for line in &review.people {
        let Some(member) = vault.membership().member(line.person) else { continue };
        let roles: Vec<Role> = member.roles.iter().collect();
        let reach = reachable(session, &sizes, Some(line.person), &roles, member.team);
        let own = looks.get(&line.person).cloned().unwrap_or_default();
        // Whoever has never logged in is idle a month after joining.
        let since_ms = vault.written_ms(grant, member.since_seq)?;
        let last_login_ms = logins.get(&line.person).copied();
        rows.push(ReviewRow {
            person_id: line.person,
            name: name_of(session, line.person),
            roles,
            team_id: member.team,
            state: state_of(member, now),
            reach,
            l3_customers: reach.core,
            reveals_90d: own.reveals,
            copies_90d: own.copies,
            team_median_reveals_90d: median(member.team),
            last_login_ms,
            idle: now - last_login_ms.unwrap_or(since_ms) > IDLE_MS,
            history_from: roster
                .person(line.person)
                .and_then(|listed| listed.history_from)
                .map(history::day_with),
            decision: line.decision.clone(),
            reason: line.reason.clone(),
        });
    }
    Ok(Review {
        review_id: id,
        why: review.why,
        quarter: review.quarter.clone(),
        opened_ms: review.opened_ms,
        due_ms: review.due_ms,
        rows,
        closed: review.closed.as_ref().map(|closed| closed.seen(session)),
    })
}
