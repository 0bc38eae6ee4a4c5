//! Who stood before the screen: the name and a few digits over clear values.

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost};
use serde_json::json;

/// A photograph of a screen says whose it was: every person has digits of the own behind the name.
#[test]
fn everybody_has_a_tail_of_the_own_in_the_watermark() {
    let host = TestHost::with_vault();
    let tail = |host: &TestHost| {
        let status = host.call("app_status", json!({}));
        status["session"]["watermark_tail"].as_str().unwrap().to_owned()
    };
    let mut chosen = host.new_person("王磊", &["sales"]);
    chosen["watermark_tail"] = json!("12345");
    assert_eq!(host.refused("person_add", chosen.clone()), "invalid_value");
    chosen["watermark_tail"] = json!("8765");
    host.call("person_add", chosen);
    host.add_person("李静", &["sales"]);
    assert_eq!(tail(&host), "0421", "that of whoever made the vault");
    let rights = json!({
        "person_id": host.id_of("王磊"), "roles": ["sales"], "team_id": HOUSE, "trainee": true,
        "password": PASSWORD,
    });
    host.call("person_rights", rights);
    host.log_in("王磊");
    assert_eq!(tail(&host), "8765", "kept when something else of the person changes");
    host.log_in("李静");
    let derived = tail(&host);
    assert!(derived.len() == 4 && derived.bytes().all(|byte| byte.is_ascii_digit()), "{derived}");
    host.log_in("林芳");
    assert_eq!(tail(&host), "0421");
    host.log_in("李静");
    assert_eq!(tail(&host), derived, "the same at every login");
}
