//! Checkpoints: one short signed text that stands for the whole ledger up to a position.
//!
//! The form is C2SP `tlog-checkpoint` (a signed note of three lines: origin, tree size, root), without extension
//! lines. A checkpoint on a printed page, in a backup receipt or in a package is a witness outside the vault:
//! entries it covers can be neither changed nor cut off unnoticed.

mod signer;
mod update;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use vault_crypto::sign::{Signature, SigningKey};
use vault_domain::ids::VaultId;

use crate::hash::Hash;
use crate::membership::Membership;
pub use signer::Signer;
pub use update::{BadUpdate, MAX_PROOF_HASHES, MAX_UPDATE_BYTES, NotConsistent, Update};

/// Most bytes of a checkpoint's text.
pub const MAX_TEXT_BYTES: usize = 8 * 1024;
/// Most signature lines.
pub const MAX_SIGNATURES: usize = 16;

const ORIGIN: &str = "clientvault/";
/// Signature lines begin with an em dash and a space.
const SIGNATURE_LINE: &str = "\u{2014} ";

/// A statement about a ledger: after `size` entries its tree has this root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The vault; written as origin `clientvault/<32 hex digits>`.
    pub vault: VaultId,
    /// Number of entries.
    pub size: u64,
    /// Root of the RFC 6962 tree over their hashes.
    pub root: Hash,
    signatures: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: String,
    key_id: [u8; 4],
    signature: Signature,
}

/// Text that is not a checkpoint of this format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCheckpoint {
    /// Longer, or with more signatures, than a checkpoint may be.
    #[error("checkpoint over a limit of the format")]
    TooLarge,
    /// The three lines or the signature lines are not as they must be.
    #[error("not a checkpoint")]
    Form,
}

/// What the signatures of a checkpoint are worth, given a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignerCheck {
    /// At least one by a key in force, and none by such a key is wrong.
    Good,
    /// One that claims a key in force does not verify.
    Bad,
    /// All are by keys the membership does not list.
    NoneKnown,
}

impl Checkpoint {
    /// An unsigned checkpoint.
    #[must_use]
    pub const fn new(vault: VaultId, size: u64, root: Hash) -> Self {
        Self { vault, size, root, signatures: Vec::new() }
    }

    /// Adds a signature line.
    ///
    /// # Errors
    /// [`BadCheckpoint::TooLarge`] beyond [`MAX_SIGNATURES`].
    pub fn sign(&mut self, signer: Signer, key: &SigningKey) -> Result<(), BadCheckpoint> {
        if self.signatures.len() >= MAX_SIGNATURES {
            return Err(BadCheckpoint::TooLarge);
        }
        let name = signer.key_name(self.vault);
        let key_id = signer::key_id(&name, &key.public());
        self.signatures.push(Line { name, key_id, signature: key.sign(self.body().as_bytes()) });
        Ok(())
    }

    /// The text as it is stored, printed and sent.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.body();
        text.push('\n');
        for line in &self.signatures {
            let blob = [line.key_id.as_slice(), line.signature.as_bytes()].concat();
            text.push_str(&format!("{SIGNATURE_LINE}{} {}\n", line.name, STANDARD.encode(blob)));
        }
        text
    }

    /// Reads a text. For every text that is accepted, [`Checkpoint::to_text`] gives the same text back.
    ///
    /// # Errors
    /// [`BadCheckpoint`].
    pub fn parse(text: &str) -> Result<Self, BadCheckpoint> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(BadCheckpoint::TooLarge);
        }
        let (body, signatures) = text.split_once("\n\n").ok_or(BadCheckpoint::Form)?;
        let mut lines = body.split('\n');
        let mut line = || lines.next().ok_or(BadCheckpoint::Form);
        let origin = line()?.strip_prefix(ORIGIN).ok_or(BadCheckpoint::Form)?;
        let vault: VaultId = origin.parse().map_err(|_| BadCheckpoint::Form)?;
        let size = line()?.parse().map_err(|_| BadCheckpoint::Form)?;
        let root =
            STANDARD.decode(line()?).ok().and_then(|root| root.try_into().ok()).ok_or(BadCheckpoint::Form)?;
        let mut checkpoint = Self::new(vault, size, root);
        for line in signatures.split_terminator('\n') {
            if checkpoint.signatures.len() >= MAX_SIGNATURES {
                return Err(BadCheckpoint::TooLarge);
            }
            checkpoint.signatures.push(Line::parse(line).ok_or(BadCheckpoint::Form)?);
        }
        // One text per checkpoint: `+5`, `05`, upper-case digits, a fourth line or a missing end are refused here.
        if checkpoint.to_text() == text { Ok(checkpoint) } else { Err(BadCheckpoint::Form) }
    }

    /// Judges the signatures by the keys in force. Lines by other keys are ignored, as C2SP asks.
    ///
    /// For an older checkpoint, `membership` is the one after its `size` entries, as [`Membership::fold`] gives it: keys
    /// change, and people leave. Whether the root is right as well is told by [`crate::chain::compare`].
    #[must_use]
    pub fn check_signers(&self, membership: &Membership) -> SignerCheck {
        let body = self.body();
        let mut check = SignerCheck::NoneKnown;
        for line in &self.signatures {
            let key = Signer::from_key_name(self.vault, &line.name).and_then(|signer| signer.key(membership));
            let Some(key) = key.filter(|key| signer::key_id(&line.name, key) == line.key_id) else {
                continue;
            };
            if key.verify_strict(body.as_bytes(), &line.signature).is_err() {
                return SignerCheck::Bad;
            }
            check = SignerCheck::Good;
        }
        check
    }

    /// Who signed, as far as the names are of this vault's form. Claims only.
    pub fn signers(&self) -> impl Iterator<Item = Signer> {
        self.signatures.iter().filter_map(|line| Signer::from_key_name(self.vault, &line.name))
    }

    /// The signed text: three lines, each with its end.
    fn body(&self) -> String {
        format!("{ORIGIN}{}\n{}\n{}\n", self.vault, self.size, STANDARD.encode(self.root))
    }
}

impl Line {
    fn parse(line: &str) -> Option<Self> {
        let (name, blob) = line.strip_prefix(SIGNATURE_LINE)?.split_once(' ')?;
        let visible =
            |character: char| !character.is_whitespace() && !character.is_control() && character != '+';
        if name.is_empty() || !name.chars().all(visible) {
            return None;
        }
        let blob = STANDARD.decode(blob).ok()?;
        let (key_id, signature) = blob.split_first_chunk::<4>()?;
        let signature = Signature::from_slice(signature).ok()?;
        Some(Self { name: name.to_owned(), key_id: *key_id, signature })
    }
}

#[cfg(test)]
mod tests;
