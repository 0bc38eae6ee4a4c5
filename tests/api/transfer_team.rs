//! Customers a team has together: who reads what of them, and who moves them on.

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost, look};
use serde_json::{Value, json};

/// 主管 and 王磊 are 华南组; 李静 and 会计 are not. Gives the team.
fn south() -> (TestHost, String) {
    let host = TestHost::office(&[
        ("主管", &["manager"]),
        ("王磊", &["sales"]),
        ("李静", &["sales"]),
        ("会计", &["finance"]),
    ]);
    let made = host.call("team_save", json!({ "team_id": null, "name": "华南组", "password": PASSWORD }));
    let team = made["team_id"].as_str().unwrap().to_owned();
    for (name, role) in [("主管", "manager"), ("王磊", "sales")] {
        put_into(&host, name, role, &team);
    }
    (host, team)
}

fn put_into(host: &TestHost, name: &str, role: &str, team: &str) {
    let rights =
        json!({ "person_id": host.id_of(name), "roles": [role], "team_id": team, "password": PASSWORD });
    host.call("person_rights", rights);
}

fn give(host: &TestHost, record: &str, to: &Value) -> Result<Value, Value> {
    host.try_call("customer_transfer", json!({ "record_ids": [record], "to": to }))
}

fn team(id: &str) -> Value {
    json!({ "kind": "team", "id": id })
}

fn edit(host: &TestHost, record: &str, field: &str, text: &str) -> Result<Value, Value> {
    let versions = host.card(record)["versions"].clone();
    let fields = json!([{ "field": field, "values": [{ "text": text }] }]);
    host.try_call("customer_update", json!({ "record_id": record, "versions": versions, "fields": fields }))
}

fn note(record: &str, text: &str) -> Value {
    json!({ "record_id": record, "kind": "call", "outcome": null, "text": text, "next_follow_up": null })
}

fn fields_of(card: &Value) -> Vec<&str> {
    card["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap()).collect()
}

fn listed(host: &TestHost, filters: Value) -> u64 {
    let request =
        json!({ "filters": filters, "sort": "name", "descending": false, "offset": 0, "limit": 50 });
    host.call("customer_list", request)["total"].as_u64().unwrap()
}

/// A customer 王磊 had, with a note, which 主管 gave to the team.
fn given() -> (TestHost, String, String) {
    let (host, south) = south();
    host.log_in("王磊");
    let record = host.add_customer(&[
        ("name", "华南客户"),
        ("phone", "13800001111"),
        ("city", "深圳"),
        ("tags", "重点"),
    ]);
    host.call("note_add", note(&record, "谈过价格"));
    host.log_in("主管");
    assert_eq!(give(&host, &record, &team(&south)).unwrap()["count"], 1);
    assert_eq!(give(&host, &record, &team(&south)).unwrap()["count"], 0, "already there");
    (host, south, record)
}

#[test]
fn sales_of_the_team_see_and_write_what_is_not_sensitive_and_nothing_else_is_there() {
    let (host, south, record) = given();
    host.log_in("王磊");
    assert_eq!(host.customer_names(), ["华南客户"]);
    let card = host.card(&record);
    let row = &card["row"];
    assert_eq!(
        (row["holding"].as_str(), row["owner_name"].as_str(), row["team_id"].as_str()),
        (Some("team"), Some("华南组"), Some(south.as_str()))
    );
    assert_eq!(
        (row["owner"].as_str(), row["level"].as_str()),
        (Some("00000000000000000000000000000000"), Some("L2"))
    );
    // How it is protected is told to everybody who sees the name.
    assert_eq!((&card["levels"], &card["can_edit"]), (&json!(["L1"]), &json!(true)));
    // Absent: no mask, no tail, no place in any search or filter.
    assert_eq!(fields_of(&card), ["name", "city", "stage", "tags"]);
    assert_eq!(row["phone"], "");
    for command in ["field_reveal", "field_copy"] {
        assert_eq!(host.refused(command, look(&record, "phone")), "not_found");
    }
    let compare = json!({ "record_id": record, "field": "phone", "index": 0, "value": "1111" });
    assert_eq!(host.refused("field_compare", compare), "not_found");
    for query in ["1111", "13800001111"] {
        assert_eq!(host.call("customer_search", json!({ "query": query, "limit": 5 }))["hits"], json!([]));
    }
    let found = host.call("customer_search", json!({ "query": "华南", "limit": 5 }));
    assert_eq!(found["hits"][0]["row"]["owner_name"], "华南组");
    assert_eq!(listed(&host, json!({ "has_phone": true })), 0);
    let timeline = host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 20 }));
    assert!(!timeline.to_string().contains("谈过价格"));
    // L1 is written, L2 is refused, and the refusal says why whether there is something or not.
    edit(&host, &record, "city", "广州").unwrap();
    assert_eq!(host.card(&record)["row"]["city"], "广州");
    for field in ["phone", "wechat", "address"] {
        let text = if field == "phone" { "13900002222" } else { "abc-12345" };
        assert_eq!(edit(&host, &record, field, text).unwrap_err()["code"], "keys_missing", "{field}");
    }
    assert_eq!(host.refused("note_add", note(&record, "x")), "keys_missing");
    // Only managers and owners hand it on; nobody claims it.
    let me = json!({ "kind": "person", "id": host.id_of("王磊") });
    assert_eq!(give(&host, &record, &me).unwrap_err()["code"], "not_allowed");
    assert_eq!(host.refused("pool_claim", json!({ "record_ids": [record] })), "wrong_state");
    host.log_in("林芳");
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn managers_of_the_team_read_contacts_and_others_see_nothing_at_all() {
    let (host, south, record) = given();
    assert_eq!(host.card(&record)["levels"], json!(["L1", "L2"]));
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    host.call("note_add", note(&record, "主管跟进"));
    edit(&host, &record, "phone", "13900002222").unwrap();
    let timeline = host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 20 }));
    assert!(["谈过价格", "主管跟进"].iter().all(|text| timeline.to_string().contains(text)));
    // L3 of a team is for owners.
    assert_eq!(edit(&host, &record, "id_number", "11010519491231002X").unwrap_err()["code"], "keys_missing");
    host.log_in("李静");
    assert!(host.customer_names().is_empty());
    assert_eq!(host.refused("customer_show", json!({ "record_id": record })), "not_found");
    assert_eq!(
        host.call("customer_search", json!({ "query": "13900002222", "limit": 5 }))["hits"],
        json!([])
    );
    host.log_in("会计");
    assert_eq!(host.refused("customer_show", json!({ "record_id": record })), "not_allowed");
    host.log_in("林芳");
    assert_eq!(host.card(&record)["levels"], json!(["L1", "L2", "L3"]));
    edit(&host, &record, "id_number", "11010519491231002X").unwrap();
    host.log_in("主管");
    assert_eq!(host.refused("field_reveal", look(&record, "id_number")), "not_found");
    let back = json!({ "kind": "person", "id": host.id_of("王磊") });
    assert_eq!(give(&host, &record, &back).unwrap_err()["code"], "keys_missing", "never torn apart");
    assert_eq!(give(&host, &record, &team(HOUSE)).unwrap_err()["code"], "keys_missing", "another team");
    host.log_in("林芳");
    assert_eq!(give(&host, &record, &back).unwrap()["count"], 1);
    host.log_in("王磊");
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    let timeline = host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 20 }));
    assert!(["谈过价格", "主管跟进"].iter().all(|text| timeline.to_string().contains(text)));
    host.log_in("林芳");
    assert_eq!(give(&host, &record, &team(&south)).unwrap()["count"], 1);
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn lists_counts_and_answers_name_the_team() {
    let (host, south, record) = given();
    host.log_in("王磊");
    host.add_customer(&[("name", "自己的客户")]);
    let counts = host.call("customer_counts", json!({}));
    let of = |counts: &Value| ["active", "mine", "team", "pool"].map(|name| counts[name].as_u64().unwrap());
    assert_eq!(of(&counts), [2, 1, 1, 0]);
    assert_eq!(listed(&host, json!({ "holding": "team" })), 1);
    assert_eq!(listed(&host, json!({ "team": south })), 1);
    assert_eq!(listed(&host, json!({ "team": HOUSE })), 0);
    assert_eq!(listed(&host, json!({ "owner": host.id_of("王磊") })), 1);
    host.log_in("林芳");
    assert_eq!(listed(&host, json!({ "holding": "colleagues" })), 1);
    assert_eq!(listed(&host, json!({ "holding": "team" })), 1);
    let people = host.call("person_list", json!({}));
    let customers: Vec<_> =
        people["teams"].as_array().unwrap().iter().map(|team| &team["customers"]).collect();
    assert_eq!(customers, [0, 1]);
    let access = host.call("access_list", json!({ "record_id": record, "at_ms": null }));
    assert_eq!((&access["owner"], &access["owner_name"]), (&team(&south), &json!("华南组")));
    let mut seen: Vec<(String, String)> = access["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["name"].as_str().unwrap().to_owned(), row["levels"].to_string()))
        .collect();
    seen.sort();
    let expected = [("主管", r#"["L1","L2"]"#), ("林芳", r#"["L1","L2","L3"]"#), ("王磊", r#"["L1"]"#)];
    assert_eq!(seen, expected.map(|(name, levels)| (name.to_owned(), levels.to_owned())));
    // The team everybody is in has no name; which one it is, is told.
    assert_eq!(give(&host, &record, &team(HOUSE)).unwrap()["count"], 1);
    let card = host.card(&record);
    assert_eq!((&card["row"]["owner_name"], &card["row"]["team_id"]), (&json!(""), &json!(HOUSE)));
    host.call("team_save", json!({ "team_id": south, "name": "深圳组", "password": PASSWORD }));
    assert_eq!(give(&host, &record, &team(&south)).unwrap()["count"], 1);
    assert_eq!(host.card(&record)["row"]["owner_name"], "深圳组", "named anew at once");
}

#[test]
fn a_team_without_keys_receives_nothing() {
    let (host, _) = south();
    let record = host.add_customer(&[("name", "客户")]);
    let made = host.call("team_save", json!({ "team_id": null, "name": "空组", "password": PASSWORD }));
    for id in [made["team_id"].as_str().unwrap(), "00112233445566778899aabbccddeeff"] {
        assert_eq!(give(&host, &record, &team(id)).unwrap_err()["code"], "wrong_state");
    }
    let alone = TestHost::with_vault();
    let record = alone.add_customer(&[("name", "客户")]);
    assert_eq!(give(&alone, &record, &team(HOUSE)).unwrap_err()["code"], "wrong_state");
}

/// The last person leaves a team: what it has stays with the owner, who can hand it on.
#[test]
fn a_team_nobody_is_in_any_more_keeps_its_customers_for_the_owner() {
    let (host, south, record) = given();
    host.log_in("林芳");
    edit(&host, &record, "id_number", "11010519491231002X").unwrap();
    for (name, role) in [("主管", "manager"), ("王磊", "sales")] {
        put_into(&host, name, role, HOUSE);
    }
    host.log_in("王磊");
    assert!(host.customer_names().is_empty());
    host.log_in("主管");
    assert_eq!(host.refused("customer_show", json!({ "record_id": record })), "not_found");
    host.log_in("林芳");
    assert_eq!(host.card(&record)["row"]["owner_name"], "华南组");
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    assert_eq!(host.person("林芳")["keys_to_rotate"], 0);
    assert_eq!(give(&host, &record, &team(&south)).unwrap()["count"], 0);
    let to = json!({ "kind": "person", "id": host.id_of("李静") });
    assert_eq!(give(&host, &record, &to).unwrap()["count"], 1);
    host.log_in("李静");
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_leavers_customers_go_to_the_team() {
    let (host, south) = south();
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "客户"), ("phone", "13800001111")]);
    host.log_in("林芳");
    let leaver = host.id_of("王磊");
    let rule = json!({ "kind": "team", "to": south });
    let preview = host.call("handover_preview", json!({ "from": leaver, "rule": rule }));
    assert_eq!(preview["shares"], json!([{ "to": team(&south), "customers": 1 }]));
    let run = json!({ "from": leaver, "rule": rule, "password": PASSWORD });
    assert_eq!(host.call("handover_run", run)["shares"], preview["shares"]);
    let report = host.call("handover_report", json!({ "person_id": leaver }));
    assert_eq!(report["shares"], preview["shares"]);
    let path = host.folder().join("交接.pdf");
    host.call("handover_save_report", json!({ "person_id": leaver, "path": path }));
    assert!(path.exists());
    host.log_in("主管");
    assert_eq!(host.card(&record)["row"]["owner_name"], "华南组");
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

/// A salesperson's list names a customer of the team: its contacts are neither shown nor written over, nor lost silently.
#[test]
fn an_import_does_not_reach_into_what_the_team_has() {
    let (host, south) = south();
    let record = host.add_customer(&[("name", "张伟"), ("company", "恒信贸易"), ("phone", "13800001111")]);
    give(&host, &record, &team(&south)).unwrap();
    host.log_in("王磊");
    let path = crate::import::file(&host, "list.csv", "姓名,公司,手机号\n张伟,恒信贸易,13900002222\n");
    let report = host.call("import_run", crate::import::plan(&host, &path, "merge"));
    assert_eq!((report["updated"].as_u64(), report["skipped"].as_u64()), (Some(0), Some(1)), "{report}");
    host.log_in("林芳");
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    assert_eq!(host.findings(), Vec::<String>::new());
}

/// With the first login, the keys of what the team has are there.
#[test]
fn a_newcomer_of_the_team_reads_what_it_has() {
    let (host, south, record) = given();
    host.log_in("林芳");
    let mut newcomer = host.new_person("赵敏", &["sales"]);
    newcomer["team_id"] = json!(south);
    host.call("person_add", newcomer);
    host.log_in("赵敏");
    assert_eq!(host.customer_names(), ["华南客户"]);
    assert_eq!(host.card(&record)["levels"], json!(["L1"]));
}
