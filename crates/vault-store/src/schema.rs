//! The truth's schema: tiny, rarely changed. Numbered steps, one transaction each; a newer vault is refused.

use rusqlite::Connection;

use crate::error::StoreError;

/// Table numbers in associated data and in the ledger's list of changes. Never reused.
pub(crate) mod table {
    /// `facet`
    pub(crate) const FACET: u8 = 1;
    /// `compartment_grant`
    pub(crate) const COMPARTMENT_GRANT: u8 = 2;
}

const STEPS: &[&str] = &[include_str!("schema/0001.sql")];

/// Brings the schema up to date.
///
/// # Errors
/// [`StoreError::Newer`] when the vault knows more steps than this program.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let current: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = u32::try_from(STEPS.len()).unwrap_or(u32::MAX);
    if current > known {
        return Err(StoreError::Newer(current));
    }
    for (step, sql) in (1_u32..).zip(STEPS).skip(current as usize) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", step)?;
        transaction.commit()?;
    }
    Ok(())
}
