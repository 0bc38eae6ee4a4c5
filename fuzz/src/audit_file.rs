//! Audit files: as they are, and with every entry signed again, so that what lies behind the signatures is reached: facts,
//! checkpoints inside the ledger, selections.

use vault_crypto::Secret;
use vault_crypto::fingerprint::{Fingerprint, fingerprint};
use vault_crypto::sign::SigningKey;
use vault_ledger::audit_file::{
    AuditReader, AuditReport, AuditWriter, Frame, Selection, verify, verify_each,
};
use vault_ledger::detail::{Salt, commit};
use vault_ledger::merkle::Frontier;
use vault_ledger::{Actor, Entry, Fact, Outcome, Signed, sign_entry};

/// Most frames taken from one input.
const FRAMES: usize = 64;

/// The keys of the seeds: root 1, device 2, and people by the first byte of their identifier, 3 for `a1` and so on.
#[must_use]
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([seed; 32]))
}

fn root() -> Fingerprint {
    fingerprint(&key(1).public())
}

/// The first byte decides: even, the others are the file; odd, its entries are numbered, chained and signed anew.
pub fn feed(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    if choice % 2 == 0 {
        let _ = judge(rest);
    } else if let Some((file, entries)) = signed_anew(rest)
        && let Some(report) = judge(&file)
    {
        assert_eq!(report.verdict.entries, entries, "every entry of a complete file was counted");
    }
}

/// The report on a complete file, which is the same for whoever is shown the entries, and whose numbers agree.
fn judge(file: &[u8]) -> Option<AuditReport> {
    let (mut shown, mut with_detail) = (0, 0);
    let listed = verify_each(file, root(), &[], &mut |_, detail| {
        shown += 1;
        with_detail += u64::from(detail.is_some());
    });
    let report = verify(file, root(), &[]);
    let report = match (report, listed) {
        (Ok(report), Ok(listed)) => {
            assert_eq!(report, listed);
            report
        }
        (Err(one), Err(other)) => {
            assert_eq!(one.to_string(), other.to_string());
            return None;
        }
        (one, other) => panic!("{one:?} but {other:?}"),
    };
    if let Some(selected) = &report.selection {
        assert_eq!((selected.entries, selected.details), (shown, with_detail));
        let ended = selected.actions.values().map(|ended| ended.done + ended.refused + ended.failed);
        assert_eq!(ended.sum::<u64>(), shown, "every selected entry was counted under its action");
        assert!(selected.details + selected.pruned <= shown && selected.details <= report.details);
        let claim = selected.selection.encode().expect("what was read has an encoding");
        assert_eq!(Selection::decode(&claim), Ok(selected.selection));
    } else {
        assert_eq!((report.verdict.entries, report.details), (shown, with_detail));
    }
    Some(report)
}

/// An entry and what was disclosed about it.
struct Part {
    entry: Entry,
    detail: Option<(Salt, Vec<u8>)>,
}

/// The file with its entries in one chain, and how many there are.
fn signed_anew(bytes: &[u8]) -> Option<(Vec<u8>, u64)> {
    let mut reader = AuditReader::new(bytes).ok()?;
    let (mut selection, mut parts): (_, Vec<Part>) = (None, Vec::new());
    while let Ok(frame) = reader.next_frame() {
        match frame {
            Frame::Entry(signed) => {
                parts.push(Part { entry: Entry::decode(&signed.entry_bytes).ok()?, detail: None });
            }
            Frame::Detail { salt, detail } => parts.last_mut()?.detail = Some((salt, detail)),
            Frame::Selection(claim) => selection = Some(claim),
            Frame::Checkpoint(_) => {}
            Frame::End { .. } => break,
        }
        if parts.len() >= FRAMES {
            break;
        }
    }
    let mut writer = AuditWriter::new(Vec::new(), reader.vault()).ok()?;
    if let Some(claim) = &selection {
        writer.selection(claim).ok()?;
    }
    let (mut seq, mut prev_hash, mut tree) = (0, [0; 32], Frontier::new());
    for Part { entry, detail } in parts {
        seq += 1;
        let detail_commit =
            detail.as_ref().map(|(salt, detail)| commit(salt, detail)).or(entry.detail_commit);
        let public = if entry.action.as_str() == Fact::CHECKPOINT && entry.result == Outcome::Done {
            Some(Fact::Checkpoint { entries: tree.size(), root: tree.root() }.encode())
        } else {
            entry.public
        };
        let entry = Entry { vault: reader.vault(), seq, prev_hash, detail_commit, public, ..entry };
        let signed = sign_entry(&entry, &signer(entry.actor)).ok()?;
        prev_hash = Signed::hash(&signed);
        tree.push(&prev_hash);
        writer.entry(&signed).ok()?;
        if let Some((salt, detail)) = detail {
            writer.detail(&salt, &detail).ok()?;
        }
    }
    Some((writer.finish().ok()?, seq))
}

fn signer(actor: Actor) -> SigningKey {
    key(match actor {
        Actor::Root => 1,
        Actor::Device => 2,
        Actor::Person(person) => person.as_bytes()[0].wrapping_sub(0xa1).wrapping_add(3),
    })
}
