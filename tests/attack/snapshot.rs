//! The sealed snapshot of the index: believed only when it is this person's, of this history, whole.

use std::fs;
use std::path::PathBuf;

use clientvault_tests::host::TestHost;
use serde_json::{Value, json};

use crate::raw::with_customers;

fn snapshot(host: &TestHost) -> PathBuf {
    let mut files = fs::read_dir(host.vault_path().join("index")).unwrap();
    let file = files.next().unwrap().unwrap().path();
    assert!(files.next().is_none());
    file
}

fn list(host: &TestHost) -> Value {
    host.call("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 50 }))
}

#[test]
fn a_damaged_one_is_rebuilt_from_the_truth() {
    let host = with_customers();
    host.unlock();
    let truth = list(&host);
    host.lock();
    let file = snapshot(&host);
    let good = fs::read(&file).unwrap();
    for at in [0, 8, 39, 41, good.len() / 2, good.len() - 1] {
        let mut bad = good.clone();
        bad[at] ^= 0x40;
        fs::write(&file, bad).unwrap();
        host.unlock();
        assert_eq!(list(&host), truth, "byte {at}");
        host.lock();
    }
    for length in [0, 7, 40, good.len() / 2, good.len() - 1] {
        fs::write(&file, &good[..length]).unwrap();
        host.unlock();
        assert_eq!(list(&host), truth, "{length} bytes");
        host.lock();
    }
}

#[test]
fn an_older_one_catches_up() {
    let host = with_customers();
    let file = snapshot(&host);
    let old = fs::read(&file).unwrap();
    host.unlock();
    let page = list(&host);
    let records: Vec<&Value> = page["rows"].as_array().unwrap().iter().map(|row| &row["record_id"]).collect();
    host.call("customer_recycle", json!({ "record_ids": [records[0]] }));
    host.add_customer(&[("name", "新来的")]);
    let truth = list(&host);
    host.lock();
    fs::write(&file, old).unwrap();
    host.unlock();
    assert_eq!(list(&host), truth);
}

#[test]
fn one_of_another_vault_or_of_a_lost_history_is_ignored() {
    let host = with_customers();
    let other = with_customers();
    other.unlock();
    other.add_customer(&[("name", "别人的客户")]);
    other.lock();
    fs::copy(snapshot(&other), snapshot(&host)).unwrap();
    host.unlock();
    assert!(!list(&host).to_string().contains("别人的客户"));
    host.lock();

    // A snapshot of entries the ledger no longer has.
    let (path, copy) = (host.vault_path(), host.folder().join("copy"));
    clientvault_tests::host::copy_folder(&path, &copy);
    host.unlock();
    host.add_customer(&[("name", "后来的客户")]);
    host.lock();
    let later = fs::read(snapshot(&host)).unwrap();
    fs::remove_dir_all(&path).unwrap();
    fs::rename(copy, &path).unwrap();
    fs::write(snapshot(&host), later).unwrap();
    host.unlock();
    assert!(!list(&host).to_string().contains("后来的客户"));
}
