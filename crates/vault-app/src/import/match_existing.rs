//! Which rows are customers that are already here, or rows seen before: by phone, credit code, name and company.

use std::collections::HashMap;

use vault_crypto::Secret;
use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;
use vault_domain::record::FieldSet;
use vault_store::{OpenVault, company_token, name_token, phone_token};

/// Where a matching customer was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    InVault(RecordId),
    InFile(RecordId),
}

/// Makes the look-up tokens of rows; on whichever thread reads them.
pub(super) struct Tokens(Secret<32>);

impl Tokens {
    pub(super) fn new(vault: &OpenVault) -> Self {
        Self(vault.keys().dedupe_key())
    }

    /// What a row is known by.
    pub(super) fn of(&self, fields: &FieldSet) -> Vec<[u8; 8]> {
        let mut tokens: Vec<[u8; 8]> =
            fields.texts(FieldKey::Phone).map(|number| phone_token(&self.0, number)).collect();
        if let Some(code) = fields.text(FieldKey::CreditCode) {
            // Several people of one company share its code: it identifies company records only.
            if !fields.contains(FieldKey::Name) {
                tokens.push(company_token(&self.0, code));
            }
        }
        if let (name, Some(company)) =
            (fields.text(FieldKey::Name).unwrap_or_default(), fields.text(FieldKey::Company))
        {
            tokens.push(name_token(&self.0, name, company));
        }
        tokens
    }
}

/// Look-up tokens of everything known, growing with the rows of the file.
pub(super) struct Matcher {
    tokens: Tokens,
    known: HashMap<[u8; 8], Found>,
}

impl Matcher {
    /// Everything the directory knows.
    pub(super) fn new(vault: &OpenVault) -> Self {
        let directory = vault.index().directory();
        let mut known = HashMap::with_capacity(directory.len() * 2);
        directory.each_token(|token, record| {
            known.entry(token).or_insert(Found::InVault(record));
        });
        Self { tokens: Tokens::new(vault), known }
    }

    /// The first match of a row.
    pub(super) fn find(&self, fields: &FieldSet) -> Option<Found> {
        self.find_any(&self.tokens.of(fields))
    }

    /// The same for a row whose tokens are made already.
    pub(super) fn find_any(&self, tokens: &[[u8; 8]]) -> Option<Found> {
        tokens.iter().find_map(|token| self.known.get(token).copied())
    }

    /// From now on rows like this one are duplicates of `record`.
    pub(super) fn remember(&mut self, fields: &FieldSet, record: RecordId) {
        self.remember_all(&self.tokens.of(fields), record);
    }

    /// The same for a row whose tokens are made already.
    pub(super) fn remember_all(&mut self, tokens: &[[u8; 8]], record: RecordId) {
        for token in tokens {
            self.known.entry(*token).or_insert(Found::InFile(record));
        }
    }
}
