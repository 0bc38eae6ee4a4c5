//! The recovery key as somebody types it from paper.

use vault_crypto::recovery::{GROUPS, RecoveryKey, RecoveryTextError};

/// The bytes are the typed text.
pub fn feed(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match RecoveryKey::parse(&text) {
        Ok(key) => {
            let printed = key.to_text();
            assert_eq!(printed.len(), GROUPS * 7 - 1);
            let again = RecoveryKey::parse(&printed).map(|key| key.fingerprint());
            assert_eq!(again, Ok(key.fingerprint()), "what is printed is what was read");
        }
        Err(RecoveryTextError::WrongGroup { number } | RecoveryTextError::Incomplete { number }) => {
            assert!((1..=GROUPS).contains(&number), "a group that is on the paper");
        }
        Err(RecoveryTextError::TooLong) => {}
    }
}
