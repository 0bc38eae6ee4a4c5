//! 权限复查, and who could see what when.

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost, look, password_of};
use serde_json::{Value, json};
use vault_store::clock::Clock;

fn decide(
    host: &TestHost,
    review: &Value,
    name: &str,
    decision: Value,
    reason: &str,
) -> Result<Value, Value> {
    host.try_call("review_decide", json!({
        "review_id": review["review_id"], "person_id": host.id_of(name), "decision": decision, "reason": reason,
    }))
}

fn close(host: &TestHost, review: &Value, second: Option<&str>) -> Result<Value, Value> {
    let approver = second.map(|name| json!({ "person_id": host.id_of(name), "password": password_of(name) }));
    host.try_call(
        "review_close",
        json!({
            "review_id": review["review_id"], "password": PASSWORD, "approver": approver,
        }),
    )
}

#[test]
fn a_quarter_is_reviewed_row_by_row_under_two_signatures() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"]), ("审计", &["auditor"])]);
    host.log_in("王磊");
    let record =
        host.add_customer(&[("name", "客户"), ("phone", "13800001111"), ("id_number", "11010519491231002X")]);
    host.call("field_reveal", look(&record, "phone"));
    host.log_in("林芳");
    assert_eq!(host.call("review_list", json!({}))["due"], true);
    let review = host.call("review_open", json!({}));
    assert_eq!((review["quarter"].as_str(), review["rows"].as_array().unwrap().len()), (Some("2025-Q4"), 4));
    assert_eq!(host.refused("review_open", json!({})), "wrong_state");
    let row = |name: &str| {
        review["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone()
    };
    assert_eq!(row("王磊")["reveals_90d"], 1);
    assert_eq!(row("王磊")["reach"], json!({ "customers": 1, "sensitive": 1, "core": 1 }));
    assert_eq!(row("主管")["reach"], json!({ "customers": 1, "sensitive": 1, "core": 0 }));
    assert_eq!(row("审计")["reach"], json!({ "customers": 0, "sensitive": 0, "core": 0 }));
    assert_eq!(row("主管")["last_login_ms"], Value::Null);
    assert_eq!(row("主管")["idle"], false, "joined today");
    // Nobody is passed over.
    let refused = close(&host, &review, Some("审计")).unwrap_err();
    assert_eq!(
        (refused["code"].as_str(), refused["params"]["count"].as_u64()),
        (Some("review_incomplete"), Some(4))
    );
    let keep = || json!({ "kind": "keep" });
    decide(&host, &review, "审计", keep(), "").unwrap();
    assert_eq!(
        decide(&host, &review, "王磊", keep(), "").unwrap_err()["code"],
        "purpose_needed",
        "can open L3"
    );
    decide(&host, &review, "王磊", keep(), "仍负责该客户").unwrap();
    decide(&host, &review, "林芳", keep(), "负责人").unwrap();
    let reduce = json!({ "kind": "reduce", "roles": ["sales"] });
    assert_eq!(decide(&host, &review, "主管", reduce.clone(), " ").unwrap_err()["code"], "purpose_needed");
    decide(&host, &review, "主管", reduce, "不再带组").unwrap();
    assert_eq!(close(&host, &review, None).unwrap_err()["code"], "approval_needed");
    assert_eq!(close(&host, &review, Some("王磊")).unwrap_err()["code"], "approver_unfit");
    let closed = close(&host, &review, Some("审计")).unwrap();
    assert_eq!(
        (closed["closed"]["first_name"].as_str(), closed["closed"]["second_name"].as_str()),
        (Some("林芳"), Some("审计"))
    );
    assert_eq!(host.person("主管")["roles"], json!(["sales"]));
    assert_eq!(host.person("主管")["keys_to_rotate"], 0);
    let list = host.call("review_list", json!({}));
    assert_eq!(
        (
            list["due"].as_bool(),
            list["open"].as_array().unwrap().len(),
            list["past"].as_array().unwrap().len()
        ),
        (Some(false), 0, 1)
    );
    assert_eq!(close(&host, &review, Some("审计")).unwrap_err()["code"], "wrong_state");
    let path = host.folder().join("复查.pdf");
    host.call("review_save", json!({ "review_id": review["review_id"], "path": path }));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
    let actions = host.actions();
    for action in ["review.open", "review.decide", "approval.give", "review.close", "review.save"] {
        assert!(actions.iter().any(|done| done == action), "{action}");
    }
    host.log_in("主管");
    assert!(host.customer_names().is_empty());
    assert_eq!(host.refused("review_list", json!({})), "not_allowed");
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_change_of_rights_opens_a_review_of_that_person() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let rights = |roles: &[&str]| {
        json!({
            "person_id": host.id_of("王磊"), "roles": roles, "team_id": HOUSE, "password": PASSWORD,
        })
    };
    host.call("person_rights", rights(&["sales", "manager"]));
    host.call("person_rights", rights(&["manager"]));
    let open = host.call("review_list", json!({}))["open"].clone();
    assert_eq!(open.as_array().unwrap().len(), 1, "one, however often rights change meanwhile");
    assert_eq!(
        (open[0]["why"].as_str(), open[0]["rows"][0]["name"].as_str()),
        (Some("rights_changed"), Some("王磊"))
    );
    // A decision that cannot be carried out closes nothing.
    decide(&host, &open[0], "王磊", json!({ "kind": "freeze" }), "离职").unwrap();
    let closed = close(&host, &open[0], Some("王磊"));
    assert_eq!(closed.unwrap()["closed"]["second_name"], "王磊", "nobody else is there to sign");
    assert_eq!(host.person("王磊")["state"], "frozen");
}

#[test]
fn the_last_owner_stays_whatever_was_decided() {
    let host = TestHost::office(&[("网管", &["admin"])]);
    let review = host.call("review_open", json!({}));
    decide(&host, &review, "网管", json!({ "kind": "keep" }), "").unwrap();
    decide(&host, &review, "林芳", json!({ "kind": "freeze" }), "试试").unwrap();
    assert_eq!(close(&host, &review, Some("网管")).unwrap_err()["code"], "last_owner");
    assert_eq!(host.call("review_list", json!({}))["open"].as_array().unwrap().len(), 1);
    assert_eq!(host.person("林芳")["state"], "active");
}

#[test]
fn who_could_see_a_customer_at_a_moment_is_answered_from_the_ledger() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"]), ("李静", &["sales"])]);
    host.clock.pass_ms(60_000);
    let before = host.clock.wall_ms();
    host.clock.pass_ms(60_000);
    host.log_in("王磊");
    let record =
        host.add_customer(&[("name", "客户"), ("phone", "13800001111"), ("id_number", "11010519491231002X")]);
    host.clock.pass_ms(60_000);
    let with_wang = host.clock.wall_ms();
    host.clock.pass_ms(60_000);
    host.log_in("林芳");
    host.call(
        "customer_transfer",
        json!({ "record_ids": [record], "to": { "kind": "person", "id": host.id_of("李静") } }),
    );
    host.clock.pass_ms(60_000);
    let with_li = host.clock.wall_ms();
    host.clock.pass_ms(60_000);
    let rights = json!({ "person_id": host.id_of("主管"), "roles": ["sales"], "team_id": HOUSE, "password": PASSWORD });
    host.call("person_rights", rights);
    let asked = |at_ms: Option<i64>| {
        let access = host.call("access_list", json!({ "record_id": record, "at_ms": at_ms }));
        let people = access["people"].as_array().unwrap();
        let mut seen: Vec<String> =
            people.iter().map(|row| format!("{} {}", row["name"].as_str().unwrap(), row["levels"])).collect();
        seen.sort();
        (access["owner_name"].clone(), seen)
    };
    let all = "[\"L1\",\"L2\",\"L3\"]";
    let two = "[\"L1\",\"L2\"]";
    let lines = |who: &[(&str, &str)]| {
        let mut lines: Vec<String> = who.iter().map(|(name, levels)| format!("{name} {levels}")).collect();
        lines.sort();
        lines
    };
    assert_eq!(asked(Some(before)).1, Vec::<String>::new(), "not there yet");
    assert_eq!(
        asked(Some(with_wang)),
        (json!("王磊"), lines(&[("林芳", all), ("王磊", all), ("主管", two)]))
    );
    assert_eq!(asked(Some(with_li)), (json!("李静"), lines(&[("林芳", all), ("李静", all), ("主管", two)])));
    assert_eq!(asked(None), (json!("李静"), lines(&[("林芳", all), ("李静", all)])));
    host.log_in("王磊");
    assert_eq!(host.refused("access_list", json!({ "record_id": record, "at_ms": null })), "not_allowed");
}

#[test]
fn whoever_has_not_logged_in_for_a_month_is_idle() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"])]);
    host.log_in("王磊");
    host.clock.pass_ms(30 * 86_400_000);
    host.log_in("李静");
    host.clock.pass_ms(86_400_000);
    host.log_in("林芳");
    let review = host.call("review_open", json!({}));
    let idle: Vec<_> =
        review["rows"].as_array().unwrap().iter().map(|row| (&row["name"], &row["idle"])).collect();
    assert_eq!(
        idle,
        [(&json!("林芳"), &json!(false)), (&json!("王磊"), &json!(true)), (&json!("李静"), &json!(false))]
    );
}
