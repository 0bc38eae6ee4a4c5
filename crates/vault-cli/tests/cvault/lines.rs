//! Many requests in one session: `rpc --lines`.

use serde_json::{Value, json};

use crate::office::{OWNER, Office, PASSWORD, password_of};

/// Runs these lines and gives the answers; the run has to end well.
fn answers(office: &Office, arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let vault = office.vault();
    let line = ["--vault", &vault, "rpc", "--lines"];
    let output = office.run_bytes(&[&line[..], arguments].concat(), input);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_line_is_answered_by_a_line() {
    let office = Office::with_colleagues();
    let [record, _] = office.import_as("王磊");
    let lines = [
        password_of("王磊"),
        "app_status".to_owned(),
        format!("customer_show {{\"record_id\":\"{record}\"}}"),
        String::new(),
        "person_freeze {\"person_id\":\"00\",\"at_ms\":null,\"password\":\"\"}".to_owned(),
        format!("customer_transfer {{\"record_ids\":[\"{record}\"],\"to\":{{\"kind\":\"pool\"}}}}"),
        "no_such_command {}".to_owned(),
        "customer_show {".to_owned(),
        "ledger_list {\"filters\":{},\"before_seq\":null,\"limit\":5}".to_owned(),
    ];
    let answers = answers(&office, &["--person", "王磊", "--password-stdin"], lines.join("\n").as_bytes());
    let codes: Vec<&Value> = answers.iter().map(|answer| &answer["error"]["code"]).collect();
    assert_eq!(
        codes,
        [
            &Value::Null,
            &Value::Null,
            &json!("bad_request"),
            &json!("not_allowed"),
            &json!("unknown_command"),
            &json!("bad_request"),
            &json!("not_allowed"),
        ]
    );
    assert_eq!(answers[0]["ok"]["session"]["person_name"], "王磊");
    assert_eq!(answers[1]["ok"]["row"]["holding"], "mine");
    let refused = &answers[3]["error"];
    assert_eq!(refused["params"], json!({ "action": "TransferCustomers" }));
    assert_eq!(refused["reference"].as_str().map(str::len), Some(8));
    // What was refused is in the ledger, and the vault was closed properly.
    let entries = office.ask_as(OWNER, &["ledger", "list", "--limit", "12"]);
    let has = |action: &str, refused: Option<&str>| {
        entries["rows"].as_array().unwrap().iter().any(|row| {
            row["person_name"] == "王磊" && row["action"] == action && row["refused"].as_str() == refused
        })
    };
    assert!(has("command.refused", Some("not_allowed")) && has("session.lock", None), "{entries}");
}

#[test]
fn people_can_take_turns_in_one_run() {
    let office = Office::with_colleagues();
    let people = office.json(&["--vault", &office.vault(), "status"], "")["people"].clone();
    let unlock = |name: &str| {
        let person = people.as_array().unwrap().iter().find(|person| person["name"] == name).unwrap();
        let request = json!({ "person_id": person["person_id"], "password": password_of(name) });
        format!("vault_unlock {request}\n")
    };
    let lock = "vault_lock {\"reason\":\"manual\"}\n";
    let input = ["person_list\n", &unlock("李静"), "review_list\n", lock, &unlock(OWNER), "review_list\n"];
    let answers = answers(&office, &[], input.concat().as_bytes());
    let codes: Vec<Option<&str>> = answers.iter().map(|answer| answer["error"]["code"].as_str()).collect();
    assert_eq!(codes, [Some("locked"), None, Some("not_allowed"), None, None, None]);
}

#[test]
fn hundreds_of_lines_and_lines_nobody_can_read() {
    let office = Office::open();
    let mut input = format!("{PASSWORD}\n").into_bytes();
    for _ in 0..300 {
        input.extend_from_slice(b"permission_matrix\r\n");
    }
    input.extend_from_slice(b"draft_save \xff\xfe\n");
    input.extend_from_slice(format!("draft_save {}\n", "x".repeat(1024 * 1024)).as_bytes());
    input.extend_from_slice(b"customer_counts {}");
    let answers = answers(&office, &["--password-stdin"], &input);
    assert_eq!(answers.len(), 303);
    assert!(answers[..300].iter().all(|answer| answer["ok"]["rights"].is_array()));
    assert_eq!(answers[300]["error"]["code"], "bad_request");
    assert_eq!(answers[301]["error"]["code"], "bad_request", "longer than a line may be");
    assert_eq!(answers[302]["ok"]["active"], 0, "and the next one is read again");
}

#[test]
fn nothing_is_read_without_a_login_that_was_asked_for() {
    let office = Office::open();
    let refused =
        office.refusal(&["rpc", "--lines", "--password-stdin"], "wrong words altogether\napp_status\n");
    assert_eq!(refused["code"], "wrong_password");
    for line in [&["rpc"][..], &["rpc", "--lines", "app_status"]] {
        assert_eq!(office.run(line, "").status.code(), Some(2), "{line:?}");
    }
    let enrol = r#"{"person_id":"01900000000070008000000000000001","code":"A","new_password":""}"#;
    let nested = r#"{"review_id":"x","password":"","approver":{"person_id":"x","password":"y"}}"#;
    for line in [["rpc", "vault_enrol", enrol], ["rpc", "review_close", nested]] {
        assert_eq!(office.run(&line, "").status.code(), Some(2), "{line:?}");
    }
}
