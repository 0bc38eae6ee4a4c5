//! A leaked copy tells where it comes from; stray copies are found.

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

use crate::exports::{ask, office, out, run, sign};

/// So many copies of the same customers, each in a file of its own.
fn copies(host: &TestHost, count: usize) -> Vec<Value> {
    (0..count)
        .map(|number| {
            let request = ask(host, |plan| {
                plan["fields"] = json!(["name", "company", "city", "title", "phone"]);
                plan["clear_l2"] = json!(true);
            });
            for name in ["老板", "林芳"].iter().take(request["needs"]["approvals"].as_u64().unwrap() as usize)
            {
                sign(host, &request, name).unwrap();
            }
            run(host, &request, &format!("copy{number}.csv"), "主管").unwrap()
        })
        .collect()
}

/// The lines of a copy without the column that marks it openly, as somebody would pass it on.
fn leaked(host: &TestHost, number: usize, keep: impl Fn(usize) -> bool) -> String {
    let text = std::fs::read_to_string(out(host, &format!("copy{number}.csv"))).unwrap();
    let mut lines: Vec<String> = text
        .lines()
        .skip(1)
        .enumerate()
        .filter(|(line, _)| keep(*line))
        .map(|(_, line)| line.rsplit_once(',').unwrap().0.replace('"', "").replace(',', "\t"))
        .collect();
    lines.sort();
    lines.join("\n")
}

#[test]
fn the_right_copy_is_named_from_all_half_and_a_tenth_of_its_rows() {
    let host = office(400);
    let copies = copies(&host, 5);
    host.log_in("林芳");
    for (share, step) in [(100, 1), (50, 2), (10, 10)] {
        let text = leaked(&host, 3, |line| line % step == 0);
        let trace = host.call("trace_leak", json!({ "kind": "text", "text": text }));
        assert_eq!((&trace["enough"], &trace["cut"]), (&json!(true), &json!(false)), "{share} %");
        let named: Vec<&Value> =
            trace["copies"].as_array().unwrap().iter().filter(|copy| copy["named"] == true).collect();
        assert_eq!(named.len(), 1, "{share} %");
        assert_eq!(named[0]["register_no"], copies[3]["ran"]["register_no"], "{share} %");
        assert!(named[0]["false_positive"].as_f64().unwrap() <= 1e-6);
        assert_eq!(named[0]["requester_name"], "主管");
    }
    // Who could and who did: the manager took all of them along.
    let text = leaked(&host, 3, |_| true);
    let trace = host.call("trace_leak", json!({ "kind": "text", "text": text }));
    let people = trace["people"].as_array().unwrap();
    let manager = people.iter().find(|person| person["name"] == "主管").unwrap();
    assert_eq!((&manager["could"], &manager["did"]), (&json!(400), &json!(400)));
    assert!(!people.iter().any(|person| person["name"] == "网管"), "admins hold no key of customers");
    let last = host.ledger(json!({})).remove(0);
    assert_eq!(last["action"], "leak.trace");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn too_little_says_so_and_strangers_lists_name_nobody() {
    let host = office(60);
    copies(&host, 2);
    host.log_in("林芳");
    let few = leaked(&host, 0, |line| line < 2);
    let trace = host.call("trace_leak", json!({ "kind": "text", "text": few }));
    assert_eq!(trace["enough"], false);
    assert!(trace["copies"].as_array().unwrap().iter().all(|copy| copy["named"] == false));
    let other: String = (0..80).map(|n| format!("路人{n}\t别家第{n}公司\t13100000{n:03}\n")).collect();
    let trace = host.call("trace_leak", json!({ "kind": "text", "text": other }));
    assert_eq!(trace["matched"], 0);
    assert!(trace["copies"].as_array().unwrap().iter().all(|copy| copy["named"] == false));
    // Only owners open the sealed details; a manager traces nothing.
    host.log_in("主管");
    assert_eq!(host.refused("trace_leak", json!({ "kind": "text", "text": "x" })), "not_allowed");
}

#[test]
fn a_file_is_read_as_it_is_and_a_made_up_customer_names_its_copy() {
    let host = office(40);
    let copies = copies(&host, 3);
    host.log_in("林芳");
    let file = json!({ "kind": "file", "path": out(&host, "copy1.csv") });
    let trace = host.call("trace_leak", file);
    let first = &trace["copies"][0];
    assert_eq!(
        (&first["register_no"], &first["named"], &first["canaries"]),
        (&copies[1]["ran"]["register_no"], &json!(true), &json!(1))
    );
    assert_eq!(
        host.refused("trace_leak", json!({ "kind": "file", "path": "/nowhere/x.csv" })),
        "file_not_found"
    );
}

#[test]
fn copies_for_the_person_concerned_carry_nothing_invisible() {
    let host = office(12);
    let request = ask(&host, |plan| {
        plan["recipient_kind"] = json!("subject");
        plan["recipient_name"] = json!("客户00001");
        plan["reference"] = json!("申请 1");
        plan["purpose"] = json!("subject_request");
    });
    let done = run(&host, &request, "copy0.csv", "主管").unwrap();
    assert_eq!(done["ran"]["canaries"], 0);
    let text = std::fs::read_to_string(out(&host, "copy0.csv")).unwrap();
    assert_eq!(text.lines().count(), 13);
    assert!(text.contains("电子（华南）有限公司") && text.contains("苏州"));
    host.log_in("林芳");
    let trace = host.call("trace_leak", json!({ "kind": "file", "path": out(&host, "copy0.csv") }));
    assert_eq!(trace["copies"], json!([]));
}

#[test]
fn a_list_on_the_desktop_is_found_and_removed() {
    let host = office(30);
    let desktop = tempfile::tempdir().unwrap();
    let list = desktop.path().join("老客户.txt");
    std::fs::write(&list, "张三 13900000001\n李四 13900000002\n王五 13900000003\n").unwrap();
    std::fs::write(desktop.path().join("读我.txt"), "会议室电话 13011112222\n").unwrap();
    let found = host.call("stray_scan", json!({ "folders": [desktop.path()] }));
    assert_eq!(
        (found["found"].as_array().unwrap().len(), &found["found"][0]["known"], &found["files"]),
        (1, &json!(3), &json!(2))
    );
    assert_eq!(found["found"][0]["path"], json!(list));
    assert_eq!(
        host.refused("stray_delete", json!({ "path": host.vault_path().join("vault.db") })),
        "bad_request"
    );
    let other = desktop.path().join("读我.txt");
    assert_eq!(host.refused("stray_delete", json!({ "path": other })), "bad_request", "not what was found");
    host.call("stray_delete", json!({ "path": list }));
    assert!(!list.exists() && other.exists());
    assert_eq!(host.refused("stray_delete", json!({ "path": list })), "bad_request");
    assert_eq!(host.refused("stray_scan", json!({ "folders": ["/nowhere/at/all"] })), "file_not_found");
    assert_eq!(host.refused("stray_scan", json!({ "folders": [] })), "bad_request");
}
