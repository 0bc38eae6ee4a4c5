//! A vault from its making to its recovery.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::office::{LIST, NEW_PASSWORD, Office, PASSWORD, words};

#[test]
fn a_vault_is_made_and_says_what_it_is() {
    let office = Office::open();
    let made = &office.created;
    assert_eq!(made["vault_id"].as_str().map(str::len), Some(32));
    assert_eq!(made["recovery_key"].as_str().unwrap().split('-').count(), 8);
    assert!(!made["root_fingerprint"].as_str().unwrap().is_empty());
    assert!(fs::read(office.folder.path().join("kit.pdf")).unwrap().starts_with(b"%PDF"));

    let outside = office.json(&["--vault", &office.vault(), "status"], "");
    assert_eq!(outside["vault_id"], made["vault_id"]);
    assert_eq!(outside["phase"], "locked");
    assert_eq!(outside.get("customers"), None, "nothing about the contents without a login");

    let inside = office.ask(&["status"]);
    assert_eq!(inside["phase"], "open");
    assert_eq!(inside["customers"], 0);
    assert!(inside["ledger_seq"].as_u64() > Some(0));
}

#[test]
fn a_list_is_imported_found_revealed_and_taken_back() {
    let office = Office::open();
    let checked = office.import(&["--dry-run"]);
    assert_eq!((&checked["importable"], &checked["rejected_count"]), (&2.into(), &1.into()));
    assert_eq!(office.ask(&["status"])["customers"], 0, "a check writes nothing");

    let report = office.import(&[]);
    assert_eq!(
        (&report["imported"], &report["updated"], &report["skipped"]),
        (&2.into(), &0.into(), &0.into())
    );
    let rejected = &report["rejected"][0];
    assert_eq!((&rejected["row"], &rejected["field"]), (&3.into(), &"phone".into()));
    assert_eq!(rejected["code"], "phone_too_short");

    let found = office.ask(&words("search oyzh"));
    let row = &found["rows"][0];
    assert_eq!((&row["name"], &row["phone"]), (&"欧阳震华".into(), &"139****4321".into()));
    let id = row["id"].as_str().unwrap();
    assert!(!office.ask(&["show", id]).to_string().contains("13987654321"), "a card is masked");

    let before = office.ask(&["status"])["ledger_seq"].as_u64();
    let revealed = office.ask(&["reveal", id, "phone", "--purpose", "follow_up"]);
    assert_eq!(revealed["value"], "13987654321");
    assert!(revealed["seq"].as_u64() > before, "a reveal is an entry of the ledger");
    let entries = office.ask(&words("ledger list --limit 500"));
    let is_reveal = |entry: &&Value| entry["seq"] == revealed["seq"] && entry["action"] == "field.reveal";
    assert_eq!(entries["rows"].as_array().unwrap().iter().filter(is_reveal).count(), 1);

    let undone = office.ask(&["import-undo", report["batch"].as_str().unwrap()]);
    assert_eq!(undone["removed"].as_u64().unwrap() + undone["kept"].as_u64().unwrap(), 2);
    assert_eq!(office.ask(&["verify"])["complete"], true);
    assert_eq!(office.ask(&words("ledger verify"))["complete"], true);
}

#[test]
fn a_map_corrects_the_columns() {
    let office = Office::open();
    let map = office.write("map.json", r#"{"手机号": null, "公司": "remark"}"#);
    let report = office.import(&["--map", &map]);
    assert_eq!(report["imported"], 3, "the short number is not looked at");
    let found = office.ask(&words("search 张伟"));
    assert_eq!((&found["rows"][0]["company"], &found["rows"][0]["phone"]), (&"".into(), &"".into()));
}

#[test]
fn refusals_are_json_and_exit_with_one() {
    let office = Office::open();
    let wrong = office.refusal(&["status", "--password-stdin"], "not the password at all");
    assert_eq!((&wrong["code"], &wrong["params"]["attempts_left"]), (&"wrong_password".into(), &4.into()));
    assert_eq!(wrong["message"], "密码不正确");

    let list = office.write("list.csv", LIST);
    let bought = ["import", &list, "--password-stdin", "--source", "网上", "--basis", "购买"];
    assert_eq!(office.refusal(&bought, PASSWORD)["code"], "source_forbidden");
    assert_eq!(
        office.refusal(&words("--person 没有 --password-stdin status"), PASSWORD)["code"],
        "not_found"
    );
    assert_eq!(office.refusal(&words("rpc customer_counts"), "")["code"], "locked");
    assert_eq!(office.refusal(&words("rpc no_such_command"), "")["code"], "unknown_command");
}

#[test]
fn mistakes_in_typing_exit_with_two() {
    let office = Office::open();
    let secret = r#"{"person_id":"01900000000070008000000000000001","password":"x"}"#;
    for line in [
        vec!["search"],
        vec!["search", "x"],
        vec!["--vault", "/nowhere", "import", "x.csv", "--source", "y", "--basis", "maybe"],
        vec!["show", "not-an-id"],
        vec!["rpc", "vault_unlock", secret],
    ] {
        assert_eq!(office.run(&line, "").status.code(), Some(2), "{line:?}");
    }
}

#[test]
fn requests_with_secrets_come_through_the_standard_input() {
    let office = Office::open();
    let request = r#"{"current":"correct horse battery staple","new":"four other plain words"}"#;
    let line = ["--vault", &office.vault(), "--password-stdin", "rpc", "password_change", "-"];
    office.json(&line, &format!("{PASSWORD}\n{request}\n"));
    let status = ["--vault", &office.vault(), "--password-stdin", "status"];
    assert_eq!(office.run(&status, PASSWORD).status.code(), Some(1));
    assert_eq!(office.json(&status, NEW_PASSWORD)["phase"], "open");
}

#[test]
fn the_printed_kit_opens_the_vault_again() {
    let office = Office::open();
    let key = office.created["recovery_key"].as_str().unwrap();
    // Another computer: the folder alone, without the device file.
    fs::remove_file(office.folder.path().join("device.cvd")).unwrap();
    let refused = office.refusal(&["status", "--password-stdin"], PASSWORD);
    assert_ne!(refused["code"], "wrong_password", "it says which factor is missing");

    let wrong = key.replacen(&key[..1], if key.starts_with('A') { "B" } else { "A" }, 1);
    let line = words("recover --kit-stdin --password-stdin");
    let refused = office.refusal(&line, &format!("{wrong}\n{NEW_PASSWORD}\n"));
    assert_eq!(refused["code"], "wrong_recovery_key");

    let vault = office.vault();
    let line = [&["--vault", &vault], &line[..]].concat();
    let recovered = office.json(&line, &format!("{key}\n{NEW_PASSWORD}\n"));
    assert_eq!(recovered["recovered"], true);
    let status = ["--vault", &office.vault(), "--password-stdin", "status"];
    assert_eq!(office.json(&status, NEW_PASSWORD)["phase"], "open");
}

#[test]
fn one_vault_has_one_user_at_a_time() {
    let office = Office::open();
    let lock = fs::File::open(PathBuf::from(office.vault()).join("lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(office.refusal(&["status", "--password-stdin"], PASSWORD)["code"], "vault_in_use");
}

#[test]
fn every_refused_row_is_listed() {
    let office = Office::open();
    let rows: String = (0..1_100).map(|number| format!("客户{number},12\n")).collect();
    let list = office.write("long.csv", &format!("姓名,手机号\n{rows}张伟,13812345678\n"));
    let line = ["import", &list, "--source", "展会", "--basis", "consent"];
    for extra in [&["--dry-run"][..], &[]] {
        let answer = office.ask(&[&line[..], extra].concat());
        assert_eq!(answer["rejected_count"], 1_100);
        let rejected = answer["rejected"].as_array().unwrap();
        assert_eq!(rejected.len(), 1_100);
        assert_eq!((&rejected[1_099]["row"], &rejected[1_099]["field"]), (&1_101.into(), &"phone".into()));
    }
}

#[test]
fn customers_go_to_the_person_named() {
    let office = Office::open();
    assert_eq!(office.import(&["--assign", "王小明"])["imported"], 2);
    let list = office.write("more.csv", "姓名\n赵六\n");
    let line =
        ["import", &list, "--source", "展会", "--basis", "consent", "--assign", "李四", "--password-stdin"];
    let refused = office.refusal(&line, PASSWORD);
    assert_eq!((&refused["code"], &refused["params"]["field"]), (&"not_found".into(), &"assign".into()));
    assert_eq!(office.ask(&["status"])["customers"], 2);
}

#[test]
fn a_damaged_file_is_said_in_our_words_alone() {
    let office = Office::open();
    office.import(&[]);
    let database = PathBuf::from(office.vault()).join("vault.db");
    let mut bytes = fs::read(&database).unwrap();
    let page = 4096;
    assert!(bytes.len() > 4 * page);
    for number in 1..bytes.len() / page {
        bytes[number * page + 1_000] ^= 0x10;
    }
    fs::write(&database, &bytes).unwrap();
    // The first page opens, the ones behind it do not.
    let line = ["--vault", &office.vault(), "--password-stdin", "status"];
    let output = office.run(&line, PASSWORD);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert_eq!(serde_json::from_str::<Value>(&said).unwrap()["code"], "vault_damaged", "{said}");
}
