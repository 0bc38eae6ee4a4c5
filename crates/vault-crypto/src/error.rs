//! What can go wrong with keys and ciphertext, in words that are safe to log.

/// A failed operation. Says nothing about keys, plaintext or where exactly a sealed value was altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    /// The operating system could not supply random bytes. Nothing may be sealed.
    #[error("the operating system supplied no randomness")]
    NoRandomness,
    /// Wrong key, altered or truncated ciphertext, or associated data of another place: never told apart.
    #[error("the sealed value did not open")]
    Refused,
    /// A plaintext beyond what the cipher or the format allows.
    #[error("the value is too long to seal")]
    TooLong,
    /// Argon2id parameters outside floor and cap; refused before running.
    #[error("the key derivation parameters are outside the allowed range")]
    KdfParams,
    /// The memory Argon2id asks for is not there.
    #[error("not enough memory to derive the key")]
    OutOfMemory,
    /// Bytes of the wrong length for a key, or a public key that is no valid point.
    #[error("not a valid key")]
    BadKey,
    /// The signature is not by that key over that message under the strict equation.
    #[error("the signature does not verify")]
    BadSignature,
}
