//! Entries, details, checkpoints, facts, and whole audit files.

use vault_crypto::grant_seal::{KemPublic, Recipient};
use vault_crypto::sign::PublicSignKey;
use vault_domain::ids::{DeviceId, PersonId, RecordId, ScopeId, SessionId, VaultId};
use vault_domain::level::Level;
use vault_fuzz::audit_file::key;
use vault_ledger::audit_file::{AuditWriter, Selection};
use vault_ledger::checkpoint::{Checkpoint, Signer, Update};
use vault_ledger::detail::{Detail, commit};
use vault_ledger::membership::{ACTIONS, GrantFact, NewMember};
use vault_ledger::merkle::{ConsistencyProver, Frontier};
use vault_ledger::{
    ActionCode, Actor, Change, Entry, Fact, Outcome, ResultCode, Role, Roles, Signed, Verifier, sign_entry,
};

use super::{Seed, choosing};

const VAULT: VaultId = VaultId::from_bytes([0x11; 16]);
const DEVICE: DeviceId = DeviceId::from_bytes([0xd1; 16]);
const SECOND_DEVICE: DeviceId = DeviceId::from_bytes([0xd2; 16]);
const OWNER: PersonId = PersonId::from_bytes([0xa1; 16]);
const SALES: PersonId = PersonId::from_bytes([0xa2; 16]);
const SALT: [u8; 32] = [0x5a; 32];
/// Files made by a program in another language.
const VECTOR: &[u8] = include_bytes!("../../../crates/vault-ledger/tests/vector.cvaudit");
const SELECTION: &[u8] = include_bytes!("../../../crates/vault-ledger/tests/selection.cvaudit");
const UPDATE: &str = include_str!("../../../crates/vault-ledger/tests/update.txt");

fn public(seed: u8) -> PublicSignKey {
    key(seed).public()
}

fn member(person: PersonId, seed: u8, role: Role) -> NewMember {
    NewMember {
        person,
        sign: public(seed),
        kem: KemPublic::from_bytes([seed; 32]),
        roles: Roles::of(&[role]),
    }
}

/// One fact of each kind, in an order in which they may stand.
fn facts() -> Vec<(Actor, Fact)> {
    let owner = Actor::Person(OWNER);
    let grant = |recipient| GrantFact {
        scope: ScopeId::from_bytes([0x55; 16]),
        level: Level::L1,
        epoch: 1,
        recipient,
        sealed_hash: [0x77; 32],
    };
    let grants =
        [Recipient::Person(OWNER), Recipient::Person(SALES), Recipient::Recovery].map(grant).to_vec();
    let created = Fact::VaultCreated {
        root: public(1),
        root_kem: KemPublic::from_bytes([1; 32]),
        first: member(OWNER, 3, Role::Owner),
        device: DEVICE,
        device_key: public(2),
    };
    let setting = ActionCode::literal("export.limits");
    let rekeyed = Fact::MemberRekeyed { person: SALES, sign: public(7), kem: KemPublic::from_bytes([9; 32]) };
    vec![
        (Actor::Root, created),
        (owner, Fact::MemberAdded(member(SALES, 4, Role::Sales))),
        (owner, Fact::GrantIssued(grants)),
        (owner, Fact::DeviceEnrolled { device: SECOND_DEVICE, key: public(6) }),
        (owner, Fact::DeviceRetired(SECOND_DEVICE)),
        (owner, Fact::MemberRoles(SALES, Roles::of(&[Role::Sales, Role::Admin]))),
        (owner, Fact::MemberFrozen(SALES)),
        (owner, Fact::MemberUnfrozen(SALES)),
        (Actor::Root, rekeyed),
        (owner, Fact::SettingsChanged { setting, value_hash: [0x66; 32] }),
        (owner, Fact::Discontinuity { expected_seq: 30, expected_head: [0x44; 32] }),
        (owner, Fact::Prune { until_seq: 5 }),
        // Number and root are filled in where the tree is known.
        (owner, Fact::Checkpoint { entries: 12, root: [0x33; 32] }),
    ]
}

fn blank(seq: u64, actor: Actor, action: ActionCode) -> Entry {
    Entry {
        format: 1,
        vault: VAULT,
        device: DEVICE,
        seq,
        prev_hash: [0; 32],
        wall_ms: 1_763_900_000_000,
        mono_ms: seq.saturating_mul(1000),
        boot: [0xb0; 16],
        session: None,
        actor,
        action,
        object_ref: None,
        result: Outcome::Done,
        policy_rev: 1,
        changes: Vec::new(),
        public: None,
        detail_commit: None,
    }
}

fn detail() -> Vec<u8> {
    let detail = Detail::new().text("field", "phone").and_then(|detail| detail.int("rows", -3));
    detail.and_then(|detail| detail.encode()).expect("a small detail")
}

/// Everyday work with everything an entry may hold.
fn full(seq: u64) -> Entry {
    let change = Change { table: 1, row: [0x0c; 16], level: 2, version: 1, hash: [0x0d; 32], scope: None };
    Entry {
        session: Some(SessionId::from_bytes([0x5e; 16])),
        object_ref: Some([0x0b; 16]),
        result: Outcome::Refused(ResultCode::literal("EXP-411")),
        changes: vec![change, Change { hash: [0; 32], ..change }],
        detail_commit: Some(commit(&SALT, &detail())),
        ..blank(seq, Actor::Person(SALES), ActionCode::literal("customer.saved"))
    }
}

fn audit(entries: Vec<Entry>, with_checkpoint: bool) -> Vec<u8> {
    audit_of(entries, with_checkpoint, None)
}

fn audit_of(entries: Vec<Entry>, with_checkpoint: bool, selection: Option<Selection>) -> Vec<u8> {
    let root = vault_crypto::fingerprint::fingerprint(&public(1));
    let (mut verifier, mut prev_hash, mut signed) = (Verifier::new(root), [0; 32], Vec::new());
    let mut tree = Frontier::new();
    for (seq, mut entry) in (1..).zip(entries) {
        if entry.action.as_str() == Fact::CHECKPOINT {
            entry.public = Some(Fact::Checkpoint { entries: tree.size(), root: tree.root() }.encode());
        }
        let seed = match entry.actor {
            Actor::Root => 1,
            Actor::Device => 2,
            Actor::Person(person) => person.as_bytes()[0] - 0xa1 + 3,
        };
        let detailed = entry.detail_commit.is_some();
        let entry = sign_entry(&Entry { seq, prev_hash, ..entry }, &key(seed)).expect("a good entry");
        prev_hash = Signed::hash(&entry);
        tree.push(&prev_hash);
        if with_checkpoint {
            verifier.push(&entry.entry_bytes, &entry.signature).expect("a good ledger");
        }
        signed.push((entry, detailed));
    }
    let mut writer = AuditWriter::new(Vec::new(), VAULT).expect("memory");
    if with_checkpoint {
        let mut checkpoint = Checkpoint::new(VAULT, verifier.tree().size(), verifier.tree().root());
        checkpoint.sign(Signer::Device(DEVICE), &key(2)).expect("one signature");
        writer.checkpoint(&checkpoint).expect("before the entries");
    }
    if let Some(selection) = &selection {
        writer.selection(selection).expect("behind the checkpoints");
    }
    for (entry, detailed) in &signed {
        writer.entry(entry).expect("memory");
        if *detailed {
            writer.detail(&SALT, &detail()).expect("behind its entry");
        }
    }
    writer.finish().expect("memory")
}

fn stated() -> Vec<Entry> {
    (1..)
        .zip(facts())
        .map(|(seq, (actor, fact))| Entry { public: Some(fact.encode()), ..blank(seq, actor, fact.action()) })
        .collect()
}

pub(super) fn audit_files() -> Vec<Seed> {
    let mut short: Vec<Entry> = stated().into_iter().take(2).collect();
    short.push(full(3));
    let whole = audit(short.clone(), true);
    let every = audit(stated(), false);
    let mut claimed = whole[..26].to_vec();
    claimed.extend([2, 0xFF, 0xFF, 0xFF, 0xFF]);
    let mut newer = whole.clone();
    newer[9] = 2;
    let (everything, customer) = (Selection::default(), RecordId::from_bytes([0x0c; 16]));
    let of_customer = Selection { object: Some(([0x0b; 16], customer)), ..everything };
    let other = Selection { object: Some(([0x0e; 16], RecordId::from_bytes([0x0f; 16]))), ..everything };
    let ever = Selection {
        from_ms: Some(i64::MIN),
        until_ms: Some(i64::MAX - 1),
        actor: Some(SALES),
        ..of_customer
    };
    let selected = audit_of(short.clone(), true, Some(of_customer));
    let pruned = audit_of(stated(), false, Some(Selection { pruned_until: 5, ..ever }));
    let mut backwards = audit_of(short.clone(), false, Some(ever));
    // The head of the first moment, behind header, frame and array: no longer the smallest number, but the largest.
    backwards[26 + 5 + 1] = 0x1b;
    let doubled = [short.as_slice(), &stated()[..1]].concat();
    vec![
        ("of-another-program", choosing(0, VECTOR)),
        ("of-another-program-signed-anew", choosing(1, VECTOR)),
        ("selection-of-another-program", choosing(0, SELECTION)),
        ("selection-of-another-program-signed-anew", choosing(1, SELECTION)),
        ("short", choosing(0, &whole)),
        ("short-signed-anew", choosing(1, &whole)),
        ("every-fact", choosing(0, &every)),
        ("every-fact-signed-anew", choosing(1, &every)),
        ("vault-made-twice", choosing(1, &audit(doubled, false))),
        ("selection", choosing(0, &selected)),
        ("selection-signed-anew", choosing(1, &selected)),
        ("selection-of-everything", choosing(0, &audit_of(short.clone(), false, Some(everything)))),
        ("selection-of-another", choosing(0, &audit_of(short.clone(), false, Some(other)))),
        ("selection-pruned", choosing(0, &pruned)),
        ("selection-pruned-signed-anew", choosing(1, &pruned)),
        (
            "selection-never-pruned",
            choosing(0, &audit_of(short.clone(), false, Some(Selection { pruned_until: 1, ..ever }))),
        ),
        ("selection-withheld", choosing(0, &withheld(&short, of_customer))),
        ("selection-backwards", choosing(0, &backwards)),
        ("cut", choosing(0, &whole[..whole.len() - 20])),
        ("bytes-behind", choosing(0, &[whole.as_slice(), b"x"].concat())),
        ("frame-of-four-gigabytes", choosing(0, &claimed)),
        ("newer-format", choosing(0, &newer)),
        ("header-alone", choosing(0, &whole[..26])),
    ]
}

/// The file of these entries without the detail of the last one, which is selected.
fn withheld(entries: &[Entry], selection: Selection) -> Vec<u8> {
    let whole = audit_of(entries.to_vec(), false, Some(selection));
    let (end, detail) = (5 + 8, 5 + SALT.len() + detail().len());
    let cut = whole.len() - end - detail;
    [&whole[..cut], &whole[whole.len() - end..]].concat()
}

/// Updates with the older checkpoints behind a zero byte.
pub(super) fn updates() -> Vec<Seed> {
    let checkpoint = |size: u64| {
        let mut tree = Frontier::new();
        (0..size).for_each(|entry| tree.push(&[u8::try_from(entry).expect("a small tree"); 32]));
        Checkpoint::new(VAULT, size, tree.root())
    };
    let update = |old: u64, new: u64| {
        let mut prover = ConsistencyProver::new(old, new).expect("in order");
        (0..new).for_each(|entry| prover.push(&[u8::try_from(entry).expect("a small tree"); 32]));
        let mut newer = checkpoint(new);
        newer.sign(Signer::Device(DEVICE), &key(2)).expect("one signature");
        Update::new(old, prover.finish().expect("all leaves"), newer).expect("a good update").to_text()
    };
    let with = |text: String, old: &Checkpoint| format!("{text}\0{}", old.to_text()).into_bytes();
    vec![
        ("from-five-to-twelve", with(update(5, 12), &checkpoint(5))),
        ("from-eight-to-nine", with(update(8, 9), &checkpoint(8))),
        ("from-nothing", with(update(0, 3), &checkpoint(0))),
        ("to-the-same", with(update(7, 7), &checkpoint(7))),
        ("to-another-fork", with(update(5, 12), &Checkpoint::new(VAULT, 5, [7; 32]))),
        ("of-another-program", UPDATE.as_bytes().to_vec()),
        ("without-older", update(6, 64).into_bytes()),
        ("size-with-sign", with(update(5, 12).replacen("old 5", "old +5", 1), &checkpoint(5))),
        ("old-above-new", with(update(5, 12).replacen("old 5", "old 13", 1), &checkpoint(5))),
        ("hash-cut", with(update(5, 12).replacen("=\n", "\n", 1), &checkpoint(5))),
        ("not-utf8", [update(5, 12).as_bytes(), b"\xff"].concat()),
    ]
}

pub(super) fn entries() -> Vec<Seed> {
    let encoded = |entry: &Entry| choosing(0, &entry.encode().expect("a good entry"));
    let mut seeds = vec![
        ("entry-full", encoded(&full(3))),
        (
            "entry-failed",
            encoded(&Entry { result: Outcome::Failed(ResultCode::literal("disk_full")), ..full(9) }),
        ),
        ("entry-plain", encoded(&blank(1, Actor::Device, ActionCode::literal("login.refused")))),
        (
            "entry-clock-before-1970",
            encoded(&Entry { wall_ms: i64::MIN, mono_ms: u64::MAX, ..full(u64::MAX) }),
        ),
        ("detail", choosing(1, &detail())),
        ("detail-empty", choosing(1, &[0xA0])),
        ("detail-key-twice", choosing(1, b"\xa2\x61a\x01\x61a\x02")),
        ("detail-head-too-long", choosing(1, b"\xb8\x01\x61a\x01")),
        ("text-of-four-gigabytes", choosing(1, b"\xa1\x61a\x7a\xff\xff\xff\xff")),
        ("indefinite", choosing(1, b"\xbf\x61a\x01\xff")),
    ];
    let mut checkpoint = Checkpoint::new(VAULT, 5, [9; 32]);
    seeds.push(("checkpoint-unsigned", choosing(2, checkpoint.to_text().as_bytes())));
    for signer in [Signer::Root, Signer::Device(DEVICE), Signer::Person(OWNER)] {
        checkpoint.sign(signer, &key(1)).expect("three signatures");
    }
    seeds.push(("checkpoint-signed", choosing(2, checkpoint.to_text().as_bytes())));
    seeds.push((
        "checkpoint-size-with-sign",
        choosing(2, checkpoint.to_text().replace("\n5\n", "\n+5\n").as_bytes()),
    ));
    let first: Entry = stated().swap_remove(0);
    seeds.push(("entry-of-a-new-vault", encoded(&first)));
    for (name, (_, fact)) in FACTS.into_iter().zip(facts()) {
        let number = ACTIONS.iter().position(|action| *action == fact.action().as_str()).expect("an action");
        let choice = u8::try_from(number + 2 * ACTIONS.len()).expect("few actions");
        seeds.push((name, choosing(choice, &fact.encode())));
    }
    seeds
}

/// Names of the seeds of [`facts`].
const FACTS: [&str; 13] = [
    "fact-created",
    "fact-added",
    "fact-grants",
    "fact-enrolled",
    "fact-retired",
    "fact-roles",
    "fact-frozen",
    "fact-unfrozen",
    "fact-rekeyed",
    "fact-setting",
    "fact-discontinuity",
    "fact-prune",
    "fact-checkpoint",
];
