mod published;
mod update;

use super::*;
use crate::membership::{Fact, Membership, Role};
use crate::sample::*;
use proptest::prelude::*;

fn signed() -> Checkpoint {
    let mut checkpoint = Checkpoint::new(VAULT, 42, [7; 32]);
    checkpoint.sign(Signer::Device(DEVICE), &key(DEVICE_SEED)).unwrap();
    checkpoint.sign(Signer::Person(OWNER), &key(OWNER_SEED)).unwrap();
    checkpoint
}

fn membership(ledger: &Ledger) -> Membership {
    let entries: Vec<_> = (1..=ledger.len()).map(|seq| ledger.entry(seq)).collect();
    Membership::fold(&pinned(), &entries).unwrap()
}

#[test]
fn the_text_is_a_signed_note() {
    let text = signed().to_text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "clientvault/11111111111111111111111111111111",
            "42",
            "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=",
            "",
        ]
    );
    assert!(lines[4].starts_with("— clientvault/11111111111111111111111111111111/device/d1d1"));
    assert!(lines[5].starts_with("— clientvault/11111111111111111111111111111111/person/a1a1"));
    assert_eq!((lines.len(), text.ends_with('\n')), (6, true));
    assert_eq!(Checkpoint::parse(&text), Ok(signed()));
}

#[test]
fn only_keys_in_force_count() {
    let mut ledger = Ledger::begun();
    let now = membership(&ledger);
    assert_eq!(signed().check_signers(&now), SignerCheck::Good);
    assert_eq!(Checkpoint::new(VAULT, 42, [7; 32]).check_signers(&now), SignerCheck::NoneKnown);
    let mut stranger = Checkpoint::new(VAULT, 42, [7; 32]);
    stranger.sign(Signer::Person(OWNER), &key(STRANGER_SEED)).unwrap();
    assert_eq!(stranger.check_signers(&now), SignerCheck::NoneKnown);
    stranger.sign(Signer::Root, &key(ROOT_SEED)).unwrap();
    assert_eq!(stranger.check_signers(&now), SignerCheck::Good, "foreign lines are ignored");

    let mut changed = signed();
    changed.size = 43;
    assert_eq!(changed.check_signers(&now), SignerCheck::Bad);
    let mut other_vault = signed();
    other_vault.vault = vault_domain::ids::VaultId::from_bytes([9; 16]);
    assert_eq!(other_vault.check_signers(&now), SignerCheck::NoneKnown);

    let deputy = Fact::MemberAdded(person(DEPUTY, DEPUTY_SEED, &[Role::Owner]));
    ledger.state(crate::Actor::Root, ROOT_SEED, deputy);
    ledger.state(crate::Actor::Root, ROOT_SEED, Fact::MemberFrozen(OWNER));
    let mut by_owner = Checkpoint::new(VAULT, 42, [7; 32]);
    by_owner.sign(Signer::Person(OWNER), &key(OWNER_SEED)).unwrap();
    assert_eq!(by_owner.check_signers(&now), SignerCheck::Good);
    assert_eq!(by_owner.check_signers(&membership(&ledger)), SignerCheck::NoneKnown);
}

#[test]
fn another_spelling_is_refused() {
    let text = signed().to_text();
    let spoiled = [
        text.replace("\n42\n", "\n042\n"),
        text.replace("\n42\n", "\n+42\n"),
        text.replace("\n42\n", "\n42\nextension\n"),
        text.replace("\n42\n", "\r\n42\n"),
        text.replace("/1111", "/11-11"),
        text.replace("BwcHBwc=", "BwcHBwd="),
        text.replace("— ", "- "),
        text.trim_end().to_owned(),
        format!("{text}\n"),
        text.replace("clientvault/", "other/"),
        String::new(),
    ];
    for text in spoiled {
        assert_eq!(Checkpoint::parse(&text), Err(BadCheckpoint::Form), "{text}");
    }
}

#[test]
fn size_and_signatures_are_bounded() {
    let mut checkpoint = Checkpoint::new(VAULT, 1, [7; 32]);
    for _ in 0..MAX_SIGNATURES {
        checkpoint.sign(Signer::Root, &key(ROOT_SEED)).unwrap();
    }
    assert_eq!(checkpoint.sign(Signer::Root, &key(ROOT_SEED)), Err(BadCheckpoint::TooLarge));
    let text = checkpoint.to_text();
    assert!(text.len() <= MAX_TEXT_BYTES);
    assert!(Checkpoint::parse(&text).is_ok());
    let line = text.lines().last().unwrap();
    assert_eq!(Checkpoint::parse(&format!("{text}{line}\n")), Err(BadCheckpoint::TooLarge));
    assert_eq!(Checkpoint::parse(&" ".repeat(MAX_TEXT_BYTES + 1)), Err(BadCheckpoint::TooLarge));
}

#[test]
fn signer_names_come_back_exactly() {
    for signer in [Signer::Device(DEVICE), Signer::Person(OWNER), Signer::Root] {
        let name = signer.key_name(VAULT);
        assert_eq!(Signer::from_key_name(VAULT, &name), Some(signer));
        for other in [format!("{name}/"), name.to_uppercase(), name.replace("11", "1-1")] {
            assert_eq!(Signer::from_key_name(VAULT, &other), None, "{other}");
        }
    }
}

proptest! {
    #[test]
    fn what_is_read_is_what_would_be_written(text in "(clientvault/1{32}\n[0-9]{1,3}\n[A-Za-z=]{0,44}\n\n)?(\\PC|\n){0,80}") {
        if let Ok(checkpoint) = Checkpoint::parse(&text) {
            prop_assert_eq!(checkpoint.to_text(), text);
        }
    }
}
