//! Levels that follow a rule: who may raise and lower them, and customers sealed accordingly.

use std::sync::mpsc;

use clientvault_tests::host::{HOUSE, TestHost, look, password_of};
use serde_json::{Value, json};
use vault_app::contract::event::{CoreEvent, Job};

use crate::field_catalogue::{add, custom, field, level, value, with_approver};
use crate::import::{file, import};

const FACTORS: [&str; 3] = ["affected", "degree", "precision"];

#[test]
fn raising_moves_every_value_and_lowering_moves_it_back() {
    let host = TestHost::with_vault();
    let both =
        host.add_customer(&[("name", "张伟"), ("website", "www.example.com"), ("phone", "13800001111")]);
    let only = host.add_customer(&[("name", "李娜"), ("website", "www.example.org")]);
    host.add_customer(&[("name", "王芳")]);
    assert_eq!(
        host.call("field_usage", json!({ "field": "website" })),
        json!({ "customers": 2, "out_of_reach": 0 })
    );
    let before = host.actions().len();
    let raised = host.call("field_level_set", level(&host, "website", "L2"));
    assert_eq!(raised["reseal"], json!({ "moved": 2, "left": 0, "cancelled": false }));
    assert_eq!(raised["catalogue"]["resealing"], false);
    assert_eq!(
        host.actions_since(before),
        // Nothing is moved on the word of a sheet the ledger does not answer for.
        ["ledger.verify", "field.level_raise", "levels.reseal", "levels.resealed"]
    );
    assert_eq!(value(&host.card(&both), "website"), json!(["L2", "***", true]));
    assert_eq!(host.card(&only)["row"]["level"], "L2");
    assert_eq!(host.call("field_reveal", look(&only, "website"))["value"], "www.example.org");
    assert_eq!(host.findings(), Vec::<String>::new());
    let row = host.ledger(json!({})).into_iter().find(|row| row["action"] == "field.level_raise").unwrap();
    assert_eq!((&row["field"], &row["old"], &row["new"]), (&json!("website"), &json!("L1"), &json!("L2")));
    assert_eq!(row["purpose_text"], "不再需要");

    let lowered = host.call("field_level_set", level(&host, "website", "L1"));
    assert_eq!(lowered["reseal"]["moved"], 2);
    let card = host.card(&only);
    assert_eq!(value(&card, "website"), json!(["L1", "www.example.org", false]));
    assert_eq!((&card["row"]["level"], &card["versions"]["l2"]), (&json!("L1"), &json!(0)));
    let history = host.call("field_catalogue", json!({}))["history"].clone();
    assert_eq!(history.as_array().unwrap().len(), 2);
    assert_eq!(
        (&history[0]["what"], &history[0]["old"], &history[0]["new"]),
        (&json!("level"), &json!("L2"), &json!("L1"))
    );
    // The same again is no change, and asks for nothing.
    let again = json!({ "field": "website", "level": "L1", "password": "x" });
    assert_eq!(host.call("field_level_set", again)["reseal"]["moved"], 0);
    host.lock();
    host.unlock();
    assert_eq!(value(&host.card(&only), "website"), json!(["L1", "www.example.org", false]));
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn what_may_not_be_is_refused() {
    let host = TestHost::with_vault();
    let set = |field: &str, to: &str| host.refused("field_level_set", level(&host, field, to));
    for field in ["name", "company", "stage", "tags", "city", "next_follow_up"] {
        assert_eq!(set(field, "L2"), "level_out_of_bounds", "{field}");
    }
    for field in ["phone", "wechat", "qq", "email", "landline", "id_number", "bank_card"] {
        assert_eq!(set(field, "L1"), "level_out_of_bounds", "{field}");
    }
    assert_eq!(set("record_level", "L2"), "not_found");
    assert_eq!(set("custom09", "L2"), "not_found");
    for missing in ["reason"].into_iter().chain(FACTORS) {
        let mut request = level(&host, "remark", "L1");
        match missing {
            "reason" => request["reason"] = json!("  "),
            factor => request["factors"][factor] = json!(""),
        }
        let error = host.try_call("field_level_set", request).unwrap_err();
        assert_eq!((&error["code"], &error["params"]["missing"]), (&json!("reason_needed"), &json!(missing)));
    }
    let mut request = level(&host, "remark", "L3");
    request["password"] = json!("not-the-password-at-all");
    assert_eq!(host.refused("field_level_set", request), "wrong_password");
    assert_eq!(field(&host, "remark")["level"], "L2");
    // A class of the law that asks for more is no level, and needs its reason, too.
    let mut request = level(&host, "remark", "L2");
    request["legal_class"] = json!("sensitive_personal");
    assert_eq!(host.refused("field_level_set", request.clone()), "field_incomplete");
    request["spi_kind"] = json!("health");
    request["why"] = json!("照护");
    let set = host.call("field_level_set", request);
    assert_eq!(set["reseal"]["moved"], 0, "nothing has to move");
    assert_eq!(field(&host, "remark")["spi_kind"], "health");
}

#[test]
fn who_may_raise_lower_and_describe() {
    let host = TestHost::office(&[
        ("主管", &["manager"]),
        ("王磊", &["sales"]),
        ("会计", &["finance"]),
        ("网管", &["admin"]),
        ("审计", &["auditor"]),
    ]);
    let record = host.add_customer(&[
        ("name", "张伟"),
        ("website", "www.example.com"),
        ("id_number", "11010519491231002X"),
        ("bank_card", "6217000000000000004"),
    ]);
    for name in ["王磊", "会计", "审计"] {
        host.log_in(name);
        let catalogue = host.call("field_catalogue", json!({}));
        assert_eq!(
            ["may_save", "may_raise", "may_lower"].map(|key| catalogue[key] == true),
            [false; 3],
            "{name}"
        );
        assert_eq!(host.refused("field_level_set", level(&host, "website", "L2")), "not_allowed", "{name}");
        assert_eq!(host.refused("field_save", custom("x", "text", "L2")), "not_allowed", "{name}");
        assert_eq!(host.refused("field_usage", json!({ "field": "website" })), "not_allowed", "{name}");
    }
    // An admin describes and raises, without a key to move anything: it waits for somebody who has them.
    host.log_in("网管");
    let own = add(&host, custom("颜色", "text", "L2"));
    assert_eq!(host.refused("field_remove", json!({ "field": own })), "keys_missing");
    let raised = host.call("field_level_set", level(&host, "website", "L2"));
    assert_eq!((&raised["reseal"]["moved"], &raised["catalogue"]["resealing"]), (&json!(0), &json!(true)));
    assert_eq!(host.refused("field_level_set", level(&host, "website", "L1")), "not_allowed");
    // Sales read the own customers, and do not decide about everybody's.
    host.log_in("王磊");
    assert_eq!(host.call("field_catalogue", json!({}))["resealing"], true);
    // A manager describes nothing, and holds the keys of the team: L1 and L2 are enough for this.
    host.log_in("主管");
    assert_eq!(host.refused("field_save", custom("y", "text", "L2")), "not_allowed");
    assert_eq!(host.call("field_catalogue", json!({}))["resealing"], false, "done at the login");
    host.log_in("林芳");
    assert_eq!(value(&host.card(&record), "website"), json!(["L2", "***", true]));
    // From L3 down two people sign, and the second one is an owner or a manager.
    let request = level(&host, "id_number", "L2");
    let error = host.try_call("field_level_set", request.clone()).unwrap_err();
    assert_eq!((&error["code"], &error["params"]["what"]), (&json!("approval_needed"), &json!("level")));
    let unfit = with_approver(&host, request.clone(), "网管");
    assert_eq!(host.refused("field_level_set", unfit), "approver_unfit");
    let mut signed = with_approver(&host, request, "主管");
    signed["legal_class"] = json!("personal");
    host.call("field_level_set", signed);
    assert_eq!(value(&host.card(&record), "id_number"), json!(["L2", "1****************X", true]));
    let entry = host.ledger(json!({})).into_iter().find(|row| row["action"] == "field.level_lower").unwrap();
    assert_eq!((&entry["old"], &entry["new"]), (&json!("L3"), &json!("L2")));
    let change = &host.call("field_catalogue", json!({}))["history"][0];
    assert_eq!(change["approver_name"], "主管");
    // A manager lowers. Records that were raised as a whole would have the field at L3: whoever cannot look there leaves
    // that to somebody who can.
    host.log_in("主管");
    let lowered = host.call("field_level_set", level(&host, "website", "L1"));
    assert_eq!(lowered["reseal"], json!({ "moved": 1, "left": 1, "cancelled": false }));
    assert_eq!(lowered["catalogue"]["resealing"], true);
    host.log_in("林芳");
    assert_eq!(value(&host.card(&record), "website"), json!(["L1", "www.example.com", false]));
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_saved_customer_takes_its_fields_where_they_belong_before_its_turn_comes() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("网管", &["admin"])]);
    host.log_in("王磊");
    let record =
        host.add_customer(&[("name", "张伟"), ("website", "www.example.com"), ("department", "采购")]);
    host.log_in("网管");
    host.call("field_level_set", level(&host, "website", "L2"));
    host.call("field_level_set", level(&host, "department", "L3"));
    host.log_in("王磊");
    // Judged by the table, wherever it lies.
    assert_eq!(value(&host.card(&record), "website"), json!(["L2", "***", true]));
    let request = json!({
        "record_id": record, "versions": host.card(&record)["versions"],
        "fields": [{ "field": "title", "values": [{ "text": "经理" }] }],
    });
    host.call("customer_update", request);
    let card = host.card(&record);
    assert_eq!(["l1", "l2", "l3"].map(|level| card["versions"][level].as_u64().unwrap()), [2, 1, 1]);
    assert_eq!(host.call("field_reveal", look(&record, "website"))["value"], "www.example.com");
    host.log_in("林芳");
    let page = host.call("field_catalogue", json!({}));
    assert_eq!(page["resealing"], false);
    assert_eq!(host.call("field_reveal", look(&record, "website"))["value"], "www.example.com");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_number_raised_to_core_leaves_list_and_search() {
    let host = TestHost::with_vault();
    host.add_customer(&[("name", "张伟"), ("phone", "13800001111")]);
    let find =
        |query: &str| host.call("customer_search", json!({ "query": query, "limit": 5 }))["hits"].clone();
    assert_eq!(find("1111").as_array().unwrap().len(), 1);
    host.call("field_level_set", level(&host, "phone", "L3"));
    for again in [false, true] {
        if again {
            host.lock();
            host.unlock();
        }
        assert_eq!(find("1111"), json!([]));
        let hits = find("张伟");
        assert_eq!((&hits[0]["row"]["phone"], &hits[0]["row"]["level"]), (&json!(""), &json!("L3")));
    }
    host.call("field_level_set", level(&host, "phone", "L2"));
    assert_eq!(find("1111")[0]["row"]["phone"], "138****1111");
}

#[test]
fn what_a_public_field_was_is_not_told_by_the_ledger_once_it_is_raised() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("website", "www.example.com")]);
    let request = json!({
        "record_id": record, "versions": host.card(&record)["versions"],
        "fields": [{ "field": "website", "values": [{ "text": "www.other.com" }] }],
    });
    host.call("customer_update", request);
    let told = || {
        let rows = host.ledger(json!({ "group": "change" }));
        rows.into_iter().find(|row| row["action"] == "customer.update").unwrap()["old"].clone()
    };
    assert_eq!(told(), "www.example.com");
    host.call("field_level_set", level(&host, "website", "L2"));
    assert_eq!(told(), Value::Null);
}

#[test]
fn work_that_is_stopped_goes_on_when_asked() {
    let host = TestHost::with_vault();
    let mut rows = String::from("姓名,手机号,官网\n");
    for number in 0..900 {
        rows.push_str(&format!("客户{number},1380000{number:04},www.example{number}.com\n"));
    }
    let path = file(&host, "many.csv", rows);
    import(&host, &path, "new");
    let request = level(&host, "website", "L2");
    let (begun, has_begun) = mpsc::channel();
    let (interrupted, go_on) = mpsc::channel::<()>();
    let mut first = true;
    host.events.watch(move |event| {
        if matches!(event, CoreEvent::Progress { job: Job::Reseal, .. }) && std::mem::take(&mut first) {
            begun.send(()).unwrap();
            go_on.recv().unwrap();
        }
    });
    host.clock.run_ms_per_look(200);
    let done = std::thread::scope(|threads| {
        let work = threads.spawn(|| host.call("field_level_set", request));
        has_begun.recv().unwrap();
        let stopping = threads.spawn(|| host.call("field_reseal_cancel", json!({})));
        while !host.core.is_interrupted() {
            std::thread::yield_now();
        }
        interrupted.send(()).unwrap();
        stopping.join().unwrap();
        work.join().unwrap()
    });
    host.events.watch(|_| {});
    host.clock.run_ms_per_look(0);
    assert_eq!((&done["reseal"]["cancelled"], &done["catalogue"]["resealing"]), (&json!(true), &json!(true)));
    let again = host.call("field_reseal", json!({}));
    assert!((1..900).contains(&again["moved"].as_u64().unwrap()), "{again}");
    assert_eq!(host.call("field_catalogue", json!({}))["resealing"], false);
    assert_eq!(host.call("field_reseal", json!({})), json!({ "moved": 0, "left": 0, "cancelled": false }));
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_newcomer_whose_keys_are_still_to_come_saves_too_high_rather_than_too_low() {
    let host = TestHost::with_vault();
    host.call("field_level_set", level(&host, "website", "L2"));
    let invite = json!({
        "name": "李静", "roles": ["sales"], "team_id": HOUSE, "days": 1, "password": host.own_password(),
    });
    let invited = host.call("person_invite", invite);
    host.lock();
    let enrol = json!({
        "person_id": invited["person_id"], "code": invited["code"], "new_password": password_of("李静"),
    });
    host.call("vault_enrol", enrol);
    let record =
        host.add_customer(&[("name", "张伟"), ("website", "www.example.com"), ("phone", "13800001111")]);
    let card = host.card(&record);
    assert_eq!(
        (&card["row"]["level"], &card["versions"]["l2"]),
        (&json!("L3"), &json!(0)),
        "as high as may be"
    );
    // Once somebody has handed over the key to what the vault says, it counts.
    host.log_in("林芳");
    host.log_in("李静");
    assert_eq!(value(&host.card(&record), "website"), json!(["L2", "***", true]));
    assert_eq!(host.call("field_reveal", look(&record, "phone"))["value"], "13800001111");
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}
