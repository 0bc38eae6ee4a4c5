//! A second person at the same keyboard: more looks, weaker settings.

use clientvault_tests::host::{TestHost, look, password_of, settings};
use serde_json::{Value, json};

fn approver(host: &TestHost, name: &str, password: &str) -> Value {
    json!({ "person_id": host.id_of(name), "password": password })
}

fn approvers(host: &TestHost, what: &str) -> Vec<String> {
    let found = host.call("approver_list", json!({ "what": what }));
    found["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["name"].as_str().unwrap().to_owned())
        .collect()
}

/// The office's budgets made small: banner, hour, day.
fn small_budget(host: &TestHost, per_hour: u16) {
    let mut request = settings(10, 30, false);
    let budgets = request["settings"]["budgets"].as_array_mut().unwrap();
    for budget in budgets {
        budget["soft_per_hour"] = json!(1);
        budget["per_hour"] = json!(per_hour);
        budget["per_day"] = json!(per_hour);
    }
    host.call("settings_set", request);
}

#[test]
fn beyond_the_budget_a_manager_types_the_own_password() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"]), ("李静", &["sales"])]);
    small_budget(&host, 2);
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "客户"), ("phone", "13800001111")]);
    let request = || look(&record, "phone");
    assert_eq!(host.call("field_reveal", request())["soft_limit_reached"], true);
    host.call("field_copy", request());
    let refused = host.try_call("field_reveal", request()).unwrap_err();
    assert_eq!(
        (refused["code"].as_str(), refused["params"]["what"].as_str()),
        (Some("approval_needed"), Some("reveal"))
    );
    assert!(refused["params"]["wait_s"].as_i64().unwrap() > 0);
    assert_eq!(approvers(&host, "reveal"), ["林芳", "主管"]);
    let with = |name: &str, password: &str| {
        let mut request = request();
        request["approver"] = approver(&host, name, password);
        host.try_call("field_reveal", request)
    };
    assert_eq!(with("李静", &password_of("李静")).unwrap_err()["code"], "approver_unfit");
    assert_eq!(with("王磊", &password_of("王磊")).unwrap_err()["code"], "approver_unfit", "not oneself");
    let wrong = with("主管", "not-the-managers-password").unwrap_err();
    assert_eq!(
        (wrong["code"].as_str(), wrong["params"]["attempts_left"].as_i64()),
        (Some("wrong_password"), Some(4))
    );
    assert_eq!(with("主管", &password_of("主管")).unwrap()["value"], "13800001111");
    // The session stays the requester's, and thirty more are open for the hour.
    assert_eq!(host.call("app_status", json!({}))["session"]["person_name"], "王磊");
    host.call("field_reveal", request());
    host.log_in("林芳");
    let given: Vec<Value> =
        host.ledger(json!({})).into_iter().filter(|row| row["action"] == "approval.give").collect();
    let signed: Vec<_> =
        given.iter().map(|row| (row["person_name"].as_str().unwrap(), row["refused"].as_str())).collect();
    assert_eq!(
        signed,
        [
            ("主管", None),
            ("王磊", Some("wrong_password")),
            ("王磊", Some("approver_unfit")),
            ("王磊", Some("approver_unfit")),
        ]
    );
    // Both rows say both names: what was done, and what it rests on.
    assert_eq!(
        (given[0]["approved_for"].as_str(), given[0]["field"].as_str(), given[0]["record_name"].as_str()),
        (Some("王磊"), Some("phone"), Some("客户"))
    );
    assert!(given[1..].iter().all(|row| row["approved_for"].is_null() && row["approver"].is_null()));
    let looks: Vec<Value> = host.ledger(json!({ "group": "view" }));
    let approvers: Vec<_> = looks
        .iter()
        .filter(|row| row["action"] == "field.reveal" && row["refused"].is_null())
        .map(|row| row["approver"].as_str())
        .collect();
    assert_eq!(approvers, [None, Some("主管"), None], "newest first: only the one it was given for");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_frozen_manager_agrees_to_nothing() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"])]);
    small_budget(&host, 1);
    let freeze = json!({ "person_id": host.id_of("主管"), "at_ms": null, "password": password_of("林芳") });
    host.call("person_freeze", freeze);
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "客户"), ("phone", "13800001111")]);
    host.call("field_reveal", look(&record, "phone"));
    let mut request = look(&record, "phone");
    request["approver"] = approver(&host, "主管", &password_of("主管"));
    assert_eq!(host.refused("field_reveal", request), "approver_unfit");
    assert_eq!(approvers(&host, "reveal"), ["林芳"]);
}

#[test]
fn weaker_settings_need_a_second_person_and_stronger_ones_do_not() {
    let host = TestHost::office(&[("网管", &["admin"]), ("王磊", &["sales"])]);
    let mut weaker = settings(10, 30, false);
    weaker["settings"]["budgets"][2]["per_day"] = json!(500);
    assert_eq!(host.refused("settings_set", weaker.clone()), "approval_needed");
    assert_eq!(
        host.refused("settings_set", settings(11, 30, false)),
        "approval_needed",
        "longer than the mode's own time"
    );
    assert_eq!(host.call("settings_get", json!({}))["budgets"][2]["per_day"], 120, "nothing changed");
    assert_eq!(approvers(&host, "settings"), ["网管"]);
    weaker["approver"] = approver(&host, "网管", &password_of("网管"));
    assert_eq!(host.call("settings_set", weaker)["budgets"][2]["per_day"], 500);
    let stronger = settings(2, 10, false);
    assert_eq!(host.call("settings_set", stronger)["lock_after_min"], 2);
    let history = host.call("settings_history", json!({}));
    let lines: Vec<_> = history["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| {
            json!([
                change["setting"],
                change["old"],
                change["new"],
                change["person_name"],
                change["approver_name"]
            ])
        })
        .collect();
    assert_eq!(
        lines,
        [
            json!(["budget_sales", "30/60/500", "30/60/120", "林芳", ""]),
            json!(["clipboard_clear_s", "30", "10", "林芳", ""]),
            json!(["lock_after_min", "10", "2", "林芳", ""]),
            json!(["budget_sales", "30/60/120", "30/60/500", "林芳", "网管"]),
        ]
    );
    let rows = host.ledger(json!({ "group": "settings" }));
    let agreed: Vec<_> = rows
        .iter()
        .filter(|row| row["action"] == "settings.change")
        .map(|row| (row["text"].as_str().unwrap(), row["approver"].as_str()))
        .collect();
    assert_eq!(
        agreed,
        [
            ("budget_sales", None),
            ("clipboard_clear_s", None),
            ("lock_after_min", None),
            ("budget_sales", Some("网管")),
        ]
    );
    // Everybody may know the rules, not everybody may change them.
    host.log_in("王磊");
    assert_eq!(host.call("settings_history", json!({})), history);
    assert_eq!(host.refused("settings_set", settings(3, 10, false)), "not_allowed");
}

#[test]
fn alone_nobody_else_is_asked() {
    let host = TestHost::with_vault();
    assert_eq!(host.call("settings_set", settings(30, 120, true))["lock_after_min"], 30);
    assert_eq!(host.call("approver_list", json!({ "what": "settings" }))["people"], json!([]));
}

#[test]
fn the_thirty_first_customer_of_a_trainee_stays_closed() {
    let host = TestHost::office(&[]);
    let mut trainee = host.new_person("实习生", &["sales"]);
    trainee["trainee"] = json!(true);
    host.call("person_add", trainee);
    assert_eq!(host.person("实习生")["trainee"], true);
    host.log_in("实习生");
    let records: Vec<String> = (0..31)
        .map(|number| {
            host.add_customer(&[
                ("name", &format!("客户{number}")),
                ("phone", &format!("138000011{number:02}")),
            ])
        })
        .collect();
    for record in &records[..30] {
        host.card(record);
    }
    let refused = host.try_call("customer_show", json!({ "record_id": records[30] })).unwrap_err();
    assert_eq!(
        (refused["code"].as_str(), refused["params"]["limit"].as_u64()),
        (Some("customer_limit"), Some(30))
    );
    // No other way in: values, comparisons, timeline.
    assert_eq!(host.refused("field_reveal", look(&records[30], "phone")), "customer_limit");
    assert_eq!(host.refused("field_copy", look(&records[30], "phone")), "customer_limit");
    let compare = json!({ "record_id": records[30], "field": "phone", "index": 0, "value": "1130" });
    assert_eq!(host.refused("field_compare", compare), "customer_limit");
    let timeline = json!({ "record_id": records[30], "before_ms": null, "limit": 5 });
    assert_eq!(host.refused("timeline_list", timeline), "customer_limit");
    // Those of today stay open, a new login gives nothing back, tomorrow does.
    host.card(&records[0]);
    host.log_in("实习生");
    assert_eq!(host.refused("customer_show", json!({ "record_id": records[30] })), "customer_limit");
    host.clock.pass_ms(86_400_001);
    host.log_in("实习生");
    host.card(&records[30]);
    host.log_in("林芳");
    assert!(host.actions().contains(&"customer.open!customer_limit".to_owned()));
}
