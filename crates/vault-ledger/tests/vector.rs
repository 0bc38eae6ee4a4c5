//! The test vectors of `FORMAT.md`: made by `make_vector.py` in another language, read and made again here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use vault_crypto::secret::Secret;
use vault_crypto::sign::SigningKey;
use vault_domain::ids::{DeviceId, PersonId, RecordId, SessionId, VaultId};
use vault_ledger::audit_file::{AuditReader, AuditWriter, Frame, Outcomes, Selection, verify};
use vault_ledger::checkpoint::{Checkpoint, Signer, Update};
use vault_ledger::detail::{Detail, commit};
use vault_ledger::entry::entry_hash;
use vault_ledger::membership::NewMember;
use vault_ledger::merkle::{ConsistencyProver, Frontier};
use vault_ledger::{
    ActionCode, Actor, Change, Entry, Fact, Outcome, ResultCode, Role, Roles, Signed, sign_entry,
};

const FILE: &[u8] = include_bytes!("vector.cvaudit");
const SELECTION: &[u8] = include_bytes!("selection.cvaudit");
const UPDATE: &str = include_str!("update.txt");
const FORMAT_MD: &str = include_str!("../FORMAT.md");

fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([seed; 32]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn blank(seq: u64, prev_hash: [u8; 32], actor: Actor, action: &'static str) -> Entry {
    Entry {
        format: 1,
        vault: VaultId::from_bytes([0x11; 16]),
        device: DeviceId::from_bytes([0xd1; 16]),
        seq,
        prev_hash,
        wall_ms: 1_699_999_999_000 + 1000 * i64::try_from(seq).unwrap(),
        mono_ms: 1000 * seq,
        boot: [0xb0; 16],
        session: None,
        actor,
        action: ActionCode::literal(action),
        object_ref: None,
        result: Outcome::Done,
        policy_rev: 1,
        changes: Vec::new(),
        public: None,
        detail_commit: None,
    }
}

fn owner() -> PersonId {
    PersonId::from_bytes([0xa1; 16])
}

fn made_here() -> [Signed; 3] {
    let owner = owner();
    let kem = |byte| vault_crypto::grant_seal::KemPublic::from_bytes([byte; 32]);
    let created = Fact::VaultCreated {
        root: key(1).public(),
        root_kem: kem(1),
        first: NewMember {
            person: owner,
            sign: key(3).public(),
            kem: kem(3),
            roles: Roles::of(&[Role::Owner]),
        },
        device: DeviceId::from_bytes([0xd1; 16]),
        device_key: key(2).public(),
    };
    let public = Some(created.encode());
    let first = Entry { public, ..blank(1, [0; 32], Actor::Root, "vault.created") };
    let first = sign_entry(&first, &key(1)).unwrap();

    let detail = Detail::new().text("field", "phone").unwrap().encode().unwrap();
    let hash = vault_crypto::hash::sha256(b"row");
    let second = Entry {
        session: Some(SessionId::from_bytes([0x5e; 16])),
        object_ref: Some([0x0b; 16]),
        changes: vec![Change { table: 1, row: [0x0c; 16], level: 2, version: 1, hash, scope: None }],
        detail_commit: Some(commit(&[0x5a; 32], &detail)),
        ..blank(2, first.hash(), Actor::Person(owner), "customer.saved")
    };
    let second = sign_entry(&second, &key(3)).unwrap();

    let result = Outcome::Refused(ResultCode::literal("AUT-401"));
    let third = Entry { result, ..blank(3, second.hash(), Actor::Device, "login.refused") };
    let third = sign_entry(&third, &key(2)).unwrap();
    [first, second, third]
}

/// What the owner looked at in entry 6.
fn view() -> Vec<u8> {
    let record = RecordId::from_bytes([0x0c; 16]).to_string();
    let view = Detail::new().text("field", "phone").unwrap().text("record", &record).unwrap();
    view.encode().unwrap()
}

/// The three entries and four more.
fn gone_on() -> Vec<Signed> {
    let mut all = made_here().to_vec();
    let tree = tree(&all);
    let facts = [Fact::Checkpoint { entries: 3, root: tree.root() }, Fact::Prune { until_seq: 2 }];
    for fact in facts {
        let action = if matches!(fact, Fact::Prune { .. }) { Fact::PRUNE } else { Fact::CHECKPOINT };
        let plain = blank(all.len() as u64 + 1, all.last().unwrap().hash(), Actor::Person(owner()), action);
        all.push(sign_entry(&Entry { public: Some(fact.encode()), ..plain }, &key(3)).unwrap());
    }
    let refused = Outcome::Refused(ResultCode::literal("FLD-403"));
    for (result, detail) in [(Outcome::Done, Some(view())), (refused, None)] {
        let entry = Entry {
            session: Some(SessionId::from_bytes([0x5e; 16])),
            object_ref: Some([0x0b; 16]),
            result,
            detail_commit: detail.map(|detail| commit(&[0x5a; 32], &detail)),
            ..blank(
                all.len() as u64 + 1,
                all.last().unwrap().hash(),
                Actor::Person(owner()),
                "field.revealed",
            )
        };
        all.push(sign_entry(&entry, &key(3)).unwrap());
    }
    all
}

fn tree(entries: &[Signed]) -> Frontier {
    let mut tree = Frontier::new();
    entries.iter().for_each(|signed| tree.push(&signed.hash()));
    tree
}

fn checkpoint(entries: &[Signed]) -> Checkpoint {
    let tree = tree(entries);
    let mut checkpoint = Checkpoint::new(VaultId::from_bytes([0x11; 16]), tree.size(), tree.root());
    checkpoint.sign(Signer::Device(DeviceId::from_bytes([0xd1; 16])), &key(2)).unwrap();
    checkpoint
}

const CLAIM: Selection = Selection {
    from_ms: Some(1_700_000_001_000),
    until_ms: Some(1_700_000_005_001),
    actor: Some(PersonId::from_bytes([0xa1; 16])),
    object: Some(([0x0b; 16], RecordId::from_bytes([0x0c; 16]))),
    pruned_until: 2,
};

#[test]
fn a_selection_has_the_same_bytes_in_both_languages() {
    let entries = gone_on();
    let mut writer = AuditWriter::new(Vec::new(), VaultId::from_bytes([0x11; 16])).unwrap();
    writer.checkpoint(&checkpoint(&entries[..3])).unwrap();
    writer.checkpoint(&checkpoint(&entries)).unwrap();
    writer.selection(&CLAIM).unwrap();
    for (seq, signed) in (1..).zip(&entries) {
        writer.entry(signed).unwrap();
        if seq == 6 {
            writer.detail(&[0x5a; 32], &view()).unwrap();
        }
    }
    assert_eq!(writer.finish().unwrap(), SELECTION);
}

#[test]
fn a_selection_made_in_another_language_verifies() {
    let root = vault_crypto::fingerprint::fingerprint(&key(1).public());
    let report = verify(SELECTION, root, &[checkpoint(&made_here())]).unwrap();
    assert_eq!((report.verdict.entries, report.verdict.checkpoints, report.details), (7, 3, 1));
    let selected = report.selection.unwrap();
    assert_eq!((selected.entries, selected.details, selected.pruned), (2, 1, 1));
    assert_eq!(selected.selection, CLAIM);
    let done = Outcomes { done: 1, ..Outcomes::default() };
    let expected = ["customer.saved", "field.revealed"].map(|action| (ActionCode::literal(action), done));
    assert_eq!(selected.actions.into_iter().collect::<Vec<_>>(), expected);
    assert!(FORMAT_MD.contains(&hex(&report.verdict.root_hash)), "the tree root in the description");
    for signed in gone_on() {
        assert!(FORMAT_MD.contains(&hex(&signed.hash())), "the hash of an entry in the description");
    }
    let (_, after) = FORMAT_MD.split_once("<!-- selection -->\n```text\n").unwrap();
    assert_eq!(shown(after), hex(&CLAIM.encode().unwrap()));
}

#[test]
fn an_update_made_in_another_language_holds() {
    let entries = gone_on();
    let mut prover = ConsistencyProver::new(3, 7).unwrap();
    entries.iter().for_each(|signed| prover.push(&signed.hash()));
    let update = Update::new(3, prover.finish().unwrap(), checkpoint(&entries)).unwrap();
    assert_eq!(update.to_text(), UPDATE);
    assert_eq!(Update::parse(UPDATE).unwrap().verify(&checkpoint(&entries[..3])), Ok(()));
}

/// The bytes of an annotated block, in hex.
fn shown(after: &str) -> String {
    let (table, _) = after.split_once("```").unwrap();
    table.lines().map(|line| line.split("  ").next().unwrap_or("").replace(' ', "")).collect()
}

#[test]
fn the_same_entries_have_the_same_bytes_in_both_languages() {
    let mut reader = AuditReader::new(FILE).unwrap();
    let mut read = Vec::new();
    loop {
        match reader.next_frame().unwrap() {
            Frame::Entry(signed) => read.push(signed),
            Frame::End { entries } => break assert_eq!(entries, 3),
            Frame::Checkpoint(_) | Frame::Selection(_) | Frame::Detail { .. } => {}
        }
    }
    assert_eq!(read, made_here());
}

#[test]
fn a_file_made_in_another_language_verifies() {
    let root = vault_crypto::fingerprint::fingerprint(&key(1).public());
    let report = verify(FILE, root, &[]).unwrap();
    assert_eq!((report.verdict.entries, report.verdict.checkpoints, report.details), (3, 1, 1));
    assert!(FORMAT_MD.contains(&hex(&report.verdict.root_hash)), "the tree root in the description");
    assert!(FORMAT_MD.contains(&root.to_string()), "the fingerprint in the description");
}

#[test]
fn the_description_shows_the_third_entry_as_it_is() {
    let [.., third] = made_here();
    let (_, after) = FORMAT_MD.split_once("<!-- third entry -->\n```text\n").unwrap();
    assert_eq!(shown(after), hex(&third.entry_bytes));
    assert!(FORMAT_MD.contains(&hex(&entry_hash(&third.entry_bytes))));
    assert!(FORMAT_MD.contains(&hex(third.signature.as_bytes())));
}
