//! Rights as tables, their quarterly review, and who changed which rule.

use std::fs;

use serde_json::json;

use crate::office::{OWNER, Office, password_of, words};

#[test]
fn a_quarter_is_decided_and_signed_by_two() {
    let office = Office::with_colleagues();
    assert_eq!(office.ask_as(OWNER, &words("review list"))["due"], true);
    let review = office.ask_as(OWNER, &words("review open"));
    let id = review["review_id"].as_str().unwrap();
    assert_eq!(review["rows"].as_array().unwrap().len(), 3);
    let decide = |name: &str, decision: &str, reason: &str| {
        office.ask_as(OWNER, &["review", "decide", id, name, decision, "--reason", reason])
    };
    assert_eq!(office.refused_as(OWNER, &["review", "decide", id, "王磊", "freeze"]), "purpose_needed");
    decide(OWNER, "keep", "负责人");
    decide("王磊", "reduce:finance", "转岗");
    assert_eq!(office.refused_as(OWNER, &["review", "close", id]), "review_incomplete");
    let decided = decide("李静", "keep", "");
    assert!(decided["rows"].as_array().unwrap().iter().all(|row| !row["decision"].is_null()));

    assert_eq!(office.refused_as(OWNER, &["review", "close", id]), "approval_needed");
    let file = office.write("second.txt", &password_of("李静"));
    let close = |name| ["review", "close", id, "--approver", name, "--approver-password-file", &file];
    assert_eq!(office.refused_as(OWNER, &close("没有")), "person_unknown");
    assert_eq!(office.refused_as(OWNER, &close("王磊")), "wrong_password");
    let closed = office.ask_as(OWNER, &close("李静"));
    assert_eq!(closed["closed"]["second_name"], "李静");
    assert_eq!(office.person("王磊")["roles"], json!(["finance"]));

    let pdf = office.path("review.pdf");
    office.ask_as(OWNER, &["review", "save", id, &pdf]);
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    assert_eq!(office.refused_as(OWNER, &["review", "save", id, &pdf]), "location_exists");
    let text = office.text_as(OWNER, &words("review list"));
    assert!(text.contains(id) && text.contains("王小明 李静"), "{text}");
    assert_eq!(office.refused_as("李静", &words("review list")), "not_allowed");
}

#[test]
fn the_rules_are_shown_as_they_are_compiled_in() {
    let office = Office::open();
    let matrix = office.ask(&["matrix"]);
    assert_eq!(matrix["rights"].as_array().unwrap().len(), 6);
    let text = office.text_as(OWNER, &["matrix"]);
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap();
    let heads: Vec<&str> = line("操作").split_whitespace().collect();
    assert_eq!(heads, ["操作", "owner", "manager", "sales", "finance", "admin", "auditor"]);
    let cells: Vec<&str> = line("ManagePeople").split_whitespace().collect();
    assert_eq!(cells, ["ManagePeople", "+", "-", "-", "-", "+", "-"]);
    assert_eq!(line("pool").split("  ").filter(|cell| cell.contains("L1 L2")).count(), 3, "{text}");
}

#[test]
fn changed_rules_have_a_history() {
    let office = Office::with_colleagues();
    assert_eq!(office.ask_as(OWNER, &words("settings history"))["changes"], json!([]));
    let mut settings = office.ask_as(OWNER, &words("rpc settings_get"));
    settings["clipboard_clear_s"] = json!(10);
    let request = json!({ "settings": settings }).to_string();
    office.ask_as(OWNER, &["rpc", "settings_set", &request]);
    let history = office.ask_as("王磊", &words("settings history"));
    let change = &history["changes"][0];
    assert_eq!((&change["setting"], &change["new"]), (&"clipboard_clear_s".into(), &"10".into()));
    let text = office.text_as(OWNER, &words("settings history"));
    assert!(text.contains("clipboard_clear_s  30 -> 10  王小明"), "{text}");
}
