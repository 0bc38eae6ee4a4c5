//! A number found in a note goes into its field; the note keeps the mask.

use vault_domain::action::EditCustomers;
use vault_domain::detect::{HitKind, detect};
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::record::{FieldSet, Value};
use vault_domain::value::{ParseOptions, normalise};
use vault_store::Expect;

use super::{masked, stored, units};
use crate::calendar::today;
use crate::contract::Done;
use crate::contract::note::MoveHit;
use crate::core::{Core, State};
use crate::customers::fields::invalid;
use crate::customers::load;
use crate::error::AppError;
use crate::presentation;

/// `note_move_hit`: note and field change in one transaction, so the number is never lost and never in both.
pub fn note_move_hit(
    core: &Core,
    state: &mut State,
    grant: &Grant<EditCustomers>,
    request: MoveHit,
) -> Result<Done, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    presentation::refuse(session)?;
    let today = today(core, session);
    let mut found = stored::open_shown(session, grant, request.note_id)?;
    if found.version != request.version {
        return Err(ErrorCode::Conflict.into());
    }
    let text = &found.note.text;
    let range = units::byte_range(text, request.start, request.end).ok_or(ErrorCode::BadRequest)?;
    let hit = detect(text, today)
        .into_iter()
        .find(|hit| (hit.start..hit.end) == range && fields_for(hit.kind).contains(&request.field))
        .ok_or(ErrorCode::BadRequest)?;
    let span = text.get(range.clone()).unwrap_or_default();
    let (value, _) = normalise(request.field, span, &ParseOptions::form(today))
        .map_err(|error| invalid(request.field, error))?;
    let level = session.catalogue.levels().level(request.field, &value).max(hit.level);
    let mask = masked::mask_of(&hit, text);

    let mut customer = load(&session.vault, grant, found.note.customer)?;
    stored::require_active(&customer.fields)?;
    let expected = customer.versions;
    if take_in(&mut customer.fields, request.field, value)? {
        customer.fields.set(FieldKey::UpdatedMs, now);
        customer.fields.set(FieldKey::LastActivityMs, now);
    }
    found.note.text.replace_range(range, &mask);
    let plain = found.note.encode()?;
    let table = session.catalogue.levels();
    let levels = customer.changed_levels(&session.vault, table);
    let mut tx = session.vault.write(grant)?;
    tx.put(found.place, Expect::Version(found.version), &plain)?;
    customer.save(&mut tx, table, &levels, &expected)?;
    tx.commit(
        stored::entry("note.move", customer.record)
            .text("field", request.field.name())
            .int("level", i64::from(level.number())),
    )?;
    Ok(Done {})
}

/// Where a find may go. A number of a high level must not end in a field that is shown to everyone.
const fn fields_for(kind: HitKind) -> &'static [FieldKey] {
    use FieldKey as F;
    match kind {
        HitKind::ResidentId | HitKind::SuspectedResidentId => &[F::IdNumber, F::DrivingLicence],
        HitKind::CreditCode => &[F::CreditCode],
        HitKind::Passport => &[F::Passport],
        HitKind::Permit => &[F::Permit],
        HitKind::BankCard => &[F::BankCard, F::CompanyAccount],
        HitKind::Mobile => &[F::Phone, F::Wechat],
        // A firm's switchboard is public by choice of the person who puts it there.
        HitKind::Landline => &[F::Landline, F::Phone, F::Switchboard],
        HitKind::Email => &[F::Email],
        HitKind::Plate => &[F::Plate],
        HitKind::Vin => &[F::Vin],
        HitKind::WeChat => &[F::Wechat],
        HitKind::Qq => &[F::Qq],
        HitKind::Address => &[F::Address],
        HitKind::Secret | HitKind::SensitiveTopic => &[],
    }
}

/// Adds the value where it is not there yet. Says whether anything changed.
///
/// # Errors
/// `conflict` with the field when it holds one value and that is another.
fn take_in(fields: &mut FieldSet, field: FieldKey, value: Value) -> Result<bool, AppError> {
    if fields.values(field).any(|stored| *stored == value) {
        return Ok(false);
    }
    if !field.def().multi && fields.contains(field) {
        return Err(AppError::new(ErrorCode::Conflict).word("field", field.name()));
    }
    fields.push(field, value);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vault_domain::date::LocalDate;
    use vault_domain::level::Level;

    #[test]
    fn a_value_goes_in_once_and_never_over_another() {
        let mut fields = FieldSet::new();
        assert_eq!(take_in(&mut fields, FieldKey::Phone, "+8613800001111".into()), Ok(true));
        assert_eq!(take_in(&mut fields, FieldKey::Phone, "+8613800001111".into()), Ok(false));
        assert_eq!(take_in(&mut fields, FieldKey::Phone, "+8613900002222".into()), Ok(true));
        assert_eq!(fields.texts(FieldKey::Phone).collect::<Vec<_>>(), ["+8613800001111", "+8613900002222"]);
        assert_eq!(take_in(&mut fields, FieldKey::Qq, "12345678".into()), Ok(true));
        let refused = take_in(&mut fields, FieldKey::Qq, "87654321".into());
        assert_eq!(refused.err().map(|error| error.code), Some(ErrorCode::Conflict));
        assert_eq!(fields.text(FieldKey::Qq), Some("12345678"));
    }

    #[test]
    fn the_suggested_field_is_always_allowed_and_no_number_becomes_public() {
        let today = LocalDate::new(2026, 3, 1).unwrap();
        let text = "13800001111 a@example.com 11010519491231002X 粤B12345 卡 6222021234567890128 \
                    微信 zhang_san88 QQ 123456789 电话 0755-26001234";
        let hits = detect(text, today);
        assert!(hits.len() >= 7, "{hits:?}");
        for hit in hits {
            assert!(
                hit.suggested_field.is_some_and(|field| fields_for(hit.kind).contains(&field)),
                "{hit:?}"
            );
            for field in fields_for(hit.kind) {
                let public = *field == FieldKey::Switchboard && hit.kind == HitKind::Landline;
                assert!(public || field.def().level > Level::L1, "{hit:?} {field:?}");
            }
        }
    }
}
