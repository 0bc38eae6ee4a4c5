//! The program itself, on small ledgers made here.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "support/sample.rs"]
mod sample;

use sample::*;
use vault_ledger::audit_file::Selection;
use vault_ledger::checkpoint::Update;
use vault_ledger::merkle::ConsistencyProver;
use vault_ledger::{ActionCode, Actor, Entry, Fact, Outcome, ResultCode};

#[test]
fn a_complete_ledger() {
    let sample = Sample::of(5);
    let (status, text) = run(&sample.write(), &[]);
    assert_eq!(status, 0);
    assert!(text.starts_with("COMPLETE up to entry 5\n台账完整，至第 5 条。\n"), "{text}");
    assert!(
        text.contains("2001-09-09 01:46:40 UTC") && text.contains("no checkpoint was compared"),
        "{text}"
    );
    let checkpoint = sample.write_checkpoint();
    let (status, text) = run(&sample.write(), &["--checkpoint", checkpoint.to_str().unwrap(), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(status, 0);
    assert_eq!(
        (&json["result"], &json["entries"], &json["checkpoints"]),
        (&"complete".into(), &5.into(), &1.into())
    );
}

#[test]
fn the_first_bad_entry_is_named() {
    let mut sample = Sample::of(5);
    let checkpoint = sample.write_checkpoint();
    sample.entries.truncate(4);
    let (status, text) = run(&sample.write(), &["--checkpoint", checkpoint.to_str().unwrap()]);
    assert_eq!(status, 1);
    assert!(text.starts_with("BROKEN at entry 5: "), "{text}");
    sample.entries.remove(2);
    let (status, text) = run(&sample.write(), &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(status, 1);
    assert_eq!((&json["result"], &json["seq"], &json["kind"]), (&"broken".into(), &3.into(), &"gap".into()));
}

#[test]
fn what_cannot_be_read() {
    let sample = Sample::of(2);
    let (file, other) = (sample.write(), sample.folder.path().join("other"));
    assert_eq!(run(&other, &[]).0, 2, "no such file");
    std::fs::write(&other, b"something else").unwrap();
    assert_eq!(run(&other, &["--json"]).0, 2);
    assert_eq!(run(&file, &["--checkpoint", other.to_str().unwrap()]).0, 2);
    let file = file.to_str().unwrap();
    assert_eq!(run_with(&[file, "--root", "12"]).0, 2, "not a fingerprint");
    assert_eq!(run_with(&[file]).0, 2, "no fingerprint");
    assert_eq!(run_with(&[]).0, 2, "nothing");
}

/// Three looks at the customer, and something else.
fn viewed() -> Sample {
    let mut sample = Sample::of(2);
    sample.view("phone");
    let refused = Outcome::Refused(ResultCode::literal("FLD-403"));
    let entry = Entry {
        object_ref: Some(REFERENCE),
        result: refused,
        ..sample.next(Actor::Person(OWNER), ActionCode::literal("field.revealed"))
    };
    sample.sign(&entry, 3, None);
    sample.view("a\nb\u{202e}\u{1b}[2J");
    let locked = sample.next(Actor::Device, ActionCode::literal("vault.locked"));
    sample.sign(&locked, 2, None);
    sample
}

#[test]
fn a_selection_is_told() {
    let sample = viewed();
    let file = sample.file("of-customer.cvaudit", &sample.selection_without(0, &of_customer()));
    let (status, text) = run(&file, &[]);
    assert_eq!(status, 0);
    for part in [
        "SELECTION: all details within this range are in the file, none is left out.\n",
        "选取范围：此范围内的明细全部在此，无遗漏。\n",
        "  entries selected 选取的条目: 3\n",
        "  with their details 附有明细: 2\n",
        "  field.revealed: 2 done 完成, 1 refused 拒绝, 0 failed 失败\n",
        &format!("  record 记录: {CUSTOMER}\n"),
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let (status, text) = run(&file, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(status, 0);
    let expected = serde_json::json!({
        "from_ms": null, "until_ms": null, "actor": null, "object_ref": "71".repeat(16),
        "record": "c1".repeat(16), "pruned_until": 0, "entries": 3, "details": 2, "pruned": 0,
        "actions": { "field.revealed": { "done": 2, "refused": 1, "failed": 0 } },
    });
    assert_eq!(json["selection"], expected);
    let (_, text) = run(&sample.write(), &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json["result"], &json["selection"]), (&"complete".into(), &serde_json::Value::Null));
}

#[test]
fn what_was_deleted_is_told() {
    let mut sample = viewed();
    let prune = Fact::Prune { until_seq: 3 };
    let entry = Entry { public: Some(prune.encode()), ..sample.next(Actor::Person(OWNER), prune.action()) };
    sample.sign(&entry, 3, None);
    let selection = Selection { pruned_until: 3, until_ms: Some(1_000_000_000_001), ..of_customer() };
    let file = sample.file("pruned.cvaudit", &sample.selection_without(3, &selection));
    let (status, text) = run(&file, &[]);
    assert_eq!(status, 0);
    for part in [
        "are in the file but 1 that were deleted, as the ledger says",
        "除台账载明已清除的 1 条外全部在此，无遗漏。\n",
        "  of these, details deleted 其中明细已清除: 1 (up to entry 3 至第 3 条)\n",
        "  until, exclusive 止（不含）: 2001-09-09 01:46:40.001 UTC\n",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let never = Selection { pruned_until: 4, ..selection };
    let file = sample.file("never-pruned.cvaudit", &sample.selection_without(3, &never));
    let (status, text) = run(&file, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &json["seq"], &json["kind"]), (1, &7.into(), &"selection".into()));
}

#[test]
fn what_is_withheld_is_named() {
    let sample = viewed();
    let file = sample.file("withheld.cvaudit", &sample.selection_without(5, &of_customer()));
    let (status, text) = run(&file, &["--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &json["seq"], &json["kind"]), (1, &5.into(), &"withheld".into()));
    let (status, text) = run(&file, &["--list"]);
    assert_eq!((status, text.lines().filter(|line| line.starts_with(char::is_numeric)).count()), (1, 2));
    assert!(text.contains("BROKEN at entry 5: "), "{text}");
}

#[test]
fn selected_entries_are_listed_and_hostile_text_is_harmless() {
    let sample = viewed();
    let file = sample.file("of-customer.cvaudit", &sample.selection_without(0, &of_customer()));
    let (status, text) = run(&file, &["--list"]);
    assert_eq!(status, 0);
    let lines: Vec<&str> = text.lines().take(4).collect();
    let time = "2001-09-09 01:46:40 UTC";
    assert_eq!(
        lines,
        [
            &format!("3\t{time}\t{OWNER}\tfield.revealed\tdone\tfield=\"phone\"\trecord=\"{CUSTOMER}\""),
            &format!("4\t{time}\t{OWNER}\tfield.revealed\trefused FLD-403"),
            &format!(
                "5\t{time}\t{OWNER}\tfield.revealed\tdone\tfield=\"a\\nb\\u{{202e}}\\u{{1b}}[2J\"\trecord=\"{CUSTOMER}\""
            ),
            "COMPLETE up to entry 6",
        ]
    );
    let everything = sample.file("all.cvaudit", &sample.selection_without(0, &Selection::default()));
    let (_, text) = run(&everything, &["--list"]);
    assert!(
        text.starts_with(&format!("1\t{time}\troot\tvault.created\tdone\n2\t{time}\tdevice\t")),
        "{text}"
    );
    assert!(run(&sample.write(), &["--list"]).1.contains("(detail not disclosed 明细未公开)"));
    assert_eq!(run(&file, &["--list", "--json"]).0, 2, "one or the other");
}

/// The text of an update from so many entries to all.
fn update(sample: &Sample, old: u64) -> String {
    let mut prover = ConsistencyProver::new(old, sample.tree.size()).unwrap();
    sample.entries.iter().for_each(|signed| prover.push(&signed.hash()));
    Update::new(old, prover.finish().unwrap(), sample.checkpoint()).unwrap().to_text()
}

#[test]
fn an_update_of_a_checkpoint() {
    let mut sample = Sample::of(5);
    let old = sample.file("old.txt", sample.checkpoint().to_text().as_bytes());
    while sample.entries.len() < 12 {
        sample.view("phone");
    }
    let file = sample.file("update.txt", update(&sample, 5).as_bytes());
    let judge = |file: &str, more: &[&str]| run_with(&[&["--update", file], more].concat());
    let (old, file) = (old.to_str().unwrap(), file.to_str().unwrap());
    let (status, text) = judge(file, &["--checkpoint", old]);
    assert_eq!(status, 0);
    assert!(text.starts_with("CONSISTENT: ") && text.contains("signatures were not checked"), "{text}");
    let (status, text) = judge(file, &["--checkpoint", old, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &json["result"], &json["entries"]), (0, &"consistent".into(), &12.into()));

    // The same five entries, and then others than those of the older checkpoint.
    let mut forked = Sample::of(4);
    (0..9).for_each(|_| forked.view("phone"));
    let fork = forked.file("fork.txt", update(&forked, 5).as_bytes());
    let (status, text) = judge(fork.to_str().unwrap(), &["--checkpoint", old, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &json["result"], &json["kind"]), (1, &"not_consistent".into(), &"proof".into()));
    let later = sample.write_checkpoint();
    let (status, text) = judge(file, &["--checkpoint", later.to_str().unwrap()]);
    assert!(status == 1 && text.starts_with("NOT CONSISTENT: "), "{text}");

    assert_eq!(judge(file, &[]).0, 2, "no older checkpoint");
    assert_eq!(judge(file, &["--checkpoint", old, "--checkpoint", old]).0, 2, "two of them");
    assert_eq!(judge(old, &["--checkpoint", old]).0, 2, "a checkpoint is no update");
    assert_eq!(judge(file, &["--checkpoint", file]).0, 2, "an update is no checkpoint");
    assert_eq!(judge(file, &["--checkpoint", old, "--root", &"00".repeat(16)]).0, 2, "no root is needed");
    assert_eq!(judge("/nowhere/update.txt", &["--checkpoint", old]).0, 2);
}
