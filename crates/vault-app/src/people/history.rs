//! 历史起始日: a right that comes with a date shows notes and changes from that day on. The keys of a scope open all of its
//! time, so this is a rule of the program, and labelled that way.

use vault_domain::action::Action;
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, ScopeId};
use vault_ledger::membership::Membership;
use vault_store::EntryDraft;

use super::Roster;
use crate::calendar::{day_of, instant_of, today};
use crate::core::Core;
use crate::error::AppError;
use crate::session::Session;

const DAY_MS: i64 = 86_400_000;

/// A day as the roster keeps it: counted from the epoch.
pub(super) fn number_of(day: LocalDate) -> i64 {
    day.days_since_epoch()
}

/// The day with this number.
pub(super) fn day_with(number: i64) -> LocalDate {
    day_of(number.saturating_mul(DAY_MS), 0)
}

/// An entry that says from which day on.
pub(super) fn stated(entry: EntryDraft, first: Option<LocalDate>) -> EntryDraft {
    match first {
        Some(day) => entry.text("history_from", &day.to_string()),
        None => entry,
    }
}

/// Accepts a first day that is not still to come.
///
/// # Errors
/// `invalid_value` with the field.
pub(super) fn check(core: &Core, session: &Session, first: Option<LocalDate>) -> Result<(), AppError> {
    if first.is_none_or(|day| day <= today(core, session)) {
        return Ok(());
    }
    Err(AppError::new(ErrorCode::InvalidValue).word("field", "history_from").word("reason", "future_date"))
}

/// The first day whose notes and changes somebody sees among the customers of a scope; none for all of them. What came
/// with a single key counts as long as that key does.
pub(super) fn first_day(
    roster: &Roster,
    membership: &Membership,
    person: PersonId,
    scope: ScopeId,
) -> Option<LocalDate> {
    let general = roster.person(person).and_then(|line| line.history_from);
    let by_key = membership
        .exceptions(person)
        .filter(|(of, _)| *of == scope)
        .filter_map(|(of, level)| roster.exception(person, of, level).map(|line| line.history_from));
    by_key.chain(general).max().map(day_with)
}

/// What is withheld from whoever is logged in: the first day shown, and the instant it begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HistoryFrom {
    pub day: LocalDate,
    pub at_ms: i64,
}

/// The rule for the customers of a scope, for whoever is logged in.
///
/// # Errors
/// `vault_damaged` when the roster cannot be opened.
pub(crate) fn history_from(
    session: &Session,
    grant: &Grant<impl Action>,
    scope: ScopeId,
) -> Result<Option<HistoryFrom>, AppError> {
    let vault = &session.vault;
    let roster = Roster::read(vault, grant)?;
    let day = first_day(&roster, vault.membership(), vault.keys().person, scope);
    let begins = |day: LocalDate| instant_of(number_of(day) * DAY_MS, session.settings.utc_offset_min);
    Ok(day.map(|day| HistoryFrom { day, at_ms: begins(day) }))
}
