//! Secrets are not printed.

use vault_crypto::{Secret, SecretBytes};

fn main() {
    let key = Secret::<32>::from_array([0; 32]);
    println!("{key:?}");
    println!("{}", key);
    let password = SecretBytes::from_string(String::new());
    println!("{password:?}");
}
