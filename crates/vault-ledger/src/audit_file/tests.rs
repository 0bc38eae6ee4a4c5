mod mutations;
mod selection;

use super::*;
use crate::chain::{Broken, BrokenKind, Verifier};
use crate::checkpoint::{Checkpoint, Signer};
use crate::membership::Refusal;
use crate::sample::*;
use proptest::prelude::*;
use std::sync::LazyLock;

const ENTRIES: u64 = 60;

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| file(&Ledger::of(ENTRIES), &[30, ENTRIES]));

fn checkpoint(ledger: &Ledger, size: u64) -> Checkpoint {
    let mut verifier = Verifier::new(pinned());
    for signed in ledger.signed.iter().take(usize::try_from(size).unwrap()) {
        verifier.push(&signed.entry_bytes, &signed.signature).unwrap();
    }
    let mut checkpoint = Checkpoint::new(VAULT, size, verifier.tree().root());
    checkpoint.sign(Signer::Device(DEVICE), &key(DEVICE_SEED)).unwrap();
    checkpoint
}

fn file(ledger: &Ledger, checkpoints: &[u64]) -> Vec<u8> {
    let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
    for size in checkpoints {
        writer.checkpoint(&checkpoint(ledger, *size)).unwrap();
    }
    for (signed, detail) in ledger.signed.iter().zip(&ledger.details) {
        writer.entry(signed).unwrap();
        if let Some(detail) = detail {
            writer.detail(&SALT, detail).unwrap();
        }
    }
    writer.finish().unwrap()
}

fn judge(file: &[u8]) -> Result<AuditReport, AuditError> {
    verify(file, pinned(), &[])
}

fn broken(result: Result<AuditReport, AuditError>) -> Broken {
    match result {
        Err(AuditError::Broken(broken)) => broken,
        other => panic!("expected a broken ledger, got {other:?}"),
    }
}

#[test]
fn a_complete_file_is_complete() {
    let report = judge(&FILE).unwrap();
    assert_eq!((report.verdict.entries, report.verdict.checkpoints, report.details), (ENTRIES, 2, 18));
}

#[test]
fn older_checkpoints_bind() {
    let ledger = Ledger::of(ENTRIES);
    let old = checkpoint(&ledger, 50);
    assert_eq!(verify(FILE.as_slice(), pinned(), &[old]).unwrap().verdict.checkpoints, 3);
    let later = checkpoint(&Ledger::of(70), 70);
    let found = broken(verify(FILE.as_slice(), pinned(), &[later]));
    assert_eq!(found, Broken { seq: 61, kind: BrokenKind::Truncated { expected: 70 } });
}

#[test]
fn what_is_no_audit_file_is_unreadable() {
    for file in [&b""[..], b"cvaudit", b"PK\x03\x04 something else altogether", &FILE[..25]] {
        assert!(matches!(judge(file), Err(AuditError::Unreadable(Unreadable::NotAnAuditFile))));
    }
    let mut future = FILE.clone();
    future[9] = 2;
    assert!(matches!(judge(&future), Err(AuditError::Unreadable(Unreadable::FutureVersion(2)))));
}

#[test]
fn a_header_of_another_vault_is_noticed() {
    let mut file = FILE.clone();
    file[12] ^= 1;
    assert_eq!(broken(judge(&file)), Broken { seq: 1, kind: Refusal::WrongVault.into() });
}

#[test]
fn an_announced_number_of_entries_must_be_there() {
    let mut file = FILE.clone();
    let last = file.len() - 1;
    file[last] += 1;
    let expected = BrokenKind::Truncated { expected: ENTRIES + 1 };
    assert_eq!(broken(judge(&file)), Broken { seq: ENTRIES + 1, kind: expected });
    file[last] -= 2;
    assert_eq!(broken(judge(&file)).kind, BrokenKind::Container);
    let mut longer = FILE.clone();
    longer.push(0);
    assert_eq!(broken(judge(&longer)).kind, BrokenKind::Container);
}

#[test]
fn a_detail_must_be_the_one_committed_to() {
    let ledger = Ledger::of(10);
    let place = ledger.details.iter().position(Option::is_some).unwrap();
    let with = |place: usize, salt: u8, detail: &[u8]| {
        let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
        for (at, signed) in ledger.signed.iter().enumerate() {
            writer.entry(signed).unwrap();
            if at == place {
                writer.detail(&[salt; 32], detail).unwrap();
            }
        }
        judge(&writer.finish().unwrap())
    };
    let detail = ledger.details[place].clone().unwrap();
    assert_eq!(with(place, SALT[0], &detail).unwrap().details, 1);
    let at = |place: usize| Broken { seq: place as u64 + 1, kind: BrokenKind::Detail };
    assert_eq!(broken(with(place, 1, &detail)), at(place));
    assert_eq!(broken(with(place, SALT[0], b"\xa0")), at(place));
    assert_eq!(broken(with(place + 1, SALT[0], &detail)), at(place + 1), "an entry without a commitment");
}

#[test]
fn the_writer_keeps_the_order() {
    let ledger = Ledger::begun();
    let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
    assert!(matches!(writer.detail(&SALT, b"\xa0"), Err(WriteError::Order)));
    writer.entry(&ledger.signed[0]).unwrap();
    writer.detail(&SALT, b"\xa0").unwrap();
    assert!(matches!(writer.detail(&SALT, b"\xa0"), Err(WriteError::Order)));
    assert!(matches!(writer.checkpoint(&checkpoint(&ledger, 1)), Err(WriteError::Order)));
}

#[test]
fn a_length_is_not_believed() {
    let mut file = FILE[..26].to_vec();
    file.extend_from_slice(&[2, 0xff, 0xff, 0xff, 0xff]);
    assert_eq!(broken(judge(&file)), Broken { seq: 1, kind: BrokenKind::Container });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_changed_byte_is_noticed(at in any::<prop::sample::Index>(), bits in 1..=255_u8) {
        let mut file = FILE.clone();
        let at = at.index(file.len());
        file[at] ^= bits;
        prop_assert!(judge(&file).is_err(), "byte {at}");
    }

    #[test]
    fn any_cut_is_noticed(keep in any::<prop::sample::Index>()) {
        prop_assert!(judge(&FILE[..keep.index(FILE.len())]).is_err());
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(judge(&bytes).is_err());
        let headed = [&FILE[..26], &bytes].concat();
        prop_assert!(judge(&headed).is_err());
    }
}
