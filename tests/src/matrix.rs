//! Role × action × level × scope: one office, every kind of person, every kind of customer, every way to reach it. The same
//! cases run through the dispatch, through `cvault rpc`, and against the raw file with each person's own keys.

use serde_json::{Value, json};
use vault_domain::ids::RecordId;

use crate::host::{HOUSE, PASSWORD, TestHost, look, password_of, prepare};

/// Who asks.
pub const SUBJECTS: [(&str, &[&str]); 7] = [
    ("林芳", &["owner"]),
    ("主管", &["manager"]),
    ("王磊", &["sales"]),
    ("李静", &["sales"]),
    ("会计", &["finance"]),
    ("网管", &["admin"]),
    ("审计", &["auditor"]),
];

/// Whose customer it is; the last three are nobody's, a team's, and kept by 李静 alone, beside the owner.
pub const OBJECTS: [&str; 7] = ["林芳", "主管", "王磊", "李静", "公海", TEAM, "专人"];
/// The team of 主管 and 王磊.
pub const TEAM: &str = "华南组";

/// The office of the matrix, locked, and its customers in the order of [`OBJECTS`].
pub struct World {
    pub host: TestHost,
    pub records: Vec<String>,
}

/// One thing somebody tries.
pub struct Case {
    pub subject: &'static str,
    /// What is tried, e.g. `reveal L2` or `settings_set`.
    pub action: &'static str,
    /// Whose customer, or nothing for what is not about a customer.
    pub object: &'static str,
    pub command: &'static str,
    pub request: Value,
}

/// Who asks for what about whom, as the reviewed text has it.
pub fn line(case: &Case, outcome: &str) -> String {
    let about = if case.object.is_empty() { String::new() } else { format!(" @{}", case.object) };
    format!("{} {}{about}: {outcome}", case.subject, case.action)
}

impl World {
    /// 主管 and 王磊 are one team, everybody else is in the house's.
    pub fn build() -> Self {
        Self::build_with(prepare("矩阵"))
    }

    /// The same from any request that makes a vault.
    pub fn build_with(request: Value) -> Self {
        let host = TestHost::new();
        host.create_vault_as(request);
        for (name, roles) in &SUBJECTS[1..] {
            host.add_person(name, roles);
        }
        let south = host.call("team_save", json!({ "team_id": null, "name": TEAM, "password": PASSWORD }));
        for name in ["主管", "王磊"] {
            let roles = SUBJECTS.iter().find(|(known, _)| *known == name).expect("a subject").1;
            let rights = json!({
                "person_id": host.id_of(name), "roles": roles, "team_id": south["team_id"], "password": PASSWORD,
            });
            host.call("person_rights", rights);
        }
        let mut records = Vec::new();
        for (number, name) in OBJECTS.iter().enumerate() {
            host.log_in(match *name {
                "公海" | TEAM => "林芳",
                "专人" => "王磊",
                name => name,
            });
            let phone = format!("1380000{number}{number}{number}{number}");
            records.push(host.add_customer(&[
                ("name", &format!("{name}的客户")),
                ("phone", &phone),
                ("id_number", "11010519491231002X"),
                ("company_account", &format!("622202020011223{number}")),
                ("city", "深圳"),
            ]));
        }
        host.log_in("林芳");
        host.call("customer_transfer", json!({ "record_ids": [records[4]], "to": { "kind": "pool" } }));
        let team = json!({ "kind": "team", "id": south["team_id"] });
        host.call("customer_transfer", json!({ "record_ids": [records[5]], "to": team }));
        let keeper = json!([host.id_of("李静")]);
        host.call(
            "customer_keep",
            json!({ "record_id": records[6], "people": keeper, "password": PASSWORD }),
        );
        // Changes of rights open reviews; they are no part of the matrix.
        host.lock();
        Self { host, records }
    }

    /// The team everybody but two is in.
    pub const HOUSE: &'static str = HOUSE;

    /// Every case, in the order of the reviewed text. Nothing of it changes what a later case meets.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        for (subject, _) in SUBJECTS {
            for (number, object) in OBJECTS.into_iter().enumerate() {
                let record = &self.records[number];
                for (action, command, request) in about_customer(record, number) {
                    cases.push(Case { subject, action, object, command, request });
                }
            }
            for (action, command, request) in about_vault() {
                cases.push(Case { subject, action, object: "", command, request });
            }
        }
        cases
    }

    /// The password of a subject.
    pub fn password(subject: &str) -> String {
        password_of(subject)
    }
}

/// What an answer means: `yes`, `no` for an answer that leaves the customer out, or the code of the refusal.
pub fn outcome(case: &Case, record: &str, answer: Result<&Value, &str>) -> String {
    let answer = match answer {
        Err(code) => return code.to_owned(),
        Ok(answer) => answer,
    };
    let finds = |rows: &Value, at: &str| {
        let rows = rows.as_array().expect("rows");
        rows.iter().any(|row| (if at.is_empty() { row } else { &row[at] })["record_id"] == *record)
    };
    let yes = match case.command {
        "customer_list" => finds(&answer["rows"], ""),
        "customer_search" => finds(&answer["hits"], "row"),
        "billing_list" => {
            let facts = billing_of(record);
            answer["rows"].as_array().expect("rows").iter().any(|row| row["record_id"] == facts)
        }
        "customer_recent" => finds(&answer["rows"], ""),
        "duplicate_check" => finds(&answer["rows"], "row"),
        _ => true,
    };
    (if yes { "yes" } else { "no" }).to_owned()
}

/// The record a case is about; empty for none.
pub fn record_of<'w>(world: &'w World, case: &Case) -> &'w str {
    OBJECTS.iter().position(|object| *object == case.object).map_or("", |number| &world.records[number])
}

/// The record of a customer's billing facts.
fn billing_of(record: &str) -> String {
    let customer: RecordId = record.parse().expect("an identifier");
    customer.billing().to_string()
}

type Try = (&'static str, &'static str, Value);

fn about_customer(record: &str, number: usize) -> Vec<Try> {
    let list = |filters: Value, sort: &str| json!({ "filters": filters, "sort": sort, "descending": false, "offset": 0, "limit": 100 });
    let phone = format!("1380000{number}{number}{number}{number}");
    let tail = format!("{number}{number}{number}{number}");
    let find = |query: &str| json!({ "query": query, "limit": 50 });
    let name = format!("{}的客户", OBJECTS[number]);
    // A version nobody has: whoever may write learns of the conflict, and nothing is written.
    let update = json!({
        "record_id": record, "versions": { "l1": 999, "l2": 999, "l3": 999 },
        "fields": [{ "field": "title", "values": [{ "text": "x" }] }],
    });
    vec![
        ("list", "customer_list", list(json!({}), "name")),
        ("list by phone", "customer_list", list(json!({ "has_phone": true }), "name")),
        ("list by city", "customer_list", list(json!({ "city": "深圳" }), "updated")),
        ("search name", "customer_search", find(&name)),
        ("search tail", "customer_search", find(&tail)),
        ("search phone", "customer_search", find(&phone)),
        (
            "duplicate",
            "duplicate_check",
            json!({ "fields": [{ "field": "phone", "values": [{ "text": phone }] }], "except": null }),
        ),
        ("open", "customer_show", json!({ "record_id": record })),
        ("timeline", "timeline_list", json!({ "record_id": record, "before_ms": null, "limit": 5 })),
        ("reveal L2", "field_reveal", look(record, "phone")),
        ("reveal L3", "field_reveal", look(record, "id_number")),
        ("copy L2", "field_copy", look(record, "phone")),
        (
            "billing list",
            "billing_list",
            json!({ "text": null, "sort": "company", "descending": false, "offset": 0, "limit": 200 }),
        ),
        ("billing reveal", "field_reveal", look(&billing_of(record), "company_account")),
        ("billing reveal phone", "field_reveal", look(&billing_of(record), "phone")),
        (
            "compare L2",
            "field_compare",
            json!({ "record_id": record, "field": "phone", "index": 0, "value": tail }),
        ),
        ("edit", "customer_update", update),
        ("note", "note_edit", json!({ "note_id": record, "version": 1, "text": "x" })),
        ("viewers", "viewer_list", json!({ "record_id": record })),
        ("access", "access_list", json!({ "record_id": record, "at_ms": null })),
    ]
}

fn about_vault() -> Vec<Try> {
    const NOBODY: &str = "00000000000000000000000000000001";
    vec![
        ("settings_get", "settings_get", json!({})),
        (
            "settings_set",
            "settings_set",
            json!({ "settings": {
            "lock_after_min": 0, "clipboard_clear_s": 30, "longer_reveal": false, "claims_per_day": 20,
            "trainee_customers_per_day": 30, "retention_floor_months": 1, "budgets": [],
            "ledger_months": 36,
            "exports": { "free_rows": 20, "one_rows": 200, "abroad": false, "sales": false }, "alerts": { "failed_unlocks": 5, "median_times": 3, "hours_from": 8,
            "hours_until": 20, "leaver_days": 30, "foreign_customers": 20, "clock_back_min": 10, "due_days": 7 },
        } }),
        ),
        ("field_catalogue", "field_catalogue", json!({})),
        // Without level, class, purpose and retention nothing is saved, whoever asks.
        ("field_save", "field_save", json!({ "label": "x", "kind": "text" })),
        // L1 is nothing a telephone number may have.
        ("field_level_set", "field_level_set", json!({ "field": "phone", "level": "L1", "password": "" })),
        ("field_usage", "field_usage", json!({ "field": "phone" })),
        ("person_list", "person_list", json!({})),
        ("person_freeze", "person_freeze", json!({ "person_id": NOBODY, "at_ms": null, "password": "" })),
        (
            "rights_preview",
            "rights_preview",
            json!({ "person_id": null, "roles": ["sales"], "team_id": HOUSE }),
        ),
        ("handover_preview", "handover_preview", json!({ "from": NOBODY, "rule": { "kind": "pool" } })),
        ("review_list", "review_list", json!({})),
        ("ledger_list", "ledger_list", json!({ "before_seq": null, "limit": 1 })),
        ("ledger_summary", "ledger_summary", json!({})),
        ("ledger_checkpoint", "ledger_checkpoint", json!({})),
        ("ledger_witness", "ledger_witness", json!({ "text": "x" })),
        ("ledger_disclosure", "ledger_disclosure", json!({})),
        ("ledger_export", "ledger_export", json!({ "path": "/nowhere/l.cvaudit", "details": false })),
        ("ledger_month", "ledger_month", json!({ "month": "2025" })),
        ("ledger_save_month", "ledger_save_month", json!({ "month": "2025", "path": "/nowhere/m.pdf" })),
        ("watch_list", "watch_list", json!({})),
        (
            "alert_review",
            "alert_review",
            json!({ "alerts": [], "verdict": "acted", "note": "xx", "password": "" }),
        ),
        ("day_review", "day_review", json!({ "days": [], "password": "" })),
        ("hold_set", "hold_set", json!({ "reason": "" })),
        ("hold_lift", "hold_lift", json!({ "reason": "", "password": "" })),
        // Nothing is old enough to go.
        ("ledger_prune", "ledger_prune", json!({ "password": "" })),
        ("export_preview", "export_preview", json!({ "plan": crate::host::export_plan() })),
        ("export_request", "export_request", json!({ "plan": crate::host::export_plan(), "rows": 0 })),
        ("export_run", "export_run", json!({ "request_id": NOBODY, "path": "/nowhere/x.csv", "rows": 1 })),
        ("export_list", "export_list", json!({ "what": "register" })),
        (
            "export_sign",
            "export_sign",
            json!({ "request_id": NOBODY, "agree": true, "signer": { "person_id": NOBODY, "password": "" } }),
        ),
        ("trace_leak", "trace_leak", json!({ "kind": "text", "text": "x" })),
        ("stray_scan", "stray_scan", json!({ "folders": [] })),
        ("import_list", "import_list", json!({})),
        ("draft_list", "draft_list", json!({})),
        ("customer_counts", "customer_counts", json!({})),
        ("tag_list", "tag_list", json!({})),
        ("transfer nothing", "customer_transfer", json!({ "record_ids": [], "to": { "kind": "pool" } })),
        ("claim nobody's", "pool_claim", json!({ "record_ids": [NOBODY] })),
        (
            "create nothing",
            "customer_create",
            json!({ "kind": "person", "fields": [], "company_link": null }),
        ),
    ]
}
