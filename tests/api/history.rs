//! 历史起始日: a right that comes with a date shows notes and changes from that day on.

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost};
use serde_json::{Value, json};
use vault_domain::date::LocalDate;
use vault_store::clock::Clock;

const DAY_MS: u64 = 86_400_000;

/// The day in the vault's calendar, some days from now.
fn day(host: &TestHost, from_now: i64) -> String {
    let at_ms = host.clock.wall_ms() + from_now * DAY_MS as i64;
    LocalDate::from_unix_ms(at_ms, 480).unwrap().to_string()
}

fn note(host: &TestHost, record: &str, text: &str) {
    let request = json!({
        "record_id": record, "kind": "call", "outcome": null, "text": text, "next_follow_up": null,
    });
    host.call("note_add", request);
}

fn timeline(host: &TestHost, record: &str) -> Value {
    host.call("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 50 }))
}

fn note_of(timeline: &Value, text: &str) -> Option<(String, u64)> {
    let note = timeline["items"].as_array().unwrap().iter().find(|item| item["what"]["text"] == text)?;
    Some((note["what"]["note_id"].as_str()?.to_owned(), note["what"]["version"].as_u64()?))
}

fn rights(host: &TestHost, name: &str, from: Option<&str>) -> Result<Value, Value> {
    let request = json!({
        "person_id": host.id_of(name), "roles": ["sales"], "team_id": HOUSE, "history_from": from,
        "password": PASSWORD,
    });
    host.try_call("person_rights", request)
}

fn key(host: &TestHost, level: &str, from: Option<&str>) -> Value {
    json!({
        "person_id": host.id_of("李静"), "of": host.id_of("王磊"), "level": level, "history_from": from,
        "password": PASSWORD,
    })
}

/// 王磊's customer, with a note of the first day and one of the fourth.
fn with_notes(host: &TestHost) -> String {
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "客户"), ("phone", "13800001111")]);
    note(host, &record, "以前谈过");
    host.clock.pass_ms(3 * DAY_MS);
    host.log_in("王磊");
    note(host, &record, "现在在谈");
    record
}

#[test]
fn a_key_given_from_a_day_on_shows_nothing_from_before_it() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"])]);
    let record = with_notes(&host);
    let (old, version) = note_of(&timeline(&host, &record), "以前谈过").unwrap();
    host.log_in("林芳");
    let today = day(&host, 0);
    assert_eq!(host.refused("exception_give", key(&host, "L1", Some(&day(&host, 1)))), "invalid_value");
    for level in ["L1", "L2"] {
        host.call("exception_give", key(&host, level, Some(&today)));
    }
    let listed = host.call("exception_list", json!({}));
    assert!(listed["rows"].as_array().unwrap().iter().all(|row| row["history_from"] == today));
    let stated = host.ledger(json!({}));
    let given: Vec<_> = stated.iter().filter(|row| row["action"] == "exception.give").collect();
    assert!(given.len() == 2 && given.iter().all(|row| row["history_from"] == today), "{given:?}");

    host.log_in("李静");
    let shown = timeline(&host, &record);
    assert_eq!(shown["history_from"], today);
    assert!(note_of(&shown, "以前谈过").is_none());
    assert!(!shown.to_string().contains("\"created\""), "changes as well");
    let (new, new_version) = note_of(&shown, "现在在谈").unwrap();
    let edit = |note: &str, version: u64| json!({ "note_id": note, "version": version, "text": "改过" });
    assert_eq!(host.refused("note_edit", edit(&old, version)), "not_found");
    assert_eq!(host.refused("note_remove", json!({ "note_id": old })), "not_found");
    host.call("note_edit", edit(&new, new_version));
    // Whoever has the customer, and the owner, see all of it.
    for name in ["王磊", "林芳"] {
        host.log_in(name);
        let all = timeline(&host, &record);
        assert_eq!(all["history_from"], Value::Null, "{name}");
        assert!(note_of(&all, "以前谈过").is_some() && note_of(&all, "改过").is_some(), "{name}");
    }
    // The rule goes with its keys: given anew without a day, everything is shown.
    for level in ["L1", "L2"] {
        host.call("exception_take", key(&host, level, None));
        host.call("exception_give", key(&host, level, None));
    }
    host.log_in("李静");
    assert!(note_of(&timeline(&host, &record), "以前谈过").is_some());
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_newcomers_history_begins_with_the_day_that_was_said() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let record = with_notes(&host);
    host.log_in("林芳");
    let today = day(&host, 0);
    let mut newcomer = host.new_person("李静", &["sales"]);
    newcomer["history_from"] = json!("2026-13-01");
    assert_eq!(host.refused("person_add", newcomer.clone()), "bad_request");
    newcomer["history_from"] = json!(day(&host, 1));
    assert_eq!(host.refused("person_add", newcomer.clone()), "invalid_value");
    newcomer["history_from"] = json!(today);
    host.call("person_add", newcomer);
    assert_eq!(host.person("李静")["history_from"], today);
    assert_eq!(host.person("王磊")["history_from"], Value::Null);
    let added = host.ledger(json!({}));
    let added = added.iter().find(|row| row["action"] == "member.added" && row["text"] == "李静").unwrap();
    assert_eq!(added["history_from"], today);
    let review = host.call("review_open", json!({}));
    let row = review["rows"].as_array().unwrap().iter().find(|row| row["name"] == "李静").unwrap();
    assert_eq!(row["history_from"], today);
    let to = json!({ "kind": "person", "id": host.id_of("李静") });
    host.call("customer_transfer", json!({ "record_ids": [record], "to": to }));

    host.log_in("李静");
    let shown = timeline(&host, &record);
    assert!(note_of(&shown, "以前谈过").is_none() && note_of(&shown, "现在在谈").is_some());
    assert_eq!(shown["history_from"], today);
    assert_eq!(rights(&host, "李静", None).unwrap_err()["code"], "not_allowed", "not by oneself");
    // Later roles keep the day unless it is taken away.
    host.log_in("林芳");
    rights(&host, "李静", Some(&today)).unwrap();
    host.log_in("李静");
    assert!(note_of(&timeline(&host, &record), "以前谈过").is_none());
    host.log_in("林芳");
    rights(&host, "李静", None).unwrap();
    host.log_in("李静");
    assert!(note_of(&timeline(&host, &record), "以前谈过").is_some());
    assert_eq!(timeline(&host, &record)["history_from"], Value::Null);
}
