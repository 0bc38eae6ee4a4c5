use super::*;
use crate::sample::{Ledger, SALES};
use proptest::prelude::*;

fn change(n: u64) -> Change {
    Change {
        table: 255,
        row: [0xff; 16],
        level: 3,
        version: u64::MAX - n,
        hash: [n as u8 | 1; 32],
        scope: None,
    }
}

fn large(changes: u64) -> Entry {
    let mut entry = Ledger::begun().next(Actor::Person(SALES), "import.committed");
    entry.changes = (0..changes).map(change).collect();
    entry
}

#[test]
fn five_thousand_changes_fit_and_stay_compact() {
    let mut entry = large(5_000);
    entry.public = Some(vec![0; MAX_PUBLIC_BYTES]);
    let bytes = entry.encode().unwrap();
    assert!(bytes.len() <= MAX_ENTRY_BYTES);
    assert_eq!(Entry::decode(&bytes), Ok(entry));
    let mut everyday = large(5_000);
    for change in &mut everyday.changes {
        (change.table, change.version) = (1, 1);
    }
    assert!(everyday.encode().unwrap().len() < 5_000 * 56, "about 55 bytes a change");
}

#[test]
fn nothing_over_the_limits_has_an_encoding() {
    assert_eq!(large(5_001).encode(), Err(BadEntry::TooLarge));
    let public = Some(vec![0; MAX_PUBLIC_BYTES + 1]);
    assert_eq!(Entry { public, ..large(0) }.encode(), Err(BadEntry::TooLarge));
    assert_eq!(Entry { seq: 0, ..large(0) }.encode(), Err(BadEntry::Value));
    assert_eq!(Entry { format: 2, ..large(0) }.encode(), Err(BadEntry::FutureFormat(2)));
    let changes = vec![Change { level: 4, ..change(0) }];
    assert_eq!(Entry { changes, ..large(0) }.encode(), Err(BadEntry::Value));
    assert_eq!(Entry::decode(&vec![0; MAX_ENTRY_BYTES + 1]), Err(BadEntry::TooLarge));
}

#[test]
fn a_later_format_is_named_even_if_its_shape_is_unknown() {
    // An array of 20 whose first item is 7.
    assert_eq!(Entry::decode(&[0x94, 0x07, 0xf5]), Err(BadEntry::FutureFormat(7)));
    assert_eq!(Entry::decode(&[0x91, 0x00]), Err(BadEntry::Value));
}

#[test]
fn a_claimed_number_of_changes_reserves_nothing() {
    let mut bytes = large(0).encode().unwrap();
    // The last three values are: no changes (0x80), no public facts, no commitment.
    let at = bytes.len() - 3;
    assert_eq!(bytes[at], 0x80);
    bytes.splice(at..=at, [0x99, 0x13, 0x88]);
    assert_eq!(Entry::decode(&bytes), Err(BadEntry::Cbor(CborError::End)));
}

#[test]
fn zero_hash_means_removed() {
    assert!(Change { hash: ZERO, ..change(0) }.is_removal());
    assert!(!change(0).is_removal());
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let outcome = prop_oneof![
        Just(Outcome::Done),
        "[A-Za-z0-9._-]{1,48}".prop_map(|code| Outcome::Refused(ResultCode::new(&code).unwrap())),
        "[A-Za-z0-9._-]{1,48}".prop_map(|code| Outcome::Failed(ResultCode::new(&code).unwrap())),
    ];
    let actor = prop_oneof![
        any::<[u8; 16]>().prop_map(|id| Actor::Person(PersonId::from_bytes(id))),
        Just(Actor::Device),
        Just(Actor::Root),
    ];
    let scope = prop_oneof![Just(None), (0..3_u8).prop_map(|id| Some(ScopeId::from_bytes([id; 16])))];
    let change = (any::<u8>(), any::<[u8; 16]>(), 0..=3_u8, any::<u64>(), any::<[u8; 32]>(), scope).prop_map(
        |(table, row, level, version, hash, scope)| Change { table, row, level, version, hash, scope },
    );
    let what = (actor, "[a-z][a-z0-9_]{0,20}\\.[a-z][a-z0-9_]{0,20}", outcome);
    let when = (1..=u64::MAX, any::<i64>(), any::<u64>(), any::<u32>(), any::<Option<[u8; 16]>>());
    let public = proptest::option::of(proptest::collection::vec(any::<u8>(), 0..300));
    let more = (proptest::collection::vec(change, 0..30), public, any::<Option<[u8; 32]>>());
    (what, when, more, any::<[u8; 16]>(), any::<[u8; 32]>(), any::<Option<[u8; 16]>>()).prop_map(
        |(what, when, more, id, prev_hash, object_ref)| Entry {
            format: FORMAT,
            vault: VaultId::from_bytes(id),
            device: DeviceId::from_bytes(id),
            seq: when.0,
            prev_hash,
            wall_ms: when.1,
            mono_ms: when.2,
            boot: id,
            session: when.4.map(SessionId::from_bytes),
            actor: what.0,
            action: ActionCode::new(&what.1).unwrap(),
            object_ref,
            result: what.2,
            policy_rev: when.3,
            changes: more.0,
            public: more.1,
            detail_commit: more.2,
        },
    )
}

proptest! {
    #[test]
    fn every_entry_comes_back(entry in any_entry()) {
        let bytes = entry.encode().unwrap();
        prop_assert_eq!(Entry::decode(&bytes), Ok(entry));
    }

    #[test]
    fn a_damaged_entry_is_refused_or_is_canonical(
        entry in any_entry(), at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<bool>(),
    ) {
        let mut bytes = entry.encode().unwrap();
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
            prop_assert!(Entry::decode(&bytes).is_err());
        } else {
            bytes[at] = to;
            if let Ok(read) = Entry::decode(&bytes) {
                prop_assert_eq!(read.encode(), Ok(bytes));
            }
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(Entry::decode(&bytes).is_err());
    }
}
