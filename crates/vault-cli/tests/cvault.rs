//! The program as an administrator uses it: a vault from its making to its recovery, through the real binary.
//!
//! With a device file instead of a keyring, so that it runs on any computer.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const PASSWORD: &str = "correct horse battery staple";
const NEW_PASSWORD: &str = "four other plain words";
const LIST: &str =
    "姓名,公司,手机号\n张伟,上海宝钢,13812345678\n李娜,北京字节,12\n,,\n欧阳震华,,13987654321\n";

/// A home of its own with one vault in it.
struct Office {
    folder: TempDir,
    created: Value,
}

impl Office {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut office = Self { folder, created: Value::Null };
        let (vault, kit) = (office.vault(), office.path("kit.pdf"));
        let line =
            ["create", &vault, "--name", "演示", "--person", "王小明", "--mode", "solo", "--kit", &kit];
        office.created = office.json(&[&line[..], &["--password-stdin"]].concat(), PASSWORD);
        office
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn vault(&self) -> String {
        self.path("演示")
    }

    fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.folder.path().join(name), text).unwrap();
        self.path(name)
    }

    /// Runs the program with its own home and device file; `input` is the standard input.
    fn run(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cvault"))
            .args(["--json", "--kdf-floor", "--device-file", &self.path("device.cvd")])
            .args(arguments)
            .env("HOME", self.folder.path())
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("XDG_DATA_HOME")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A run that refuses before reading closes its end.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn json(&self, arguments: &[&str], input: &str) -> Value {
        let output = self.run(arguments, input);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// A run on the vault with the right password.
    fn ask(&self, arguments: &[&str]) -> Value {
        self.json(&[&["--vault", &self.vault(), "--password-stdin"], arguments].concat(), PASSWORD)
    }

    /// The error of a run that ends with exit code 1.
    fn refusal(&self, arguments: &[&str], input: &str) -> Value {
        let output = self.run(&[&["--vault", &self.vault()], arguments].concat(), input);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty(), "a refusal answers nothing");
        serde_json::from_slice(&output.stderr).unwrap()
    }

    fn import(&self, extra: &[&str]) -> Value {
        let list = self.write("list.csv", LIST);
        let line = ["import", &list, "--source", "2026 春季展会", "--basis", "consent"];
        self.ask(&[&line[..], extra].concat())
    }
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

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
