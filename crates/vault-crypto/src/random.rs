//! The only random source of the workspace: the operating system's generator, drawn in blocks per thread.
//!
//! A bulk import draws millions of 24-byte nonces; one system call for each would cost more than sealing.
//! Each thread therefore draws 4 KiB at a time and wipes every byte as it is handed out. There is no generator
//! of our own in between: each byte comes from the system and is used once.
//!
//! Fork safety: a forked child would inherit the unused rest of the block and hand out the same nonces, so the
//! block remembers its process and is thrown away in another one. A restored virtual machine snapshot is not
//! detected; 192-bit nonces under keys that are mostly used once keep the consequence small.

use std::cell::RefCell;

use zeroize::Zeroize;

use crate::{CryptoError, Secret};

/// Bytes drawn from the system at a time.
const BLOCK: usize = 4096;

thread_local! {
    static POOL: RefCell<Pool> = const { RefCell::new(Pool::new()) };
}

/// Fills `out` with random bytes.
///
/// # Errors
/// [`CryptoError::NoRandomness`] when the operating system refuses; `out` must not be used then.
pub fn fill(out: &mut [u8]) -> Result<(), CryptoError> {
    // A thread that is being torn down has no pool any more; it asks the system directly.
    POOL.try_with(|pool| match pool.try_borrow_mut() {
        Ok(mut pool) => pool.draw(out, std::process::id(), system),
        Err(_) => system(out),
    })
    .unwrap_or_else(|_| system(out))
}

/// `N` random bytes that are not secret: a nonce, a salt, an identifier.
///
/// # Errors
/// [`CryptoError::NoRandomness`].
pub fn make_array<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut out = [0; N];
    fill(&mut out)?;
    Ok(out)
}

/// A new random key, written straight into its box.
///
/// # Errors
/// [`CryptoError::NoRandomness`].
pub fn make_secret<const N: usize>() -> Result<Secret<N>, CryptoError> {
    Secret::try_fill(|bytes| fill(bytes))
}

fn system(out: &mut [u8]) -> Result<(), CryptoError> {
    getrandom::fill(out).map_err(|_| CryptoError::NoRandomness)
}

struct Pool {
    block: [u8; BLOCK],
    /// Bytes of the block already handed out (and wiped).
    used: usize,
    process: u32,
}

impl Pool {
    const fn new() -> Self {
        Self { block: [0; BLOCK], used: BLOCK, process: 0 }
    }

    fn draw(
        &mut self,
        out: &mut [u8],
        process: u32,
        source: impl Fn(&mut [u8]) -> Result<(), CryptoError>,
    ) -> Result<(), CryptoError> {
        if out.len() > BLOCK {
            return source(out);
        }
        if self.process != process || BLOCK - self.used < out.len() {
            // Marked empty first: if the system fails, no stale byte can be handed out later.
            self.used = BLOCK;
            source(&mut self.block)?;
            self.used = 0;
            self.process = process;
        }
        let end = self.used + out.len();
        let fresh = self.block.get_mut(self.used..end).ok_or(CryptoError::NoRandomness)?;
        out.copy_from_slice(fresh);
        fresh.zeroize();
        self.used = end;
        Ok(())
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.block.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::collections::HashSet;

    #[test]
    fn nonces_do_not_repeat_across_blocks_and_threads() {
        let draw = || (0..2_000).map(|_| make_array::<24>().unwrap()).collect::<Vec<_>>();
        let other = std::thread::spawn(draw);
        let mut all = draw();
        all.extend(other.join().unwrap());
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        assert!(!all.contains(&[0; 24]));
    }

    #[test]
    fn large_requests_are_filled_to_the_end() {
        let mut out = vec![0_u8; 3 * BLOCK];
        fill(&mut out).unwrap();
        assert!(out.chunks(64).all(|chunk| chunk.iter().any(|byte| *byte != 0)));
    }

    #[test]
    fn handed_out_bytes_are_wiped_from_the_block() {
        let mut pool = Pool::new();
        let mut out = [0; 100];
        let nines = |block: &mut [u8]| {
            block.fill(9);
            Ok(())
        };
        pool.draw(&mut out, 1, nines).unwrap();
        assert_eq!(out, [9; 100]);
        assert_eq!(pool.block[..100], [0; 100]);
        assert_eq!(pool.block[100], 9);
    }

    #[test]
    fn a_forked_child_draws_a_new_block() {
        let calls = Cell::new(0_u8);
        let source = |block: &mut [u8]| {
            calls.set(calls.get() + 1);
            block.fill(calls.get());
            Ok(())
        };
        let mut pool = Pool::new();
        let (mut parent, mut child) = ([0; 8], [0; 8]);
        pool.draw(&mut parent, 10, source).unwrap();
        pool.draw(&mut child, 11, source).unwrap();
        assert_eq!((parent, child), ([1; 8], [2; 8]));
    }

    #[test]
    fn a_failing_system_is_an_error_and_leaves_nothing_to_hand_out() {
        let mut pool = Pool::new();
        let mut out = [0; 8];
        let fails = |block: &mut [u8]| {
            block.fill(1);
            Err(CryptoError::NoRandomness)
        };
        assert_eq!(pool.draw(&mut out, 1, fails), Err(CryptoError::NoRandomness));
        assert_eq!(pool.draw(&mut out, 1, fails), Err(CryptoError::NoRandomness));
        assert_eq!(out, [0; 8]);
    }
}
