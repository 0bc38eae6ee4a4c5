//! A customer's fields as one set: loaded from its facets, changed as typed, saved back level by level.

use vault_domain::action::Action;
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::{FieldKey, FieldKind};
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::record::{FieldSet, RecordKind, Value, split_by_level};
use vault_domain::value::{ParseOptions, ValueError, Warning, split_multi};
use vault_store::{Expect, OpenVault, Place, WriteTx};

use crate::catalogue::Catalogue;
use crate::contract::customer::{FieldInput, SaveWarning, ValueInput, Versions, WarningCode};
use crate::error::AppError;

/// A customer in clear, for the length of one command.
pub(crate) struct Customer {
    pub record: RecordId,
    pub scope: ScopeId,
    pub versions: Versions,
    pub fields: FieldSet,
    /// What each facet holds in the vault: a field whose level was changed may still lie where it was.
    pub stored: [FieldSet; 3],
}

/// Opens every facet of a customer this session holds the key of.
pub(crate) fn load(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    record: RecordId,
) -> Result<Customer, AppError> {
    load_kinds(vault, grant, record, &[RecordKind::Customer])
}

/// The same of whatever single values are looked at: a customer, or the billing facts of one.
pub(crate) fn load_values(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    record: RecordId,
) -> Result<Customer, AppError> {
    load_kinds(vault, grant, record, &[RecordKind::Customer, RecordKind::Billing])
}

/// The customer the ledger speaks of when somebody looks at a record: billing facts are a customer's.
pub(crate) fn customer_of(vault: &OpenVault, record: RecordId) -> Result<RecordId, AppError> {
    let facts = vault.kind_of(record)? == Some(RecordKind::Billing.code());
    Ok(if facts { record.billing() } else { record })
}

fn load_kinds(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    record: RecordId,
    kinds: &[RecordKind],
) -> Result<Customer, AppError> {
    let mut customer = Customer::new(record, vault.own_scope(), FieldSet::new());
    let mut found = false;
    for facet in vault.open_record(grant, record)? {
        if !kinds.iter().any(|kind| kind.code() == facet.place.kind) {
            return Err(ErrorCode::NotFound.into());
        }
        let level = facet.place.level;
        let at = Level::ALL.iter().position(|known| *known == level).unwrap_or_default();
        found = true;
        customer.scope = facet.place.scope;
        *version_mut(&mut customer.versions, level) = facet.version;
        if let Some(stored) = customer.stored.get_mut(at) {
            *stored = FieldSet::decode_padded(&facet.plain).map_err(|_| ErrorCode::VaultDamaged)?;
        }
    }
    customer.fields = vault_domain::record::merge(customer.stored.iter().cloned());
    if found { Ok(customer) } else { Err(ErrorCode::NotFound.into()) }
}

impl Customer {
    /// A customer of whom the vault holds nothing yet.
    pub const fn new(record: RecordId, scope: ScopeId, fields: FieldSet) -> Self {
        Self { record, scope, versions: NO_VERSIONS, fields, stored: [const { FieldSet::new() }; 3] }
    }

    const fn version(versions: &Versions, level: Level) -> u64 {
        match level {
            Level::L1 => versions.l1,
            Level::L2 => versions.l2,
            Level::L3 => versions.l3,
        }
    }

    /// What each facet will hold. A stored value whose right level this session cannot write stays where it lies, until
    /// somebody comes who can; a new one goes where it belongs, or the save is refused.
    pub fn facets(&self, vault: &OpenVault, levels: &Levels) -> [FieldSet; 3] {
        let mut facets = split_by_level(self.fields.clone(), levels);
        for (at, level) in Level::ALL.into_iter().enumerate() {
            if vault.can_write(self.scope, level) {
                continue;
            }
            let closed = facets.get_mut(at).map(std::mem::take).unwrap_or_default();
            for (key, value) in closed {
                let lies = |stored: &FieldSet| stored.values(key).any(|known| *known == value);
                let to = self.stored.iter().position(lies).unwrap_or(at);
                if let Some(facet) = facets.get_mut(to) {
                    facet.push(key, value);
                }
            }
        }
        facets
    }

    /// The levels whose facets are not what they should be: of what was changed, and of what a changed level has moved.
    pub fn changed_levels(&self, vault: &OpenVault, levels: &Levels) -> Vec<Level> {
        let new = self.facets(vault, levels);
        Level::ALL
            .into_iter()
            .zip(new.iter().zip(&self.stored))
            .filter(|(_, (new, old))| new != old)
            .map(|(level, _)| level)
            .collect()
    }

    /// Whether every value can be, or is, where the table wants it.
    pub fn can_be_placed(&self, vault: &OpenVault, levels: &Levels) -> bool {
        self.facets(vault, levels) == split_by_level(self.fields.clone(), levels)
            && self.changed_levels(vault, levels).iter().all(|level| vault.can_write(self.scope, *level))
    }

    /// Seals the given levels; a level that became empty loses its facet. L1 always stays.
    pub fn save(
        &mut self,
        tx: &mut WriteTx<'_>,
        table: &Levels,
        levels: &[Level],
        expected: &Versions,
    ) -> Result<(), AppError> {
        let facets = self.facets(tx.vault(), table);
        for (level, fields) in Level::ALL.into_iter().zip(&facets) {
            if !levels.contains(&level) {
                continue;
            }
            let expect = match Self::version(expected, level) {
                0 => Expect::Absent,
                version => Expect::Version(version),
            };
            if fields.is_empty() && level != Level::L1 {
                tx.remove(self.scope, self.record, level, expect)?;
                *version_mut(&mut self.versions, level) = 0;
                continue;
            }
            let plain =
                vault_crypto::Zeroizing::new(fields.encode_padded().map_err(|_| ErrorCode::TextTooLong)?);
            let version = tx.put(self.place(level), expect, &plain)?;
            *version_mut(&mut self.versions, level) = version;
        }
        self.stored = facets;
        Ok(())
    }

    /// Where a level of this customer lives.
    pub const fn place(&self, level: Level) -> Place {
        Place {
            scope: self.scope,
            record: self.record,
            level,
            kind: RecordKind::Customer as u8,
            parent: None,
        }
    }
}

const NO_VERSIONS: Versions = Versions { l1: 0, l2: 0, l3: 0 };

const fn version_mut(versions: &mut Versions, level: Level) -> &mut u64 {
    match level {
        Level::L1 => &mut versions.l1,
        Level::L2 => &mut versions.l2,
        Level::L3 => &mut versions.l3,
    }
}

/// Puts typed values into a set. Returns the fields that changed and what is worth saying.
pub(crate) fn apply(
    fields: &mut FieldSet,
    inputs: &[FieldInput],
    today: LocalDate,
    catalogue: &Catalogue,
) -> Result<(Vec<FieldKey>, Vec<SaveWarning>), AppError> {
    let options = ParseOptions::form(today);
    let mut changed = Vec::new();
    let mut warnings = Vec::new();
    for input in inputs {
        let def = input.field.def();
        if !catalogue.accepts(input.field) {
            return Err(ErrorCode::BadRequest.into());
        }
        let old: Vec<Value> = fields.values(input.field).cloned().collect();
        let mut new = Vec::with_capacity(input.values.len());
        for value in &input.values {
            match value {
                ValueInput::Keep(index) => {
                    new.push(old.get(usize::from(*index)).cloned().ok_or(ErrorCode::BadRequest)?);
                }
                ValueInput::Text(text) if def.multi => {
                    for part in split_multi(input.field, text) {
                        new.push(parse(catalogue, input.field, part, &options, &mut warnings)?);
                    }
                }
                ValueInput::Text(text) if text.trim().is_empty() => {}
                ValueInput::Text(text) => {
                    new.push(parse(catalogue, input.field, text, &options, &mut warnings)?);
                }
            }
        }
        let mut seen: Vec<Value> = Vec::with_capacity(new.len());
        for value in new {
            if !seen.contains(&value) {
                seen.push(value);
            }
        }
        if !def.multi && seen.len() > 1 {
            return Err(ErrorCode::BadRequest.into());
        }
        if seen != old {
            fields.set_all(input.field, seen);
            changed.push(input.field);
        }
    }
    Ok((changed, warnings))
}

fn parse(
    catalogue: &Catalogue,
    field: FieldKey,
    text: &str,
    options: &ParseOptions,
    warnings: &mut Vec<SaveWarning>,
) -> Result<Value, AppError> {
    let (value, noted) = catalogue.parse(field, text, options).map_err(|error| invalid(field, error))?;
    warnings.extend(noted.into_iter().map(|warning| SaveWarning { field, code: warning_code(warning) }));
    Ok(value)
}

/// The error for one refused value: field and reason, never the value.
pub(crate) fn invalid(field: FieldKey, error: ValueError) -> AppError {
    let code = match error {
        ValueError::PurchasedSource => ErrorCode::SourceForbidden,
        _ => ErrorCode::InvalidValue,
    };
    AppError::new(code).word("field", field.name()).code("reason", &crate::import::reason(field, error))
}

pub(crate) const fn warning_code(warning: Warning) -> WarningCode {
    match warning {
        Warning::FullWidthConverted => WarningCode::FullWidthConverted,
        Warning::InvisibleRemoved => WarningCode::InvisibleRemoved,
        Warning::KeptAsText => WarningCode::KeptAsText,
        _ => WarningCode::ChecksumDoubtful,
    }
}

/// A customer must be somebody: a company or a name.
pub(crate) fn require_name(fields: &FieldSet) -> Result<(), AppError> {
    let named = fields.contains(FieldKey::Name) || fields.contains(FieldKey::Company);
    if named { Ok(()) } else { Err(ErrorCode::NameNeeded.into()) }
}

/// Free text must not keep what may not be stored at all (passwords, codes).
pub(crate) fn refuse_forbidden(fields: &FieldSet, today: LocalDate) -> Result<(), AppError> {
    for (field, value) in fields.iter() {
        if let Value::Text(text) = value
            && matches!(field.def().kind, FieldKind::LongText | FieldKind::Custom)
            && vault_domain::detect::detect(text, today).iter().any(|hit| hit.blocks_saving())
        {
            return Err(AppError::new(ErrorCode::ForbiddenValue).word("field", field.name()));
        }
    }
    Ok(())
}
