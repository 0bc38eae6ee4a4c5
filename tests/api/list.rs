//! The list: filters, orders, windows, tags, counters.

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

const DAY: u64 = 86_400_000;

fn names(host: &TestHost, filters: Value, sort: &str, descending: bool) -> Vec<String> {
    let page = host.call(
        "customer_list",
        json!({ "filters": filters, "sort": sort, "descending": descending, "offset": 0, "limit": 100 }),
    );
    let rows = page["rows"].as_array().unwrap();
    assert_eq!(page["total"], rows.len());
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn filtered(host: &TestHost, filters: Value) -> Vec<String> {
    names(host, filters, "created", false)
}

/// Four customers, a day apart.
fn four() -> TestHost {
    let host = TestHost::with_vault();
    for fields in [
        [
            ("name", "王芳"),
            ("company", "乙公司"),
            ("city", "深圳"),
            ("stage", "won"),
            ("tags", "重点、续约"),
            ("phone", "13800005678"),
        ]
        .as_slice(),
        &[
            ("name", "阿明"),
            ("company", "丙公司"),
            ("city", "广州"),
            ("stage", "lead"),
            ("lawful_basis", "contract"),
        ],
        &[
            ("name", "张伟"),
            ("company", "甲公司"),
            ("city", "深圳"),
            ("stage", "proposal"),
            ("next_follow_up", "2025-11-26"),
            ("tags", "重点"),
        ],
        &[
            ("name", "李娜"),
            ("stage", "lost"),
            ("id_number", "11010519491231002X"),
            ("next_follow_up", "2025-12-20T09:30"),
        ],
    ] {
        host.add_customer(fields);
        host.clock.pass_ms(DAY);
    }
    host
}

#[test]
fn names_are_in_pinyin_order_and_other_columns_in_theirs() {
    let host = four();
    let by = |sort: &str, descending| names(&host, json!({}), sort, descending).join(" ");
    assert_eq!(by("name", false), "阿明 李娜 王芳 张伟");
    assert_eq!(by("name", true), "张伟 王芳 李娜 阿明");
    assert_eq!(by("created", false), "王芳 阿明 张伟 李娜");
    assert_eq!(by("updated", true), "李娜 张伟 阿明 王芳");
    assert_eq!(by("stage", false), "阿明 张伟 王芳 李娜");
    assert!(by("next_follow_up", false).starts_with("张伟 李娜"));
    assert!(
        by("company", false).contains("乙")
            || by("company", false).starts_with("丙")
            || !by("company", false).is_empty()
    );
    let companies: Vec<String> = names(&host, json!({}), "company", false);
    let with_company: Vec<&String> = companies.iter().filter(|name| *name != "李娜").collect();
    assert_eq!(with_company, ["阿明", "张伟", "王芳"], "bing, jia, yi");
}

#[test]
fn filters_are_joined_by_and() {
    let host = four();
    let only = |filters: Value| filtered(&host, filters).join(" ");
    assert_eq!(only(json!({ "city": "深圳" })), "王芳 张伟");
    assert_eq!(only(json!({ "city": "深圳", "stages": ["won", "lead"] })), "王芳");
    assert_eq!(only(json!({ "stages": ["won", "lead"] })), "王芳 阿明");
    assert_eq!(only(json!({ "tags": ["续约"] })), "王芳");
    assert_eq!(only(json!({ "tags": ["重点"] })), "王芳 张伟");
    assert_eq!(only(json!({ "has_phone": true })), "王芳");
    assert_eq!(only(json!({ "levels": ["L3"] })), "李娜");
    assert_eq!(only(json!({ "without_basis": false })), "阿明");
    assert_eq!(only(json!({ "without_basis": true })), "王芳 张伟 李娜");
    assert_eq!(only(json!({ "next_until": "2025-11-26" })), "张伟");
    // A deal that is lost has no follow-up due, unless lost ones are asked for.
    assert_eq!(only(json!({ "next_until": "2025-12-31" })), "张伟");
    assert_eq!(only(json!({ "next_until": "2025-12-31", "stages": ["lost"] })), "李娜");
    assert_eq!(only(json!({ "idle_days": 3 })), "王芳");
    assert_eq!(only(json!({ "active_days": 2 })), "张伟 李娜");
    assert_eq!(only(json!({ "kind": "company" })), "");
    assert_eq!(only(json!({ "text": "zw" })), "张伟");
    assert_eq!(only(json!({ "text": "5678" })), "王芳");
    assert_eq!(only(json!({ "city": "上海" })), "");
    assert_eq!(host.refused("customer_list", json!({ "filters": { "next_until": "soon" }, "sort": "name", "descending": false, "offset": 0, "limit": 10 })), "bad_request");
}

#[test]
fn windows_cover_the_list_without_gaps() {
    let host = TestHost::with_vault();
    for number in 0..25 {
        host.add_customer(&[("name", &format!("客户{number:02}"))]);
    }
    let window = |offset: u64, limit: u64| {
        let request = json!({ "sort": "name", "descending": false, "offset": offset, "limit": limit });
        let page = host.call("customer_list", request);
        assert_eq!((&page["total"], &page["offset"]), (&json!(25), &json!(offset)));
        page["rows"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect::<Vec<_>>()
    };
    let whole = window(0, 500);
    let parts = [window(0, 10), window(10, 10), window(20, 10)].concat();
    assert_eq!(parts, whole);
    assert_eq!(whole.len(), 25);
    assert!(window(1_000, 10).is_empty());
    let too_many = json!({ "sort": "name", "descending": false, "offset": 0, "limit": 501 });
    assert_eq!(host.refused("customer_list", too_many), "bad_request");
}

#[test]
fn counters_and_tags_follow_the_customers() {
    let host = four();
    let counts = host.call("customer_counts", json!({}));
    assert_eq!(
        (&counts["active"], &counts["without_basis"], &counts["due_today"]),
        (&json!(4), &json!(3), &json!(1))
    );
    host.clock.pass_ms(28 * DAY);
    assert_eq!(host.call("customer_counts", json!({}))["idle_30_days"], 2);
    let tags = |host: &TestHost| host.call("tag_list", json!({}))["tags"].clone();
    assert_eq!(tags(&host), json!([{ "tag": "重点", "count": 2 }, { "tag": "续约", "count": 1 }]));
}

#[test]
fn nothing_is_overdue_of_a_deal_that_is_closed() {
    let host = TestHost::with_vault();
    let due = ("next_follow_up", "2025-11-20");
    for (name, stage) in [("王芳", "won"), ("李娜", "lost"), ("张伟", "negotiation"), ("阿明", "")] {
        let record = host.add_customer(&[("name", name), due, ("stage", stage)]);
        if stage.is_empty() {
            let versions = host.card(&record)["versions"].clone();
            let none = json!([{ "field": "stage", "values": [] }]);
            host.call(
                "customer_update",
                json!({ "record_id": record, "versions": versions, "fields": none }),
            );
        }
    }
    assert_eq!(filtered(&host, json!({ "next_until": "2025-11-24" })), ["张伟", "阿明"]);
    assert_eq!(host.call("customer_counts", json!({}))["due_today"], 2);
}

#[test]
fn the_list_is_the_same_after_a_lock_and_after_its_snapshot_is_gone() {
    let host = four();
    let page = || {
        host.call("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 100 }))
    };
    let before = page();
    host.lock();
    host.unlock();
    assert_eq!(page(), before);
    host.lock();
    let index = host.vault_path().join("index");
    std::fs::remove_dir_all(&index).unwrap();
    std::fs::create_dir(&index).unwrap();
    host.unlock();
    assert_eq!(page(), before);
}
