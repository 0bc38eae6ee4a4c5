//! What happens to rows of customers that are already here.

use clientvault_tests::host::{TestHost, look};
use serde_json::{Value, json};

use crate::import::{file, import};

/// One customer with a phone and a city, without an e-mail address.
fn with_customer() -> (TestHost, String) {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678"), ("city", "深圳")]);
    host.clock.pass_ms(1_000);
    (host, record)
}

const ROW: &str = "姓名,手机号,城市,邮箱\n张伟,13800005678、13900001111,广州,zhang@example.com\n";

fn count(host: &TestHost) -> u64 {
    host.call("customer_counts", json!({}))["active"].as_u64().unwrap()
}

fn reveal(host: &TestHost, record: &str, field: &str, index: u8) -> Value {
    let mut request = look(record, field);
    request["index"] = json!(index);
    host.try_call("field_reveal", request).map_or(Value::Null, |shown| shown["value"].clone())
}

#[test]
fn skip_leaves_them_alone() {
    let (host, record) = with_customer();
    let before = host.card(&record);
    let report = import(&host, &file(&host, "list.csv", ROW), "skip");
    assert_eq!((&report["imported"], &report["skipped"]), (&json!(0), &json!(1)));
    assert_eq!(host.card(&record), before);
}

#[test]
fn fill_writes_only_where_nothing_is() {
    let (host, record) = with_customer();
    let report = import(&host, &file(&host, "list.csv", ROW), "fill");
    assert_eq!((&report["updated"], count(&host)), (&json!(1), 1));
    assert_eq!(host.card(&record)["row"]["city"], "深圳");
    assert_eq!(reveal(&host, &record, "email", 0), "zhang@example.com");
    assert_eq!(reveal(&host, &record, "phone", 0), "13800005678");
    assert_eq!(reveal(&host, &record, "phone", 1), "13900001111");
}

#[test]
fn merge_takes_the_newer_value_and_unites_numbers() {
    let (host, record) = with_customer();
    let report = import(&host, &file(&host, "list.csv", ROW), "merge");
    assert_eq!((&report["updated"], count(&host)), (&json!(1), 1));
    assert_eq!(host.card(&record)["row"]["city"], "广州");
    assert_eq!(reveal(&host, &record, "phone", 1), "13900001111");
    assert!(reveal(&host, &record, "phone", 2).is_null());
}

#[test]
fn new_makes_a_second_one() {
    let (host, _) = with_customer();
    let report = import(&host, &file(&host, "list.csv", ROW), "new");
    assert_eq!((&report["imported"], count(&host)), (&json!(1), 2));
}

#[test]
fn the_same_file_three_times_makes_no_triplets() {
    for policy in ["skip", "fill", "merge"] {
        let host = TestHost::with_vault();
        let rows = "姓名,公司,手机号\n张伟,恒信科技,13800005678\n李娜,临江贸易,\n,乙公司,\n张伟,恒信科技,13800005678\n";
        let path = file(&host, "list.csv", rows);
        let first = import(&host, &path, policy);
        assert_eq!(first["imported"], 3, "{policy}: rows that repeat within the file count once");
        for _ in 0..2 {
            let again = import(&host, &path, policy);
            assert_eq!((&again["imported"], &again["updated"]), (&json!(0), &json!(0)), "{policy}");
        }
        assert_eq!(count(&host), 3, "{policy}");
    }
}

/// Rows before a row count: `import` compares each check with its run.
#[test]
fn the_check_foretells_what_rows_do_to_each_other() {
    let rows = "姓名,公司,手机号,城市,阶段\n\
        张伟,,13800005678,广州,\n\
        张伟,,13800005678,广州,\n\
        张伟,,13800005678、13900001111,北京,\n\
        张小伟,,13900001111,,won\n\
        赵六,恒信科技,13700002222,,\n\
        赵六,恒信科技,13700002222,,won\n\
        赵六,恒信科技,,,lead\n";
    for (policy, ends) in [("skip", [2, 0, 5]), ("fill", [1, 1, 5]), ("merge", [1, 5, 1])] {
        let (host, _) = with_customer();
        let report = import(&host, &file(&host, "list.csv", rows), policy);
        let counted = ["imported", "updated", "skipped"].map(|end| report[end].as_u64().unwrap());
        assert_eq!(counted, ends, "{policy}");
    }
}

#[test]
fn people_of_one_company_stay_several() {
    let host = TestHost::with_vault();
    let rows = "姓名,公司,统一社会信用代码\n张伟,恒信科技,91350100M000100Y43\n李娜,恒信科技,91350100M000100Y43\n,恒信科技,91350100M000100Y43\n";
    let report = import(&host, &file(&host, "list.csv", rows), "skip");
    assert_eq!((&report["imported"], count(&host)), (&json!(3), 3));
}

#[test]
fn a_row_that_matches_a_row_of_the_same_file_is_said() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "姓名,手机号\n张伟,13800005678\n张小伟,13800005678\n");
    let plan = crate::import::plan(&host, &path, "skip");
    let check = host.call("import_check", plan);
    let warned: Vec<&Value> =
        check["issues"].as_array().unwrap().iter().map(|issue| &issue["problem"]).collect();
    assert_eq!(warned, [&json!({ "kind": "warned", "code": "duplicate_in_file" })]);
    assert_eq!((&check["new"], &check["duplicates"]), (&json!(1), &json!(1)));
}
