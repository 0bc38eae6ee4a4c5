//! From nothing to a vault, a customer, a reveal, a lock and an unlock.

use clientvault_tests::host::TestHost;
use serde_json::json;

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
    assert_eq!(found["hits"][0]["row"]["phone"], "138****5678");
    let revealed = host.call(
        "field_reveal",
        json!({ "record_id": record, "field": "phone", "index": 0, "purpose": "follow_up", "purpose_text": null, "password": null }),
    );
    assert_eq!(revealed["value"], "13800005678");
    host.lock();
    assert_eq!(host.refused("customer_search", json!({ "query": "zw", "limit": 10 })), "locked");
    let status = host.unlock();
    assert_eq!(status["phase"], "open");
    assert_eq!(status["session"]["customers"], 1);
    let report = host.call("vault_verify", json!({}));
    assert_eq!(report["complete"], true, "{report}");
}
