//! The verdict on a `.cvaudit` stream, from nothing but the stream and the pinned root.

use std::io::Read;

use vault_crypto::fingerprint::Fingerprint;
use vault_domain::ids::VaultId;

use super::{AuditReader, AuditReport, Frame, Selected, Unreadable};
use crate::chain::{Broken, BrokenKind, Verifier};
use crate::checkpoint::Checkpoint;
use crate::detail::{Detail, Salt, commit};
use crate::entry::Entry;
use crate::membership::Refusal;

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
/// tree; compares the checkpoints of the file and the older ones given; checks the disclosed details, and that none
/// is missing which the file claims to disclose.
///
/// # Errors
/// [`AuditError`].
pub fn verify(input: impl Read, root: Fingerprint, older: &[Checkpoint]) -> Result<AuditReport, AuditError> {
    run(input, root, older, None)
}

/// As [`verify`], and shows every selected entry on the way, in order, with its detail if it is disclosed; every entry
/// if the file has no selection. What was shown is proven up to that entry, also if the ledger turns out to be broken
/// behind it.
///
/// # Errors
/// [`AuditError`].
pub fn verify_each(
    input: impl Read,
    root: Fingerprint,
    older: &[Checkpoint],
    each: &mut dyn FnMut(&Entry, Option<&Detail>),
) -> Result<AuditReport, AuditError> {
    run(input, root, older, Some(each))
}

/// Whoever is shown the selected entries.
type Listener<'l> = Option<&'l mut dyn FnMut(&Entry, Option<&Detail>)>;

fn run(
    input: impl Read,
    root: Fingerprint,
    older: &[Checkpoint],
    mut listener: Listener<'_>,
) -> Result<AuditReport, AuditError> {
    let mut reader = AuditReader::new(input)?;
    let mut check = Check::new(reader.vault(), root, older)?;
    loop {
        let frame = reader.next_frame();
        if let Some(report) = check.next(frame, &mut listener)? {
            return Ok(report);
        }
    }
}

/// The judgement between two frames.
#[derive(Clone)]
pub(super) struct Check {
    pub(super) verifier: Verifier,
    vault: VaultId,
    details: u64,
    selected: Option<Selected>,
    /// The entry read last: its detail may still follow.
    last: Option<Last>,
}

#[derive(Clone)]
struct Last {
    entry: Entry,
    is_selected: bool,
    detail: Option<Detail>,
}

impl Check {
    pub(super) fn new(vault: VaultId, root: Fingerprint, older: &[Checkpoint]) -> Result<Self, Broken> {
        let mut verifier = Verifier::strict(root);
        for checkpoint in older {
            verifier.expect(checkpoint.clone())?;
        }
        Ok(Self { verifier, vault, details: 0, selected: None, last: None })
    }

    /// Takes in what was read; the report once the end was.
    pub(super) fn next(
        &mut self,
        frame: Result<Frame, Unreadable>,
        listener: &mut Listener<'_>,
    ) -> Result<Option<AuditReport>, AuditError> {
        match frame {
            Err(Unreadable::Io(error)) => return Err(Unreadable::Io(error).into()),
            Err(_) => return Err(self.verifier.fail(BrokenKind::Container).into()),
            Ok(Frame::Checkpoint(checkpoint)) => self.verifier.expect(checkpoint)?,
            Ok(Frame::Selection(selection)) => self.selected = Some(Selected::new(selection)),
            Ok(Frame::Entry(signed)) => {
                self.leave_last(listener)?;
                let accepted = self.verifier.push(&signed.entry_bytes, &signed.signature)?;
                if accepted.entry.vault != self.vault {
                    return Err(self.verifier.fail_last(BrokenKind::Membership(Refusal::WrongVault)).into());
                }
                let is_selected =
                    self.selected.as_ref().is_none_or(|selected| selected.selection.selects(&accepted.entry));
                self.last = Some(Last { entry: accepted.entry, is_selected, detail: None });
            }
            Ok(Frame::Detail { salt, detail }) => {
                self.disclose(&salt, &detail).map_err(|kind| self.verifier.fail_last(kind))?;
            }
            Ok(Frame::End { entries }) => {
                self.leave_last(listener)?;
                return self.end(entries).map(Some).map_err(AuditError::Broken);
            }
        }
        Ok(None)
    }

    fn disclose(&mut self, salt: &Salt, bytes: &[u8]) -> Result<(), BrokenKind> {
        let last = self.last.as_mut().ok_or(BrokenKind::Detail)?;
        if last.detail.is_some() || last.entry.detail_commit != Some(commit(salt, bytes)) {
            return Err(BrokenKind::Detail);
        }
        let detail = Detail::decode(bytes).map_err(|_| BrokenKind::Detail)?;
        if self.selected.as_ref().is_some_and(|selected| !selected.selection.fits(&last.entry, &detail)) {
            return Err(BrokenKind::Object);
        }
        last.detail = Some(detail);
        self.details += 1;
        Ok(())
    }

    /// Nothing more is coming about the entry read last.
    fn leave_last(&mut self, listener: &mut Listener<'_>) -> Result<(), Broken> {
        let Some(last) = self.last.take().filter(|last| last.is_selected) else { return Ok(()) };
        if let Some(selected) = &mut self.selected {
            let has_detail = last.entry.detail_commit.is_some();
            if last.detail.is_some() {
                selected.details += 1;
            } else if has_detail && last.entry.seq <= selected.selection.pruned_until {
                selected.pruned += 1;
            } else if has_detail {
                return Err(self.verifier.fail_last(BrokenKind::Withheld));
            }
            selected.count(&last.entry.action, &last.entry.result);
        }
        if let Some(listener) = listener {
            self.verifier.prove()?;
            listener(&last.entry, last.detail.as_ref());
        }
        Ok(())
    }

    fn end(&mut self, announced: u64) -> Result<AuditReport, Broken> {
        let found = self.verifier.tree().size();
        if announced > found {
            return Err(self.verifier.fail(BrokenKind::Truncated { expected: announced }));
        }
        if announced < found {
            return Err(self.verifier.fail(BrokenKind::Container));
        }
        let verdict = self.verifier.settle()?;
        let pruned_until = self.verifier.membership().map_or(0, |membership| membership.pruned_until());
        // Last of all: in a ledger that was cut, the entry that says so may be among those that are gone.
        if self.selected.as_ref().is_some_and(|selected| selected.selection.pruned_until != pruned_until) {
            return Err(self.verifier.fail_last(BrokenKind::Selection));
        }
        Ok(AuditReport { verdict, details: self.details, selection: self.selected.take() })
    }
}
