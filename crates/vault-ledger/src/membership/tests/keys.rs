//! Compartments: which keys roles call for, who may write, how generations follow one another.

use super::*;

#[test]
fn roles_and_teams_call_for_compartments() {
    let mut ledger = Ledger::begun();
    let owner = Actor::Person(OWNER);
    ledger.state(owner, OWNER_SEED, Fact::MemberAdded(person(DEPUTY, DEPUTY_SEED, &[Role::Manager])));
    let together = fold(&ledger).unwrap();
    let calls = |membership: &Membership, person, scope, level| membership.entitled(person, scope, level);
    assert!(calls(&together, DEPUTY, SALES.into(), Level::L2));
    assert!(!calls(&together, DEPUTY, SALES.into(), Level::L3));
    assert!(!calls(&together, SALES, DEPUTY.into(), Level::L1));
    assert!(!calls(&together, ADMIN, SALES.into(), Level::L1));
    assert!(calls(&together, ADMIN, ScopeId::COMMON, Level::L1));
    assert!(calls(&together, SALES, TeamId::HOUSE.into(), Level::L1));
    ledger.state(owner, OWNER_SEED, Fact::MemberTeam(SALES, TEAM));
    let apart = fold(&ledger).unwrap();
    assert!(!calls(&apart, DEPUTY, SALES.into(), Level::L1), "another team");
    assert!(!calls(&apart, SALES, TeamId::HOUSE.into(), Level::L1));
    assert!(calls(&apart, SALES, TEAM.into(), Level::L1));
    assert!(!calls(&apart, OWNER, ScopeId::from_bytes([0x99; 16]), Level::L1), "nobody's scope");
}

#[test]
fn what_everybody_reads_only_those_who_govern_write() {
    let mut ledger = Ledger::begun();
    let everyone = [OWNER, SALES, ADMIN].map(Recipient::Person).into_iter().chain([Recipient::Recovery]);
    let grants = everyone.map(|to| grant(ScopeId::COMMON, Level::L1, 1, to)).collect();
    ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::GrantIssued(grants));
    let membership = fold(&ledger).unwrap();
    let writes = |person| membership.may_write(person, ScopeId::COMMON, Level::L1);
    assert_eq!([OWNER, SALES, ADMIN].map(writes), [true, false, true]);
    assert_eq!(membership.writable_by(SALES).collect::<Vec<_>>(), vec![(POOL, Level::L1)]);
}

#[test]
fn keys_that_roles_call_for_or_no_longer_do_are_listed() {
    let mut ledger = Ledger::begun();
    let owner = Actor::Person(OWNER);
    ledger.state(owner, OWNER_SEED, Fact::MemberAdded(person(NEW, 40, &[Role::Sales])));
    let added = fold(&ledger).unwrap();
    assert_eq!(added.lacking(NEW).collect::<Vec<_>>(), vec![(POOL, Level::L1, 1)]);
    assert_eq!(added.surplus(SALES).count(), 0);
    ledger.state(owner, OWNER_SEED, Fact::MemberRoles(SALES, Roles::of(&[Role::Finance])));
    let moved = fold(&ledger).unwrap();
    assert_eq!(moved.surplus(SALES).collect::<Vec<_>>(), vec![(POOL, Level::L1, 1)]);
    assert!(!moved.may_write(SALES, POOL, Level::L1), "holding the key is not enough");
    // An owner's exception counts until the next generation.
    ledger.state(owner, OWNER_SEED, granted(POOL, 1, SALES));
    let excepted = fold(&ledger).unwrap();
    assert!(excepted.may_write(SALES, POOL, Level::L1));
    assert_eq!(excepted.surplus(SALES).count(), 0);
}

#[test]
fn writing_follows_the_newest_key_and_the_freeze() {
    let mut ledger = Ledger::begun();
    let before = fold(&ledger).unwrap();
    assert!(before.may_write(SALES, POOL, Level::L1));
    assert!(!before.may_write(SALES, POOL, Level::L2));
    assert!(!before.may_write(ADMIN, POOL, Level::L1));
    assert_eq!(before.grant(POOL, Level::L1, Recipient::Recovery), Some((1, [0x77; 32])));
    assert_eq!(before.held_by(SALES).collect::<Vec<_>>(), vec![(POOL, Level::L1, 1)]);

    ledger.state(Actor::Person(ADMIN), ADMIN_SEED, Fact::MemberFrozen(SALES));
    let frozen = fold(&ledger).unwrap();
    assert!(!frozen.may_write(SALES, POOL, Level::L1));
    let saved = ledger.next(Actor::Person(SALES), "customer.saved");
    assert_eq!(frozen.signer(&saved), Err(Refusal::Frozen));

    ledger.state(Actor::Person(OWNER), OWNER_SEED, granted(POOL, 2, OWNER));
    ledger.state(Actor::Person(OWNER), OWNER_SEED, Fact::MemberUnfrozen(SALES));
    let rotated = fold(&ledger).unwrap();
    assert_eq!(rotated.epoch(POOL, Level::L1), Some(2));
    assert!(rotated.may_write(OWNER, POOL, Level::L1));
    assert!(!rotated.may_write(SALES, POOL, Level::L1), "holds only the old key");
    assert_eq!(rotated.signer(&saved), Ok(public(SALES_SEED)));
}

#[test]
fn an_epoch_never_skips_and_a_bad_list_changes_nothing() {
    let mut membership = begun();
    let ledger = Ledger::begun();
    let list = vec![
        grant(POOL, Level::L1, 2, Recipient::Person(OWNER)),
        grant(POOL, Level::L1, 4, Recipient::Recovery),
    ];
    let refused = membership.admit(&ledger.next_fact(Actor::Root, &Fact::GrantIssued(list)));
    assert_eq!(refused, Err(Refusal::Conflict));
    let for_good = vec![grant(POOL, Level::L1, 2, Recipient::Person(OWNER))];
    let refused = membership.admit(&ledger.next_fact(Actor::Root, &Fact::GrantIssued(for_good)));
    assert_eq!(refused, Err(Refusal::Conflict), "a generation the recovery kit cannot open");
    assert_eq!(membership.epoch(POOL, Level::L1), Some(1));
    let unknown = granted(POOL, 1, NEW);
    assert_eq!(judge(Actor::Root, &unknown), Err(Refusal::Conflict));
}
