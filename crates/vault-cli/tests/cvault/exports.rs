//! What leaves, from the command line: asked for, agreed to with the own login, written once, traced.

use serde_json::json;

use crate::office::{OWNER, Office, PASSWORD, words};

const REQUEST: &str = "export request --format csv --fields name,company,phone --all --purpose analysis \
    --recipient-kind own --recipient 王小明 --destroy-by 2099-12-31";

#[test]
fn two_people_and_one_file() {
    let office = Office::with_colleagues();
    office.import_as(OWNER);
    office.add("赵敏", &["--role", "owner"]);
    let asked = office.ask_as(OWNER, &[words(REQUEST), vec!["--clear-l2"]].concat());
    assert_eq!(asked["approvals_needed"], 1);
    assert!(asked["rows"].as_u64().unwrap() > 0);
    let id = asked["request_id"].as_str().unwrap();
    let file = office.path("out.csv");
    let run = ["export", "run", id, "--out", &file];
    assert_eq!(office.refused_as(OWNER, &run), "export_unsigned");
    assert_eq!(office.refused_as(OWNER, &["export", "approve", id]), "export_own");
    assert_eq!(office.refused_as("王磊", &["export", "approve", id]), "approver_unfit");
    assert_eq!(office.ask_as("赵敏", &["export", "approve", id])["state"], "ready");
    assert_eq!(office.ask_as(OWNER, &run)["state"], "done");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with('\u{feff}') && text.contains("商业秘密"));
    assert_eq!(
        office.refused_as(OWNER, &["export", "run", id, "--out", &office.path("again.csv")]),
        "export_used"
    );
    let register = office.ask_as(OWNER, &["export", "register"]);
    assert_eq!(register["exports"].as_array().unwrap().len(), 1);
    let trace = office.ask_as(OWNER, &["trace", &file]);
    assert_eq!(trace["exports"][0]["request_id"], json!(id));
    let settled = office.ask_as(OWNER, &["export", "settle", id, "destroyed", "--note", "N"]);
    assert_eq!(settled["ran"]["whereabouts"], "destroyed");
    assert_eq!(office.ask_as(OWNER, &["verify"])["complete"], true);
}

#[test]
fn a_request_is_carried_there_and_back() {
    let office = Office::with_colleagues();
    office.import_as(OWNER);
    office.add("赵敏", &["--role", "owner"]);
    let asked = office.ask_as(OWNER, &[words(REQUEST), vec!["--clear-l2"]].concat());
    let id = asked["request_id"].as_str().unwrap();
    let (there, back) = (office.path("a.cvreq"), office.path("a.cvapr"));
    office.ask_as(OWNER, &["export", "carry", id, "--to", "赵敏", "--out", &there]);
    assert_eq!(
        office.refused_as("王磊", &["export", "answer", &there, "--out", &back]),
        "export_invalid",
        "sealed to one person"
    );
    office.ask_as("赵敏", &["export", "answer", &there, "--out", &back]);
    assert_eq!(office.ask_as(OWNER, &["export", "accept", &back])["state"], "ready");
}

#[test]
fn a_package_is_opened_with_its_passphrase_and_folders_are_looked_through() {
    let office = Office::with_colleagues();
    office.import_as(OWNER);
    let request =
        words(&REQUEST.replace("csv", "package")).iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let request: Vec<&str> = request.iter().map(String::as_str).collect();
    let id = office.ask_as(OWNER, &request)["request_id"].as_str().unwrap().to_owned();
    let (sealed, out) = (office.path("x.cvpkg"), office.path("x.xlsx"));
    let input = format!("{PASSWORD}\nmarble canyon saddle tulip\n");
    let as_owner = |arguments: &[&str]| {
        let vault = office.vault();
        let options = ["--vault", &vault, "--person", OWNER, "--password-stdin", "--json"];
        let ran = office.run(&[arguments, &options].concat(), &input);
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    as_owner(&["export", "run", &id, "--out", &sealed]);
    assert!(std::fs::read(&sealed).unwrap().starts_with(b"age-encryption.org/v1"));
    as_owner(&["package", "open", &sealed, "--out", &out]);
    assert!(std::fs::read(&out).unwrap().starts_with(b"PK"));
    let found = office.ask_as(OWNER, &["scan", &office.path("")]);
    assert!(found["files"].as_u64().unwrap() > 0);
}
