//! Which keys roles call for, every case of it: each set of roles × each kind of scope × each level. A colleague who holds the
//! key passes it on; the ledger takes that only if the receiver's roles call for the key, and both verifiers must agree.

use std::collections::BTreeSet;

use tempfile::TempDir;
use vault_domain::ids::ScopeId;

use crate::cbor::Item;
use crate::facts::grant;
use crate::random::Random;
use crate::vault::{Step, Vault, public, root_fingerprint};
use crate::{Case, by_the_program, by_the_script, facts_of};

/// Sums of: owner 2, manager 4, sales 8, finance 16, admin 32, auditor 64.
const ROLES: [u64; 10] = [0, 2, 4, 8, 16, 32, 64, 24, 40, 80];
const LEVELS: [u64; 3] = [1, 2, 3];
/// Numbers of the keys of whoever passes on, receives, and works elsewhere.
const GIVER_KEY: usize = 20;
const RECEIVER_KEY: usize = 21;
const STRANGER_KEY: usize = 22;

/// Scopes by their name, as the receiver sees them.
fn scopes(vault: &Vault) -> Vec<(&'static str, [u8; 16])> {
    let [owner, giver, receiver, stranger, _] = vault.people[..] else { panic!("five people") };
    let side = |scope: [u8; 16]| *ScopeId::from_bytes(scope).billing().as_bytes();
    let (pool, kept) = (*ScopeId::POOL.as_bytes(), *b"kept for someone");
    let (everyone, other) = (vault.teams[0], vault.teams[1]);
    vec![
        ("own", receiver),
        ("teammate", giver),
        ("the owner's", owner),
        ("stranger", stranger),
        ("the own team", everyone),
        ("another team", other),
        ("pool", pool),
        ("kept", kept),
        ("common", *ScopeId::COMMON.as_bytes()),
        ("details", *ScopeId::AUDIT.as_bytes()),
        ("own billing", side(receiver)),
        ("a teammate's billing", side(giver)),
        ("a stranger's billing", side(stranger)),
        ("the team's billing", side(everyone)),
        ("another team's billing", side(other)),
        ("the pool's billing", side(pool)),
        ("a kept one's billing", side(kept)),
        ("nothing known", [0x5d; 16]),
    ]
}

/// Everything up to the moment the key is passed on, and that entry.
fn passed_on(roles: u64, scope: usize, level: u64) -> (Vault, Step) {
    let mut vault = Vault::founded(&mut Random::new(7));
    // As identifiers are made: they begin with the time, and so are told from billing sides.
    for id in vault.people.iter_mut().skip(1).chain(vault.teams.iter_mut().skip(1)) {
        id[0] &= 0x0f;
    }
    let people = vault.people.clone();
    let joins = |person: [u8; 16], key: usize, roles: u64| {
        vec![
            Item::bytes(person),
            Item::bytes(public(key)),
            Item::bytes([key as u8; 32]),
            Item::Unsigned(roles),
        ]
    };
    assert!(vault.owner_states("member.added", joins(people[1], GIVER_KEY, 8)));
    assert!(vault.owner_states("member.added", joins(people[2], RECEIVER_KEY, roles)));
    assert!(vault.owner_states("member.added", joins(people[3], STRANGER_KEY, 8)));
    let elsewhere = vec![Item::bytes(people[3]), Item::bytes(vault.teams[1])];
    assert!(vault.owner_states("member.team", elsewhere));
    let (_, scope) = scopes(&vault)[scope];
    // An owner gives what no role calls for: the giver holds the key either way.
    let held = vec![grant(&scope, level, 1, Item::Null), grant(&scope, level, 1, Item::bytes(people[1]))];
    vault.owner_states("grant.issued", held);
    let gift = vec![grant(&scope, level, 1, Item::bytes(people[2]))];
    let step = vault.stated_by(people[1], GIVER_KEY, "grant.issued", gift);
    (vault, step)
}

#[test]
fn every_cell_of_the_table_of_roles() {
    let folder = TempDir::new().unwrap();
    let names: Vec<&str> = scopes(&passed_on(0, 0, 1).0).into_iter().map(|(name, _)| name).collect();
    let mut cases = Vec::new();
    for roles in ROLES {
        for (scope, name) in names.iter().enumerate() {
            for level in LEVELS {
                let (vault, step) = passed_on(roles, scope, level);
                let mut bytes = [b"cvaudit\0\0\x01", &vault.id[..]].concat();
                let count = vault.steps.len() as u64 + 1;
                for step in vault.steps.iter().chain([&step]) {
                    let payload = step.payload();
                    bytes.push(crate::file::ENTRY);
                    bytes.extend((payload.len() as u32).to_be_bytes());
                    bytes.extend(payload);
                }
                bytes.push(crate::file::END);
                bytes.extend(8_u32.to_be_bytes());
                bytes.extend(count.to_be_bytes());
                let number = cases.len();
                let path = folder.path().join(format!("{number}.cvaudit"));
                std::fs::write(&path, bytes).unwrap();
                let what = format!("roles {roles}, {name}, L{level}");
                let root = root_fingerprint().to_string();
                cases.push(Case { number, what, path, older: Vec::new(), root });
            }
        }
    }
    let by_script = by_the_script(&cases, folder.path());
    let mut accepted = BTreeSet::new();
    for (case, script) in cases.iter().zip(by_script) {
        let (program, script) = (facts_of(by_the_program(case)), facts_of(script));
        assert_eq!(program, script, "{}", case.what);
        if program["result"] == "complete" {
            accepted.insert(case.what.as_str());
        } else {
            assert_eq!(program["result"], "broken", "{}", case.what);
        }
    }
    // The corners of the table of roles, so that two verifiers do not agree on nothing.
    for yes in [
        "roles 8, own, L3",
        "roles 8, pool, L2",
        "roles 8, the own team, L1",
        "roles 4, teammate, L2",
        "roles 4, pool, L2",
        "roles 16, a stranger's billing, L1",
        "roles 16, a stranger's billing, L2",
        "roles 8, own billing, L1",
        "roles 4, a teammate's billing, L1",
        "roles 64, details, L3",
        "roles 2, stranger, L3",
        "roles 32, common, L1",
    ] {
        assert!(accepted.contains(yes), "{yes} is refused: {accepted:#?}");
    }
    for no in [
        "roles 8, teammate, L1",
        "roles 8, stranger, L1",
        "roles 8, the own team, L2",
        "roles 4, teammate, L3",
        "roles 4, stranger, L1",
        "roles 16, own, L2",
        "roles 8, a teammate's billing, L1",
        "roles 4, a stranger's billing, L1",
        "roles 0, common, L1",
        "roles 32, pool, L1",
        "roles 64, pool, L1",
    ] {
        assert!(!accepted.contains(no), "{no} is accepted");
    }
}
