//! `cvault field`: levels, and fields of the vault's own.

use serde_json::json;

use crate::office::{OWNER, Office, password_of, words};

#[test]
fn fields_are_listed_added_and_given_levels() {
    let office = Office::with_colleagues();
    let add = words(
        "field add 会员等级 --kind choice --choices 金,银 --level L2 --class personal --purpose 服务 --retention 24",
    );
    office.ask_as(OWNER, &add);
    assert_eq!(office.refused_as(OWNER, &add), "label_taken");
    assert_eq!(office.refused_as("王磊", &add), "not_allowed");
    let list = office.text_as("王磊", &["field", "list"]);
    let own = list.lines().find(|line| line.contains("会员等级")).unwrap();
    assert!(own.starts_with("custom01") && own.contains("L2") && own.contains("24"), "{own}");
    let raised = office.ask_as(OWNER, &words("field level 会员等级 L3"));
    assert_eq!(raised["reseal"], json!({ "moved": 0, "left": 0, "cancelled": false }));
    let lower = words("field level 会员等级 L2 --affected 个人 --degree 轻微 --precision 单条");
    assert_eq!(office.refused_as(OWNER, &lower), "reason_needed");
    let lower = [&lower[..], &["--reason", "不再敏感"]].concat();
    assert_eq!(office.refused_as(OWNER, &lower), "approval_needed");
    let file = office.write("second.txt", &password_of("李静"));
    let signed = [&lower[..], &["--approver", "李静", "--approver-password-file", &file]].concat();
    let done = office.text_as(OWNER, &signed);
    assert!(done.contains("L2"), "{done}");
}
