//! Billing facts: finance works with them and never meets a customer; whoever has the customer keeps them in step.

use clientvault_tests::host::{PASSWORD, TestHost, look};
use serde_json::{Value, json};
use vault_app::contract::event::{CoreEvent, Job};

/// A firm somebody looks after, with everything finance needs and everything it must not see.
fn firm(host: &TestHost, name: &str) -> String {
    host.add_customer(&[
        ("company", name),
        ("name", "联系人甲"),
        ("phone", "13800001111"),
        ("wechat", "wx_secret_1"),
        ("email", "a@firm.example"),
        ("address", "深圳市南山区科技路1号"),
        ("credit_code", "91350100M000100Y43"),
        ("invoice_title", "恒信科技开票抬头"),
        ("company_account", "6222020200112233"),
        ("contract_amount", "128000"),
    ])
}

fn list(host: &TestHost, text: Option<&str>) -> Value {
    let request = json!({ "text": text, "sort": "company", "descending": false, "offset": 0, "limit": 50 });
    host.call("billing_list", request)
}

fn companies(host: &TestHost) -> Vec<String> {
    let page = list(host, None);
    page["rows"].as_array().unwrap().iter().map(|row| row["company"].as_str().unwrap().to_owned()).collect()
}

fn office() -> TestHost {
    TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"]), ("会计", &["finance"])])
}

#[test]
fn finance_sees_billing_facts_and_no_contact_anywhere() {
    let host = office();
    host.log_in("王磊");
    let customer = firm(&host, "恒信科技");
    host.log_in("会计");
    let page = list(&host, None);
    assert_eq!(page["total"], 1);
    let row = &page["rows"][0];
    assert_eq!((row["company"].as_str(), row["owner_name"].as_str()), (Some("恒信科技"), Some("王磊")));
    assert_eq!(row["customer_id"], Value::Null);
    let fields: Vec<&str> =
        row["fields"].as_array().unwrap().iter().map(|field| field["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["credit_code", "contract_amount", "company_account", "invoice_title"]);
    for hidden in ["联系人甲", "1380000", "wx_secret", "firm.example", "科技路", "6222020200112233"] {
        assert!(!page.to_string().contains(hidden), "{hidden}");
    }
    // A single value, for a purpose, like everybody else.
    let record = row["record_id"].as_str().unwrap();
    assert_eq!(host.call("field_reveal", look(record, "contract_amount"))["value"], "128000.00");
    assert_eq!(host.call("field_reveal", look(record, "company_account"))["value"], "6222020200112233");
    assert_eq!(host.refused("field_reveal", look(record, "phone")), "not_found");
    // The customer itself does not exist for finance, whatever is asked.
    assert_eq!(host.refused("field_reveal", look(&customer, "contract_amount")), "not_found");
    assert_eq!(host.refused("customer_show", json!({ "record_id": customer })), "not_allowed");
    assert_eq!(host.refused("customer_search", json!({ "query": "恒信", "limit": 5 })), "not_allowed");
    // Who looked is told where the customer is.
    host.log_in("林芳");
    let viewers = host.call("viewer_list", json!({ "record_id": customer }));
    assert!(viewers.to_string().contains("会计"), "{viewers}");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn search_and_pages_of_finance_are_about_firms() {
    let host = office();
    host.log_in("王磊");
    for name in ["恒信科技", "瑞丰食品", "海润水产"] {
        host.add_customer(&[("company", name), ("name", name), ("contract_amount", "1")]);
    }
    host.add_customer(&[("company", "没有开票资料的公司")]);
    host.log_in("会计");
    assert_eq!(list(&host, Some("hxkj"))["total"], 1);
    assert_eq!(list(&host, Some("ruifeng"))["rows"][0]["company"], "瑞丰食品");
    assert_eq!(list(&host, Some("开票资料"))["total"], 0);
    let page = host.call(
        "billing_list",
        json!({ "text": null, "sort": "company", "descending": true, "offset": 1, "limit": 1 }),
    );
    assert_eq!((page["total"].as_u64(), page["rows"].as_array().unwrap().len()), (Some(3), 1));
    let too_many = json!({ "text": null, "sort": "company", "descending": false, "offset": 0, "limit": 201 });
    assert_eq!(host.refused("billing_list", too_many), "bad_request");
}

#[test]
fn the_facts_follow_whatever_happens_to_the_customer() {
    let host = office();
    host.log_in("王磊");
    let customer = firm(&host, "恒信科技");
    let firms = |who: &str| {
        host.log_in(who);
        companies(&host)
    };
    assert_eq!(firms("会计"), ["恒信科技"]);
    // A change.
    host.log_in("王磊");
    let card = host.card(&customer);
    host.call(
        "customer_update",
        json!({ "record_id": customer, "versions": card["versions"], "fields": [
            { "field": "company", "values": [{ "text": "恒信集团" }] },
            { "field": "contract_amount", "values": [{ "text": "256000" }] },
        ] }),
    );
    host.log_in("会计");
    let row = list(&host, None)["rows"][0].clone();
    assert_eq!(row["company"], "恒信集团");
    let record = row["record_id"].as_str().unwrap().to_owned();
    assert_eq!(host.call("field_reveal", look(&record, "contract_amount"))["value"], "256000.00");
    // Another hand, the pool, and back by a claim.
    host.log_in("林芳");
    let to = host.id_of("李静");
    host.call("customer_transfer", json!({ "record_ids": [customer], "to": { "kind": "person", "id": to } }));
    assert_eq!(firms("王磊"), Vec::<String>::new());
    assert_eq!(firms("李静"), ["恒信集团"]);
    host.log_in("会计");
    assert_eq!(list(&host, None)["rows"][0]["owner_name"], "李静");
    host.log_in("林芳");
    host.call("customer_transfer", json!({ "record_ids": [customer], "to": { "kind": "pool" } }));
    assert_eq!(firms("会计"), ["恒信集团"]);
    host.log_in("王磊");
    assert_eq!(companies(&host), Vec::<String>::new(), "kept closed until it is claimed");
    assert_eq!(host.refused("field_reveal", look(&record, "contract_amount")), "not_found");
    host.call("pool_claim", json!({ "record_ids": [customer] }));
    assert_eq!(companies(&host), ["恒信集团"]);
    // The recycle bin and back.
    host.call("customer_recycle", json!({ "record_ids": [customer] }));
    assert_eq!(firms("会计"), Vec::<String>::new());
    host.log_in("王磊");
    host.call("customer_restore", json!({ "record_ids": [customer] }));
    assert_eq!(firms("会计"), ["恒信集团"]);
    // No facts any more.
    host.log_in("王磊");
    let card = host.card(&customer);
    let none: Vec<Value> = ["credit_code", "invoice_title", "company_account", "contract_amount"]
        .iter()
        .map(|field| json!({ "field": field, "values": [] }))
        .collect();
    host.call(
        "customer_update",
        json!({ "record_id": customer, "versions": card["versions"], "fields": none }),
    );
    assert_eq!(firms("会计"), Vec::<String>::new());
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn an_import_brings_facts_along_and_taking_it_back_takes_them() {
    let host = office();
    host.log_in("王磊");
    let rows = "公司,姓名,手机号,合同金额\n恒信科技,张三,13800001111,100\n瑞丰食品,李四,13800002222,200\n无合同公司,王五,13800003333,\n";
    let file = crate::import::file(&host, "客户.csv", rows);
    let report = host.call("import_run", crate::import::plan(&host, &file, "skip"));
    assert_eq!(report["imported"], 3);
    host.log_in("会计");
    assert_eq!(companies(&host).len(), 2);
    host.log_in("王磊");
    host.call("import_undo", json!({ "batch_id": report["batch_id"] }));
    host.log_in("会计");
    assert_eq!(companies(&host), Vec::<String>::new());
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn customers_of_a_vault_of_one_person_get_their_facts_when_the_second_person_comes() {
    let host = TestHost::with_vault();
    firm(&host, "恒信科技");
    assert_eq!(companies(&host), Vec::<String>::new(), "nobody to keep them apart for");
    host.add_person("会计", &["finance"]);
    assert_eq!(companies(&host), ["恒信科技"]);
    host.log_in("会计");
    assert_eq!(companies(&host), ["恒信科技"]);
}

#[test]
fn a_long_list_gets_its_facts_in_pieces_and_says_how_far_it_is() {
    let host = TestHost::with_vault();
    let rows: String =
        (0..2_600).map(|number| format!("公司{number},138{number:08},{}\n", number + 1)).collect();
    let file = crate::import::file(&host, "客户.csv", format!("公司,手机号,合同金额\n{rows}"));
    assert_eq!(host.call("import_run", crate::import::plan(&host, &file, "new"))["imported"], 2_600);
    host.clock.run_ms_per_look(200);
    host.add_person("会计", &["finance"]);
    host.clock.run_ms_per_look(0);
    let told = host.events.take().into_iter().any(|event| {
        matches!(event, CoreEvent::Progress { job: Job::Sharing, done, total: 2_600, .. } if done > 0)
    });
    assert!(told, "nobody said how far it was");
    host.log_in("会计");
    assert_eq!(list(&host, None)["total"], 2_600);
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn rights_that_end_take_the_facts_along() {
    let host = office();
    host.log_in("王磊");
    firm(&host, "恒信科技");
    host.log_in("林芳");
    let rights = json!({
        "person_id": host.id_of("会计"), "roles": ["sales"], "team_id": clientvault_tests::host::HOUSE,
        "password": PASSWORD,
    });
    host.call("person_rights", rights);
    host.log_in("会计");
    assert_eq!(companies(&host), Vec::<String>::new());
    host.log_in("王磊");
    assert_eq!(companies(&host), ["恒信科技"], "sealed anew, and still there for whoever has the customer");
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn only_those_with_billing_work_may_list() {
    let host = TestHost::office(&[("网管", &["admin"]), ("审计", &["auditor"])]);
    let request = json!({ "text": null, "sort": "company", "descending": false, "offset": 0, "limit": 10 });
    for who in ["网管", "审计"] {
        host.log_in(who);
        assert_eq!(host.refused("billing_list", request.clone()), "not_allowed", "{who}");
    }
}
