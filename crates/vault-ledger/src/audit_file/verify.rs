//! The verdict on a `.cvaudit` stream, from nothing but the stream and the pinned root.

use std::io::Read;

use vault_crypto::fingerprint::Fingerprint;

use super::{AuditReader, Frame, Unreadable};
use crate::chain::{Broken, BrokenKind, Verdict, Verifier};
use crate::checkpoint::Checkpoint;
use crate::detail::{Detail, commit};
use crate::membership::Refusal;

/// A complete ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditReport {
    /// What the ledger is.
    pub verdict: Verdict,
    /// Disclosed details that are what their entries committed to.
    pub details: u64,
}

/// Why there is no complete ledger.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// It is an audit file, and this is the first bad entry in it.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// It is not an audit file this program can read, or the stream failed.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Recomputes every hash, every signature by the strict equation, the membership at each point and the whole
/// tree; compares the checkpoints of the file and the older ones given; checks the disclosed details.
///
/// # Errors
/// [`AuditError`].
pub fn verify(input: impl Read, root: Fingerprint, older: &[Checkpoint]) -> Result<AuditReport, AuditError> {
    let mut reader = AuditReader::new(input)?;
    let mut verifier = Verifier::strict(root);
    for checkpoint in older {
        verifier.expect(checkpoint.clone())?;
    }
    let mut details = 0;
    let mut commitment = None;
    loop {
        let frame = match reader.next_frame() {
            Ok(frame) => frame,
            Err(Unreadable::Io(error)) => return Err(Unreadable::Io(error).into()),
            Err(_) => return Err(verifier.fail(BrokenKind::Container).into()),
        };
        match frame {
            Frame::Checkpoint(checkpoint) => verifier.expect(checkpoint)?,
            Frame::Entry(signed) => {
                let accepted = verifier.push(&signed.entry_bytes, &signed.signature)?;
                if accepted.entry.vault != reader.vault() {
                    return Err(verifier.fail_last(BrokenKind::Membership(Refusal::WrongVault)).into());
                }
                commitment = accepted.entry.detail_commit;
            }
            Frame::Detail { salt, detail } => {
                let kept =
                    commitment.take() == Some(commit(&salt, &detail)) && Detail::decode(&detail).is_ok();
                if !kept {
                    return Err(verifier.fail_last(BrokenKind::Detail).into());
                }
                details += 1;
            }
            Frame::End { entries } => {
                if entries > verifier.tree().size() {
                    return Err(verifier.fail(BrokenKind::Truncated { expected: entries }).into());
                }
                if entries < verifier.tree().size() {
                    return Err(verifier.fail(BrokenKind::Container).into());
                }
                let verdict = verifier.finish()?;
                return Ok(AuditReport { verdict, details });
            }
        }
    }
}
