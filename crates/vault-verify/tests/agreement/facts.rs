//! Random public facts, most of them plausible.

use vault_domain::ids::{PersonId, ScopeId};
use vault_domain::level::Level;

use crate::cbor::Item;
use crate::random::Random;
use crate::vault::{KEYS, Vault, public};

const ACTIONS: [&str; 25] = [
    "member.added",
    "member.added",
    "member.added",
    "member.invited",
    "member.invited",
    "member.frozen",
    "member.unfrozen",
    "member.team",
    "member.team",
    "member.leaves",
    "member.roles",
    "member.rekeyed",
    "member.rekeyed",
    "grant.issued",
    "grant.issued",
    "grant.issued",
    "audit.key",
    "device.enrolled",
    "device.retired",
    "settings.changed",
    "ledger.discontinuity",
    "ledger.checkpoint",
    "ledger.prune",
    "ledger.prune",
    "vault.created",
];

/// Done by this actor, or tried.
pub fn fact(vault: &Vault, random: &mut Random, actor: &Item) -> (&'static str, Item) {
    // People everybody knows first, so that the rest has somebody to happen to.
    let joining = vault.state().members().count() < 3 && random.percent(40);
    let granting = !joining && random.percent(50);
    let action = match (joining, granting) {
        (true, _) => "member.added",
        (_, true) => "grant.issued",
        _ => random.word(&ACTIONS),
    };
    (action, Item::Array(values(vault, random, actor, action)))
}

fn values(vault: &Vault, random: &mut Random, actor: &Item, action: &str) -> Vec<Item> {
    let mut person =
        Item::bytes(if random.percent(20) { vault.people[0] } else { *random.of(&vault.people) });
    let roles = Item::Unsigned(match random.below(10) {
        0..8 => *random.of(&[2, 4, 8, 8, 16, 32, 64, 12, 80]),
        _ => 2 * (random.next() % 64),
    });
    let soon = Item::signed(1_790_000_000_000 + 10_000 * random.below(120) as i64);
    match action {
        "member.added" => vec![person, new_key(random), kem(random), roles],
        "member.invited" => vec![person, new_key(random), kem(random), roles, soon],
        "member.frozen" | "member.unfrozen" => vec![person],
        "member.team" => vec![person, Item::bytes(random.of(&vault.teams))],
        "member.leaves" => vec![person, if random.percent(30) { Item::Null } else { soon }],
        "member.roles" => vec![person, roles],
        "member.rekeyed" => {
            if random.percent(60) {
                person = actor.clone();
            }
            vec![person, new_key(random), kem(random)]
        }
        "grant.issued" => grants(vault, random, actor),
        "audit.key" => vec![kem(random)],
        "device.enrolled" => vec![Item::bytes(random.of(&vault.devices)), new_key(random)],
        "device.retired" => vec![Item::bytes(random.of(&vault.devices))],
        "settings.changed" => {
            vec![
                Item::text(random.word(&["export.limits", "a.b", "Export.limits"])),
                Item::bytes(random.bytes::<32>()),
            ]
        }
        "ledger.discontinuity" => vec![Item::Unsigned(random.next()), Item::bytes(random.bytes::<32>())],
        "ledger.checkpoint" => {
            let wrong = random.percent(20);
            let before = vault.steps.len() as u64 + u64::from(wrong && random.percent(50));
            let root = if wrong && random.percent(50) { random.bytes() } else { vault.root() };
            vec![Item::Unsigned(before), Item::bytes(root)]
        }
        "ledger.prune" => vec![Item::Unsigned(random.below(vault.steps.len() + 3) as u64)],
        _ => {
            let device = Item::bytes(random.of(&vault.devices));
            vec![
                new_key(random),
                kem(random),
                person,
                new_key(random),
                kem(random),
                roles,
                device,
                new_key(random),
            ]
        }
    }
}

/// Mostly one that nobody has yet; sometimes no key at all.
fn new_key(random: &mut Random) -> Item {
    match random.below(40) {
        0 => Item::bytes([0; 32]),
        1 => Item::bytes([0xff; 32]),
        _ => Item::bytes(public(3 + random.below(KEYS - 3))),
    }
}

fn kem(random: &mut Random) -> Item {
    Item::bytes(random.bytes::<32>())
}

/// Somebody new, with one or two of the roles that are no owner's.
pub fn joining(person: [u8; 16], random: &mut Random) -> Vec<Item> {
    let roles = *random.of(&[4, 4, 8, 8, 16, 32, 64, 12, 24, 0]);
    vec![Item::bytes(person), new_key(random), kem(random), Item::Unsigned(roles)]
}

/// Keys of some compartments, each for the root and for most of the people there are.
pub fn settled(vault: &Vault, random: &mut Random) -> Vec<Item> {
    let side = |scope: &[u8; 16]| *ScopeId::from_bytes(*scope).billing().as_bytes();
    let pool = *ScopeId::POOL.as_bytes();
    let (team, people) = (vault.teams[1], &vault.people);
    let scopes = [
        *ScopeId::COMMON.as_bytes(),
        pool,
        *ScopeId::AUDIT.as_bytes(),
        team,
        people[0],
        people[1],
        people[2],
        side(&pool),
        side(&team),
        side(&people[1]),
        side(&people[4]),
        *b"kept for someone",
        random.bytes(),
    ];
    let mut grants = Vec::new();
    for _ in 0..6 {
        let (scope, level) = (*random.of(&scopes), 1 + random.next() % 3);
        grants.push(grant(&scope, level, 1, Item::Null));
        for (person, _) in vault.state().members() {
            if random.percent(70) {
                grants.push(grant(&scope, level, 1, Item::bytes(person.as_bytes())));
            }
        }
    }
    grants
}

pub fn grant(scope: &[u8; 16], level: u64, epoch: u64, recipient: Item) -> Item {
    let (level, epoch) = (Item::Unsigned(level), Item::Unsigned(epoch));
    Item::Array(vec![Item::bytes(scope), level, epoch, recipient, Item::bytes([0x77; 32])])
}

/// A key the actor holds, for one of the others.
fn passed_on(vault: &Vault, random: &mut Random, actor: &Item) -> Option<Item> {
    let Item::Bytes(person) = actor else { return None };
    let held: Vec<_> = vault.state().held_by(PersonId::from_slice(person).ok()?).collect();
    let (scope, level, epoch) = *held.get(random.below(held.len().max(1)))?;
    let members: Vec<_> = vault.state().members().collect();
    let (recipient, _) = *random.of(&members);
    Some(grant(scope.as_bytes(), level.number().into(), epoch.into(), Item::bytes(recipient.as_bytes())))
}

fn grants(vault: &Vault, random: &mut Random, actor: &Item) -> Vec<Item> {
    let mut grants = Vec::new();
    if random.percent(60)
        && let Some(passed_on) = passed_on(vault, random, actor)
    {
        return vec![passed_on];
    }
    let count = *random.of(&[1, 1, 2, 3, 4]);
    let mut compartment = compartment(vault, random, actor);
    let (mut epoch, mut recovery) = (epoch(vault, random, &compartment), random.percent(75));
    for _ in 0..count {
        if random.percent(10) {
            compartment = self::compartment(vault, random, actor);
            epoch = self::epoch(vault, random, &compartment);
        }
        let recipient = match random.below(10) {
            _ if recovery => Item::Null,
            0 => Item::Null,
            1..6 => actor.clone(),
            _ => Item::bytes(random.of(&vault.people)),
        };
        recovery = false;
        let (scope, level) = compartment;
        grants.push(grant(&scope, level.into(), epoch, recipient));
        // Sometimes the next generation in the same entry.
        epoch += u64::from(random.percent(5));
    }
    let last = grants.len() - 1;
    grants.swap(0, last);
    grants
}

fn compartment(vault: &Vault, random: &mut Random, actor: &Item) -> ([u8; 16], u8) {
    let known: Vec<_> = vault.state().compartments().collect();
    let held: Vec<_> = match actor {
        Item::Bytes(person) => {
            let person = PersonId::from_bytes(person[..].try_into().unwrap());
            vault.state().held_by(person).collect()
        }
        _ => Vec::new(),
    };
    if !held.is_empty() && random.percent(50) {
        let (scope, level, _) = *random.of(&held);
        return (*scope.as_bytes(), level.number());
    }
    if !known.is_empty() && random.percent(60) {
        let (scope, level, _) = *random.of(&known);
        return (*scope.as_bytes(), level.number());
    }
    let own = match actor {
        Item::Bytes(bytes) => bytes[..].try_into().unwrap(),
        _ => *ScopeId::COMMON.as_bytes(),
    };
    let scopes = [
        *ScopeId::COMMON.as_bytes(),
        *ScopeId::POOL.as_bytes(),
        *b"scope-of-billing",
        *ScopeId::AUDIT.as_bytes(),
        own,
        own,
        *random.of(&vault.people),
        *random.of(&vault.teams),
        *ScopeId::from_bytes(own).billing().as_bytes(),
        random.bytes(),
    ];
    (*random.of(&scopes), *random.of(&[1, 1, 1, 2, 2, 3]))
}

fn epoch(vault: &Vault, random: &mut Random, compartment: &([u8; 16], u8)) -> u64 {
    let level = Level::from_number(compartment.1).unwrap();
    let newest = vault.state().epoch(ScopeId::from_bytes(compartment.0), level);
    match (newest, random.below(10)) {
        (None, 0) => 2,
        (None, other) => other as u64 % 2,
        (Some(newest), 0) => u64::from(newest.saturating_sub(1)),
        (Some(newest), 1..4) => u64::from(newest) + 1,
        (Some(newest), 4) => u64::from(newest) + 2,
        (Some(newest), _) => u64::from(newest),
    }
}
