//! A vault as a file, frame by frame, with what goes along with it.

use vault_domain::ids::{PersonId, VaultId};
use vault_ledger::checkpoint::{Checkpoint, Signer};
use vault_ledger::{Entry, Membership};

use crate::cbor::Item;
use crate::random::Random;
use crate::vault::{STRANGERS_KEY, Vault, key, public, root_fingerprint};

pub const CHECKPOINT: u8 = 1;
pub const ENTRY: u8 = 2;
pub const DETAIL: u8 = 3;
pub const END: u8 = 4;
pub const SELECTION: u8 = 5;

/// What a verifier is given.
pub struct File {
    pub header: Vec<u8>,
    pub frames: Vec<(u8, Vec<u8>)>,
    pub older: Vec<Vec<u8>>,
    pub root: String,
}

impl File {
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.header.clone();
        for (tag, payload) in &self.frames {
            bytes.push(*tag);
            bytes.extend((payload.len() as u32).to_be_bytes());
            bytes.extend(payload);
        }
        bytes
    }

    /// Where the frames with this tag are.
    pub fn places(&self, tag: u8) -> Vec<usize> {
        (0..self.frames.len()).filter(|at| self.frames[*at].0 == tag).collect()
    }

    /// The whole vault; every detail, or with a selection those it needs, or any.
    pub fn of(vault: &Vault, random: &mut Random) -> Self {
        let mut frames = Vec::new();
        for _ in 0..random.below(3) {
            let size = 1 + random.below(vault.roots.len());
            frames.push((CHECKPOINT, checkpoint(vault, size, random).into_bytes()));
        }
        let selection = random.percent(55).then(|| Selection::of(vault, random));
        if let Some(selection) = &selection {
            frames.push((SELECTION, selection.item().encode()));
        }
        for step in &vault.steps {
            frames.push((ENTRY, step.payload()));
            let Some(detail) = &step.detail else { continue };
            let may_miss = match &selection {
                None => true,
                Some(selection) => {
                    step.number(3) <= selection.pruned_until || !selection.selects(&step.bytes())
                }
            };
            if !may_miss || random.percent(60) {
                frames.push((DETAIL, detail.clone()));
            }
        }
        frames.push((END, (vault.steps.len() as u64).to_be_bytes().to_vec()));
        let header = [b"cvaudit\0\0\x01", &vault.id[..]].concat();
        let older = (0..*random.of(&[0, 0, 1, 2]))
            .map(|_| checkpoint(vault, 1 + random.below(vault.roots.len()), random).into_bytes())
            .collect();
        Self { header, frames, older, root: root_fingerprint().to_string() }
    }
}

/// A good checkpoint of the first `size` entries, signed by some of those who may and perhaps by strangers.
pub fn checkpoint(vault: &Vault, size: usize, random: &mut Random) -> String {
    let mut checkpoint = Checkpoint::new(VaultId::from_bytes(vault.id), size as u64, vault.roots[size - 1]);
    sign(&mut checkpoint, &vault.states[size - 1], random);
    if random.percent(15) {
        let nobody = Signer::Person(PersonId::from_bytes([0xee; 16]));
        checkpoint.sign(nobody, key(STRANGERS_KEY)).unwrap();
    }
    checkpoint.to_text()
}

fn sign(checkpoint: &mut Checkpoint, state: &Membership, random: &mut Random) {
    let number = |key: &[u8; 32]| (0..crate::vault::KEYS).find(|n| public(*n) == *key);
    let mut signers: Vec<_> = state.devices().map(|(id, device)| (Signer::Device(id), device.key)).collect();
    signers.extend(state.members().map(|(id, member)| (Signer::Person(id), member.sign)));
    for (signer, public) in signers {
        if let (Some(number), true) = (number(public.as_bytes()), random.percent(40)) {
            checkpoint.sign(signer, key(number)).unwrap();
        }
    }
    let root = number(state.root().as_bytes()).unwrap();
    checkpoint.sign(Signer::Root, key(root)).unwrap();
}

/// What is shown without a gap.
#[derive(Clone)]
pub struct Selection {
    from_ms: Option<i64>,
    until_ms: Option<i64>,
    actor: Option<[u8; 16]>,
    object: Option<([u8; 16], [u8; 16])>,
    pruned_until: u64,
}

impl Selection {
    fn of(vault: &Vault, random: &mut Random) -> Self {
        let mut times = [0, 1].map(|_| match vault.steps[random.below(vault.steps.len())].values[5] {
            Item::Unsigned(number) => number as i64 + random.below(2) as i64,
            _ => 0,
        });
        times.sort_unstable();
        let customer = *random.of(&vault.customers);
        let mut pruned_until = 0;
        for step in &vault.steps {
            let Ok(entry) = Entry::decode(&step.bytes()) else { continue };
            if entry.action.as_str() == "ledger.prune"
                && let Some(public) = &entry.public
            {
                pruned_until = u64::from(public[1..].iter().fold(0, |_, byte| *byte));
            }
        }
        Self {
            from_ms: random.percent(40).then_some(times[0]),
            until_ms: random.percent(40).then_some(times[1]),
            actor: random.percent(25).then(|| *random.of(&vault.people)),
            object: random.percent(60).then_some((customer.reference, customer.record)),
            pruned_until,
        }
    }

    fn item(&self) -> Item {
        Item::Array(vec![
            self.from_ms.map_or(Item::Null, Item::signed),
            self.until_ms.map_or(Item::Null, Item::signed),
            Item::or_null(self.actor.as_ref().map(|actor| &actor[..])),
            Item::or_null(self.object.as_ref().map(|(reference, _)| &reference[..])),
            Item::or_null(self.object.as_ref().map(|(_, record)| &record[..])),
            Item::Unsigned(self.pruned_until),
        ])
    }

    fn selects(&self, entry: &[u8]) -> bool {
        let Ok(entry) = Entry::decode(entry) else { return false };
        self.from_ms.is_none_or(|from| from <= entry.wall_ms)
            && self.until_ms.is_none_or(|until| entry.wall_ms < until)
            && self.actor.is_none_or(|actor| {
                matches!(entry.actor, vault_ledger::Actor::Person(person) if *person.as_bytes() == actor)
            })
            && self.object.is_none_or(|(reference, record)| {
                entry.object_ref == Some(reference)
                    || entry.changes.iter().any(|change| change.table == 1 && change.row == record)
            })
    }
}
