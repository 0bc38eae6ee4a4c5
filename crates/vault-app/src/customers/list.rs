//! The list: server windows over the directory.

use vault_domain::action::ViewCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::ScopeId;
use vault_domain::record::RecordState;
use vault_domain::stage::Stage;
use vault_store::directory::{self, ListQuery, SortBy as DirectorySort, TimeRange};

use super::row::{NO_STAGE, customer_row, stage_number};
use crate::calendar::today;
use crate::contract::Empty;
use crate::contract::customer::{
    Counts, CustomerPage, Filters, Holding, ListCustomers, Receiver, SortBy, StateFilter,
};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::people::owner_of;
use crate::session::Session;

const MAX_LIMIT: u32 = 500;
const DAY_MS: i64 = 86_400_000;
/// No scope is this one.
const NOBODY: [u8; 16] = [0; 16];

/// `customer_list`
pub fn customer_list(
    core: &Core,
    state: &mut State,
    _: &Grant<ViewCustomers>,
    request: ListCustomers,
) -> Result<CustomerPage, AppError> {
    if request.limit > MAX_LIMIT {
        return Err(ErrorCode::BadRequest.into());
    }
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let query = ListQuery {
        filters: filters(core, session, &request.filters)?,
        sort: match request.sort {
            SortBy::Name => DirectorySort::Name,
            SortBy::Company => DirectorySort::Company,
            SortBy::Updated => DirectorySort::Updated,
            SortBy::Created => DirectorySort::Created,
            SortBy::NextFollowUp => DirectorySort::Next,
            SortBy::Stage => DirectorySort::Stage,
        },
        descending: request.descending,
        offset: usize::try_from(request.offset).unwrap_or(usize::MAX),
        limit: request.limit as usize,
    };
    let page = session.vault.index_mut().directory_mut().list(&query);
    let session = state.session()?;
    Ok(CustomerPage {
        total: page.total as u64,
        offset: request.offset,
        rows: page.rows.into_iter().map(|view| customer_row(session, view, now)).collect(),
    })
}

pub(crate) fn filters(
    core: &Core,
    session: &Session,
    wanted: &Filters,
) -> Result<directory::Filters, AppError> {
    let now = core.host.clock.wall_ms();
    let state = match wanted.state {
        StateFilter::Active => RecordState::Active,
        StateFilter::Archived => RecordState::Archived,
        StateFilter::Recycled => RecordState::Recycled,
    };
    let days_ago = |days: u32| now - i64::from(days) * DAY_MS;
    let next_before = match &wanted.next_until {
        None => None,
        Some(day) => {
            let day: vault_domain::date::LocalDate = day.parse().map_err(|_| ErrorCode::BadRequest)?;
            Some((day.days_since_epoch() + 1) * DAY_MS)
        }
    };
    Ok(directory::Filters {
        text: wanted
            .text
            .as_deref()
            .filter(|text| !text.trim().is_empty())
            .map(|text| super::search::query(session, text)),
        stages: stages(wanted),
        levels: wanted.levels.iter().map(|level| level.number()).collect(),
        tags: wanted.tags.clone(),
        owners: owners(session, wanted),
        states: vec![state.code()],
        city: wanted.city.clone(),
        has_phone: wanted.has_phone,
        has_basis: wanted.without_basis.map(|without| !without),
        kind: wanted.kind.map(vault_domain::record::CustomerKind::code),
        updated: TimeRange {
            after: wanted.active_days.map(days_ago),
            before: wanted.idle_days.map(days_ago),
        },
        next: TimeRange { after: None, before: next_before },
        created: TimeRange::default(),
    })
}

/// Scopes asked for; empty for all of them, an impossible one for none.
fn owners(session: &Session, wanted: &Filters) -> Vec<[u8; 16]> {
    let scopes = || session.vault.scopes().into_iter().filter(|scope| *scope != ScopeId::COMMON);
    let asked = |scope: &ScopeId| {
        wanted.holding.is_none_or(|holding| holding == held(session, *scope))
            && wanted.owner.is_none_or(|owner| ScopeId::from(owner) == *scope)
            && wanted.team.is_none_or(|team| ScopeId::from(team) == *scope)
    };
    if wanted.holding.is_none() && wanted.owner.is_none() && wanted.team.is_none() {
        return Vec::new();
    }
    let found: Vec<[u8; 16]> = scopes().filter(asked).map(|scope| *scope.as_bytes()).collect();
    if found.is_empty() { vec![NOBODY] } else { found }
}

/// Who has the customers of a scope, seen from this session.
pub(crate) fn held(session: &Session, scope: ScopeId) -> Holding {
    match owner_of(session.vault.membership(), scope) {
        Receiver::Pool => Holding::Pool,
        Receiver::Kept => Holding::Kept,
        Receiver::Team { .. } => Holding::Team,
        Receiver::Person { id } if id == session.vault.keys().person => Holding::Mine,
        Receiver::Person { .. } => Holding::Colleagues,
    }
}

/// Numbers of the stages asked for; where follow-ups are asked for, those in which there still is something to follow up.
fn stages(wanted: &Filters) -> Vec<u8> {
    let open = || Stage::ALL.into_iter().filter(|stage| stage.is_open());
    if wanted.stages.is_empty() && wanted.next_until.is_some() {
        open().map(stage_number).chain([NO_STAGE]).collect()
    } else {
        wanted.stages.iter().map(|stage| stage_number(*stage)).collect()
    }
}

/// `customer_counts`: the numbers on the view tabs, as the same filters give them.
pub fn customer_counts(
    core: &Core,
    state: &mut State,
    _: &Grant<ViewCustomers>,
    _: Empty,
) -> Result<Counts, AppError> {
    let session = state.session()?;
    let due = today(core, session).to_string();
    let views = [
        Filters::default(),
        Filters { state: StateFilter::Archived, ..Filters::default() },
        Filters { state: StateFilter::Recycled, ..Filters::default() },
        Filters { idle_days: Some(30), ..Filters::default() },
        Filters { next_until: Some(due), ..Filters::default() },
        Filters { without_basis: Some(true), ..Filters::default() },
        Filters { holding: Some(Holding::Mine), ..Filters::default() },
        Filters { holding: Some(Holding::Colleagues), ..Filters::default() },
        Filters { holding: Some(Holding::Team), ..Filters::default() },
        Filters { holding: Some(Holding::Pool), ..Filters::default() },
        Filters { holding: Some(Holding::Kept), ..Filters::default() },
    ];
    let mut totals = [0_u64; 11];
    for (total, view) in totals.iter_mut().zip(&views) {
        let filters = filters(core, session, view)?;
        *total = session.vault.index().directory().count(&filters) as u64;
    }
    let [
        active,
        archived,
        recycled,
        idle_30_days,
        due_today,
        without_basis,
        mine,
        colleagues,
        team,
        pool,
        kept,
    ] = totals;
    Ok(Counts {
        active,
        archived,
        recycled,
        idle_30_days,
        due_today,
        without_basis,
        mine,
        colleagues,
        team,
        pool,
        kept,
    })
}
