//! Random vaults that grow entry by entry: what the membership refuses is not written.

use std::collections::HashMap;
use std::sync::OnceLock;

use vault_crypto::fingerprint::{Fingerprint, fingerprint};
use vault_crypto::secret::Secret;
use vault_crypto::sign::{PublicSignKey, SigningKey};
use vault_domain::ids::{DeviceId, PersonId, ScopeId};
use vault_ledger::entry::entry_hash;
use vault_ledger::merkle::Frontier;
use vault_ledger::signed::signed_message;
use vault_ledger::{Entry, Hash, Membership};

use crate::cbor::Item;
use crate::everyday::{Customer, everyday};
use crate::facts::{fact, joining, settled};
use crate::random::Random;

const FIRST_KEY: usize = 10;
pub const KEYS: usize = 48;
const ROOT_KEY: usize = 1;
pub const STRANGERS_KEY: usize = 2;

/// The key pair of this number, the same in every vault.
pub fn key(number: usize) -> &'static SigningKey {
    static ALL: OnceLock<Vec<SigningKey>> = OnceLock::new();
    &ALL.get_or_init(|| {
        (0..KEYS).map(|n| SigningKey::from_seed(&Secret::from_array([n as u8; 32]))).collect()
    })[number]
}

pub fn public(number: usize) -> [u8; 32] {
    static ALL: OnceLock<Vec<[u8; 32]>> = OnceLock::new();
    ALL.get_or_init(|| (0..KEYS).map(|n| *key(n).public().as_bytes()).collect())[number]
}

fn number_of(key: &PublicSignKey) -> usize {
    static ALL: OnceLock<HashMap<[u8; 32], usize>> = OnceLock::new();
    *ALL.get_or_init(|| (0..KEYS).map(|n| (public(n), n)).collect())
        .get(key.as_bytes())
        .unwrap_or(&STRANGERS_KEY)
}

/// One entry, ready to be signed (again).
#[derive(Clone)]
pub struct Step {
    /// The 17 values.
    pub values: Vec<Item>,
    /// The number of the key that signs.
    pub key: usize,
    /// Salt and detail, which the entry commits to.
    pub detail: Option<Vec<u8>>,
    /// Bytes to be signed instead of the values' canonical encoding.
    pub instead: Option<Vec<u8>>,
}

impl Step {
    pub fn bytes(&self) -> Vec<u8> {
        self.instead.clone().unwrap_or_else(|| Item::Array(self.values.clone()).encode())
    }

    /// Signature and entry: the payload of the frame.
    pub fn payload(&self) -> Vec<u8> {
        let bytes = self.bytes();
        let signature = key(self.key).sign(&signed_message(&entry_hash(&bytes)));
        [signature.as_bytes(), &bytes[..]].concat()
    }

    pub fn number(&self, at: usize) -> u64 {
        match self.values[at] {
            Item::Unsigned(number) => number,
            _ => 0,
        }
    }
}

/// A vault under way.
pub struct Vault {
    pub id: [u8; 16],
    pub people: Vec<[u8; 16]>,
    pub devices: Vec<[u8; 16]>,
    pub teams: Vec<[u8; 16]>,
    pub customers: Vec<Customer>,
    pub steps: Vec<Step>,
    /// Hash, tree root and membership after each entry.
    pub hashes: Vec<Hash>,
    pub roots: Vec<Hash>,
    pub states: Vec<Membership>,
    tree: Frontier,
    wall_ms: i64,
}

pub fn root_fingerprint() -> Fingerprint {
    fingerprint(&key(ROOT_KEY).public())
}

impl Vault {
    /// A vault with its first entry.
    pub fn founded(random: &mut Random) -> Self {
        let mut vault = Self {
            id: random.bytes(),
            people: (0..5).map(|_| random.bytes()).collect(),
            devices: (0..3).map(|_| random.bytes()).collect(),
            teams: vec![*b"team-of-everyone", random.bytes(), random.bytes()],
            customers: (0..3)
                .map(|_| Customer { record: random.bytes(), reference: random.bytes() })
                .collect(),
            steps: Vec::new(),
            hashes: Vec::new(),
            roots: Vec::new(),
            states: Vec::new(),
            tree: Frontier::new(),
            wall_ms: 1_790_000_000_000,
        };
        let created = vault.created();
        assert!(vault.take(created));
        vault
    }

    /// A vault of this many entries.
    pub fn grown(random: &mut Random, entries: usize) -> Self {
        let mut vault = Self::founded(random);
        if random.percent(20) {
            vault.take_other_names(random);
        }
        if random.percent(60) {
            vault.settle_in(random);
        }
        // A vault whose devices are all retired grows no more.
        for _ in 0..200 * entries {
            if vault.steps.len() >= entries {
                break;
            }
            let step = vault.next(random);
            vault.take(step);
        }
        vault
    }

    /// One more entry with this action, if somebody may write one.
    pub fn grow_by(&mut self, action: &str, random: &mut Random) {
        for _ in 0..400 {
            let step = self.next(random);
            if step.values[10] == Item::text(action) && self.take(step) {
                return;
            }
        }
    }

    /// People and teams whose identifiers are something else already, or nearly.
    fn take_other_names(&mut self, random: &mut Random) {
        let side = |scope: &[u8; 16]| *ScopeId::from_bytes(*scope).billing().as_bytes();
        let kept = b"kept for someone";
        let names = [
            side(&self.people[0]),
            side(ScopeId::POOL.as_bytes()),
            *ScopeId::AUDIT.as_bytes(),
            *kept,
            side(kept),
            self.teams[1],
            self.people[1],
            side(&self.teams[1]),
        ];
        *self.people.last_mut().unwrap() = *random.of(&names);
        self.teams.push(*random.of(&names));
    }

    /// A firm at work: people with roles and teams, and keys in many hands.
    fn settle_in(&mut self, random: &mut Random) {
        for at in 1..4 {
            self.owner_states("member.added", joining(self.people[at], random));
        }
        for at in 1..3 {
            self.owner_states("member.team", vec![Item::bytes(self.people[at]), Item::bytes(self.teams[1])]);
        }
        self.owner_states("grant.issued", settled(self, random));
    }

    /// The owner states something; says whether the ledger lets it in.
    pub fn owner_states(&mut self, action: &str, fact: Vec<Item>) -> bool {
        let step = self.stated_by(self.people[0], FIRST_KEY, action, fact);
        self.take(step)
    }

    /// What somebody states next with the key of this number.
    pub fn stated_by(&self, person: [u8; 16], key: usize, action: &str, fact: Vec<Item>) -> Step {
        let mut values = self.frame(&self.devices[0], Item::bytes(person), action, self.wall_ms + 1000);
        values[15] = Item::Bytes(Item::Array(fact).encode());
        Step { values, key, detail: None, instead: None }
    }

    fn created(&self) -> Step {
        let keys = [public(ROOT_KEY), [8; 32], public(FIRST_KEY), [9; 32], public(FIRST_KEY + 1)];
        let [root, root_kem, owner, owner_kem, device] = keys.map(Item::bytes);
        let fact = Item::Array(vec![
            root,
            root_kem,
            Item::bytes(self.people[0]),
            owner,
            owner_kem,
            Item::Unsigned(2),
            Item::bytes(self.devices[0]),
            device,
        ]);
        let mut values = self.frame(&self.devices[0], Item::Unsigned(1), "vault.created", self.wall_ms);
        values[15] = Item::Bytes(fact.encode());
        Step { values, key: ROOT_KEY, detail: None, instead: None }
    }

    /// The values of an entry in which nothing has happened yet.
    fn frame(&self, device: &[u8; 16], actor: Item, action: &str, wall_ms: i64) -> Vec<Item> {
        let seq = self.steps.len() as u64 + 1;
        vec![
            Item::Unsigned(1),
            Item::bytes(self.id),
            Item::bytes(device),
            Item::Unsigned(seq),
            Item::bytes(self.hashes.last().unwrap_or(&[0; 32])),
            Item::signed(wall_ms),
            Item::Unsigned(seq * 1000),
            Item::bytes([0xb0; 16]),
            Item::Null,
            actor,
            Item::text(action),
            Item::Null,
            Item::Unsigned(0),
            Item::Unsigned(1),
            Item::Array(Vec::new()),
            Item::Null,
            Item::Null,
        ]
    }

    /// The membership now.
    pub fn state(&self) -> &Membership {
        self.states.last().unwrap()
    }

    pub fn root(&self) -> Hash {
        self.tree.root()
    }

    /// What somebody might write next, lawful or not, signed with the key that actor should have.
    pub fn next(&self, random: &mut Random) -> Step {
        let step = if random.percent(8) {
            -random.next().cast_signed().rem_euclid(90_000)
        } else {
            1000 * random.below(100) as i64
        };
        let mut wall_ms = self.wall_ms + step;
        let device = self.devices[if random.percent(85) { 0 } else { random.below(self.devices.len()) }];
        let (actor, key) = match random.below(10) {
            0..2 => (
                Item::Unsigned(0),
                self.state().device(DeviceId::from_bytes(device)).map(|device| device.key),
            ),
            2 => (Item::Unsigned(1), Some(self.state().root())),
            _ => {
                let person = if random.percent(35) { self.people[0] } else { *random.of(&self.people) };
                let member = self.state().member(PersonId::from_bytes(person));
                if let Some(moment) = member.and_then(|member| member.leaves_ms.or(member.invited_until_ms))
                    && random.percent(40)
                {
                    // Around the moment from which something is no longer possible.
                    wall_ms = moment - 1 + random.below(3) as i64;
                }
                (
                    Item::bytes(person),
                    self.state().member(PersonId::from_bytes(person)).map(|member| member.sign),
                )
            }
        };
        let key = key.map_or(STRANGERS_KEY, |key| number_of(&key));
        let mut values = self.frame(&device, actor.clone(), "", wall_ms);
        let detail = if random.percent(55) {
            let (action, public) = fact(self, random, &actor);
            values[10] = Item::text(action);
            values[15] = Item::Bytes(public.encode());
            if random.percent(4) {
                refuse(&mut values, random);
                values[15] = Item::Null;
            }
            None
        } else {
            everyday(self, random, &mut values)
        };
        values[16] = detail.as_ref().map_or(Item::Null, |detail| Item::bytes(entry_hash(detail)));
        Step { values, key, detail, instead: None }
    }

    /// The membership behind it, if the ledger lets it in; otherwise why not.
    pub fn would_take(&self, step: &Step) -> Result<Membership, &'static str> {
        let entry = Entry::decode(&step.bytes()).map_err(|_| "no entry")?;
        let mut state = match self.states.last() {
            Some(state) => state.clone(),
            None => {
                return Membership::genesis(&entry, &root_fingerprint()).map_err(|refusal| refusal.name());
            }
        };
        state.admit(&entry).map_err(|refusal| refusal.name())?;
        // The one fact that membership alone does not judge.
        let honest = entry.action.as_str() != "ledger.checkpoint"
            || entry.public.is_none_or(|public| public.ends_with(&self.root()));
        honest.then_some(state).ok_or("checkpoint_root")
    }

    fn take(&mut self, step: Step) -> bool {
        let Ok(state) = self.would_take(&step) else { return false };
        // Somebody was given a key that is none: nobody can sign with it.
        if step.key == STRANGERS_KEY {
            return false;
        }
        let entry = Entry::decode(&step.bytes()).unwrap();
        let hash = entry_hash(&step.bytes());
        self.wall_ms = entry.wall_ms;
        self.tree.push(&hash);
        self.hashes.push(hash);
        self.roots.push(self.tree.root());
        self.states.push(state);
        self.steps.push(step);
        true
    }

    /// Numbers, hashes and signatures of all entries behind this one, made anew by whoever has all keys.
    pub fn sign_again_after(&mut self, at: usize) {
        for later in at + 1..self.steps.len() {
            let hash = entry_hash(&self.steps[later - 1].bytes());
            self.steps[later].values[4] = Item::bytes(hash);
        }
    }
}

/// Makes an entry that of a refused or failed action.
pub fn refuse(values: &mut [Item], random: &mut Random) {
    let code = random.word(&["EXP-411", "a.b_c-9", "X"]);
    values[12] = Item::Array(vec![Item::Unsigned(1 + random.next() % 2), Item::text(code)]);
}
