//! Customers opened last.

use clientvault_tests::host::TestHost;
use serde_json::json;

fn recent(host: &TestHost) -> Vec<String> {
    let answer = host.call("customer_recent", json!({}));
    let rows = answer["rows"].as_array().unwrap();
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn office(count: usize) -> (TestHost, Vec<String>) {
    let host = TestHost::with_vault();
    let records = (0..count).map(|number| host.add_customer(&[("name", &format!("客户{number}"))])).collect();
    (host, records)
}

#[test]
fn the_last_opened_comes_first_and_opening_again_moves_it_up() {
    let (host, records) = office(3);
    assert!(recent(&host).is_empty(), "adding is not opening");
    for record in [&records[0], &records[1], &records[2], &records[0]] {
        host.card(record);
    }
    assert_eq!(recent(&host), ["客户0", "客户2", "客户1"]);
}

#[test]
fn a_lock_and_a_restart_forget_nothing() {
    let (host, records) = office(3);
    host.card(&records[0]);
    host.card(&records[1]);
    host.lock();
    host.unlock();
    assert_eq!(recent(&host), ["客户1", "客户0"]);
    host.card(&records[2]);
    host.card(&records[0]);
    assert_eq!(recent(&host), ["客户0", "客户2", "客户1"], "this session, then the earlier ones");
    let host = host.restart();
    host.unlock();
    assert_eq!(recent(&host), ["客户0", "客户2", "客户1"]);
}

#[test]
fn twenty_are_enough_and_the_recycle_bin_is_left_out() {
    let (host, records) = office(25);
    for record in &records {
        host.card(record);
    }
    assert_eq!(recent(&host).len(), 20);
    assert_eq!(recent(&host)[0], "客户24");
    host.call("customer_recycle", json!({ "record_ids": [records[24]] }));
    assert_eq!(recent(&host)[0], "客户23");
    assert_eq!(recent(&host).len(), 20);
    host.lock();
    host.unlock();
    assert_eq!(recent(&host)[19], "客户4");
}
