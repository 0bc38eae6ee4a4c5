//! Little-endian arrays with their length in front.

use std::io::Read;

use zeroize::{DefaultIsZeroes, Zeroize as _};

use super::SnapshotError;
use crate::directory::arena::Arena;

/// Values are converted through a buffer of this many bytes; a multiple of every value's size.
const BUFFER: usize = 64 * 1024;

/// A fixed-size little-endian value.
pub(super) trait Value: DefaultIsZeroes {
    const SIZE: usize;
    fn put(self, to: &mut [u8]);
    fn get(from: &[u8]) -> Self;
}

macro_rules! value {
    ($($kind:ty),*) => {$(
        impl Value for $kind {
            const SIZE: usize = size_of::<$kind>();
            fn put(self, to: &mut [u8]) {
                to.copy_from_slice(&self.to_le_bytes());
            }
            fn get(from: &[u8]) -> Self {
                from.try_into().map(Self::from_le_bytes).unwrap_or_default()
            }
        }
    )*};
}
value!(u8, u16, u32, u64, i64, u128);

pub(super) struct Encoder<'a> {
    sink: &'a mut dyn FnMut(&[u8]),
    buffer: Vec<u8>,
}

impl<'a> Encoder<'a> {
    pub(super) fn new(sink: &'a mut dyn FnMut(&[u8])) -> Self {
        Self { sink, buffer: vec![0; BUFFER] }
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        (self.sink)(bytes);
    }

    pub(super) fn number(&mut self, number: usize) {
        self.raw(&(number as u64).to_le_bytes());
    }

    pub(super) fn array<T: Value>(&mut self, values: &[T]) {
        self.number(values.len());
        for part in values.chunks(BUFFER / T::SIZE) {
            for (value, to) in part.iter().zip(self.buffer.chunks_exact_mut(T::SIZE)) {
                value.put(to);
            }
            (self.sink)(self.buffer.get(..part.len() * T::SIZE).unwrap_or_default());
        }
    }
}

impl Drop for Encoder<'_> {
    fn drop(&mut self) {
        self.buffer.zeroize();
    }
}

pub(super) struct Reader<'a> {
    from: &'a mut dyn Read,
    left: u64,
    buffer: Vec<u8>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(from: &'a mut dyn Read, limit: u64) -> Self {
        Self { from, left: limit, buffer: vec![0; BUFFER] }
    }

    pub(super) fn raw<const N: usize>(&mut self) -> Result<[u8; N], SnapshotError> {
        let mut out = [0; N];
        self.take(N as u64)?;
        self.from.read_exact(&mut out).map_err(|_| SnapshotError::Truncated)?;
        Ok(out)
    }

    pub(super) fn number(&mut self) -> Result<usize, SnapshotError> {
        usize::try_from(u64::from_le_bytes(self.raw()?)).map_err(|_| SnapshotError::Damaged)
    }

    /// A number of things of at least `size` bytes each that are still to come.
    pub(super) fn count(&mut self, size: usize) -> Result<usize, SnapshotError> {
        let count = self.number()?;
        let bytes = (count as u64).checked_mul(size as u64).ok_or(SnapshotError::Damaged)?;
        if bytes > self.left { Err(SnapshotError::Truncated) } else { Ok(count) }
    }

    pub(super) fn array<T: Value>(&mut self) -> Result<Arena<T>, SnapshotError> {
        let count = self.count(T::SIZE)?;
        self.take((count * T::SIZE) as u64)?;
        let mut out = Arena::with_capacity(count);
        let mut missing = count;
        while missing > 0 {
            let part = missing.min(BUFFER / T::SIZE);
            let buffer = self.buffer.get_mut(..part * T::SIZE).ok_or(SnapshotError::Damaged)?;
            self.from.read_exact(buffer).map_err(|_| SnapshotError::Truncated)?;
            out.extend_with(buffer.chunks_exact(T::SIZE).map(T::get));
            missing -= part;
        }
        Ok(out)
    }

    pub(super) fn array_of<T: Value>(&mut self, count: usize) -> Result<Arena<T>, SnapshotError> {
        let out = self.array()?;
        if out.len() == count { Ok(out) } else { Err(SnapshotError::Damaged) }
    }

    /// Whether the source has nothing more to give.
    pub(super) fn is_at_end(&mut self) -> bool {
        matches!(self.from.read(&mut [0]), Ok(0))
    }

    fn take(&mut self, bytes: u64) -> Result<(), SnapshotError> {
        self.left = self.left.checked_sub(bytes).ok_or(SnapshotError::Truncated)?;
        Ok(())
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        self.buffer.zeroize();
    }
}
