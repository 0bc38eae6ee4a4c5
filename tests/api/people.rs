//! Several people at one computer: joining, rights, leaving, switching.

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost, password_of};
use serde_json::{Value, json};
use vault_store::clock::Clock;

const DAY: u64 = 86_400_000;

fn rights(host: &TestHost, name: &str, roles: &[&str], team: &str) -> Result<Value, Value> {
    let request = json!({
        "person_id": host.id_of(name), "roles": roles, "team_id": team, "password": host.own_password(),
    });
    host.try_call("person_rights", request)
}

fn freeze(host: &TestHost, name: &str, at_ms: Option<i64>) -> Result<Value, Value> {
    let request = json!({ "person_id": host.id_of(name), "at_ms": at_ms, "password": host.own_password() });
    host.try_call("person_freeze", request)
}

#[test]
fn a_new_colleague_sees_nobody_elses_customers_and_owners_see_all() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"])]);
    host.add_customer(&[("name", "负责人的客户")]);
    host.log_in("王磊");
    assert!(host.customer_names().is_empty(), "zero customers");
    let record = host.add_customer(&[
        ("name", "王磊的客户"),
        ("phone", "13800001111"),
        ("id_number", "11010519491231002X"),
    ]);
    assert_eq!(host.customer_names(), ["王磊的客户"]);
    host.log_in("李静");
    assert!(host.customer_names().is_empty());
    for (command, request) in [
        ("customer_show", json!({ "record_id": record })),
        ("timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 10 })),
        ("customer_recycle", json!({ "record_ids": [record] })),
    ] {
        assert_eq!(host.refused(command, request), "not_found", "{command}");
    }
    for query in ["王磊", "wanglei", "wldkh", "1111", "13800001111"] {
        let found = host.call("customer_search", json!({ "query": query, "limit": 20 }));
        assert_eq!(found["hits"], json!([]), "{query}");
    }
    host.log_in("林芳");
    assert_eq!(host.customer_names(), ["王磊的客户", "负责人的客户"]);
    assert_eq!(host.card(&record)["row"]["owner_name"], "王磊");
    assert_eq!(host.card(&record)["row"]["holding"], "colleagues");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn finance_admin_and_auditor_reach_no_customer_command() {
    let host = TestHost::office(&[("会计", &["finance"]), ("网管", &["admin"]), ("审计", &["auditor"])]);
    let record = host.add_customer(&[("name", "客户"), ("phone", "13800001111")]);
    for name in ["会计", "网管", "审计"] {
        let status = host.log_in(name);
        assert_eq!(status["session"]["customers"], 0);
        for (command, request) in [
            (
                "customer_list",
                json!({ "filters": {}, "sort": "name", "descending": false, "offset": 0, "limit": 50 }),
            ),
            ("customer_show", json!({ "record_id": record })),
            ("field_reveal", clientvault_tests::host::look(&record, "phone")),
            ("customer_counts", json!({})),
            ("import_list", json!({})),
        ] {
            // Finance may look at values, and holds no key of this one.
            let code =
                if (name, command) == ("会计", "field_reveal") { "not_found" } else { "not_allowed" };
            assert_eq!(host.refused(command, request), code, "{name} {command}");
        }
    }
    host.log_in("审计");
    assert!(!host.ledger(json!({})).is_empty());
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_manager_sees_the_team_without_core_values_and_not_the_other_team() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"]), ("李静", &["sales"])]);
    let saved = host.call("team_save", json!({ "team_id": null, "name": "华南组", "password": PASSWORD }));
    let south = saved["team_id"].as_str().unwrap();
    for name in ["主管", "王磊"] {
        let roles: &[&str] = if name == "主管" { &["manager"] } else { &["sales"] };
        rights(&host, name, roles, south).unwrap();
    }
    host.log_in("王磊");
    let record = host.add_customer(&[
        ("name", "南客户"),
        ("phone", "13800001111"),
        ("id_number", "11010519491231002X"),
    ]);
    host.log_in("李静");
    host.add_customer(&[("name", "北客户")]);
    host.log_in("主管");
    assert_eq!(host.customer_names(), ["南客户"]);
    let fields = host.card(&record)["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["field"].clone())
        .collect::<Vec<_>>();
    assert!(fields.contains(&json!("phone")) && !fields.contains(&json!("id_number")), "{fields:?}");
    // The team changes: what the manager sees follows at once, and with new keys.
    host.log_in("林芳");
    assert_eq!(host.person("主管")["keys_to_rotate"], 0);
    rights(&host, "主管", &["manager"], HOUSE).unwrap();
    assert_eq!(host.person("主管")["keys_to_rotate"], 0);
    host.log_in("主管");
    assert_eq!(host.customer_names(), ["北客户"]);
    host.log_in("王磊");
    assert_eq!(host.customer_names(), ["南客户"]);
    assert!(host.card(&record)["versions"]["l3"].as_u64().unwrap_or(0) > 0);
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_code_is_good_for_one_login_in_time() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let invite = |name: &str, days: u8| {
        host.call(
            "person_invite",
            json!({
                "name": name, "roles": ["sales"], "team_id": HOUSE, "days": days, "password": PASSWORD,
            }),
        )
    };
    let first = invite("李静", 2);
    let late = invite("赵敏", 1);
    assert_eq!(host.person("李静")["state"], "invited");
    host.lock();
    let status = host.call("app_status", json!({}));
    let modes: Vec<&Value> =
        status["vault"]["people"].as_array().unwrap().iter().map(|person| &person["unlock_mode"]).collect();
    assert_eq!(modes, ["keyring_password", "keyring_password", "invitation", "invitation"]);
    let enrol = |invitation: &Value, code: &str| {
        host.try_call(
            "vault_enrol",
            json!({
                "person_id": invitation["person_id"], "code": code, "new_password": password_of("李静"),
            }),
        )
    };
    let code = first["code"].as_str().unwrap().to_lowercase().replace('-', " ");
    let wrong = late["code"].as_str().unwrap();
    assert_eq!(enrol(&first, wrong).unwrap_err()["code"], "code_invalid");
    // A code is not a password.
    assert_eq!(
        host.refused("vault_unlock", json!({ "person_id": first["person_id"], "password": first["code"] })),
        "not_found"
    );
    let weak = json!({ "person_id": first["person_id"], "code": code, "new_password": "12345" });
    assert_eq!(host.refused("vault_enrol", weak), "password_weak");
    let status = enrol(&first, &code).unwrap();
    assert_eq!(status["session"]["person_name"], "李静");
    let record = host.add_customer(&[("name", "第一个客户"), ("phone", "13800001111")]);
    assert_eq!(enrol(&first, &code).unwrap_err()["code"], "wrong_state");
    host.lock();
    assert_eq!(enrol(&first, &code).unwrap_err()["code"], "code_invalid", "used twice");
    host.log_in("李静");
    assert_eq!(host.customer_names(), ["第一个客户"]);
    host.lock();
    host.clock.pass_ms(2 * DAY);
    assert_eq!(enrol(&late, late["code"].as_str().unwrap()).unwrap_err()["code"], "code_invalid", "too late");
    // Back in time it does not become good again: the ledger knows better.
    host.log_in("林芳");
    host.lock();
    host.clock.jump_ms(-2 * DAY as i64);
    assert_eq!(
        enrol(&late, late["code"].as_str().unwrap()).unwrap_err()["code"],
        "code_invalid",
        "clock set back"
    );
    host.clock.jump_ms(2 * DAY as i64);
    host.log_in("林芳");
    assert_eq!(host.card(&record)["row"]["owner_name"], "李静");
    // The pool's key came with the owner's login.
    assert_eq!(host.person("李静")["keys_missing"], 0);
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn an_admin_adds_people_and_stays_blind() {
    let host = TestHost::office(&[("网管", &["admin"])]);
    host.add_customer(&[("name", "旧客户")]);
    host.log_in("网管");
    host.add_person("王磊", &["sales"]);
    assert_eq!(host.refused("person_add", host.new_person("副总", &["owner"])), "not_allowed");
    assert_eq!(host.person("王磊")["keys_missing"], 5, "the pool, its billing facts, the team");
    host.log_in("王磊");
    host.add_customer(&[("name", "新客户"), ("id_number", "11010519491231002X")]);
    host.log_in("网管");
    assert_eq!(host.refused("customer_search", json!({ "query": "新", "limit": 5 })), "not_allowed");
    host.log_in("林芳");
    assert_eq!(host.customer_names(), ["新客户", "旧客户"]);
    assert_eq!(host.person("王磊")["keys_missing"], 0);
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let before = host.actions().len();
    let person = |name: &str, roles: &[&str]| host.new_person(name, roles);
    assert_eq!(host.refused("person_add", person("王 磊", &["sales"])), "name_taken");
    assert_eq!(host.refused("person_add", person("林芳", &["sales"])), "name_taken");
    assert_eq!(host.refused("person_add", person(" ", &["sales"])), "name_needed");
    assert_eq!(host.refused("person_add", person("新人", &[])), "bad_request");
    let mut other_team = person("新人", &["sales"]);
    other_team["team_id"] = json!("00112233445566778899aabbccddeeff");
    assert_eq!(host.refused("person_add", other_team), "person_unknown");
    let mut weak = person("新人", &["sales"]);
    weak["new_password"] = json!("password1234");
    assert_eq!(host.refused("person_add", weak), "password_weak");
    assert_eq!(host.refused("person_add", person("新人", &["admin", "auditor"])), "roles_apart");
    assert_eq!(freeze(&host, "林芳", None).unwrap_err()["code"], "last_owner");
    assert_eq!(rights(&host, "林芳", &["admin"], HOUSE).unwrap_err()["code"], "last_owner");
    let leaves = host.clock.wall_ms() + DAY as i64;
    assert_eq!(freeze(&host, "林芳", Some(leaves)).unwrap_err()["code"], "last_owner");
    let status = host.call("app_status", json!({}));
    assert_eq!(status["vault"]["people"].as_array().unwrap().len(), 2);
    assert_eq!(host.actions().len(), before);
    let mut wrong = person("新人", &["sales"]);
    wrong["password"] = json!("not-my-password-at-all");
    assert_eq!(host.refused("person_add", wrong), "wrong_password");
    assert_eq!(host.findings(), Vec::<String>::new());
    // Still everybody logs in.
    host.log_in("王磊");
    host.log_in("林芳");
}

#[test]
fn a_second_person_needs_the_first_to_have_a_password() {
    let host = TestHost::new();
    let mut request = clientvault_tests::host::prepare("一个人");
    request["unlock_mode"] = json!("keyring_only");
    request["password"] = json!("");
    host.create_vault_as(request);
    let mut person = host.new_person("王磊", &["sales"]);
    person["password"] = json!("");
    assert_eq!(host.refused("person_add", person), "own_password_first");
}

#[test]
fn frozen_people_and_people_after_their_last_day_do_not_get_in() {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"])]);
    freeze(&host, "王磊", None).unwrap();
    assert_eq!(host.person("王磊")["state"], "frozen");
    assert_eq!(host.try_log_in("王磊").unwrap_err()["code"], "person_frozen");
    host.log_in("林芳");
    let until = host.clock.wall_ms() + DAY as i64;
    freeze(&host, "李静", Some(until)).unwrap();
    host.log_in("李静");
    host.add_customer(&[("name", "最后一天")]);
    host.clock.pass_ms(DAY);
    // In the middle of a session too.
    let add = json!({ "kind": "person", "fields": [], "company_link": null });
    assert_eq!(host.refused("customer_create", add), "not_allowed");
    assert_eq!(host.try_log_in("李静").unwrap_err()["code"], "person_frozen");
    // A clock turned back is noticed.
    host.log_in("林芳");
    host.lock();
    host.clock.jump_ms(-(DAY as i64));
    assert_eq!(
        host.try_log_in("李静").unwrap_err()["code"],
        "person_frozen",
        "the ledger has seen the moment"
    );
    host.clock.jump_ms(DAY as i64);
    host.log_in("林芳");
    host.call("person_unfreeze", json!({ "person_id": host.id_of("李静"), "password": PASSWORD }));
    host.log_in("李静");
    assert_eq!(host.customer_names(), ["最后一天"]);
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_clock_before_the_ledger_keeps_people_with_a_last_day_out() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let until = host.clock.wall_ms() + 10 * DAY as i64;
    freeze(&host, "王磊", Some(until)).unwrap();
    host.lock();
    host.clock.jump_ms(-(DAY as i64));
    assert_eq!(host.try_log_in("王磊").unwrap_err()["code"], "clock_back");
    host.log_in("林芳");
}

#[test]
fn a_role_taken_away_takes_its_customers_at_once() {
    let host = TestHost::office(&[("主管", &["manager"]), ("王磊", &["sales"])]);
    host.log_in("王磊");
    host.add_customer(&[("name", "王磊的客户"), ("phone", "13800001111")]);
    host.log_in("主管");
    assert_eq!(host.customer_names(), ["王磊的客户"]);
    host.log_in("林芳");
    let preview = host.call(
        "rights_preview",
        json!({ "person_id": host.id_of("主管"), "roles": ["sales"], "team_id": HOUSE }),
    );
    assert_eq!(preview["before"], json!({ "customers": 1, "sensitive": 1, "core": 0 }));
    assert_eq!(preview["after"], json!({ "customers": 0, "sensitive": 0, "core": 0 }));
    let before = host.actions().len();
    rights(&host, "主管", &["sales"], HOUSE).unwrap();
    let done = host.actions_since(before);
    assert!(
        done.contains(&"member.roles".to_owned()) && done.contains(&"keys.reseal".to_owned()),
        "{done:?}"
    );
    host.log_in("主管");
    assert!(host.customer_names().is_empty());
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn nothing_of_one_person_is_the_next_ones() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let record = host.add_customer(&[("name", "看过的客户")]);
    host.card(&record);
    host.call("draft_save", json!({ "key": "customer:new", "body": "{}" }));
    host.log_in("王磊");
    assert_eq!(host.call("customer_recent", json!({}))["rows"], json!([]));
    assert_eq!(host.call("draft_list", json!({}))["drafts"], json!([]));
    assert_eq!(host.call("tag_list", json!({}))["tags"], json!([]));
    host.call("draft_save", json!({ "key": "customer:new", "body": "{\"mine\":1}" }));
    host.log_in("林芳");
    let drafts = host.call("draft_list", json!({}));
    assert_eq!(drafts["drafts"][0]["body"], "{}");
    assert_eq!(drafts["drafts"].as_array().unwrap().len(), 1, "not even owners see others' drafts");
}

#[test]
fn a_team_gets_its_keys_with_its_first_person() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let saved = host.call("team_save", json!({ "team_id": null, "name": "华南组", "password": PASSWORD }));
    let south = saved["team_id"].as_str().unwrap();
    rights(&host, "王磊", &["sales"], south).unwrap();
    for name in ["林芳", "王磊"] {
        assert_eq!(host.person(name)["keys_missing"], 0, "{name}");
    }
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn a_colleagues_login_gives_nobody_new_tries() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    host.lock();
    let guess = |name: &str| {
        let request = json!({ "person_id": host.id_of(name), "password": "not-the-password-at-all" });
        host.try_call("vault_unlock", request).unwrap_err()
    };
    for left in [4, 3, 2, 1] {
        assert_eq!(guess("林芳")["params"]["attempts_left"], left);
    }
    host.log_in("王磊");
    host.lock();
    assert_eq!(guess("林芳")["params"]["attempts_left"], 0);
    assert_eq!(guess("林芳")["code"], "too_many_attempts");
    // The wait is the guessed person's, not everybody's.
    host.log_in("王磊");
}

#[test]
fn one_password_is_not_looked_at_while_somebody_else_is_logged_in() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    let other = json!({ "person_id": host.id_of("王磊"), "password": password_of("王磊") });
    assert_eq!(host.refused("vault_unlock", other), "wrong_state");
    assert_eq!(host.call("app_status", json!({}))["session"]["person_name"], "林芳");
}

#[test]
fn frozen_once_is_frozen_and_after_a_handover_nobody_thaws() {
    let host = TestHost::office(&[("王磊", &["sales"])]);
    freeze(&host, "王磊", None).unwrap();
    assert_eq!(freeze(&host, "王磊", None).unwrap_err()["code"], "wrong_state");
    let request = json!({
        "from": host.id_of("王磊"), "rule": { "kind": "pool" }, "password": PASSWORD,
    });
    let id = request["from"].clone();
    host.call("handover_run", request);
    let thaw = json!({ "person_id": id, "password": PASSWORD });
    assert_eq!(host.refused("person_unfreeze", thaw), "wrong_state", "nothing left to log in with");
}
