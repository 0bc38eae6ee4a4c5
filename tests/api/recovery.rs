//! The printed kit: a forgotten password, another computer, a key that was mistyped.

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost, copy_folder, look, password_of};
use serde_json::{Value, json};

const NEW_PASSWORD: &str = "staple-orbit-lantern-0772";

fn recover(host: &TestHost, key: &str) -> Result<Value, Value> {
    let person = host.person_id();
    host.try_call(
        "vault_recover",
        json!({ "recovery_key": key, "person_id": person, "new_password": NEW_PASSWORD, "device_file": null }),
    )
}

#[test]
fn a_forgotten_password_is_replaced_and_nothing_is_lost() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    let record = host.add_customer(&[("name", "张伟"), ("id_number", "11010519491231002X")]);
    host.lock();
    let status = recover(&host, &key).unwrap();
    assert_eq!((&status["phase"], &status["session"]["customers"]), (&json!("open"), &json!(1)));
    let card = host.call("customer_show", json!({ "record_id": record }));
    assert_eq!(card["row"]["name"], "张伟");
    assert!(host.actions().contains(&"recovery.use".to_owned()));
    assert_eq!(host.findings(), [""; 0]);
    host.lock();
    assert_eq!(host.try_unlock().unwrap_err()["code"], "wrong_password");
    let request = json!({ "person_id": host.person_id(), "password": NEW_PASSWORD });
    assert_eq!(host.call("vault_unlock", request)["phase"], "open");
}

#[test]
fn a_copied_folder_opens_on_another_computer_with_the_kit_only() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    let path = host.vault_path();
    host.lock();
    let other = host.other_computer();
    other.choose(&path);
    assert_eq!(
        other.try_unlock().unwrap_err()["code"],
        "device_not_enrolled",
        "the right password is not enough"
    );
    assert_eq!(recover(&other, &key).unwrap()["phase"], "open");
    let revealed = other.call(
        "field_reveal",
        json!({ "record_id": record, "field": "phone", "index": 0, "purpose": "follow_up", "purpose_text": null, "password": null }),
    );
    assert_eq!(revealed["value"], "13800005678");
    assert!(other.actions().contains(&"device.enrolled".to_owned()));
    assert_eq!(other.findings(), [""; 0]);
    // Both computers remember the ledger; the first one's slot was replaced and needs the kit again.
    other.lock();
    host.choose(&path);
    assert_eq!(host.try_unlock().unwrap_err()["code"], "wrong_password");
}

#[test]
fn a_computer_that_lost_its_keyring_is_enrolled_again() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    host.lock();
    host.keyring.lose_everything();
    assert_eq!(host.try_unlock().unwrap_err()["code"], "device_not_enrolled");
    assert_eq!(recover(&host, &key).unwrap()["phase"], "open");
    assert_eq!(host.keyring.names().len(), 2);
    host.lock();
    let request = json!({ "person_id": host.person_id(), "password": NEW_PASSWORD });
    assert_eq!(host.call("vault_unlock", request)["phase"], "open");
}

#[test]
fn the_mistyped_group_is_named() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    host.lock();
    for group in 0..8 {
        let mut groups: Vec<String> = key.split('-').map(str::to_owned).collect();
        let first = groups[group].remove(0);
        groups[group].insert(0, if first == 'A' { 'B' } else { 'A' });
        let error = recover(&host, &groups.join("-")).unwrap_err();
        assert_eq!(error["code"], "wrong_recovery_key");
        assert_eq!(error["params"]["group"], group + 1);
    }
    let error = recover(&host, &key[..20]).unwrap_err();
    assert_eq!((&error["code"], &error["params"]["group"]), (&json!("wrong_recovery_key"), &json!(4)));
    // As people type it: lower case, spaces instead of dashes.
    assert_eq!(recover(&host, &key.to_lowercase().replace('-', "  ")).unwrap()["phase"], "open");
}

#[test]
fn the_kit_of_another_vault_opens_nothing() {
    let host = TestHost::new();
    let other_key = host.create_vault("另一个");
    host.create_vault("恒信");
    host.lock();
    let error = recover(&host, &other_key).unwrap_err();
    assert_eq!((&error["code"], &error["params"]), (&json!("wrong_recovery_key"), &json!({})));
    assert_eq!(host.unlock()["phase"], "open", "and the password is still the old one");
}

#[test]
fn a_weak_new_password_is_refused_before_anything_changes() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    host.lock();
    let person = host.person_id();
    let request = json!({ "recovery_key": key, "person_id": person, "new_password": "password1234", "device_file": null });
    assert_eq!(host.refused("vault_recover", request), "password_weak");
    let request = json!({ "person_id": person, "password": PASSWORD });
    assert_eq!(host.call("vault_unlock", request)["phase"], "open");
}

#[test]
fn the_kit_goes_on_after_lost_entries_and_says_so() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    host.lock();
    let path = host.vault_path();
    let copy = host.folder().join("copy");
    copy_folder(&path, &copy);
    host.unlock();
    host.add_customer(&[("name", "张伟")]);
    host.lock();
    std::fs::remove_dir_all(&path).unwrap();
    std::fs::rename(&copy, &path).unwrap();
    let status = recover(&host, &key).unwrap();
    assert_eq!((&status["session"]["read_only"], &status["session"]["customers"]), (&json!(null), &json!(0)));
    assert!(host.actions().contains(&"ledger.discontinuity".to_owned()));
    assert_eq!(host.findings(), [""; 0]);
}

fn recover_person(host: &TestHost, key: &str, name: &str) -> Result<Value, Value> {
    host.lock();
    let request = json!({
        "recovery_key": key, "person_id": host.id_of(name), "new_password": password_of(name), "device_file": null,
    });
    host.try_call("vault_recover", request)
}

#[test]
fn the_kit_gives_a_colleague_back_what_the_colleague_had_and_no_more() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    host.add_person("王磊", &["sales"]);
    host.add_person("李静", &["sales"]);
    host.add_customer(&[("name", "负责人的客户")]);
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "王磊的客户"), ("id_number", "11010519491231002X")]);
    recover_person(&host, &key, "王磊").unwrap();
    assert_eq!(host.customer_names(), ["王磊的客户"]);
    assert_eq!(host.call("field_reveal", look(&record, "id_number"))["value"], "11010519491231002X");
    assert_eq!(
        host.refused(
            "person_freeze",
            json!({ "person_id": host.id_of("李静"), "at_ms": null, "password": "" })
        ),
        "not_allowed"
    );
    host.log_in("林芳");
    assert_eq!(host.findings(), [""; 0]);
    // Bringing somebody back is no matter of a sheet of paper.
    host.call(
        "person_freeze",
        json!({ "person_id": host.id_of("王磊"), "at_ms": null, "password": PASSWORD }),
    );
    assert_eq!(recover_person(&host, &key, "王磊").unwrap_err()["code"], "person_frozen");
    host.log_in("林芳");
}

#[test]
fn kit_codes_and_passwords_open_a_file_that_was_re_keyed() {
    let host = TestHost::new();
    let key = host.create_vault("恒信");
    for name in ["王磊", "李静", "赵敏"] {
        host.add_person(name, &["sales"]);
    }
    let record = host.add_customer(&[("name", "客户"), ("phone", "13800001111")]);
    for leaver in ["王磊", "李静"] {
        let handover = json!({
            "from": host.id_of(leaver), "rule": { "kind": "one", "to": host.id_of("赵敏") }, "password": PASSWORD,
        });
        host.call("handover_run", handover);
    }
    // Somebody new, here and by a code.
    host.add_person("新人", &["sales"]);
    let invited = host.call(
        "person_invite",
        json!({
            "name": "远方", "roles": ["sales"], "team_id": HOUSE, "days": 1, "password": PASSWORD,
        }),
    );
    for name in ["赵敏", "新人", "林芳"] {
        host.log_in(name);
    }
    host.lock();
    host.call(
        "vault_enrol",
        json!({
            "person_id": invited["person_id"], "code": invited["code"], "new_password": password_of("远方"),
        }),
    );
    host.log_in("远方");
    let host = host.restart();
    recover_person(&host, &key, "林芳").unwrap();
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    assert_eq!(host.findings(), [""; 0]);
    host.log_in("林芳");
}
