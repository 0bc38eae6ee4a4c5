//! Whose customers a list becomes.

use clientvault_tests::host::TestHost;
use serde_json::json;

use crate::import::{file, plan};

const STRANGER: &str = "01900000000070008000000000000001";

#[test]
fn the_only_person_may_be_named() {
    let host = TestHost::with_vault();
    let mut plan = plan(&host, &file(&host, "list.csv", "姓名,手机号\n张伟,13800005678\n"), "skip");
    let person = host.person_id();
    plan["assign_to"] = json!(person);
    assert_eq!(host.call("import_check", plan.clone())["importable"], 1);
    assert_eq!(host.call("import_run", plan)["imported"], 1);
    let rows = host.call("customer_search", json!({ "query": "张伟", "limit": 1 }));
    assert_eq!(rows["hits"][0]["row"]["owner"], json!(person));
}

#[test]
fn anybody_else_is_refused_before_the_first_row() {
    let host = TestHost::with_vault();
    let mut plan = plan(&host, &file(&host, "list.csv", "姓名\n张伟\n"), "skip");
    plan["assign_to"] = json!(STRANGER);
    for command in ["import_check", "import_run"] {
        assert_eq!(host.refused(command, plan.clone()), "not_a_member", "{command}");
    }
    assert_eq!(host.call("customer_counts", json!({}))["active"], 0);
    assert_eq!(host.call("import_list", json!({}))["batches"], json!([]));
}

#[test]
fn refused_cells_come_in_parts() {
    let host = TestHost::with_vault();
    let rows: String = (0..1_203).map(|number| format!("客户{number},12\n")).collect();
    let path = file(&host, "list.csv", format!("姓名,手机号\n{rows}"));
    assert_eq!(host.refused("import_rejected", json!({ "offset": 0, "limit": 1 })), "nothing_open");
    let plan = plan(&host, &path, "skip");
    for command in ["import_check", "import_run"] {
        host.call(command, plan.clone());
        let part = |offset: u64| host.call("import_rejected", json!({ "offset": offset, "limit": 500 }));
        assert_eq!(part(0)["total"], 1_203, "{command}");
        let count = |offset| part(offset)["cells"].as_array().unwrap().len();
        assert_eq!([count(0), count(500), count(1_000), count(1_203)], [500, 500, 203, 0], "{command}");
        let last = part(1_202)["cells"][0].clone();
        assert_eq!((&last["row"], &last["field"]), (&json!(1_204), &json!("phone")));
        assert_eq!((&last["column"], &last["reason"]), (&json!("手机号"), &json!("phone_too_short")));
    }
    assert_eq!(host.refused("import_rejected", json!({ "offset": 0, "limit": 501 })), "bad_request");
}
