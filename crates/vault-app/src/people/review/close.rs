//! Closing a review: everything decided takes effect in one change, under two signatures.

use std::path::Path;

use vault_crypto::SecretBytes;
use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_ledger::membership::{Fact, Roles};
use vault_store::{EntryDraft, StoreError};

use super::rows;
use super::sheet::{Closed, Stored, open_one};
use crate::approval::approve;
use crate::contract::Done;
use crate::contract::approval::ApprovalKind;
use crate::contract::review::{CloseReview, Review, ReviewDecision, SaveReview};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::people::add::check_roles;
use crate::people::list::name_of;
use crate::vaults::authenticate;

/// `review_close`
pub fn review_close(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: CloseReview,
) -> Result<Review, AppError> {
    let session = state.session()?;
    let mut review = open_one(&session.vault, grant, request.review_id)?;
    let undecided = review.people.iter().filter(|line| line.decision.is_none()).count();
    if undecided > 0 {
        return Err(AppError::new(ErrorCode::ReviewIncomplete).number("count", undecided as u64));
    }
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let approval = approve(core, state, request.approver, ApprovalKind::Review, None)?;
    let session = state.session()?;
    // The numbers on which people decided are those of the record.
    let before = rows::shown(core, session, grant, request.review_id, &review)?;
    for line in &review.people {
        if let Some(ReviewDecision::Reduce { roles }) = &line.decision {
            check_roles(session.vault.membership(), roles, 0)?;
        }
    }
    let names: Vec<String> = review.people.iter().map(|line| name_of(session, line.person)).collect();
    review.closed = Some(Closed {
        at_ms: core.host.clock.wall_ms(),
        first: session.vault.keys().person,
        second: approval.as_ref().map(|approval| approval.person),
        seq: session.vault.head().seq + 1,
    });
    let record = Review { closed: review.closed.as_ref().map(|closed| closed.seen(session)), ..before };
    review.record = serde_json::to_string(&record).map_err(|_| ErrorCode::Internal)?;
    let mut tx = session.vault.write(grant)?;
    for (line, name) in review.people.iter().zip(&names) {
        let fact = match &line.decision {
            None | Some(ReviewDecision::Keep) => continue,
            Some(ReviewDecision::Reduce { roles }) => Fact::MemberRoles(line.person, Roles::of(roles)),
            Some(ReviewDecision::Freeze) => Fact::MemberFrozen(line.person),
        };
        tx.log(EntryDraft::fact(&fact).text("text", name))?;
    }
    review.put(&mut tx, request.review_id)?;
    let mut entry = EntryDraft::done("review.close").text("text", &review.quarter);
    if let Some(approval) = &approval {
        entry = approval.named_in(entry);
    }
    tx.commit(entry)?;
    match session.vault.renew_keys(grant, &mut |_| !core.is_interrupted()) {
        // Whoever holds the keys finishes it at the next login.
        Ok(_) | Err(StoreError::KeysMissing | StoreError::Cancelled | StoreError::Refused(_)) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(record)
}

/// `review_save`
pub fn review_save(
    _: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: SaveReview,
) -> Result<Done, AppError> {
    let language = state.local.prefs.language;
    let session = state.session()?;
    let found = Stored::read_all(&session.vault, grant)?;
    let (_, review) = found
        .into_iter()
        .find(|(id, _)| *id == request.review_id)
        .ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
    if review.closed.is_none() {
        return Err(ErrorCode::WrongState.into());
    }
    let record: Review =
        serde_json::from_str(&review.record).map_err(|_| AppError::new(ErrorCode::VaultDamaged))?;
    session.vault.write(grant)?.commit(EntryDraft::done("review.save").text("text", &review.quarter))?;
    let made = session.vault.make_checkpoint(grant, "printed")?;
    let pdf = crate::paper::review::render(&record, &made, &session.settings, language)?;
    crate::gate::document(&session.vault, Path::new(&request.path), &pdf)?;
    Ok(Done {})
}
