//! Who gets what: the rule applied to what is still in the person's scope.

use std::collections::HashMap;

use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId};

use crate::contract::customer::Receiver;
use crate::contract::handover::{
    CityCount, HandoverPlan, HandoverPreview, HandoverRule, HandoverShare, HeldCompartment,
};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::people::transfer::Place;
use crate::session::Session;

/// Cities a preview names.
const CITIES: usize = 50;
/// People a rule may name.
const MAX_RECEIVERS: usize = 50;

/// `handover_preview`
pub fn handover_preview(
    _: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: HandoverPlan,
) -> Result<HandoverPreview, AppError> {
    let session = state.session()?;
    let work = assign(session, grant, &request)?;
    let mut cities: HashMap<String, u64> = HashMap::new();
    for (record, _) in &work {
        let city = session.vault.index().directory().row(*record).map(|row| row.city).unwrap_or_default();
        if !city.is_empty() {
            *cities.entry(city).or_default() += 1;
        }
    }
    let mut cities: Vec<CityCount> =
        cities.into_iter().map(|(city, customers)| CityCount { city, customers }).collect();
    cities.sort_by(|a, b| b.customers.cmp(&a.customers).then_with(|| a.city.cmp(&b.city)));
    cities.truncate(CITIES);
    let held: Vec<_> = session.vault.membership().held_by(request.from).collect();
    // Customers are sealed again for their receivers; what else lies in the scopes stays and gets the new keys.
    let leaving = work.iter().map(|(record, _)| *record);
    let leaving = session.vault.rows_of(grant, request.from.into(), leaving)?;
    let rows = session.vault.rows_held_by(grant, request.from)?.saturating_sub(leaving);
    Ok(HandoverPreview {
        customers: work.len() as u64,
        shares: shares(&work),
        cities,
        compartments: held
            .into_iter()
            .map(|(scope, level, epoch)| HeldCompartment { scope, level, epoch })
            .collect(),
        rows,
    })
}

/// Every customer of the person with its receiver.
///
/// # Errors
/// `person_unknown` for people who cannot take part, `bad_request` for an empty rule.
pub(super) fn assign(
    session: &Session,
    grant: &Grant<ManagePeople>,
    plan: &HandoverPlan,
) -> Result<Vec<(RecordId, Place)>, AppError> {
    let vault = &session.vault;
    vault.membership().member(plan.from).ok_or(ErrorCode::PersonUnknown)?;
    let receiver = |person: PersonId| {
        if person == plan.from {
            Err(ErrorCode::PersonUnknown.into())
        } else {
            Place::of(vault, Receiver::Person { id: person })
        }
    };
    let choose: Box<dyn Fn(usize, RecordId) -> Place> = match &plan.rule {
        HandoverRule::Pool => {
            let pool = Place::of(vault, Receiver::Pool)?;
            Box::new(move |_, _| pool)
        }
        HandoverRule::Team { to } => {
            let team = Place::of(vault, Receiver::Team { id: *to })?;
            Box::new(move |_, _| team)
        }
        HandoverRule::One { to } => {
            let one = receiver(*to)?;
            Box::new(move |_, _| one)
        }
        HandoverRule::InTurn { to } => {
            if to.is_empty() || to.len() > MAX_RECEIVERS {
                return Err(ErrorCode::BadRequest.into());
            }
            let all = to.iter().map(|person| receiver(*person)).collect::<Result<Vec<_>, AppError>>()?;
            let first = *all.first().ok_or(ErrorCode::BadRequest)?;
            Box::new(move |at, _| all.get(at % all.len().max(1)).copied().unwrap_or(first))
        }
        HandoverRule::ByCity { cities, others } => {
            if cities.len() > MAX_RECEIVERS {
                return Err(ErrorCode::BadRequest.into());
            }
            let others = receiver(*others)?;
            let mut by_city = HashMap::new();
            for city in cities {
                by_city.insert(city.city.clone(), receiver(city.to)?);
            }
            let directory = vault.index().directory();
            Box::new(move |_, record| {
                let city = directory.row(record).map(|row| row.city).unwrap_or_default();
                by_city.get(&city).copied().unwrap_or(others)
            })
        }
    };
    let records = vault.customers_of(grant, ScopeId::from(plan.from))?;
    Ok(records.into_iter().enumerate().map(|(at, record)| (record, choose(at, record))).collect())
}

/// How many each receiver gets, in the order they are met.
pub(super) fn shares(work: &[(RecordId, Place)]) -> Vec<HandoverShare> {
    let mut shares: Vec<HandoverShare> = Vec::new();
    for (_, place) in work {
        match shares.iter_mut().find(|share| share.to == place.owner) {
            Some(share) => share.customers += 1,
            None => shares.push(HandoverShare { to: place.owner, customers: 1 }),
        }
    }
    shares
}
