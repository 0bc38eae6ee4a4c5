//! Wrong approvals through the dispatch: frozen, expired, replayed, carried to the wrong place. None of them runs.

use clientvault_tests::host::{TestHost, export_plan, password_of};
use serde_json::{Value, json};

use crate::exports::{ask, office, out, run, sign};

fn carry(host: &TestHost, request: &Value, to: &str) -> Value {
    host.call("export_carry", json!({ "request_id": request["request_id"], "approver_id": host.id_of(to) }))
}

fn answer(host: &TestHost, text: &Value, name: &str) -> Value {
    json!({ "text": text, "agree": true, "reason": "看过", "password": password_of(name), })
        .as_object()
        .map(|request| host.call("export_carried_sign", Value::Object(request.clone())))
        .unwrap()
}

#[test]
fn a_frozen_signer_does_not_count_any_more() {
    let host = office(30);
    let request = ask(&host, |_| {});
    assert_eq!(sign(&host, &request, "老板").unwrap()["state"], "ready");
    host.log_in("林芳");
    let freeze = json!({ "person_id": host.id_of("老板"), "at_ms": null, "password": password_of("林芳") });
    host.call("person_freeze", freeze);
    host.log_in("主管");
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "export_unsigned");
    assert_eq!(sign(&host, &request, "老板").unwrap_err()["code"], "approver_unfit");
    assert!(!out(&host, "x.csv").exists());
}

#[test]
fn a_signer_who_lost_the_right_does_not_count_any_more() {
    let host = office(30);
    let request = ask(&host, |_| {});
    sign(&host, &request, "老板").unwrap();
    host.log_in("林芳");
    let rights = json!({ "person_id": host.id_of("老板"), "roles": ["finance"],
                         "team_id": clientvault_tests::host::HOUSE, "password": password_of("林芳") });
    host.call("person_rights", rights);
    host.log_in("主管");
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "export_unsigned");
}

#[test]
fn it_is_too_late_after_a_day_and_a_clock_set_back_does_not_help() {
    let host = office(30);
    let request = ask(&host, |_| {});
    sign(&host, &request, "老板").unwrap();
    host.clock.jump_ms(-3_600_000);
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "clock_back");
    host.clock.jump_ms(3_600_000 + 25 * 3_600_000);
    host.log_in("主管");
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "export_expired");
    let unsigned = ask(&host, |plan| plan["valid_days"] = json!(1));
    host.clock.jump_ms(25 * 3_600_000);
    host.log_in("主管");
    assert_eq!(sign(&host, &unsigned, "老板").unwrap_err()["code"], "export_expired");
    assert!(!out(&host, "x.csv").exists());
}

#[test]
fn a_letter_is_opened_by_the_one_it_is_for_and_answered_once() {
    let host = office(30);
    let request = ask(&host, |_| {});
    let letter = carry(&host, &request, "老板");
    assert!(!letter["qr"].as_array().unwrap().is_empty());
    let read = |text: &Value| json!({ "text": text });
    // Neither the requester nor anybody else opens it.
    assert_eq!(host.refused("export_carried_show", read(&letter["text"])), "export_invalid");
    host.log_in("林芳");
    assert_eq!(host.refused("export_carried_show", read(&letter["text"])), "export_invalid");
    host.log_in("老板");
    let shown = host.call("export_carried_show", read(&letter["text"]));
    assert_eq!((&shown["rows"], &shown["requester_name"]), (&json!(30), &json!("主管")));
    let wrong = json!({ "text": letter["text"], "agree": true, "password": "not-the-right-password" });
    assert_eq!(host.refused("export_carried_sign", wrong), "wrong_password");
    let back = answer(&host, &letter["text"], "老板");
    // Only the requester reads the answer, and only once.
    assert_eq!(host.refused("export_answer_read", read(&back["text"])), "export_invalid");
    host.log_in("主管");
    assert_eq!(host.call("export_answer_read", read(&back["text"]))["state"], "ready");
    assert_eq!(host.refused("export_answer_read", read(&back["text"])), "wrong_state");
    run(&host, &request, "x.csv", "主管").unwrap();
    assert_eq!(host.refused("export_answer_read", read(&back["text"])), "export_used");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn an_answer_to_one_request_is_none_to_another() {
    let host = office(30);
    let (one, other) = (ask(&host, |_| {}), ask(&host, |_| {}));
    let letter = carry(&host, &one, "老板");
    host.log_in("老板");
    let back = answer(&host, &letter["text"], "老板");
    host.log_in("主管");
    host.call("export_answer_read", json!({ "text": back["text"] }));
    assert_eq!(run(&host, &other, "x.csv", "主管").unwrap_err()["code"], "export_unsigned");
}

#[test]
fn letters_of_other_vaults_and_damaged_ones_are_refused() {
    let host = office(30);
    let request = ask(&host, |_| {});
    let letter = carry(&host, &request, "老板")["text"].as_str().unwrap().to_owned();
    let stranger = TestHost::office(&[("老板", &["owner"])]);
    stranger.log_in("老板");
    assert_eq!(stranger.refused("export_carried_show", json!({ "text": letter })), "export_invalid");
    host.log_in("老板");
    for at in (0..letter.len()).step_by(7) {
        let mut text = letter.clone().into_bytes();
        text[at] = if text[at] == b'A' { b'B' } else { b'A' };
        let text = String::from_utf8(text).unwrap();
        assert_eq!(host.refused("export_carried_show", json!({ "text": text })), "export_invalid", "{at}");
        let cut = &letter[..at];
        assert_eq!(host.refused("export_carried_show", json!({ "text": cut })), "export_invalid", "{at}");
    }
    for text in ["", "cvreq1:", "cvreq1:!!!", "cvapr1:AAAA", &"A".repeat(70_000)] {
        assert_eq!(host.refused("export_carried_show", json!({ "text": text })), "export_invalid");
        assert_eq!(host.refused("export_answer_read", json!({ "text": text })), "export_invalid");
    }
}

#[test]
fn plans_out_of_bounds_are_refused_with_what_is_missing() {
    let host = office(3);
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut plan = export_plan();
        change(&mut plan);
        let error = host.try_call("export_preview", json!({ "plan": plan })).unwrap_err();
        (
            error["code"].as_str().unwrap().to_owned(),
            error["params"]["missing"].as_str().unwrap_or("").to_owned(),
        )
    };
    let is = |code: &str, missing: &str| (code.to_owned(), missing.to_owned());
    assert_eq!(refused(&|plan| plan["recipient_name"] = json!(" ")), is("export_incomplete", "recipient"));
    assert_eq!(
        refused(&|plan| plan["recipient_kind"] = json!("processor")),
        is("export_incomplete", "reference")
    );
    assert_eq!(refused(&|plan| plan["keeper"] = json!("")), is("export_incomplete", "keeper"));
    assert_eq!(refused(&|plan| plan["destroy_by"] = json!("soon")), is("export_incomplete", "destroy_by"));
    assert_eq!(refused(&|plan| plan["purpose"] = json!("other")), is("purpose_needed", ""));
    assert_eq!(refused(&|plan| plan["fields"] = json!([])), is("bad_request", ""));
    assert_eq!(refused(&|plan| plan["fields"] = json!(["name", "name"])), is("bad_request", ""));
    assert_eq!(refused(&|plan| plan["fields"] = json!(["owner"])), is("bad_request", ""));
    assert_eq!(refused(&|plan| plan["fields"] = json!(["custom05"])), is("bad_request", ""));
    assert_eq!(refused(&|plan| plan["valid_days"] = json!(15)), is("bad_request", ""));
    assert_eq!(refused(&|plan| plan["recipient_name"] = json!("长".repeat(101))), is("text_too_long", ""));
}
