//! Where a request stands: the statements under it, judged by the membership of this moment, and what the ledger says happened.

use vault_domain::action::Action;
use vault_domain::error_code::ErrorCode;
use vault_domain::export::{Approved, Progress, Refused};
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_ledger::entry::{Actor, Outcome};
use vault_ledger::membership::Membership;
use vault_store::{LedgerQuery, OpenVault};

use super::fit;
use super::statement::{Answer, Request, Signed};
use super::stored::Stored;
use crate::contract::export::{ExportState, Whereabouts};
use crate::error::AppError;

pub(super) const REQUEST: &str = "export.request";
pub(super) const SIGN: &str = "export.sign";
pub(super) const REJECT: &str = "export.reject";
pub(super) const WITHDRAW: &str = "export.withdraw";
pub(super) const CONFIRM: &str = "export.confirm";
pub(crate) const RUN: &str = "export.run";
pub(super) const RETURNED: &str = "export.returned";
pub(super) const DESTROYED: &str = "export.destroyed";
pub(super) const EXPLAINED: &str = "export.explained";

/// Entries about one request that are looked at; signers and the requester write a handful.
const MOST: u32 = 200;

/// What the ledger says.
#[derive(Default)]
pub(super) struct Happened {
    pub rejected: bool,
    pub withdrawn: bool,
    pub confirmed_ms: Option<i64>,
    pub ran_ms: Option<i64>,
    pub whereabouts: Option<Whereabouts>,
}

/// A request, understood.
pub(super) struct Standing {
    pub id: RecordId,
    pub request: Signed<Request>,
    pub stored: Stored,
    /// Answers whose signatures verify, yes and no, in their order.
    pub answers: Vec<Signed<Answer>>,
    pub happened: Happened,
    pub progress: Progress,
    pub state: ExportState,
}

impl Standing {
    /// Reads one request.
    ///
    /// # Errors
    /// `not_found`; `export_invalid` when its signature is not the requester's.
    pub fn read(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
        id: RecordId,
        now_ms: i64,
    ) -> Result<Self, AppError> {
        let stored = Stored::read(vault, grant, id)?;
        Self::of(vault, grant, id, stored, now_ms)
    }

    /// Every request that is one. A row somebody has tampered with is none, and the check of the vault names it.
    ///
    /// # Errors
    /// `vault_damaged`.
    pub fn read_all(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
        now_ms: i64,
    ) -> Result<Vec<Self>, AppError> {
        let mut all = Vec::new();
        for (id, stored) in Stored::read_all(vault, grant)? {
            match Self::of(vault, grant, id, stored, now_ms) {
                Ok(standing) => all.push(standing),
                Err(error) if error.code == ErrorCode::ExportInvalid => {}
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    }

    /// A request from its form, wherever that came from.
    ///
    /// # Errors
    /// `export_invalid`.
    pub fn of(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
        id: RecordId,
        stored: Stored,
        now_ms: i64,
    ) -> Result<Self, AppError> {
        let invalid = || AppError::new(ErrorCode::ExportInvalid);
        let request = checked_request(vault, &stored).ok_or_else(invalid)?;
        if request.statement.id != id {
            return Err(invalid());
        }
        let happened = happened(vault, grant, &request.statement, now_ms)?;
        let answers: Vec<Signed<Answer>> = stored
            .answers
            .iter()
            .filter_map(|paper| checked_answer(vault, &paper.bytes, paper.signature()?))
            .filter(|answer| answer.statement.request == request.hash())
            .collect();
        let progress = progress(vault.membership(), &request, &answers, now_ms);
        let mut standing =
            Self { id, request, stored, answers, happened, progress, state: ExportState::Waiting };
        standing.state = standing.judge(now_ms);
        Ok(standing)
    }

    /// Everybody has agreed, and nothing ended it.
    ///
    /// # Errors
    /// `export_used`, `export_expired`, `export_rejected` or `approval_needed`, whatever stands in the way first.
    pub fn approved(&self, now_ms: i64) -> Result<&Approved, AppError> {
        let code = match (self.judge(now_ms), &self.progress) {
            (
                ExportState::Ready | ExportState::Cooling | ExportState::Quarantine,
                Progress::Approved(approved),
            ) => return Ok(approved),
            (ExportState::Done, _) => ErrorCode::ExportUsed,
            (ExportState::Rejected | ExportState::Withdrawn, _) => ErrorCode::ExportEnded,
            (ExportState::Expired, _) => ErrorCode::ExportExpired,
            _ => ErrorCode::ExportUnsigned,
        };
        Err(code.into())
    }

    fn judge(&self, now_ms: i64) -> ExportState {
        if self.happened.ran_ms.is_some() {
            return ExportState::Done;
        }
        if self.happened.withdrawn {
            return ExportState::Withdrawn;
        }
        if self.happened.rejected {
            return ExportState::Rejected;
        }
        match &self.progress {
            Progress::Pending(_) if now_ms > self.request.statement.not_after_ms => ExportState::Expired,
            Progress::Pending(_) => ExportState::Waiting,
            Progress::Approved(approved) if now_ms > approved.not_after_ms() => ExportState::Expired,
            Progress::Approved(approved) if now_ms < approved.ready_ms() => ExportState::Cooling,
            Progress::Approved(_) => match self.happened.confirmed_ms {
                Some(at) if now_ms < self.usable_ms(at) => ExportState::Quarantine,
                _ => ExportState::Ready,
            },
        }
    }

    /// When the file of a confirmed request may be written.
    pub fn usable_ms(&self, confirmed_ms: i64) -> i64 {
        let wait = i64::try_from(self.request.statement.quarantine_ms).unwrap_or(i64::MAX);
        confirmed_ms.saturating_add(wait)
    }
}

/// The request in a row, if its requester, a member, signed it for this vault.
fn checked_request(vault: &OpenVault, stored: &Stored) -> Option<Signed<Request>> {
    let signature = stored.request.signature()?;
    super::statement::signer_of(&stored.request.bytes, |request: &Request| request.requester)
        .and_then(|person| vault.membership().member(person))
        .and_then(|member| Signed::check(&stored.request.bytes, signature, &member.sign).ok())
        .filter(|request: &Signed<Request>| request.statement.vault == vault.id())
}

/// An answer, if the member it names signed it for this vault.
pub(super) fn checked_answer(vault: &OpenVault, bytes: &[u8], signature: [u8; 64]) -> Option<Signed<Answer>> {
    super::statement::signer_of(bytes, |answer: &Answer| answer.approver)
        .and_then(|person| vault.membership().member(person))
        .and_then(|member| Signed::check(bytes, signature, &member.sign).ok())
        .filter(|answer: &Signed<Answer>| answer.statement.vault == vault.id())
}

/// How far the signatures carry a request. Those that do not count now are passed over; a run asks again.
fn progress(
    membership: &Membership,
    request: &Signed<Request>,
    answers: &[Signed<Answer>],
    now_ms: i64,
) -> Progress {
    let mut progress = Progress::begin(request.terms());
    for answer in answers.iter().filter(|answer| answer.statement.agree) {
        let Progress::Pending(pending) = &progress else { break };
        let fit = fit::may_agree(membership, &request.statement, answer.statement.approver, now_ms);
        let consent = answer.statement.consent(fit);
        // What was given in time stays given; the run asks whether it still counts.
        let at = answer.statement.given_ms.min(now_ms);
        if let Ok(next) = pending.consent(consent, at) {
            progress = next;
        }
    }
    progress
}

/// What the ledger says about a request. Only the requester withdraws, confirms and runs; only somebody who may agree rejects.
fn happened(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    request: &Request,
    now_ms: i64,
) -> Result<Happened, AppError> {
    let query = LedgerQuery {
        object_ref: Some(vault.object_ref(request.id)),
        actions: vec![REJECT, WITHDRAW, CONFIRM, RUN, RETURNED, DESTROYED, EXPLAINED],
        limit: MOST,
        ..LedgerQuery::default()
    };
    let mut happened = Happened::default();
    // Newest first: read from the end.
    for logged in vault.ledger(grant, &query)?.iter().rev() {
        let (Actor::Person(person), Outcome::Done) = (logged.entry.actor, &logged.entry.result) else {
            continue;
        };
        let requester = person == request.requester;
        let governs = requester || fit::keeps_register(vault.membership(), person);
        let at = logged.entry.wall_ms;
        match logged.entry.action.as_str() {
            WITHDRAW if requester => happened.withdrawn = true,
            CONFIRM if requester => happened.confirmed_ms = Some(at),
            RUN if requester => happened.ran_ms = Some(at),
            REJECT if fit::may_agree(vault.membership(), request, person, now_ms) => happened.rejected = true,
            RETURNED if governs => happened.whereabouts = Some(Whereabouts::Returned),
            DESTROYED if governs => happened.whereabouts = Some(Whereabouts::Destroyed),
            EXPLAINED if governs => happened.whereabouts = Some(Whereabouts::Explained),
            _ => {}
        }
    }
    Ok(happened)
}

/// The error of a step that is refused.
pub(super) fn refusal(refused: Refused) -> AppError {
    let code = match refused {
        Refused::SamePerson => ErrorCode::ExportOwn,
        Refused::AlreadySigned | Refused::NotNeeded => ErrorCode::WrongState,
        Refused::Unfit => ErrorCode::ApproverUnfit,
        Refused::OtherRequest => ErrorCode::ExportInvalid,
        Refused::Expired => ErrorCode::ExportExpired,
        Refused::TooEarly => ErrorCode::ExportTooEarly,
        Refused::ClockBack => ErrorCode::ClockBack,
        Refused::ReasonMissing => ErrorCode::ReasonNeeded,
    };
    code.into()
}
