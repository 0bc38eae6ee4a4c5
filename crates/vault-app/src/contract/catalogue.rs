//! 字段目录: how each field is protected, what it is needed for, how long it is kept; and the vault's own fields.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::field::{CustomKind, FieldGroup, FieldKey, SpiKind};
use vault_domain::level::{LegalClass, Level};

use super::approval::Approver;

/// Every field people may set, in the order of the forms.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldCatalogue {
    pub fields: Vec<CatalogueField>,
    /// The shortest retention a field may have, in months.
    pub retention_floor_months: u16,
    /// Slots left for fields of the vault's own.
    pub slots_left: u32,
    /// Levels were changed and not every customer is sealed accordingly: somebody with the keys goes on.
    pub resealing: bool,
    /// What the asking person may do here.
    pub may_save: bool,
    pub may_raise: bool,
    pub may_lower: bool,
    /// Newest first; at most 200.
    pub history: Vec<FieldChange>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CatalogueField {
    pub field: FieldKey,
    pub group: FieldGroup,
    /// What a field of the vault's own is called; empty for the built-in ones, whose names are the page's.
    pub label: String,
    /// What a field of the vault's own holds.
    pub kind: Option<CustomKind>,
    /// The options of a choice.
    pub choices: Vec<String>,
    pub level: Level,
    /// The level without any change of the vault's.
    pub usual_level: Level,
    pub lowest: Level,
    pub highest: Level,
    pub legal_class: LegalClass,
    pub spi_kind: Option<SpiKind>,
    /// Why sensitive personal information is needed.
    pub why: String,
    /// Empty: the page says what the field is usually needed for.
    pub purpose: String,
    /// Never below the floor.
    pub retention_months: u16,
    /// Out of the forms; what customers hold stays.
    pub archived: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldChange {
    pub at_ms: i64,
    pub person_name: String,
    /// Who agreed; empty when nobody had to.
    pub approver_name: String,
    pub field: FieldKey,
    /// `added`, `label`, `choices`, `purpose`, `retention`, `archived`, `removed`, `level`, `legal_class`.
    pub what: String,
    pub old: String,
    pub new: String,
    pub reason: String,
}

/// Adds a field of the vault's own (`field` absent) or changes one; of a built-in field, purpose and retention. Levels and
/// legal classes of existing fields are changed by `field_level_set` only.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveField {
    #[serde(default)]
    pub field: Option<FieldKey>,
    /// 1 to 40 characters.
    #[serde(default)]
    pub label: String,
    #[serde(default)]
    pub kind: Option<CustomKind>,
    /// 2 to 50 for a choice; existing ones may be added to and not taken away.
    #[serde(default)]
    pub choices: Vec<String>,
    #[serde(default)]
    pub level: Option<Level>,
    #[serde(default)]
    pub legal_class: Option<LegalClass>,
    /// For sensitive personal information.
    #[serde(default)]
    pub spi_kind: Option<SpiKind>,
    /// For sensitive personal information; at most 300 characters.
    #[serde(default)]
    pub why: String,
    /// At most 300 characters.
    #[serde(default)]
    pub purpose: String,
    /// 1 to 1,200.
    #[serde(default)]
    pub retention_months: Option<u16>,
    #[serde(default)]
    pub archived: bool,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldRef {
    pub field: FieldKey,
}

/// How many customers hold a value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldUsage {
    pub customers: u64,
    /// Facets of customers the asking person has no key for.
    pub out_of_reach: u64,
}

/// What a change of level is judged by. All three are needed for lowering; 200 characters each.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Factors {
    /// 影响对象.
    pub affected: String,
    /// 影响程度.
    pub degree: String,
    /// 规模精度.
    pub precision: String,
}

/// Level, and perhaps legal class, of a field.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetFieldLevel {
    pub field: FieldKey,
    pub level: Level,
    #[serde(default)]
    pub legal_class: Option<LegalClass>,
    /// Needed when a field of the vault's own becomes sensitive personal information.
    #[serde(default)]
    pub spi_kind: Option<SpiKind>,
    #[serde(default)]
    pub why: String,
    /// At most 300 characters; needed for lowering.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub factors: Factors,
    pub password: String,
    /// The second signature: from L3 down, in a vault of several people.
    #[serde(default)]
    pub approver: Option<Approver>,
}

/// What sealing anew did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reseal {
    /// Customers sealed anew.
    pub moved: u64,
    /// Facets and customers somebody with more keys has to do.
    pub left: u64,
    /// Stopped; it goes on at the next login of somebody with the keys.
    pub cancelled: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldLevelSet {
    pub catalogue: FieldCatalogue,
    pub reseal: Reseal,
}
