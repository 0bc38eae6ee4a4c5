//! Opening SQLCipher: every setting is applied in order, read back and asserted, at every open.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;

/// Pages kept decrypted in memory: 24 MiB, negative = KiB.
const CACHE_KIB: i64 = -24 * 1024;

/// Opens (or creates) an encrypted database with a raw key specification `x'…96 hex…'`.
///
/// # Errors
/// [`StoreError::Damaged`] when the first page does not authenticate (wrong key or damaged file),
/// [`StoreError::Setting`] when a setting does not read back.
pub(crate) fn open(path: &Path, key_spec: &str, create: bool) -> Result<Connection, StoreError> {
    let connection = open_keyed(path, key_spec, create)?;
    // The first read authenticates page 1: a wrong key ends here.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    apply_settings(&connection)?;
    Ok(connection)
}

/// A new encrypted database that a copy of another is about to fill.
///
/// # Errors
/// As [`open`].
pub(crate) fn open_for_copy(path: &Path, key_spec: &str) -> Result<Connection, StoreError> {
    open_keyed(path, key_spec, true)
}

fn open_keyed(path: &Path, key_spec: &str, create: bool) -> Result<Connection, StoreError> {
    crate::memory::install_sqlite_allocator()?;
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_prepared_statement_cache_capacity(64);
    // SQLCipher would write about damaged pages to the standard error; what is wrong is said by our own errors.
    assert_text(&connection, "cipher_log_level", "NONE", "NONE")?;
    // The key travels as a PRAGMA value: `key_spec` is hex made by us, never input.
    connection.pragma_update(None, "key", key_spec)?;
    connection.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256")?;
    let version: String = connection.pragma_query_value(None, "cipher_version", |row| row.get(0))?;
    if version.is_empty() {
        return Err(StoreError::Setting("cipher_version"));
    }
    Ok(connection)
}

fn apply_settings(connection: &Connection) -> Result<(), StoreError> {
    // auto_vacuum must precede the first table; EXCLUSIVE must precede WAL, so that no shared memory file exists.
    assert_text(connection, "locking_mode", "EXCLUSIVE", "exclusive")?;
    assert_text(connection, "journal_mode", "WAL", "wal")?;
    for (name, value) in [
        ("synchronous", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("auto_vacuum", 0),
        ("temp_store", 2),
        ("foreign_keys", 1),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("cache_size", CACHE_KIB),
        // Checkpoints run when idle and at lock, not in the middle of a save.
        ("wal_autocheckpoint", 8_000),
    ] {
        connection.pragma_update(None, name, value)?;
        let actual: i64 = connection.pragma_query_value(None, name, |row| row.get(0))?;
        if actual != value {
            return Err(StoreError::Setting(name));
        }
    }
    // mmap is compiled out under SQLCipher and then answers with no row at all: both mean zero.
    connection.pragma_update(None, "mmap_size", 0)?;
    let mapped = connection.pragma_query_value(None, "mmap_size", |row| row.get::<_, i64>(0));
    if !matches!(mapped, Ok(0) | Err(rusqlite::Error::QueryReturnedNoRows)) {
        return Err(StoreError::Setting("mmap_size"));
    }
    // Blocks `ATTACH … KEY ''` + sqlcipher_export and VACUUM INTO, which would write the vault in clear.
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    if connection.limit(Limit::SQLITE_LIMIT_ATTACHED)? != 0 {
        return Err(StoreError::Setting("limit_attached"));
    }
    if !connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)? {
        return Err(StoreError::Setting("defensive"));
    }
    Ok(())
}

fn assert_text(
    connection: &Connection,
    name: &'static str,
    value: &str,
    expected: &str,
) -> Result<(), StoreError> {
    let actual: String =
        connection.pragma_update_and_check(None, name, value, |row| row.get::<_, String>(0))?;
    if actual.eq_ignore_ascii_case(expected) { Ok(()) } else { Err(StoreError::Setting(name)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> String {
        format!("x'{}'", "5a".repeat(48))
    }

    fn opened() -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(&folder.path().join("vault.db"), &key(), true).unwrap();
        connection
            .execute_batch("CREATE TABLE secret (text TEXT); INSERT INTO secret VALUES ('13800005678')")
            .unwrap();
        (folder, connection)
    }

    #[test]
    fn every_setting_holds_on_the_open_connection() {
        let (_folder, connection) = opened();
        let text = |name: &str| -> String {
            connection
                .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
                .map_or_else(
                    |_| String::new(),
                    |value| match value {
                        rusqlite::types::Value::Integer(number) => number.to_string(),
                        rusqlite::types::Value::Text(text) => text,
                        other => format!("{other:?}"),
                    },
                )
        };
        for (name, value) in [
            ("cipher_hmac_algorithm", "HMAC_SHA256"),
            ("cipher_use_hmac", "1"),
            ("cipher_page_size", "4096"),
            ("cipher_log_level", "NONE"),
            ("journal_mode", "wal"),
            ("locking_mode", "exclusive"),
            ("synchronous", "2"),
            ("auto_vacuum", "0"),
            ("temp_store", "2"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("secure_delete", "1"),
            ("cell_size_check", "1"),
        ] {
            assert_eq!(text(name), value, "{name}");
        }
        assert!(!text("cipher_version").is_empty());
        assert_eq!(connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE), Ok(true));
        assert!(!connection.path().is_some_and(|path| Path::new(&format!("{path}-shm")).exists()));
    }

    #[test]
    fn the_vault_cannot_be_copied_out_in_clear() {
        let (folder, connection) = opened();
        let plain = folder.path().join("plain.db");
        let path = plain.display();
        for attempt in [
            format!("ATTACH DATABASE '{path}' AS plain KEY ''"),
            format!("VACUUM INTO '{path}'"),
            "SELECT sqlcipher_export('plain')".to_owned(),
        ] {
            assert!(connection.execute_batch(&attempt).is_err(), "{attempt}");
        }
        assert!(!plain.exists());
        // Nor may the schema be written by hand.
        assert!(
            connection
                .execute_batch(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '' WHERE name = 'secret'"
                )
                .is_err()
        );
    }

    #[test]
    fn a_wrong_key_ends_at_the_first_page() {
        let (folder, connection) = opened();
        drop(connection);
        let path = folder.path().join("vault.db");
        let wrong = format!("x'{}'", "5b".repeat(48));
        assert!(matches!(open(&path, &wrong, false), Err(StoreError::Damaged(_))));
        let again = open(&path, &key(), false).unwrap();
        let text: String = again.query_row("SELECT text FROM secret", [], |row| row.get(0)).unwrap();
        assert_eq!(text, "13800005678");
    }
}
