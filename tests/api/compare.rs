//! "Is it this number?" answered without showing it.

use clientvault_tests::host::TestHost;
use serde_json::json;

fn matches(host: &TestHost, record: &str, field: &str, value: &str) -> bool {
    let request = json!({ "record_id": record, "field": field, "index": 0, "value": value });
    host.call("field_compare", request)["matches"].as_bool().unwrap()
}

#[test]
fn the_whole_value_or_its_last_four() {
    let host = TestHost::with_vault();
    let record =
        host.add_customer(&[("name", "张伟"), ("phone", "13800005678"), ("id_number", "11010519491231002X")]);
    for (field, value, expected) in [
        ("phone", "13800005678", true),
        ("phone", " +86 138-0000-5678 ", true),
        ("phone", "5678", true),
        ("phone", "5679", false),
        ("phone", "678", false),
        ("phone", "13800005679", false),
        ("phone", "", false),
        ("id_number", "11010519491231002x", true),
        ("id_number", "002x", true),
        ("id_number", "440524188001010014", false),
    ] {
        assert_eq!(matches(&host, &record, field, value), expected, "{field} {value}");
    }
}

#[test]
fn each_question_is_recorded_with_its_answer() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    let before = host.actions().len();
    matches(&host, &record, "phone", "5678");
    matches(&host, &record, "phone", "1111");
    assert_eq!(host.actions_since(before), ["field.compare", "field.compare"]);
    let rows = host.ledger(json!({ "group": "view" }));
    assert_eq!((&rows[0]["text"], &rows[1]["text"]), (&json!("differs"), &json!("match")));
    assert!(!json!(rows).to_string().contains("1111"), "what was typed is not in the entry");
}

#[test]
fn guessing_tails_has_an_end() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    let refused = (0..200).find(|number| {
        let request =
            json!({ "record_id": record, "field": "phone", "index": 0, "value": format!("{number:04}") });
        host.try_call("field_compare", request).is_err_and(|error| error["code"] == "reveal_limit")
    });
    assert!(refused.is_some(), "ten thousand tails can be tried at leisure");
}
