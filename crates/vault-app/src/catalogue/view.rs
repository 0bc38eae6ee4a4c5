//! The catalogue as the page shows it.

use vault_domain::action::{ChangeSettings, ClassifyFields, UseVault};
use vault_domain::field::{CustomKind, FieldKey, SpiKind};
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_domain::levels::{bounds, lowest_of};
use vault_domain::policy::may_lower;

use super::Catalogue;
use super::sheet::Line;
use crate::contract::Empty;
use crate::contract::catalogue::{CatalogueField, FieldCatalogue, FieldChange};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// `field_catalogue`
pub fn field_catalogue(
    _: &Core,
    state: &mut State,
    _: &Grant<UseVault>,
    _: Empty,
) -> Result<FieldCatalogue, AppError> {
    Ok(view(state.session()?))
}

pub(super) fn view(session: &Session) -> FieldCatalogue {
    let catalogue = &session.catalogue;
    let floor = session.settings.retention_floor_months();
    let shown = |key: &&FieldKey| {
        let def = key.def();
        def.editable() && (!def.is_custom() || catalogue.custom(**key).is_some())
    };
    let may_raise = session.authorize::<ClassifyFields>().is_ok();
    FieldCatalogue {
        fields: FieldKey::ALL.iter().filter(shown).map(|key| field(catalogue, *key, floor)).collect(),
        retention_floor_months: floor,
        slots_left: u32::try_from(free_slots(catalogue).count()).unwrap_or(0),
        resealing: !catalogue.sheet.waiting.is_empty(),
        may_save: session.authorize::<ChangeSettings>().is_ok(),
        may_raise,
        may_lower: may_raise && may_lower(&session.subject().roles),
        history: history(session),
    }
}

/// Slots no field of the vault's uses.
pub(super) fn free_slots(catalogue: &Catalogue) -> impl Iterator<Item = FieldKey> {
    FieldKey::ALL.iter().copied().filter(|key| key.def().is_custom() && catalogue.custom(*key).is_none())
}

fn field(catalogue: &Catalogue, key: FieldKey, floor: u16) -> CatalogueField {
    let usual = Line::usual(key);
    let line = catalogue.sheet.line(key).unwrap_or(&usual);
    let classified = catalogue.levels.of(key);
    let (lowest, highest) = bounds(key);
    let custom = line.custom.as_ref();
    CatalogueField {
        field: key,
        group: key.def().group,
        label: custom.map(|custom| custom.label.clone()).unwrap_or_default(),
        kind: custom.and_then(|custom| CustomKind::from_code(custom.kind)),
        choices: custom.map(|custom| custom.choices.clone()).unwrap_or_default(),
        level: classified.level,
        usual_level: key.def().level,
        lowest: lowest.max(lowest_of(classified.legal_class)).min(highest),
        highest,
        legal_class: classified.legal_class,
        spi_kind: line.spi_kind.and_then(SpiKind::from_code),
        why: line.why.clone(),
        purpose: line.purpose.clone(),
        retention_months: line.retention(floor),
        archived: custom.is_some_and(|custom| custom.archived),
    }
}

fn history(session: &Session) -> Vec<FieldChange> {
    let name = |person: Option<PersonId>| {
        person.and_then(|person| session.people.get(&person).cloned()).unwrap_or_default()
    };
    let change = |change: &super::sheet::Changed| {
        Some(FieldChange {
            at_ms: change.at_ms,
            person_name: name(Some(change.person)),
            approver_name: name(change.approver),
            field: FieldKey::from_code(change.field)?,
            what: change.what.clone(),
            old: change.old.clone(),
            new: change.new.clone(),
            reason: change.reason.clone(),
        })
    };
    session.catalogue.sheet.history.iter().rev().filter_map(change).collect()
}
