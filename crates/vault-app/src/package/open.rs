//! Reading a package: decrypt, pass the payload on, then judge it by the manifest behind it.

use std::io::{self, Read, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vault_crypto::Zeroizing;
use vault_crypto::hash::Sha256Stream;
use vault_crypto::sign::{PublicSignKey, Signature};
use vault_domain::ids::PersonId;

use super::layout::{self, MAX_TRAILER};
use super::{Limits, Manifest, OpenWith, PackageError, age_file};

/// Bytes read at a time; age's own chunk.
const CHUNK: usize = 64 << 10;

/// Opens a package and writes its payload to `out`.
///
/// `trusted` answers whether a key signs for the person the manifest names; it is asked once, before the signature is
/// judged.
///
/// **The payload is written before it is verified**, because the signature stands behind it and payloads do not fit in
/// memory. `out` must be something that vanishes on an error: a temporary file that takes its place only after this
/// function returned a manifest. Everything written is at least what somebody with the key or the passphrase sealed.
///
/// # Errors
/// [`PackageError`]. What was written to `out` must be thrown away then.
pub(crate) fn open(
    reader: impl Read,
    key: &OpenWith,
    trusted: impl Fn(&PublicSignKey, PersonId) -> bool,
    out: &mut dyn Write,
    limits: &Limits,
) -> Result<Manifest, PackageError> {
    let mut plain = age_file::plaintext(reader, key, limits)?;
    let head = layout::read_head(&mut plain)?;
    let mut payload = Payload { out, hash: Sha256Stream::default(), bytes: 0, limit: limits.payload_bytes };
    // What may belong to the trailer is held back until the end tells where the payload ends.
    let mut window = Zeroizing::new(Vec::with_capacity(MAX_TRAILER + CHUNK));
    let mut total = head.bytes;
    loop {
        let read = read_more(&mut plain, &mut window)?;
        if read == 0 {
            break;
        }
        total += read as u64;
        let surplus = window.len().saturating_sub(MAX_TRAILER);
        payload.take(window.get(..surplus).unwrap_or_default())?;
        window.drain(..surplus);
    }
    let trailer = layout::read_trailer(&window, total, &head)?;
    let passed_on = total - window.len() as u64;
    let held_back = trailer.payload_end.checked_sub(passed_on).and_then(|held| usize::try_from(held).ok());
    let last = held_back
        .and_then(|held| window.get(..held))
        .ok_or(PackageError::Layout("more behind the payload than a manifest"))?;
    payload.take(last)?;

    let manifest = Manifest::decode(trailer.canonical)?;
    judge(&manifest, &trailer, trusted)?;
    if manifest.payload_name != head.name {
        return Err(PackageError::PayloadMismatch);
    }
    let (bytes, sha256) = (payload.bytes, payload.hash.finish());
    if (bytes, sha256) != (manifest.bytes, manifest.sha256) {
        return Err(PackageError::PayloadMismatch);
    }
    Ok(manifest)
}

/// Who signed, whether they did, and whether people are shown the same.
fn judge(
    manifest: &Manifest,
    trailer: &layout::Trailer<'_>,
    trusted: impl Fn(&PublicSignKey, PersonId) -> bool,
) -> Result<(), PackageError> {
    if trailer.signature.is_empty() {
        return Err(PackageError::SignatureMissing);
    }
    if !trusted(&manifest.signer, manifest.parts.sender) {
        return Err(PackageError::UnknownSigner);
    }
    let signature = STANDARD.decode(trailer.signature).map_err(|_| PackageError::BadSignature)?;
    let signature = Signature::from_slice(&signature).map_err(|_| PackageError::BadSignature)?;
    manifest.signer.verify_strict(trailer.canonical, &signature).map_err(|_| PackageError::BadSignature)?;
    if manifest.to_json()? != trailer.readable {
        return Err(PackageError::BadManifest("what people read is something else than what was signed"));
    }
    Ok(())
}

/// Appends the next bytes to the window; zero at the end.
fn read_more(plain: &mut impl Read, window: &mut Vec<u8>) -> Result<usize, PackageError> {
    let filled = window.len();
    window.resize(filled + CHUNK, 0);
    let read = loop {
        match plain.read(window.get_mut(filled..).unwrap_or_default()) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => break other.map_err(age_file::while_reading)?,
        }
    };
    window.truncate(filled + read);
    Ok(read)
}

/// The way of the payload out, counted and hashed.
struct Payload<'o> {
    out: &'o mut dyn Write,
    hash: Sha256Stream,
    bytes: u64,
    limit: u64,
}

impl Payload<'_> {
    fn take(&mut self, bytes: &[u8]) -> Result<(), PackageError> {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if self.bytes > self.limit {
            return Err(PackageError::TooLarge { what: "bytes of the payload", limit: self.limit });
        }
        self.hash.update(bytes);
        Ok(self.out.write_all(bytes)?)
    }
}
