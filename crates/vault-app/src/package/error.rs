//! Why a package is not made or not opened.

/// A refusal. No text names a person, a customer or a key, so it may be logged.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PackageError {
    /// Not an age file, or its header is cut or damaged.
    #[error("not a package, or its beginning is damaged")]
    NotAPackage,
    /// Written by a newer release.
    #[error("the package has format {0}, which this release does not know")]
    Newer(u64),
    /// Sealed with a passphrase, and a key was given.
    #[error("the package asks for a passphrase")]
    NeedsPassphrase,
    /// Sealed for a key, and a passphrase was given.
    #[error("the package asks for a key")]
    NeedsIdentity,
    /// The passphrase is wrong, or the header was altered: age cannot tell which.
    #[error("the passphrase does not open the package")]
    WrongPassphrase,
    /// Sealed for another key, or the header was altered.
    #[error("the package is sealed for another key")]
    WrongKey,
    /// The passphrase's cost is beyond what is tried.
    #[error("opening the package would cost too much")]
    TooMuchWork,
    /// The text is no age key of this kind, or one that no file may be sealed for.
    #[error("not a usable recipient key")]
    BadRecipient,
    /// The text is no age identity.
    #[error("not a key that opens packages")]
    BadIdentity,
    /// An empty passphrase, or one that is not text.
    #[error("not a usable passphrase")]
    BadPassphrase,
    /// Bytes were altered, or the end is missing.
    #[error("the package is damaged or incomplete")]
    Damaged,
    /// A limit was passed.
    #[error("the package is too large: {what} beyond {limit}")]
    TooLarge {
        /// Which limit.
        what: &'static str,
        /// Its value.
        limit: u64,
    },
    /// It decrypts, and holds something else than a package does.
    #[error("not the contents of a package: {0}")]
    Layout(&'static str),
    /// The payload's name has separators, invisible or reserved parts, or is one of the manifest's.
    #[error("the name of the file inside is not allowed")]
    PayloadName,
    /// The manifest is not canonical or says what it cannot say.
    #[error("the manifest is not valid: {0}")]
    BadManifest(&'static str),
    /// Nobody signed.
    #[error("the package is not signed")]
    SignatureMissing,
    /// The signature is not by the key the manifest names over this manifest.
    #[error("the signature does not fit the package")]
    BadSignature,
    /// A good signature by somebody the caller does not know, or not as the person named.
    #[error("the package is signed by an unknown key")]
    UnknownSigner,
    /// The payload is not the one that was signed.
    #[error("the file inside is not the one that was signed")]
    PayloadMismatch,
    /// Reading or writing failed.
    #[error("reading or writing the package failed")]
    Io(#[from] std::io::Error),
}
