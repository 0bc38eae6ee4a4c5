//! Adding, changing, putting away and bringing back customers.

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

fn field(name: &str, text: &str) -> Value {
    json!({ "field": name, "values": [{ "text": text }] })
}

fn create(host: &TestHost, fields: Value) -> Result<Value, Value> {
    host.try_call("customer_create", json!({ "kind": "person", "fields": fields, "company_link": null }))
}

fn update(host: &TestHost, record: &str, versions: &Value, fields: Value) -> Result<Value, Value> {
    host.try_call("customer_update", json!({ "record_id": record, "versions": versions, "fields": fields }))
}

fn value<'c>(card: &'c Value, field: &str, index: u64) -> &'c Value {
    let fields = card["fields"].as_array().unwrap();
    fields.iter().find(|view| view["field"] == field && view["index"] == index).unwrap_or(&Value::Null)
}

#[test]
fn a_new_customer_has_a_number_a_stage_and_three_levels() {
    let host = TestHost::with_vault();
    let first = create(
        &host,
        json!([
            field("name", "张伟"),
            field("phone", "138 0000 5678、13900001111"),
            field("id_number", "11010519491231002x")
        ]),
    )
    .unwrap();
    assert_eq!(first["versions"], json!({ "l1": 1, "l2": 1, "l3": 1 }));
    let card = host.card(first["record_id"].as_str().unwrap());
    assert_eq!(
        (&card["row"]["number"], &card["row"]["stage"], &card["row"]["level"]),
        (&json!(1), &json!("lead"), &json!("L3"))
    );
    assert_eq!(value(&card, "phone", 1)["text"], "139****1111");
    assert_eq!(value(&card, "phone", 0)["tail"], "5678");
    assert_eq!(
        (&value(&card, "id_number", 0)["level"], &value(&card, "id_number", 0)["can_copy"]),
        (&json!("L3"), &json!(false))
    );
    let second = create(&host, json!([field("company", "某某科技")])).unwrap();
    assert_eq!(second["versions"], json!({ "l1": 1, "l2": 0, "l3": 0 }));
    assert_eq!(host.card(second["record_id"].as_str().unwrap())["row"]["number"], 2);
}

#[test]
fn bad_values_are_named_by_field_and_reason_never_by_content() {
    let host = TestHost::with_vault();
    for (name, text, reason) in [
        ("phone", "12800001111", "not_a_phone"),
        ("id_number", "440524188001010015", "bad_checksum"),
        ("credit_code", "91350100M000100Y44", "bad_checksum"),
        ("email", "zhang@", "not_an_email"),
        ("birthday", "2026-02-30", "no_such_date"),
        ("quote", "很多", "not_a_number"),
        ("stage", "somewhere", "not_a_choice"),
    ] {
        let error = create(&host, json!([field("name", "张伟"), field(name, text)])).unwrap_err();
        assert_eq!(error["code"], "invalid_value", "{name}: {error}");
        assert_eq!((&error["params"]["field"], &error["params"]["reason"]), (&json!(name), &json!(reason)));
        assert!(!error.to_string().contains(text), "{error}");
    }
    assert_eq!(create(&host, json!([field("city", "深圳")])).unwrap_err()["code"], "name_needed");
    assert_eq!(create(&host, json!([field("name", "  ")])).unwrap_err()["code"], "name_needed");
    assert_eq!(
        create(&host, json!([field("name", "张伟"), field("source", "网上买来的名单")])).unwrap_err()["code"],
        "source_forbidden"
    );
    let secret =
        create(&host, json!([field("name", "张伟"), field("remark", "登录密码：abc12345")])).unwrap_err();
    assert_eq!((&secret["code"], &secret["params"]["field"]), (&json!("forbidden_value"), &json!("remark")));
    // What the product keeps itself cannot be sent.
    for name in ["kind", "state", "owner", "created_ms", "number", "batch"] {
        assert_eq!(
            create(&host, json!([field("name", "张伟"), field(name, "1")])).unwrap_err()["code"],
            "bad_request"
        );
    }
    assert_eq!(host.call("customer_counts", json!({}))["active"], 0);
}

#[test]
fn what_was_tidied_is_said() {
    let host = TestHost::with_vault();
    let saved =
        create(&host, json!([field("name", "张伟"), field("phone", "１３８００００１１１１")])).unwrap();
    assert_eq!(saved["warnings"], json!([{ "field": "phone", "code": "full_width_converted" }]));
    assert_eq!(value(&host.card(saved["record_id"].as_str().unwrap()), "phone", 0)["text"], "138****1111");
}

#[test]
fn a_change_seals_only_the_level_it_touches() {
    let host = TestHost::with_vault();
    let record =
        host.add_customer(&[("name", "张伟"), ("phone", "13800005678"), ("id_number", "11010519491231002X")]);
    let versions = host.card(&record)["versions"].clone();
    host.clock.pass_ms(1_000);
    let saved = update(&host, &record, &versions, json!([field("wechat", "zhangwei_88")])).unwrap();
    // L1 holds the time of the change.
    assert_eq!(saved["versions"], json!({ "l1": 2, "l2": 2, "l3": 1 }));
    host.clock.pass_ms(1_000);
    let saved =
        update(&host, &record, &saved["versions"], json!([{ "field": "id_number", "values": [] }])).unwrap();
    assert_eq!(saved["versions"], json!({ "l1": 3, "l2": 2, "l3": 0 }));
    assert!(value(&host.card(&record), "id_number", 0).is_null());
    // The same again is no change and no entry.
    let entries = host.actions().len();
    let same = update(&host, &record, &saved["versions"], json!([field("wechat", "zhangwei_88")])).unwrap();
    assert_eq!((&same["versions"], host.actions().len()), (&saved["versions"], entries));
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn two_windows_do_not_overwrite_each_other() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    let seen = host.card(&record)["versions"].clone();
    update(&host, &record, &seen, json!([field("city", "深圳")])).unwrap();
    let error = update(&host, &record, &seen, json!([field("city", "广州")])).unwrap_err();
    assert_eq!(error["code"], "conflict");
    assert_eq!(host.card(&record)["row"]["city"], "深圳");
}

#[test]
fn values_the_page_never_held_are_kept_by_position() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678 / 13900001111")]);
    let versions = host.card(&record)["versions"].clone();
    let values = json!([{ "keep": 1 }, { "text": "13700002222" }, { "keep": 0 }]);
    update(&host, &record, &versions, json!([{ "field": "phone", "values": values }])).unwrap();
    let card = host.card(&record);
    let phones: Vec<&Value> = (0..3).map(|index| &value(&card, "phone", index)["text"]).collect();
    assert_eq!(phones, ["139****1111", "137****2222", "138****5678"]);
    let values = json!([{ "keep": 7 }]);
    let error = update(&host, &record, &card["versions"], json!([{ "field": "phone", "values": values }]));
    assert_eq!(error.unwrap_err()["code"], "bad_request");
    // One value only, where only one may be.
    let two =
        json!([{ "field": "wechat", "values": [{ "text": "zhangwei_88" }, { "text": "zhangwei_99" }] }]);
    assert_eq!(update(&host, &record, &card["versions"], two).unwrap_err()["code"], "bad_request");
}

#[test]
fn a_person_belongs_to_a_company() {
    let host = TestHost::with_vault();
    let company = host.call(
        "customer_create",
        json!({ "kind": "company", "fields": [field("company", "深圳某某科技有限公司")], "company_link": null }),
    );
    let company = company["record_id"].as_str().unwrap().to_owned();
    let person = host.call(
        "customer_create",
        json!({ "kind": "person", "fields": [field("name", "张伟"), field("company", "深圳某某科技有限公司")], "company_link": company }),
    );
    let person = person["record_id"].as_str().unwrap().to_owned();
    let card = host.card(&person);
    assert_eq!(card["linked_company"]["record_id"], company.as_str());
    assert_eq!(host.card(&company)["people"][0]["record_id"], person.as_str());
    let unlink =
        json!({ "record_id": person, "versions": card["versions"], "fields": [], "unlink_company": true });
    host.call("customer_update", unlink);
    assert!(host.card(&person)["linked_company"].is_null());
    let nobody = "00000000000000000000000000000001";
    let to_nobody = json!({ "kind": "person", "fields": [field("name", "李娜")], "company_link": nobody });
    assert_eq!(host.refused("customer_create", to_nobody), "not_found");
}

#[test]
fn archive_recycle_and_back() {
    let host = TestHost::with_vault();
    let records: Vec<String> =
        ["张伟", "李娜", "王芳"].map(|name| host.add_customer(&[("name", name)])).into();
    let counts = || {
        let counts = host.call("customer_counts", json!({}));
        ["active", "archived", "recycled"].map(|view| counts[view].as_u64().unwrap())
    };
    let change = |command: &str, records: &[String]| {
        host.call(command, json!({ "record_ids": records }))["count"].clone()
    };
    assert_eq!(change("customer_archive", &records[..2]), 2);
    assert_eq!(counts(), [1, 2, 0]);
    assert_eq!(change("customer_archive", &records[..2]), 0, "they already are there");
    assert_eq!(change("customer_recycle", &records), 3, "the bin also takes what is archived");
    assert_eq!(counts(), [0, 0, 3]);
    let card = host.card(&records[0]);
    assert_eq!((&card["row"]["days_left"], &card["can_edit"]), (&json!(30), &json!(false)));
    assert_eq!(
        update(&host, &records[0], &card["versions"], json!([field("city", "深圳")])).unwrap_err()["code"],
        "wrong_state"
    );
    host.clock.pass_ms(3 * 86_400_000);
    host.call("session_touch", json!({}));
    assert_eq!(host.card(&records[0])["row"]["days_left"], 27);
    assert_eq!(change("customer_restore", &records[..1]), 1);
    assert_eq!(change("customer_unarchive", &records[..1]), 0);
    assert_eq!(counts(), [1, 0, 2]);
    // One entry per customer.
    let moves = host.ledger(json!({ "group": "change", "record_id": records[1] }));
    let actions: Vec<&Value> = moves.iter().map(|row| &row["action"]).collect();
    assert_eq!(actions, ["customer.recycle", "customer.archive", "customer.create"]);
    assert_eq!(host.refused("customer_archive", json!({ "record_ids": [] })), "bad_request");
    assert_eq!(
        host.refused("customer_archive", json!({ "record_ids": vec![&records[0]; 1_001] })),
        "bad_request"
    );
    let stranger = json!({ "record_ids": [records[0], "00000000000000000000000000000001"] });
    assert_eq!(host.refused("customer_archive", stranger), "not_found");
    assert_eq!(counts(), [1, 0, 2], "all of them or none");
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn the_same_record_twice_in_one_request_is_one_change() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟")]);
    assert_eq!(host.call("customer_archive", json!({ "record_ids": [record, record] }))["count"], 1);
    assert_eq!(host.findings(), [""; 0]);
}
