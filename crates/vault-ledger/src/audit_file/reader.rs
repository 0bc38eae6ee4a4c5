//! Reading a `.cvaudit` stream, one frame at a time, believing no length beyond its limit.

use std::io::{ErrorKind, Read};

use vault_crypto::sign::Signature;
use vault_domain::ids::VaultId;

use super::{MAGIC, MAX_CHECKPOINTS, MAX_SELECTION_BYTES, SALT_BYTES, SIGNATURE_BYTES, Selection};
use super::{TAG_CHECKPOINT, TAG_DETAIL, TAG_END, TAG_ENTRY, TAG_SELECTION, VERSION};
use crate::checkpoint::{self, Checkpoint};
use crate::detail::{MAX_DETAIL_BYTES, Salt};
use crate::entry::MAX_ENTRY_BYTES;
use crate::signed::Signed;

/// Why a stream cannot be read on.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The stream failed.
    #[error("cannot read: {0}")]
    Io(std::io::Error),
    /// It does not begin as an audit file.
    #[error("not a ClientVault audit file")]
    NotAnAuditFile,
    /// Written by a later version of the program.
    #[error("audit file version {0} is newer than this program")]
    FutureVersion(u16),
    /// It ends inside a frame or before the end frame.
    #[error("ends too early")]
    Cut,
    /// A frame that is too long, malformed, unknown or out of place, or bytes after the end.
    #[error("damaged")]
    Damaged,
}

/// One part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// A checkpoint the ledger must agree with.
    Checkpoint(Checkpoint),
    /// Which entries have all their details in the file.
    Selection(Selection),
    /// The next entry.
    Entry(Signed),
    /// The disclosed detail of the entry just before.
    Detail {
        /// Salt of the commitment.
        salt: Salt,
        /// Canonical bytes of the detail, not yet checked.
        detail: Vec<u8>,
    },
    /// The end: how many entries there were.
    End {
        /// Number of entries.
        entries: u64,
    },
}

/// Reads the parts in order.
pub struct AuditReader<R> {
    pub(super) input: R,
    pub(super) vault: VaultId,
    pub(super) checkpoints: usize,
    pub(super) last_tag: u8,
}

impl<R: Read> AuditReader<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn new(mut input: R) -> Result<Self, Unreadable> {
        let magic: [u8; 8] = array(&mut input).map_err(not_ours)?;
        if magic != *MAGIC {
            return Err(Unreadable::NotAnAuditFile);
        }
        let version = u16::from_be_bytes(array(&mut input).map_err(not_ours)?);
        match version {
            VERSION => {}
            0 => return Err(Unreadable::NotAnAuditFile),
            _ => return Err(Unreadable::FutureVersion(version)),
        }
        let vault = VaultId::from_bytes(array(&mut input).map_err(not_ours)?);
        Ok(Self { input, vault, checkpoints: 0, last_tag: TAG_CHECKPOINT })
    }

    /// The vault the header names.
    #[must_use]
    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    /// Where the bytes come from.
    pub(super) const fn input(&mut self) -> &mut R {
        &mut self.input
    }

    /// The next part; after [`Frame::End`] the stream has been seen to end. Not called again after that or
    /// after an error.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn next_frame(&mut self) -> Result<Frame, Unreadable> {
        let [tag] = array(&mut self.input)?;
        let follows = match tag {
            TAG_CHECKPOINT => self.last_tag == TAG_CHECKPOINT && self.checkpoints < MAX_CHECKPOINTS,
            TAG_SELECTION => self.last_tag == TAG_CHECKPOINT,
            TAG_ENTRY | TAG_END => self.last_tag != TAG_END,
            TAG_DETAIL => self.last_tag == TAG_ENTRY,
            _ => false,
        };
        if !follows {
            return Err(Unreadable::Damaged);
        }
        self.last_tag = tag;
        match tag {
            TAG_CHECKPOINT => {
                self.checkpoints += 1;
                let text = self.payload(0, checkpoint::MAX_TEXT_BYTES)?;
                let text = String::from_utf8(text).map_err(|_| Unreadable::Damaged)?;
                Checkpoint::parse(&text).map(Frame::Checkpoint).map_err(|_| Unreadable::Damaged)
            }
            TAG_SELECTION => {
                let bytes = self.payload(0, MAX_SELECTION_BYTES)?;
                Selection::decode(&bytes).map(Frame::Selection).map_err(|_| Unreadable::Damaged)
            }
            TAG_ENTRY => {
                let length = self.length(SIGNATURE_BYTES, MAX_ENTRY_BYTES)?;
                let signature = Signature::from_bytes(array(&mut self.input)?);
                Ok(Frame::Entry(Signed { entry_bytes: self.exactly(length)?, signature }))
            }
            TAG_DETAIL => {
                let length = self.length(SALT_BYTES, MAX_DETAIL_BYTES)?;
                let salt = array(&mut self.input)?;
                Ok(Frame::Detail { salt, detail: self.exactly(length)? })
            }
            _ => {
                if self.length(0, 8)? != 8 {
                    return Err(Unreadable::Damaged);
                }
                let entries = u64::from_be_bytes(array(&mut self.input)?);
                self.nothing_follows()?;
                Ok(Frame::End { entries })
            }
        }
    }

    /// Reads a frame's length and gives what is left of it after a fixed part; at most `limit`.
    fn length(&mut self, fixed: usize, limit: usize) -> Result<usize, Unreadable> {
        let length = u32::from_be_bytes(array(&mut self.input)?);
        let rest = usize::try_from(length).ok().and_then(|length| length.checked_sub(fixed));
        rest.filter(|rest| *rest <= limit).ok_or(Unreadable::Damaged)
    }

    fn payload(&mut self, fixed: usize, limit: usize) -> Result<Vec<u8>, Unreadable> {
        let length = self.length(fixed, limit)?;
        self.exactly(length)
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>, Unreadable> {
        // Grows as bytes arrive, so that a claimed length alone reserves nothing.
        let mut bytes = Vec::new();
        let wanted = u64::try_from(length).map_err(|_| Unreadable::Damaged)?;
        (&mut self.input).take(wanted).read_to_end(&mut bytes).map_err(Unreadable::Io)?;
        if bytes.len() == length { Ok(bytes) } else { Err(Unreadable::Cut) }
    }

    fn nothing_follows(&mut self) -> Result<(), Unreadable> {
        match array::<1>(&mut self.input) {
            Err(Unreadable::Cut) => Ok(()),
            Ok(_) => Err(Unreadable::Damaged),
            Err(other) => Err(other),
        }
    }
}

fn array<const N: usize>(input: &mut impl Read) -> Result<[u8; N], Unreadable> {
    let mut bytes = [0; N];
    input.read_exact(&mut bytes).map(|()| bytes).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => Unreadable::Cut,
        _ => Unreadable::Io(error),
    })
}

/// A file too short for the header is no audit file, rather than a damaged one.
fn not_ours(error: Unreadable) -> Unreadable {
    match error {
        Unreadable::Cut => Unreadable::NotAnAuditFile,
        other => other,
    }
}
