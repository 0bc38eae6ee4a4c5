//! 字段目录: the levels, legal classes, purposes and retention of one vault's fields, and the fields it added itself. One
//! sealed sheet everybody reads; every change is a ledger entry and a line in the sheet's own history.

mod level;
mod reseal;
mod save;
mod sheet;
mod view;

use vault_domain::action::UseVault;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::{CustomKind, FieldGroup, FieldKey, FieldKind};
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::mask::{Masked, mask_custom, mask_raised};
use vault_domain::record::{FIELD_CATALOGUE as SHEET, RecordKind, Value};
use vault_domain::value::{ParseOptions, ValueError, Warning, normalise, normalise_custom};
use vault_store::{Expect, OpenVault, Place, StoreError, WriteTx};

use crate::error::AppError;
use sheet::{Custom, Sheet};

pub use level::field_level_set;
pub(crate) use level::{check_factors, note_factors};
pub(crate) use reseal::go_on;
pub use reseal::{field_reseal, field_reseal_cancel};
pub use save::{field_remove, field_save, field_usage};
pub use view::field_catalogue;

/// The catalogue of the open vault, as the session keeps it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Catalogue {
    sheet: Sheet,
    levels: Levels,
}

impl Catalogue {
    fn of(sheet: Sheet) -> Self {
        let levels = sheet.lines.iter().filter_map(|line| Some((line.key()?, line.classified()))).collect();
        Self { sheet, levels }
    }

    /// Reads the sheet; a vault that never changed anything has none.
    ///
    /// # Errors
    /// `vault_damaged` when it cannot be opened.
    pub fn read(vault: &OpenVault, grant: &Grant<UseVault>) -> Result<Self, AppError> {
        match vault.open_facet(grant, SHEET, Level::L1) {
            Ok(facet) => minicbor::decode(&facet.plain)
                .map(Self::of)
                .map_err(|_| AppError::new(ErrorCode::VaultDamaged)),
            // There is one, and the key to it is still to come.
            Err(StoreError::NotFound) if vault.has_field_catalogue()? => {
                Ok(Self { sheet: Sheet::default(), levels: Levels::strictest() })
            }
            Err(StoreError::NotFound) => Ok(Self::default()),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes the sheet as part of a change.
    fn put(&self, tx: &mut WriteTx<'_>) -> Result<(), AppError> {
        let vault = tx.vault();
        let scope = if vault.is_shared() { ScopeId::COMMON } else { vault.own_scope() };
        let place = Place {
            scope,
            record: SHEET,
            level: Level::L1,
            kind: RecordKind::FieldCatalogue.code(),
            parent: Some(RecordId::from_bytes(*scope.as_bytes())),
        };
        let plain = minicbor::to_vec(&self.sheet).map_err(|_| AppError::new(ErrorCode::Internal))?;
        tx.put(place, Expect::Any, &plain)?;
        Ok(())
    }

    /// Moves the sheet to where everybody reads it, as part of the change that adds the second person.
    ///
    /// # Errors
    /// Whatever stopped the change.
    pub fn share(tx: &mut WriteTx<'_>) -> Result<(), AppError> {
        if tx.vault().scope_of(SHEET)?.is_some() {
            tx.move_record((SHEET, RecordKind::FieldCatalogue), ScopeId::COMMON, |_, plain| {
                Ok(vault_crypto::Zeroizing::new(plain.to_vec()))
            })?;
        }
        Ok(())
    }

    /// How fields are protected.
    pub const fn levels(&self) -> &Levels {
        &self.levels
    }

    fn custom(&self, field: FieldKey) -> Option<&Custom> {
        self.sheet.line(field)?.custom.as_ref()
    }

    fn kind(&self, field: FieldKey) -> Option<CustomKind> {
        self.custom(field).and_then(|custom| CustomKind::from_code(custom.kind))
    }

    /// Whether people may put values into a field: one of the product's, or one the vault has and has not archived.
    pub fn accepts(&self, field: FieldKey) -> bool {
        let def = field.def();
        match def.group {
            FieldGroup::System => false,
            FieldGroup::Custom => self.custom(field).is_some_and(|custom| !custom.archived),
            _ => true,
        }
    }

    /// A text as a value of a field, in its normal form.
    ///
    /// # Errors
    /// Why it is none.
    pub fn parse(
        &self,
        field: FieldKey,
        text: &str,
        options: &ParseOptions,
    ) -> Result<(Value, Vec<Warning>), ValueError> {
        match (self.custom(field), self.kind(field)) {
            (Some(custom), Some(kind)) => normalise_custom(kind, &custom.choices, text, options),
            _ => normalise(field, text, options),
        }
    }

    /// What is shown of a value above L1.
    pub fn mask(&self, field: FieldKey, value: &Value, level: Level) -> Masked {
        match (self.kind(field), value) {
            (Some(kind), Value::Text(text)) => mask_custom(kind, text, level),
            _ => mask_raised(field, value, level),
        }
    }

    /// Whether the values are days.
    pub fn is_date(&self, field: FieldKey) -> bool {
        matches!(field.def().kind, FieldKind::Date | FieldKind::DateTime)
            || self.kind(field) == Some(CustomKind::Date)
    }

    /// Whether the values are telephone numbers.
    pub fn is_phone(&self, field: FieldKey) -> bool {
        field.def().kind == FieldKind::Phone || self.kind(field) == Some(CustomKind::Phone)
    }

    /// The vault's own fields that take values, with their labels.
    pub fn labels(&self) -> Vec<(FieldKey, &str)> {
        let shown = |line: &'_ sheet::Line| line.custom.as_ref().is_some_and(|custom| !custom.archived);
        self.sheet
            .lines
            .iter()
            .filter(|line| shown(line))
            .filter_map(|line| Some((line.key()?, line.custom.as_ref()?.label.as_str())))
            .collect()
    }
}
