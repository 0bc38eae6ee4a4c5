//! A new key for the database file. The copy is written and verified beside the old file, then the header names the new
//! key, then the copy takes the old file's place: whenever the program stops, header and one of the two files fit.

use std::fs;

use rusqlite::Connection;
use rusqlite::backup::Backup;
use vault_crypto::Secret;
use vault_domain::action::Writes;
use vault_domain::grant::Grant;

use crate::connection;
use crate::error::StoreError;
use crate::folder::{Folder, sync_folder};
use crate::ledger_log;
use crate::vault::OpenVault;

/// Pages copied between two looks at whether to go on.
const PAGES: i32 = 2_000;

impl OpenVault {
    /// Moves everything into a file under a new key. `publish` writes the header that gives the key to those who stay;
    /// `each` is told the share that is done, in percent, and may stop the work before that by returning false.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::Cancelled`] and others before `publish`: nothing has changed. After it the
    /// next opening finishes the work.
    pub fn rekey_file<A: Writes>(
        &mut self,
        grant: &Grant<A>,
        key: Secret<32>,
        publish: impl FnOnce(&Secret<32>) -> Result<(), StoreError>,
        each: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), StoreError> {
        self.check_grant(grant)?;
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly);
        }
        let next = self.folder.next_database();
        discard_next(&self.folder);
        self.checkpoint()?;
        let before = self.keys.file_key.replace(key);
        let spec = self.keys.database_key();
        let copied = self.copy_to(&next, &spec, each);
        let published = copied.and_then(|()| match &self.keys.file_key {
            Some(key) => publish(key),
            None => Err(StoreError::KeysMissing),
        });
        if let Err(error) = published {
            discard_next(&self.folder);
            self.keys.file_key = before;
            return Err(error);
        }
        // Nothing of the old file is open when the new one takes its name.
        self.connection = Connection::open_in_memory()?;
        take_place(&self.folder)?;
        self.connection = connection::open(&self.folder.database(), &spec, false)?;
        Ok(())
    }

    fn copy_to(
        &self,
        path: &std::path::Path,
        spec: &str,
        each: &mut dyn FnMut(u64) -> bool,
    ) -> Result<(), StoreError> {
        let mut copy = connection::open_for_copy(path, spec)?;
        {
            let backup = Backup::new(&self.connection, &mut copy)?;
            while matches!(backup.step(PAGES)?, rusqlite::backup::StepResult::More) {
                let progress = backup.progress();
                let (total, left) = (progress.pagecount.max(1), progress.remaining);
                let done = u64::try_from((total - left) * 100 / total).unwrap_or(0);
                if !each(done) {
                    return Err(StoreError::Cancelled);
                }
            }
        }
        drop(copy);
        // Believed only when it opens like any vault, every page authenticates and the ledger ends at the same entry.
        let copy = connection::open(path, spec, false)?;
        let head = ledger_log::read_head(&copy)?;
        let sizes = |connection: &Connection| -> Result<(i64, i64), StoreError> {
            let sql = "SELECT (SELECT count(*) FROM facet), (SELECT count(*) FROM compartment_grant)";
            Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
        };
        if head != self.head || sizes(&copy)? != sizes(&self.connection)? || !is_sound(&copy)? {
            return Err(StoreError::Damaged("copy"));
        }
        Ok(())
    }
}

fn is_sound(connection: &Connection) -> Result<bool, StoreError> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    if statement.query([])?.next()?.is_some() {
        return Ok(false);
    }
    let quick: String = connection.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    Ok(quick == "ok")
}

/// Finishes or forgets a re-keying that was interrupted: the key of the header decides which of the two files counts.
pub(crate) fn settle(folder: &Folder, spec: &str) -> Result<(), StoreError> {
    if !folder.next_database().exists() {
        return Ok(());
    }
    if is_vault(&folder.database(), spec) {
        discard_next(folder);
    } else if is_vault(&folder.next_database(), spec) {
        take_place(folder)?;
    }
    Ok(())
}

/// Whether a file opens with the key and has a ledger in it: an empty file opens with every key.
fn is_vault(path: &std::path::Path, spec: &str) -> bool {
    connection::open(path, spec, false)
        .and_then(|connection| ledger_log::read_head(&connection))
        .is_ok_and(|head| head.seq > 0)
}

fn take_place(folder: &Folder) -> Result<(), StoreError> {
    fs::rename(folder.next_database(), folder.database())?;
    let _ = fs::remove_file(with_suffix(&folder.database(), "-wal"));
    let _ = fs::remove_file(with_suffix(&folder.next_database(), "-wal"));
    sync_folder(&folder.database())
}

fn discard_next(folder: &Folder) {
    for suffix in ["", "-wal", "-journal"] {
        let _ = fs::remove_file(with_suffix(&folder.next_database(), suffix));
    }
}

fn with_suffix(path: &std::path::Path, suffix: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests;
