//! A field becomes more or less protected. Raising: whoever may change settings, or a manager. Lowering: a manager or an
//! owner, with a reason and the three factors; from L3 down with somebody else's signature.

use vault_crypto::SecretBytes;
use vault_domain::action::ClassifyFields;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_domain::levels::{Classified, bounds, lowest_of};
use vault_domain::policy::may_lower;
use vault_store::EntryDraft;

use super::Catalogue;
use super::reseal::{require_verified, run};
use super::save::{check_sensitive, short};
use super::sheet::Changed;
use super::view::view;
use crate::approval::{Approval, approve};
use crate::contract::approval::ApprovalKind;
use crate::contract::catalogue::{Factors, FieldLevelSet, Reseal, SetFieldLevel};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::vaults::authenticate;

/// Longest reason, and longest factor, in characters.
const MAX_REASON: usize = 300;
const MAX_FACTOR: usize = 200;

/// A reason and factors within their bounds.
pub(crate) struct Judged {
    pub reason: String,
    pub factors: Factors,
}

/// What a lowering is judged by, complete.
///
/// # Errors
/// `reason_needed` with what is missing, `text_too_long`.
pub(crate) fn check_factors(reason: &str, factors: &Factors, lowering: bool) -> Result<Judged, AppError> {
    let judged = Judged {
        reason: short(reason, MAX_REASON)?,
        factors: Factors {
            affected: short(&factors.affected, MAX_FACTOR)?,
            degree: short(&factors.degree, MAX_FACTOR)?,
            precision: short(&factors.precision, MAX_FACTOR)?,
        },
    };
    let said = [
        ("reason", &judged.reason),
        ("affected", &judged.factors.affected),
        ("degree", &judged.factors.degree),
        ("precision", &judged.factors.precision),
    ];
    let missing = said.into_iter().find(|(_, text)| lowering && text.is_empty()).map(|(missing, _)| missing);
    match missing {
        Some(missing) => Err(AppError::new(ErrorCode::ReasonNeeded).word("missing", missing)),
        None => Ok(judged),
    }
}

/// Reason, factors and the second signature in an entry.
pub(crate) fn note_factors(
    mut entry: EntryDraft,
    judged: &Judged,
    approval: Option<&Approval>,
) -> EntryDraft {
    let Factors { affected, degree, precision } = &judged.factors;
    for (key, text) in [
        ("purpose_text", &judged.reason),
        ("affected", affected),
        ("degree", degree),
        ("precision", precision),
    ] {
        if !text.is_empty() {
            entry = entry.text(key, text);
        }
    }
    match approval {
        Some(approval) => approval.named_in(entry),
        None => entry,
    }
}

/// `field_level_set`
pub fn field_level_set(
    core: &Core,
    state: &mut State,
    grant: &Grant<ClassifyFields>,
    request: SetFieldLevel,
) -> Result<FieldLevelSet, AppError> {
    let session = state.session()?;
    let field = request.field;
    if !field.def().editable() || (field.def().is_custom() && session.catalogue.custom(field).is_none()) {
        return Err(ErrorCode::NotFound.into());
    }
    let old = session.catalogue.levels().of(field);
    let legal_class = request.legal_class.unwrap_or(old.legal_class);
    let new = Classified { level: request.level, legal_class };
    check_bounds(field, new)?;
    if new == old {
        return Ok(FieldLevelSet { catalogue: view(session), reseal: Reseal::default() });
    }
    let lowering = new.level < old.level || new.legal_class.code() < old.legal_class.code();
    let action = if lowering { "field.level_lower" } else { "field.level_raise" };
    if lowering && !may_lower(&session.subject().roles) {
        session.vault.record(EntryDraft::refused(action, "not_allowed").text("field", field.name()))?;
        return Err(AppError::new(ErrorCode::NotAllowed).word("action", "ClassifyFields"));
    }
    let judged = check_factors(&request.reason, &request.factors, lowering)?;
    let becomes_sensitive = new.legal_class.is_sensitive() && !old.legal_class.is_sensitive();
    let line = session.catalogue.sheet.line(field);
    let why = match short(&request.why, MAX_REASON)? {
        why if why.is_empty() => line.map(|line| line.why.clone()).unwrap_or_default(),
        why => why,
    };
    if becomes_sensitive {
        check_sensitive(request.spi_kind, &why)?;
    }
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    require_verified(core, state.session()?)?;
    let down_from_l3 = old.level == Level::L3 && new.level < Level::L3;
    let approval =
        if down_from_l3 { approve(core, state, request.approver, ApprovalKind::Level, None)? } else { None };

    let session = state.session()?;
    let mut sheet = session.catalogue.sheet.clone();
    let line = sheet.line_mut(field);
    line.level = new.level.number();
    line.legal_class = new.legal_class.code();
    if becomes_sensitive {
        line.spi_kind = request.spi_kind.map(|kind| kind.code());
        line.why = why;
    }
    if new.level != old.level {
        sheet.wait_for(&sources_of(field, old.level));
    }
    for (what, before, after) in [
        ("level", level_word(old.level), level_word(new.level)),
        ("legal_class", old.legal_class.code().to_string(), new.legal_class.code().to_string()),
    ] {
        if before != after {
            sheet.remember(Changed {
                at_ms: core.host.clock.wall_ms(),
                person: session.vault.keys().person,
                approver: approval.as_ref().map(|approval| approval.person),
                field: field.code(),
                what: what.to_owned(),
                old: before,
                new: after,
                reason: judged.reason.clone(),
            });
        }
    }
    let entry = EntryDraft::done(action)
        .text("field", field.name())
        .text("old", &level_word(old.level))
        .text("new", &level_word(new.level))
        .int("level", i64::from(new.level.number()))
        .int("old_class", i64::from(old.legal_class.code()))
        .int("new_class", i64::from(new.legal_class.code()));
    let after = Catalogue::of(sheet);
    let mut tx = session.vault.write(grant)?;
    after.put(&mut tx)?;
    // The new rule and the note that customers wait for it are one change: from here on it is only ever finished.
    tx.commit(note_factors(entry, &judged, approval.as_ref()))?;
    session.hold(after);
    let reseal = run(core, session, grant)?;
    Ok(FieldLevelSet { catalogue: view(session), reseal })
}

fn check_bounds(field: FieldKey, new: Classified) -> Result<(), AppError> {
    let (lowest, highest) = bounds(field);
    let lowest = lowest.max(lowest_of(new.legal_class)).min(highest);
    if (lowest..=highest).contains(&new.level) {
        return Ok(());
    }
    Err(AppError::new(ErrorCode::LevelOutOfBounds)
        .word("lowest", &level_word(lowest))
        .word("highest", &level_word(highest)))
}

/// Where values of a field may lie whose level was `old`: there, and higher up in records that were raised as a whole. A
/// sole trader's code has a level of its own.
fn sources_of(field: FieldKey, old: Level) -> Vec<Level> {
    let trader = field == FieldKey::CreditCode;
    Level::ALL
        .into_iter()
        .filter(|level| {
            *level == old || (trader && *level >= Level::L2) || (old == Level::L2 && *level == Level::L3)
        })
        .collect()
}

/// `L1`, as the ledger and the history write it.
pub(super) fn level_word(level: Level) -> String {
    format!("L{}", level.number())
}
