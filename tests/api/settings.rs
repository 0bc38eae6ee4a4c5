//! Preferences of the account, settings of the vault, paths from the system's dialogs.

use clientvault_tests::host::{TestHost, settings, settings_of};
use serde_json::{Value, json};

#[test]
fn preferences_last_and_never_leave_their_bounds() {
    let host = TestHost::new();
    let prefs = json!({
        "language": "en", "theme": "dark", "density": "compact", "text_percent": 255,
        "zoom_percent": 255, "single_key_shortcuts": false, "sidebar_collapsed": true
    });
    let saved = host.call("prefs_set", prefs);
    assert_eq!(saved["text_percent"], 150);
    assert_eq!(saved["zoom_percent"], 200);
    let host = host.restart();
    assert_eq!(host.call("app_status", json!({}))["prefs"], saved);
    let small = host.call("prefs_set", json!({ "text_percent": 1, "zoom_percent": 1 }));
    assert_eq!((&small["text_percent"], &small["zoom_percent"]), (&json!(90), &json!(80)));
}

#[test]
fn arranged_columns_last_and_hold_names_only() {
    let host = TestHost::new();
    let columns = json!({ "customers.all": { "order": ["title", "city"], "widths": { "city": 120 } } });
    let saved = host.call("prefs_set", json!({ "columns": columns }));
    assert_eq!(saved["columns"], columns);
    let host = host.restart();
    assert_eq!(host.call("app_status", json!({}))["prefs"]["columns"], columns);
    // Nothing a person could have typed, and never so much that the file would not be read again.
    let many: serde_json::Map<_, _> = (0..40)
        .map(|list| {
            let widths: serde_json::Map<_, _> =
                (0..500).map(|column| (format!("column{column}"), json!(99))).collect();
            (format!("list{list}"), json!({ "order": ["张伟", "a b"], "widths": widths }))
        })
        .collect();
    let kept = host.call("prefs_set", json!({ "columns": many }));
    assert_eq!(kept["columns"]["list0"]["order"], json!([]));
    assert_eq!(host.second_program().call("app_status", json!({}))["prefs"], kept);
}

#[test]
fn a_damaged_preferences_file_gives_the_defaults() {
    let host = TestHost::new();
    let defaults = host.call("app_status", json!({}))["prefs"].clone();
    host.call("prefs_set", json!({ "theme": "dark" }));
    let file = host.data().join("preferences.json");
    for content in [b"{\"prefs\":".to_vec(), vec![b' '; 100_000], Vec::new()] {
        std::fs::write(&file, content).unwrap();
        let again = host.second_program();
        assert_eq!(again.call("app_status", json!({}))["prefs"], defaults);
    }
}

#[test]
fn every_setting_that_changes_is_an_entry_with_old_and_new() {
    let host = TestHost::with_vault();
    let before = host.call("settings_get", json!({}));
    assert_eq!(before, settings_of(10, 30, false));
    let count = host.actions().len();
    let wanted = settings_of(2, 60, false);
    assert_eq!(host.call("settings_set", settings(2, 60, false)), wanted);
    assert_eq!(host.actions_since(count), ["settings.change", "settings.change"]);
    let rows = host.ledger(json!({ "group": "settings" }));
    let said: Vec<_> = rows.iter().take(2).map(|row| json!([row["text"], row["old"], row["new"]])).collect();
    assert_eq!(said, [json!(["clipboard_clear_s", "30", "60"]), json!(["lock_after_min", "10", "2"])]);
    // Setting the same again is no change.
    host.call("settings_set", settings(2, 60, false));
    assert_eq!(host.actions().len(), count + 2);
    // It takes effect at once and lasts.
    assert_eq!(host.call("app_status", json!({}))["session"]["lock_after_s"], 120);
    host.run_seconds(121);
    assert_eq!(host.call("app_status", json!({}))["phase"], "locked");
    host.unlock();
    assert_eq!(host.call("settings_get", json!({})), wanted);
}

#[test]
fn settings_outside_their_bounds_are_refused() {
    let host = TestHost::with_vault();
    for (minutes, seconds) in [(0, 30), (31, 30), (10, 9), (10, 121)] {
        assert_eq!(host.refused("settings_set", settings(minutes, seconds, false)), "bad_request");
    }
    let with = |change: fn(&mut Value)| {
        let mut request = settings(10, 30, false);
        change(&mut request["settings"]);
        host.refused("settings_set", request)
    };
    assert_eq!(with(|wanted| wanted["claims_per_day"] = json!(0)), "bad_request");
    assert_eq!(with(|wanted| wanted["trainee_customers_per_day"] = json!(201)), "bad_request");
    assert_eq!(with(|wanted| wanted["budgets"][0]["soft_per_hour"] = json!(61)), "bad_request");
    assert_eq!(with(|wanted| wanted["budgets"][1]["per_day"] = json!(59)), "bad_request");
    assert_eq!(with(|wanted| wanted["budgets"][2]["role"] = json!("finance")), "bad_request");
    assert_eq!(with(|wanted| wanted["budgets"] = json!([])), "bad_request");
}

#[test]
fn paths_come_from_the_systems_dialogs() {
    let host = TestHost::new();
    let pick = || host.call("path_pick", json!({ "what": "import_file" }))["path"].clone();
    assert!(pick().is_null(), "the dialog was closed");
    host.dialogs.choose(Some("/tmp/客户.csv".into()));
    assert_eq!(pick(), "/tmp/客户.csv");
}
