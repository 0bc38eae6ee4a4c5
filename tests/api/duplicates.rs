//! Is this customer already here?

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

fn check(host: &TestHost, fields: &[(&str, &str)], except: Option<&str>) -> Vec<(String, String)> {
    let fields: Vec<Value> =
        fields.iter().map(|(field, text)| json!({ "field": field, "values": [{ "text": text }] })).collect();
    let found = host.call("duplicate_check", json!({ "fields": fields, "except": except }));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    found["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (text(&row["row"]["name"]), text(&row["by"])))
        .collect()
}

fn one(name: &str, by: &str) -> Vec<(String, String)> {
    vec![(name.to_owned(), by.to_owned())]
}

#[test]
fn found_by_phone_by_code_and_by_name_with_company() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[
        ("name", "张伟"),
        ("company", "深圳某某科技有限公司"),
        ("phone", "13800005678、13900001111"),
        ("credit_code", "91350100M000100Y43"),
    ]);
    assert_eq!(check(&host, &[("phone", "+86 138-0000-5678")], None), one("张伟", "phone"));
    assert_eq!(check(&host, &[("phone", "13900001111")], None), one("张伟", "phone"));
    assert_eq!(check(&host, &[("credit_code", "91350100m000100y43")], None), one("张伟", "credit_code"));
    let both = [("name", "张伟"), ("company", "深圳某某科技有限公司")];
    assert_eq!(check(&host, &both, None), one("张伟", "name_and_company"));
    assert!(check(&host, &[("name", "张伟")], None).is_empty(), "many people have the same name");
    assert!(check(&host, &[("phone", "1380000")], None).is_empty(), "half-typed");
    assert!(check(&host, &both, Some(&record)).is_empty(), "not of itself");
}

#[test]
fn saving_a_duplicate_needs_a_decision() {
    let host = TestHost::with_vault();
    host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    let fields = json!([
        { "field": "name", "values": [{ "text": "张小伟" }] },
        { "field": "phone", "values": [{ "text": "13800005678" }] }
    ]);
    let mut request = json!({ "kind": "person", "fields": fields, "company_link": null });
    assert_eq!(host.refused("customer_create", request.clone()), "duplicate");
    request["accept_duplicate"] = json!(true);
    host.call("customer_create", request);
    assert_eq!(check(&host, &[("phone", "13800005678")], None).len(), 2);
}
