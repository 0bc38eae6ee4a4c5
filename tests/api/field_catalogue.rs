//! 字段目录: what it says, and the fields a vault adds itself.

use clientvault_tests::host::{TestHost, look, password_of, settings_of};
use serde_json::{Value, json};

use crate::import::{file, import};

/// A request to give a field a level, with everything a lowering needs.
pub fn level(host: &TestHost, field: &str, level: &str) -> Value {
    json!({
        "field": field, "level": level, "reason": "不再需要", "password": host.own_password(),
        "factors": { "affected": "个人", "degree": "轻微", "precision": "单条" },
    })
}

pub fn custom(label: &str, kind: &str, level: &str) -> Value {
    json!({
        "label": label, "kind": kind, "level": level, "legal_class": "personal", "purpose": "服务",
        "retention_months": 24,
    })
}

pub fn field(host: &TestHost, name: &str) -> Value {
    let catalogue = host.call("field_catalogue", json!({}));
    let fields = catalogue["fields"].as_array().unwrap();
    fields.iter().find(|field| field["field"] == name).unwrap_or_else(|| panic!("no {name}")).clone()
}

/// Adds a field of the vault's own; gives its slot.
pub fn add(host: &TestHost, request: Value) -> String {
    let label = request["label"].clone();
    let catalogue = host.call("field_save", request);
    let fields = catalogue["fields"].as_array().unwrap();
    let found = fields.iter().find(|field| field["label"] == label).unwrap();
    found["field"].as_str().unwrap().to_owned()
}

pub fn value(card: &Value, field: &str) -> Value {
    let fields = card["fields"].as_array().unwrap();
    let found =
        fields.iter().find(|one| one["field"] == field).unwrap_or_else(|| panic!("no {field}: {card}"));
    json!([found["level"], found["text"], found["masked"]])
}

pub fn with_approver(host: &TestHost, mut request: Value, name: &str) -> Value {
    request["approver"] = json!({ "person_id": host.id_of(name), "password": password_of(name) });
    request
}

#[test]
fn the_catalogue_begins_with_the_built_in_mapping() {
    let host = TestHost::with_vault();
    let catalogue = host.call("field_catalogue", json!({}));
    assert_eq!((&catalogue["slots_left"], &catalogue["resealing"]), (&json!(32), &json!(false)));
    assert_eq!(catalogue["history"], json!([]));
    let fields = catalogue["fields"].as_array().unwrap();
    assert!(fields.iter().all(|field| field["group"] != "system" && field["group"] != "custom"));
    let phone = field(&host, "phone");
    assert_eq!(
        ["level", "lowest", "highest", "legal_class"].map(|key| phone[key].as_str().unwrap()),
        ["L2", "L2", "L3", "personal"]
    );
    assert_eq!(field(&host, "name")["highest"], "L1");
    assert_eq!(field(&host, "id_number")["retention_months"], 1);
    assert_eq!(field(&host, "remark")["retention_months"], 36);
}

#[test]
fn a_field_without_level_class_purpose_and_retention_is_not_saved() {
    let host = TestHost::with_vault();
    let missing = |take: &str| {
        let mut request = custom("会员等级", "text", "L2");
        request.as_object_mut().unwrap().remove(take);
        let error = host.try_call("field_save", request).unwrap_err();
        assert_eq!(error["code"], "field_incomplete", "{take}");
        error["params"]["missing"].as_str().unwrap().to_owned()
    };
    for (take, named) in [
        ("label", "label"),
        ("kind", "kind"),
        ("level", "level"),
        ("legal_class", "legal_class"),
        ("purpose", "purpose"),
        ("retention_months", "retention"),
    ] {
        assert_eq!(missing(take), named);
    }
    let refused = |change: Value| {
        let mut request = custom("会员等级", "text", "L2");
        request.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let error = host.try_call("field_save", request).unwrap_err();
        let missing = error["params"]["missing"].as_str().unwrap_or_default();
        format!("{} {missing}", error["code"].as_str().unwrap())
    };
    let sensitive = json!({ "legal_class": "sensitive_personal" });
    assert_eq!(refused(sensitive.clone()), "field_incomplete spi_kind");
    let mut with_kind = sensitive;
    with_kind["spi_kind"] = json!("health");
    assert_eq!(refused(with_kind.clone()), "field_incomplete why");
    with_kind["why"] = json!("过敏史");
    with_kind["level"] = json!("L1");
    assert_eq!(refused(with_kind), "level_out_of_bounds ");
    assert_eq!(refused(json!({ "kind": "choice" })), "field_incomplete choices");
    assert_eq!(refused(json!({ "kind": "choice", "choices": ["甲", "甲 "] })), "field_incomplete choices");
    assert_eq!(refused(json!({ "label": "\u{7EDD}\u{5BC6}编号" })), "label_forbidden ");
    assert_eq!(refused(json!({ "label": "长".repeat(41) })), "text_too_long ");
    assert_eq!(refused(json!({ "retention_months": 0 })), "field_incomplete retention");
    assert_eq!(host.actions().iter().filter(|action| *action == "field.save").count(), 0);

    add(&host, custom("会员等级", "text", "L2"));
    assert_eq!(refused(json!({ "label": " 会员等级" })), "label_taken ");
    let catalogue = host.call("field_catalogue", json!({}));
    assert_eq!(catalogue["slots_left"], 31);
    for number in 1..32 {
        add(&host, custom(&format!("字段{number}"), "text", "L1"));
    }
    assert_eq!(refused(json!({ "label": "太多" })), "no_slot_left ");
}

#[test]
fn fields_of_the_vaults_own_are_filled_masked_revealed_and_archived() {
    let host = TestHost::with_vault();
    let colour = add(&host, custom("颜色", "text", "L1"));
    let card_number = add(&host, custom("卡号", "number", "L2"));
    let health = add(
        &host,
        json!({
            "label": "过敏", "kind": "long_text", "level": "L3", "legal_class": "sensitive_personal",
            "spi_kind": "health", "why": "上门服务的安全", "purpose": "服务", "retention_months": 6,
        }),
    );
    let mut grade = custom("级别", "choice", "L1");
    grade["choices"] = json!(["金", "银"]);
    let grade = add(&host, grade);
    let record = host.add_customer(&[
        ("name", "张伟"),
        (&colour, " 红 "),
        (&card_number, "1,234"),
        (&health, "青霉素"),
        (&grade, "金"),
    ]);
    let card = host.card(&record);
    assert_eq!(card["row"]["level"], "L3");
    assert_eq!(value(&card, &colour), json!(["L1", "红", false]));
    assert_eq!(value(&card, &card_number), json!(["L2", "***", true]));
    assert_eq!(value(&card, &health), json!(["L3", "***", true]));
    assert_eq!(host.call("field_reveal", look(&record, &card_number))["value"], "1234");
    host.call(
        "field_compare",
        json!({ "record_id": record, "field": card_number, "index": 0, "value": "1 234" }),
    );
    assert_eq!(host.refused("field_copy", look(&record, &health)), "copy_forbidden");
    let put = |field: &str, text: &str| {
        let request = json!({
            "record_id": record, "versions": host.card(&record)["versions"],
            "fields": [{ "field": field, "values": [{ "text": text }] }],
        });
        host.try_call("customer_update", request)
    };
    let reason = |error: Value| error["params"]["reason"].as_str().unwrap().to_owned();
    assert_eq!(reason(put(&grade, "铜").unwrap_err()), "not_a_choice");
    assert_eq!(reason(put(&card_number, "十二").unwrap_err()), "not_a_number");
    assert_eq!(put(&colour, "密码: hunter22").unwrap_err()["code"], "forbidden_value");
    assert_eq!(put("custom32", "x").unwrap_err()["code"], "bad_request", "nobody's slot");
    // With data it can be archived, not removed.
    let refused = host.try_call("field_remove", json!({ "field": colour })).unwrap_err();
    assert_eq!((&refused["code"], &refused["params"]["count"]), (&json!("field_in_use"), &json!(1)));
    let mut request = custom("颜色", "text", "L1");
    request["field"] = json!(colour);
    request["archived"] = json!(true);
    host.call("field_save", request);
    assert_eq!(put(&colour, "蓝").unwrap_err()["code"], "bad_request");
    assert_eq!(value(&host.card(&record), &colour), json!(["L1", "红", false]), "the data stay");
    // Options customers may hold stay; others are added.
    let mut request = custom("级别", "choice", "L1");
    request["field"] = json!(grade);
    request["choices"] = json!(["铜"]);
    host.call("field_save", request);
    assert_eq!(field(&host, &grade)["choices"], json!(["金", "银", "铜"]));
    put(&grade, "铜").unwrap();
    let unused = add(&host, custom("没用过", "text", "L2"));
    host.call("field_remove", json!({ "field": unused }));
    assert_eq!(host.refused("field_remove", json!({ "field": unused })), "not_found");
    // The vault's own labels are known to an import, and everything survives a lock.
    host.lock();
    host.unlock();
    let list = file(&host, "名单.csv", "姓名,级别,过敏,卡号\n李娜,银,花粉,77\n王芳,铂,,1.2E+10\n");
    let report = import(&host, &list, "skip");
    assert_eq!((&report["imported"], &report["rejected"]), (&json!(1), &json!(1)));
    let rows = host.call("customer_search", json!({ "query": "李娜", "limit": 1 }));
    let card = host.card(rows["hits"][0]["row"]["record_id"].as_str().unwrap());
    assert_eq!(value(&card, &grade), json!(["L1", "银", false]));
    assert_eq!(value(&card, &health), json!(["L3", "***", true]));
    let said = host.ledger(json!({ "group": "settings" }));
    assert!(said.iter().any(|row| row["action"] == "field.save" && row["field"] == grade.as_str()));
    assert!(!json!(said).to_string().contains("青霉素"));
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn nothing_is_kept_shorter_than_the_floor() {
    let host = TestHost::office(&[("网管", &["admin"])]);
    let mut wanted = settings_of(10, 30, false);
    wanted["retention_floor_months"] = json!(12);
    host.call("settings_set", json!({ "settings": wanted }));
    let mut short = custom("颜色", "text", "L1");
    short["retention_months"] = json!(11);
    let error = host.try_call("field_save", short).unwrap_err();
    assert_eq!((&error["code"], &error["params"]["months"]), (&json!("retention_too_short"), &json!(12)));
    assert_eq!(
        field(&host, "id_number")["retention_months"],
        12,
        "what is kept for less is kept for as long"
    );
    let kept = json!({ "field": "id_number", "retention_months": 24, "purpose": "开户" });
    host.call("field_save", kept);
    assert_eq!(field(&host, "id_number")["purpose"], "开户");
    wanted["retention_floor_months"] = json!(6);
    assert_eq!(host.refused("settings_set", json!({ "settings": wanted })), "approval_needed");
    let approver = json!({ "person_id": host.id_of("网管"), "password": password_of("网管") });
    host.call("settings_set", json!({ "settings": wanted, "approver": approver }));
    assert_eq!(field(&host, "id_number")["retention_months"], 24);
}

#[test]
fn the_catalogue_goes_along_when_the_second_person_comes() {
    let host = TestHost::with_vault();
    let colour = add(&host, custom("颜色", "text", "L2"));
    host.call("field_level_set", level(&host, "website", "L2"));
    host.add_person("王磊", &["sales"]);
    assert_eq!(field(&host, &colour)["label"], "颜色");
    host.log_in("王磊");
    assert_eq!(
        (&field(&host, &colour)["level"], &field(&host, "website")["level"]),
        (&json!("L2"), &json!("L2"))
    );
    let record = host.add_customer(&[("name", "张伟"), (&colour, "红")]);
    assert_eq!(value(&host.card(&record), &colour), json!(["L2", "***", true]));
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}
