//! Everything that can be done to a stored ledger without its keys, and where it is found.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::sample::*;
use crate::signed::{Signed, signed_message};

const ENTRIES: usize = 200;

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| Ledger::of(ENTRIES as u64));

fn verdict(entries: &[Signed]) -> Result<Verdict, Broken> {
    let mut verifier = Verifier::new(pinned());
    for signed in entries {
        verifier.push(&signed.entry_bytes, &signed.signature)?;
    }
    verifier.finish()
}

fn broken(at: usize, kind: BrokenKind) -> Result<Verdict, Broken> {
    Err(Broken { seq: at as u64 + 1, kind })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_changed_byte_of_an_entry(at in 0..ENTRIES, byte in any::<prop::sample::Index>(), bits in 1..=255_u8) {
        let mut entries = LEDGER.signed.clone();
        let bytes = &mut entries[at].entry_bytes;
        let byte = byte.index(bytes.len());
        bytes[byte] ^= bits;
        let found = verdict(&entries).unwrap_err();
        prop_assert_eq!(found.seq, at as u64 + 1, "{:?}", found.kind);
    }

    #[test]
    fn any_changed_byte_of_a_signature(at in 0..ENTRIES, byte in 0..64_usize, bits in 1..=255_u8) {
        let mut entries = LEDGER.signed.clone();
        let mut bytes = *entries[at].signature.as_bytes();
        bytes[byte] ^= bits;
        entries[at].signature = Signature::from_bytes(bytes);
        prop_assert_eq!(verdict(&entries), broken(at, BrokenKind::Signature));
    }

    #[test]
    fn an_entry_left_out(at in 1..ENTRIES - 1) {
        let mut entries = LEDGER.signed.clone();
        entries.remove(at);
        prop_assert_eq!(verdict(&entries), broken(at, BrokenKind::Gap { found: at as u64 + 2 }));
    }

    #[test]
    fn two_entries_swapped(one in 1..ENTRIES - 1, by in 1..ENTRIES) {
        let other = (one + by).min(ENTRIES - 1);
        let mut entries = LEDGER.signed.clone();
        entries.swap(one, other);
        prop_assert_eq!(verdict(&entries), broken(one, BrokenKind::Gap { found: other as u64 + 1 }));
    }

    #[test]
    fn an_entry_repeated(at in 0..ENTRIES, later in 0..ENTRIES) {
        let mut entries = LEDGER.signed.clone();
        let place = (at + 1 + later).min(ENTRIES);
        entries.insert(place, entries[at].clone());
        let kind = if place == at + 1 { BrokenKind::Duplicate } else { BrokenKind::Order { found: at as u64 + 1 } };
        prop_assert_eq!(verdict(&entries), broken(place, kind));
    }

    #[test]
    fn a_cut_tail_is_a_shorter_ledger(keep in 1..ENTRIES) {
        let cut = verdict(&LEDGER.signed[..keep]).unwrap();
        prop_assert_eq!(cut.entries, keep as u64);
        prop_assert_eq!(cut.head_hash, LEDGER.signed[keep - 1].hash());
    }

    #[test]
    fn an_entry_signed_by_a_stranger(at in 0..ENTRIES) {
        let mut entries = LEDGER.signed.clone();
        entries[at].signature = key(STRANGER_SEED).sign(&signed_message(&entries[at].hash()));
        prop_assert_eq!(verdict(&entries), broken(at, BrokenKind::Signature));
    }

    /// An insider edits an entry, links everything after it anew and signs all of it with the own key.
    #[test]
    fn an_edited_entry_with_everything_after_it_linked_and_signed_anew(at in 4..ENTRIES, resign in any::<bool>()) {
        let mut entries = LEDGER.signed.clone();
        let mut prev_hash = entries[at - 1].hash();
        for (place, signed) in entries.iter_mut().enumerate().skip(at) {
            let mut entry = Entry::decode(&signed.entry_bytes).unwrap();
            entry.wall_ms += i64::from(place == at);
            entry.prev_hash = prev_hash;
            signed.entry_bytes = entry.encode().unwrap();
            prev_hash = signed.hash();
            if resign {
                signed.signature = key(SALES_SEED).sign(&signed_message(&prev_hash));
            }
        }
        let of_sales = |place: &usize| LEDGER.entry(*place as u64 + 1).actor == crate::Actor::Person(SALES);
        let first_of_others = (at..ENTRIES).find(|place| !(resign && of_sales(place)));
        match first_of_others {
            Some(place) => prop_assert_eq!(verdict(&entries), broken(place, BrokenKind::Signature)),
            None => prop_assert!(verdict(&entries).is_ok(), "only a checkpoint sees this"),
        }
    }
}
