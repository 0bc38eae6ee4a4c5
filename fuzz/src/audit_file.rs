//! Audit files: as they are, and with every entry signed again, so that what lies behind the signatures is reached.

use vault_crypto::Secret;
use vault_crypto::fingerprint::{Fingerprint, fingerprint};
use vault_crypto::sign::SigningKey;
use vault_ledger::audit_file::{AuditReader, AuditWriter, Frame, verify};
use vault_ledger::detail::{Salt, commit};
use vault_ledger::{Actor, Entry, Signed, sign_entry};

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
        let _ = verify(rest, root(), &[]);
    } else if let Some((file, entries)) = signed_anew(rest)
        && let Ok(report) = verify(file.as_slice(), root(), &[])
    {
        assert_eq!(report.verdict.entries, entries, "every entry of a complete file was counted");
    }
}

/// An entry and what was disclosed about it.
struct Part {
    entry: Entry,
    detail: Option<(Salt, Vec<u8>)>,
}

/// The file with its entries in one chain, and how many there are.
fn signed_anew(bytes: &[u8]) -> Option<(Vec<u8>, u64)> {
    let mut reader = AuditReader::new(bytes).ok()?;
    let mut parts: Vec<Part> = Vec::new();
    while let Ok(frame) = reader.next_frame() {
        match frame {
            Frame::Entry(signed) => {
                parts.push(Part { entry: Entry::decode(&signed.entry_bytes).ok()?, detail: None });
            }
            Frame::Detail { salt, detail } => parts.last_mut()?.detail = Some((salt, detail)),
            Frame::Checkpoint(_) => {}
            Frame::End { .. } => break,
        }
        if parts.len() >= FRAMES {
            break;
        }
    }
    let mut writer = AuditWriter::new(Vec::new(), reader.vault()).ok()?;
    let (mut seq, mut prev_hash) = (0, [0; 32]);
    for Part { entry, detail } in parts {
        seq += 1;
        let detail_commit =
            detail.as_ref().map(|(salt, detail)| commit(salt, detail)).or(entry.detail_commit);
        let entry = Entry { vault: reader.vault(), seq, prev_hash, detail_commit, ..entry };
        let signed = sign_entry(&entry, &signer(entry.actor)).ok()?;
        prev_hash = Signed::hash(&signed);
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
