//! What people do is in the ledger: exactly that, in that order.

use clientvault_tests::host::{PASSWORD, TestHost, look, settings};
use serde_json::{Value, json};

use crate::import::{file, plan};

/// Does something and says what the ledger must have gained by it, separated by spaces.
struct Script {
    host: TestHost,
    expected: Vec<String>,
    steps: usize,
}

impl Script {
    fn step(&mut self, command: &str, request: Value, gained: &str) -> Value {
        self.host.clock.pass_ms(1_000);
        let answer = self.host.try_call(command, request).unwrap_or_else(|error| error);
        self.note(gained);
        answer
    }

    fn note(&mut self, gained: &str) {
        self.steps += 1;
        self.expected.extend(gained.split_whitespace().map(str::to_owned));
    }

    fn customer(&mut self, fields: Value, gained: &str) -> String {
        let request = json!({ "kind": "person", "fields": fields, "company_link": null });
        let saved = self.step("customer_create", request, gained);
        saved["record_id"].as_str().unwrap_or_default().to_owned()
    }

    fn set(&mut self, record: &str, field: &str, text: &str, gained: &str) {
        let versions = self.host.card(record)["versions"].clone();
        let fields = json!([{ "field": field, "values": [{ "text": text }] }]);
        self.step(
            "customer_update",
            json!({ "record_id": record, "versions": versions, "fields": fields }),
            gained,
        );
    }
}

fn fields(pairs: &[(&str, &str)]) -> Value {
    pairs.iter().map(|(field, text)| json!({ "field": field, "values": [{ "text": text }] })).collect()
}

/// A working day in some hundred steps.
fn working_day() -> Script {
    let mut day = Script { host: TestHost::new(), expected: Vec::new(), steps: 0 };
    day.host.create_vault("恒信");
    day.note("vault.created grant.issued vault.create session.login");

    let zhang = day.customer(
        fields(&[("name", "张伟"), ("phone", "13800005678"), ("id_number", "11010519491231002X")]),
        "customer.create",
    );
    let li = day.customer(fields(&[("name", "李娜"), ("company", "临江贸易")]), "customer.create");
    day.customer(fields(&[("name", "张小伟"), ("phone", "13800005678")]), "");
    day.customer(fields(&[("city", "深圳")]), "");
    day.step("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 50 }), "");
    day.step("customer_counts", json!({}), "");
    day.step("tag_list", json!({}), "");
    day.step("customer_search", json!({ "query": "zw", "limit": 10 }), "");
    day.step("customer_search", json!({ "query": "5678", "limit": 10 }), "customer.search");
    day.step("duplicate_check", json!({ "fields": fields(&[("phone", "13800005678")]), "except": null }), "");

    // A search is recorded when somebody opens what it found; a card once per session.
    day.step("customer_show", json!({ "record_id": zhang }), "customer.search customer.open");
    day.step("customer_show", json!({ "record_id": zhang }), "");
    day.step("field_reveal", look(&zhang, "phone"), "field.reveal");
    day.step("field_copy", look(&zhang, "phone"), "field.copy");
    day.step("field_copy", look(&zhang, "id_number"), "field.copy!copy_forbidden");
    day.step("field_reveal", look(&zhang, "id_number"), "field.reveal");
    day.step("field_reveal", look(&zhang, "wechat"), "");
    day.step(
        "field_compare",
        json!({ "record_id": zhang, "field": "phone", "index": 0, "value": "5678" }),
        "field.compare",
    );
    day.set(&zhang, "stage", "contacted", "customer.update");
    day.set(&zhang, "stage", "contacted", "");
    day.set(&zhang, "phone", "1", "");
    day.note("customer.open");
    day.set(&li, "wechat", "lina_2020", "customer.update");

    day.step("text_detect", json!({ "text": "手机 13900001111" }), "");
    let note = json!({ "record_id": zhang, "kind": "call", "outcome": "reached", "text": "备用手机 13900001111", "next_follow_up": "2025-12-01" });
    day.step("note_add", note, "note.add");
    let timeline =
        day.step("timeline_list", json!({ "record_id": zhang, "before_ms": null, "limit": 20 }), "");
    let stored = timeline["items"][0]["what"].clone();
    let moved = json!({
        "note_id": stored["note_id"], "version": stored["version"],
        "start": stored["hits"][0]["start"], "end": stored["hits"][0]["end"], "field": "phone"
    });
    day.step("note_move_hit", moved.clone(), "note.move");
    day.step("note_move_hit", moved, "");
    day.step(
        "note_edit",
        json!({ "note_id": stored["note_id"], "version": 2, "text": "备用手机已记录" }),
        "note.edit",
    );
    day.step("note_remove", json!({ "note_id": stored["note_id"] }), "note.remove");
    day.step("viewer_list", json!({ "record_id": zhang }), "");

    day.step("customer_archive", json!({ "record_ids": [zhang, li] }), "customer.archive customer.archive");
    day.step("customer_unarchive", json!({ "record_ids": [zhang] }), "customer.unarchive");
    day.step("customer_recycle", json!({ "record_ids": [li] }), "customer.recycle");
    day.step("customer_restore", json!({ "record_ids": [li] }), "customer.restore");
    day.step("customer_restore", json!({ "record_ids": [li] }), "");

    let path = file(&day.host, "list.csv", "姓名,手机号\n王芳,13700002222\n短号,1380000\n");
    let plan = plan(&day.host, &path, "skip");
    day.step("import_check", plan.clone(), "");
    let report = day.step("import_run", plan, "import.finish");
    day.step(
        "import_save_rejected",
        json!({ "path": day.host.folder().join("rejected.csv") }),
        "import.save_rejected",
    );
    day.step("import_list", json!({}), "");
    day.step("import_undo", json!({ "batch_id": report["batch_id"] }), "import.undo");
    day.step("import_undo", json!({ "batch_id": report["batch_id"] }), "");
    day.step("import_close", json!({}), "");

    day.step("draft_save", json!({ "key": "customer:new", "body": "{}" }), "draft.save");
    day.step("draft_list", json!({}), "");
    day.step("draft_discard", json!({ "key": "customer:new" }), "draft.discard");
    day.step("settings_set", settings(9, 20, false), "settings.change settings.change");
    day.step("settings_get", json!({}), "");
    day.step("ledger_list", json!({ "before_seq": null, "limit": 5 }), "");
    day.step("ledger_summary", json!({}), "");
    day.step("ledger_verify", json!({}), "ledger.verify");
    day.step("vault_verify", json!({}), "vault.verify");
    day.step(
        "password_change",
        json!({ "current": "wrong", "new": "staple-orbit-lantern-0772" }),
        "session.authenticate!wrong_password",
    );
    day.step(
        "password_change",
        json!({ "current": PASSWORD, "new": "staple-orbit-lantern-0772" }),
        "password.change",
    );

    day.step("vault_lock", json!({ "reason": "screen_lock" }), "session.lock");
    day.step("customer_counts", json!({}), "");
    let person = day.host.person_id();
    day.step("vault_unlock", json!({ "person_id": person, "password": PASSWORD }), "");
    day.step(
        "vault_unlock",
        json!({ "person_id": person, "password": "staple-orbit-lantern-0772" }),
        "session.login session.login_failed!wrong_password",
    );
    day.step("customer_show", json!({ "record_id": zhang }), "customer.open");
    evidence(&mut day);
    colleagues(&mut day, &zhang);
    day
}

/// Checkpoints, exports, reviews, what keeps evidence.
fn evidence(day: &mut Script) {
    let own = "staple-orbit-lantern-0772";
    let at = |name: &str| day.host.folder().join(name);
    let (text, page, audit, report) = (at("c.txt"), at("c.pdf"), at("l.cvaudit"), at("m.pdf"));
    day.step("ledger_show", json!({ "seq": 1 }), "");
    let made = day.step("ledger_checkpoint", json!({}), "ledger.checkpoint");
    day.step("ledger_save_checkpoint", json!({ "path": text, "form": "text" }), "ledger.checkpoint");
    day.step("ledger_save_checkpoint", json!({ "path": page, "form": "pdf" }), "ledger.checkpoint");
    day.step("ledger_witness", json!({ "text": made["text"] }), "ledger.witness");
    day.step("ledger_witness", json!({ "text": "nonsense" }), "");
    day.step("ledger_disclosure", json!({}), "");
    day.step("ledger_export", json!({ "path": audit, "details": true }), "ledger.export ledger.checkpoint");
    day.step("ledger_export", json!({ "path": "/nowhere/x.cvaudit", "details": true }), "");
    day.step("ledger_month", json!({ "month": "2025-11" }), "");
    day.step(
        "ledger_save_month",
        json!({ "month": "2025-11", "path": report }),
        "ledger.save_month ledger.checkpoint",
    );
    day.step("watch_list", json!({}), "");
    day.step("hold_set", json!({ "reason": "客户投诉" }), "hold.set");
    day.step("hold_set", json!({ "reason": "再来一次" }), "");
    day.step("ledger_prune", json!({ "password": own }), "ledger.prune!evidence_held");
    day.step("hold_lift", json!({ "reason": "已结案", "password": own }), "hold.lift");
    day.step("ledger_prune", json!({ "password": own }), "");
    day.host.clock.pass_ms(86_400_000);
    let yesterday =
        json!({ "days": [json!(day.host.call("watch_list", json!({}))["days"][0]["day"])], "password": own });
    day.step("day_review", yesterday, "day.review");
    day.step("day_review", json!({ "days": ["2001-01-01"], "password": own }), "");
    day.step("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 5 }), "");
}

/// A second person, rights, customers that change hands, consent, refusals.
fn colleagues(day: &mut Script, zhang: &str) {
    let own = "staple-orbit-lantern-0772";
    let rights = |roles: &[&str]| json!({ "roles": roles, "team_id": clientvault_tests::host::HOUSE });
    let with = |mut one: Value, more: Value| {
        one.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        one
    };
    let wang = json!({ "name": "王磊", "new_password": PASSWORD, "password": own });
    let added = day.step("person_add", with(rights(&["sales"]), wang), "");
    let wang = added["person_id"].clone();
    // What the second person brings: shared scopes, keys, his own first signature.
    let all = day.host.actions();
    let joined = all.get(day.expected.len()..).unwrap_or_default().join(" ");
    assert!(joined.contains("member.added") && joined.contains("grant.issued"), "{joined}");
    day.note(&joined);
    day.step("person_list", json!({}), "");
    day.step("permission_matrix", json!({}), "");
    day.step("access_list", json!({ "record_id": zhang, "at_ms": null }), "");
    day.step(
        "customer_transfer",
        json!({ "record_ids": [zhang], "to": { "kind": "person", "id": wang } }),
        "customer.transfer customer.hand_over",
    );
    day.step(
        "customer_transfer",
        json!({ "record_ids": [zhang], "to": { "kind": "pool" } }),
        "customer.transfer customer.hand_over",
    );
    day.step("pool_claim", json!({ "record_ids": [zhang] }), "customer.claim pool.claim");
    let weaker = settings(30, 60, false);
    day.step("settings_set", weaker.clone(), "");
    let mut approved = weaker;
    approved["approver"] = json!({ "person_id": wang, "password": PASSWORD });
    day.step("settings_set", approved, "approval.give settings.change settings.change");
    day.step(
        "person_freeze",
        json!({ "person_id": wang, "at_ms": null, "password": "wrong" }),
        "session.authenticate!wrong_password",
    );
    day.step("person_freeze", json!({ "person_id": wang, "at_ms": null, "password": own }), "member.frozen");
    day.step(
        "person_unfreeze",
        json!({ "person_id": wang, "password": own }),
        "member.unfrozen person.rights",
    );
    day.step("vault_lock", json!({ "reason": "manual" }), "session.lock");
    // Somebody else at the same computer: what the role does not allow is refused and recorded.
    day.step("vault_unlock", json!({ "person_id": wang, "password": PASSWORD }), "session.login");
    day.step("ledger_list", json!({ "before_seq": null, "limit": 5 }), "command.refused!not_allowed");
    day.step("settings_set", settings(9, 20, false), "command.refused!not_allowed");
    day.step(
        "customer_create",
        json!({ "kind": "person", "fields": fields(&[("name", "何静")]), "company_link": null }),
        "customer.create",
    );
    day.step("vault_lock", json!({ "reason": "idle" }), "session.lock");
    let owner = day.host.person_id();
    day.step("vault_unlock", json!({ "person_id": owner, "password": own }), "session.login");
}

#[test]
fn a_working_day_gives_exactly_these_entries() {
    let day = working_day();
    assert!(day.steps >= 100, "{}", day.steps);
    let actions = day.host.actions();
    assert_eq!(actions, day.expected);
    assert_eq!(day.host.findings(), [""; 0]);
}

#[test]
fn entries_are_filtered_counted_and_paged() {
    let host = working_day().host;
    let all = host.ledger(json!({}));
    let page = host.call("ledger_list", json!({ "before_seq": null, "limit": 7 }));
    assert_eq!((&page["total"], page["rows"].as_array().unwrap().len()), (&json!(all.len()), 7));
    assert_eq!(page["next_before_seq"], page["rows"][6]["seq"]);
    let seqs: Vec<u64> = all.iter().map(|row| row["seq"].as_u64().unwrap()).collect();
    assert_eq!(seqs, (1..=all.len() as u64).rev().collect::<Vec<_>>());
    let refused = host.ledger(json!({ "refused_only": true }));
    assert_eq!(refused.len(), 7);
    for group in ["view", "copy", "change", "import", "export", "login", "rights", "settings", "check"] {
        assert!(!host.ledger(json!({ "group": group })).is_empty(), "{group}");
    }
    let record =
        host.call("customer_search", json!({ "query": "张伟", "limit": 5 }))["hits"][0]["row"]["record_id"]
            .clone();
    let about = host.ledger(json!({ "record_id": record }));
    assert!(about.len() > 10);
    for row in about {
        assert_eq!((&row["record_id"], &row["record_name"]), (&record, &json!("张伟")), "{row}");
    }
    let summary = host.call("ledger_summary", json!({}));
    assert_eq!(summary["entries"], all.len());
    assert_eq!(summary["head"], all[0]["hash"]);
    assert_eq!(summary["days"].as_array().unwrap().len(), 30);
    for limit in [0, 501] {
        assert_eq!(host.refused("ledger_list", json!({ "before_seq": null, "limit": limit })), "bad_request");
    }
}

#[test]
fn a_change_says_old_and_new_for_open_fields_only() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[
        ("name", "张伟"),
        ("city", "深圳"),
        ("phone", "13800005678"),
        ("credit_code", "92440300MA5FAKE0X4"),
    ]);
    let set = |field: &str, text: &str| {
        let versions = host.card(&record)["versions"].clone();
        let fields = json!([{ "field": field, "values": [{ "text": text }] }]);
        host.clock.pass_ms(1_000);
        host.call("customer_update", json!({ "record_id": record, "versions": versions, "fields": fields }));
        let row = host.ledger(json!({ "group": "change" }))[0].clone();
        (row["fields"][0].clone(), row["old"].clone(), row["new"].clone())
    };
    assert_eq!(set("city", "广州"), (json!("city"), json!("深圳"), json!("广州")));
    assert_eq!(set("stage", "won"), (json!("stage"), json!("lead"), json!("won")));
    assert_eq!(set("phone", "13900001111"), (json!("phone"), json!(null), json!(null)));
    // A sole trader's code is personal although the field is open.
    assert_eq!(set("credit_code", "91350100M000100Y43"), (json!("credit_code"), json!(null), json!(null)));
}

#[test]
fn a_clock_set_back_is_a_notice_not_an_alarm() {
    let host = TestHost::with_vault();
    host.clock.pass_ms(3_600_000);
    host.add_customer(&[("name", "张伟")]);
    host.clock.jump_ms(-7_200_000);
    host.add_customer(&[("name", "李娜")]);
    assert_eq!(host.findings(), ["clock_back"]);
    assert_eq!(host.read_only(), json!(null));
}

#[test]
fn the_check_after_each_unlock_runs_by_itself() {
    let host = TestHost::with_vault();
    for number in 0..30 {
        host.add_customer(&[("name", &format!("客户{number}"))]);
    }
    host.lock();
    host.unlock();
    host.events.take();
    host.run_seconds(30);
    let verified = host.events.take().into_iter().find_map(|event| match event {
        vault_app::contract::event::CoreEvent::Verified { complete, entries, .. } => {
            Some((complete, entries))
        }
        _ => None,
    });
    let (complete, entries) = verified.expect("the check ends");
    assert!(complete && entries > 30);
    assert_eq!(host.call("ledger_summary", json!({}))["verified"]["complete"], true);
}
