//! No answer but the revealed one holds a clear value of L2 or L3.

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

/// Field, text as typed, and what must never be seen of it.
const VALUES: [(&str, &str, &[&str]); 23] = [
    ("phone", "13812345678", &["13812345678", "1381234", "12345678"]),
    ("wechat", "zhangwei_wx88", &["zhangwei_wx88", "angwei_wx"]),
    ("qq", "738291046", &["738291046"]),
    ("email", "zhangwei.private@example.com", &["zhangwei.private"]),
    ("landline", "0755-83217694", &["83217694"]),
    ("birthday", "1949-12-31", &["1949-12", "1949/12", "19491231"]),
    ("gender", "男", &["male"]),
    ("hometown", "湖南湘潭韶山", &["湘潭韶山"]),
    // Free text is shown with the numbers in it masked.
    ("family", "妻子手机 13987650099", &["13987650099", "1398765"]),
    ("hobbies", "钓鲈鱼，微信：dianlu_yu77", &["dianlu_yu77"]),
    ("address", "广东省深圳市南山区科技园路九十一号", &["科技园路", "九十一号"]),
    ("remark", "身份证 440524188001010014，回访", &["440524188001010014", "0524188001"]),
    ("quote", "73529.11", &["73529.", "7352911"]),
    ("contract_amount", "91827.36", &["91827.", "9182736"]),
    ("signed_on", "2024-03-17", &["2024-03-17"]),
    ("company_account", "44201501100052500001", &["44201501100052500001"]),
    ("invoice_title", "某某抬头专用有限公司", &["抬头专用"]),
    ("plate", "粤B6K8Q3", &["粤B6K8Q3"]),
    ("vin", "1M8GDM9AXKP042788", &["1M8GDM9AXKP042788"]),
    ("id_number", "11010519491231002X", &["11010519491231002X", "19491231"]),
    ("passport", "E12345678", &["E12345678"]),
    ("bank_card", "6217000000000000004", &["6217000000000000004", "621700000"]),
    ("cost_price", "61728.39", &["61728.", "6172839"]),
];

/// Panics when a text shows what it must not.
fn check(what: &str, answer: &Value) {
    let text = answer.to_string();
    for (field, _, secrets) in VALUES {
        for secret in secrets {
            assert!(!text.contains(secret), "{what} shows {secret} of {field}: {text}");
        }
    }
}

fn filled() -> (TestHost, String) {
    let host = TestHost::with_vault();
    let mut fields = vec![("name", "张伟"), ("company", "某某科技")];
    fields.extend(VALUES.iter().map(|(field, text, _)| (*field, *text)));
    let record = host.add_customer(&fields);
    (host, record)
}

#[test]
fn lists_search_card_and_duplicates_show_masks_only() {
    let (host, record) = filled();
    for sort in ["name", "company", "updated", "created", "next_follow_up", "stage"] {
        let request = json!({ "sort": sort, "descending": false, "offset": 0, "limit": 10 });
        check("list", &host.call("customer_list", request));
    }
    for query in ["张伟", "zw", "5678", "13812345678", "某某"] {
        let result = host.call("customer_search", json!({ "query": query, "limit": 10 }));
        assert_eq!(result["hits"].as_array().unwrap().len(), 1, "{query}");
        check("search", &result);
    }
    let card = host.card(&record);
    let shown = card["fields"].as_array().unwrap();
    assert_eq!(shown.iter().filter(|view| view["masked"] == true).count(), VALUES.len());
    check("card", &card);
    let fields = json!([{ "field": "phone", "values": [{ "text": "13812345678" }] }]);
    let duplicates = host.call("duplicate_check", json!({ "fields": fields, "except": null }));
    assert_eq!(duplicates["rows"].as_array().unwrap().len(), 1);
    check("duplicates", &duplicates);
}

#[test]
fn timeline_viewers_and_ledger_show_masks_only() {
    let (host, record) = filled();
    let said: Vec<String> = VALUES.iter().map(|(_, text, _)| (*text).to_owned()).collect();
    let detected =
        ["13812345678", "11010519491231002X", "6217000000000000004", "zhangwei.private@example.com"];
    let note = format!(
        "客户说：手机 {}，身份证 {}，银行卡 {}，邮箱 {}",
        detected[0], detected[1], detected[2], detected[3]
    );
    host.call(
        "note_add",
        json!({ "record_id": record, "kind": "call", "outcome": null, "text": note, "next_follow_up": null }),
    );
    let card = host.card(&record);
    // Every L2 and L3 field changes once; the entry may say which, never what.
    for (field, _) in VALUES.iter().zip(&said) {
        let versions = host.card(&record)["versions"].clone();
        let values = json!([{ "field": field.0, "values": [] }]);
        host.call("customer_update", json!({ "record_id": record, "versions": versions, "fields": values }));
        let versions = host.card(&record)["versions"].clone();
        let values = json!([{ "field": field.0, "values": [{ "text": field.1 }] }]);
        host.call("customer_update", json!({ "record_id": record, "versions": versions, "fields": values }));
    }
    assert_eq!(
        host.card(&record)["fields"].as_array().unwrap().len(),
        card["fields"].as_array().unwrap().len()
    );
    let timeline =
        host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 100 }));
    assert!(timeline.to_string().contains("\"note\""));
    check("timeline", &timeline);
    check("viewers", &host.call("viewer_list", json!({ "record_id": record })));
    check("ledger", &json!(host.ledger(json!({}))));
    check("summary", &host.call("ledger_summary", json!({})));
    check("status", &host.call("app_status", json!({})));
}

#[test]
fn import_previews_checks_and_lists_of_errors_show_masks_only() {
    let host = TestHost::with_vault();
    let path = host.folder().join("list.csv");
    let titles = "姓名,手机号,身份证号,银行卡号,邮箱,微信号,地址,备注,报价,生日";
    let good = "张伟,13812345678,11010519491231002X,6217000000000000004,zhangwei.private@example.com,zhangwei_wx88,广东省深圳市南山区科技园路九十一号,电话13812345678,73529.11,1949-12-31";
    // Numbers with a mistake in them are no less personal.
    let bad = ",138123456781,110105194912310021,6217000000000000005,zhangwei.private@,zhangwei_wx88,广东省深圳市南山区科技园路九十一号,身份证11010519491231002X,73529.11,1949-12-31";
    std::fs::write(&path, format!("{titles}\n{good}\n{good}\n{bad}\n")).unwrap();
    let preview = host.call("import_open", json!({ "path": path }));
    check("preview", &preview);
    let columns: Vec<Value> = preview["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| json!({ "index": column["index"], "field": column["proposed"] }))
        .collect();
    let plan = json!({ "columns": columns, "on_duplicate": "skip", "date_order": null });
    let result = host.call("import_check", plan);
    assert_eq!((&result["rejected"], &result["duplicates"]), (&json!(1), &json!(1)));
    check("check", &result);
    let saved = host.folder().join("rejected.csv");
    host.call("import_save_rejected", json!({ "path": saved }));
    let saved = std::fs::read_to_string(saved).unwrap();
    assert!(saved.lines().count() > 1);
    check("rejected", &json!(saved));
    for middle in ["12345678", "0519491231", "2170000000000000"] {
        assert!(!saved.contains(middle), "{middle}: {saved}");
    }
}
