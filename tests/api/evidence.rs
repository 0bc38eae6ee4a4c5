//! What leaves for outsiders: checkpoints, witnesses, the exported ledger, as a stranger reads them.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use clientvault_tests::host::{TestHost, look};
use serde_json::{Value, json};
use vault_app::contract::event::{CoreEvent, Job};
use vault_ledger::Fingerprint;
use vault_ledger::audit_file::{AuditError, AuditReport, verify, verify_each};
use vault_ledger::checkpoint::{Checkpoint, Update};
use vault_store::clock::Clock as _;

/// An outsider: a file, a fingerprint from paper, checkpoints kept elsewhere.
fn judge(file: &Path, root: &str, older: &[Checkpoint]) -> Result<AuditReport, AuditError> {
    let root: Fingerprint = root.parse().expect("a fingerprint");
    verify(File::open(file).expect("the file"), root, older)
}

fn parsed(text: &Value) -> Checkpoint {
    Checkpoint::parse(text.as_str().expect("a text")).expect("a checkpoint")
}

struct Case {
    host: TestHost,
    zhang: String,
    li: String,
}

impl Case {
    /// Two customers; one of them is looked at seven times.
    fn new() -> Self {
        let host = TestHost::with_vault();
        let zhang = host.add_customer(&[("name", "张伟"), ("phone", "13800005678"), ("wechat", "zw2020")]);
        let li = host.add_customer(&[("name", "李娜"), ("phone", "13900001111")]);
        for number in 0..7 {
            host.clock.pass_ms(60_000);
            host.call("field_reveal", look(&zhang, if number % 2 == 0 { "phone" } else { "wechat" }));
        }
        host.call("field_reveal", look(&li, "phone"));
        Self { host, zhang, li }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.host.folder().join(name)
    }

    fn export(&self, name: &str, choice: Value, details: bool) -> (PathBuf, Value) {
        let path = self.path(name);
        let request = json!({ "path": path, "choice": choice, "details": details });
        let exported = self.host.call("ledger_export", request);
        (path, exported)
    }
}

#[test]
fn a_stranger_reads_the_whole_ledger_as_complete() {
    let case = Case::new();
    let (file, exported) = case.export("all.cvaudit", json!({}), true);
    let report = judge(&file, exported["root_fingerprint"].as_str().unwrap(), &[]).unwrap();
    let entries = case.host.actions().len() as u64;
    assert_eq!((report.verdict.entries, &exported["entries"]), (entries, &json!(entries)));
    assert_eq!(report.verdict.checkpoints, 1, "the file brings a checkpoint of its own");
    assert_eq!(json!(report.details), exported["details"]);
    let selected = report.selection.unwrap();
    assert_eq!((selected.entries, selected.details), (entries, report.details));
    assert_eq!(fs::metadata(&file).unwrap().len(), exported["bytes"].as_u64().unwrap());
    // Exporting is an entry, and the checkpoint that covers it too.
    let last: Vec<String> = case.host.actions().split_off(entries as usize - 2);
    assert_eq!(last, ["ledger.export", "ledger.checkpoint"]);
    // No value of a customer is in it, nor a name.
    let bytes = fs::read(&file).unwrap();
    for secret in ["13800005678", "zw2020", "13900001111"] {
        assert!(memchr::memmem::find(&bytes, secret.as_bytes()).is_none(), "{secret}");
    }
}

#[test]
fn a_bare_export_tells_no_detail() {
    let case = Case::new();
    let (file, exported) = case.export("bare.cvaudit", json!({}), false);
    let report = judge(&file, exported["root_fingerprint"].as_str().unwrap(), &[]).unwrap();
    assert_eq!((report.details, report.selection.is_none()), (0, true));
    let bytes = fs::read(&file).unwrap();
    for word in ["张伟", "follow_up", &case.zhang] {
        assert!(memchr::memmem::find(&bytes, word.as_bytes()).is_none(), "{word}");
    }
}

#[test]
fn these_seven_looks_at_this_customer_and_no_others() {
    let case = Case::new();
    let preview = case.host.call("ledger_disclosure", json!({ "record_id": case.zhang }));
    let (file, exported) = case.export("zhang.cvaudit", json!({ "record_id": case.zhang }), true);
    let root: Fingerprint = exported["root_fingerprint"].as_str().unwrap().parse().unwrap();
    let mut looks: BTreeMap<String, usize> = BTreeMap::new();
    let report = verify_each(File::open(&file).unwrap(), root, &[], &mut |entry, detail| {
        if let Some(detail) = detail {
            assert_eq!(detail.get_text("record"), Some(case.zhang.as_str()), "of this customer alone");
            *looks.entry(entry.action.as_str().to_owned()).or_default() += 1;
        }
    })
    .unwrap();
    assert_eq!(looks.get("field.reveal"), Some(&7));
    let selected = report.selection.unwrap();
    // The export itself is about the customer as well.
    assert_eq!(json!(selected.entries), json!(preview["selected"].as_u64().unwrap() + 1));
    assert_eq!(selected.actions.values().map(|outcomes| outcomes.done).sum::<u64>(), selected.entries);

    // One of the seven left out: the verifier names the place.
    let bytes = fs::read(&file).unwrap();
    let (seq, without) = without_detail(&bytes, "field.reveal");
    let damaged = case.path("withheld.cvaudit");
    fs::write(&damaged, without).unwrap();
    match judge(&damaged, &root.to_string(), &[]) {
        Err(AuditError::Broken(broken)) => assert_eq!((broken.seq, broken.kind.name()), (seq, "withheld")),
        other => panic!("{other:?}"),
    }
    // The other customer's entries are there and say nothing.
    assert!(memchr::memmem::find(&bytes, case.li.as_bytes()).is_none());
}

/// The file without the first detail of an entry with this action, and that entry's position.
fn without_detail(file: &[u8], action: &str) -> (u64, Vec<u8>) {
    let (mut out, mut rest) = (file[..26].to_vec(), &file[26..]);
    let (mut seq, mut about, mut dropped) = (0, false, None);
    while !rest.is_empty() {
        let length = 5 + u32::from_be_bytes(rest[1..5].try_into().unwrap()) as usize;
        let (frame, after) = rest.split_at(length);
        rest = after;
        match frame[0] {
            2 => {
                seq += 1;
                about = memchr::memmem::find(frame, action.as_bytes()).is_some();
            }
            3 if about && dropped.is_none() => {
                dropped = Some(seq);
                continue;
            }
            _ => {}
        }
        out.extend_from_slice(frame);
    }
    (dropped.expect("a detail"), out)
}

#[test]
fn a_period_or_a_person_is_disclosed_and_nothing_else() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let from = host.clock.wall_ms();
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "何静"), ("phone", "13700002222")]);
    host.call("field_reveal", look(&record, "phone"));
    let until = host.clock.wall_ms() + 1;
    host.log_in("林芳");
    host.clock.pass_ms(10_000);
    host.add_customer(&[("name", "后来")]);
    let wang = host.id_of("王磊");
    let case = Case { host, zhang: record, li: String::new() };
    for (name, choice) in [
        ("person.cvaudit", json!({ "person_id": wang })),
        ("period.cvaudit", json!({ "from_ms": from, "until_ms": until })),
    ] {
        let (file, exported) = case.export(name, choice, true);
        let root: Fingerprint = exported["root_fingerprint"].as_str().unwrap().parse().unwrap();
        let mut told = Vec::new();
        let report = verify_each(File::open(&file).unwrap(), root, &[], &mut |entry, detail| {
            if detail.is_some() {
                told.push((entry.action.as_str().to_owned(), entry.wall_ms));
            }
        })
        .unwrap();
        assert!(told.iter().any(|(action, _)| action == "field.reveal"), "{name}: {told:?}");
        if name == "period.cvaudit" {
            assert!(told.iter().all(|(_, at)| (from..until).contains(at)), "{told:?}");
        }
        assert!(report.selection.unwrap().entries < report.verdict.entries);
    }
    let refused =
        json!({ "path": case.path("x"), "choice": { "from_ms": 2, "until_ms": 1 }, "details": true });
    assert_eq!(case.host.refused("ledger_export", refused), "bad_request");
}

#[test]
fn an_old_checkpoint_convinces_and_catches() {
    let case = Case::new();
    let host = &case.host;
    let made = host.call("ledger_checkpoint", json!({}));
    let size = made["size"].as_u64().unwrap();
    assert!(made["qr"].as_array().unwrap().len() > 40);
    host.add_customer(&[("name", "后来")]);
    let verdict = host.call("ledger_witness", json!({ "text": made["text"] }));
    assert_eq!((&verdict["outcome"], &verdict["size"]), (&json!("agrees"), &made["size"]));
    assert_eq!(verdict["since"], json!(host.actions().len() as u64 - 1 - size));
    assert!(verdict["signers"].as_array().unwrap().contains(&json!("林芳")));
    // Whoever holds only the old one can follow to the new one.
    let update = Update::parse(verdict["update"].as_str().unwrap()).unwrap();
    assert!(update.verify(&parsed(&made["text"])).is_ok());
    // An exported ledger has to agree with it.
    let (file, exported) = case.export("l.cvaudit", json!({}), false);
    let root = exported["root_fingerprint"].as_str().unwrap();
    assert_eq!(judge(&file, root, &[parsed(&made["text"])]).unwrap().verdict.checkpoints, 2);

    // What people do to a text on its way: other line ends, blanks around it.
    let pasted = format!("\r\n {}\r\n\r\n", made["text"].as_str().unwrap().trim_end().replace('\n', "\r\n"));
    assert_eq!(host.call("ledger_witness", json!({ "text": pasted }))["outcome"], "agrees");

    let text = made["text"].as_str().unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let with = |line: usize, other: &str| {
        let mut lines = lines.clone();
        lines[line] = other;
        lines.join("\n") + "\n"
    };
    // Signed by nobody this vault knows.
    let nobody = "0".repeat(32);
    let strangers: Vec<String> = lines
        .iter()
        .map(|line| match line.split_once("/person/") {
            Some((vault, rest)) => format!("{vault}/person/{nobody}{}", &rest[32..]),
            None => (*line).to_owned(),
        })
        .filter(|line| !line.contains("/device/"))
        .collect();
    let strangers = strangers.join("\n") + "\n";
    let far = (size + 1_000).to_string();
    for (text, outcome) in [
        (with(1, &far), "longer"),
        (with(1, &(size - 1).to_string()), "differs"),
        (with(0, &format!("clientvault/{}", "0".repeat(32))), "other_vault"),
        (strangers, "not_signed"),
    ] {
        assert_eq!(host.call("ledger_witness", json!({ "text": text }))["outcome"], outcome);
    }
    for text in ["", "nonsense", &"x".repeat(20_000)] {
        assert_eq!(host.refused("ledger_witness", json!({ "text": text })), "not_a_checkpoint");
    }
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn how_long_nobody_outside_has_seen_it() {
    let host = TestHost::with_vault();
    let state = || host.call("ledger_summary", json!({}))["witness"].clone();
    let before = state();
    assert_eq!((&before["size"], &before["at_ms"]), (&Value::Null, &Value::Null));
    assert_eq!(before["entries_since"], json!(host.actions().len()));
    let path = host.folder().join("c.txt");
    host.call("ledger_save_checkpoint", json!({ "path": path, "form": "text" }));
    let saved = Checkpoint::parse(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!((state()["size"].clone(), state()["entries_since"].clone()), (json!(saved.size), json!(0)));
    host.clock.pass_ms(120_000);
    host.add_customer(&[("name", "张伟")]);
    assert_eq!(state()["entries_since"], 1);
    assert_eq!(state()["since_ms"], json!(host.clock.wall_ms()));
    let page = host.folder().join("c.pdf");
    host.call("ledger_save_checkpoint", json!({ "path": page, "form": "pdf" }));
    assert!(fs::read(&page).unwrap().starts_with(b"%PDF"));
    assert_eq!(state()["entries_since"], 0);
}

#[test]
fn an_export_that_is_cancelled_or_fails_leaves_no_file() {
    let host = TestHost::with_vault();
    for number in 0..600 {
        host.add_customer(&[("name", &format!("客户{number}"))]);
    }
    let path = host.folder().join("l.cvaudit");
    let (begun, has_begun) = mpsc::channel();
    let (interrupted, go_on) = mpsc::channel::<()>();
    let mut first = true;
    host.events.watch(move |event| {
        if matches!(event, CoreEvent::Progress { job: Job::LedgerExport, .. }) && std::mem::take(&mut first) {
            begun.send(()).unwrap();
            go_on.recv().unwrap();
        }
    });
    host.clock.run_ms_per_look(200);
    let code = std::thread::scope(|threads| {
        let request = json!({ "path": path, "details": true });
        let work = threads.spawn(|| host.refused("ledger_export", request));
        has_begun.recv().unwrap();
        let stopping = threads.spawn(|| host.call("ledger_export_cancel", json!({})));
        while !host.core.is_interrupted() {
            std::thread::yield_now();
        }
        interrupted.send(()).unwrap();
        stopping.join().unwrap();
        work.join().unwrap()
    });
    host.events.watch(|_| {});
    host.clock.run_ms_per_look(0);
    assert_eq!(code, "cancelled");
    assert!(!path.exists() && !path.with_extension("tmp").exists());
    assert_eq!(host.actions().last().unwrap(), "ledger.export!cancelled");
    let nowhere = json!({ "path": "/nowhere/at/all/l.cvaudit", "details": true });
    let before = host.actions().len();
    assert_eq!(host.refused("ledger_export", nowhere), "file_access");
    assert_eq!(host.actions().len(), before, "nothing was about to leave");
}

#[test]
fn who_may_take_the_ledger_out() {
    let host = TestHost::office(&[
        ("王磊", &["sales"]),
        ("赵敏", &["manager"]),
        ("周杰", &["admin"]),
        ("孙丽", &["auditor"]),
        ("钱多", &["finance"]),
    ]);
    let path = host.folder().join("l.cvaudit");
    for (name, allowed) in
        [("王磊", false), ("赵敏", false), ("周杰", false), ("钱多", false), ("孙丽", true), ("林芳", true)]
    {
        host.log_in(name);
        let request = json!({ "path": path, "details": true });
        match host.try_call("ledger_export", request) {
            Ok(_) => assert!(allowed, "{name}"),
            Err(error) => assert!(!allowed && error["code"] == "not_allowed", "{name}: {error}"),
        }
    }
}

#[test]
fn one_entry_as_an_outsider_sees_it() {
    let host = TestHost::with_vault();
    let shown = host.call("ledger_show", json!({ "seq": 1 }));
    assert_eq!((&shown["row"]["action"], &shown["signer"]), (&json!("vault.created"), &json!("root")));
    assert_eq!(shown["next_seq"], 2);
    assert_eq!(shown["prev_hash"], "0".repeat(64));
    let last = host.actions().len();
    let shown = host.call("ledger_show", json!({ "seq": last }));
    assert_eq!(
        (&shown["signer"], &shown["detail"], &shown["next_seq"]),
        (&json!("person"), &json!("open"), &Value::Null)
    );
    assert_eq!(host.refused("ledger_show", json!({ "seq": last + 1 })), "not_found");
    assert_eq!(host.refused("ledger_show", json!({ "seq": 0 })), "not_found");
}
