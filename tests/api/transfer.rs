//! Customers change hands: to a colleague, into the pool and out of it.

use clientvault_tests::host::{TestHost, look};
use serde_json::{Value, json};

fn transfer(host: &TestHost, records: &[&str], to: Option<&str>) -> Result<Value, Value> {
    let to = to.map_or_else(
        || json!({ "kind": "pool" }),
        |name| json!({ "kind": "person", "id": host.id_of(name) }),
    );
    host.try_call("customer_transfer", json!({ "record_ids": records, "to": to }))
}

fn note(host: &TestHost, record: &str, text: &str) {
    host.call(
        "note_add",
        json!({
            "record_id": record, "kind": "call", "outcome": null, "text": text, "next_follow_up": null,
        }),
    );
}

#[test]
fn a_customer_goes_with_everything_and_the_one_before_has_nothing_left() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"])]);
    host.log_in("王磊");
    let record = host.add_customer(&[
        ("name", "大客户"),
        ("phone", "13800001111"),
        ("id_number", "11010519491231002X"),
    ]);
    note(&host, &record, "谈过价格");
    host.log_in("林芳");
    assert_eq!(transfer(&host, &[&record], Some("李静")).unwrap()["count"], 1);
    assert_eq!(transfer(&host, &[&record], Some("李静")).unwrap()["count"], 0, "already there");
    host.log_in("王磊");
    assert!(host.customer_names().is_empty());
    assert_eq!(host.refused("customer_show", json!({ "record_id": record })), "not_found");
    host.log_in("李静");
    assert_eq!(host.customer_names(), ["大客户"]);
    let card = host.card(&record);
    assert_eq!(
        (card["row"]["owner_name"].as_str(), card["row"]["holding"].as_str()),
        (Some("李静"), Some("mine"))
    );
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    let timeline = host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 20 }));
    assert!(timeline.to_string().contains("谈过价格"));
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn the_pool_shows_names_and_gives_contacts_to_whoever_claims() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"])]);
    let record = host.add_customer(&[("name", "公海客户"), ("phone", "13800001111")]);
    transfer(&host, &[&record], None).unwrap();
    host.log_in("王磊");
    assert_eq!(host.customer_names(), ["公海客户"]);
    let card = host.card(&record);
    assert_eq!((card["row"]["holding"].as_str(), card["can_edit"].as_bool()), (Some("pool"), Some(false)));
    assert!(card["fields"].as_array().unwrap().iter().all(|field| field["field"] != "phone"));
    assert_eq!(card["row"]["phone"], "");
    assert_eq!(host.refused("field_reveal", look(&record, "phone")), "not_found");
    assert_eq!(host.refused("field_copy", look(&record, "phone")), "not_found");
    for query in ["1111", "13800001111"] {
        assert_eq!(
            host.call("customer_search", json!({ "query": query, "limit": 5 }))["hits"],
            json!([]),
            "{query}"
        );
    }
    let with_phone = json!({ "filters": { "has_phone": true }, "sort": "name", "descending": false, "offset": 0, "limit": 50 });
    assert_eq!(host.call("customer_list", with_phone)["rows"], json!([]), "no filter tells either");
    // Nobody's customer is changed by nobody.
    let update = json!({
        "record_id": record, "versions": card["versions"],
        "fields": [{ "field": "title", "values": [{ "text": "经理" }] }],
    });
    assert_eq!(host.refused("customer_update", update), "wrong_state");
    assert_eq!(host.refused("customer_recycle", json!({ "record_ids": [record] })), "wrong_state");
    assert_eq!(host.refused("customer_archive", json!({ "record_ids": [record] })), "wrong_state");
    let noted = json!({
        "record_id": record, "kind": "call", "outcome": null, "text": "x", "next_follow_up": null,
    });
    assert_eq!(host.refused("note_add", noted), "wrong_state");
    assert_eq!(host.call("pool_claim", json!({ "record_ids": [record] }))["count"], 1);
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    assert_eq!(host.card(&record)["row"]["holding"], "mine");
    assert_eq!(host.refused("pool_claim", json!({ "record_ids": [record] })), "wrong_state");
    host.log_in("李静");
    assert!(host.customer_names().is_empty());
    assert_eq!(host.refused("pool_claim", json!({ "record_ids": [record] })), "wrong_state");
    host.log_in("林芳");
    let actions = host.actions();
    for action in ["customer.transfer", "pool.open", "customer.claim", "pool.claim"] {
        assert!(actions.iter().any(|done| done == action), "{action}");
    }
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn twenty_customers_a_day_come_out_of_the_pool_and_twenty_are_looked_at() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let records: Vec<String> =
        (0..45).map(|number| host.add_customer(&[("name", &format!("客户{number}"))])).collect();
    let all: Vec<&str> = records.iter().map(String::as_str).collect();
    transfer(&host, &all, None).unwrap();
    host.log_in("王磊");
    for record in &records[..20] {
        host.card(record);
    }
    let refused = host.try_call("customer_show", json!({ "record_id": records[20] })).unwrap_err();
    assert_eq!(
        (refused["code"].as_str(), refused["params"]["limit"].as_u64()),
        (Some("customer_limit"), Some(20))
    );
    host.card(&records[3]);
    host.call("pool_claim", json!({ "record_ids": records[..15] }));
    host.log_in("王磊");
    let refused = host.try_call("pool_claim", json!({ "record_ids": records[15..21] })).unwrap_err();
    assert_eq!(
        (refused["code"].as_str(), refused["params"]["limit"].as_u64()),
        (Some("claim_limit"), Some(20))
    );
    host.call("pool_claim", json!({ "record_ids": records[15..20] }));
    assert_eq!(host.refused("pool_claim", json!({ "record_ids": [records[20]] })), "claim_limit");
    host.clock.pass_ms(86_400_001);
    host.log_in("王磊");
    host.call("pool_claim", json!({ "record_ids": [records[20]] }));
    host.log_in("林芳");
    assert!(host.actions().contains(&"customer.claim!claim_limit".to_owned()));
}

#[test]
fn what_the_keys_do_not_allow_moves_nothing() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"]), ("会计", &["finance"])]);
    host.log_in("王磊");
    let plain = host.add_customer(&[("name", "普通客户"), ("phone", "13800001111")]);
    let core = host.add_customer(&[("name", "核心客户"), ("id_number", "11010519491231002X")]);
    assert_eq!(transfer(&host, &[&plain], None).unwrap_err()["code"], "not_allowed");
    host.log_in("主管");
    // A manager does not hold the team's L3: the whole request is refused, and nothing is torn apart.
    assert_eq!(transfer(&host, &[&plain, &core], Some("主管")).unwrap_err()["code"], "keys_missing");
    host.log_in("王磊");
    assert_eq!(host.customer_names(), ["普通客户", "核心客户"]);
    host.log_in("主管");
    assert_eq!(transfer(&host, &[&plain], Some("主管")).unwrap()["count"], 1);
    assert_eq!(
        transfer(&host, &[&plain], Some("会计")).unwrap_err()["code"],
        "person_unknown",
        "could not open it"
    );
    host.log_in("林芳");
    assert_eq!(transfer(&host, &[&core], Some("主管")).unwrap()["count"], 1);
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn alone_there_is_no_pool() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "客户")]);
    assert_eq!(transfer(&host, &[&record], None).unwrap_err()["code"], "wrong_state");
}

/// A salesperson's list names a customer of the pool: its contacts are neither shown nor written over.
#[test]
fn an_import_does_not_reach_into_the_pool() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let record = host.add_customer(&[("name", "张伟"), ("company", "恒信贸易"), ("phone", "13800001111")]);
    transfer(&host, &[&record], None).unwrap();
    host.log_in("王磊");
    let path = crate::import::file(&host, "list.csv", "姓名,公司,手机号\n张伟,恒信贸易,13900002222\n");
    let plan = crate::import::plan(&host, &path, "merge");
    let report = host.call("import_run", plan);
    assert_eq!((report["updated"].as_u64(), report["skipped"].as_u64()), (Some(0), Some(1)), "{report}");
    host.log_in("林芳");
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    assert_eq!(host.findings(), Vec::<String>::new());
}
