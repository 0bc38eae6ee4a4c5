//! The outer layer: an age v1 file for one key or one passphrase. Plugins and other kinds of keys are not built in.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::iter;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt, x25519};
use vault_crypto::SecretBytes;

use super::{Limits, OpenWith, PackageError, Recipient};

/// An encryptor for the one recipient. `work_factor` counts for passphrases only.
pub(super) fn encryptor(recipient: &Recipient, work_factor: u8) -> Result<Encryptor, PackageError> {
    match recipient {
        Recipient::X25519(text) => {
            let key: x25519::Recipient = text.trim().parse().map_err(|_| PackageError::BadRecipient)?;
            // The library panics for keys of small order, which anybody may send us as their own.
            catch_unwind(AssertUnwindSafe(|| Encryptor::with_recipients(iter::once(&key as _))))
                .map_err(|_| PackageError::BadRecipient)?
                .map_err(|_| PackageError::BadRecipient)
        }
        Recipient::Passphrase(passphrase) => {
            let mut key = scrypt::Recipient::new(secret_text(passphrase).ok_or(PackageError::BadPassphrase)?);
            key.set_work_factor(work_factor);
            Encryptor::with_recipients(iter::once(&key as _)).map_err(|_| PackageError::BadPassphrase)
        }
    }
}

/// The decrypted bytes. Every piece that is read is authentic, but only the end, reached without an error, tells that
/// nothing is missing. Errors while reading go through [`while_reading`].
pub(super) fn plaintext<R: Read>(
    reader: R,
    key: &OpenWith,
    limits: &Limits,
) -> Result<impl Read + use<R>, PackageError> {
    let header_left = Rc::new(Cell::new(Some(limits.header_bytes)));
    let bounded = Bounded { inner: BufReader::new(reader), left: Rc::clone(&header_left) };
    let file = Decryptor::new_buffered(bounded).map_err(|error| refusal(error, key))?;
    header_left.set(None);
    match (file.is_scrypt(), key) {
        (true, OpenWith::Passphrase(passphrase)) => {
            let text = secret_text(passphrase).ok_or(PackageError::BadPassphrase)?;
            let mut identity = scrypt::Identity::new(text);
            identity.set_max_work_factor(limits.work_factor);
            file.decrypt(iter::once(&identity as _))
        }
        (false, OpenWith::Identity(text)) => {
            // exposed: the library's key type wipes its copy
            let text = std::str::from_utf8(text.expose()).map_err(|_| PackageError::BadIdentity)?;
            let identity: x25519::Identity = text.trim().parse().map_err(|_| PackageError::BadIdentity)?;
            file.decrypt(iter::once(&identity as _))
        }
        (true, OpenWith::Identity(_)) => return Err(PackageError::NeedsPassphrase),
        (false, OpenWith::Passphrase(_)) => return Err(PackageError::NeedsIdentity),
    }
    .map_err(|error| refusal(error, key))
}

/// An error of the decrypted stream: the library speaks of altered and missing chunks through kinds.
pub(super) fn while_reading(error: io::Error) -> PackageError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => PackageError::Damaged,
        _ => PackageError::Io(error),
    }
}

fn refusal(error: DecryptError, key: &OpenWith) -> PackageError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            match key {
                OpenWith::Identity(_) => PackageError::WrongKey,
                OpenWith::Passphrase(_) => PackageError::WrongPassphrase,
            }
        }
        DecryptError::ExcessiveWork { .. } => PackageError::TooMuchWork,
        DecryptError::InvalidMac => PackageError::Damaged,
        DecryptError::InvalidHeader | DecryptError::UnknownFormat => PackageError::NotAPackage,
        DecryptError::Io(error) => match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => PackageError::NotAPackage,
            _ => PackageError::Io(error),
        },
        // The library may name more reasons; each of them is a header it does not take.
        _ => PackageError::NotAPackage,
    }
}

/// A copy in the library's wiping type; none for what is empty or no text.
fn secret_text(passphrase: &SecretBytes) -> Option<SecretString> {
    // exposed: copied once, at its exact size, into a string that is wiped on drop
    let text = std::str::from_utf8(passphrase.expose()).ok().filter(|text| !text.is_empty())?;
    Some(SecretString::from(text))
}

/// A reader that ends with an error when a number of bytes is used up, as long as there is one: a header has no length
/// of its own, and is kept in memory.
struct Bounded<R> {
    inner: R,
    left: Rc<Cell<Option<u64>>>,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.left.get().is_none() {
            return self.inner.read(out);
        }
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let left = self.left.get();
        let buffer = self.inner.fill_buf()?;
        match left.map(|left| usize::try_from(left).unwrap_or(usize::MAX)) {
            Some(0) if !buffer.is_empty() => {
                Err(io::Error::new(io::ErrorKind::InvalidData, "the header is too long"))
            }
            Some(left) => Ok(buffer.get(..left).unwrap_or(buffer)),
            None => Ok(buffer),
        }
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
        self.left.set(self.left.get().map(|left| left.saturating_sub(count as u64)));
    }
}
