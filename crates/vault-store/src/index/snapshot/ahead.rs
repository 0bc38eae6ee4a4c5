//! A sealed stream opened by a thread of its own, ahead of who reads it: opening costs as much as making sense of what
//! it holds.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::Scope;

use vault_crypto::Zeroizing;

use crate::memory::wipe_stack;

/// Pieces that may wait: what bounds the memory.
const AHEAD: usize = 4;

/// One piece of the clear text; wiped when dropped.
type Piece = Zeroizing<Vec<u8>>;

/// The clear text in its order. An error underneath is the last thing that comes.
pub(super) struct OpenedAhead {
    pieces: Receiver<io::Result<Piece>>,
    /// Pieces go back to be filled again.
    spent: Sender<Piece>,
    current: Piece,
    given: usize,
}

impl OpenedAhead {
    /// Starts reading `source` in pieces of `size` bytes. It ends with the source, with an error, or when nobody reads any
    /// more. The source is boxed because its cipher holds a key: a value that moves into a thread leaves copies in frames
    /// that nothing wipes, a box moves as an address.
    pub(super) fn start<'scope>(
        threads: &'scope Scope<'scope, '_>,
        mut source: Box<dyn Read + Send + 'scope>,
        size: usize,
    ) -> Self {
        let (full, pieces) = sync_channel(AHEAD);
        let (spent, empty) = channel();
        threads.spawn(move || {
            if let Err(error) = read_all(&mut *source, size, &full, &empty) {
                let _ = full.send(Err(error));
            }
            drop(source);
            wipe_stack();
        });
        Self { pieces, spent, current: Zeroizing::default(), given: 0 }
    }
}

impl Read for OpenedAhead {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.current.len() {
            // The thread is gone: all was read.
            let Ok(next) = self.pieces.recv() else { return Ok(0) };
            let before = std::mem::replace(&mut self.current, next?);
            let _ = self.spent.send(before);
            self.given = 0;
        }
        let length = self.current.get(self.given..).unwrap_or_default().read(out)?;
        self.given += length;
        Ok(length)
    }
}

fn read_all(
    source: &mut dyn Read,
    size: usize,
    full: &SyncSender<io::Result<Piece>>,
    empty: &Receiver<Piece>,
) -> io::Result<()> {
    loop {
        let mut piece = empty.try_recv().unwrap_or_default();
        // Never grown, so that no unwiped copy is left behind.
        if piece.capacity() < size {
            piece = Zeroizing::new(Vec::with_capacity(size));
        }
        piece.resize(size, 0);
        let mut filled = 0;
        while let Some(room) = piece.get_mut(filled..).filter(|room| !room.is_empty()) {
            match source.read(room)? {
                0 => break,
                length => filled += length,
            }
        }
        piece.truncate(filled);
        if filled == 0 || full.send(Ok(piece)).is_err() {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives `bytes` in odd lengths, then perhaps fails.
    struct Source<'a> {
        bytes: &'a [u8],
        fails: bool,
    }

    impl Read for Source<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            if self.bytes.is_empty() && self.fails {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let most = out.len().min(7);
            self.bytes.read(out.get_mut(..most).unwrap_or_default())
        }
    }

    fn read(bytes: &[u8], fails: bool) -> (Vec<u8>, io::Result<usize>) {
        let mut out = Vec::new();
        let result = std::thread::scope(|threads| {
            OpenedAhead::start(threads, Box::new(Source { bytes, fails }), 10).read_to_end(&mut out)
        });
        (out, result)
    }

    #[test]
    fn everything_comes_in_its_order_whatever_the_lengths() {
        let bytes: Vec<u8> = (0..=255).cycle().take(1003).collect();
        for length in [0, 1, 9, 10, 11, 1000, 1003] {
            let (out, result) = read(&bytes[..length], false);
            assert_eq!((out.as_slice(), result.unwrap()), (&bytes[..length], length));
        }
    }

    #[test]
    fn an_error_underneath_is_an_error() {
        let (out, result) = read(&[7; 25], true);
        assert_eq!(result.unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert!(out.len() <= 25);
    }

    #[test]
    fn a_reader_that_stops_early_ends_the_thread() {
        let bytes = vec![1; 100_000];
        std::thread::scope(|threads| {
            let mut ahead = OpenedAhead::start(threads, Box::new(bytes.as_slice()), 10);
            ahead.read_exact(&mut [0; 25]).unwrap();
        });
    }
}
