//! From passwords and device secrets to keys: Argon2id (RFC 9106) for what people type, HKDF-SHA256 (RFC 5869)
//! for everything else.
//!
//! ```text
//! password ──Argon2id(salt, m, t, p)──► password key ┐
//! device secret ─────────────────────────────────────┴─HKDF(salt = vault ‖ person)──► KEK
//! vault key ──HKDF──► database key · dedupe key · anchor key (with the device secret)
//! ```
//! Every derived key has its own info string; no string is used for two purposes.

mod argon;

use hkdf::Hkdf;
use sha2::Sha256;
use vault_domain::ids::{PersonId, VaultId};
use zeroize::Zeroizing;

pub use argon::{Argon2Params, calibrate, derive_password_key};

use crate::Secret;

/// The HKDF info strings of format version 1.
mod info {
    pub const KEK: &[u8] = b"clientvault/v1/kek";
    pub const KEK_KEYRING_ONLY: &[u8] = b"clientvault/v1/kek-keyring-only";
    pub const DATABASE: &[u8] = b"clientvault/v1/database";
    pub const DEDUPE: &[u8] = b"clientvault/v1/dedupe";
    pub const ANCHOR: &[u8] = b"clientvault/v1/anchor";
    pub const DEVICE_SIGN: &[u8] = b"clientvault/v1/device-sign";
}

/// HKDF-SHA256 extract and expand. `N` is at most 8160 bytes (255 blocks), checked when compiling.
#[must_use]
pub fn derive_key<const N: usize>(ikm: &[u8], salt: &[u8], info: &[u8]) -> Secret<N> {
    const { assert!(N <= 255 * 32, "HKDF-SHA256 yields at most 255 blocks of 32 bytes") };
    let hkdf = Hkdf::<Sha256>::new(Some(salt), ikm);
    match Secret::try_fill(|out: &mut [u8; N]| hkdf.expand(info, out)) {
        Ok(secret) => secret,
        // The only error of `expand` is a length above the limit asserted above.
        Err(_) => unreachable!("the output length was checked at compile time"),
    }
}

/// The key that opens a person's bundle in the modes with a password: keyring or device file.
///
/// `HKDF(ikm = password key ‖ device secret, salt = vault ‖ person, info = "clientvault/v1/kek")`. There is no
/// form without a device secret: a copied folder and a known password must not be enough.
#[must_use]
pub fn derive_kek(
    password_key: &Secret<32>,
    device_secret: &Secret<32>,
    vault: VaultId,
    person: PersonId,
) -> Secret<32> {
    derive_key(&*joined(password_key, device_secret), &vault_and_person(vault, person), info::KEK)
}

/// The key that opens a person's bundle in the keyring-only mode of a one-person vault.
#[must_use]
pub fn derive_keyring_only_kek(device_secret: &Secret<32>, vault: VaultId, person: PersonId) -> Secret<32> {
    // exposed: input of the derivation
    derive_key(device_secret.expose(), &vault_and_person(vault, person), info::KEK_KEYRING_ONLY)
}

/// SQLCipher's raw key specification `x'…'`: 64 hex digits of key, then 32 of salt. With the salt given, the
/// file carries none of its own and its first page is encrypted like the rest.
///
/// SQLCipher makes the HMAC key of the pages from this key and the salt itself.
#[must_use]
pub fn derive_database_key(vault_key: &Secret<32>) -> Zeroizing<String> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    // exposed: input of the derivation; the hex below is wiped with its string
    let raw = derive_key::<48>(vault_key.expose(), &[], info::DATABASE);
    let mut spec = Zeroizing::new(String::with_capacity(99));
    spec.push_str("x'");
    for byte in raw.expose() {
        for nibble in [byte >> 4, byte & 15] {
            spec.push(char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or(b'0')));
        }
    }
    spec.push('\'');
    spec
}

/// The key of the tokens that hint at duplicates across scopes.
#[must_use]
pub fn derive_dedupe_key(vault_key: &Secret<32>) -> Secret<32> {
    derive_key(vault_key.expose(), &[], info::DEDUPE)
}

/// The key of the MAC over the anchor in the keyring. Both parts are needed: whoever only opened the keyring,
/// or only holds the vault key, cannot make an anchor.
#[must_use]
pub fn derive_anchor_key(vault_key: &Secret<32>, device_secret: &Secret<32>) -> Secret<32> {
    derive_key(&*joined(vault_key, device_secret), &[], info::ANCHOR)
}

/// The Ed25519 seed of the device key, which signs events before anyone has logged in.
#[must_use]
pub fn derive_device_seed(device_secret: &Secret<32>) -> Secret<32> {
    derive_key(device_secret.expose(), &[], info::DEVICE_SIGN)
}

/// Both halves have a fixed length, so the join is unambiguous.
fn joined(first: &Secret<32>, second: &Secret<32>) -> Zeroizing<[u8; 64]> {
    let mut both = Zeroizing::new([0; 64]);
    let (left, right) = both.split_at_mut(32);
    left.copy_from_slice(first.expose());
    right.copy_from_slice(second.expose());
    both
}

fn vault_and_person(vault: VaultId, person: PersonId) -> [u8; 32] {
    let mut salt = [0; 32];
    let (left, right) = salt.split_at_mut(16);
    left.copy_from_slice(vault.as_bytes());
    right.copy_from_slice(person.as_bytes());
    salt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_hex::{hex, hex_array};

    /// RFC 5869, appendix A.1 and A.3.
    #[test]
    fn hkdf_published_vectors() {
        let okm: Secret<42> =
            derive_key(&[0x0b; 22], &hex("000102030405060708090a0b0c"), &hex("f0f1f2f3f4f5f6f7f8f9"));
        assert_eq!(
            okm.expose(),
            &hex_array::<42>(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
            )
        );
        let okm: Secret<42> = derive_key(&[0x0b; 22], b"", b"");
        assert_eq!(
            okm.expose(),
            &hex_array::<42>(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
            )
        );
    }

    #[test]
    fn every_input_of_the_kek_matters() {
        let secret = |byte| Secret::from_array([byte; 32]);
        let (vault, person) = (VaultId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
        let swapped = (VaultId::from_bytes([2; 16]), PersonId::from_bytes([1; 16]));
        let keys = [
            derive_kek(&secret(3), &secret(4), vault, person),
            derive_kek(&secret(4), &secret(3), vault, person),
            derive_kek(&secret(3), &secret(5), vault, person),
            derive_kek(&secret(5), &secret(4), vault, person),
            derive_kek(&secret(3), &secret(4), swapped.0, swapped.1),
            derive_keyring_only_kek(&secret(4), vault, person),
            derive_keyring_only_kek(&secret(4), swapped.0, person),
        ];
        for (index, key) in keys.iter().enumerate() {
            assert!(keys.iter().skip(index + 1).all(|other| other != key), "key {index} repeats");
        }
    }

    #[test]
    fn keys_of_one_secret_are_independent() {
        let one = Secret::from_array([9; 32]);
        let keys = [
            derive_dedupe_key(&one),
            derive_device_seed(&one),
            derive_anchor_key(&one, &one),
            derive_key(one.expose(), &[], info::DATABASE),
        ];
        for (index, key) in keys.iter().enumerate() {
            assert!(keys.iter().skip(index + 1).all(|other| other != key), "key {index} repeats");
        }
    }

    #[test]
    fn the_database_key_is_a_raw_key_specification() {
        let vault_key = Secret::from_array([9; 32]);
        let spec = derive_database_key(&vault_key);
        assert_eq!(spec.len(), 99);
        let digits = spec.strip_prefix("x'").and_then(|rest| rest.strip_suffix('\'')).unwrap();
        assert_eq!(hex(digits), derive_key::<48>(&[9; 32], &[], info::DATABASE).expose());
        assert!(digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
    }
}
