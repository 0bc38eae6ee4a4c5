//! Rows of sealed compartment keys, as the checks read them.

use rusqlite::Row;
use vault_crypto::hash::sha256;
use vault_domain::ids::ScopeId;
use vault_domain::level::Level;
use vault_ledger::row_index::RowKey;

use crate::error::StoreError;
use crate::grants::grant_row_id;
use crate::keys::Compartment;
use crate::schema::table;

/// A query for [`GrantRow::read`].
macro_rules! grant_columns {
    ($rest:literal) => {
        concat!("SELECT scope, level, epoch, recipient, sealed FROM compartment_grant ", $rest)
    };
}
pub(crate) use grant_columns;

/// Where a sealed key lies, and the hash of it.
pub(crate) struct GrantRow {
    pub place: GrantPlace,
    pub hash: [u8; 32],
}

impl GrantRow {
    pub fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        let place =
            GrantPlace { scope: row.get(0)?, level: row.get(1)?, epoch: row.get(2)?, recipient: row.get(3)? };
        Ok(Self { place, hash: sha256(&row.get::<_, Vec<u8>>(4)?) })
    }
}

/// Primary key of a grant as stored: whoever lays hands on the table may write anything there. The default comes
/// before every stored one.
#[derive(Default)]
pub(crate) struct GrantPlace {
    pub scope: Vec<u8>,
    pub level: i64,
    pub epoch: i64,
    pub recipient: Vec<u8>,
}

impl GrantPlace {
    /// The row and its version as the ledger names them; `None` for what no grant can be.
    pub fn key(&self) -> Option<(RowKey, u64)> {
        let compartment = Compartment {
            scope: ScopeId::from_slice(&self.scope).ok()?,
            level: Level::from_number(u8::try_from(self.level).ok()?)?,
            epoch: u32::try_from(self.epoch).ok()?,
        };
        let recipient: [u8; 16] = self.recipient.as_slice().try_into().ok()?;
        let key = RowKey {
            table: table::COMPARTMENT_GRANT,
            row: grant_row_id(compartment, &recipient),
            level: compartment.level.number(),
        };
        Some((key, u64::from(compartment.epoch)))
    }
}
