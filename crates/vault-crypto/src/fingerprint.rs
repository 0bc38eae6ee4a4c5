//! The root fingerprint: what people compare on the printed kit, in reports and on the command line.

use std::fmt;
use std::str::FromStr;

use crate::CryptoError;
use crate::hash::sha256;
use crate::public_bytes::public_bytes;
use crate::sign::PublicSignKey;

public_bytes!(
    /// The first 128 bits of the SHA-256 of a public signing key. Shown as eight groups of four hex digits:
    /// `1f3a 09bc …`. Finding a second key with the same fingerprint takes 2^128 attempts.
    Fingerprint,
    16
);

/// The fingerprint of a vault's root key.
#[must_use]
pub fn fingerprint(root: &PublicSignKey) -> Fingerprint {
    let hash = sha256(root.as_bytes());
    Fingerprint(std::array::from_fn(|index| hash.get(index).copied().unwrap_or_default()))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, pair) in self.0.chunks(2).enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            pair.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        }
        Ok(())
    }
}

impl FromStr for Fingerprint {
    type Err = CryptoError;

    /// 32 hex digits in any case; spaces, dashes and colons may stand anywhere.
    fn from_str(text: &str) -> Result<Self, CryptoError> {
        let mut bytes = [0_u8; 16];
        let mut digits = 0_usize;
        for character in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | ':')) {
            let digit = character.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            let place = bytes.get_mut(digits / 2).ok_or(CryptoError::BadKey)?;
            *place = (*place << 4) | digit.ok_or(CryptoError::BadKey)?;
            digits += 1;
        }
        if digits == 32 { Ok(Self(bytes)) } else { Err(CryptoError::BadKey) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shown_in_groups_of_four_and_read_back() {
        let shown = fingerprint(&PublicSignKey::from_bytes([0; 32])).to_string();
        // SHA-256 of 32 zero bytes begins 66687aadf862bd776c8fc18b8e9f8e20.
        assert_eq!(shown, "6668 7aad f862 bd77 6c8f c18b 8e9f 8e20");
        let parsed: Fingerprint = shown.parse().unwrap();
        assert_eq!(parsed, "66687AAD-F862BD77:6c8fc18b 8e9f8e20".parse().unwrap());
        assert_eq!(parsed, fingerprint(&PublicSignKey::from_bytes([0; 32])));
    }

    #[test]
    fn anything_else_is_no_fingerprint() {
        for bad in ["", "6668", &"6".repeat(31), &"6".repeat(33), &"g".repeat(32), &"６".repeat(32)] {
            assert_eq!(bad.parse::<Fingerprint>().err(), Some(CryptoError::BadKey), "{bad}");
        }
    }
}
