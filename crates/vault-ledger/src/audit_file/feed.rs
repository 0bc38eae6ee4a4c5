//! The verdict on a file that arrives in pieces of any size, as a page in a browser reads it.

use std::io::{self, Read};

use vault_crypto::fingerprint::Fingerprint;

use super::verify::Check;
use super::{AuditError, AuditReader, AuditReport};
use super::{TAG_CHECKPOINT, TAG_DETAIL, TAG_END, TAG_ENTRY, TAG_SELECTION};
use crate::checkpoint::Checkpoint;
use crate::detail::Detail;
use crate::entry::{Entry, MAX_ENTRY_BYTES};
use crate::membership::Membership;

/// Magic, version and vault.
const HEADER_BYTES: usize = 26;
/// Tag and length.
const FRAME_HEAD_BYTES: usize = 5;
/// An entry with its signature is the longest frame; what claims to be longer is refused by its head.
const MAX_PAYLOAD_BYTES: usize = super::SIGNATURE_BYTES + MAX_ENTRY_BYTES;
const END_BYTES: usize = 8;

/// Takes in a `.cvaudit` file piece by piece. Holds one frame and one piece, whatever the length of the file.
pub struct AuditFeed {
    root: Fingerprint,
    older: Vec<Checkpoint>,
    state: State,
}

enum State {
    Header(Pieces),
    Frames(AuditReader<Pieces>, Box<Check>),
}

impl AuditFeed {
    /// Starts before the first byte; arguments as for [`super::verify`].
    #[must_use]
    pub fn new(root: Fingerprint, older: Vec<Checkpoint>) -> Self {
        Self { root, older, state: State::Header(Pieces::default()) }
    }

    /// Takes in the next bytes and judges every frame that is whole. `each` is called as by
    /// [`super::verify_each`]. Not to be called again after an error.
    ///
    /// # Errors
    /// [`AuditError`], as soon as the bytes so far decide it.
    pub fn push(
        &mut self,
        bytes: &[u8],
        each: &mut dyn FnMut(&Entry, Option<&Detail>),
    ) -> Result<(), AuditError> {
        match &mut self.state {
            State::Header(pieces) => {
                pieces.push(bytes);
                if pieces.rest().len() < HEADER_BYTES {
                    return Ok(());
                }
            }
            State::Frames(reader, _) => reader.input().push(bytes),
        }
        let (reader, check) = self.frames()?;
        while reader.input().has_frame() {
            // The end is not read before everything has arrived, so there is no report yet.
            check.next(reader.next_frame(), &mut Some(&mut *each))?;
        }
        Ok(())
    }

    /// Nothing more is coming: judges what is left.
    ///
    /// # Errors
    /// [`AuditError`].
    pub fn finish(
        &mut self,
        each: &mut dyn FnMut(&Entry, Option<&Detail>),
    ) -> Result<AuditReport, AuditError> {
        let (reader, check) = self.frames()?;
        loop {
            if let Some(report) = check.next(reader.next_frame(), &mut Some(&mut *each))? {
                return Ok(report);
            }
        }
    }

    /// Who was a member after the entries so far; `None` before the first.
    #[must_use]
    pub fn membership(&self) -> Option<&Membership> {
        match &self.state {
            State::Header(_) => None,
            State::Frames(_, check) => check.verifier.membership(),
        }
    }

    /// Reader and judge, made from the header when they are first needed.
    fn frames(&mut self) -> Result<(&mut AuditReader<Pieces>, &mut Check), AuditError> {
        if let State::Header(pieces) = &mut self.state {
            let reader = AuditReader::new(std::mem::take(pieces))?;
            let check = Check::new(reader.vault(), self.root, &self.older)?;
            self.state = State::Frames(reader, Box::new(check));
        }
        match &mut self.state {
            State::Frames(reader, check) => Ok((reader, check)),
            State::Header(_) => Err(super::Unreadable::NotAnAuditFile.into()),
        }
    }
}

/// Bytes that have arrived and not been read yet.
#[derive(Default)]
struct Pieces {
    bytes: Vec<u8>,
    read: usize,
}

impl Pieces {
    fn push(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.read);
        self.read = 0;
        self.bytes.extend_from_slice(bytes);
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.read..).unwrap_or_default()
    }

    /// Whether the reader will come to a decision about the next frame without the bytes to come.
    fn has_frame(&self) -> bool {
        let rest = self.rest();
        let Some(([tag, length @ ..], payload)) = rest.split_first_chunk::<FRAME_HEAD_BYTES>() else {
            return false;
        };
        let length = u32::from_be_bytes(*length);
        let whole = usize::try_from(length).is_ok_and(|length| payload.len() >= length);
        match *tag {
            // Whether nothing follows is only known at the end, unless something does.
            TAG_END => length as usize != END_BYTES || payload.len() > END_BYTES,
            TAG_CHECKPOINT | TAG_ENTRY | TAG_DETAIL | TAG_SELECTION => {
                whole || length as usize > MAX_PAYLOAD_BYTES
            }
            _ => true,
        }
    }
}

impl Read for Pieces {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.rest().read(out)?;
        self.read += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit_file::{AuditWriter, verify};
    use crate::sample::{Ledger, SALT, VAULT, pinned};

    fn file() -> Vec<u8> {
        let ledger = Ledger::of(12);
        let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
        for (signed, detail) in ledger.signed.iter().zip(&ledger.details) {
            writer.entry(signed).unwrap();
            if let Some(detail) = detail {
                writer.detail(&SALT, detail).unwrap();
            }
        }
        writer.finish().unwrap()
    }

    fn in_pieces(file: &[u8], size: usize) -> Result<AuditReport, String> {
        let mut feed = AuditFeed::new(pinned(), Vec::new());
        for piece in file.chunks(size) {
            feed.push(piece, &mut |_, _| ()).map_err(|error| error.to_string())?;
        }
        feed.finish(&mut |_, _| ()).map_err(|error| error.to_string())
    }

    fn at_once(file: &[u8]) -> Result<AuditReport, String> {
        verify(file, pinned(), &[]).map_err(|error| error.to_string())
    }

    #[test]
    fn pieces_of_any_size_give_the_same_verdict() {
        let file = file();
        assert!(at_once(&file).is_ok());
        for size in [1, 2, 7, 64, 1000, usize::MAX] {
            assert_eq!(in_pieces(&file, size), at_once(&file));
        }
        assert_eq!(in_pieces(&[], 1), at_once(&[]));
    }

    #[test]
    fn whatever_is_damaged_gives_the_same_verdict() {
        let good = file();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            assert_eq!(in_pieces(&bad, 100), at_once(&bad), "bit at {at}");
            if at % 5 == 0 {
                assert_eq!(in_pieces(&good[..at], 33), at_once(&good[..at]), "cut at {at}");
            }
        }
        let more = [&good[..], b"more"].concat();
        assert_eq!(in_pieces(&more, good.len()), at_once(&more));
    }

    #[test]
    fn entries_are_shown_and_members_known() {
        let (mut feed, mut shown) = (AuditFeed::new(pinned(), Vec::new()), 0);
        assert!(feed.membership().is_none());
        feed.push(&file(), &mut |_, _| shown += 1).unwrap();
        feed.finish(&mut |_, _| shown += 1).unwrap();
        assert_eq!((shown, feed.membership().map(|members| members.members().count())), (12, Some(3)));
    }
}
