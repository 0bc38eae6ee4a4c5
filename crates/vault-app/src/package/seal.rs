//! Writing a package: payload as a stream, manifest and signature behind it.

use std::io::{self, Write};

use age::stream::StreamWriter as AgeWriter;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vault_crypto::hash::Sha256Stream;
use vault_crypto::sign::SigningKey;
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::layout::{CANONICAL, READABLE, SIGNATURE};
use super::manifest::check_payload_name;
use super::{MAX_PAYLOAD_BYTES, Manifest, ManifestParts, PackageError, Recipient, WORK_FACTOR, age_file};

/// A package being written. The payload is written into it; [`Sealer::finish`] makes it whole.
///
/// What was written is worth nothing before `finish` returned: without its last chunk no age program opens it. The
/// writer underneath should be a file that takes its place only then.
pub(crate) struct Sealer<W: Write> {
    zip: ZipWriter<StreamWriter<Latch<AgeWriter<W>>>>,
    name: String,
    bytes: u64,
    hash: Sha256Stream,
}

impl<W: Write> Sealer<W> {
    /// Begins a package whose payload will be called `payload_name`. With a passphrase this takes about a second.
    ///
    /// # Errors
    /// [`PackageError::PayloadName`], [`PackageError::BadRecipient`], [`PackageError::BadPassphrase`],
    /// [`PackageError::Io`].
    pub fn start(out: W, recipient: &Recipient, payload_name: &str) -> Result<Self, PackageError> {
        Self::start_with(out, recipient, payload_name, WORK_FACTOR)
    }

    /// [`Sealer::start`] with another cost of a passphrase.
    pub(crate) fn start_with(
        out: W,
        recipient: &Recipient,
        payload_name: &str,
        work_factor: u8,
    ) -> Result<Self, PackageError> {
        check_payload_name(payload_name)?;
        let sealed = age_file::encryptor(recipient, work_factor)?.wrap_output(out)?;
        let mut zip = ZipWriter::new_stream(Latch { inner: sealed, failed: false });
        zip.start_file(payload_name, stored()).map_err(refusal)?;
        Ok(Self { zip, name: payload_name.to_owned(), bytes: 0, hash: Sha256Stream::default() })
    }

    /// Adds the manifest, signs it and ends the package. The caller flushes the writer it gets back.
    ///
    /// # Errors
    /// [`PackageError::BadManifest`], [`PackageError::Io`]; the package is unusable then.
    pub fn finish(mut self, parts: ManifestParts, key: &SigningKey) -> Result<W, PackageError> {
        let manifest = Manifest {
            parts,
            payload_name: self.name,
            bytes: self.bytes,
            sha256: self.hash.finish(),
            signer: key.public(),
        };
        let canonical = manifest.encode()?;
        let signature = STANDARD.encode(key.sign(&canonical).as_bytes());
        let readable = manifest.to_json()?;
        for (name, content) in
            [(CANONICAL, canonical), (READABLE, readable), (SIGNATURE, signature.into_bytes())]
        {
            self.zip.start_file(name, stored()).map_err(refusal)?;
            self.zip.write_all(&content)?;
        }
        let latch = self.zip.finish().map_err(refusal)?.into_inner();
        if latch.failed {
            return Err(PackageError::Io(io::Error::other("an earlier write failed")));
        }
        Ok(latch.inner.finish()?)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.saturating_add(bytes.len() as u64) > MAX_PAYLOAD_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let written = self.zip.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.zip.flush()
    }
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored)
}

/// Errors of the zip crate without their texts.
fn refusal(error: ZipError) -> PackageError {
    match error {
        ZipError::Io(error) => PackageError::Io(error),
        _ => PackageError::Layout("the container cannot be written"),
    }
}

/// Swallows everything after the first failure. The zip writer finishes its archive when it is dropped, and would
/// complain on the standard error when the disk is still full.
struct Latch<W> {
    inner: W,
    failed: bool,
}

impl<W: Write> Write for Latch<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        let written = self.inner.write(bytes);
        self.failed = matches!(&written, Err(error) if error.kind() != io::ErrorKind::Interrupted);
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed { Ok(()) } else { self.inner.flush() }
    }
}
