//! One person named for one key the roles do not call for.

use clientvault_tests::host::{PASSWORD, TestHost, look};
use serde_json::{Value, json};

fn change(
    host: &TestHost,
    command: &str,
    person: &str,
    of: Option<&str>,
    level: &str,
) -> Result<Value, Value> {
    let request = json!({
        "person_id": host.id_of(person), "of": of.map(|name| host.id_of(name)), "level": level,
        "password": host.own_password(),
    });
    host.try_call(command, request)
}

#[test]
fn a_manager_named_for_core_values_reads_them_until_it_is_taken_back() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"]), ("网管", &["admin"])]);
    host.log_in("王磊");
    let record =
        host.add_customer(&[("name", "客户"), ("phone", "13800001111"), ("id_number", "11010519491231002X")]);
    host.log_in("主管");
    assert_eq!(host.refused("field_reveal", look(&record, "id_number")), "not_found");
    assert_eq!(
        change(&host, "exception_give", "主管", Some("王磊"), "L3").unwrap_err()["code"],
        "not_allowed"
    );
    host.log_in("网管");
    assert_eq!(
        change(&host, "exception_give", "主管", Some("王磊"), "L3").unwrap_err()["code"],
        "keys_missing"
    );
    host.log_in("林芳");
    change(&host, "exception_give", "主管", Some("王磊"), "L3").unwrap();
    assert_eq!(
        change(&host, "exception_give", "主管", Some("王磊"), "L3").unwrap_err()["code"],
        "wrong_state"
    );
    assert_eq!(
        change(&host, "exception_give", "王磊", Some("王磊"), "L3").unwrap_err()["code"],
        "bad_request"
    );
    let listed = host.call("exception_list", json!({}));
    assert_eq!(
        listed["rows"],
        json!([{ "person_id": host.id_of("主管"), "of": host.id_of("王磊"), "level": "L3", "history_from": null }])
    );
    let review = host.call("review_open", json!({}));
    let row = review["rows"].as_array().unwrap().iter().find(|row| row["name"] == "主管").unwrap();
    assert_eq!(row["l3_customers"], 1, "the review counts it");
    let access = host.call("access_list", json!({ "record_id": record, "at_ms": null }));
    let named: Vec<&Value> =
        access["people"].as_array().unwrap().iter().filter(|row| row["exception"] == true).collect();
    assert_eq!((named.len(), named[0]["name"].as_str()), (1, Some("主管")));
    host.log_in("主管");
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    // Somebody else's change of rights renews other keys and does not end it.
    host.log_in("林芳");
    host.call(
        "person_freeze",
        json!({ "person_id": host.id_of("网管"), "at_ms": null, "password": PASSWORD }),
    );
    host.log_in("林芳");
    host.log_in("主管");
    host.call("field_reveal", look(&record, "id_number"));
    host.log_in("林芳");
    change(&host, "exception_take", "主管", Some("王磊"), "L3").unwrap();
    assert_eq!(
        change(&host, "exception_take", "主管", Some("王磊"), "L3").unwrap_err()["code"],
        "wrong_state"
    );
    assert_eq!(host.call("exception_list", json!({}))["rows"], json!([]));
    host.log_in("主管");
    assert_eq!(host.refused("field_reveal", look(&record, "id_number")), "not_found");
    host.log_in("王磊");
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}
