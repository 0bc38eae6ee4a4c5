//! "Is it this number?" without showing the stored one. Removes most reasons to reveal; counted all the same.

use vault_domain::action::CompareField;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::record::Value;
use vault_domain::value::ParseOptions;
use vault_store::EntryDraft;

use crate::calendar::today;
use crate::catalogue::Catalogue;
use crate::contract::field::{Compare, Compared};
use crate::core::{Core, State};
use crate::customers::{brake, customer_of, load_values, spoken};
use crate::error::AppError;

/// Characters of a tail comparison.
const TAIL: usize = 4;

/// `field_compare`
pub fn field_compare(
    core: &Core,
    state: &mut State,
    grant: &Grant<CompareField>,
    request: Compare,
) -> Result<Compared, AppError> {
    let now = core.host.clock.mono_ms();
    let session = state.session()?;
    let customer = customer_of(&session.vault, request.record_id)?;
    let about = |entry: EntryDraft| {
        entry.on(customer).text("record", &customer.to_string()).text("field", request.field.name())
    };
    // Ten thousand tails are soon tried; a person on the phone needs a few.
    if let Some(wait_s) = session.comparisons.wait_s(now, session.look_limits()) {
        session.vault.record(about(EntryDraft::refused("field.compare", "reveal_limit")))?;
        return Err(AppError::new(ErrorCode::RevealLimit).number("wait_s", wait_s));
    }
    brake::pass(core, session, grant, customer)?;
    let stored = load_values(&session.vault, grant, request.record_id)?;
    let value =
        stored.fields.values(request.field).nth(usize::from(request.index)).ok_or(ErrorCode::NotFound)?;
    let options = ParseOptions::form(today(core, session));
    let matches = same(&session.catalogue, request.field, value, &request.value, &options);
    let answer = if matches { "match" } else { "differs" };
    session.vault.record(about(EntryDraft::done("field.compare")).text("result", answer))?;
    session.comparisons.spend(now);
    Ok(Compared { matches })
}

fn same(catalogue: &Catalogue, field: FieldKey, stored: &Value, typed: &str, options: &ParseOptions) -> bool {
    let typed = typed.trim();
    if typed.chars().count() == TAIL {
        let whole: Vec<char> = spoken(field, stored).chars().collect();
        let tail: String = whole.get(whole.len().saturating_sub(TAIL)..).unwrap_or_default().iter().collect();
        return whole.len() > TAIL && tail.eq_ignore_ascii_case(typed);
    }
    catalogue.parse(field, typed, options).is_ok_and(|(value, _)| value == *stored)
}
