//! Errors of the store. Every `Display` is safe to log: codes and counts, never contents.

use vault_crypto::CryptoError;

/// Why the store could not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder is not a vault.
    #[error("not a vault")]
    NotAVault,
    /// The vault was made by a newer program.
    #[error("vault format {0} is newer than this program")]
    Newer(u32),
    /// A file fails its own checks.
    #[error("vault is damaged: {0}")]
    Damaged(&'static str),
    /// Another process holds the vault.
    #[error("vault is in use")]
    InUse,
    /// Something with that name exists.
    #[error("place is taken")]
    Exists,
    /// Writes are refused until an owner decides.
    #[error("vault is read-only")]
    ReadOnly,
    /// No space left.
    #[error("disk is full")]
    DiskFull,
    /// A save was based on an older version.
    #[error("version conflict")]
    Conflict,
    /// No such record, or not one these keys can see.
    #[error("not found")]
    NotFound,
    /// The bundle does not open: wrong password or wrong device secret.
    #[error("keys do not open this slot")]
    WrongKeys,
    /// The person may do nothing here any more.
    #[error("person is frozen")]
    Frozen,
    /// The computer's clock is before the last entry, and something depends on the time.
    #[error("clock is behind the ledger")]
    ClockBack,
    /// The keys of this session do not suffice.
    #[error("keys are missing")]
    KeysMissing,
    /// The ledger's rules do not let this person state this.
    #[error("refused by the rules of membership: {0}")]
    Refused(&'static str),
    /// SQLite was initialised before the wiping allocator could be installed.
    #[error("allocator could not be installed")]
    Memory,
    /// A connection setting did not read back as written.
    #[error("connection setting {0} was refused")]
    Setting(&'static str),
    /// A file operation failed.
    #[error("file access: {0}")]
    Io(std::io::ErrorKind),
    /// SQLite failed.
    #[error("database: code {0}")]
    Database(i32),
    /// Cryptography failed.
    #[error(transparent)]
    Crypto(CryptoError),
    /// A row or entry could not be decoded.
    #[error("stored data cannot be decoded: {0}")]
    Decode(&'static str),
    /// The keyring could not be asked.
    #[error("anchor: {0}")]
    Anchor(&'static str),
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            kind => Self::Io(kind),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error() {
            Some(inner) => match inner.code {
                rusqlite::ErrorCode::DiskFull => Self::DiskFull,
                rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase => {
                    Self::Damaged("database")
                }
                rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked => Self::InUse,
                _ => Self::Database(inner.extended_code),
            },
            None => match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                _ => Self::Decode("column"),
            },
        }
    }
}

impl From<CryptoError> for StoreError {
    fn from(error: CryptoError) -> Self {
        Self::Crypto(error)
    }
}
