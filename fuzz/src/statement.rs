//! Requests and answers that people sign.

/// One input.
pub fn feed(data: &[u8]) {
    vault_app::hostile::statement(data);
}
