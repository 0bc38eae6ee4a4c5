//! The ledger for outsiders, from the command line.

use std::fs;

use serde_json::json;

use crate::office::{OWNER, Office, words};

#[test]
fn one_entry_an_export_a_checkpoint_and_a_witness() {
    let office = Office::with_colleagues();
    let [zhang, _] = office.import_as("王磊");
    office.ask_as("王磊", &["reveal", &zhang, "phone", "--purpose", "follow_up"]);

    let first = office.ask_as(OWNER, &words("ledger show 1"));
    assert_eq!((&first["row"]["action"], &first["signer"]), (&json!("vault.created"), &json!("root")));
    let text = office.text_as(OWNER, &words("ledger show 1"));
    assert!(text.contains("prev_hash") && text.contains("vault.created"), "{text}");

    let paper = office.path("checkpoint.txt");
    office.ask_as(OWNER, &["ledger", "checkpoint", &paper]);
    assert!(fs::read_to_string(&paper).unwrap().starts_with("clientvault/"));
    assert_eq!(office.refused_as(OWNER, &["ledger", "checkpoint", &paper]), "location_exists");
    assert_eq!(office.ask_as(OWNER, &["ledger", "witness", &paper])["outcome"], "agrees");
    let forged = fs::read_to_string(&paper).unwrap().replacen("\n", "\n1", 1);
    let forged = office.write("forged.txt", &forged);
    // Like a check that finds something: an answer, and a run that has failed.
    let vault = office.vault();
    let line = ["--vault", &vault, "--person", OWNER, "--password-stdin", "ledger", "witness", &forged];
    let output = office.run(&line, &crate::office::password_of(OWNER));
    let verdict: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &verdict["outcome"]), (Some(1), &json!("longer")));
    let nonsense = office.write("nonsense.txt", "x");
    assert_eq!(office.refused_as(OWNER, &["ledger", "witness", &nonsense]), "not_a_checkpoint");
    assert_eq!(office.refused_as(OWNER, &["ledger", "witness", "/nowhere/c.txt"]), "file_access");

    for (name, choice) in [
        ("all", &[][..]),
        ("customer", &["--customer", &zhang]),
        ("person", &["--by", "王磊", "--from", "2020-01-01", "--to", "2099-12-31"]),
        ("bare", &["--bare"]),
    ] {
        let file = office.path(&format!("{name}.cvaudit"));
        let exported = office.ask_as(OWNER, &[&["ledger", "export", &file][..], choice].concat());
        assert!(fs::read(&file).unwrap().starts_with(b"cvaudit"));
        assert_eq!(exported["details"].as_u64() == Some(0), name == "bare");
        assert_eq!(exported["root_fingerprint"], office.created["root_fingerprint"]);
        assert_eq!(office.refused_as(OWNER, &["ledger", "export", &file]), "location_exists");
    }
    let file = office.path("x.cvaudit");
    assert_eq!(office.refused_as(OWNER, &["ledger", "export", &file, "--by", "没有"]), "person_unknown");
    assert_eq!(office.refused_as("王磊", &["ledger", "export", &file]), "not_allowed");
    assert!(!fs::exists(&file).unwrap());
}

#[test]
fn what_waits_and_the_month() {
    let office = Office::with_colleagues();
    let wrong = office.run(
        &["--vault", &office.vault(), "--person", "王磊", "--password-stdin", "status"],
        "this is not the password at all",
    );
    assert!(!wrong.status.success());
    let watch = office.ask_as(OWNER, &words("ledger alerts"));
    assert_eq!((&watch["open_alerts"], &watch["alone"]), (&json!(0), &json!(true)));
    assert!(office.text_as(OWNER, &words("ledger alerts")).contains("未复核告警 0 条"));
    let this_month = office.ask_as(OWNER, &words("ledger month 2020-01"));
    assert_eq!(this_month["entries"], 0);
    let pdf = office.path("month.pdf");
    office.ask_as(OWNER, &["ledger", "month", "2020-01", "--save", &pdf]);
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    assert_eq!(office.refused_as(OWNER, &words("ledger month 2020")), "bad_request");
    assert_eq!(office.refused_as("李静", &words("ledger alerts")), "not_allowed");
}
