//! The bytes of a device file; see the table at [`super`].

use vault_crypto::hash::sha256;
use vault_crypto::{SecretBytes, Zeroizing};

const MAGIC: &[u8; 8] = b"CVDEVICE";
const VERSION: u8 = 1;
const CHECKSUM: usize = 32;

/// Longest file there can be, in bytes.
pub(super) const MAX: usize = MAGIC.len() + 1 + 2 * (1 + u8::MAX as usize) + CHECKSUM;

/// One named value.
pub(super) struct Record {
    pub(super) name: String,
    pub(super) value: SecretBytes,
}

/// The file's bytes; `None` when name or value have more than 255.
pub(super) fn write(name: &str, value: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX));
    bytes.extend_from_slice(MAGIC);
    bytes.push(VERSION);
    for part in [name.as_bytes(), value] {
        bytes.push(u8::try_from(part.len()).ok()?);
        bytes.extend_from_slice(part);
    }
    let checksum = sha256(&bytes);
    bytes.extend_from_slice(&checksum);
    Some(bytes)
}

/// The record, if every byte is as [`write`] makes it.
pub(super) fn read(bytes: &[u8]) -> Option<Record> {
    let (body, checksum) = bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM)?)?;
    if sha256(body) != checksum {
        return None;
    }
    let (version, rest) = body.strip_prefix(MAGIC)?.split_first()?;
    let (name, rest) = part(rest)?;
    let (value, rest) = part(rest)?;
    if *version != VERSION || !rest.is_empty() || !name.is_ascii() {
        return None;
    }
    let name = String::from_utf8(name.to_vec()).ok()?;
    Some(Record { name, value: SecretBytes::from_vec(value.to_vec()) })
}

fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first()?;
    rest.split_at_checked(usize::from(*length))
}
