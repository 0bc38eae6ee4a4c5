//! Fields of the vault's own: added, renamed, archived, removed; purpose and retention of every field.

use vault_domain::action::{Action, ChangeSettings, ClassifyFields};
use vault_domain::error_code::ErrorCode;
use vault_domain::field::{CustomKind, FieldKey, SpiKind};
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_domain::levels::lowest_of;
use vault_domain::search_text::fold;
use vault_domain::value::{LabelError, field_label};
use vault_store::EntryDraft;

use super::Catalogue;
use super::level::level_word;
use super::sheet::{Changed, Custom, Line, Sheet};
use super::view::{free_slots, view};
use crate::contract::catalogue::{FieldCatalogue, FieldRef, FieldUsage, SaveField};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// Longest purpose and longest reason for sensitive data, in characters.
const MAX_TEXT: usize = 300;
const MAX_CHOICES: usize = 50;
const MAX_CHOICE: usize = 60;
/// A hundred years.
const MAX_MONTHS: u16 = 1_200;

/// `field_save`
pub fn field_save(
    core: &Core,
    state: &mut State,
    grant: &Grant<ChangeSettings>,
    request: SaveField,
) -> Result<FieldCatalogue, AppError> {
    let session = state.session()?;
    let floor = session.settings.retention_floor_months();
    let mut sheet = session.catalogue.sheet.clone();
    let (field, changes) = match request.field {
        None => add(&mut sheet, &session.catalogue, &request, floor)?,
        Some(field) => (field, change(&mut sheet, &session.catalogue, field, &request, floor)?),
    };
    if changes.is_empty() {
        return Ok(view(session));
    }
    let mut entry = EntryDraft::done("field.save").text("field", field.name());
    if let Some(custom) = sheet.line(field).and_then(|line| line.custom.as_ref()) {
        entry = entry.text("text", &custom.label);
    }
    if let [(what, old, new)] = changes.as_slice() {
        entry = entry.text("what", what).text("old", old).text("new", new);
    }
    for (what, old, new) in changes {
        sheet.remember(Changed {
            at_ms: core.host.clock.wall_ms(),
            person: session.vault.keys().person,
            approver: None,
            field: field.code(),
            what: what.to_owned(),
            old,
            new,
            reason: String::new(),
        });
    }
    write(session, grant, sheet, entry)
}

/// `field_remove`: a field no customer holds a value of. Whoever cannot look into every customer cannot know that.
pub fn field_remove(
    core: &Core,
    state: &mut State,
    grant: &Grant<ChangeSettings>,
    request: FieldRef,
) -> Result<FieldCatalogue, AppError> {
    let session = state.session()?;
    let field = request.field;
    let label = session.catalogue.custom(field).ok_or(ErrorCode::NotFound)?.label.clone();
    let usage = usage(session, grant, field)?;
    if usage.customers > 0 {
        return Err(AppError::new(ErrorCode::FieldInUse).number("count", usage.customers));
    }
    if usage.out_of_reach > 0 {
        return Err(ErrorCode::KeysMissing.into());
    }
    let mut sheet = session.catalogue.sheet.clone();
    sheet.lines.retain(|line| line.field != field.code());
    sheet.remember(Changed {
        at_ms: core.host.clock.wall_ms(),
        person: session.vault.keys().person,
        approver: None,
        field: field.code(),
        what: "removed".to_owned(),
        old: label.clone(),
        new: String::new(),
        reason: String::new(),
    });
    let entry = EntryDraft::done("field.remove").text("field", field.name()).text("text", &label);
    write(session, grant, sheet, entry)
}

/// `field_usage`
pub fn field_usage(
    _: &Core,
    state: &mut State,
    grant: &Grant<ClassifyFields>,
    request: FieldRef,
) -> Result<FieldUsage, AppError> {
    usage(state.session()?, grant, request.field)
}

fn usage<A: Action>(session: &Session, grant: &Grant<A>, field: FieldKey) -> Result<FieldUsage, AppError> {
    let level = session.catalogue.levels().of(field).level;
    // In records raised as a whole, L2 lies with L3; while customers wait to be sealed anew, anywhere.
    let waiting = session.catalogue.sheet.sources();
    let sources: Vec<Level> =
        Level::ALL.into_iter().filter(|one| *one >= level || waiting.contains(one)).collect();
    let (customers, out_of_reach) = session.vault.customers_with(grant, field, &sources)?;
    Ok(FieldUsage { customers, out_of_reach })
}

fn write(
    session: &mut Session,
    grant: &Grant<ChangeSettings>,
    sheet: Sheet,
    entry: EntryDraft,
) -> Result<FieldCatalogue, AppError> {
    let after = Catalogue::of(sheet);
    let mut tx = session.vault.write(grant)?;
    after.put(&mut tx)?;
    tx.commit(entry)?;
    session.hold(after);
    Ok(view(session))
}

/// What changed, old and new: of the catalogue, never of a customer.
type Changes = Vec<(&'static str, String, String)>;

fn add(
    sheet: &mut Sheet,
    catalogue: &Catalogue,
    request: &SaveField,
    floor: u16,
) -> Result<(FieldKey, Changes), AppError> {
    let label = label(sheet, &request.label, None)?;
    let kind = request.kind.ok_or_else(|| missing("kind"))?;
    let choices = choices(kind, &request.choices, &[])?;
    let level = request.level.ok_or_else(|| missing("level"))?;
    let class = request.legal_class.ok_or_else(|| missing("legal_class"))?;
    if level < lowest_of(class) {
        return Err(AppError::new(ErrorCode::LevelOutOfBounds)
            .word("lowest", &level_word(lowest_of(class)))
            .word("highest", &level_word(Level::L3)));
    }
    let why = short(&request.why, MAX_TEXT)?;
    if class.is_sensitive() {
        check_sensitive(request.spi_kind, &why)?;
    }
    let purpose = purpose(&request.purpose)?;
    let months = months(request.retention_months.ok_or_else(|| missing("retention"))?, floor)?;
    let field = free_slots(catalogue).next().ok_or(ErrorCode::NoSlotLeft)?;
    *sheet.line_mut(field) = Line {
        field: field.code(),
        level: level.number(),
        legal_class: class.code(),
        purpose,
        retention_months: Some(months),
        custom: Some(Custom { label: label.clone(), kind: kind.code(), choices, archived: false }),
        spi_kind: request.spi_kind.filter(|_| class.is_sensitive()).map(SpiKind::code),
        why,
    };
    Ok((field, vec![("added", String::new(), label)]))
}

fn change(
    sheet: &mut Sheet,
    catalogue: &Catalogue,
    field: FieldKey,
    request: &SaveField,
    floor: u16,
) -> Result<Changes, AppError> {
    let custom = catalogue.custom(field);
    if !field.def().editable() || (field.def().is_custom() && custom.is_none()) {
        return Err(ErrorCode::NotFound.into());
    }
    let now = catalogue.levels().of(field);
    let other = |differs: bool| if differs { Err(AppError::new(ErrorCode::BadRequest)) } else { Ok(()) };
    other(request.level.is_some_and(|level| level != now.level))?;
    other(request.legal_class.is_some_and(|class| class != now.legal_class))?;
    let mut changes: Changes = Vec::new();
    let mut note = |what: &'static str, old: String, new: String| {
        if old != new {
            changes.push((what, old, new));
        }
    };
    if let Some(custom) = custom {
        other(request.kind.is_some_and(|kind| kind.code() != custom.kind))?;
        let label = label(sheet, &request.label, Some(field))?;
        let kind = CustomKind::from_code(custom.kind).ok_or(ErrorCode::VaultDamaged)?;
        let choices = choices(kind, &request.choices, &custom.choices)?;
        note("label", custom.label.clone(), label.clone());
        note("choices", custom.choices.join("\u{3001}"), choices.join("\u{3001}"));
        note("archived", custom.archived.to_string(), request.archived.to_string());
        sheet.line_mut(field).custom =
            Some(Custom { label, kind: custom.kind, choices, archived: request.archived });
    }
    let line = sheet.line_mut(field);
    // Of a built-in field the page knows what it is usually needed for.
    let purpose =
        if custom.is_some() { purpose(&request.purpose)? } else { short(&request.purpose, MAX_TEXT)? };
    note("purpose", line.purpose.clone(), purpose.clone());
    line.purpose = purpose;
    let why = short(&request.why, MAX_TEXT)?;
    if !why.is_empty() && now.legal_class.is_sensitive() {
        note("why", line.why.clone(), why.clone());
        line.why = why;
    }
    if let Some(months_asked) = request.retention_months {
        let months = months(months_asked, floor)?;
        note("retention", line.retention(floor).to_string(), months.to_string());
        line.retention_months = Some(months);
    }
    Ok(changes)
}

fn missing(what: &str) -> AppError {
    AppError::new(ErrorCode::FieldIncomplete).word("missing", what)
}

/// Sensitive personal information needs its kind and a stated need (个人信息保护法 article 28).
pub(super) fn check_sensitive(kind: Option<SpiKind>, why: &str) -> Result<(), AppError> {
    if kind.is_none() {
        return Err(missing("spi_kind"));
    }
    if why.is_empty() { Err(missing("why")) } else { Ok(()) }
}

/// A text of a few lines, trimmed.
pub(super) fn short(text: &str, limit: usize) -> Result<String, AppError> {
    let text = text.trim();
    if text.chars().count() > limit { Err(ErrorCode::TextTooLong.into()) } else { Ok(text.to_owned()) }
}

fn label(sheet: &Sheet, text: &str, own: Option<FieldKey>) -> Result<String, AppError> {
    let label = field_label(text).map_err(|error| match error {
        LabelError::Empty => missing("label"),
        LabelError::TooLong => ErrorCode::TextTooLong.into(),
        LabelError::StateMark => ErrorCode::LabelForbidden.into(),
    })?;
    let taken = sheet
        .lines
        .iter()
        .filter(|line| line.key() != own)
        .filter_map(|line| line.custom.as_ref())
        .any(|custom| fold(&custom.label) == fold(&label));
    if taken { Err(ErrorCode::LabelTaken.into()) } else { Ok(label) }
}

fn purpose(text: &str) -> Result<String, AppError> {
    let purpose = short(text, MAX_TEXT)?;
    if purpose.is_empty() { Err(missing("purpose")) } else { Ok(purpose) }
}

fn months(asked: u16, floor: u16) -> Result<u16, AppError> {
    match asked {
        0 => Err(missing("retention")),
        asked if asked < floor => Err(AppError::new(ErrorCode::RetentionTooShort).number("months", floor)),
        asked if asked > MAX_MONTHS => Err(ErrorCode::BadRequest.into()),
        asked => Ok(asked),
    }
}

/// The options of a choice; those customers may hold already stay, in front.
fn choices(kind: CustomKind, asked: &[String], known: &[String]) -> Result<Vec<String>, AppError> {
    if kind != CustomKind::Choice {
        return if asked.is_empty() { Ok(Vec::new()) } else { Err(ErrorCode::BadRequest.into()) };
    }
    let mut choices: Vec<String> = known.to_vec();
    for text in asked {
        let text = short(&text.split_whitespace().collect::<Vec<_>>().join(" "), MAX_CHOICE)?;
        if !text.is_empty() && !choices.iter().any(|choice| choice.to_lowercase() == text.to_lowercase()) {
            choices.push(text);
        }
    }
    match choices.len() {
        0 | 1 => Err(missing("choices")),
        count if count > MAX_CHOICES => Err(ErrorCode::BadRequest.into()),
        _ => Ok(choices),
    }
}
