//! An export of 10,000 entries that can be changed anywhere and judged from shortly before the change on.

use std::io::Read;

use super::super::*;
use crate::audit_file::verify::Check;
use crate::detail::{Detail, commit};
use crate::entry::{Actor, Change, Entry, Outcome};
use crate::membership::Fact;
use crate::merkle::Frontier;
use crate::signed::{Signed, sign_entry};
use vault_domain::ids::RecordId;

pub(super) const COUNT: u64 = 10_000;
/// The size of the first of the two checkpoints in the file; the other one covers everything.
pub(super) const EARLY: u64 = 40;
const PRUNED: u64 = 30;
/// Frames between two snapshots.
const STEP: usize = 3;

const CUSTOMER: RecordId = RecordId::from_bytes([0xc1; 16]);
const OTHER: RecordId = RecordId::from_bytes([0xc2; 16]);
const REFERENCE: [u8; 16] = [0x71; 16];
const OTHER_REFERENCE: [u8; 16] = [0x72; 16];

pub(super) const CLAIM: Selection = Selection {
    from_ms: Some(1_790_000_000_000),
    until_ms: Some(1_900_000_000_000),
    actor: None,
    object: Some((REFERENCE, CUSTOMER)),
    pruned_until: PRUNED,
};

/// A frame of the file: its tag, the entry it belongs to (0 before the first), where it begins and ends.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) tag: u8,
    pub(super) seq: u64,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// These bytes in place of those from one place to another.
pub(super) struct Edit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) bytes: Vec<u8>,
}

/// The judgement as it stands before one frame.
struct Snapshot {
    offset: usize,
    checkpoints: usize,
    last_tag: u8,
    check: Check,
}

pub(super) struct Export {
    pub(super) ledger: Ledger,
    pub(super) file: Vec<u8>,
    pub(super) parts: Vec<Part>,
    /// Where in `parts` each entry is.
    entries: Vec<usize>,
    snapshots: Vec<Snapshot>,
}

impl Export {
    pub(super) fn new() -> Self {
        let ledger = everyday();
        let file = written(&ledger);
        let parts = parts_of(&file);
        let is_entry = |(place, part): (usize, &Part)| (part.tag == TAG_ENTRY).then_some(place);
        let entries = parts.iter().enumerate().filter_map(is_entry).collect();
        let mut snapshots = Vec::new();
        let mut reader = AuditReader::new(file.as_slice()).unwrap();
        let mut check = Check::new(reader.vault(), pinned(), &[]).unwrap();
        for (place, part) in parts.iter().enumerate() {
            if place % STEP == 0 {
                let (offset, check) = (part.start, check.clone());
                let (checkpoints, last_tag) = (reader.checkpoints, reader.last_tag);
                snapshots.push(Snapshot { offset, checkpoints, last_tag, check });
            }
            let report = check.next(reader.next_frame(), &mut None).unwrap();
            check.verifier.prove().unwrap();
            assert_eq!(report.is_some(), part.tag == TAG_END, "the untouched file is complete");
        }
        Self { ledger, file, parts, entries, snapshots }
    }

    /// The frame of the entry.
    pub(super) fn entry(&self, seq: u64) -> Part {
        self.parts[self.entries[usize::try_from(seq).unwrap() - 1]]
    }

    /// The frame before that of the entry.
    pub(super) fn before(&self, seq: u64) -> Part {
        self.parts[self.entries[usize::try_from(seq).unwrap() - 1] - 1]
    }

    /// The frame of the entry's detail, if it is disclosed.
    pub(super) fn detail(&self, seq: u64) -> Option<Part> {
        let behind = self.parts[self.entries[usize::try_from(seq).unwrap() - 1] + 1];
        (behind.tag == TAG_DETAIL).then_some(behind)
    }

    /// Where the entry begins and its last frame ends.
    pub(super) fn span(&self, seq: u64) -> (usize, usize) {
        let entry = self.entry(seq);
        (entry.start, self.detail(seq).map_or(entry.end, |detail| detail.end))
    }

    pub(super) fn bytes(&self, (start, end): (usize, usize)) -> Vec<u8> {
        self.file[start..end].to_vec()
    }

    /// The verdict on the file with these edits, which stand in order.
    pub(super) fn judge(&self, edits: &[Edit]) -> Result<AuditReport, AuditError> {
        let first = edits[0].from;
        match self.snapshot(first) {
            Some(snapshot) => self.go_on(snapshot, Pieces::new(&self.file, snapshot.offset, edits)),
            None => self.judge_whole(edits),
        }
    }

    /// The same from the first byte on and without anything remembered.
    pub(super) fn judge_whole(&self, edits: &[Edit]) -> Result<AuditReport, AuditError> {
        verify(Pieces::new(&self.file, 0, edits), pinned(), &[])
    }

    /// The verdict on the file with another end, from this offset on.
    pub(super) fn judge_tail(&self, offset: usize, tail: impl Read) -> Result<AuditReport, AuditError> {
        let snapshot = self.snapshot(offset).unwrap();
        self.go_on(snapshot, self.file[snapshot.offset..offset].chain(tail))
    }

    /// The last snapshot before the frame the offset lies in; none in the header.
    fn snapshot(&self, offset: usize) -> Option<&Snapshot> {
        let behind = self.snapshots.partition_point(|snapshot| snapshot.offset <= offset);
        self.snapshots.get(behind.checked_sub(1)?)
    }

    fn go_on(&self, snapshot: &Snapshot, input: impl Read) -> Result<AuditReport, AuditError> {
        let (checkpoints, last_tag) = (snapshot.checkpoints, snapshot.last_tag);
        let mut reader = AuditReader { input, vault: VAULT, checkpoints, last_tag };
        let mut check = snapshot.check.clone();
        loop {
            if let Some(report) = check.next(reader.next_frame(), &mut None)? {
                return Ok(report);
            }
            // Otherwise a bad signature would be found a thousand entries later, and named all the same.
            check.verifier.prove()?;
        }
    }
}

/// Pieces of memory, one after the other.
struct Pieces<'p>(std::collections::VecDeque<&'p [u8]>);

impl<'p> Pieces<'p> {
    fn new(file: &'p [u8], from: usize, edits: &'p [Edit]) -> Self {
        let mut pieces = std::collections::VecDeque::new();
        let mut at = from;
        for edit in edits {
            pieces.extend([&file[at..edit.from], edit.bytes.as_slice()]);
            at = edit.to;
        }
        pieces.push_back(&file[at..]);
        Self(pieces)
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while self.0.front().is_some_and(|piece| piece.is_empty()) {
            self.0.pop_front();
        }
        self.0.front_mut().map_or(Ok(0), |piece| piece.read(into))
    }
}

/// Everything from one entry on, with that entry edited and all others linked to it anew, as it is read; signed by the
/// key of this seed, or with the signatures as they were.
pub(super) struct Relinked<'e> {
    pub(super) export: &'e Export,
    place: usize,
    edited: u64,
    edit: fn(&mut Entry),
    signer: Option<u8>,
    prev_hash: [u8; 32],
    ready: std::io::Cursor<Vec<u8>>,
}

impl<'e> Relinked<'e> {
    pub(super) fn new(export: &'e Export, edited: u64, edit: fn(&mut Entry), signer: Option<u8>) -> Self {
        let place = export.entries[usize::try_from(edited).unwrap() - 1];
        let prev_hash = export.ledger.entry(edited).prev_hash;
        Self { export, place, edited, edit, signer, prev_hash, ready: std::io::Cursor::default() }
    }

    fn next_part(&mut self, part: Part) -> Vec<u8> {
        if part.tag != TAG_ENTRY {
            return self.export.bytes((part.start, part.end));
        }
        let mut entry = self.export.ledger.entry(part.seq);
        entry.prev_hash = self.prev_hash;
        if part.seq == self.edited {
            (self.edit)(&mut entry);
        }
        let old = &self.export.ledger.signed[usize::try_from(part.seq).unwrap() - 1];
        let signed = match self.signer {
            Some(seed) => sign_entry(&entry, &key(seed)).unwrap(),
            None => Signed { entry_bytes: entry.encode().unwrap(), signature: old.signature },
        };
        self.prev_hash = signed.hash();
        frame(TAG_ENTRY, &[signed.signature.as_bytes().as_slice(), &signed.entry_bytes].concat())
    }
}

impl Read for Relinked<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        match self.ready.read(into)? {
            0 => {}
            some => return Ok(some),
        }
        let Some(part) = self.export.parts.get(self.place).copied() else { return Ok(0) };
        self.place += 1;
        self.ready = std::io::Cursor::new(self.next_part(part));
        self.ready.read(into)
    }
}

pub(super) fn frame(tag: u8, payload: &[u8]) -> Vec<u8> {
    [&[tag], u32::try_from(payload.len()).unwrap().to_be_bytes().as_slice(), payload].concat()
}

/// People at work: events of the device, two customers looked at and saved, refusals, checkpoints, one deletion.
fn everyday() -> Ledger {
    let mut ledger = Ledger::begun();
    let mut tree = Frontier::new();
    while ledger.len() < COUNT {
        let n = ledger.len() + 1;
        (tree.size()..ledger.len()).for_each(|at| {
            tree.push(&ledger.signed[usize::try_from(at).unwrap()].hash());
        });
        if n.is_multiple_of(1000) {
            let fact = Fact::Checkpoint { entries: tree.size(), root: tree.root() };
            ledger.state(Actor::Person(OWNER), OWNER_SEED, fact);
            continue;
        }
        if n == 60 {
            ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::Prune { until_seq: PRUNED });
            continue;
        }
        let (actor, seed, action, about) = match n % 5 {
            0 => (Actor::Device, DEVICE_SEED, "vault.locked", None),
            1 => (Actor::Person(SALES), SALES_SEED, "field.revealed", Some((REFERENCE, CUSTOMER))),
            2 => (Actor::Person(OWNER), OWNER_SEED, "customer.saved", Some((OTHER_REFERENCE, OTHER))),
            3 => (Actor::Person(SALES), SALES_SEED, "export.requested", None),
            _ => (Actor::Person(SALES), SALES_SEED, "field.revealed", Some((OTHER_REFERENCE, OTHER))),
        };
        let detail = about.map(|(_, record)| {
            let detail = Detail::new().text("record", &record.to_string()).unwrap();
            detail.int("number", i64::try_from(n).unwrap()).unwrap().encode().unwrap()
        });
        let row =
            Change { table: 1, row: *OTHER.as_bytes(), level: 1, version: n, hash: [1; 32], scope: None };
        let entry = Entry {
            object_ref: about.map(|(reference, _)| reference),
            changes: if n % 5 == 2 { vec![row] } else { Vec::new() },
            detail_commit: detail.as_ref().map(|detail| commit(&SALT, detail)),
            result: if n % 5 == 3 {
                Outcome::Refused(crate::code::ResultCode::literal("EXP-411"))
            } else {
                Outcome::Done
            },
            ..ledger.next(actor, action)
        };
        ledger.push(&entry, seed);
        *ledger.details.last_mut().unwrap() = detail;
    }
    ledger
}

/// All about the customer that is not deleted, and what was saved about the other one.
fn written(ledger: &Ledger) -> Vec<u8> {
    let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
    let (mut tree, mut checkpoints) = (Frontier::new(), Vec::new());
    for signed in &ledger.signed {
        tree.push(&signed.hash());
        if [EARLY, COUNT].contains(&tree.size()) {
            let mut checkpoint = Checkpoint::new(VAULT, tree.size(), tree.root());
            checkpoint.sign(Signer::Device(DEVICE), &key(DEVICE_SEED)).unwrap();
            checkpoints.push(checkpoint);
        }
    }
    checkpoints.iter().for_each(|checkpoint| writer.checkpoint(checkpoint).unwrap());
    writer.selection(&CLAIM).unwrap();
    for (seq, (signed, detail)) in (1..).zip(ledger.signed.iter().zip(&ledger.details)) {
        writer.entry(signed).unwrap();
        let entry = ledger.entry(seq);
        let is_shown = seq > PRUNED && (CLAIM.selects(&entry) || !entry.changes.is_empty());
        if let Some(detail) = detail.as_ref().filter(|_| is_shown) {
            writer.detail(&SALT, detail).unwrap();
        }
    }
    writer.finish().unwrap()
}

fn parts_of(file: &[u8]) -> Vec<Part> {
    let (mut start, mut seq, mut parts) = (26, 0, Vec::new());
    while start < file.len() {
        let tag = file[start];
        let length = u32::from_be_bytes(file[start + 1..start + 5].try_into().unwrap());
        let end = start + 5 + usize::try_from(length).unwrap();
        seq += u64::from(tag == TAG_ENTRY);
        parts.push(Part { tag, seq, start, end });
        start = end;
    }
    parts
}
