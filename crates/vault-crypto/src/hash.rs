//! SHA-256 (FIPS 180-4) for what outsiders verify, keyed BLAKE3 for look-up tokens.

use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::Secret;

/// SHA-256 of the bytes.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Hands everything on and hashes it on the way.
pub struct Hashing<W> {
    inner: W,
    hash: Sha256Stream,
}

impl<W: std::io::Write> Hashing<W> {
    /// Over a place to write to.
    pub fn new(inner: W) -> Self {
        Self { inner, hash: Sha256Stream::default() }
    }

    /// SHA-256 of everything that was written.
    #[must_use]
    pub fn finish(self) -> [u8; 32] {
        self.hash.finish()
    }
}

impl<W: std::io::Write> std::io::Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

/// SHA-256 of the parts joined. The caller sees to it that the join is unambiguous.
#[must_use]
pub fn sha256_parts(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// SHA-256 of bytes that come in pieces, such as a file that is written.
#[derive(Default)]
pub struct Sha256Stream(Sha256);

impl Sha256Stream {
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of everything taken.
    #[must_use]
    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// A 16-byte token that finds equal values without showing them: keyed BLAKE3 over the length of `domain`
/// (8 bytes, big-endian), `domain` and `bytes`, shortened.
///
/// Equal only for the same key, the same domain and the same bytes. Values from a small set (the last four
/// digits of a phone) can be guessed by whoever holds the key; that is why the key belongs to a compartment.
#[must_use]
pub fn token(key: &Secret<32>, domain: &str, bytes: &[u8]) -> [u8; 16] {
    // exposed: key of the keyed hash
    let mut hasher = blake3::Hasher::new_keyed(key.expose());
    hasher.update(&u64::try_from(domain.len()).unwrap_or(u64::MAX).to_be_bytes());
    hasher.update(domain.as_bytes());
    hasher.update(bytes);
    let mut token = [0; 16];
    hasher.finalize_xof().fill(&mut token);
    hasher.zeroize();
    token
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_hex::{hex, hex_array};

    /// FIPS 180-4 examples: "abc" and the empty message.
    #[test]
    fn sha256_published_vectors() {
        let abc = hex_array("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha256(b"abc"), abc);
        assert_eq!(sha256_parts(&[b"a", b"", b"bc"]), abc);
        let mut stream = Sha256Stream::default();
        stream.update(b"ab");
        stream.update(b"c");
        assert_eq!(stream.finish(), abc);
        assert_eq!(
            sha256(b"").to_vec(),
            hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        );
    }

    /// The keyed hash of the reference test vectors (`test_vectors.json`, input length 0): the primitive
    /// under the tokens.
    #[test]
    fn keyed_blake3_published_vector() {
        let hash = blake3::keyed_hash(b"whats the Elvish word for friend", b"");
        assert_eq!(
            hash.as_bytes().to_vec(),
            hex("92b2b75604ed3c761f9d6f62392c8a9227ad0ea3f09573e783f1498a4ed60d26")
        );
    }

    #[test]
    fn tokens_separate_keys_domains_and_values() {
        let (one, two) = (Secret::from_array([1; 32]), Secret::from_array([2; 32]));
        let base = token(&one, "phone", b"13800138000");
        assert_eq!(base, token(&one, "phone", b"13800138000"));
        assert_ne!(base, token(&two, "phone", b"13800138000"));
        assert_ne!(base, token(&one, "tail", b"13800138000"));
        assert_ne!(base, token(&one, "phone", b"13800138001"));
        // A boundary moved between domain and value is another token.
        assert_ne!(token(&one, "ab", b"c"), token(&one, "a", b"bc"));
    }
}
