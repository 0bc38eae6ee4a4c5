//! 专人专管: a customer whose keys only named people and owners hold.

use clientvault_tests::host::{PASSWORD, TestHost, look};
use serde_json::{Value, json};

fn keep(host: &TestHost, record: &str, people: &[&str]) -> Result<Value, Value> {
    let people: Vec<String> = people.iter().map(|name| host.id_of(name)).collect();
    host.try_call("customer_keep", json!({ "record_id": record, "people": people, "password": PASSWORD }))
}

/// An office with a manager over two sellers; the customer was one seller's.
fn office() -> (TestHost, String) {
    let host = TestHost::office(&[
        ("主管", &["manager"]),
        ("王磊", &["sales"]),
        ("李静", &["sales"]),
        ("会计", &["finance"]),
    ]);
    host.log_in("王磊");
    let record = host.add_customer(&[
        ("name", "核心客户"),
        ("phone", "13800001111"),
        ("id_number", "11010519491231002X"),
        ("contract_amount", "5000000"),
    ]);
    host.call(
        "note_add",
        json!({ "record_id": record, "kind": "call", "outcome": null, "text": "底价谈妥", "next_follow_up": null }),
    );
    host.log_in("林芳");
    (host, record)
}

#[test]
fn only_those_who_are_named_and_owners_have_it() {
    let (host, record) = office();
    keep(&host, &record, &["李静"]).unwrap();
    let card = host.card(&record);
    assert_eq!(card["row"]["holding"], "kept");
    assert_eq!(card["custodians"][0]["name"], "李静");
    for nobody in ["王磊", "主管"] {
        host.log_in(nobody);
        assert!(host.customer_names().is_empty(), "{nobody}");
        assert_eq!(host.refused("customer_show", json!({ "record_id": record })), "not_found");
        assert_eq!(host.refused("field_reveal", look(&record, "phone")), "not_found");
        assert_eq!(host.call("customer_search", json!({ "query": "1111", "limit": 5 }))["hits"], json!([]));
    }
    host.log_in("李静");
    assert_eq!(host.customer_names(), ["核心客户"]);
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    let timeline = host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 20 }));
    assert!(timeline.to_string().contains("底价谈妥"));
    // Whoever keeps it works with it; finance goes on billing it.
    let card = host.card(&record);
    host.call(
        "customer_update",
        json!({ "record_id": record, "versions": card["versions"], "fields": [
            { "field": "contract_amount", "values": [{ "text": "6000000" }] },
        ] }),
    );
    let request = json!({ "text": null, "sort": "company", "descending": false, "offset": 0, "limit": 10 });
    host.log_in("会计");
    let billing = host.call("billing_list", request);
    let facts = billing["rows"][0]["record_id"].as_str().unwrap();
    assert_eq!(host.call("field_reveal", look(facts, "contract_amount"))["value"], "6000000.00");
    assert_eq!(host.refused("field_reveal", look(&record, "contract_amount")), "not_found");
    host.log_in("林芳");
    let who = host.call("access_list", json!({ "record_id": record, "at_ms": null }));
    let names: Vec<&str> =
        who["people"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["李静", "林芳"]);
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn who_is_no_longer_named_has_nothing_made_afterwards() {
    let (host, record) = office();
    keep(&host, &record, &["李静", "主管"]).unwrap();
    keep(&host, &record, &["主管"]).unwrap();
    host.log_in("李静");
    assert!(host.customer_names().is_empty());
    host.log_in("主管");
    assert_eq!(host.customer_names(), ["核心客户"]);
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    // Back to somebody's own: an ordinary transfer, by somebody who holds the keys.
    host.log_in("林芳");
    let to = host.id_of("王磊");
    host.call("customer_transfer", json!({ "record_ids": [record], "to": { "kind": "person", "id": to } }));
    host.log_in("主管");
    assert_eq!(host.card(&record)["row"]["holding"], "colleagues");
    host.log_in("王磊");
    assert_eq!(host.customer_names(), ["核心客户"]);
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn when_the_last_of_them_leaves_the_owner_still_has_it() {
    let (host, record) = office();
    keep(&host, &record, &["李静"]).unwrap();
    let id = host.id_of("李静");
    host.call("person_freeze", json!({ "person_id": id, "at_ms": null, "password": PASSWORD }));
    let report =
        host.call("handover_run", json!({ "from": id, "rule": { "kind": "pool" }, "password": PASSWORD }));
    assert!(report["rotated"].as_array().unwrap().len() >= 3, "{report}");
    assert_eq!(host.customer_names(), ["核心客户"]);
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    assert_eq!(host.card(&record)["custodians"], json!([]), "for an owner to name somebody");
    keep(&host, &record, &["王磊"]).unwrap();
    host.log_in("王磊");
    assert_eq!(host.customer_names(), ["核心客户"]);
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_kept_is_refused_and_changes_nothing() {
    let (host, record) = office();
    let code = |answer: Result<Value, Value>| answer.unwrap_err()["code"].as_str().unwrap().to_owned();
    assert_eq!(code(keep(&host, &record, &[])), "bad_request");
    assert_eq!(code(keep(&host, &record, &["会计"])), "person_unknown", "no customers for finance");
    let wrong =
        json!({ "record_id": record, "people": [host.id_of("李静")], "password": "wrong-password-123" });
    assert_eq!(host.refused("customer_keep", wrong), "wrong_password");
    host.call(
        "customer_transfer",
        json!({ "record_ids": [record], "to": { "kind": "person", "id": host.id_of("主管") } }),
    );
    for (who, code) in [("主管", "not_allowed"), ("王磊", "not_allowed"), ("会计", "not_allowed")] {
        host.log_in(who);
        let request = json!({
            "record_id": record, "people": [host.id_of("李静")], "password": clientvault_tests::host::password_of(who),
        });
        assert_eq!(host.refused("customer_keep", request), code, "{who}");
    }
    let alone = TestHost::with_vault();
    let record = alone.add_customer(&[("name", "甲")]);
    assert_eq!(code(keep(&alone, &record, &["林芳"])), "wrong_state");
}
