//! Our random source behind the trait the HPKE library draws from.

use std::convert::Infallible;

use hpke::rand_core::{TryCryptoRng, TryRng, utils};

use crate::{CryptoError, random};

/// The library's trait knows no failing source. A failure is remembered here instead, and the caller throws the
/// result away: see [`SystemRng::result`].
pub struct SystemRng<F> {
    source: F,
    failure: Option<CryptoError>,
}

impl SystemRng<fn(&mut [u8]) -> Result<(), CryptoError>> {
    pub fn new() -> Self {
        Self::with_source(random::fill)
    }
}

impl<F: FnMut(&mut [u8]) -> Result<(), CryptoError>> SystemRng<F> {
    pub fn with_source(source: F) -> Self {
        Self { source, failure: None }
    }

    /// Whether every byte handed out was random.
    pub fn result(&self) -> Result<(), CryptoError> {
        self.failure.map_or(Ok(()), Err)
    }
}

impl<F: FnMut(&mut [u8]) -> Result<(), CryptoError>> TryRng for SystemRng<F> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        utils::next_word_via_fill(self)
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        if let Err(failure) = (self.source)(out) {
            self.failure = Some(failure);
        }
        Ok(())
    }
}

impl<F: FnMut(&mut [u8]) -> Result<(), CryptoError>> TryCryptoRng for SystemRng<F> {}
