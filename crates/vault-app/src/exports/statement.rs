//! The two texts people sign: what is asked for, and that somebody agrees to exactly that.
//!
//! Canonical CBOR (RFC 8949 §4.2), at most [`MAX_BYTES`]; signed with Ed25519 over a context of its own, so that neither can be taken
//! for anything else that is signed in this program. They are checked wherever they come from: the vault's own rows, a file of another
//! computer, a text somebody pasted.

use vault_crypto::sign::{PublicSignKey, Signature, SigningKey};
use vault_domain::export::{Consent, ExportPurpose, RecipientKind, Terms};
use vault_domain::field::FieldKey;
use vault_domain::ids::{PersonId, RecordId, VaultId};
use vault_ledger::cbor::{CborError, Reader, Writer};

/// Longest statement.
pub(crate) const MAX_BYTES: usize = 8 * 1024;
const FORMAT: u64 = 1;
const MAX_FIELDS: usize = 100;
/// In bytes: the contract's limits in characters, each of four bytes at most.
const MAX_TEXT: usize = 800;

const REQUEST_CONTEXT: &[u8] = b"clientvault/v1/export-request\0";
const CONSENT_CONTEXT: &[u8] = b"clientvault/v1/export-consent\0";

/// What is asked for. Everything in it is bound by the signatures under it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub vault: VaultId,
    pub id: RecordId,
    pub requester: PersonId,
    pub purpose: ExportPurpose,
    pub purpose_text: String,
    pub recipient_kind: RecipientKind,
    pub recipient_name: String,
    pub reference: String,
    /// Number of the format, see [`super::plan::format_code`].
    pub format: u8,
    pub fields: Vec<FieldKey>,
    pub clear_l2: bool,
    pub clear_l3: bool,
    /// SHA-256 of the selection as the plan writes it.
    pub selection: [u8; 32],
    /// SHA-256 over the sorted identifiers of the rows, and how many there are.
    pub root: [u8; 32],
    pub rows: u64,
    /// Rows by level of the strictest exported value.
    pub levels: [u64; 3],
    pub gauge_milli: u64,
    /// Row of the decision table: 0, 1, 2.
    pub class: u8,
    pub approvals: u8,
    pub cooling_off_ms: u64,
    pub written_reason: bool,
    pub quarantine_ms: u64,
    pub sealed_only: bool,
    pub keeper: String,
    pub destroy_by: String,
    /// Why, where nobody else has to agree.
    pub reason: String,
    /// Entry of the ledger it was made after.
    pub ledger_seq: u64,
    pub made_ms: i64,
    pub not_after_ms: i64,
    pub nonce: [u8; 16],
}

/// Somebody's yes or no to one request.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub vault: VaultId,
    /// Hash of the request.
    pub request: [u8; 32],
    pub approver: PersonId,
    pub agree: bool,
    pub given_ms: i64,
    pub not_after_ms: i64,
    pub reason: String,
}

/// A statement with its signature.
#[derive(Clone)]
pub(crate) struct Signed<T> {
    pub statement: T,
    pub bytes: Vec<u8>,
    pub signature: Signature,
}

/// What is signed is not what it says it is, or not by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StatementError {
    /// Not the canonical form.
    #[error("not a statement of this kind")]
    Form,
    /// By another key, or about something else.
    #[error("the signature does not fit")]
    Signature,
}

impl From<CborError> for StatementError {
    fn from(_: CborError) -> Self {
        Self::Form
    }
}

/// Something people sign here.
pub(crate) trait Statement: Sized {
    /// Stands before the bytes when they are signed or hashed.
    const CONTEXT: &'static [u8];

    fn encode(&self) -> Vec<u8>;

    /// # Errors
    /// [`StatementError::Form`] for every other sequence of bytes.
    fn decode(bytes: &[u8]) -> Result<Self, StatementError>;

    /// Signs it.
    fn sign(self, key: &SigningKey) -> Signed<Self> {
        let bytes = self.encode();
        let signature = key.sign(&[Self::CONTEXT, &bytes].concat());
        Signed { statement: self, bytes, signature }
    }
}

impl<T: Statement> Signed<T> {
    /// From bytes and signature, if that key made it.
    ///
    /// # Errors
    /// [`StatementError`].
    pub fn check(bytes: &[u8], signature: [u8; 64], key: &PublicSignKey) -> Result<Self, StatementError> {
        let statement = T::decode(bytes)?;
        let signature = Signature::from_bytes(signature);
        key.verify_strict(&[T::CONTEXT, bytes].concat(), &signature)
            .map_err(|_| StatementError::Signature)?;
        Ok(Self { statement, bytes: bytes.to_vec(), signature })
    }

    /// What signatures under it are about.
    pub fn hash(&self) -> [u8; 32] {
        vault_crypto::hash::sha256(&[T::CONTEXT, &self.bytes].concat())
    }
}

impl Signed<Request> {
    /// What the request's life depends on.
    pub fn terms(&self) -> Terms {
        let request = &self.statement;
        Terms {
            request: self.hash(),
            requester: request.requester,
            approvals: request.approvals,
            cooling_off_ms: request.cooling_off_ms,
            written_reason: request.written_reason,
            made_ms: request.made_ms,
            not_after_ms: request.not_after_ms,
        }
    }
}

impl Answer {
    /// The same as the life of a request sees it; `fit` is decided by the membership of the moment.
    pub fn consent(&self, fit: bool) -> Consent {
        Consent {
            request: self.request,
            approver: self.approver,
            given_ms: self.given_ms,
            not_after_ms: self.not_after_ms,
            with_reason: !self.reason.trim().is_empty(),
            fit,
        }
    }
}

impl Statement for Request {
    const CONTEXT: &'static [u8] = REQUEST_CONTEXT;

    fn encode(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.array(33).uint(FORMAT).bytes(self.vault.as_bytes()).bytes(self.id.as_bytes());
        w.bytes(self.requester.as_bytes()).uint(self.purpose.code().into()).text(&self.purpose_text);
        w.uint(self.recipient_kind.code().into()).text(&self.recipient_name).text(&self.reference);
        w.uint(self.format.into()).array(self.fields.len());
        for field in &self.fields {
            w.uint(field.code().into());
        }
        w.uint(self.clear_l2.into()).uint(self.clear_l3.into()).bytes(&self.selection).bytes(&self.root);
        w.uint(self.rows);
        for rows in self.levels {
            w.uint(rows);
        }
        w.uint(self.gauge_milli).uint(self.class.into()).uint(self.approvals.into());
        w.uint(self.cooling_off_ms).uint(self.written_reason.into()).uint(self.quarantine_ms);
        w.uint(self.sealed_only.into()).text(&self.keeper).text(&self.destroy_by).text(&self.reason);
        w.uint(self.ledger_seq).int(self.made_ms).int(self.not_after_ms).bytes(&self.nonce);
        w.finish()
    }

    fn decode(bytes: &[u8]) -> Result<Self, StatementError> {
        whole(bytes, |r| {
            r.array_of(33)?;
            format(r)?;
            let vault = VaultId::from_bytes(r.fixed()?);
            let id = RecordId::from_bytes(r.fixed()?);
            let requester = PersonId::from_bytes(r.fixed()?);
            let purpose = ExportPurpose::from_code(r.small()?).ok_or(StatementError::Form)?;
            let purpose_text = r.text(MAX_TEXT)?.to_owned();
            let recipient_kind = RecipientKind::from_code(r.small()?).ok_or(StatementError::Form)?;
            let recipient_name = r.text(MAX_TEXT)?.to_owned();
            let reference = r.text(MAX_TEXT)?.to_owned();
            let format = r.small()?;
            let count = r.array(MAX_FIELDS)?;
            let mut fields = Vec::with_capacity(count);
            for _ in 0..count {
                fields.push(FieldKey::from_code(r.small()?).ok_or(StatementError::Form)?);
            }
            Ok(Self {
                vault,
                id,
                requester,
                purpose,
                purpose_text,
                recipient_kind,
                recipient_name,
                reference,
                format,
                fields,
                clear_l2: flag(r)?,
                clear_l3: flag(r)?,
                selection: r.fixed()?,
                root: r.fixed()?,
                rows: r.uint()?,
                levels: [r.uint()?, r.uint()?, r.uint()?],
                gauge_milli: r.uint()?,
                class: r.small()?,
                approvals: r.small()?,
                cooling_off_ms: r.uint()?,
                written_reason: flag(r)?,
                quarantine_ms: r.uint()?,
                sealed_only: flag(r)?,
                keeper: r.text(MAX_TEXT)?.to_owned(),
                destroy_by: r.text(MAX_TEXT)?.to_owned(),
                reason: r.text(MAX_TEXT)?.to_owned(),
                ledger_seq: r.uint()?,
                made_ms: r.int()?,
                not_after_ms: r.int()?,
                nonce: r.fixed()?,
            })
        })
    }
}

impl Statement for Answer {
    const CONTEXT: &'static [u8] = CONSENT_CONTEXT;

    fn encode(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.array(8).uint(FORMAT).bytes(self.vault.as_bytes()).bytes(&self.request);
        w.bytes(self.approver.as_bytes()).uint(self.agree.into()).int(self.given_ms).int(self.not_after_ms);
        w.text(&self.reason);
        w.finish()
    }

    fn decode(bytes: &[u8]) -> Result<Self, StatementError> {
        whole(bytes, |r| {
            r.array_of(8)?;
            format(r)?;
            Ok(Self {
                vault: VaultId::from_bytes(r.fixed()?),
                request: r.fixed()?,
                approver: PersonId::from_bytes(r.fixed()?),
                agree: flag(r)?,
                given_ms: r.int()?,
                not_after_ms: r.int()?,
                reason: r.text(MAX_TEXT)?.to_owned(),
            })
        })
    }
}

/// Who says to have signed these bytes: whose key they have to be checked with.
pub(crate) fn signer_of<T: Statement>(bytes: &[u8], who: impl FnOnce(&T) -> PersonId) -> Option<PersonId> {
    T::decode(bytes).ok().as_ref().map(who)
}

fn format(r: &mut Reader<'_>) -> Result<(), StatementError> {
    if r.uint()? == FORMAT { Ok(()) } else { Err(StatementError::Form) }
}

fn flag(r: &mut Reader<'_>) -> Result<bool, StatementError> {
    match r.uint()? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(StatementError::Form),
    }
}

/// Everything, and nothing after it.
fn whole<T>(
    bytes: &[u8],
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, StatementError>,
) -> Result<T, StatementError> {
    if bytes.len() > MAX_BYTES {
        return Err(StatementError::Form);
    }
    let mut reader = Reader::new(bytes);
    let value = read(&mut reader)?;
    reader.end()?;
    Ok(value)
}

#[cfg(test)]
pub(super) mod tests;
