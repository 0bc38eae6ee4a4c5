//! Search as people type it.

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

fn found(host: &TestHost, query: &str) -> Vec<(String, String)> {
    let result = host.call("customer_search", json!({ "query": query, "limit": 50 }));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    result["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| (text(&hit["row"]["name"]), text(&hit["matched"])))
        .collect()
}

fn some_customers() -> TestHost {
    let host = TestHost::with_vault();
    for fields in [
        [
            ("name", "张伟"),
            ("company", "深圳市恒信科技有限公司"),
            ("phone", "13800005678"),
            ("credit_code", "91350100M000100Y43"),
        ]
        .as_slice(),
        &[("name", "单雄信"), ("company", "潞州二贤庄"), ("phone", "13911112222"), ("tags", "重点客户")],
        &[("name", "欧阳明月"), ("company", "临江贸易"), ("city", "重庆")],
        &[("name", "Alice Wang"), ("company", "Evergreen Trading"), ("phone", "+44 20 7946 0958")],
    ] {
        host.add_customer(fields);
    }
    host
}

#[test]
fn every_way_of_writing_finds_the_person() {
    let host = some_customers();
    for (query, name, matched) in [
        ("张伟", "张伟", "name"),
        ("zhangwei", "张伟", "name"),
        ("zw", "张伟", "name"),
        ("zhangw", "张伟", "name"),
        ("张w", "张伟", "name"),
        ("ZHANG WEI", "张伟", "name"),
        ("伟", "张伟", "name"),
        ("shanxiongxin", "单雄信", "name"),
        ("oymy", "欧阳明月", "name"),
        ("ouyang", "欧阳明月", "name"),
        ("恒信科技", "张伟", "company"),
        ("hengxin", "张伟", "company"),
        ("ljmy", "欧阳明月", "company"),
        ("evergreen", "Alice Wang", "company"),
        ("alice", "Alice Wang", "name"),
        ("重点客户", "单雄信", "tag"),
        ("5678", "张伟", "phone_tail"),
        ("13800005678", "张伟", "phone_whole"),
        ("138 0000 5678", "张伟", "phone_whole"),
        ("+86 138-0000-5678", "张伟", "phone_whole"),
        ("91350100M000100Y43", "张伟", "phone_whole"),
        ("+442079460958", "Alice Wang", "phone_whole"),
    ] {
        let hits = found(&host, query);
        assert_eq!(hits.first().map(|(name, _)| name.as_str()), Some(name), "{query}: {hits:?}");
        assert_eq!(hits[0].1, matched, "{query}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let host = some_customers();
    for query in ["", "   ", "周杰", "qqqq", "9999", "13800005679", "1380000", "%", "'; --"] {
        assert!(found(&host, query).is_empty(), "{query}");
    }
}

#[test]
fn the_matching_part_is_named_in_utf16() {
    let host = TestHost::with_vault();
    host.add_customer(&[("name", "𠮷田伟")]);
    let result = host.call("customer_search", json!({ "query": "伟", "limit": 5 }));
    assert_eq!(result["hits"][0]["name_spans"], json!([[3, 4]]));
}

#[test]
fn looking_up_numbers_is_recorded_and_names_are_not() {
    let host = some_customers();
    let before = host.actions().len();
    for query in ["zw", "张伟", "恒信"] {
        found(&host, query);
    }
    assert_eq!(host.actions().len(), before);
    for query in ["5678", "13800005678", "91350100M000100Y43", "0000"] {
        found(&host, query);
    }
    assert_eq!(host.actions_since(before), ["customer.search"; 4]);
    let newest = &host.ledger(json!({}))[0];
    assert_eq!(newest["count"], 0, "also when nothing was found");
    assert!(!newest.to_string().contains("0000\""), "what was typed is not in the entry");
}

#[test]
fn an_updated_or_removed_customer_is_found_by_what_it_is_now() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    let versions = host.card(&record)["versions"].clone();
    let fields = json!([
        { "field": "name", "values": [{ "text": "章炜" }] },
        { "field": "phone", "values": [{ "text": "13900001111" }] }
    ]);
    host.call("customer_update", json!({ "record_id": record, "versions": versions, "fields": fields }));
    assert!(found(&host, "张伟").is_empty() && found(&host, "5678").is_empty());
    assert_eq!(found(&host, "章炜").len() + found(&host, "1111").len(), 2);
}

#[test]
fn queries_are_bounded() {
    let host = some_customers();
    let ask =
        |query: &str, limit: u32| host.try_call("customer_search", json!({ "query": query, "limit": limit }));
    assert_eq!(ask("zw", 51).unwrap_err()["code"], "bad_request");
    assert_eq!(ask(&"长".repeat(67), 5).unwrap_err()["code"], "bad_request");
    assert_eq!(ask("w", 1).unwrap()["hits"].as_array().unwrap().len(), 1);
}
