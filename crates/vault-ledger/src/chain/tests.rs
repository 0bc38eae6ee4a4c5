use super::*;
use crate::entry::Actor;
use crate::membership::Role;
use crate::sample::*;
use crate::signed::Signed;
use vault_domain::ids::{DeviceId, PersonId};

fn run(mut verifier: Verifier, entries: &[Signed]) -> Result<Verdict, Broken> {
    for signed in entries {
        verifier.push(&signed.entry_bytes, &signed.signature)?;
    }
    verifier.finish()
}

fn verdict(entries: &[Signed]) -> Result<Verdict, Broken> {
    run(Verifier::new(pinned()), entries)
}

fn broken(seq: u64, kind: impl Into<BrokenKind>) -> Result<Verdict, Broken> {
    Err(Broken { seq, kind: kind.into() })
}

#[test]
fn a_whole_ledger_ends_in_its_head_and_root() {
    // More than one batch of signatures.
    let ledger = Ledger::of(1100);
    let verdict = verdict(&ledger.signed).unwrap();
    let hashes: Vec<_> =
        ledger.signed.iter().map(|signed| crate::merkle::leaf_hash(&signed.hash())).collect();
    assert_eq!((verdict.entries, verdict.head_seq), (1100, 1100));
    assert_eq!(verdict.head_hash, ledger.signed.last().unwrap().hash());
    assert_eq!(verdict.root_hash, crate::merkle::root(&hashes));
    assert_eq!(verdict.last_wall_ms, 1_790_000_000_000 + 1_100_000);
    assert_eq!((verdict.clock_back, verdict.discontinuities, verdict.vault), (0, 0, VAULT));
    assert_eq!(run(Verifier::strict(pinned()), &ledger.signed), Ok(verdict));
}

#[test]
fn nothing_is_no_ledger() {
    assert_eq!(verdict(&[]), broken(1, Refusal::NotGenesis));
}

#[test]
fn a_bad_signature_in_an_earlier_batch_is_named_first() {
    let mut entries = Ledger::of(1500).signed;
    for at in [1299, 699] {
        let mut bytes = *entries[at].signature.as_bytes();
        bytes[40] ^= 1;
        entries[at].signature = Signature::from_bytes(bytes);
    }
    assert_eq!(verdict(&entries), broken(700, BrokenKind::Signature));
    let mut verifier = Verifier::new(pinned());
    let first = entries.iter().find_map(|one| verifier.push(&one.entry_bytes, &one.signature).err()).unwrap();
    assert_eq!(verifier.settle(), Err(first), "once broken, always the same answer");
}

#[test]
fn strangers_and_frozen_people_are_told_apart() {
    let ledger = Ledger::of(20);
    let appended = |change: &dyn Fn(&mut Entry), seed| {
        let mut entry = ledger.next(Actor::Person(SALES), "customer.saved");
        change(&mut entry);
        let mut entries = ledger.signed.clone();
        entries.push(crate::signed::sign_entry(&entry, &key(seed)).unwrap());
        verdict(&entries).map(drop)
    };
    let at_21 = |kind: BrokenKind| Err(Broken { seq: 21, kind });
    assert_eq!(appended(&|_| {}, SALES_SEED), Ok(()));
    assert_eq!(appended(&|_| {}, STRANGER_SEED), at_21(BrokenKind::Signature));
    assert_eq!(appended(&|entry| entry.actor = Actor::Device, SALES_SEED), at_21(BrokenKind::Signature));
    let nobody = PersonId::from_bytes([0xee; 16]);
    assert_eq!(
        appended(&|entry| entry.actor = Actor::Person(nobody), STRANGER_SEED),
        at_21(Refusal::NotAMember.into())
    );
    let elsewhere = DeviceId::from_bytes([0xee; 16]);
    assert_eq!(appended(&|entry| entry.device = elsewhere, SALES_SEED), at_21(Refusal::UnknownDevice.into()));
    let other = VaultId::from_bytes([0xee; 16]);
    assert_eq!(appended(&|entry| entry.vault = other, SALES_SEED), at_21(Refusal::WrongVault.into()));
    assert_eq!(appended(&|entry| entry.prev_hash = [7; 32], SALES_SEED), at_21(BrokenKind::PrevHash));
    assert_eq!(appended(&|entry| entry.seq = 23, SALES_SEED), at_21(BrokenKind::Gap { found: 23 }));
    assert_eq!(appended(&|entry| entry.seq = 20, SALES_SEED), at_21(BrokenKind::Order { found: 20 }));

    let mut frozen = Ledger::begun();
    frozen.state(Actor::Person(OWNER), OWNER_SEED, Fact::MemberFrozen(SALES));
    let entry = frozen.next(Actor::Person(SALES), "customer.saved");
    frozen.push(&entry, SALES_SEED);
    assert_eq!(verdict(&frozen.signed), broken(6, Refusal::Frozen));
}

#[test]
fn a_person_added_by_somebody_without_the_right_is_not_a_member() {
    let mut ledger = Ledger::begun();
    let accomplice = person(PersonId::from_bytes([0xee; 16]), 40, &[Role::Owner]);
    ledger.state(Actor::Person(SALES), SALES_SEED, Fact::MemberAdded(accomplice));
    assert_eq!(verdict(&ledger.signed), broken(5, Refusal::NotAllowed));
}

#[test]
fn another_root_is_another_ledger() {
    let other = vault_crypto::fingerprint::fingerprint(&public(STRANGER_SEED));
    let ledger = Ledger::of(10);
    assert_eq!(run(Verifier::new(other), &ledger.signed), broken(1, Refusal::WrongRoot));
}

#[test]
fn a_clock_that_goes_back_is_a_flag() {
    let mut ledger = Ledger::of(10);
    for wall_ms in [5_000, 4_000, 6_000] {
        let entry = Entry { wall_ms, ..ledger.next(Actor::Device, "clock.observed") };
        ledger.push(&entry, DEVICE_SEED);
    }
    let verdict = verdict(&ledger.signed).unwrap();
    assert_eq!((verdict.clock_back, verdict.first_clock_back, verdict.last_wall_ms), (2, Some(11), 6_000));
}

#[test]
fn going_on_after_a_loss_is_counted() {
    let mut ledger = Ledger::of(10);
    let lost = Fact::Discontinuity { expected_seq: 14, expected_head: [8; 32] };
    ledger.state(Actor::Person(OWNER), OWNER_SEED, lost);
    assert_eq!(verdict(&ledger.signed).unwrap().discontinuities, 1);
}

#[test]
fn a_live_ledger_is_watched_as_it_grows() {
    let ledger = Ledger::of(30);
    let mut verifier = Verifier::new(pinned());
    for (at, signed) in ledger.signed.iter().enumerate() {
        let accepted = verifier.push(&signed.entry_bytes, &signed.signature).unwrap();
        assert_eq!(accepted.hash, signed.hash());
        assert_eq!(verifier.settle().unwrap().entries, at as u64 + 1);
    }
    assert_eq!(verifier.head(), ledger.signed[29].hash());
    assert!(verifier.membership().unwrap().member(SALES).is_some());
}

fn checkpoint_at(ledger: &Ledger, size: usize, seed: u8) -> Checkpoint {
    let whole = verdict(&ledger.signed[..size]).unwrap();
    let mut checkpoint = Checkpoint::new(VAULT, whole.entries, whole.root_hash);
    checkpoint.sign(crate::checkpoint::Signer::Device(DEVICE), &key(seed)).unwrap();
    checkpoint
}

fn witnessed(checkpoint: &Checkpoint, entries: &[Signed]) -> Result<Verdict, Broken> {
    let mut verifier = Verifier::new(pinned());
    verifier.expect(checkpoint.clone())?;
    run(verifier, entries)
}

#[test]
fn a_checkpoint_sees_a_cut_tail_and_a_past_rewritten_by_its_own_author() {
    let ledger = Ledger::of(40);
    let checkpoint = checkpoint_at(&ledger, 40, DEVICE_SEED);
    assert_eq!(witnessed(&checkpoint, &ledger.signed).unwrap().checkpoints, 1);
    let cut = &ledger.signed[..35];
    assert!(verdict(cut).is_ok(), "the chain alone cannot know");
    assert_eq!(witnessed(&checkpoint, cut), broken(36, BrokenKind::Truncated { expected: 40 }));

    let mut entry = ledger.entry(40);
    assert_eq!(entry.actor, Actor::Person(SALES));
    entry.changes.clear();
    let mut rewritten = ledger.signed.clone();
    rewritten[39] = crate::signed::sign_entry(&entry, &key(SALES_SEED)).unwrap();
    assert!(verdict(&rewritten).is_ok(), "the author can sign another past");
    assert_eq!(witnessed(&checkpoint, &rewritten), broken(40, BrokenKind::CheckpointRoot));
}

#[test]
fn a_checkpoint_counts_only_with_a_known_signature_of_this_vault() {
    let ledger = Ledger::of(12);
    let forged = checkpoint_at(&ledger, 10, STRANGER_SEED);
    assert_eq!(witnessed(&forged, &ledger.signed), broken(10, BrokenKind::CheckpointSignature));
    let unsigned = Checkpoint::new(VAULT, 10, forged.root);
    assert_eq!(witnessed(&unsigned, &ledger.signed), broken(10, BrokenKind::CheckpointSignature));
    let other = Checkpoint::new(VaultId::from_bytes([0xee; 16]), 10, forged.root);
    assert_eq!(witnessed(&other, &ledger.signed), broken(10, BrokenKind::CheckpointOrigin));
    let nothing = Checkpoint::new(VAULT, 0, forged.root);
    assert_eq!(witnessed(&nothing, &ledger.signed), broken(0, BrokenKind::CheckpointRoot));
}

/// The ledger with a checkpoint of itself, changed as wanted, by the actor.
fn stated(ledger: &Ledger, actor: Actor, seed: u8, change: impl Fn(&mut u64, &mut Hash)) -> Vec<Signed> {
    let whole = verdict(&ledger.signed).unwrap();
    let (mut entries, mut root) = (whole.entries, whole.root_hash);
    change(&mut entries, &mut root);
    let entry = ledger.next_fact(actor, &Fact::Checkpoint { entries, root });
    let mut signed = ledger.signed.clone();
    signed.push(crate::signed::sign_entry(&entry, &key(seed)).unwrap());
    signed
}

#[test]
fn the_ledger_witnesses_its_own_past() {
    let ledger = Ledger::of(21);
    for (actor, seed) in
        [(Actor::Person(SALES), SALES_SEED), (Actor::Person(ADMIN), ADMIN_SEED), (Actor::Root, ROOT_SEED)]
    {
        assert_eq!(verdict(&stated(&ledger, actor, seed, |_, _| {})).unwrap().entries, 22);
    }
    let by_device = stated(&ledger, Actor::Device, DEVICE_SEED, |_, _| {});
    assert_eq!(verdict(&by_device), broken(22, Refusal::NotAllowed));
    let by_sales = |change: &dyn Fn(&mut u64, &mut Hash)| {
        verdict(&stated(&ledger, Actor::Person(SALES), SALES_SEED, change))
    };
    assert_eq!(by_sales(&|_, root| root[7] ^= 1), broken(22, BrokenKind::CheckpointRoot));
    assert_eq!(by_sales(&|entries, _| *entries += 1), broken(22, BrokenKind::CheckpointRoot));
    assert_eq!(by_sales(&|entries, _| *entries -= 1), broken(22, BrokenKind::CheckpointRoot));
    let unsigned = stated(&ledger, Actor::Person(SALES), STRANGER_SEED, |_, _| {});
    assert_eq!(verdict(&unsigned), broken(22, BrokenKind::Signature));
}

#[test]
fn an_earlier_bad_signature_is_named_before_a_wrong_checkpoint() {
    let mut signed = stated(&Ledger::of(21), Actor::Root, ROOT_SEED, |_, root| root[0] ^= 1);
    let mut bytes = *signed[9].signature.as_bytes();
    bytes[3] ^= 1;
    signed[9].signature = Signature::from_bytes(bytes);
    assert_eq!(verdict(&signed), broken(10, BrokenKind::Signature));
}
