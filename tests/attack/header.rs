//! The public header with the people's slots.

use std::fs;

use clientvault_tests::host::{PASSWORD, TestHost};
use serde_json::json;

use crate::raw::{folder, header};

/// A locked vault whose header has two generations.
fn two_generations() -> TestHost {
    let host = TestHost::with_vault();
    host.call("password_change", json!({ "current": PASSWORD, "new": "staple-orbit-lantern-0772" }));
    host.call("password_change", json!({ "current": "staple-orbit-lantern-0772", "new": PASSWORD }));
    host.lock();
    assert!(folder(&host).keyslots_previous().is_file());
    host
}

fn code(host: &TestHost) -> String {
    let path = host.vault_path();
    host.try_call("vault_open", json!({ "path": path }))
        .and_then(|_| host.try_unlock())
        .map_or_else(|error| error["code"].as_str().unwrap().to_owned(), |_| "open".to_owned())
}

#[test]
fn a_damaged_header_steps_aside_for_the_one_before() {
    let host = two_generations();
    let good = fs::read(folder(&host).keyslots()).unwrap();
    let person = host.person_id();
    let previous = json!({ "person_id": person, "password": "staple-orbit-lantern-0772" });
    let path = host.vault_path();
    for damaged in [Vec::new(), vec![0; good.len()], good[..good.len() / 2].to_vec(), {
        let mut flipped = good.clone();
        flipped[good.len() / 2] ^= 1;
        flipped
    }] {
        fs::write(folder(&host).keyslots(), damaged).unwrap();
        host.choose(&path);
        assert_eq!(host.call("vault_unlock", previous.clone())["phase"], "open");
        host.lock();
    }
    fs::remove_file(folder(&host).keyslots()).unwrap();
    host.choose(&path);
    assert_eq!(host.call("vault_unlock", previous)["phase"], "open");
}

#[test]
fn without_any_header_there_is_no_vault_to_open() {
    let host = two_generations();
    let path = host.vault_path();
    for file in [folder(&host).keyslots(), folder(&host).keyslots_previous()] {
        fs::write(file, b"CVKS").unwrap();
    }
    assert_eq!(host.refused("vault_open", json!({ "path": path })), "vault_damaged");
}

#[test]
fn the_slot_of_another_vault_opens_nothing() {
    let host = two_generations();
    let other = TestHost::with_vault();
    other.lock();
    let mut slots = header(&host);
    slots.slots = header(&other).slots;
    fs::write(folder(&host).keyslots(), slots.encode().unwrap()).unwrap();
    assert_eq!(code(&host), "wrong_password");
}

#[test]
fn a_header_with_another_root_opens_nothing() {
    let host = two_generations();
    let other = TestHost::with_vault();
    other.lock();
    let mut slots = header(&host);
    slots.root = header(&other).root;
    fs::write(folder(&host).keyslots(), slots.encode().unwrap()).unwrap();
    assert_eq!(code(&host), "vault_damaged", "the bundle pins the root");
}

#[test]
fn another_vaults_header_and_database_do_not_go_together() {
    let host = two_generations();
    let other = TestHost::with_vault();
    other.lock();
    fs::copy(folder(&other).database(), folder(&host).database()).unwrap();
    assert_eq!(code(&host), "vault_damaged");
}

#[test]
fn every_bit_of_the_header_is_covered() {
    let host = two_generations();
    let good = fs::read(folder(&host).keyslots()).unwrap();
    fs::remove_file(folder(&host).keyslots_previous()).unwrap();
    let path = host.vault_path();
    for at in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[at] ^= 1 << (at % 8);
        fs::write(folder(&host).keyslots(), bad).unwrap();
        assert!(host.try_call("vault_open", json!({ "path": path })).is_err(), "byte {at}");
    }
}

#[test]
fn cheap_parameters_in_a_slot_are_refused() {
    use vault_crypto::slots::{SlotsError, Unlock};
    let host = two_generations();
    let slots = header(&host);
    let Unlock::KeyringPassword(mut factor) = *slots.slots[0].unlock() else { panic!("a password slot") };
    factor.params.m_kib = 1_024;
    let derived = Unlock::KeyringPassword(factor).derive_kek(
        slots.vault,
        slots.slots[0].person(),
        &crate::raw::device_secret(&host),
        PASSWORD.as_bytes(),
    );
    assert_eq!(derived.err().map(SlotsError::from), Some(SlotsError::SlotParams));
}
