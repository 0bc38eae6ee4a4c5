use super::*;
use vault_crypto::Secret;
use vault_domain::export::{Progress, Refused};

const NOW: i64 = 1_764_590_000_000;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([seed; 32]))
}

fn request() -> Request {
    Request {
        vault: VaultId::from_bytes([1; 16]),
        id: RecordId::from_bytes([2; 16]),
        requester: PersonId::from_bytes([3; 16]),
        purpose: ExportPurpose::Invoicing,
        purpose_text: "对账".to_owned(),
        recipient_kind: RecipientKind::Processor,
        recipient_name: "李雷".to_owned(),
        reference: "HT-1".to_owned(),
        format: 0,
        fields: vec![FieldKey::Name, FieldKey::Phone],
        clear_l2: true,
        clear_l3: false,
        selection: [4; 32],
        root: [5; 32],
        rows: 30,
        levels: [10, 20, 0],
        gauge_milli: 12,
        class: 1,
        approvals: 1,
        cooling_off_ms: 0,
        written_reason: false,
        quarantine_ms: 0,
        sealed_only: false,
        keeper: "王磊".to_owned(),
        destroy_by: "2026-12-31".to_owned(),
        reason: String::new(),
        ledger_seq: 77,
        made_ms: NOW - 1_000,
        not_after_ms: NOW + 86_400_000,
        nonce: [6; 16],
    }
}

fn answer(signed: &Signed<Request>) -> Answer {
    Answer {
        vault: signed.statement.vault,
        request: signed.hash(),
        approver: PersonId::from_bytes([9; 16]),
        agree: true,
        given_ms: NOW - 10,
        not_after_ms: NOW + 1_000,
        reason: "同意".to_owned(),
    }
}

/// Whether these bytes with this signature let that request run, by everything that is asked.
fn runs(request: &Signed<Request>, bytes: &[u8], signature: [u8; 64]) -> bool {
    let Ok(answer) = Signed::<Answer>::check(bytes, signature, &key(9).public()) else { return false };
    if answer.statement.vault != request.statement.vault || !answer.statement.agree {
        return false;
    }
    match Progress::begin(request.terms()) {
        Progress::Approved(_) => true,
        Progress::Pending(pending) => {
            let fit = answer.statement.approver == PersonId::from_bytes([9; 16]);
            matches!(pending.consent(answer.statement.consent(fit), NOW), Ok(Progress::Approved(_)))
        }
    }
}

#[test]
fn what_is_written_is_read() {
    let signed = request().sign(&key(3));
    let read =
        Signed::<Request>::check(&signed.bytes, *signed.signature.as_bytes(), &key(3).public()).unwrap();
    assert!(read.statement == request() && read.hash() == signed.hash());
    assert!(signed.bytes.len() < MAX_BYTES);
    let yes = answer(&signed).sign(&key(9));
    assert!(runs(&signed, &yes.bytes, *yes.signature.as_bytes()));
}

#[test]
fn a_signature_under_any_other_request_lets_nothing_run() {
    type Change = fn(&mut Request);
    let changes: [Change; 33] = [
        |r| r.vault = VaultId::from_bytes([8; 16]),
        |r| r.id = RecordId::from_bytes([8; 16]),
        |r| r.requester = PersonId::from_bytes([8; 16]),
        |r| r.purpose = ExportPurpose::Marketing,
        |r| r.purpose_text.push('x'),
        |r| r.recipient_kind = RecipientKind::Own,
        |r| r.recipient_name.push('x'),
        |r| r.reference.push('x'),
        |r| r.format = 1,
        |r| r.fields.push(FieldKey::Address),
        |r| r.fields.reverse(),
        |r| r.clear_l2 = false,
        |r| r.clear_l3 = true,
        |r| r.selection[0] ^= 1,
        |r| r.root[31] ^= 1,
        |r| r.rows += 1,
        |r| r.levels[0] += 1,
        |r| r.levels[1] += 1,
        |r| r.levels[2] += 1,
        |r| r.gauge_milli += 1,
        |r| r.class = 2,
        |r| r.approvals = 2,
        |r| r.cooling_off_ms = 1,
        |r| r.written_reason = true,
        |r| r.quarantine_ms = 1,
        |r| r.sealed_only = true,
        |r| r.keeper.push('x'),
        |r| r.destroy_by.push('x'),
        |r| r.reason.push('x'),
        |r| r.ledger_seq += 1,
        |r| r.made_ms += 1,
        |r| r.not_after_ms += 1,
        |r| r.nonce[3] ^= 1,
    ];
    let signed = request().sign(&key(3));
    let yes = answer(&signed).sign(&key(9));
    for (number, change) in changes.into_iter().enumerate() {
        let mut other = request();
        change(&mut other);
        let other = other.sign(&key(3));
        assert!(!runs(&other, &yes.bytes, *yes.signature.as_bytes()), "change {number}");
        // And the request itself is not the requester's any more with the old signature.
        let old = *signed.signature.as_bytes();
        assert!(Signed::<Request>::check(&other.bytes, old, &key(3).public()).is_err(), "change {number}");
    }
}

#[test]
fn of_a_thousand_wrong_consents_none_counts() {
    let signed = request().sign(&key(3));
    let yes = answer(&signed).sign(&key(9));
    let signature = *yes.signature.as_bytes();
    let mut tried = 0;
    let mut wrong = |bytes: &[u8], signature: [u8; 64]| {
        tried += 1;
        assert!(!runs(&signed, bytes, signature));
    };
    // One bit of the statement, one bit of the signature, one byte less or more.
    for bit in 0..yes.bytes.len() * 8 {
        let mut bytes = yes.bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        wrong(&bytes, signature);
    }
    for bit in 0..512 {
        let mut other = signature;
        other[bit / 8] ^= 1 << (bit % 8);
        wrong(&yes.bytes, other);
    }
    for end in 0..yes.bytes.len() {
        wrong(&yes.bytes[..end], signature);
    }
    wrong(&[yes.bytes.as_slice(), &[0]].concat(), signature);
    // Signed by everybody else; by the right one, but saying something else.
    for seed in (0..=255).filter(|seed| *seed != 9) {
        let forged = answer(&signed).sign(&key(seed));
        wrong(&forged.bytes, *forged.signature.as_bytes());
    }
    type Change = fn(&mut Answer);
    let changes: [Change; 8] = [
        |a| a.vault = VaultId::from_bytes([8; 16]),
        |a| a.request[0] ^= 1,
        |a| a.approver = PersonId::from_bytes([3; 16]),
        |a| a.approver = PersonId::from_bytes([8; 16]),
        |a| a.agree = false,
        |a| a.given_ms = NOW + 1,
        |a| a.given_ms = NOW - 5_000,
        |a| a.not_after_ms = NOW - 1,
    ];
    for change in changes {
        let mut other = answer(&signed);
        change(&mut other);
        let other = other.sign(&key(9));
        wrong(&other.bytes, *other.signature.as_bytes());
    }
    // A request is no consent, whoever signed it.
    wrong(&signed.bytes, *signed.signature.as_bytes());
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn nobody_agrees_to_the_own_request_even_with_a_good_signature() {
    let mut own = request();
    own.requester = PersonId::from_bytes([9; 16]);
    let signed = own.sign(&key(9));
    let Progress::Pending(pending) = Progress::begin(signed.terms()) else { panic!("somebody has to agree") };
    assert_eq!(pending.consent(answer(&signed).consent(true), NOW), Err(Refused::SamePerson));
}
