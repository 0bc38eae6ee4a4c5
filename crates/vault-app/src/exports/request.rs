//! Asking: what a plan comes to, and the signed request.

use vault_crypto::random;
use vault_domain::action::ExportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::export::{Class, DAY_MS, Forbidden, Leaving, Needed, decide};
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::role::Role;
use vault_store::{EntryDraft, LedgerQuery};

use super::facts::Left;
use super::fit;
use super::plan;
use super::standing::{REQUEST, RUN, Standing};
use super::statement::{Request, Statement};
use super::stored::Stored;
use super::survey::{Rules, Survey};
use super::view::{needs_view, view};
use crate::contract::approval::ApproverView;
use crate::contract::export::{
    ExportGauge, ExportPlan, ExportPreview, ExportView, PlanExport, RequestExport,
};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::presentation;
use crate::session::Session;

const MAX_REASON: usize = 200;
/// Runs of a day that are added up; more of them is more rows than any threshold.
const MOST_RUNS: u32 = 1_000;

/// A plan that was looked at.
struct Looked {
    survey: Survey,
    before: Left,
    needed: Needed,
    gauge_milli: u64,
}

/// `export_preview`
pub fn export_preview(
    core: &Core,
    state: &mut State,
    grant: &Grant<ExportCustomers>,
    request: PlanExport,
) -> Result<ExportPreview, AppError> {
    core.begin_work();
    let session = state.session()?;
    let looked = look(core, session, grant, &request.plan)?;
    let now = core.host.clock.wall_ms();
    let membership = session.vault.membership();
    let me = session.vault.keys().person;
    let approvers = fit::approvers(membership, me, class_code(looked.needed.class), now);
    let approver = |person| ApproverView {
        person_id: person,
        name: session.people.get(&person).cloned().unwrap_or_default(),
        roles: membership.member(person).map(|member| member.roles.iter().collect()).unwrap_or_default(),
    };
    let gauge = looked.survey.gauge;
    Ok(ExportPreview {
        rows: looked.survey.records.len() as u64,
        levels: looked.survey.levels,
        classes: looked.survey.classes,
        excluded: looked.survey.excluded,
        gauge: ExportGauge {
            whereabouts: gauge.whereabouts,
            transactions: gauge.transactions,
            other: gauge.other,
            milli: looked.gauge_milli,
        },
        needs: needs_view(&looked.needed),
        approvers: approvers.into_iter().map(approver).collect(),
        rows_before: looked.before.rows,
        free_mail: plan::free_mail(&request.plan.recipient_name),
        canaries: super::canaries(request.plan.recipient_kind, looked.survey.records.len() as u64),
    })
}

/// `export_request`: signed by whoever asks, bound to the exact rows and columns.
pub fn export_request(
    core: &Core,
    state: &mut State,
    grant: &Grant<ExportCustomers>,
    request: RequestExport,
) -> Result<ExportView, AppError> {
    core.begin_work();
    if request.reason.chars().count() > MAX_REASON {
        return Err(ErrorCode::TextTooLong.into());
    }
    let session = state.session()?;
    presentation::refuse(session)?;
    let looked = match look(core, session, grant, &request.plan) {
        Ok(looked) => looked,
        Err(error) => {
            if error.code == ErrorCode::ExportForbidden {
                session.vault.record(EntryDraft::refused(REQUEST, "export_forbidden"))?;
            }
            return Err(error);
        }
    };
    let rows = looked.survey.records.len() as u64;
    if request.rows != rows {
        return Err(AppError::new(ErrorCode::ExportRows).number("rows", rows));
    }
    let alone = looked.needed.approvals == 0 && looked.needed.cooling_off_ms > 0;
    if alone && request.reason.trim().is_empty() {
        return Err(AppError::new(ErrorCode::ExportIncomplete).word("missing", "reason"));
    }
    let id = RecordId::from_bytes(core.host.clock.new_id()).form();
    let selection = selection_text(&request.plan)?;
    let statement = statement(core, session, &request, &looked, id, &selection)?;
    let signed = statement.sign(&session.vault.keys().sign);
    let stored = Stored::new(&signed, selection);
    let entry = EntryDraft::done(REQUEST)
        .on(id)
        .text("record", &id.to_string())
        .text("purpose", &super::word(&request.plan.purpose))
        .text("recipient_kind", &super::word(&request.plan.recipient_kind))
        .text("recipient", request.plan.recipient_name.trim())
        .text("format", &super::word(&request.plan.format))
        .text("fields", &field_names(&request.plan))
        .int("rows", i64::try_from(rows).unwrap_or(i64::MAX))
        .int("approvals", i64::from(looked.needed.approvals))
        .open(super::facts::about(&signed.hash()));
    let mut tx = session.vault.write(grant)?;
    stored.put(&mut tx, id)?;
    tx.commit(entry)?;
    let now = core.host.clock.wall_ms();
    let standing = Standing::read(&session.vault, grant, id, now)?;
    Ok(view(session, &standing, now))
}

fn statement(
    core: &Core,
    session: &Session,
    request: &RequestExport,
    looked: &Looked,
    id: RecordId,
    selection: &str,
) -> Result<Request, AppError> {
    let plan = &request.plan;
    let now = core.host.clock.wall_ms();
    Ok(Request {
        vault: session.vault.id(),
        id,
        requester: session.vault.keys().person,
        purpose: plan.purpose,
        purpose_text: plan.purpose_text.trim().to_owned(),
        recipient_kind: plan.recipient_kind,
        recipient_name: plan.recipient_name.trim().to_owned(),
        reference: plan.reference.trim().to_owned(),
        format: plan::format_code(plan.format),
        fields: plan.fields.clone(),
        clear_l2: plan.clear_l2,
        clear_l3: plan.clear_l3,
        selection: vault_crypto::hash::sha256(selection.as_bytes()),
        root: looked.survey.root(),
        rows: looked.survey.records.len() as u64,
        levels: looked.survey.levels,
        gauge_milli: looked.gauge_milli,
        class: class_code(looked.needed.class),
        approvals: looked.needed.approvals,
        cooling_off_ms: looked.needed.cooling_off_ms,
        written_reason: looked.needed.written_reason,
        quarantine_ms: looked.needed.quarantine_ms,
        sealed_only: looked.needed.sealed_only,
        keeper: plan.keeper.trim().to_owned(),
        destroy_by: plan.destroy_by.clone(),
        reason: request.reason.trim().to_owned(),
        ledger_seq: session.vault.head().seq,
        made_ms: now,
        not_after_ms: now + i64::from(plan.valid_days) * DAY_MS,
        nonce: random::make_array()?,
    })
}

fn look(
    core: &Core,
    session: &mut Session,
    grant: &Grant<ExportCustomers>,
    plan: &ExportPlan,
) -> Result<Looked, AppError> {
    may_ask(session)?;
    plan::check(plan, &session.catalogue)?;
    let survey = Survey::take(core, session, grant, &plan.selection, &Rules::of(plan))?;
    let now = core.host.clock.wall_ms();
    let before = left_before(session, grant, now)?;
    let gauge_milli = survey.gauge.milli() + before.gauge.milli();
    let me = session.vault.keys().person;
    let decided = |eligible| {
        let leaving = Leaving {
            rows: survey.records.len() as u64,
            rows_before: before.rows,
            clear_l2: plan.clear_l2,
            clear_l3: plan.clear_l3,
            recipient: plan.recipient_kind,
            gauge_milli,
            eligible,
        };
        decide(&leaving, &session.settings.exits.thresholds()).map_err(forbidden)
    };
    // Who may agree depends on how strict it is; how strict it is does not depend on who may agree.
    let class = decided(u64::MAX)?.class;
    let eligible = fit::approvers(session.vault.membership(), me, class_code(class), now).len() as u64;
    let needed = decided(eligible)?;
    if needed.sealed_only && plan.format != crate::contract::export::ExportFormat::Package {
        return Err(AppError::new(ErrorCode::ExportForbidden).word("why", "sealed_only"));
    }
    Ok(Looked { survey, before, needed, gauge_milli })
}

/// People whose copies nobody agrees to: trainees, those who leave, sales where the rules say so.
pub(super) fn may_ask(session: &Session) -> Result<(), AppError> {
    let me = session.vault.keys().person;
    let member = session.vault.membership().member(me);
    let leaving = member.is_some_and(|member| member.leaves_ms.is_some());
    let roles = session.subject().roles;
    let only_sales = !roles.iter().any(|role| matches!(role, Role::Owner | Role::Manager));
    let why = if session.trainee {
        "trainee"
    } else if leaving {
        "leaving"
    } else if only_sales && !session.settings.exits.sales {
        "sales"
    } else {
        return Ok(());
    };
    Err(AppError::new(ErrorCode::ExportForbidden).word("why", why))
}

/// What left by this person in the last 24 hours, by the ledger.
pub(super) fn left_before(
    session: &Session,
    grant: &Grant<ExportCustomers>,
    now_ms: i64,
) -> Result<Left, AppError> {
    let query = LedgerQuery {
        actions: vec![RUN],
        from_ms: Some(now_ms - DAY_MS),
        people: vec![session.vault.keys().person],
        limit: MOST_RUNS,
        ..LedgerQuery::default()
    };
    let mut left = Left::default();
    for logged in session.vault.ledger(grant, &query)? {
        if logged.entry.result == vault_ledger::entry::Outcome::Done
            && let Some(one) = logged.entry.public.as_deref().and_then(Left::decode)
        {
            left.add(one);
        }
    }
    Ok(left)
}

fn forbidden(forbidden: Forbidden) -> AppError {
    let why = match forbidden {
        Forbidden::Nothing => "nothing",
        Forbidden::Abroad => "abroad",
    };
    AppError::new(ErrorCode::ExportForbidden).word("why", why)
}

pub(super) const fn class_code(class: Class) -> u8 {
    match class {
        Class::Free => 0,
        Class::One => 1,
        Class::Two => fit::CLASS_TWO,
    }
}

/// The selection as it is hashed: JSON of the contract, whose keys have one order.
fn selection_text(plan: &ExportPlan) -> Result<String, AppError> {
    serde_json::to_string(&plan.selection).map_err(|_| ErrorCode::Internal.into())
}

fn field_names(plan: &ExportPlan) -> String {
    plan.fields.iter().map(|field| field.name()).collect::<Vec<_>>().join(",")
}
