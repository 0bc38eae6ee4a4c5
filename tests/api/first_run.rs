//! From nothing to a vault: everything in memory until the kit is confirmed.

use std::path::{Path, PathBuf};

use clientvault_tests::host::{PASSWORD, TestHost, asked_groups, groups, prepare};
use serde_json::{Value, json};

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path) } else { vec![path] }
        })
        .collect()
}

#[test]
fn a_vault_is_made_used_locked_and_opened_again() {
    let host = TestHost::new();
    assert_eq!(host.call("app_status", json!({}))["phase"], "no_vault");
    host.create_vault("恒信");
    let status = host.call("app_status", json!({}));
    assert_eq!(status["phase"], "open");
    let record =
        host.add_customer(&[("name", "张伟"), ("company", "深圳某某科技有限公司"), ("phone", "13800005678")]);
    let found = host.call("customer_search", json!({ "query": "zw", "limit": 10 }));
    assert_eq!(found["hits"][0]["row"]["record_id"], record.as_str());
    host.lock();
    assert_eq!(host.refused("customer_search", json!({ "query": "zw", "limit": 10 })), "locked");
    let status = host.unlock();
    assert_eq!(status["phase"], "open");
    assert_eq!(status["session"]["customers"], 1);
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn nothing_is_on_disk_or_in_the_keyring_before_the_kit_is_confirmed() {
    let host = TestHost::new();
    let kit = host.call("vault_prepare", prepare("恒信"));
    assert_eq!(groups(&kit).len(), 8);
    assert_ne!(kit["confirm"][0], kit["confirm"][1]);
    assert_eq!(files(host.folder()), Vec::<PathBuf>::new());
    assert_eq!(host.keyring.names(), [""; 0]);

    let mut wrong = asked_groups(&kit);
    wrong[1] = "AAAAAA".to_owned();
    let error = host.try_call("vault_commit", json!({ "groups": wrong })).unwrap_err();
    assert_eq!(error["code"], "kit_not_confirmed");
    assert_eq!(error["params"]["group"], kit["confirm"][1].as_u64().unwrap() + 1);
    wrong.reverse();
    assert_eq!(host.refused("vault_commit", json!({ "groups": wrong })), "kit_not_confirmed");
    assert_eq!(files(host.folder()), Vec::<PathBuf>::new());

    // The same kit can still be confirmed, as people type it.
    let typed: Vec<String> =
        asked_groups(&kit).iter().map(|group| format!(" {} ", group.to_lowercase())).collect();
    let status = host.call("vault_commit", json!({ "groups": typed }));
    assert_eq!(status["phase"], "open");
    assert_eq!(host.keyring.names().len(), 2, "the device secret and the anchor");
    assert_eq!(host.refused("vault_commit", json!({ "groups": typed })), "nothing_prepared");
}

#[test]
fn what_was_prepared_can_be_forgotten() {
    let host = TestHost::new();
    let kit = host.call("vault_prepare", prepare("恒信"));
    host.call("vault_discard", json!({}));
    assert_eq!(host.refused("vault_commit", json!({ "groups": asked_groups(&kit) })), "nothing_prepared");
    assert_eq!(
        host.refused("kit_save", json!({ "path": host.folder().join("kit.pdf") })),
        "nothing_prepared"
    );
    assert_eq!(files(host.folder()), Vec::<PathBuf>::new());
}

#[test]
fn the_kit_is_a_document_that_is_saved_or_printed() {
    let host = TestHost::new();
    host.call("vault_prepare", prepare("恒信"));
    let path = host.folder().join("kit.pdf");
    host.call("kit_save", json!({ "path": path }));
    host.call("kit_print", json!({}));
    let saved = std::fs::read(&path).unwrap();
    assert!(saved.starts_with(b"%PDF-"));
    let printed = host.dialogs.opened();
    assert_eq!(printed.len(), 1);
    assert!(printed[0].starts_with(b"%PDF-"));
}

#[test]
fn leftovers_of_a_killed_creation_are_removed() {
    let host = TestHost::new();
    let parent = host.data().join("vaults");
    let leftover = parent.join(".clientvault-new-00112233445566778899aabbccddeeff");
    std::fs::create_dir_all(leftover.join("index")).unwrap();
    std::fs::write(leftover.join("vault.db"), b"half").unwrap();
    let other = parent.join("not-ours");
    std::fs::create_dir_all(&other).unwrap();
    host.create_vault("恒信");
    assert!(!leftover.exists());
    assert!(other.exists());
}

#[test]
fn a_creation_that_fails_leaves_nothing_and_can_be_tried_again() {
    let host = TestHost::new();
    let kit = host.call("vault_prepare", prepare("恒信"));
    let request = json!({ "groups": asked_groups(&kit) });
    host.keyring.forget_writes(true);
    assert_eq!(host.refused("vault_commit", request.clone()), "keyring_unreliable");
    assert_eq!(files(&host.data().join("vaults")), Vec::<PathBuf>::new());
    host.keyring.forget_writes(false);
    assert_eq!(host.call("vault_commit", request)["phase"], "open");
}

#[test]
fn a_place_that_is_taken_is_not_touched() {
    let host = TestHost::new();
    host.create_vault("恒信");
    let before = std::fs::read(host.vault_path().join("keyslots.cvk")).unwrap();
    assert_eq!(host.refused("vault_prepare", prepare("恒信")), "location_blocked");
    let place = host.call("location_probe", json!({ "folder": "", "name": "恒信" }));
    assert_eq!(place["blocked"], "exists");
    assert_eq!(std::fs::read(host.vault_path().join("keyslots.cvk")).unwrap(), before);
    // A second vault beside it.
    host.create_vault("恒信二");
    let known = host.call("app_status", json!({}))["known_vaults"].clone();
    let names: Vec<&Value> = known.as_array().unwrap().iter().map(|vault| &vault["name"]).collect();
    assert_eq!(names, ["恒信二", "恒信"]);
}

#[test]
fn requests_that_make_no_good_vault_are_refused() {
    let host = TestHost::new();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut request = prepare("恒信");
        change(&mut request);
        host.refused("vault_prepare", request)
    };
    assert_eq!(refused(&|request| request["name"] = json!("  ")), "name_needed");
    assert_eq!(refused(&|request| request["person_name"] = json!("长".repeat(51))), "text_too_long");
    assert_eq!(refused(&|request| request["watermark_tail"] = json!("12a4")), "invalid_value");
    assert_eq!(refused(&|request| request["password"] = json!("123456789012")), "password_weak");
    assert_eq!(refused(&|request| request["password"] = json!("短")), "password_weak");
    assert_eq!(refused(&|request| request["unlock_mode"] = json!("device_file")), "device_file_missing");
    let keyring_only_office = |request: &mut Value| {
        request["unlock_mode"] = json!("keyring_only");
        request["mode"] = json!("office");
    };
    assert_eq!(refused(&keyring_only_office), "bad_request");
    let synced = host.folder().join("OneDrive");
    std::fs::create_dir(&synced).unwrap();
    assert_eq!(refused(&|request| request["folder"] = json!(synced)), "location_warnings_open");
    let mut accepted = prepare("恒信");
    accepted["folder"] = json!(synced);
    accepted["accepted_warnings"] = json!(["cloud_synced"]);
    host.call("vault_prepare", accepted);
}

#[test]
fn modes_set_the_idle_time() {
    for (mode, seconds) in [("solo", 600), ("office", 300), ("field", 180)] {
        let host = TestHost::new();
        let mut request = prepare("恒信");
        request["mode"] = json!(mode);
        host.create_vault_as(request);
        let status = host.call("app_status", json!({}));
        assert_eq!(status["session"]["lock_after_s"], seconds, "{mode}");
        assert_eq!(status["vault"]["mode"], mode);
        assert_eq!(status["session"]["watermark_tail"], "0421");
        assert_eq!(status["session"]["roles"], json!(["owner"]));
    }
}

#[test]
fn a_vault_in_keyring_only_mode_opens_without_a_password() {
    let host = TestHost::new();
    let mut request = prepare("恒信");
    request["unlock_mode"] = json!("keyring_only");
    request["password"] = json!("");
    host.create_vault_as(request);
    host.lock();
    let person = host.person_id();
    let status = host.call("vault_unlock", json!({ "person_id": person, "password": "" }));
    assert_eq!(status["phase"], "open");
}

#[test]
fn the_demo_is_a_vault_of_its_own() {
    let host = TestHost::with_vault();
    let real = host.vault_path();
    host.add_customer(&[("name", "真客户")]);
    let status = host.call("demo_open", json!({}));
    assert_eq!(status["vault"]["demo"], true);
    assert_eq!(status["session"]["customers"], 360);
    assert_eq!(host.findings(), [""; 0]);
    assert_ne!(host.vault_path(), real);
    assert_eq!(host.call("app_status", json!({}))["known_vaults"].as_array().unwrap().len(), 1);
    host.choose(&real);
    let person = host.person_id();
    let status = host.call("vault_unlock", json!({ "person_id": person, "password": PASSWORD }));
    assert_eq!((status["session"]["customers"].as_u64(), &status["vault"]["demo"]), (Some(1), &json!(false)));
}

#[test]
fn a_printed_kit_is_gone_after_the_lock_and_after_a_crash() {
    let host = TestHost::new();
    let printed = host.data().join("print");
    host.call("vault_prepare", prepare("恒信"));
    host.call("kit_print", json!({}));
    assert_eq!(host.dialogs.opened().len(), 1);
    assert_eq!(files(&printed).len(), 1);
    let host = host.crash();
    assert_eq!(files(&host.data().join("print")), Vec::<PathBuf>::new());

    host.call("vault_prepare", prepare("恒信"));
    host.call("kit_print", json!({}));
    host.lock();
    assert_eq!(files(&host.data().join("print")), Vec::<PathBuf>::new());
}
