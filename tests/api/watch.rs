//! Alerts and the review of days: raised by the ledger alone, reviewed by somebody else, and that is in the ledger too.

use clientvault_tests::host::{PASSWORD, TestHost, look, password_of};
use serde_json::{Value, json};
use vault_store::clock::Clock as _;

const DAY_MS: u64 = 86_400_000;
const HOUR_MS: u64 = 3_600_000;

fn watch(host: &TestHost) -> Value {
    host.call("watch_list", json!({}))
}

fn alerts(host: &TestHost, rule: &str) -> Vec<Value> {
    let watch = watch(host);
    watch["alerts"].as_array().unwrap().iter().filter(|alert| alert["rule"] == rule).cloned().collect()
}

fn review(alert: &Value, verdict: &str, password: &str) -> Value {
    json!({
        "alerts": [{ "rule": alert["rule"], "seq": alert["seq"] }],
        "verdict": verdict, "note": "问过本人，属实", "password": password,
    })
}

/// Ten in the morning of the next day in the vault's calendar.
fn next_morning(host: &TestHost) {
    let local = u64::try_from(host.clock.wall_ms()).unwrap() + 8 * HOUR_MS;
    host.clock.pass_ms(DAY_MS - local % DAY_MS + 10 * HOUR_MS);
}

#[test]
fn wrong_passwords_in_a_row() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    host.lock();
    let wang = host.id_of("王磊");
    for tries in 0..5 {
        host.clock.pass_ms(HOUR_MS);
        let wrong = json!({ "person_id": wang, "password": format!("wrong-{tries}-wrong") });
        assert!(host.try_call("vault_unlock", wrong).is_err());
    }
    host.clock.pass_ms(HOUR_MS);
    host.log_in("王磊");
    host.log_in("林芳");
    let raised = alerts(&host, "failed_unlocks");
    assert_eq!((raised.len(), &raised[0]["count"], &raised[0]["usual"]), (1, &json!(5), &json!(5)));
    assert_eq!(raised[0]["not_by_you"], Value::Null);
}

#[test]
fn more_looks_than_usual_and_who_reviews_them() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("赵敏", &["manager"])]);
    host.log_in("王磊");
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    for _ in 0..6 {
        next_morning(&host);
        host.log_in("王磊");
        for _ in 0..4 {
            host.clock.pass_ms(60_000);
            host.call("field_reveal", look(&record, "phone"));
        }
    }
    next_morning(&host);
    host.log_in("王磊");
    for _ in 0..20 {
        host.clock.pass_ms(200_000);
        host.call("field_reveal", look(&record, "phone"));
    }
    host.log_in("林芳");
    let raised = alerts(&host, "above_median");
    assert_eq!(raised.len(), 1, "{raised:?}");
    assert_eq!((&raised[0]["count"], &raised[0]["usual"]), (&json!(20), &json!(4)));
    assert_eq!((&raised[0]["person_name"], &raised[0]["reviewed"]), (&json!("王磊"), &Value::Null));

    // A review needs a note, the own password, and an alert that is there.
    let request = review(&raised[0], "explained", PASSWORD);
    let mut empty = request.clone();
    empty["note"] = json!(" ");
    assert_eq!(host.refused("alert_review", empty), "reason_needed");
    assert_eq!(host.refused("alert_review", review(&raised[0], "acted", "wrong")), "wrong_password");
    let mut other = raised[0].clone();
    other["seq"] = json!(1);
    assert_eq!(host.refused("alert_review", review(&other, "acted", PASSWORD)), "not_found");
    host.call("alert_review", request);
    let reviewed = alerts(&host, "above_median")[0]["reviewed"].clone();
    assert_eq!((&reviewed["verdict"], &reviewed["person_name"]), (&json!("explained"), &json!("林芳")));
    assert_eq!(reviewed["note"], "问过本人，属实");
    assert_eq!(host.ledger(json!({ "action": "alert.review" })).len(), 1);
    // A manager of the team sees what came of it, though not the sealed note.
    host.log_in("赵敏");
    let seen = alerts(&host, "above_median")[0]["reviewed"].clone();
    assert_eq!((&seen["verdict"], &seen["note"]), (&json!("explained"), &Value::Null));
    // Sales read no ledger and review nothing.
    host.log_in("王磊");
    assert_eq!(host.refused("watch_list", json!({})), "not_allowed");
    assert_eq!(
        host.refused("alert_review", review(&raised[0], "acted", &password_of("王磊"))),
        "not_allowed"
    );
}

#[test]
fn nobody_reviews_what_he_did_himself() {
    let host = TestHost::office(&[("孙丽", &["auditor"])]);
    // Half past nine in the evening.
    let local = u64::try_from(host.clock.wall_ms()).unwrap() + 8 * HOUR_MS;
    host.clock.pass_ms(DAY_MS - local % DAY_MS + 21 * HOUR_MS + HOUR_MS / 2);
    host.log_in("林芳");
    let record = host.add_customer(&[("name", "张伟"), ("id_number", "11010519491231002X")]);
    host.call("field_reveal", look(&record, "id_number"));
    let raised = alerts(&host, "core_outside_hours");
    assert_eq!((raised.len(), &raised[0]["not_by_you"]), (1, &json!("own")));
    assert_eq!(host.refused("alert_review", review(&raised[0], "explained", PASSWORD)), "own_doing");
    assert_eq!(host.actions().last().unwrap(), "alert.review!own_doing");
    host.log_in("孙丽");
    let raised = alerts(&host, "core_outside_hours");
    assert_eq!(raised[0]["not_by_you"], Value::Null);
    host.call("alert_review", review(&raised[0], "incident", &password_of("孙丽")));
    assert_eq!(alerts(&host, "core_outside_hours")[0]["reviewed"]["verdict"], "incident");
}

#[test]
fn alone_the_own_word_has_to_do() {
    let host = TestHost::with_vault();
    let local = u64::try_from(host.clock.wall_ms()).unwrap() + 8 * HOUR_MS;
    host.clock.pass_ms(DAY_MS - local % DAY_MS + 22 * HOUR_MS);
    host.lock();
    host.unlock();
    let record = host.add_customer(&[("name", "张伟"), ("bank_card", "6217000000000000004")]);
    host.call("field_reveal", look(&record, "bank_card"));
    assert_eq!(watch(&host)["alone"], true);
    let raised = alerts(&host, "core_outside_hours");
    host.call("alert_review", review(&raised[0], "explained", PASSWORD));
    assert_eq!(watch(&host)["open_alerts"], 0);
}

#[test]
fn many_customers_of_others_in_a_day() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("孙丽", &["auditor"])]);
    host.log_in("王磊");
    let records: Vec<String> =
        (0..22).map(|number| host.add_customer(&[("name", &format!("客户{number}"))])).collect();
    host.log_in("林芳");
    for record in &records {
        host.clock.pass_ms(30_000);
        host.call("customer_show", json!({ "record_id": record }));
    }
    let raised = alerts(&host, "foreign_customers");
    assert_eq!((raised.len(), &raised[0]["count"], &raised[0]["not_by_you"]), (1, &json!(22), &json!("own")));
    // Their own are nobody else's.
    host.log_in("王磊");
    for record in &records {
        host.call("customer_show", json!({ "record_id": record }));
    }
    host.log_in("孙丽");
    assert_eq!(alerts(&host, "foreign_customers").len(), 1);
}

#[test]
fn an_export_before_somebody_leaves() {
    let host = TestHost::office(&[("孙丽", &["auditor"])]);
    host.log_in("孙丽");
    let path = host.folder().join("l.cvaudit");
    host.call("ledger_export", json!({ "path": path, "details": false }));
    host.log_in("林芳");
    assert!(alerts(&host, "export_before_leaving").is_empty());
    let at = host.clock.wall_ms() + 12 * i64::try_from(DAY_MS).unwrap();
    let sun = host.id_of("孙丽");
    host.call("person_freeze", json!({ "person_id": sun, "at_ms": at, "password": PASSWORD }));
    let raised = alerts(&host, "export_before_leaving");
    // The file and the checkpoint in it.
    assert_eq!(raised.len(), 2, "{raised:?}");
    assert_eq!((&raised[0]["person_name"], &raised[0]["count"]), (&json!("孙丽"), &json!(12)));
}

#[test]
fn clocks_limits_and_new_computers() {
    let host = TestHost::office(&[("孙丽", &["auditor"])]);
    host.clock.pass_ms(2 * HOUR_MS);
    host.add_customer(&[("name", "张伟")]);
    host.clock.jump_ms(-25 * 60_000);
    host.add_customer(&[("name", "李娜")]);
    let raised = alerts(&host, "clock_back");
    assert_eq!((raised.len(), &raised[0]["count"]), (1, &json!(25)));
    assert!(alerts(&host, "new_device").is_empty() && alerts(&host, "gap").is_empty());
    // Copies of core values are forbidden, which is no limit; the budget is one.
    let record = host.add_customer(&[("name", "王芳"), ("phone", "13700002222")]);
    for _ in 0..61 {
        let _ = host.try_call("field_reveal", look(&record, "phone"));
    }
    let stopped = alerts(&host, "stopped");
    assert_eq!((stopped.len(), &stopped[0]["count"]), (1, &json!(1)));
}

#[test]
fn days_are_reviewed_by_somebody_else_in_time() {
    let host = TestHost::office(&[("孙丽", &["auditor"]), ("王磊", &["sales"])]);
    let days = |host: &TestHost| watch(host)["days"].as_array().unwrap().clone();
    assert!(days(&host).is_empty(), "the current day is not over");
    host.lock();
    next_morning(&host);
    host.log_in("王磊");
    host.add_customer(&[("name", "张伟")]);
    host.lock();
    next_morning(&host);
    host.log_in("林芳");
    let open = days(&host);
    let state = |days: &[Value], at: usize| days[at]["state"].clone();
    assert_eq!((open.len(), state(&open, 0)), (2, json!("open")));
    let (newer, older) = (open[0]["day"].clone(), open[1]["day"].clone());
    // The owner set the vault up: the own doing of the first day waits for somebody else.
    host.call("day_review", json!({ "days": [newer, older], "password": PASSWORD }));
    let reviewed = days(&host);
    assert_eq!((state(&reviewed, 0), state(&reviewed, 1)), (json!("reviewed"), json!("partly")));
    assert_eq!(reviewed[1]["waiting_for"], json!(["林芳"]));
    host.log_in("孙丽");
    host.call("day_review", json!({ "days": [older], "password": password_of("孙丽") }));
    assert_eq!(state(&days(&host), 1), "reviewed");
    assert_eq!(host.ledger(json!({ "action": "day.review" })).len(), 3);

    // What nobody looks at turns red.
    host.clock.pass_ms(9 * DAY_MS);
    host.log_in("林芳");
    let late = days(&host);
    assert!(late.iter().any(|day| day["state"] == "overdue"), "{late:?}");
    assert!(watch(&host)["overdue"].as_u64().unwrap() >= 1);
    for wrong in [json!([]), json!(["2001-01-01"]), json!(["yesterday"])] {
        let request = json!({ "days": wrong, "password": PASSWORD });
        assert!(["bad_request", "wrong_state"].contains(&host.refused("day_review", request).as_str()));
    }
}

#[test]
fn whoever_agreed_does_not_review_what_he_agreed_to() {
    let host = TestHost::office(&[("孙丽", &["admin"])]);
    let mut weaker = clientvault_tests::host::settings(30, 60, false);
    weaker["approver"] = json!({ "person_id": host.id_of("孙丽"), "password": password_of("孙丽") });
    host.call("settings_set", weaker);
    next_morning(&host);
    host.log_in("孙丽");
    let day = watch(&host)["days"][0]["day"].clone();
    host.call("day_review", json!({ "days": [day], "password": password_of("孙丽") }));
    let after = watch(&host)["days"][0].clone();
    assert_eq!(after["state"], "partly");
    assert!(after["waiting_for"].as_array().unwrap().contains(&json!("林芳")), "{after}");
}

#[test]
fn the_month_on_one_page() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    host.call("customer_show", json!({ "record_id": record }));
    host.call("field_reveal", look(&record, "phone"));
    host.call("vault_verify", json!({}));
    let month = host.call("ledger_month", json!({ "month": "2025-11" }));
    let lin = month["people"].as_array().unwrap().iter().find(|one| one["person_name"] == "林芳").unwrap();
    assert_eq!((&lin["opened"], &lin["reveals"], &lin["copies"]), (&json!(1), &json!(1), &json!(0)));
    assert_eq!(month["purposes"], json!([{ "purpose": "follow_up", "count": 1 }]));
    assert!(month["members"].as_array().unwrap().iter().any(|event| event["action"] == "member.added"));
    assert_eq!((&month["verified"], &month["entries"]), (&json!(1), &json!(host.actions().len())));
    let path = host.folder().join("月报.pdf");
    host.call("ledger_save_month", json!({ "month": "2025-11", "path": path }));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert_eq!(
        host.actions().split_off(host.actions().len() - 2),
        ["ledger.save_month", "ledger.checkpoint"]
    );
    let empty = host.call("ledger_month", json!({ "month": "2024-01" }));
    assert_eq!((&empty["entries"], &empty["first_seq"]), (&json!(0), &Value::Null));
    for wrong in ["", "2025", "2025-13", "2025-11-01"] {
        assert_eq!(host.refused("ledger_month", json!({ "month": wrong })), "bad_request", "{wrong}");
    }
}

#[test]
fn charts_count_what_filters_find() {
    let host = TestHost::with_vault();
    let record =
        host.add_customer(&[("name", "张伟"), ("phone", "13800005678"), ("id_number", "11010519491231002X")]);
    host.call("field_reveal", look(&record, "phone"));
    host.call("field_reveal", look(&record, "id_number"));
    let mut other = look(&record, "phone");
    other["purpose"] = json!("delivery");
    host.call("field_reveal", other);
    let summary = host.call("ledger_summary", json!({}));
    assert_eq!(
        summary["purposes"],
        json!([{ "purpose": "follow_up", "count": 2 }, { "purpose": "delivery", "count": 1 }])
    );
    assert_eq!(summary["people"][0]["looks"], 3);
    assert_eq!(summary["median_looks_doubled"], 6);
    assert_eq!(host.ledger(json!({ "purpose": "follow_up" })).len(), 2);
    assert_eq!(host.ledger(json!({ "level": "L3" })).len(), 1);
    assert_eq!(host.ledger(json!({ "action": "customer.create" })).len(), 1);
    assert_eq!(host.ledger(json!({ "action": "no.such" })).len(), 0);
    // 2025-11-23 is a Sunday, 20 o'clock in China.
    let all = host.actions().len();
    assert_eq!(host.ledger(json!({ "weekday": 7, "hour": 20 })).len(), all);
    assert_eq!(host.ledger(json!({ "weekday": 1 })).len(), 0);
    let hours = summary["hours"][6][20].as_u64().unwrap();
    assert_eq!(hours, all as u64);
}
