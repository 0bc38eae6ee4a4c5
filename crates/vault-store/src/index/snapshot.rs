//! The sealed snapshot of the directory: written at lock, read at unlock, ignored when anything does not fit.

mod ahead;

use std::fs::{self, File};
use std::io::{BufReader, Read, Write};

use vault_crypto::stream::{OpenReader, SealWriter};

use super::Index;
use crate::directory::Directory;
use crate::error::StoreError;
use crate::folder::sync_folder;
use crate::ledger_log;
use crate::vault::OpenVault;
use ahead::OpenedAhead;

/// 256 KiB: large enough to stream at full speed, small enough to stay in the cache.
const CHUNK: usize = 256 * 1024;
/// Clear part in front of the stream: ledger position and head it reflects; bound as associated data.
const POSITION: usize = 8 + 32;

impl OpenVault {
    /// Writes the snapshot: temp → fsync → rename.
    pub(crate) fn save_snapshot(&self) -> Result<(), StoreError> {
        let path = self.folder.snapshot(self.keys.person);
        let temporary = path.with_extension("tmp");
        let written = self.write_snapshot_to(&temporary).and_then(|()| {
            fs::rename(&temporary, &path)?;
            sync_folder(&path)
        });
        if written.is_err() {
            let _ = fs::remove_file(&temporary);
        }
        written
    }

    fn write_snapshot_to(&self, path: &std::path::Path) -> Result<(), StoreError> {
        let position = position_bytes(self.head.seq, &self.head.hash);
        let mut file = File::create(path)?;
        file.write_all(&position)?;
        let failed = |_| StoreError::Io(std::io::ErrorKind::Other);
        let mut writer = SealWriter::new(file, &self.keys.index_key, &self.snapshot_aad(&position), CHUNK)
            .map_err(failed)?;
        writer.write_all(&self.index.last_number.to_be_bytes())?;
        let mut result = Ok(());
        self.index.directory.encode_chunks(&mut |chunk| {
            if result.is_ok() {
                result = writer.write_all(chunk);
            }
        });
        result?;
        writer.finish().map_err(failed)?.sync_all()?;
        Ok(())
    }

    /// The snapshot and the position it reflects, if it belongs to this ledger.
    pub(super) fn read_snapshot(&self) -> Option<(Index, u64)> {
        let mut file = File::open(self.folder.snapshot(self.keys.person)).ok()?;
        let mut position = [0_u8; POSITION];
        file.read_exact(&mut position).ok()?;
        let (seq, head) = position.split_first_chunk::<8>()?;
        let seq = u64::from_be_bytes(*seq);
        // A snapshot of another history must not be believed: its position has to be part of this ledger.
        if ledger_log::hash_at(&self.connection, seq).ok()??.as_slice() != head {
            return None;
        }
        let length = file.metadata().ok()?.len();
        let reader = OpenReader::new(
            BufReader::with_capacity(CHUNK, file),
            &self.keys.index_key,
            &self.snapshot_aad(&position),
        )
        .ok()?;
        std::thread::scope(|threads| {
            let mut plain = OpenedAhead::start(threads, Box::new(reader), CHUNK);
            let mut number = [0; 8];
            plain.read_exact(&mut number).ok()?;
            let directory = Directory::decode_from(&mut plain, length).ok()?;
            Some((Index { directory, last_number: u64::from_be_bytes(number) }, seq))
        })
    }

    fn snapshot_aad(&self, position: &[u8; POSITION]) -> Vec<u8> {
        [b"cv1-snapshot".as_slice(), self.id.as_bytes(), self.keys.person.as_bytes(), position].concat()
    }
}

fn position_bytes(seq: u64, head: &[u8; 32]) -> [u8; POSITION] {
    let mut out = [0; POSITION];
    let (first, second) = out.split_at_mut(8);
    first.copy_from_slice(&seq.to_be_bytes());
    second.copy_from_slice(head);
    out
}
