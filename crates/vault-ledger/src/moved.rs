//! A record that moved to another scope: the public part of such an entry, from which anybody can follow who could read
//! a record when, without learning which record it is.

use vault_domain::ids::ScopeId;

use crate::cbor::{CborError, Reader, Writer};

/// From which scope to which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// Where the record lay.
    pub from: ScopeId,
    /// Where it lies now.
    pub to: ScopeId,
}

impl Moved {
    /// The canonical bytes: an array of two identifiers.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.array(2).bytes(self.from.as_bytes()).bytes(self.to.as_bytes());
        w.finish()
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// [`CborError`] for anything [`Moved::encode`] would not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, CborError> {
        let mut r = Reader::new(bytes);
        r.array_of(2)?;
        let moved = Self { from: ScopeId::from_bytes(r.fixed()?), to: ScopeId::from_bytes(r.fixed()?) };
        r.end()?;
        Ok(moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_bytes_are_read() {
        let moved = Moved { from: ScopeId::from_bytes([1; 16]), to: ScopeId::POOL };
        let bytes = moved.encode();
        assert_eq!(Moved::decode(&bytes), Ok(moved));
        assert!(Moved::decode(&bytes[..bytes.len() - 1]).is_err());
        assert!(Moved::decode(&[bytes.as_slice(), &[0]].concat()).is_err());
    }
}
