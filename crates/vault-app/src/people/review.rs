//! 权限复查: who may read what, looked at once a quarter and whenever somebody's rights change. Two people sign.

mod close;
mod rows;
mod sheet;

use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_store::EntryDraft;

pub use close::{review_close, review_save};
pub(super) use sheet::open_for_change;

use crate::calendar::{quarter_text, today};
use crate::contract::Empty;
use crate::contract::review::{DecideReview, PastReview, Review, ReviewDecision, ReviewReason, Reviews};
use crate::core::{Core, State};
use crate::error::AppError;
use sheet::{Decided, Stored};

/// Days until an open review is due.
const DUE_DAYS: i64 = 15;
const DAY_MS: i64 = 86_400_000;
const MAX_REASON: usize = 200;
/// Closed reviews a list shows.
const PAST: usize = 40;

/// `review_list`
pub fn review_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    _: Empty,
) -> Result<Reviews, AppError> {
    let session = state.session()?;
    let stored = Stored::read_all(&session.vault, grant)?;
    let quarter = quarter_text(today(core, session));
    let regular = |one: &&(RecordId, Stored)| one.1.why == ReviewReason::Quarter && one.1.quarter == quarter;
    let due = session.vault.is_shared() && !stored.iter().any(|one| regular(&one));
    let mut open = Vec::new();
    let mut past = Vec::new();
    for (id, review) in &stored {
        match &review.closed {
            None => open.push(rows::shown(core, session, grant, *id, review)?),
            Some(closed) => past.push(PastReview {
                review_id: *id,
                why: review.why,
                quarter: review.quarter.clone(),
                people: u32::try_from(review.people.len()).unwrap_or(u32::MAX),
                closed: closed.seen(session),
            }),
        }
    }
    open.sort_by_key(|review| review.opened_ms);
    past.sort_by_key(|review| std::cmp::Reverse(review.closed.at_ms));
    past.truncate(PAST);
    Ok(Reviews { open, past, due })
}

/// `review_open`: this quarter's, about everybody who can log in.
pub fn review_open(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    _: Empty,
) -> Result<Review, AppError> {
    let session = state.session()?;
    if !session.vault.is_shared() {
        return Err(ErrorCode::WrongState.into());
    }
    let quarter = quarter_text(today(core, session));
    let known = Stored::read_all(&session.vault, grant)?;
    if known.iter().any(|(_, one)| one.why == ReviewReason::Quarter && one.quarter == quarter) {
        return Err(ErrorCode::WrongState.into());
    }
    let now = core.host.clock.wall_ms();
    let membership = session.vault.membership();
    let people = membership.members().filter(|(_, member)| !member.frozen).map(|(person, _)| person);
    let review = Stored {
        why: ReviewReason::Quarter,
        quarter: quarter.clone(),
        opened_ms: now,
        due_ms: now + DUE_DAYS * DAY_MS,
        people: people.map(Decided::open).collect(),
        closed: None,
        record: String::new(),
    };
    let id = RecordId::from_bytes(core.host.clock.new_id());
    let mut tx = session.vault.write(grant)?;
    review.put(&mut tx, id)?;
    tx.commit(EntryDraft::done("review.open").text("text", &quarter))?;
    rows::shown(core, session, grant, id, &review)
}

/// `review_decide`
pub fn review_decide(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: DecideReview,
) -> Result<Review, AppError> {
    let reason = request.reason.trim().to_owned();
    if reason.chars().count() > MAX_REASON {
        return Err(ErrorCode::TextTooLong.into());
    }
    if let ReviewDecision::Reduce { roles } = &request.decision
        && roles.is_empty()
    {
        return Err(ErrorCode::BadRequest.into());
    }
    let session = state.session()?;
    let mut review = sheet::open_one(&session.vault, grant, request.review_id)?;
    let shown = rows::shown(core, session, grant, request.review_id, &review)?;
    let row = shown
        .rows
        .iter()
        .find(|row| row.person_id == request.person_id)
        .ok_or_else(|| AppError::new(ErrorCode::PersonUnknown))?;
    let needs_reason = request.decision != ReviewDecision::Keep || row.l3_customers > 0;
    if needs_reason && reason.is_empty() {
        return Err(ErrorCode::PurposeNeeded.into());
    }
    let line = review.people.iter_mut().find(|line| line.person == request.person_id);
    let line = line.ok_or_else(|| AppError::new(ErrorCode::PersonUnknown))?;
    (line.decision, line.reason) = (Some(request.decision), reason);
    let mut tx = session.vault.write(grant)?;
    review.put(&mut tx, request.review_id)?;
    tx.commit(EntryDraft::done("review.decide").text("text", &row.name))?;
    rows::shown(core, session, grant, request.review_id, &review)
}
