mod keys;

use super::*;
use crate::cbor::CborError;
use crate::code::ActionCode;
use crate::sample::*;
use proptest::prelude::*;
use rstest::rstest;

const NEW: PersonId = PersonId::from_bytes([0xee; 16]);
const TEAM: TeamId = TeamId::from_bytes([0x7e; 16]);
const OTHER_DEVICE: DeviceId = DeviceId::from_bytes([0xd2; 16]);

fn fold(ledger: &Ledger) -> Result<Membership, (u64, Refusal)> {
    let entries: Vec<Entry> = (1..=ledger.len()).map(|seq| ledger.entry(seq)).collect();
    Membership::fold(&pinned(), &entries)
}

fn begun() -> Membership {
    fold(&Ledger::begun()).unwrap()
}

fn judge(actor: Actor, fact: &Fact) -> Result<(), Refusal> {
    let ledger = with_deputy();
    fold(&ledger).unwrap().admit(&ledger.next_fact(actor, fact)).map(drop)
}

fn added(roles: &[Role]) -> Fact {
    Fact::MemberAdded(person(NEW, 40, roles))
}

fn rekeyed(person: PersonId) -> Fact {
    Fact::MemberRekeyed { person, sign: public(41), kem: kem(41) }
}

fn enrolled() -> Fact {
    Fact::DeviceEnrolled { device: OTHER_DEVICE, key: public(42) }
}

fn setting() -> Fact {
    Fact::SettingsChanged { setting: ActionCode::literal("export.limits"), value_hash: [1; 32] }
}

/// One key for one person and, as every generation needs, for the recovery key.
fn granted(scope: ScopeId, epoch: u32, to: PersonId) -> Fact {
    let to = [Recipient::Person(to), Recipient::Recovery];
    Fact::GrantIssued(to.map(|recipient| grant(scope, Level::L1, epoch, recipient)).to_vec())
}

/// `begun` with a second owner, so that the first can be made less.
fn with_deputy() -> Ledger {
    let mut ledger = Ledger::begun();
    let deputy = Fact::MemberAdded(person(DEPUTY, DEPUTY_SEED, &[Role::Owner]));
    ledger.state(Actor::Person(OWNER), OWNER_SEED, deputy);
    ledger
}

#[rstest]
#[case::add_sales(added(&[Role::Sales]), "root owner admin")]
#[case::add_owner(added(&[Role::Owner]), "root owner")]
#[case::add_admin(added(&[Role::Admin, Role::Sales]), "root owner")]
#[case::freeze_sales(Fact::MemberFrozen(SALES), "root owner admin")]
#[case::freeze_owner(Fact::MemberFrozen(OWNER), "root owner")]
#[case::unfreeze_admin(Fact::MemberUnfrozen(ADMIN), "root owner")]
#[case::promote_to_manager(Fact::MemberRoles(SALES, Roles::of(&[Role::Manager])), "root owner admin")]
#[case::promote_to_owner(Fact::MemberRoles(SALES, Roles::of(&[Role::Owner])), "root owner")]
#[case::demote_owner(Fact::MemberRoles(OWNER, Roles::NONE), "root owner")]
#[case::own_keys(rekeyed(SALES), "root owner sales")]
#[case::owners_keys(rekeyed(OWNER), "root owner")]
#[case::invite_sales(Fact::MemberInvited(person(NEW, 40, &[Role::Sales]), 1), "root owner admin")]
#[case::invite_admin(Fact::MemberInvited(person(NEW, 40, &[Role::Admin]), 1), "root owner")]
#[case::team(Fact::MemberTeam(SALES, TEAM), "root owner admin")]
#[case::team_of_an_owner(Fact::MemberTeam(OWNER, TEAM), "root owner")]
#[case::last_day(Fact::MemberLeaves(SALES, Some(1)), "root owner admin")]
#[case::last_day_of_an_admin(Fact::MemberLeaves(ADMIN, Some(1)), "root owner")]
#[case::key_of_details(Fact::AuditKey(kem(46)), "root owner")]
#[case::grant(granted(POOL, 1, SALES), "root owner sales")]
#[case::grant_against_the_roles(granted(POOL, 1, ADMIN), "root owner")]
#[case::begin_the_own_scope(granted(SALES.into(), 1, SALES), "root owner sales")]
#[case::begin_anothers_scope(granted(ADMIN.into(), 1, ADMIN), "root owner")]
#[case::own_scope_to_somebody_else(granted(SALES.into(), 1, ADMIN), "root owner")]
#[case::rotate(granted(POOL, 2, OWNER), "root owner")]
#[case::device(enrolled(), "root owner admin")]
#[case::retire(Fact::DeviceRetired(DEVICE), "root owner admin")]
#[case::setting(setting(), "root owner admin")]
#[case::prune(Fact::Prune { until_seq: 3 }, "root owner")]
#[case::witness(Fact::Checkpoint { entries: 5, root: [1; 32] }, "root owner admin sales")]
#[case::go_on(Fact::Discontinuity { expected_seq: 9, expected_head: [1; 32] }, "root owner")]
fn who_may_state_what(#[case] fact: Fact, #[case] allowed: &str) {
    let signers = [
        ("root", Actor::Root),
        ("owner", Actor::Person(OWNER)),
        ("admin", Actor::Person(ADMIN)),
        ("sales", Actor::Person(SALES)),
        ("device", Actor::Device),
    ];
    for (name, actor) in signers {
        let expected =
            if allowed.split(' ').any(|one| one == name) { Ok(()) } else { Err(Refusal::NotAllowed) };
        assert_eq!(judge(actor, &fact), expected, "{name}");
    }
}

#[test]
fn a_manager_begins_a_generation_of_what_is_held_and_passes_on_the_newest() {
    let mut ledger = Ledger::begun();
    let owner = Actor::Person(OWNER);
    ledger.state(owner, OWNER_SEED, Fact::MemberRoles(SALES, Roles::of(&[Role::Manager])));
    let manager = fold(&ledger).unwrap();
    let judge = |membership: &Membership, fact: Fact| {
        membership.clone().admit(&ledger.next_fact(Actor::Person(SALES), &fact)).map(drop)
    };
    assert_eq!(judge(&manager, granted(POOL, 2, SALES)), Ok(()), "rotation");
    assert_eq!(judge(&manager, granted(POOL, 1, ADMIN)), Err(Refusal::NotAllowed), "not called for");
    assert_eq!(judge(&manager, granted(POOL.billing(), 1, SALES)), Err(Refusal::NotAllowed), "not held");
    let mut rotated = manager.clone();
    rotated.admit(&ledger.next_fact(owner, &granted(POOL, 2, OWNER))).unwrap();
    assert_eq!(judge(&rotated, granted(POOL, 1, OWNER)), Err(Refusal::NotAllowed), "an old key");
}

#[test]
fn an_invited_person_does_one_thing_in_time() {
    let mut ledger = Ledger::begun();
    let until = ledger.next(Actor::Root, "x.y").wall_ms + 60_000;
    let invited = Fact::MemberInvited(person(NEW, 40, &[Role::Sales]), until);
    ledger.state(Actor::Person(OWNER), OWNER_SEED, invited);
    let before = fold(&ledger).unwrap();
    let mut membership = before.clone();
    let saved = ledger.next(Actor::Person(NEW), "customer.saved");
    assert_eq!(before.signer(&saved), Err(Refusal::NotEnrolled));
    let other = ledger.next_fact(Actor::Person(NEW), &rekeyed(SALES));
    assert_eq!(membership.admit(&other), Err(Refusal::NotAllowed), "somebody else's keys");
    let own = ledger.next_fact(Actor::Person(NEW), &rekeyed(NEW));
    let late = Entry { wall_ms: until + 1, ..own.clone() };
    assert_eq!(membership.admit(&late), Err(Refusal::NotEnrolled));
    let to_invited = ledger.next_fact(Actor::Person(OWNER), &granted(POOL, 1, NEW));
    assert_eq!(membership.admit(&to_invited), Err(Refusal::Conflict), "keys that others may have seen");
    assert_eq!(membership.admit(&own), Ok(public(40)));
    assert_eq!(membership.signer(&saved), Ok(public(41)));
}

#[test]
fn after_the_last_day_nothing_counts_any_more() {
    let mut ledger = Ledger::begun();
    let saved = ledger.next(Actor::Person(SALES), "customer.saved");
    ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::MemberLeaves(SALES, Some(saved.wall_ms)));
    let membership = fold(&ledger).unwrap();
    assert_eq!(membership.signer(&saved), Err(Refusal::Frozen));
    let earlier = Entry { wall_ms: saved.wall_ms - 1, ..saved.clone() };
    assert_eq!(membership.signer(&earlier), Ok(public(SALES_SEED)));
    ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::MemberLeaves(SALES, None));
    assert_eq!(fold(&ledger).unwrap().signer(&saved), Ok(public(SALES_SEED)));
}

#[test]
fn there_is_always_an_owner() {
    let begun = Ledger::begun();
    let less = [
        Fact::MemberFrozen(OWNER),
        Fact::MemberRoles(OWNER, Roles::of(&[Role::Admin])),
        Fact::MemberLeaves(OWNER, Some(5)),
    ];
    for fact in &less {
        for actor in [Actor::Root, Actor::Person(OWNER)] {
            let entry = begun.next_fact(actor, fact);
            assert_eq!(fold(&begun).unwrap().admit(&entry), Err(Refusal::LastOwner), "{fact:?}");
        }
        assert_eq!(judge(Actor::Person(OWNER), fact), Ok(()), "{fact:?}");
    }
    // Somebody who is leaving, or has not come yet, is no owner to rely on.
    let mut leaving = with_deputy();
    leaving.state(Actor::Person(OWNER), OWNER_SEED, Fact::MemberLeaves(DEPUTY, Some(i64::MAX)));
    let entry = leaving.next_fact(Actor::Person(OWNER), &Fact::MemberFrozen(OWNER));
    assert_eq!(fold(&leaving).unwrap().admit(&entry), Err(Refusal::LastOwner));
    let mut invited = Ledger::begun();
    let deputy = Fact::MemberInvited(person(DEPUTY, DEPUTY_SEED, &[Role::Owner]), i64::MAX);
    invited.state(Actor::Person(OWNER), OWNER_SEED, deputy);
    let entry = invited.next_fact(Actor::Person(OWNER), &Fact::MemberFrozen(OWNER));
    assert_eq!(fold(&invited).unwrap().admit(&entry), Err(Refusal::LastOwner));
}

#[test]
fn keys_change_hands_with_the_entry_that_says_so() {
    let mut ledger = Ledger::begun();
    ledger.state(Actor::Person(SALES), SALES_SEED, rekeyed(SALES));
    let membership = fold(&ledger).unwrap();
    let saved = ledger.next(Actor::Person(SALES), "customer.saved");
    assert_eq!(membership.signer(&saved), Ok(public(41)));
}

#[rstest]
#[case::person_twice(Fact::MemberAdded(person(SALES, 43, &[])))]
#[case::key_of_another(Fact::MemberAdded(person(NEW, OWNER_SEED, &[])))]
#[case::key_of_the_root(Fact::MemberAdded(person(NEW, ROOT_SEED, &[])))]
#[case::key_of_a_device(Fact::MemberRekeyed { person: SALES, sign: public(DEVICE_SEED), kem: kem(1) })]
#[case::device_twice(Fact::DeviceEnrolled { device: DEVICE, key: public(44) })]
#[case::nobody_frozen(Fact::MemberFrozen(NEW))]
#[case::nothing_retired(Fact::DeviceRetired(OTHER_DEVICE))]
#[case::created_again(created())]
fn contradictions_are_refused(#[case] fact: Fact) {
    assert_eq!(judge(Actor::Root, &fact), Err(Refusal::Conflict));
}

#[test]
fn a_new_computer_enrols_itself_only_with_the_recovery_kit() {
    let ledger = Ledger::begun();
    let on_new = |actor, fact: &Fact| Entry { device: OTHER_DEVICE, ..ledger.next_fact(actor, fact) };
    let mut membership = begun();
    for (actor, fact) in [
        (Actor::Person(OWNER), enrolled()),
        (Actor::Device, enrolled()),
        (Actor::Root, setting()),
        (Actor::Root, Fact::DeviceEnrolled { device: DeviceId::from_bytes([9; 16]), key: public(45) }),
    ] {
        assert_eq!(membership.admit(&on_new(actor, &fact)), Err(Refusal::UnknownDevice));
    }
    assert_eq!(membership.admit(&on_new(Actor::Root, &enrolled())), Ok(public(ROOT_SEED)));
    assert_eq!(membership.signer(&on_new(Actor::Person(OWNER), &setting())), Ok(public(OWNER_SEED)));
    membership.admit(&on_new(Actor::Person(OWNER), &Fact::DeviceRetired(DEVICE))).unwrap();
    let on_old = ledger.next(Actor::Person(OWNER), "customer.saved");
    assert_eq!(membership.signer(&on_old), Err(Refusal::UnknownDevice));
}

#[test]
fn the_first_entry_must_be_the_creation_by_the_pinned_root() {
    let ledger = Ledger::begun();
    let first = ledger.entry(1);
    let genesis = |entry: &Entry| Membership::genesis(entry, &pinned()).map(drop);
    assert_eq!(genesis(&first), Ok(()));
    assert_eq!(genesis(&Entry { actor: Actor::Person(OWNER), ..first.clone() }), Err(Refusal::NotGenesis));
    assert_eq!(genesis(&Entry { device: OTHER_DEVICE, ..first.clone() }), Err(Refusal::NotGenesis));
    assert_eq!(genesis(&ledger.entry(2)), Err(Refusal::NotGenesis));
    let other = vault_crypto::fingerprint::fingerprint(&public(STRANGER_SEED));
    assert_eq!(Membership::genesis(&first, &other).map(drop), Err(Refusal::WrongRoot));
}

#[test]
fn a_refused_request_needs_no_rights_and_carries_no_fact() {
    let ledger = Ledger::begun();
    let code = crate::code::ResultCode::literal("PER-403");
    let asked =
        Entry { result: Outcome::Refused(code.clone()), ..ledger.next(Actor::Person(SALES), "member.added") };
    let mut membership = begun();
    assert_eq!(membership.admit(&asked), Ok(public(SALES_SEED)));
    let smuggled = Entry {
        result: Outcome::Refused(code),
        ..ledger.next_fact(Actor::Person(SALES), &added(&[Role::Owner]))
    };
    assert_eq!(membership.admit(&smuggled), Err(Refusal::BadFact));
    assert_eq!(membership.admit(&ledger.next(Actor::Root, "member.added")), Err(Refusal::BadFact));
    assert!(membership.member(NEW).is_none());
}

#[test]
fn a_device_writes_no_rows_of_a_level() {
    let change =
        crate::entry::Change { table: 1, row: [1; 16], level: 0, version: 1, hash: [1; 32], scope: None };
    let ledger = Ledger::begun();
    let mut entry = ledger.next(Actor::Device, "login.refused");
    entry.changes = vec![change];
    assert!(begun().admit(&entry).is_ok());
    entry.changes = vec![change, crate::entry::Change { level: 1, ..change }];
    assert_eq!(begun().admit(&entry), Err(Refusal::NotAllowed));
}

#[test]
fn every_fact_comes_back_and_is_listed() {
    let facts = [
        created(),
        added(&[Role::Finance, Role::Auditor]),
        Fact::MemberFrozen(NEW),
        Fact::MemberUnfrozen(NEW),
        Fact::MemberRoles(NEW, Roles::NONE),
        rekeyed(NEW),
        granted(POOL, u32::MAX, NEW),
        enrolled(),
        Fact::DeviceRetired(DEVICE),
        setting(),
        Fact::Discontinuity { expected_seq: u64::MAX, expected_head: [3; 32] },
        Fact::MemberInvited(person(NEW, 40, &[Role::Sales]), i64::MAX),
        Fact::MemberTeam(NEW, TEAM),
        Fact::MemberLeaves(NEW, Some(-1)),
        Fact::AuditKey(kem(46)),
        Fact::Checkpoint { entries: u64::MAX, root: [4; 32] },
        Fact::Prune { until_seq: u64::MAX },
    ];
    for (fact, listed) in facts.iter().zip(ACTIONS) {
        let action = fact.action();
        assert_eq!(action.as_str(), listed);
        let bytes = fact.encode();
        assert_eq!(Fact::decode(&action, &bytes), Ok(Some(fact.clone())));
        assert_eq!(Fact::decode(&action, &[bytes.as_slice(), &[0]].concat()), Err(CborError::Trailing));
        assert!(Fact::decode(&action, &bytes[..bytes.len() - 1]).is_err());
    }
    assert_eq!(facts.len(), ACTIONS.len());
    let stays = Fact::MemberLeaves(NEW, None);
    assert_eq!(Fact::decode(&stays.action(), &stays.encode()), Ok(Some(stays.clone())));
    let roles_of_a_later_version = [&[0x82, 0x50][..], NEW.as_bytes(), &[0x18, 0x80]].concat();
    let action = ActionCode::literal("member.roles");
    assert_eq!(Fact::decode(&action, &roles_of_a_later_version), Err(CborError::Shape));
}

#[test]
fn details_are_given_up_once_and_for_all() {
    let (mut ledger, owner) = (Ledger::begun(), Actor::Person(OWNER));
    let judge = |ledger: &Ledger, until_seq| {
        fold(ledger).unwrap().admit(&ledger.next_fact(owner, &Fact::Prune { until_seq })).map(drop)
    };
    for (until_seq, expected) in
        [(0, Err(Refusal::Conflict)), (1, Ok(())), (4, Ok(())), (5, Err(Refusal::Conflict))]
    {
        assert_eq!(judge(&ledger, until_seq), expected, "{until_seq} in entry 5");
    }
    assert_eq!(fold(&ledger).unwrap().pruned_until(), 0);
    ledger.state(owner, OWNER_SEED, Fact::Prune { until_seq: 3 });
    assert_eq!(fold(&ledger).unwrap().pruned_until(), 3);
    assert_eq!([2, 3, 5, 6].map(|until_seq| judge(&ledger, until_seq).is_ok()), [false, true, true, false]);
    assert_eq!(judge(&ledger, u64::MAX), Err(Refusal::Conflict));
    let code = crate::code::ResultCode::literal("PER-403");
    let asked = Entry { result: Outcome::Refused(code), ..ledger.next(Actor::Person(SALES), "ledger.prune") };
    let mut after = fold(&ledger).unwrap();
    assert_eq!((after.admit(&asked).map(drop), after.pruned_until()), (Ok(()), 3));
}

#[test]
fn a_checkpoint_counts_the_entries_before_it() {
    let ledger = Ledger::begun();
    for (entries, expected) in [(4, Ok(())), (3, Err(Refusal::Checkpoint)), (5, Err(Refusal::Checkpoint))] {
        let fact = Fact::Checkpoint { entries, root: [9; 32] };
        let found = begun().admit(&ledger.next_fact(Actor::Person(SALES), &fact)).map(drop);
        assert_eq!(found, expected, "{entries} before entry 5");
    }
    let most = Fact::Checkpoint { entries: u64::MAX, root: [9; 32] };
    assert_eq!(begun().admit(&ledger.next_fact(Actor::Root, &most)), Err(Refusal::Checkpoint));
}

#[test]
fn the_largest_list_of_grants_fits_an_entry() {
    let one = grant(POOL, Level::L3, u32::MAX, Recipient::Person(NEW));
    let fact = Fact::GrantIssued(vec![one; MAX_GRANTS]);
    assert!(fact.encode().len() <= crate::entry::MAX_PUBLIC_BYTES);
    assert_eq!(Fact::decode(&fact.action(), &fact.encode()), Ok(Some(fact.clone())));
    let more = Fact::GrantIssued(vec![one; MAX_GRANTS + 1]);
    assert_eq!(Fact::decode(&more.action(), &more.encode()), Err(CborError::Limit));
}

proptest! {
    #[test]
    fn arbitrary_facts_never_panic(
        which in 0..ACTIONS.len(), bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let action = ActionCode::new(ACTIONS[which]).unwrap();
        if let Ok(Some(fact)) = Fact::decode(&action, &bytes) {
            prop_assert_eq!(fact.encode(), bytes);
        }
    }
}
