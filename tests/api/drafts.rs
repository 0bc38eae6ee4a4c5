//! Work that was not saved when the vault locked is kept, sealed.

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

fn drafts(host: &TestHost) -> Vec<Value> {
    host.call("draft_list", json!({}))["drafts"].as_array().unwrap().clone()
}

#[test]
fn a_draft_outlives_lock_and_restart() {
    let host = TestHost::with_vault();
    let body = json!({ "name": "未保存的张伟", "phone": "13800005678" }).to_string();
    host.call("draft_save", json!({ "key": "customer:new", "body": body }));
    host.lock();
    assert_eq!(host.unlock()["session"]["drafts"], 1);
    let path = host.vault_path();
    let host = host.restart();
    host.choose(&path);
    host.unlock();
    let kept = drafts(&host);
    assert_eq!((kept.len(), &kept[0]["body"], &kept[0]["key"]), (1, &json!(body), &json!("customer:new")));
    host.call("draft_discard", json!({ "key": "customer:new" }));
    assert!(drafts(&host).is_empty());
    assert_eq!(host.findings(), [""; 0]);
}

#[test]
fn saving_again_replaces_and_the_newest_comes_first() {
    let host = TestHost::with_vault();
    for (key, body) in [("a", "1"), ("b", "2"), ("a", "3")] {
        host.clock.pass_ms(1_000);
        host.call("draft_save", json!({ "key": key, "body": body }));
    }
    let kept: Vec<(String, String)> = drafts(&host)
        .iter()
        .map(|draft| (draft["key"].as_str().unwrap().to_owned(), draft["body"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(kept, [("a".to_owned(), "3".to_owned()), ("b".to_owned(), "2".to_owned())]);
}

#[test]
fn drafts_are_bounded() {
    let host = TestHost::with_vault();
    let save = |key: &str, body: String| host.try_call("draft_save", json!({ "key": key, "body": body }));
    assert_eq!(save("", String::new()).unwrap_err()["code"], "text_too_long");
    assert_eq!(save(&"k".repeat(101), String::new()).unwrap_err()["code"], "text_too_long");
    assert_eq!(save("k", "x".repeat(256 * 1024 + 1)).unwrap_err()["code"], "text_too_long");
    save("k", "x".repeat(256 * 1024)).unwrap();
    for number in 0..49 {
        save(&format!("n{number}"), String::new()).unwrap();
    }
    assert_eq!(save("one too many", String::new()).unwrap_err()["code"], "busy");
    save("n7", "changed".to_owned()).unwrap();
}
