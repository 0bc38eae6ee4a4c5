//! Requests and answers as tests write and read them.

use std::path::Path;

use serde_json::{Value, json};

use super::PASSWORD;

/// The action of a ledger row, with `!code` when it was refused.
pub fn action_of(row: &Value) -> String {
    let action = row["action"].as_str().expect("an action");
    row["refused"].as_str().map_or_else(|| action.to_owned(), |code| format!("{action}!{code}"))
}

/// A request to see or copy the first value of a field.
pub fn look(record: &str, field: &str) -> Value {
    json!({
        "record_id": record,
        "field": field,
        "index": 0,
        "purpose": "follow_up",
        "purpose_text": null,
        "password": null,
    })
}

/// A request to change settings: lock time, clipboard time, longer reveals; the rest as it is in a new vault.
pub fn settings(lock_after_min: u8, clipboard_clear_s: u8, longer_reveal: bool) -> Value {
    json!({ "settings": settings_of(lock_after_min, clipboard_clear_s, longer_reveal) })
}

/// Settings as they are answered.
pub fn settings_of(lock_after_min: u8, clipboard_clear_s: u8, longer_reveal: bool) -> Value {
    let budget = |role: &str| json!({ "role": role, "soft_per_hour": 30, "per_hour": 60, "per_day": 120 });
    json!({
        "lock_after_min": lock_after_min,
        "clipboard_clear_s": clipboard_clear_s,
        "longer_reveal": longer_reveal,
        "claims_per_day": 20,
        "trainee_customers_per_day": 30,
        "retention_floor_months": 1,
        "ledger_months": 36,
        "exports": { "free_rows": 20, "one_rows": 200, "abroad": false, "sales": false },
        "alerts": {
            "failed_unlocks": 5,
            "median_times": 3,
            "hours_from": 8,
            "hours_until": 20,
            "leaver_days": 30,
            "foreign_customers": 20,
            "clock_back_min": 10,
            "due_days": 7,
        },
        "budgets": [budget("owner"), budget("manager"), budget("sales")],
    })
}

/// Findings that say something and mean no damage.
pub(super) fn is_notice(code: &Value) -> bool {
    ["anchor_missing", "clock_back"].iter().any(|notice| code == notice)
}

/// The eight groups of a kit.
pub fn groups(kit: &Value) -> Vec<String> {
    let groups = kit["groups"].as_array().expect("groups");
    groups.iter().map(|group| group.as_str().expect("a group").to_owned()).collect()
}

/// The two groups a kit asks to be typed back.
pub fn asked_groups(kit: &Value) -> Vec<String> {
    let groups = groups(kit);
    let asked = kit["confirm"].as_array().expect("confirm");
    asked
        .iter()
        .map(|index| groups[usize::try_from(index.as_u64().expect("index")).expect("small")].clone())
        .collect()
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// The request that prepares a one-person vault.
pub fn prepare(name: &str) -> Value {
    json!({
        "name": name,
        "folder": "",
        "mode": "solo",
        "unlock_mode": "keyring_password",
        "device_file": null,
        "person_name": "林芳",
        "watermark_tail": "0421",
        "password": PASSWORD,
        "accepted_warnings": [],
    })
}

/// A plan for everybody in the list: names, firms, towns and phones as a CSV file for the firm itself.
pub fn export_plan() -> Value {
    json!({
        "selection": { "kind": "filters", "filters": {} },
        "fields": ["name", "company", "city", "phone"],
        "clear_l2": false,
        "clear_l3": false,
        "format": "csv",
        "purpose": "analysis",
        "recipient_kind": "own",
        "recipient_name": "林芳",
        "keeper": "林芳",
        "destroy_by": "2025-12-31",
        "valid_days": 7,
    })
}
