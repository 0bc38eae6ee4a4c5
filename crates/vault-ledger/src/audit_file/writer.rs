//! Writing a `.cvaudit` stream.

use std::io::Write;

use vault_domain::ids::VaultId;

use super::{BadSelection, MAGIC, MAX_CHECKPOINTS, MAX_SELECTION_BYTES, Selection};
use super::{TAG_CHECKPOINT, TAG_DETAIL, TAG_END, TAG_ENTRY, TAG_SELECTION, VERSION};
use crate::checkpoint::{self, Checkpoint};
use crate::detail::{MAX_DETAIL_BYTES, Salt};
use crate::entry::MAX_ENTRY_BYTES;
use crate::signed::Signed;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The stream failed.
    #[error("cannot write: {0}")]
    Io(#[from] std::io::Error),
    /// A checkpoint after the selection or the first entry, a selection after the first entry or a second one, a detail
    /// without an entry or a second one for it.
    #[error("parts of an audit file in the wrong order")]
    Order,
    /// A part larger, or more checkpoints, than the format allows.
    #[error("part of an audit file over a limit of the format")]
    TooLarge,
    /// A selection that has no encoding.
    #[error(transparent)]
    Selection(#[from] BadSelection),
}

/// Writes header, checkpoints, the selection if there is one, entries with their disclosed details, and the end, in this
/// order.
pub struct AuditWriter<W> {
    out: W,
    checkpoints: usize,
    has_selection: bool,
    entries: u64,
    may_disclose: bool,
}

impl<W: Write> AuditWriter<W> {
    /// Writes the header.
    ///
    /// # Errors
    /// [`WriteError::Io`].
    pub fn new(mut out: W, vault: VaultId) -> Result<Self, WriteError> {
        out.write_all(MAGIC)?;
        out.write_all(&VERSION.to_be_bytes())?;
        out.write_all(vault.as_bytes())?;
        Ok(Self { out, checkpoints: 0, has_selection: false, entries: 0, may_disclose: false })
    }

    /// Writes a checkpoint; all of them come before the first entry. Without the newest one, entries at the end
    /// can be cut off unnoticed by whoever rewrites the end of the file.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), WriteError> {
        if self.entries > 0 || self.has_selection {
            return Err(WriteError::Order);
        }
        if self.checkpoints >= MAX_CHECKPOINTS {
            return Err(WriteError::TooLarge);
        }
        self.checkpoints += 1;
        self.frame(TAG_CHECKPOINT, &[checkpoint.to_text().as_bytes()], checkpoint::MAX_TEXT_BYTES)
    }

    /// Writes what the file claims to disclose without a gap; once, after the checkpoints and before the first entry.
    /// From then on every entry with a detail that [`Selection::selects`] and that lies behind
    /// [`Selection::pruned_until`] needs its [`AuditWriter::detail`], or the file will not verify.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn selection(&mut self, selection: &Selection) -> Result<(), WriteError> {
        if self.entries > 0 || self.has_selection {
            return Err(WriteError::Order);
        }
        let bytes = selection.encode()?;
        self.has_selection = true;
        self.frame(TAG_SELECTION, &[&bytes], MAX_SELECTION_BYTES)
    }

    /// Writes the next entry.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn entry(&mut self, signed: &Signed) -> Result<(), WriteError> {
        self.entries += 1;
        self.may_disclose = true;
        self.frame(TAG_ENTRY, &[signed.signature.as_bytes(), &signed.entry_bytes], 64 + MAX_ENTRY_BYTES)
    }

    /// Discloses the detail of the entry just written.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn detail(&mut self, salt: &Salt, detail: &[u8]) -> Result<(), WriteError> {
        if !std::mem::take(&mut self.may_disclose) {
            return Err(WriteError::Order);
        }
        self.frame(TAG_DETAIL, &[salt, detail], 32 + MAX_DETAIL_BYTES)
    }

    /// Writes the end and returns the stream, not flushed.
    ///
    /// # Errors
    /// [`WriteError::Io`].
    pub fn finish(mut self) -> Result<W, WriteError> {
        let entries = self.entries.to_be_bytes();
        self.frame(TAG_END, &[&entries], entries.len())?;
        Ok(self.out)
    }

    fn frame(&mut self, tag: u8, parts: &[&[u8]], limit: usize) -> Result<(), WriteError> {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let wide = u32::try_from(length).map_err(|_| WriteError::TooLarge)?;
        if length > limit {
            return Err(WriteError::TooLarge);
        }
        self.out.write_all(&[tag])?;
        self.out.write_all(&wide.to_be_bytes())?;
        parts.iter().try_for_each(|part| self.out.write_all(part))?;
        Ok(())
    }
}
