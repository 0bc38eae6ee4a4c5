//! The one place where errors of use cases become what travels: a code, parameters, a reference.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::error_code::ErrorCode;
use vault_domain::policy::Denied;
use vault_store::StoreError;

/// The error form of every command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WireError {
    pub code: ErrorCode,
    /// Typed arguments for the sentence: counts, names of fields, never a customer's data.
    pub params: BTreeMap<String, Param>,
    /// Eight characters to be quoted when asking for help.
    pub reference: String,
}

/// One argument of an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Param {
    Number(#[ts(type = "number")] i64),
    Text(String),
}

/// Why a use case did not do what was asked. Holds codes and counts, never contents: safe to log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code:?}")]
pub struct AppError {
    pub code: ErrorCode,
    pub params: BTreeMap<String, Param>,
    /// Where inside the program; goes into the reference only.
    pub cause: String,
}

impl AppError {
    /// An error with this code.
    #[must_use]
    pub const fn new(code: ErrorCode) -> Self {
        Self { code, params: BTreeMap::new(), cause: String::new() }
    }

    /// Adds a number for the sentence.
    #[must_use]
    pub fn number(mut self, key: &str, value: impl TryInto<i64>) -> Self {
        self.params.insert(key.to_owned(), Param::Number(value.try_into().unwrap_or(i64::MAX)));
        self
    }

    /// Adds a word of ours (a field name, a reason code) for the sentence. Never text a person typed.
    #[must_use]
    pub fn word(mut self, key: &str, value: &str) -> Self {
        self.params.insert(key.to_owned(), Param::Text(value.to_owned()));
        self
    }

    /// Adds a code of the contract, spelled as on the wire.
    #[must_use]
    pub fn code(self, key: &str, value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(code)) => self.word(key, &code),
            _ => self,
        }
    }

    fn caused_by(mut self, cause: impl std::fmt::Display) -> Self {
        self.cause = cause.to_string();
        self
    }

    /// The form that travels. The reference is a short hash of code and cause: the same defect gives the same
    /// reference on every computer.
    #[must_use]
    pub fn into_wire(self, command: &str) -> WireError {
        let seed = format!("{command}|{:?}|{}", self.code, self.cause);
        let hash = vault_crypto::hash::sha256(seed.as_bytes());
        let reference = hash.iter().take(4).map(|byte| format!("{byte:02X}")).collect();
        WireError { code: self.code, params: self.params, reference }
    }
}

impl From<ErrorCode> for AppError {
    fn from(code: ErrorCode) -> Self {
        Self::new(code)
    }
}

impl From<Denied> for AppError {
    fn from(denied: Denied) -> Self {
        Self::new(ErrorCode::NotAllowed).word("action", denied.0.name())
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::NotAVault => ErrorCode::NotAVault,
            StoreError::Newer(_) => ErrorCode::VaultNewer,
            StoreError::Damaged(_) | StoreError::Decode(_) => ErrorCode::VaultDamaged,
            StoreError::InUse => ErrorCode::VaultInUse,
            StoreError::Exists => ErrorCode::LocationExists,
            StoreError::ReadOnly => ErrorCode::ReadOnly,
            StoreError::DiskFull => ErrorCode::DiskFull,
            StoreError::Conflict => ErrorCode::Conflict,
            StoreError::NotFound => ErrorCode::NotFound,
            StoreError::WrongKeys => ErrorCode::WrongPassword,
            StoreError::Io(_) => ErrorCode::FileAccess,
            StoreError::Cancelled => ErrorCode::Cancelled,
            StoreError::Anchor(_) => ErrorCode::KeyringAbsent,
            StoreError::Frozen => ErrorCode::PersonFrozen,
            StoreError::ClockBack => ErrorCode::ClockBack,
            StoreError::KeysMissing => ErrorCode::KeysMissing,
            StoreError::Refused(rule) => match *rule {
                "last_owner" => ErrorCode::LastOwner,
                "frozen" => ErrorCode::PersonFrozen,
                "conflict" | "not_a_member" | "not_enrolled" => ErrorCode::PersonUnknown,
                _ => ErrorCode::NotAllowed,
            },
            StoreError::Memory | StoreError::Setting(_) | StoreError::Database(_) | StoreError::Crypto(_) => {
                ErrorCode::Internal
            }
        };
        Self::new(code).caused_by(error)
    }
}

impl From<vault_crypto::CryptoError> for AppError {
    fn from(error: vault_crypto::CryptoError) -> Self {
        Self::new(ErrorCode::Internal).caused_by(error)
    }
}

impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> Self {
        StoreError::from(error).into()
    }
}
