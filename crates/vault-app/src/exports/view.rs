//! A request as the page sees it.

use vault_domain::export::{Needed, Progress};
use vault_domain::ids::PersonId;

use super::fit;
use super::plan::format_of;
use super::standing::Standing;
use crate::contract::export::{
    ExportCan, ExportClass, ExportFormat, ExportNeeds, ExportRan, ExportSignature, ExportState, ExportView,
    Whereabouts,
};
use crate::session::Session;

/// Days until somebody is reminded of what is out.
const REMIND_MS: i64 = 7 * vault_domain::export::DAY_MS;

pub(super) fn needs_view(needed: &Needed) -> ExportNeeds {
    needs(
        super::request::class_code(needed.class),
        needed.approvals,
        needed.cooling_off_ms,
        needed.written_reason,
        needed.quarantine_ms,
        needed.sealed_only,
    )
}

fn needs(
    class: u8,
    approvals: u8,
    cooling_off_ms: u64,
    written_reason: bool,
    quarantine_ms: u64,
    sealed_only: bool,
) -> ExportNeeds {
    let seconds = |ms: u64| u32::try_from(ms / 1_000).unwrap_or(u32::MAX);
    ExportNeeds {
        class: match class {
            0 => ExportClass::Free,
            1 => ExportClass::One,
            _ => ExportClass::Two,
        },
        approvals,
        cooling_off_s: seconds(cooling_off_ms),
        written_reason,
        quarantine_s: seconds(quarantine_ms),
        sealed_only,
    }
}

pub(super) fn view(session: &Session, standing: &Standing, now_ms: i64) -> ExportView {
    let request = &standing.request.statement;
    let name = |person: PersonId| session.people.get(&person).cloned().unwrap_or_default();
    let me = session.vault.keys().person;
    let signatures = standing.answers.iter().map(|answer| ExportSignature {
        person_id: answer.statement.approver,
        name: name(answer.statement.approver),
        at_ms: answer.statement.given_ms,
        agreed: answer.statement.agree,
        reason: answer.statement.reason.clone(),
    });
    ExportView {
        request_id: standing.id,
        state: standing.state,
        requester_id: request.requester,
        requester_name: name(request.requester),
        mine: request.requester == me,
        format: format_of(request.format).unwrap_or(ExportFormat::Package),
        fields: request.fields.clone(),
        clear_l2: request.clear_l2,
        clear_l3: request.clear_l3,
        purpose: request.purpose,
        purpose_text: request.purpose_text.clone(),
        recipient_kind: request.recipient_kind,
        recipient_name: request.recipient_name.clone(),
        reference: request.reference.clone(),
        keeper: request.keeper.clone(),
        destroy_by: request.destroy_by.clone(),
        rows: request.rows,
        levels: request.levels,
        gauge_milli: request.gauge_milli,
        needs: needs(
            request.class,
            request.approvals,
            request.cooling_off_ms,
            request.written_reason,
            request.quarantine_ms,
            request.sealed_only,
        ),
        reason: request.reason.clone(),
        made_ms: request.made_ms,
        not_after_ms: not_after(standing),
        ready_ms: ready(standing),
        signatures: signatures.collect(),
        ran: ran(standing, now_ms),
        can: can(session, standing, now_ms),
    }
}

fn not_after(standing: &Standing) -> i64 {
    match &standing.progress {
        Progress::Approved(approved) => approved.not_after_ms(),
        Progress::Pending(_) => standing.request.statement.not_after_ms,
    }
}

fn ready(standing: &Standing) -> Option<i64> {
    match &standing.progress {
        Progress::Approved(approved) => {
            let confirmed = standing.happened.confirmed_ms.map(|at| standing.usable_ms(at));
            Some(approved.ready_ms().max(confirmed.unwrap_or(i64::MIN)))
        }
        Progress::Pending(_) => None,
    }
}

fn ran(standing: &Standing, now_ms: i64) -> Option<ExportRan> {
    let ran = standing.stored.ran.as_ref()?;
    let at_ms = standing.happened.ran_ms?;
    let whereabouts = standing.happened.whereabouts.unwrap_or(Whereabouts::Out);
    let due_ms = at_ms + REMIND_MS;
    Some(ExportRan {
        at_ms,
        register_no: ran.register_no.clone(),
        file_name: ran.file_name.clone(),
        rows: ran.rows,
        canaries: ran.canaries,
        bytes: ran.bytes,
        sha256: ran.sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
        whereabouts,
        note: ran.note.clone(),
        due_ms,
        overdue: whereabouts == Whereabouts::Out && now_ms > due_ms,
    })
}

fn can(session: &Session, standing: &Standing, now_ms: i64) -> ExportCan {
    let request = &standing.request.statement;
    let me = session.vault.keys().person;
    let mine = request.requester == me;
    let membership = session.vault.membership();
    let signed = standing.answers.iter().any(|answer| answer.statement.approver == me);
    let open = matches!(
        standing.state,
        ExportState::Waiting | ExportState::Cooling | ExportState::Ready | ExportState::Quarantine
    );
    ExportCan {
        agree: standing.state == ExportState::Waiting
            && !signed
            && fit::may_agree(membership, request, me, now_ms),
        withdraw: mine && open,
        run: mine && standing.state == ExportState::Ready,
        settle: standing.state == ExportState::Done
            && (mine || fit::keeps_register(membership, me))
            && standing.happened.whereabouts.is_none(),
    }
}
