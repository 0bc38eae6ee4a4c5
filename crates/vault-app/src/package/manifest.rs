//! What the sender says and signs about a package.

use serde::Serialize;
use vault_crypto::sign::PublicSignKey;
use vault_domain::ids::{PersonId, VaultId};
use vault_ledger::cbor::{CborError, Reader, Writer};
use vault_ledger::checkpoint::{Checkpoint, MAX_TEXT_BYTES};

use super::PackageError;
use crate::calendar::minute_text;
use crate::location::safe_folder_name;

/// First value of the manifest, so that no signature made here fits anything else and the other way round.
const DOMAIN: &str = "clientvault/v1/package";
/// The format written and read.
const FORMAT: u64 = 1;
const FIELDS: usize = 16;
/// Longest name of a person or a firm, in bytes.
const MAX_NAME_BYTES: usize = 200;
/// Longest name of the payload, in bytes. [`safe_folder_name`] ends earlier for most.
const MAX_PAYLOAD_NAME_BYTES: usize = 240;

/// What the sender knows without the payload. No `Debug`: it names people.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct ManifestParts {
    /// The vault the payload comes from.
    pub vault: VaultId,
    /// Who sends, and signs.
    pub sender: PersonId,
    /// Their name, as the vault has it.
    pub sender_name: String,
    /// Whom it is for, as the request says.
    pub recipient_name: String,
    /// Number in the register of what left.
    pub register: u64,
    /// The request that was agreed to.
    pub request: [u8; 16],
    /// Counts the packages of this vault, so that a recipient notices an older one in place of a newer.
    pub counter: u64,
    /// When, in milliseconds since 1970.
    pub made_at_ms: i64,
    /// Rows of the payload.
    pub rows: u64,
    /// A checkpoint of the vault's ledger, in its text form.
    pub checkpoint: String,
}

/// A whole manifest. The one [`super::open`] returns is signed by a trusted key and fits its payload.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Manifest {
    /// What the sender said.
    pub parts: ManifestParts,
    /// Name of the payload: safe to be a file's name on every system.
    pub payload_name: String,
    /// Bytes of the payload.
    pub bytes: u64,
    /// SHA-256 of the payload.
    pub sha256: [u8; 32],
    /// The key that signed.
    pub signer: PublicSignKey,
}

impl Manifest {
    /// The canonical bytes: an array of sixteen values in the order of the reader below.
    ///
    /// # Errors
    /// [`PackageError::BadManifest`], [`PackageError::PayloadName`] for what [`Manifest::decode`] would refuse.
    pub fn encode(&self) -> Result<Vec<u8>, PackageError> {
        self.check()?;
        let parts = &self.parts;
        let mut out = Writer::with_capacity(512 + parts.checkpoint.len());
        out.array(FIELDS)
            .text(DOMAIN)
            .uint(FORMAT)
            .bytes(parts.vault.as_bytes())
            .bytes(parts.sender.as_bytes())
            .text(&parts.sender_name)
            .text(&parts.recipient_name)
            .uint(parts.register)
            .bytes(&parts.request)
            .uint(parts.counter)
            .int(parts.made_at_ms)
            .text(&self.payload_name)
            .uint(self.bytes)
            .bytes(&self.sha256)
            .uint(parts.rows)
            .text(&parts.checkpoint)
            .bytes(self.signer.as_bytes());
        Ok(out.finish())
    }

    /// Reads canonical bytes; for what is accepted, [`Manifest::encode`] gives the same bytes back.
    ///
    /// # Errors
    /// [`PackageError::Newer`], [`PackageError::BadManifest`], [`PackageError::PayloadName`].
    pub fn decode(bytes: &[u8]) -> Result<Self, PackageError> {
        let mut reader = Reader::new(bytes);
        let fields = reader.array(64).map_err(form)?;
        if reader.text(DOMAIN.len()).map_err(form)? != DOMAIN {
            return Err(PackageError::BadManifest("another kind of statement"));
        }
        match reader.uint().map_err(form)? {
            FORMAT if fields == FIELDS => {}
            format if format > FORMAT => return Err(PackageError::Newer(format)),
            _ => return Err(form(CborError::Shape)),
        }
        let manifest = read_fields(&mut reader).map_err(form)?;
        reader.end().map_err(form)?;
        manifest.check()?;
        Ok(manifest)
    }

    /// The same for people, who find it in the container. Only ever compared byte by byte, never read back.
    ///
    /// # Errors
    /// [`PackageError::BadManifest`], which does not happen for a checked manifest.
    pub fn to_json(&self) -> Result<Vec<u8>, PackageError> {
        let parts = &self.parts;
        let shown = Shown {
            format: FORMAT,
            vault: parts.vault,
            sender: parts.sender,
            sender_name: &parts.sender_name,
            recipient_name: &parts.recipient_name,
            register_number: parts.register,
            request: hex(&parts.request),
            counter: parts.counter,
            made_at_ms: parts.made_at_ms,
            made_at: format!("{} UTC", minute_text(parts.made_at_ms, 0)),
            payload_name: &self.payload_name,
            bytes: self.bytes,
            sha256: hex(&self.sha256),
            rows: parts.rows,
            checkpoint: &parts.checkpoint,
            signed_by: hex(self.signer.as_bytes()),
        };
        serde_json::to_vec_pretty(&shown).map_err(|_| PackageError::BadManifest("no text form"))
    }

    /// What must hold whoever wrote it.
    fn check(&self) -> Result<(), PackageError> {
        check_payload_name(&self.payload_name)?;
        for name in [&self.parts.sender_name, &self.parts.recipient_name] {
            if name.len() > MAX_NAME_BYTES || name.chars().any(char::is_control) {
                return Err(PackageError::BadManifest("a name is too long or has control characters"));
            }
        }
        let checkpoint = Checkpoint::parse(&self.parts.checkpoint)
            .map_err(|_| PackageError::BadManifest("the checkpoint has another form"))?;
        if checkpoint.vault != self.parts.vault {
            return Err(PackageError::BadManifest("the checkpoint is of another vault"));
        }
        Ok(())
    }
}

/// Whether a file of this name may be put into a folder on any system: no path, nothing invisible, no device, and
/// none of the container's own names.
///
/// # Errors
/// [`PackageError::PayloadName`].
pub(super) fn check_payload_name(name: &str) -> Result<(), PackageError> {
    let safe = name.len() <= MAX_PAYLOAD_NAME_BYTES && safe_folder_name(name).as_deref() == Some(name);
    let own = name.to_ascii_lowercase().starts_with("manifest.");
    if safe && !own { Ok(()) } else { Err(PackageError::PayloadName) }
}

fn read_fields(reader: &mut Reader<'_>) -> Result<Manifest, CborError> {
    // Evaluated in the order written here, which is the order of the bytes.
    let vault = VaultId::from_bytes(reader.fixed()?);
    let sender = PersonId::from_bytes(reader.fixed()?);
    let sender_name = reader.text(MAX_NAME_BYTES)?.to_owned();
    let recipient_name = reader.text(MAX_NAME_BYTES)?.to_owned();
    let register = reader.uint()?;
    let request = reader.fixed()?;
    let counter = reader.uint()?;
    let made_at_ms = reader.int()?;
    let payload_name = reader.text(MAX_PAYLOAD_NAME_BYTES)?.to_owned();
    let bytes = reader.uint()?;
    let sha256 = reader.fixed()?;
    let rows = reader.uint()?;
    let checkpoint = reader.text(MAX_TEXT_BYTES)?.to_owned();
    let signer = PublicSignKey::from_bytes(reader.fixed()?);
    let parts = ManifestParts {
        vault,
        sender,
        sender_name,
        recipient_name,
        register,
        request,
        counter,
        made_at_ms,
        rows,
        checkpoint,
    };
    Ok(Manifest { parts, payload_name, bytes, sha256, signer })
}

fn form(_: CborError) -> PackageError {
    PackageError::BadManifest("not in its canonical form")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `manifest.json`.
#[derive(Serialize)]
struct Shown<'m> {
    format: u64,
    vault: VaultId,
    sender: PersonId,
    sender_name: &'m str,
    recipient_name: &'m str,
    register_number: u64,
    request: String,
    counter: u64,
    made_at_ms: i64,
    made_at: String,
    payload_name: &'m str,
    bytes: u64,
    sha256: String,
    rows: u64,
    checkpoint: &'m str,
    signed_by: String,
}
