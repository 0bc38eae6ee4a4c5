//! Boxed secrets that are wiped when dropped and cannot be printed, cloned or serialised by accident.
//!
//! The bytes live behind one heap allocation, so moving a `Secret` moves a pointer and leaves no copy on the
//! stack. Copies are made only by [`Secret::duplicate`], which is easy to find in review.

use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::CryptoError;

/// Exactly `N` secret bytes. It opens on purpose, and neither prints nor clones:
///
/// ```
/// let key = vault_crypto::Secret::<32>::from_array([0; 32]);
/// assert_eq!(key.duplicate().expose(), &[0; 32]);
/// ```
/// ```compile_fail
/// let key = vault_crypto::Secret::<32>::from_array([0; 32]);
/// println!("{key:?}");
/// ```
/// ```compile_fail
/// let key = vault_crypto::Secret::<32>::from_array([0; 32]);
/// let _copy = key.clone();
/// ```
pub struct Secret<const N: usize>(Box<[u8; N]>);

impl<const N: usize> Secret<N> {
    /// Takes the bytes and wipes the parameter. A caller who still holds the array uses [`Secret::take_from`].
    #[must_use]
    pub fn from_array(mut bytes: [u8; N]) -> Self {
        Self::take_from(&mut bytes)
    }

    /// Copies the bytes into the box and wipes the source.
    #[must_use]
    pub fn take_from(source: &mut [u8; N]) -> Self {
        let mut secret = Self::zeroed();
        secret.0.copy_from_slice(source);
        source.zeroize();
        secret
    }

    /// Copies a slice of exactly `N` bytes; the source stays as it is.
    ///
    /// # Errors
    /// [`CryptoError::BadKey`] for any other length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, CryptoError> {
        if bytes.len() != N {
            return Err(CryptoError::BadKey);
        }
        let mut secret = Self::zeroed();
        secret.0.copy_from_slice(bytes);
        Ok(secret)
    }

    /// Lets `fill` write the bytes in place, so that they never exist outside the box.
    ///
    /// # Errors
    /// Whatever `fill` returns; the half-written box is wiped.
    pub fn try_fill<E>(fill: impl FnOnce(&mut [u8; N]) -> Result<(), E>) -> Result<Self, E> {
        let mut secret = Self::zeroed();
        fill(&mut secret.0)?;
        Ok(secret)
    }

    /// The bytes, for the duration of one use. Callers say why they need them.
    #[must_use]
    pub const fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// A second, independently wiped copy.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    fn zeroed() -> Self {
        Self(Box::new([0; N]))
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

impl<const N: usize> ZeroizeOnDrop for Secret<N> {}

impl<const N: usize> ConstantTimeEq for Secret<N> {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.as_slice().ct_eq(other.0.as_slice())
    }
}

/// Constant-time comparison.
impl<const N: usize> PartialEq for Secret<N> {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl<const N: usize> Eq for Secret<N> {}

/// A secret of variable length, such as a typed password. The length itself is not secret.
pub struct SecretBytes(Vec<u8>);

impl SecretBytes {
    /// Takes the vector; its whole capacity is wiped on drop.
    #[must_use]
    pub const fn from_vec(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Takes a string without copying it.
    #[must_use]
    pub fn from_string(text: String) -> Self {
        Self(text.into_bytes())
    }

    /// Copies the bytes and wipes the source.
    #[must_use]
    pub fn take_from(source: &mut [u8]) -> Self {
        let secret = Self(source.to_vec());
        source.zeroize();
        secret
    }

    /// The bytes, for the duration of one use. Callers say why they need them.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// A second, independently wiped copy.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }

    /// Number of bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no bytes at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Drop for SecretBytes {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for SecretBytes {}

/// Constant-time for equal lengths; different lengths are unequal at once.
impl PartialEq for SecretBytes {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for SecretBytes {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taking_wipes_the_source() {
        let mut array = [7_u8; 32];
        let secret = Secret::take_from(&mut array);
        assert_eq!(array, [0; 32]);
        assert_eq!(secret.expose(), &[7; 32]);

        let mut bytes = *b"correct horse";
        let password = SecretBytes::take_from(&mut bytes);
        assert_eq!(bytes, [0; 13]);
        assert_eq!(password.expose(), b"correct horse");
    }

    #[test]
    fn equality_compares_every_byte() {
        let base = Secret::from_array([1_u8; 32]);
        assert!(base == base.duplicate());
        for position in 0..32 {
            let mut other = [1_u8; 32];
            other[position] = 2;
            assert!(base != Secret::from_array(other), "byte {position}");
        }
        assert!(SecretBytes::from_vec(vec![1, 2]) != SecretBytes::from_vec(vec![1, 2, 3]));
    }

    #[test]
    fn only_the_exact_length_is_a_secret() {
        assert!(Secret::<4>::from_slice(&[0; 4]).is_ok());
        for length in [0, 3, 5] {
            assert_eq!(Secret::<4>::from_slice(&vec![0; length]).err(), Some(CryptoError::BadKey));
        }
    }
}
