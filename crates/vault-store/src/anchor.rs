//! The anchor: what this computer remembers of the ledger outside the vault folder, so that an older copy of the
//! folder is noticed.

use vault_crypto::Secret;
use vault_crypto::hash::token;
use vault_domain::ids::{DeviceId, VaultId};

use crate::error::StoreError;
use crate::vault::{OpenVault, ReadOnly};

/// Delay after which an anchor that could not be written is tried again, milliseconds.
const ANCHOR_RETRY_MS: u64 = 30_000;

/// Position the ledger had when the anchor was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The vault.
    pub vault: VaultId,
    /// Counts restores of this vault; an anchor of another incarnation does not apply.
    pub incarnation: u32,
    /// The device that wrote it.
    pub device: DeviceId,
    /// Last entry.
    pub seq: u64,
    /// Its hash.
    pub head: [u8; 32],
    /// Wall clock at that moment, Unix milliseconds.
    pub wall_ms: i64,
}

/// Where anchors are kept: the keyring, or beside the device file.
pub trait AnchorPort: Send {
    /// The stored anchor of a vault, if any.
    ///
    /// # Errors
    /// A short code when the place cannot be asked; "nothing stored" is `Ok(None)`.
    fn load(&self, vault: VaultId) -> Result<Option<Vec<u8>>, &'static str>;

    /// Replaces the anchor of a vault.
    ///
    /// # Errors
    /// A short code when the place cannot be written.
    fn store(&self, vault: VaultId, anchor: &[u8]) -> Result<(), &'static str>;
}

/// `vault(16) incarnation(4) device(16) seq(8) head(32) wall_ms(8) mac(16)`, big-endian.
const LENGTH: usize = 16 + 4 + 16 + 8 + 32 + 8 + 16;
const DOMAIN: &str = "clientvault/v1/anchor-mac";

impl Anchor {
    /// The 100 bytes, authenticated with a key that needs the vault key and the device secret.
    #[must_use]
    pub fn encode(&self, key: &Secret<32>) -> Vec<u8> {
        let mut out = Vec::with_capacity(LENGTH);
        out.extend_from_slice(self.vault.as_bytes());
        out.extend_from_slice(&self.incarnation.to_be_bytes());
        out.extend_from_slice(self.device.as_bytes());
        out.extend_from_slice(&self.seq.to_be_bytes());
        out.extend_from_slice(&self.head);
        out.extend_from_slice(&self.wall_ms.to_be_bytes());
        let mac = token(key, DOMAIN, &out);
        out.extend_from_slice(&mac);
        out
    }

    /// Reads and authenticates.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it is not an anchor made with this key.
    pub fn decode(bytes: &[u8], key: &Secret<32>) -> Result<Self, StoreError> {
        let bad = || StoreError::Damaged("anchor");
        let bytes: &[u8; LENGTH] = bytes.try_into().map_err(|_| bad())?;
        let (body, mac) = bytes.split_at(LENGTH - 16);
        if token(key, DOMAIN, body) != mac {
            return Err(bad());
        }
        let part = |from: usize, to: usize| body.get(from..to).ok_or_else(bad);
        let fixed4 = |slice: &[u8]| slice.try_into().map_err(|_| bad());
        let fixed8 = |slice: &[u8]| slice.try_into().map_err(|_| bad());
        Ok(Self {
            vault: VaultId::from_slice(part(0, 16)?).map_err(|_| bad())?,
            incarnation: u32::from_be_bytes(fixed4(part(16, 20)?)?),
            device: DeviceId::from_slice(part(20, 36)?).map_err(|_| bad())?,
            seq: u64::from_be_bytes(fixed8(part(36, 44)?)?),
            head: part(44, 76)?.try_into().map_err(|_| bad())?,
            wall_ms: i64::from_be_bytes(fixed8(part(76, 84)?)?),
        })
    }
}

impl OpenVault {
    /// Writes the anchor now.
    ///
    /// # Errors
    /// [`StoreError::Anchor`] when the keyring refuses; the ledger itself is durable already.
    pub fn anchor_now(&mut self) -> Result<(), StoreError> {
        if self.anchored_seq == self.head.seq
            || matches!(self.read_only, Some(ReadOnly::Behind(_) | ReadOnly::Forked))
        {
            return Ok(());
        }
        let anchor = Anchor {
            vault: self.id,
            incarnation: self.incarnation,
            device: self.device,
            seq: self.head.seq,
            head: self.head.hash,
            wall_ms: self.clock.wall_ms(),
        };
        let stored = self.anchor_port.store(self.id, &anchor.encode(&self.keys.anchor_key()));
        // A keyring that does not answer takes its time to say so: not asked again at every tick.
        self.anchor_due_ms = stored.is_err().then(|| self.clock.mono_ms() + ANCHOR_RETRY_MS);
        stored.map_err(StoreError::Anchor)?;
        self.anchored_seq = self.head.seq;
        Ok(())
    }

    /// Writes the anchor if the last change is two seconds old; the host calls this once a second.
    ///
    /// # Errors
    /// As [`OpenVault::anchor_now`].
    pub fn anchor_if_due(&mut self) -> Result<(), StoreError> {
        match self.anchor_due_ms {
            Some(due) if self.clock.mono_ms() >= due => self.anchor_now(),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_key_reads_it_and_no_bit_may_change() {
        let key = Secret::from_array([1; 32]);
        let anchor = Anchor {
            vault: VaultId::from_bytes([2; 16]),
            incarnation: 3,
            device: DeviceId::from_bytes([4; 16]),
            seq: 5,
            head: [6; 32],
            wall_ms: 7,
        };
        let bytes = anchor.encode(&key);
        assert_eq!(Anchor::decode(&bytes, &key).unwrap(), anchor);
        assert!(Anchor::decode(&bytes, &Secret::from_array([9; 32])).is_err());
        for position in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[position] ^= 1;
            assert!(Anchor::decode(&altered, &key).is_err(), "byte {position}");
        }
    }
}
