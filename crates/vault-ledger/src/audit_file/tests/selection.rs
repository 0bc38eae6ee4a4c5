//! Selections: what a file claims to disclose must all be there.

use super::*;
use crate::code::{ActionCode, ResultCode};
use crate::detail::{Detail, commit};
use crate::entry::{Actor, Change, Entry, Outcome};
use crate::membership::Fact;
use crate::merkle::Frontier;
use vault_domain::ids::RecordId;

const CUSTOMER: RecordId = RecordId::from_bytes([0xc1; 16]);
const OTHER: RecordId = RecordId::from_bytes([0xc2; 16]);
const REFERENCE: [u8; 16] = [0x71; 16];
const OTHER_REFERENCE: [u8; 16] = [0x72; 16];

/// A ledger in which two customers are looked at in turn, each time with a detail: entries 5 and up.
struct Views {
    ledger: Ledger,
}

impl Views {
    fn of(views: u64) -> Self {
        let mut all = Self { ledger: Ledger::begun() };
        for n in 0..views {
            let other = n % 2 == 1;
            let (record, reference) = if other { (OTHER, OTHER_REFERENCE) } else { (CUSTOMER, REFERENCE) };
            let detail = Detail::new().text("record", &record.to_string()).unwrap();
            all.view(Some(reference), detail.text("field", "phone").unwrap());
        }
        all
    }

    fn view(&mut self, object_ref: Option<[u8; 16]>, detail: Detail) {
        let detail = detail.encode().unwrap();
        let entry = Entry {
            object_ref,
            detail_commit: Some(commit(&SALT, &detail)),
            ..self.ledger.next(Actor::Person(SALES), "field.revealed")
        };
        self.push(&entry, Some(detail));
    }

    fn push(&mut self, entry: &Entry, detail: Option<Vec<u8>>) {
        self.ledger.push(entry, SALES_SEED);
        *self.ledger.details.last_mut().unwrap() = detail;
    }

    fn prune(&mut self, until_seq: u64) {
        self.ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::Prune { until_seq });
    }

    /// The file with this claim and the details of the entries for which `disclosed` says so.
    fn file(&self, selection: &Selection, disclosed: impl Fn(u64, &Entry) -> bool) -> Vec<u8> {
        let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
        writer.checkpoint(&checkpoint(&self.ledger, self.ledger.len())).unwrap();
        writer.selection(selection).unwrap();
        for (seq, (signed, detail)) in (1..).zip(self.ledger.signed.iter().zip(&self.ledger.details)) {
            writer.entry(signed).unwrap();
            if let Some(detail) = detail.as_ref().filter(|_| disclosed(seq, &self.ledger.entry(seq))) {
                writer.detail(&SALT, detail).unwrap();
            }
        }
        writer.finish().unwrap()
    }

    /// The verdict on a file that discloses what it claims, but for the detail of one entry.
    fn without(&self, selection: &Selection, missing: u64) -> Result<AuditReport, AuditError> {
        judge(&self.file(selection, |seq, entry| seq != missing && selection.selects(entry)))
    }
}

fn of_customer() -> Selection {
    Selection { object: Some((REFERENCE, CUSTOMER)), ..Selection::default() }
}

fn at(seq: u64, kind: BrokenKind) -> Broken {
    Broken { seq, kind }
}

#[test]
fn all_that_was_done_with_one_customer() {
    let mut views = Views::of(12);
    let code = ResultCode::literal("FLD-403");
    let refused = Entry {
        object_ref: Some(REFERENCE),
        result: Outcome::Refused(code),
        ..views.ledger.next(Actor::Person(SALES), "field.revealed")
    };
    views.push(&refused, None);
    let row =
        Change { table: 1, row: *CUSTOMER.as_bytes(), level: 1, version: 3, hash: [9; 32], scope: None };
    let saved = Entry { changes: vec![row], ..views.ledger.next(Actor::Person(SALES), "import.committed") };
    views.push(&saved, None);
    let elsewhere = Entry {
        changes: vec![Change { table: 2, ..row }],
        ..views.ledger.next(Actor::Person(SALES), "import.committed")
    };
    views.push(&elsewhere, None);

    let report = views.without(&of_customer(), 0).unwrap();
    let selected = report.selection.unwrap();
    assert_eq!((report.verdict.entries, report.verdict.checkpoints, report.details), (19, 1, 6));
    assert_eq!((selected.entries, selected.details, selected.pruned), (8, 6, 0));
    assert_eq!(selected.selection, of_customer());
    let revealed = Outcomes { done: 6, refused: 1, failed: 0 };
    let committed = Outcomes { done: 1, ..Outcomes::default() };
    let expected = [
        (ActionCode::literal("field.revealed"), revealed),
        (ActionCode::literal("import.committed"), committed),
    ];
    assert_eq!(selected.actions.into_iter().collect::<Vec<_>>(), expected);

    let everything = judge(&views.file(&of_customer(), |_, _| true)).unwrap();
    assert_eq!((everything.details, everything.selection.unwrap().details), (12, 6), "more does no harm");
}

#[test]
fn a_view_left_out_is_withheld() {
    let views = Views::of(12);
    for seq in [5, 7, 15] {
        assert_eq!(broken(views.without(&of_customer(), seq)), at(seq, BrokenKind::Withheld));
    }
    // The last entry of the file, where no entry follows.
    assert_eq!(broken(views.without(&Selection::default(), 16)), at(16, BrokenKind::Withheld));
    assert!(views.without(&of_customer(), 16).is_ok(), "of the other customer");
    // What cannot be read is no proof that nothing was there.
    let file = views.file(&of_customer(), |_, _| false);
    let behind: usize = views.ledger.signed[5..].iter().map(|one| 5 + 64 + one.entry_bytes.len()).sum();
    let cut = &file[..file.len() - (5 + 8) - behind];
    assert_eq!(broken(judge(cut)), at(6, BrokenKind::Container));
    assert_eq!(broken(judge(&file)), at(5, BrokenKind::Withheld));
}

#[test]
fn an_earlier_bad_signature_comes_before_what_is_withheld() {
    let mut views = Views::of(6);
    let mut bytes = *views.ledger.signed[5].signature.as_bytes();
    bytes[9] ^= 1;
    let good = std::mem::replace(
        &mut views.ledger.signed[5].signature,
        vault_crypto::sign::Signature::from_bytes(bytes),
    );
    let selection = of_customer();
    let file = |views: &Views, missing| {
        let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
        writer.selection(&selection).unwrap();
        for (seq, (signed, detail)) in (1..).zip(views.ledger.signed.iter().zip(&views.ledger.details)) {
            writer.entry(signed).unwrap();
            if let Some(detail) = detail.as_ref().filter(|_| seq != missing) {
                writer.detail(&SALT, detail).unwrap();
            }
        }
        writer.finish().unwrap()
    };
    assert_eq!(broken(judge(&file(&views, 7))), at(6, BrokenKind::Signature));
    assert_eq!(broken(judge(&file(&views, 5))), at(5, BrokenKind::Withheld));
    views.ledger.signed[5].signature = good;
    assert_eq!(broken(judge(&file(&views, 7))), at(7, BrokenKind::Withheld));
}

#[test]
fn a_detail_about_another_record_is_named() {
    let name = |record: RecordId| Detail::new().text("record", &record.to_string()).unwrap();
    let cases = [
        (Some(REFERENCE), name(CUSTOMER), true),
        (Some(REFERENCE), name(OTHER), false),
        (Some(OTHER_REFERENCE), name(CUSTOMER), false),
        (Some(OTHER_REFERENCE), name(OTHER), true),
        (None, name(CUSTOMER), true),
        (None, name(OTHER), true),
        (Some(REFERENCE), Detail::new().int("record", 5).unwrap(), true),
        (Some(REFERENCE), Detail::new().text("field", "phone").unwrap(), true),
        (Some(REFERENCE), Detail::new().text("record", &CUSTOMER.to_string().to_uppercase()).unwrap(), false),
        (Some(REFERENCE), Detail::new().text("record", "").unwrap(), false),
    ];
    for (reference, detail, fits) in cases {
        let mut views = Views::of(4);
        views.view(reference, detail.clone());
        views.view(Some(REFERENCE), name(CUSTOMER));
        let found = judge(&views.file(&of_customer(), |_, _| true));
        if fits {
            assert!(found.is_ok(), "{reference:?} {detail:?}");
        } else {
            assert_eq!(broken(found), at(9, BrokenKind::Object), "{reference:?} {detail:?}");
        }
        assert!(judge(&views.file(&Selection::default(), |_, _| true)).is_ok(), "no claim about a record");
    }
}

#[test]
fn details_that_were_deleted_need_an_entry_that_says_so() {
    let mut views = Views::of(6);
    let claim = |pruned_until| Selection { pruned_until, ..of_customer() };
    let without = |views: &Views, selection: &Selection, until: u64| {
        judge(&views.file(selection, |seq, entry| seq > until && selection.selects(entry)))
    };
    // Entries 5, 7 and 9; nothing says that they were deleted.
    assert_eq!(broken(without(&views, &claim(0), 7)), at(5, BrokenKind::Withheld));
    assert_eq!(broken(without(&views, &claim(7), 7)), at(10, BrokenKind::Selection));
    views.prune(7);
    assert_eq!(broken(without(&views, &claim(0), 7)), at(5, BrokenKind::Withheld));
    assert_eq!(broken(without(&views, &claim(0), 0)), at(11, BrokenKind::Selection));
    assert_eq!(broken(without(&views, &claim(6), 6)), at(11, BrokenKind::Selection));
    assert_eq!(broken(without(&views, &claim(8), 7)), at(11, BrokenKind::Selection));
    assert_eq!(broken(without(&views, &claim(7), 9)), at(9, BrokenKind::Withheld));
    let selected = without(&views, &claim(7), 7).unwrap().selection.unwrap();
    assert_eq!((selected.entries, selected.details, selected.pruned), (3, 1, 2));
    // Whoever still has a detail may show it.
    let selected = without(&views, &claim(7), 5).unwrap().selection.unwrap();
    assert_eq!((selected.entries, selected.details, selected.pruned), (3, 2, 1));
}

#[test]
fn every_part_of_a_selection_leaves_something_out() {
    let ledger = Ledger::of(9);
    let entry = Entry { object_ref: Some(REFERENCE), ..ledger.next(Actor::Person(SALES), "customer.opened") };
    let now = entry.wall_ms;
    let nothing = Selection::default();
    let cases = [
        (nothing, true),
        (Selection { from_ms: Some(now), ..nothing }, true),
        (Selection { from_ms: Some(now + 1), ..nothing }, false),
        (Selection { until_ms: Some(now), ..nothing }, false),
        (Selection { until_ms: Some(now + 1), ..nothing }, true),
        (Selection { actor: Some(SALES), ..nothing }, true),
        (Selection { actor: Some(OWNER), ..nothing }, false),
        (of_customer(), true),
        (Selection { object: Some((OTHER_REFERENCE, CUSTOMER)), ..nothing }, false),
        (Selection { actor: Some(OWNER), ..of_customer() }, false),
        (Selection { pruned_until: u64::MAX, ..of_customer() }, true),
    ];
    for (selection, expected) in cases {
        assert_eq!(selection.selects(&entry), expected, "{selection:?}");
        let bytes = selection.encode().unwrap();
        assert_eq!(Selection::decode(&bytes), Ok(selection));
        assert!(Selection::decode(&[bytes.as_slice(), &[0]].concat()).is_err());
        assert!(Selection::decode(&bytes[..bytes.len() - 1]).is_err());
    }
    assert!(
        !Selection { actor: Some(SALES), ..nothing }.selects(&ledger.next(Actor::Device, "vault.locked"))
    );
}

#[test]
fn a_malformed_or_late_selection_is_a_damaged_container() {
    let backwards = Selection { from_ms: Some(5), until_ms: Some(4), ..Selection::default() };
    assert_eq!(backwards.encode(), Err(BadSelection));
    let empty = Selection { from_ms: Some(5), until_ms: Some(5), ..Selection::default() };
    let good = empty.encode().unwrap();
    let of_null_and_record = [&[0x86, 0xf6, 0xf6, 0xf6, 0xf6, 0x50][..], &[1; 16], &[0]].concat();
    let of_reference_and_null = [&[0x86, 0xf6, 0xf6, 0xf6, 0x50][..], &[1; 16], &[0xf6, 0]].concat();
    for bad in [
        &[][..],
        &[0x86, 5, 4, 0xf6, 0xf6, 0xf6, 0],
        &[0x86, 0xf6, 0xf6, 0xf6, 0xf6, 0xf6, 0x20],
        &[0x85, 0xf6, 0xf6, 0xf6, 0xf6, 0xf6],
        &[0x86, 0x18, 5, 0xf6, 0xf6, 0xf6, 0xf6, 0],
        &of_null_and_record,
        &of_reference_and_null,
        &[good.as_slice(), &[0]].concat(),
        &[0; MAX_SELECTION_BYTES + 1],
    ] {
        assert!(Selection::decode(bad).is_err(), "{bad:02x?}");
        assert_eq!(broken(judge(&framed(&[(5, bad)]))), at(1, BrokenKind::Container), "{bad:02x?}");
    }
    let first = Ledger::begun().signed.swap_remove(0);
    let entry = [first.signature.as_bytes().as_slice(), &first.entry_bytes].concat();
    let text = checkpoint(&Ledger::begun(), 1).to_text();
    for (frames, seq) in [
        ([(5, good.as_slice()), (5, &good)], 1),
        ([(2, &entry), (5, &good)], 2),
        ([(5, &good), (1, text.as_bytes())], 1),
    ] {
        assert_eq!(broken(judge(&framed(&frames))), at(seq, BrokenKind::Container));
    }
    let whole = framed(&[(1, text.as_bytes()), (5, &good), (2, &entry), (4, &1_u64.to_be_bytes())]);
    assert_eq!(judge(&whole).unwrap().selection.unwrap().entries, 0);
}

fn framed(frames: &[(u8, &[u8])]) -> Vec<u8> {
    let mut file = FILE[..26].to_vec();
    for (tag, payload) in frames {
        file.push(*tag);
        file.extend_from_slice(&u32::try_from(payload.len()).unwrap().to_be_bytes());
        file.extend_from_slice(payload);
    }
    file
}

#[test]
fn the_writer_refuses_a_selection_in_the_wrong_place() {
    let ledger = Ledger::begun();
    let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
    let backwards = Selection { from_ms: Some(1), until_ms: Some(0), ..Selection::default() };
    assert!(matches!(writer.selection(&backwards), Err(WriteError::Selection(BadSelection))));
    writer.selection(&of_customer()).unwrap();
    assert!(matches!(writer.selection(&of_customer()), Err(WriteError::Order)));
    assert!(matches!(writer.checkpoint(&checkpoint(&ledger, 1)), Err(WriteError::Order)));
    assert!(matches!(writer.detail(&SALT, b"\xa0"), Err(WriteError::Order)));
    let mut late = AuditWriter::new(Vec::new(), VAULT).unwrap();
    late.entry(&ledger.signed[0]).unwrap();
    assert!(matches!(late.selection(&of_customer()), Err(WriteError::Order)));
}

#[test]
fn selected_entries_are_shown_in_order_and_only_when_proven() {
    let views = Views::of(8);
    let selection = of_customer();
    let file = views.file(&selection, |_, entry| selection.selects(entry));
    let mut seen = Vec::new();
    let each = &mut |entry: &Entry, detail: Option<&Detail>| {
        seen.push((entry.seq, detail.and_then(|detail| detail.get_text("field")).map(str::to_owned)));
    };
    verify_each(file.as_slice(), pinned(), &[], each).unwrap();
    let phone = Some("phone".to_owned());
    assert_eq!(seen, [5, 7, 9, 11].map(|seq| (seq, phone.clone())));

    let mut views = views;
    let mut bytes = *views.ledger.signed[7].signature.as_bytes();
    bytes[0] ^= 1;
    views.ledger.signed[7].signature = vault_crypto::sign::Signature::from_bytes(bytes);
    let mut writer = AuditWriter::new(Vec::new(), VAULT).unwrap();
    views.ledger.signed.iter().for_each(|signed| writer.entry(signed).unwrap());
    let mut shown = 0;
    let found = verify_each(writer.finish().unwrap().as_slice(), pinned(), &[], &mut |_, _| shown += 1);
    assert_eq!((broken(found), shown), (at(8, BrokenKind::Signature), 7));
}

#[test]
fn a_selection_and_a_checkpoint_inside_the_ledger_go_together() {
    let mut views = Views::of(5);
    let mut tree = Frontier::new();
    views.ledger.signed.iter().for_each(|signed| tree.push(&signed.hash()));
    let fact = Fact::Checkpoint { entries: tree.size(), root: tree.root() };
    views.ledger.state(Actor::Person(SALES), SALES_SEED, fact);
    assert_eq!(views.without(&of_customer(), 0).unwrap().verdict.entries, 10);
    assert_eq!(broken(views.without(&of_customer(), 9)), at(9, BrokenKind::Withheld));
}
