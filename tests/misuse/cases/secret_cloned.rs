//! Secrets are not copied by accident.

use vault_crypto::grant_seal::KemSecret;
use vault_crypto::sign::SigningKey;
use vault_crypto::{Secret, SecretBytes};

fn second<T: Clone>(value: &T) -> T {
    value.clone()
}

fn with(key: &Secret<32>, password: &SecretBytes, sealing: &KemSecret, signing: &SigningKey) {
    second(key);
    second(password);
    second(sealing);
    second(signing);
}

fn main() {}
