//! One 32-byte key under another: record keys under compartment keys.

use crate::{CryptoError, Secret, aead};

/// Length of a wrapped key in bytes: nonce, key, tag.
pub const WRAPPED: usize = 32 + aead::OVERHEAD;

/// Seals `key` under `wrapping`, bound to `aad` (a [`FacetAad`](crate::facet_aad::FacetAad) with
/// [`Purpose::RecordKey`](crate::facet_aad::Purpose::RecordKey)).
///
/// # Errors
/// [`CryptoError::NoRandomness`].
pub fn wrap_key(wrapping: &Secret<32>, aad: &[u8], key: &Secret<32>) -> Result<[u8; WRAPPED], CryptoError> {
    let mut sealed = Vec::with_capacity(WRAPPED);
    // exposed: plaintext of the sealing
    aead::seal_into(wrapping, aad, key.expose(), &mut sealed)?;
    sealed.try_into().map_err(|_| CryptoError::TooLong)
}

/// Opens a wrapped key straight into its box.
///
/// # Errors
/// [`CryptoError::Refused`].
pub fn unwrap_key(wrapping: &Secret<32>, aad: &[u8], wrapped: &[u8]) -> Result<Secret<32>, CryptoError> {
    let (nonce, body) = wrapped.split_first_chunk::<{ aead::NONCE }>().ok_or(CryptoError::Refused)?;
    Secret::try_fill(|out: &mut [u8; 32]| aead::open_body(wrapping, nonce, aad, body, out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_and_place_unwraps() {
        let (outer, inner) = (Secret::from_array([1; 32]), Secret::from_array([2; 32]));
        let wrapped = wrap_key(&outer, b"place", &inner).unwrap();
        assert!(unwrap_key(&outer, b"place", &wrapped).unwrap() == inner);
        assert!(unwrap_key(&inner, b"place", &wrapped).is_err());
        assert!(unwrap_key(&outer, b"other", &wrapped).is_err());
        for position in 0..WRAPPED {
            let mut altered = wrapped;
            altered[position] ^= 0x80;
            assert!(unwrap_key(&outer, b"place", &altered).is_err(), "byte {position}");
            assert!(unwrap_key(&outer, b"place", &wrapped[..position]).is_err(), "cut at {position}");
        }
    }

    #[test]
    fn a_sealed_value_of_another_length_is_not_a_key() {
        let outer = Secret::from_array([1; 32]);
        for length in [0, 31, 33, 64] {
            let sealed = aead::seal(&outer, b"place", &vec![0; length]).unwrap();
            assert_eq!(unwrap_key(&outer, b"place", &sealed).err(), Some(CryptoError::Refused));
        }
    }
}
