//! Sealed packages.

/// One input.
pub fn feed(data: &[u8]) {
    vault_app::hostile::package(data);
}
