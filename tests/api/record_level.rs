//! Records raised as a whole, and what that takes away from whom.

use clientvault_tests::host::{TestHost, look, password_of};
use serde_json::{Value, json};

use crate::field_catalogue::{value, with_approver};

#[test]
fn a_record_raised_as_a_whole() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"])]);
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800001111")]);
    let set = |level: Value, more: Value| {
        let mut request =
            json!({ "record_id": record, "versions": host.card(&record)["versions"], "level": level });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        host.try_call("customer_level", request)
    };
    assert_eq!(host.card(&record)["raised_to"], Value::Null);
    let saved = set(json!("L3"), json!({})).unwrap();
    let card = host.card(&record);
    assert_eq!(card["versions"], saved["versions"]);
    assert_eq!(
        (&card["raised_to"], &card["row"]["level"], &card["row"]["phone"]),
        (&json!("L3"), &json!("L3"), &json!(""))
    );
    assert_eq!(value(&card, "phone"), json!(["L3", "138****1111", true]));
    assert_eq!((&card["versions"]["l2"], &card["versions"]["l3"]), (&json!(0), &json!(1)));
    assert_eq!(host.refused("field_copy", look(&record, "phone")), "copy_forbidden");
    let lowering = |password: &str| {
        json!({
            "reason": "合同已结束", "factors": { "affected": "一人", "degree": "轻", "precision": "单条" }, "password": password,
        })
    };
    assert_eq!(set(json!(null), lowering(&password_of("王磊"))).unwrap_err()["code"], "not_allowed");
    // A manager reads the team's contacts, and not what is core.
    host.log_in("主管");
    let fields = host.card(&record)["fields"].to_string();
    assert!(!fields.contains("phone"), "{fields}");
    assert_eq!(host.refused("field_reveal", look(&record, "phone")), "not_found");
    host.log_in("林芳");
    assert_eq!(set(json!("L2"), json!({})).unwrap_err()["code"], "reason_needed");
    let mut without_password = lowering("");
    without_password["password"] = Value::Null;
    assert_eq!(set(json!("L2"), without_password).unwrap_err()["code"], "password_needed");
    let error = set(json!("L2"), lowering(&password_of("林芳"))).unwrap_err();
    assert_eq!((&error["code"], &error["params"]["what"]), (&json!("approval_needed"), &json!("level")));
    set(json!("L2"), with_approver(&host, lowering(&password_of("林芳")), "主管")).unwrap();
    let card = host.card(&record);
    assert_eq!(
        (&card["raised_to"], value(&card, "phone")),
        (&json!("L2"), json!(["L2", "138****1111", true]))
    );
    assert_eq!(card["row"]["phone"], "138****1111");
    let actions = host.actions();
    assert!(actions.contains(&"customer.level_raise".to_owned()));
    assert!(actions.contains(&"customer.level_lower!not_allowed".to_owned()));
    assert!(actions.contains(&"customer.level_lower".to_owned()));
    // Without values above L1 the mark alone makes the badge.
    let plain = host.add_customer(&[("name", "李娜")]);
    let request = json!({ "record_id": plain, "versions": host.card(&plain)["versions"], "level": "L2" });
    host.call("customer_level", request);
    let page = host.call(
        "customer_list",
        json!({ "filters": { "levels": ["L2"] }, "sort": "name", "descending": false, "offset": 0, "limit": 9 }),
    );
    assert_eq!(page["total"], 2);
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_manager_without_the_key_of_core_cannot_pretend_to_raise_a_record() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"])]);
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800001111")]);
    host.log_in("主管");
    let request = |level: &str| json!({ "record_id": record, "versions": host.card(&record)["versions"], "level": level });
    assert_eq!(host.refused("customer_level", request("L3")), "keys_missing");
    host.call("customer_level", request("L2"));
}

#[test]
fn what_was_said_to_a_core_customer_is_as_core_as_the_customer() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"])]);
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800001111")]);
    let note = |text: &str| json!({ "record_id": record, "kind": "call", "outcome": null, "text": text, "next_follow_up": null });
    host.call("note_add", note("底价八折"));
    let timeline = || {
        host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 50 })).to_string()
    };
    let level = |level: Value, more: Value| {
        let mut request =
            json!({ "record_id": record, "versions": host.card(&record)["versions"], "level": level });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        host.call("customer_level", request)
    };
    level(json!("L3"), json!({}));
    host.call("note_add", note("交货期六周"));
    assert!(timeline().contains("底价八折") && timeline().contains("交货期六周"));
    let notes = host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 50 }));
    let found = notes["items"].as_array().unwrap().iter().find(|item| item["what"]["text"] == "底价八折");
    let old = &found.unwrap_or_else(|| panic!("{notes}"))["what"];
    host.call(
        "note_edit",
        json!({ "note_id": old["note_id"], "version": old["version"], "text": "底价七五折" }),
    );
    host.log_in("主管");
    assert!(!timeline().contains("底价") && !timeline().contains("交货期"), "not for those who read no core");
    host.log_in("林芳");
    assert!(timeline().contains("底价七五折"));
    let grounds = json!({
        "reason": "合同已结束", "factors": { "affected": "一人", "degree": "轻", "precision": "单条" },
        "password": password_of("林芳"),
    });
    level(json!(null), with_approver(&host, grounds, "主管"));
    host.log_in("主管");
    assert!(timeline().contains("底价七五折") && timeline().contains("交货期六周"));
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}
