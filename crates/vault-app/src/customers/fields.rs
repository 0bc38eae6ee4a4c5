//! A customer's fields as one set: loaded from its facets, changed as typed, saved back level by level.

use vault_domain::action::Action;
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::{FieldSet, RecordKind, Value, split_by_level};
use vault_domain::value::{ParseOptions, ValueError, Warning, normalise, split_multi};
use vault_store::{Expect, OpenVault, Place, StoreError, WriteTx};

use crate::contract::customer::{FieldInput, SaveWarning, ValueInput, Versions, WarningCode};
use crate::error::AppError;

/// A customer in clear, for the length of one command.
pub(crate) struct Customer {
    pub record: RecordId,
    pub scope: ScopeId,
    pub versions: Versions,
    pub fields: FieldSet,
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
    let mut customer =
        Customer { record, scope: vault.own_scope(), versions: Versions::default(), fields: FieldSet::new() };
    let mut found = false;
    let mut facets = Vec::with_capacity(3);
    for level in Level::ALL {
        match vault.open_facet(grant, record, level) {
            Ok(facet) => {
                if !kinds.iter().any(|kind| kind.code() == facet.place.kind) {
                    return Err(ErrorCode::NotFound.into());
                }
                found = true;
                customer.scope = facet.place.scope;
                *customer.version_mut(level) = facet.version;
                facets.push(FieldSet::decode_padded(&facet.plain).map_err(|_| ErrorCode::VaultDamaged)?);
            }
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    customer.fields = vault_domain::record::merge(facets);
    if found { Ok(customer) } else { Err(ErrorCode::NotFound.into()) }
}

impl Customer {
    fn version_mut(&mut self, level: Level) -> &mut u64 {
        match level {
            Level::L1 => &mut self.versions.l1,
            Level::L2 => &mut self.versions.l2,
            Level::L3 => &mut self.versions.l3,
        }
    }

    const fn version(versions: &Versions, level: Level) -> u64 {
        match level {
            Level::L1 => versions.l1,
            Level::L2 => versions.l2,
            Level::L3 => versions.l3,
        }
    }

    /// The levels whose content differs from `before`.
    pub fn changed_levels(&self, before: &FieldSet) -> Vec<Level> {
        let new = split_by_level(self.fields.clone());
        let old = split_by_level(before.clone());
        Level::ALL
            .into_iter()
            .zip(new.iter().zip(&old))
            .filter(|(_, (new, old))| new != old)
            .map(|(level, _)| level)
            .collect()
    }

    /// Seals the given levels; a level that became empty loses its facet. L1 always stays.
    pub fn save(
        &mut self,
        tx: &mut WriteTx<'_>,
        levels: &[Level],
        expected: &Versions,
    ) -> Result<(), AppError> {
        let split = split_by_level(self.fields.clone());
        for (level, fields) in Level::ALL.into_iter().zip(&split) {
            if !levels.contains(&level) {
                continue;
            }
            let expect = match Self::version(expected, level) {
                0 => Expect::Absent,
                version => Expect::Version(version),
            };
            if fields.is_empty() && level != Level::L1 {
                tx.remove(self.scope, self.record, level, expect)?;
                *self.version_mut(level) = 0;
                continue;
            }
            let plain =
                vault_crypto::Zeroizing::new(fields.encode_padded().map_err(|_| ErrorCode::TextTooLong)?);
            let version = tx.put(self.place(level), expect, &plain)?;
            *self.version_mut(level) = version;
        }
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

/// Puts typed values into a set. Returns the fields that changed and what is worth saying.
pub(crate) fn apply(
    fields: &mut FieldSet,
    inputs: &[FieldInput],
    today: LocalDate,
) -> Result<(Vec<FieldKey>, Vec<SaveWarning>), AppError> {
    let options = ParseOptions::form(today);
    let mut changed = Vec::new();
    let mut warnings = Vec::new();
    for input in inputs {
        let def = input.field.def();
        if !def.editable() {
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
                        new.push(parse(input.field, part, &options, &mut warnings)?);
                    }
                }
                ValueInput::Text(text) if text.trim().is_empty() => {}
                ValueInput::Text(text) => new.push(parse(input.field, text, &options, &mut warnings)?),
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
    field: FieldKey,
    text: &str,
    options: &ParseOptions,
    warnings: &mut Vec<SaveWarning>,
) -> Result<Value, AppError> {
    let (value, noted) = normalise(field, text, options).map_err(|error| invalid(field, error))?;
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
            && matches!(field.def().kind, vault_domain::field::FieldKind::LongText)
            && vault_domain::detect::detect(text, today).iter().any(|hit| hit.blocks_saving())
        {
            return Err(AppError::new(ErrorCode::ForbiddenValue).word("field", field.name()));
        }
    }
    Ok(())
}
