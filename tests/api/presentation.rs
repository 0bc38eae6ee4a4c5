//! 演示模式: with an audience, no answer of any command names a customer.

use clientvault_tests::host::{TestHost, look};
use serde_json::{Value, json};
use vault_app::commands::COMMANDS;

/// What tells who the customers are: names, firms, ends of numbers, words of notes, of sources, of files.
const NEEDLES: [&str; 17] = [
    "欧阳",
    "震华",
    "司马",
    "相如",
    "沧海",
    "精密",
    "采购总监",
    "战略采购",
    "canghai",
    "龙井",
    "钱总",
    "老客户名单",
    "诸葛",
    "赤壁",
    "*5678",
    "\"5678\"",
    "* 0004",
];

struct Office {
    host: TestHost,
    record: String,
}

impl Office {
    fn new() -> Self {
        let host = TestHost::with_vault();
        let company = host.call(
            "customer_create",
            json!({ "kind": "company", "company_link": null, "fields": [
                { "field": "company", "values": [{ "text": "深圳市沧海精密科技有限公司" }] }
            ] }),
        );
        host.add_customer(&[("name", "司马相如"), ("company", "深圳市沧海精密科技有限公司")]);
        let record = host.add_customer(&[
            ("name", "欧阳"),
            ("company", "深圳市沧海精密科技有限公司"),
            ("title", "采购总监"),
            ("department", "战略采购部"),
            ("website", "https://canghai.example"),
            ("source", "钱总介绍"),
            ("phone", "13812345678"),
            ("email", "caigou@canghai.example"),
            ("remark", "爱喝龙井"),
            ("bank_card", "6217000000000000004"),
            ("city", "深圳"),
            ("tags", "重点"),
            ("next_follow_up", "2025-11-20"),
        ]);
        let office = Self { host, record };
        office.host.clock.pass_ms(1_000);
        let link = json!({ "company_link": company["record_id"] });
        for (name, more) in [("欧阳震", link), ("欧阳震华", json!({}))] {
            let mut update = json!({
                "record_id": office.record,
                "versions": office.host.card(&office.record)["versions"],
                "fields": [{ "field": "name", "values": [{ "text": name }] }],
            });
            update.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            office.host.call("customer_update", update);
        }
        office.host.call(
            "note_add",
            json!({ "record_id": office.record, "kind": "call", "outcome": null,
                    "text": "老板娘喜欢龙井，下周去赤壁", "next_follow_up": null }),
        );
        let mut asked = look(&office.record, "phone");
        asked["purpose"] = json!("other");
        asked["purpose_text"] = json!("给钱总回电");
        office.host.call("field_reveal", asked);
        office.host.add_person("王磊", &["sales"]);
        office.host.call("draft_save", json!({ "key": "customer:new", "body": r#"{"name":"诸葛亮"}"# }));
        let list = office.file();
        crate::import::import(&office.host, &list, "skip");
        office
    }

    /// A list with a customer, a duplicate and rows that are refused.
    fn file(&self) -> std::path::PathBuf {
        let rows = "姓名,公司,手机号,报价,备忘\n诸葛亮,赤壁造船厂,13900001111,73529.11,钱总的人\n欧阳震华,深圳市沧海精密科技有限公司,13812345678,,\n司马昭,沧海精密,138123456781,,\n";
        crate::import::file(&self.host, "沧海老客户名单.csv", rows)
    }

    fn present(&self, on: bool) -> Value {
        self.host.call("presentation_set", json!({ "on": on }))
    }

    /// A request of every command that only reads, and of those whose answers tell about files.
    fn requests(&self) -> Vec<(&'static str, Value)> {
        let record = json!({ "record_id": self.record });
        let fields = json!([{ "field": "phone", "values": [{ "text": "13812345678" }] }]);
        let plan = crate::import::plan(&self.host, &self.file(), "merge");
        vec![
            ("app_status", json!({})),
            ("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 50 })),
            (
                "customer_list",
                json!({ "filters": { "next_until": "2025-12-31" }, "sort": "next_follow_up",
                        "descending": false, "offset": 0, "limit": 50 }),
            ),
            ("customer_search", json!({ "query": "ouyang", "limit": 10 })),
            ("customer_search", json!({ "query": "13812345678", "limit": 10 })),
            ("customer_recent", json!({})),
            ("billing_list", json!({ "sort": "company", "descending": false, "offset": 0, "limit": 50 })),
            ("customer_counts", json!({})),
            ("customer_show", record.clone()),
            ("duplicate_check", json!({ "fields": fields, "except": null })),
            ("tag_list", json!({})),
            ("text_detect", json!({ "text": "13800001111" })),
            ("timeline_list", json!({ "record_id": self.record, "before_ms": null, "limit": 100 })),
            ("viewer_list", record),
            ("import_open", json!({ "path": self.file() })),
            ("import_check", plan.clone()),
            ("import_rejected", json!({ "offset": 0, "limit": 10 })),
            ("import_run", plan),
            ("import_cancel", json!({})),
            ("import_list", json!({})),
            ("ledger_list", json!({ "before_seq": null, "limit": 500 })),
            ("ledger_summary", json!({})),
            ("ledger_show", json!({ "seq": 5 })),
            ("ledger_checkpoint", json!({})),
            ("ledger_witness", json!({ "text": self.host.call("ledger_checkpoint", json!({}))["text"] })),
            ("ledger_disclosure", json!({ "record_id": self.record })),
            ("ledger_export_cancel", json!({})),
            ("ledger_month", json!({ "month": "2025-11" })),
            ("watch_list", json!({})),
            ("ledger_verify", json!({})),
            ("vault_verify", json!({})),
            ("settings_get", json!({})),
            ("settings_history", json!({})),
            ("person_list", json!({})),
            ("field_catalogue", json!({})),
            ("field_usage", json!({ "field": "website" })),
            ("field_reseal_cancel", json!({})),
            (
                "rights_preview",
                json!({ "person_id": null, "roles": ["owner"], "team_id": clientvault_tests::host::HOUSE }),
            ),
            ("exception_list", json!({})),
            ("approver_list", json!({ "what": "reveal" })),
            ("review_list", json!({})),
            ("handover_preview", json!({ "from": self.host.id_of("王磊"), "rule": { "kind": "pool" } })),
            ("permission_matrix", json!({})),
            ("access_list", json!({ "record_id": self.record, "at_ms": null })),
            ("draft_list", json!({})),
            ("import_close", json!({})),
            ("export_preview", json!({ "plan": clientvault_tests::host::export_plan() })),
            ("export_list", json!({ "what": "register" })),
            ("export_cancel", json!({})),
            ("stray_cancel", json!({})),
        ]
    }
}

#[test]
fn no_answer_names_a_customer() {
    let office = Office::new();
    let requests = office.requests();
    let forgotten: Vec<&str> = COMMANDS
        .iter()
        .filter(|command| command.needs.is_some() && command.invalidates.is_empty())
        .map(|command| command.name)
        // The report of a handover holds counts and colleagues.
        // Requests and their register hold counts, columns and recipients.
        .filter(|name| {
            !["field_compare", "handover_report", "export_show", "export_carried_show"].contains(name)
        })
        .filter(|name| !requests.iter().any(|(known, _)| known == name))
        .collect();
    assert!(forgotten.is_empty(), "commands without a request here: {forgotten:?}");

    // Without an audience each of the words is told by something, or the test would look for nothing.
    let clear: String = requests
        .iter()
        .map(|(command, request)| office.host.call(command, request.clone()).to_string())
        .collect();
    for needle in NEEDLES {
        assert!(clear.contains(needle), "{needle} is told by no answer");
    }

    let status = office.present(true);
    assert_eq!(status["session"]["presenting"], true);
    for (command, request) in office.requests() {
        let answer = office.host.call(command, request).to_string();
        for needle in NEEDLES {
            assert!(!answer.contains(needle), "{command} tells {needle}: {answer}");
        }
    }
    let row =
        &office.host.call("customer_search", json!({ "query": "ouyang", "limit": 1 }))["hits"][0]["row"];
    assert_eq!((&row["name"], &row["company"]), (&json!("欧**华"), &json!("深圳****公司")));
    assert_eq!((&row["phone"], &row["city"]), (&json!("138********"), &json!("深圳")));
}

#[test]
fn values_stay_hidden_and_masks_are_not_saved() {
    let office = Office::new();
    office.present(true);
    let host = &office.host;
    let seen = host.actions().len();
    for command in ["field_reveal", "field_copy"] {
        assert_eq!(host.refused(command, look(&office.record, "phone")), "presenting", "{command}");
    }
    assert_eq!(host.clipboard.text(), None);
    assert_eq!(host.actions_since(seen), ["field.reveal!presenting", "field.copy!presenting"]);

    let card = host.card(&office.record);
    assert_eq!(card["can_edit"], false);
    let fields = json!([{ "field": "name", "values": [{ "text": "欧**华" }] }]);
    let update = json!({ "record_id": office.record, "versions": card["versions"], "fields": fields });
    assert_eq!(host.refused("customer_update", update), "presenting");
    let timeline =
        host.call("timeline_list", json!({ "record_id": office.record, "before_ms": null, "limit": 100 }));
    let note =
        timeline["items"].as_array().unwrap().iter().find(|item| item["what"]["kind"] == "note").unwrap();
    let (note_id, version) = (&note["what"]["note_id"], &note["what"]["version"]);
    let edit = json!({ "note_id": note_id, "version": version, "text": "***" });
    assert_eq!(host.refused("note_edit", edit), "presenting");
    let moved = json!({ "note_id": note_id, "version": version, "start": 0, "end": 1, "field": "phone" });
    assert_eq!(host.refused("note_move_hit", moved), "presenting");

    // A draft from before can neither be seen nor lost; new ones are kept as always.
    let draft = |key: &str| json!({ "key": key, "body": "{}" });
    host.clock.pass_ms(1_000);
    assert_eq!(host.refused("draft_save", draft("customer:new")), "presenting");
    assert_eq!(host.refused("draft_discard", json!({ "key": "customer:new" })), "presenting");
    host.call("draft_save", draft("note:x"));
    host.call("draft_save", draft("note:x"));
    host.call("draft_discard", json!({ "key": "note:x" }));
    office.present(false);
    let drafts = host.call("draft_list", json!({}));
    assert_eq!(drafts["drafts"][0]["body"], r#"{"name":"诸葛亮"}"#);
    assert_eq!(host.card(&office.record)["row"]["name"], "欧阳震华");
    assert_eq!(host.call("field_reveal", look(&office.record, "phone"))["value"], "13812345678");
}

#[test]
fn a_lock_ends_it_and_nothing_remembers() {
    let office = Office::new();
    office.present(true);
    office.host.lock();
    assert_eq!(office.host.refused("presentation_set", json!({ "on": true })), "locked");
    let status = office.host.unlock();
    assert_eq!(status["session"]["presenting"], false);
    assert_eq!(office.host.card(&office.record)["row"]["name"], "欧阳震华");
}
