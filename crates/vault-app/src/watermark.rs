//! The digits behind a name in the watermark over clear values: chosen by the person, or derived, so that everybody has some.

use vault_domain::error_code::ErrorCode;
use vault_domain::ids::PersonId;
use vault_store::OpenVault;

use crate::error::AppError;
use crate::people::Roster;
use crate::settings::Sheet;

/// Most digits of a tail.
const DIGITS: usize = 4;
const DERIVED: &[u8] = b"clientvault/v1/watermark-tail";

/// Accepts what was typed: up to four digits, or nothing.
///
/// # Errors
/// `invalid_value` with the field.
pub(crate) fn check(tail: &str) -> Result<(), AppError> {
    if tail.len() <= DIGITS && tail.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(AppError::new(ErrorCode::InvalidValue).word("field", "watermark_tail").word("reason", "digits"))
}

/// The tail of the person who is logged in. The settings hold that of whoever made the vault.
pub(crate) fn tail(vault: &OpenVault, roster: &Roster, sheet: &Sheet) -> String {
    let me = vault.keys().person;
    let first = vault.membership().members().min_by_key(|(_, member)| member.since_seq);
    let listed = roster.person(me).map(|line| line.tail.as_str());
    let founders =
        Some(sheet.watermark_tail.as_str()).filter(|_| first.is_some_and(|(person, _)| person == me));
    let chosen = [listed, founders].into_iter().flatten().find(|tail| !tail.is_empty());
    chosen.map_or_else(|| derived(me), str::to_owned)
}

/// Digits that tell people apart on a photograph of a screen; no secret, and the same at every login.
fn derived(person: PersonId) -> String {
    let hash = vault_crypto::hash::sha256(&[DERIVED, person.as_bytes()].concat());
    let number = hash.iter().take(DIGITS).fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    format!("{:04}", number % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_tails_are_four_digits_and_differ() {
        let [one, other] = [1, 2].map(|byte| derived(PersonId::from_bytes([byte; 16])));
        assert_ne!(one, other);
        assert_eq!(one, derived(PersonId::from_bytes([1; 16])));
        for tail in [&one, &other] {
            assert_eq!(tail.len(), DIGITS);
            assert!(check(tail).is_ok());
        }
        for wrong in ["12345", "12a4", "١٢"] {
            assert_eq!(check(wrong).unwrap_err().code, ErrorCode::InvalidValue, "{wrong}");
        }
    }
}
