//! More than 50,000 ways to change an export of 10,000 entries, and the position at which each is reported.
//!
//! The right position is that of the first entry whose bytes, signature or detail differ or that is missing. Of a chain
//! that was linked anew, it is the first entry whose signer did not take part. A frame that cannot be read stands one
//! behind the entries read; a detail belongs to the entry before it, whatever it was meant for.

mod export;

use std::sync::LazyLock;

use super::*;
use crate::detail::MAX_DETAIL_BYTES;
use crate::entry::{Actor, Entry, MAX_ENTRY_BYTES};
use export::{CLAIM, COUNT, EARLY, Edit, Export, Part, Relinked, frame};

static EXPORT: LazyLock<Export> = LazyLock::new(Export::new);

/// Numbers that are the same in every run (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From `low` up to and without `high`.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + (self.next() >> 11) % (high - low)
    }

    fn entry(&mut self) -> u64 {
        self.between(1, COUNT + 1)
    }

    /// An entry that is selected and has its detail in the file.
    fn disclosed(&mut self) -> u64 {
        loop {
            let seq = self.entry();
            if EXPORT.detail(seq).is_some() && CLAIM.selects(&EXPORT.ledger.entry(seq)) {
                return seq;
            }
        }
    }

    fn place(&mut self, from: usize, to: usize) -> usize {
        usize::try_from(self.between(from as u64, to as u64)).unwrap()
    }

    /// A bit of the byte there, turned.
    fn flip(&mut self, from: usize, to: usize) -> Edit {
        let at = self.place(from, to);
        replaced(at, at + 1, vec![EXPORT.file[at] ^ (1 << self.between(0, 8))])
    }
}

fn replaced(from: usize, to: usize, bytes: Vec<u8>) -> Edit {
    Edit { from, to, bytes }
}

/// The verdict on these edits: position and reason. Every 3,989th is looked at from the first byte on as well.
fn found(dice: &mut Dice, edits: &[Edit]) -> (u64, BrokenKind) {
    let broken = broken(EXPORT.judge(edits));
    if dice.next().is_multiple_of(3_989) {
        assert_eq!(broken, super::broken(EXPORT.judge_whole(edits)), "from the beginning");
    }
    (broken.seq, broken.kind)
}

fn times(count: u64, seed: u64, mut check: impl FnMut(&mut Dice)) {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ seed);
    (0..count).for_each(|_| check(&mut dice));
}

#[test]
fn a_bit_of_an_entry() {
    times(14_000, 1, |dice| {
        let seq = dice.entry();
        let part = EXPORT.entry(seq);
        let edit = dice.flip(part.start + 5 + 64, part.end);
        assert_eq!(found(dice, &[edit]).0, seq);
    });
}

#[test]
fn a_bit_of_a_signature() {
    times(4_000, 2, |dice| {
        let seq = dice.entry();
        let start = EXPORT.entry(seq).start + 5;
        let edit = dice.flip(start, start + 64);
        assert_eq!(found(dice, &[edit]), (seq, BrokenKind::Signature));
    });
}

/// Tag and length of the frame as they are after the edit, and whether so much is there.
fn head(part: Part, edit: &Edit) -> (u8, usize, bool) {
    let mut head = EXPORT.file[part.start..part.start + 5].to_vec();
    head[edit.from - part.start] = edit.bytes[0];
    let length = u32::from_be_bytes(head[1..].try_into().unwrap()) as usize;
    (head[0], length, part.start + 5 + length <= EXPORT.file.len())
}

#[test]
fn a_bit_in_front_of_an_entry() {
    times(5_000, 3, |dice| {
        let seq = dice.entry();
        let part = EXPORT.entry(seq);
        let edit = dice.flip(part.start, part.start + 5);
        let (tag, length, _) = head(part, &edit);
        let as_detail = tag == TAG_DETAIL
            && EXPORT.before(seq).tag == TAG_ENTRY
            && (32..=32 + MAX_DETAIL_BYTES).contains(&length);
        let expected = if as_detail { seq - 1 } else { seq };
        assert_eq!(found(dice, &[edit]).0, expected);
    });
}

#[test]
fn a_bit_of_a_detail() {
    times(4_000, 4, |dice| {
        let seq = dice.disclosed();
        let part = EXPORT.detail(seq).unwrap();
        let edit = dice.flip(part.start + 5, part.end);
        assert_eq!(found(dice, &[edit]), (seq, BrokenKind::Detail));
    });
}

#[test]
fn a_bit_in_front_of_a_detail() {
    times(3_000, 5, |dice| {
        let seq = dice.disclosed();
        let part = EXPORT.detail(seq).unwrap();
        let edit = dice.flip(part.start, part.start + 5);
        let (tag, length, is_there) = head(part, &edit);
        let fits = |fixed: usize, limit: usize| is_there && (fixed..=fixed + limit).contains(&length);
        let expected = match tag {
            TAG_DETAIL if fits(32, MAX_DETAIL_BYTES) => (seq, BrokenKind::Detail),
            TAG_ENTRY if fits(64, MAX_ENTRY_BYTES) => (seq, BrokenKind::Withheld),
            _ => (seq + 1, BrokenKind::Container),
        };
        assert_eq!(found(dice, &[edit]), expected);
    });
}

#[test]
fn a_byte_too_many_or_too_few() {
    times(1_500, 6, |dice| {
        let seq = dice.entry();
        let part = EXPORT.entry(seq);
        let at = dice.place(part.start + 5, part.end);
        let other = EXPORT.file[at].wrapping_add(1);
        let edit = if dice.next() % 2 == 0 {
            replaced(at, at, vec![other])
        } else {
            replaced(at, at + 1, Vec::new())
        };
        assert_eq!(found(dice, &[edit]).0, seq);
    });
}

#[test]
fn entries_left_out() {
    times(3_000, 7, |dice| {
        let first = dice.entry();
        let last = COUNT.min(first + dice.next() % 3);
        let edit = replaced(EXPORT.span(first).0, EXPORT.span(last).1, Vec::new());
        let kind = if last == COUNT {
            // Announced in the last frame, and witnessed by the checkpoint.
            BrokenKind::Truncated { expected: COUNT }
        } else {
            BrokenKind::Gap { found: last + 1 }
        };
        assert_eq!(found(dice, &[edit]), (first, kind));
    });
}

#[test]
fn entries_exchanged() {
    times(2_500, 8, |dice| {
        let one = dice.between(1, COUNT);
        let near = one + 1 + dice.next() % 3;
        let other = if dice.next() % 2 == 0 { near.min(COUNT) } else { dice.between(one + 1, COUNT + 1) };
        let (first, second) = (EXPORT.span(one), EXPORT.span(other));
        let edits = [
            replaced(first.0, first.1, EXPORT.bytes(second)),
            replaced(second.0, second.1, EXPORT.bytes(first)),
        ];
        assert_eq!(found(dice, &edits), (one, BrokenKind::Gap { found: other }));
    });
}

#[test]
fn entries_repeated() {
    times(2_500, 9, |dice| {
        let seq = dice.entry();
        let behind = if dice.next() % 2 == 0 { seq } else { dice.between(seq, COUNT + 1) };
        let place = EXPORT.span(behind).1;
        let edit = replaced(place, place, EXPORT.bytes(EXPORT.span(seq)));
        let kind = if behind == seq { BrokenKind::Duplicate } else { BrokenKind::Order { found: seq } };
        assert_eq!(found(dice, &[edit]), (behind + 1, kind));
    });
}

#[test]
fn details_moved() {
    times(2_500, 10, |dice| {
        let seq = dice.disclosed();
        let part = EXPORT.detail(seq).unwrap();
        let bytes = EXPORT.bytes((part.start, part.end));
        let gone = replaced(part.start, part.end, Vec::new());
        let other = dice.entry();
        let (edits, expected) = if other > seq {
            let place = EXPORT.span(other).1;
            (vec![gone, replaced(place, place, bytes)], (seq, BrokenKind::Withheld))
        } else if other < seq {
            let place = EXPORT.span(other).1;
            let expected = match EXPORT.detail(other) {
                None => (other, BrokenKind::Detail),
                Some(_) => (other + 1, BrokenKind::Container),
            };
            (vec![replaced(place, place, bytes), gone], expected)
        } else {
            // In front of its own entry, and so behind the one before.
            let place = EXPORT.entry(seq).start;
            let expected = if EXPORT.before(seq).tag == TAG_ENTRY {
                (seq - 1, BrokenKind::Detail)
            } else {
                (seq, BrokenKind::Container)
            };
            (vec![replaced(place, place, bytes), gone], expected)
        };
        assert_eq!(found(dice, &edits), expected);
    });
}

#[test]
fn details_changed_or_left_out() {
    times(3_500, 11, |dice| {
        let seq = dice.disclosed();
        let part = EXPORT.detail(seq).unwrap();
        let (edit, kind) = match dice.next() % 3 {
            0 => (replaced(part.start, part.end, Vec::new()), BrokenKind::Withheld),
            1 => {
                let salted = [SALT.as_slice(), b"\xa0"].concat();
                (replaced(part.start, part.end, frame(TAG_DETAIL, &salted)), BrokenKind::Detail)
            }
            _ => {
                let another = EXPORT.detail(dice.disclosed()).unwrap();
                let bytes = EXPORT.bytes((another.start, another.end));
                let kind = if another.seq == seq { return } else { BrokenKind::Detail };
                (replaced(part.start, part.end, bytes), kind)
            }
        };
        assert_eq!(found(dice, &[edit]), (seq, kind));
    });
}

/// Edits that leave an entry which might have been written.
const EDITS: [fn(&mut Entry); 4] = [
    |entry| entry.wall_ms += 1,
    |entry| entry.mono_ms ^= 1,
    |entry| entry.object_ref = Some([0x73; 16]),
    |entry| entry.policy_rev += 1,
];

#[test]
fn an_entry_edited_and_signed_by_somebody_else() {
    times(4_000, 12, |dice| {
        let seq = dice.entry();
        let mut entry = EXPORT.ledger.entry(seq);
        EDITS[dice.place(0, EDITS.len())](&mut entry);
        let seed = if entry.actor == Actor::Person(ADMIN) { STRANGER_SEED } else { ADMIN_SEED };
        let signed = crate::signed::sign_entry(&entry, &key(seed)).unwrap();
        let payload = [signed.signature.as_bytes().as_slice(), &signed.entry_bytes].concat();
        let part = EXPORT.entry(seq);
        let edit = replaced(part.start, part.end, frame(TAG_ENTRY, &payload));
        assert_eq!(found(dice, &[edit]), (seq, BrokenKind::Signature));
    });
}

/// Everything behind the edited entry is linked anew, down to the end of the file.
fn relinked(dice: &mut Dice, seq: u64, signer: Option<u8>) -> (u64, BrokenKind) {
    let edit = EDITS[dice.place(0, EDITS.len())];
    let start = EXPORT.entry(seq).start;
    let tail = || Relinked::new(&EXPORT, seq, edit, signer);
    let broken = broken(EXPORT.judge_tail(start, tail()));
    if dice.next().is_multiple_of(3_989) {
        let whole = std::io::Read::chain(&EXPORT.file[..start], tail());
        assert_eq!(broken, super::broken(verify(whole, pinned(), &[])), "from the beginning");
    }
    (broken.seq, broken.kind)
}

#[test]
fn a_chain_linked_anew_without_keys() {
    times(4_000, 13, |dice| {
        let seq = dice.entry();
        let signer = (dice.next() % 2 == 0).then_some(STRANGER_SEED);
        assert_eq!(relinked(dice, seq, signer), (seq, BrokenKind::Signature));
    });
}

#[test]
fn a_chain_linked_and_signed_anew_by_an_insider() {
    times(1_500, 14, |dice| {
        let seq = dice.between(EARLY + 1, COUNT - 10);
        let by_another = |seq: &u64| EXPORT.ledger.entry(*seq).actor != Actor::Person(SALES);
        let first = (seq..).find(by_another).unwrap();
        let (found, kind) = relinked(dice, seq, Some(SALES_SEED));
        // An own entry about the customer whose reference was changed gives itself away by its detail.
        let is_own = found == seq && kind == BrokenKind::Object;
        let witness = first > seq && EXPORT.ledger.entry(first).action.as_str() == crate::Fact::CHECKPOINT;
        let expected = if witness { BrokenKind::CheckpointRoot } else { BrokenKind::Signature };
        assert!(is_own || (found, kind) == (first, expected), "{seq}: {found} {kind:?}");
    });
}

#[test]
fn an_end_cut_off() {
    times(1_500, 15, |dice| {
        let last = dice.between(1, COUNT);
        let cut = EXPORT.span(last).1;
        let end = frame(TAG_END, &last.to_be_bytes());
        // Cut before the early checkpoint as well, the later one is the greater loss.
        let witnessed = (last + 1, BrokenKind::Truncated { expected: COUNT });
        assert_eq!(found(dice, &[replaced(cut, EXPORT.file.len(), end)]), witnessed);
        let edit = replaced(cut, EXPORT.file.len(), Vec::new());
        assert_eq!(found(dice, &[edit]), (last + 1, BrokenKind::Container));
    });
}

#[test]
fn every_bit_of_the_last_frame() {
    let end = *EXPORT.parts.last().unwrap();
    for (at, bit) in (end.start..end.end).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let edit = replaced(at, at + 1, vec![EXPORT.file[at] ^ (1 << bit)]);
        assert_eq!(broken(EXPORT.judge(&[edit])).seq, COUNT + 1, "byte {at}, bit {bit}");
    }
}

#[test]
fn every_bit_of_the_header() {
    for (at, bit) in (0..26_usize).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
        let edit = replaced(at, at + 1, vec![EXPORT.file[at] ^ (1 << bit)]);
        match (at, EXPORT.judge(&[edit])) {
            (0..=9, Err(AuditError::Unreadable(_))) => {}
            (10.., Err(AuditError::Broken(Broken { seq: 1, kind }))) => {
                assert_eq!(kind, Refusal::WrongVault.into());
            }
            (at, other) => panic!("byte {at}: {other:?}"),
        }
    }
}

#[test]
fn every_byte_of_the_early_checkpoint_and_some_of_the_other() {
    let [early, whole, ..] = EXPORT.parts.as_slice() else { panic!("two checkpoints") };
    let places = (early.start + 5..early.end).chain((whole.start + 5..whole.end).step_by(41));
    for (at, bit) in places.map(|at| (at, at % 7)) {
        let part = if at < early.end { early } else { whole };
        let mut text = EXPORT.file[part.start + 5..part.end].to_vec();
        text[at - part.start - 5] ^= 1 << bit;
        let edit = replaced(part.start + 5, part.end, text.clone());
        let text = String::from_utf8(text).map_err(drop);
        let expected = match text.and_then(|text| Checkpoint::parse(&text).map_err(drop)) {
            Err(()) => 1,
            Ok(read) => read.size.min(COUNT + 1),
        };
        assert_eq!(broken(EXPORT.judge(&[edit])).seq, expected, "byte {at}, bit {bit}");
    }
}

/// A claim is not signed. Another one is true or false of the same file, and is what the report tells.
#[test]
fn a_changed_claim_is_another_claim() {
    let part = EXPORT.parts[2];
    assert_eq!(part.tag, TAG_SELECTION);
    for at in (part.start..part.end).step_by(2) {
        let edit = replaced(at, at + 1, vec![EXPORT.file[at] ^ (1 << (at % 8))]);
        if let Ok(report) = EXPORT.judge(&[edit]) {
            assert_ne!(report.selection.unwrap().selection, CLAIM, "byte {at}");
        }
    }
}
