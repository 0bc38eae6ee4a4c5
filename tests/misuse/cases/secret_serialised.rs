//! Secrets do not travel.

use vault_crypto::{Secret, SecretBytes};

fn main() {
    let key = Secret::<32>::from_array([0; 32]);
    let _ = serde_json::to_string(&key);
    let _: SecretBytes = serde_json::from_str("[1]").unwrap();
}
