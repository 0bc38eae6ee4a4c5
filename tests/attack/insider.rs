//! Forty and more ways in which a salesperson with an SQLite tool and every key of the own might help himself. None is
//! accepted: the owner's next login is refused, or the check names what is wrong and the vault takes no change.

mod facts;
mod keys;
mod ledger;
mod names;
mod prelude;
mod rows;

use std::collections::BTreeMap;

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost, copy_folder, password_of};
use serde_json::json;
use vault_ledger::entry::Outcome;

use crate::forge::{Insider, SignedBy};
use crate::raw::verdict;
use prelude::{Attack, COLLEAGUE, ME, row, sign_for};

/// A locked office with a past: the insider was a manager once, a key was rotated, a colleague was given consent.
fn office() -> TestHost {
    let host = TestHost::office(&[(ME, &["sales"]), (COLLEAGUE, &["sales"]), ("会计", &["finance"])]);
    let rights = |roles: &[&str]| json!({ "person_id": host.id_of(ME), "roles": roles, "team_id": HOUSE, "password": PASSWORD });
    host.call("person_rights", rights(&["sales", "manager"]));
    host.log_in(COLLEAGUE);
    let theirs =
        host.add_customer(&[("name", "别人的客户"), ("phone", "13800001111"), ("contract_amount", "9")]);
    host.call("note_add", json!({
        "record_id": theirs, "kind": "call", "outcome": null, "text": "别人的跟进", "next_follow_up": null,
    }));
    host.log_in("林芳");
    host.call("person_rights", rights(&["sales"]));
    let mut weaker = clientvault_tests::host::settings(10, 30, false);
    weaker["settings"]["claims_per_day"] = json!(21);
    weaker["approver"] = json!({ "person_id": host.id_of(COLLEAGUE), "password": password_of(COLLEAGUE) });
    host.call("settings_set", weaker);
    let pool = host.add_customer(&[("name", "公海客户"), ("phone", "13800003333")]);
    host.call("customer_transfer", json!({ "record_ids": [pool], "to": { "kind": "pool" } }));
    host.log_in(ME);
    host.add_customer(&[("name", "自己的客户"), ("phone", "13800002222")]);
    host.lock();
    host
}

/// Name, and what is done.
fn attacks() -> Vec<(&'static str, Attack)> {
    [facts::attacks(), keys::attacks(), names::attacks(), rows::attacks(), ledger::attacks()].concat()
}

#[test]
fn no_forgery_of_an_insider_is_accepted() {
    let host = office();
    // The office itself is sound, or nothing would be shown.
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
    host.lock();
    let vault = host.vault_path();
    let pristine = host.folder().join("pristine");
    copy_folder(&vault, &pristine);
    let anchor = crate::raw::anchor(&host);
    let mut outcomes = BTreeMap::new();
    for (name, attack) in attacks() {
        std::fs::remove_dir_all(&vault).unwrap();
        copy_folder(&pristine, &vault);
        crate::raw::set_anchor(&host, &anchor);
        let insider = Insider::at(&host, ME);
        attack(&insider, &host);
        insider.connection.close().unwrap();
        let verdict = verdict(&host);
        let harmless: Vec<&String> = verdict
            .iter()
            .filter(|finding| !["anchor_missing", "clock_back"].contains(&finding.as_str()))
            .collect();
        assert!(!harmless.is_empty(), "{name} was accepted");
        outcomes.insert(name, verdict.join(" "));
        host.lock();
    }
    assert!(outcomes.len() >= 40, "{}", outcomes.len());
    // Each is noticed for its own reason, not because the file no longer opens.
    let unread = outcomes.values().filter(|verdict| verdict.contains("database")).count();
    assert_eq!(unread, 0, "{outcomes:#?}");
}

/// The forger's tools are as good as the program: with them, an honest row of the own is accepted.
#[test]
fn an_honest_entry_made_with_the_same_tools_is_accepted() {
    let host = office();
    let insider = Insider::at(&host, ME);
    let mut entry = insider.next("customer.open");
    entry.result = Outcome::Done;
    insider.append(&entry, SignedBy::Me);
    let (record, _) = row(&insider, insider.me.into(), 1, 1);
    sign_for(&insider, insider.me.into(), insider.me.into(), record, 1, SignedBy::Me);
    insider.connection.close().unwrap();
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}
