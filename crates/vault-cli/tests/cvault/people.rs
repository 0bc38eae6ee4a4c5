//! An office: people join, get roles, leave; customers change hands.

use std::fs;

use serde_json::{Value, json};

use crate::office::{OWNER, Office, PASSWORD, password_of, words};

#[test]
fn colleagues_join_and_get_other_roles() {
    let office = Office::with_colleagues();
    let list = office.ask_as(OWNER, &["person", "list"]);
    let people: Vec<Value> = list["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| json!([person["name"], person["roles"], person["state"], person["you"]]))
        .collect();
    assert_eq!(
        people,
        [
            json!([OWNER, ["owner"], "active", true]),
            json!(["王磊", ["sales"], "active", false]),
            json!(["李静", ["sales"], "active", false]),
        ]
    );
    let text = office.text_as("王磊", &["person", "list"]);
    assert_eq!(text.lines().count(), 4);
    assert!(text.lines().nth(2).unwrap().starts_with("王磊    sales  全体"), "{text}");

    let team = office.ask_as(OWNER, &["team", "save", "华南组"])["team_id"].clone();
    let role = ["person", "role", "王磊", "--role", "manager,sales", "--team", "华南组", "--trainee"];
    office.ask_as(OWNER, &role);
    let person = office.person("王磊");
    assert_eq!((&person["roles"], &person["team_id"]), (&json!(["manager", "sales"]), &team));
    assert_eq!(person["trainee"], true);
    // What is not named stays; the team without a name is typed as it is shown.
    office.ask_as(OWNER, &words("person role 王磊 --role sales"));
    let person = office.person("王磊");
    assert_eq!((&person["team_id"], &person["trainee"]), (&team, &true.into()));
    office.ask_as(OWNER, &words("person role 王磊 --role sales --team 全体 --no-trainee"));
    let person = office.person("王磊");
    assert_ne!(person["team_id"], team);
    assert_eq!(person["trainee"], false);

    assert_eq!(office.refused_as("王磊", &words("person role 李静 --role owner")), "not_allowed");
    assert_eq!(office.refused_as(OWNER, &words("person role 没有 --role owner")), "person_unknown");
    assert_eq!(
        office.refused_as(OWNER, &words("person role 王磊 --role sales --team 没有")),
        "person_unknown"
    );
    assert_eq!(office.refused_as(OWNER, &words("person role 王小明 --role sales")), "last_owner");
    assert_eq!(office.refused_as(OWNER, &words("team save 华南组")), "name_taken");
    assert_eq!(office.ask_as(OWNER, &["verify"])["complete"], true);
}

#[test]
fn the_password_of_a_newcomer_comes_from_a_file() {
    let office = Office::with_colleagues();
    let missing = words("person add 赵敏 --role sales --new-password-file /nowhere/at/all");
    assert_eq!(office.refused_as(OWNER, &missing), "file_access");
    let weak = office.write("weak.txt", "12345678\n");
    let line = ["person", "add", "赵敏", "--role", "sales", "--new-password-file", &weak];
    assert_eq!(office.refused_as(OWNER, &line), "password_weak");
    assert_eq!(office.ask_as(OWNER, &["person", "list"])["people"].as_array().unwrap().len(), 3);
    for line in [
        "person add 赵敏 --role sales --new-password secret",
        "person add 赵敏 --role chief --new-password-file f",
        "person enrol 赵敏 --code ABCD-EFGH --new-password-file f",
    ] {
        assert_eq!(office.run(&words(line), "").status.code(), Some(2), "{line}");
    }
    // Whose password it is has to be said as soon as there are several people.
    let nobody = office.run(&["--vault", &office.vault(), "--password-stdin", "person", "list"], PASSWORD);
    assert_eq!(nobody.status.code(), Some(2));
}

#[test]
fn frozen_people_do_not_get_in() {
    let office = Office::with_colleagues();
    office.ask_as(OWNER, &words("person freeze 王磊"));
    assert_eq!(office.person("王磊")["state"], "frozen");
    assert_eq!(office.refused_as("王磊", &["status"]), "person_frozen");
    office.ask_as(OWNER, &words("person unfreeze 王磊"));
    assert_eq!(office.ask_as("王磊", &["status"])["phase"], "open");
    assert_eq!(office.refused_as(OWNER, &words("person unfreeze 王磊")), "wrong_state");

    office.ask_as(OWNER, &words("person freeze 李静 --at 2999-12-31T18:30"));
    let person = office.person("李静");
    assert_eq!((&person["state"], &person["leaves_ms"]), (&"active".into(), &json!(32_503_631_400_000_i64)));
    let text = office.text_as(OWNER, &["person", "list"]);
    assert!(text.contains("用到 2999-12-31 18:30"), "{text}");
    assert_eq!(office.refused_as(OWNER, &words("person freeze 李静 --at 2001-01-01")), "bad_request");
    assert_eq!(office.refused_as(OWNER, &words("person freeze 王小明")), "last_owner");
    assert_eq!(office.refused_as("王磊", &words("person freeze 李静")), "not_allowed");
}

#[test]
fn one_key_beyond_a_role_is_given_and_taken_back() {
    let office = Office::with_colleagues();
    let rows = || office.ask_as(OWNER, &["grant", "list"])["rows"].clone();
    assert_eq!(rows(), json!([]));
    let (wang, li) = (office.person("王磊")["person_id"].clone(), office.person("李静")["person_id"].clone());
    let given = "grant give 李静 --of 王磊 --level L2 --history-from 2026-01-31";
    office.ask_as(OWNER, &words(given));
    let from = "2026-01-31";
    assert_eq!(rows(), json!([{ "person_id": li, "of": wang, "level": "L2", "history_from": from }]));
    let text = office.text_as(OWNER, &["grant", "list"]);
    assert!(text.lines().any(|line| line.split_whitespace().eq(["李静", "王磊", "L2", from])), "{text}");
    assert_eq!(office.refused_as(OWNER, &words("grant give 李静 --of 王磊 --level L2")), "wrong_state");
    assert_eq!(office.refused_as(OWNER, &words("grant give 李静 --of 李静 --level L2")), "bad_request");
    assert_eq!(office.refused_as("王磊", &words("grant give 王磊 --of 李静 --level L3")), "not_allowed");
    office.ask_as(OWNER, &words("grant take 李静 --of 王磊 --level L2"));
    assert_eq!(rows(), json!([]));
    assert_eq!(office.refused_as(OWNER, &words("grant take 李静 --of 王磊 --level L2")), "wrong_state");
    assert_eq!(office.ask_as(OWNER, &["verify"])["complete"], true);
}

#[test]
fn a_code_is_good_for_one_login() {
    let office = Office::with_colleagues();
    let invited = office.ask_as(OWNER, &words("person invite 赵敏 --role sales --days 3"));
    assert!(invited["until_ms"].as_i64() > Some(0));
    assert_eq!(office.person("赵敏")["state"], "invited");
    let code = office.write("code.txt", &format!("{}\n", invited["code"].as_str().unwrap().to_lowercase()));
    let wrong = office.write("wrong.txt", "0000-0000-0000-0000-0000\n");
    let password = office.write("own.txt", &password_of("赵敏"));
    let enrol = |name, code| ["person", "enrol", name, "--code-file", code, "--new-password-file", &password];
    assert_eq!(office.refusal(&enrol("赵敏", &wrong), "")["code"], "code_invalid");
    assert_eq!(office.refusal(&enrol("没有", &code), "")["code"], "person_unknown");
    let vault = office.vault();
    let enrolled = office.json(&[&["--vault", &vault], &enrol("赵敏", &code)[..]].concat(), "");
    assert_eq!(enrolled, json!({ "enrolled": true, "person": "赵敏" }));
    assert_eq!(office.refusal(&enrol("赵敏", &code), "")["code"], "code_invalid", "used up");
    assert_eq!(office.ask_as("赵敏", &["status"])["person"], "赵敏");
    assert_eq!(office.person("赵敏")["state"], "active");
}

#[test]
fn customers_go_through_the_pool_to_whoever_claims_them() {
    let office = Office::with_colleagues();
    let [first, second] = office.import_as("王磊");
    assert_eq!(office.refused_as("李静", &["show", &first]), "not_found");
    let both = format!("{first},{second}");
    assert_eq!(office.refused_as("王磊", &["transfer", &both, "--to-pool"]), "not_allowed");
    assert_eq!(office.ask_as(OWNER, &["transfer", &both, "--to-pool"])["count"], 2);
    assert_eq!(office.ask_as("李静", &["claim", &first])["count"], 1);
    assert_eq!(office.ask_as("李静", &["show", &first])["row"]["holding"], "mine");
    assert_eq!(office.refused_as("王磊", &["claim", &first]), "wrong_state");
    assert_eq!(office.ask_as(OWNER, &["transfer", &second, "--to", "王磊"])["count"], 1);
    assert_eq!(office.refused_as(OWNER, &["transfer", &second, "--to", "没有"]), "person_unknown");

    let access = office.ask_as(OWNER, &["access", &first]);
    assert_eq!((&access["owner"]["kind"], &access["owner_name"]), (&"person".into(), &"李静".into()));
    let readers: Vec<&Value> =
        access["people"].as_array().unwrap().iter().map(|person| &person["name"]).collect();
    assert_eq!(readers, [&json!("李静"), &json!(OWNER)]);
    let before = office.ask_as(OWNER, &["access", &first, "--at", "2001-01-01T08:00"]);
    assert_eq!((&before["at_ms"], &before["people"]), (&json!(978_307_200_000_i64), &json!([])));
    let text = office.text_as(OWNER, &["access", &first]);
    assert!(text.lines().next().unwrap().ends_with("这位客户归 李静，2 人能看到："), "{text}");
    assert!(text.contains("  李静    L1 L2 L3  own"), "{text}");
    assert_eq!(office.refused_as("王磊", &["access", &first]), "not_allowed");
}

#[test]
fn whoever_leaves_hands_everything_over() {
    let office = Office::with_colleagues();
    let [first, _] = office.import_as("王磊");
    let preview = office.ask_as(OWNER, &words("person handover 王磊 --in-turn 李静,王小明 --preview"));
    assert_eq!((&preview["customers"], &preview["shares"][1]["customers"]), (&2.into(), &1.into()));
    assert_eq!(office.person("王磊")["state"], "active", "a preview changes nothing");
    let there = office.write("there.pdf", "mine");
    let line = ["person", "handover", "王磊", "--to", "李静", "--report", &there];
    assert_eq!(office.refused_as(OWNER, &line), "location_exists");
    assert_eq!(office.refused_as(OWNER, &words("person handover 王磊 --to 王磊")), "person_unknown");
    assert_eq!(
        office.refused_as(OWNER, &words("person handover 王磊 --in-turn 李静,没有")),
        "person_unknown"
    );
    assert_eq!(office.refused_as("李静", &words("person handover 王磊 --to 李静")), "not_allowed");
    assert_eq!(office.person("王磊")["state"], "active");

    let pdf = office.path("report.pdf");
    let report = office.ask_as(OWNER, &["person", "handover", "王磊", "--to", "李静", "--report", &pdf]);
    assert_eq!((&report["customers"], &report["file_rekeyed"]), (&2.into(), &true.into()));
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    assert_eq!(office.ask_as("李静", &["show", &first])["row"]["holding"], "mine");
    assert_eq!(office.refused_as("王磊", &["status"]), "not_found", "no longer on the unlock screen");
    assert_eq!(office.ask_as(OWNER, &["verify"])["complete"], true);

    // Done all the same, when only the report has no place.
    let nowhere = office.path("no/such/folder/report.pdf");
    let vault = office.vault();
    let line = ["--vault", &vault, "--person", OWNER, "--password-stdin"];
    let again = ["person", "handover", "王磊", "--to-pool", "--report", &nowhere];
    let output = office.run(&[&line[..], &again[..]].concat(), PASSWORD);
    assert_eq!(output.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["person_name"], "王磊");
    assert_eq!(serde_json::from_slice::<Value>(&output.stderr).unwrap()["code"], "file_access");
}
