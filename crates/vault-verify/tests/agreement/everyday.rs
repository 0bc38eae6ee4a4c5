//! Everyday entries: customers opened, saved, handed on, refused.

use crate::cbor::Item;
use crate::random::Random;
use crate::vault::{Vault, refuse};

/// A customer, and how entries name it.
#[derive(Clone, Copy)]
pub struct Customer {
    pub record: [u8; 16],
    pub reference: [u8; 16],
}

const ACTIONS: [&str; 7] = [
    "customer.opened",
    "field.revealed",
    "customer.saved",
    "customer.transfer",
    "list.exported",
    "hold.set",
    "vault.locked",
];

/// Fills in what happened; answers salt and detail, if there is one.
pub fn everyday(vault: &Vault, random: &mut Random, values: &mut [Item]) -> Option<Vec<u8>> {
    let action = random.word(&ACTIONS);
    let customer = *random.of(&vault.customers);
    values[10] = Item::text(action);
    if random.percent(15) {
        refuse(values, random);
    }
    if random.percent(50) {
        values[8] = Item::bytes(random.bytes::<16>());
    }
    if random.percent(60) {
        values[11] = Item::bytes(customer.reference);
    }
    values[14] = Item::Array(changes(vault, random, &customer));
    if action == "customer.transfer" || random.percent(5) {
        let scopes = [*random.of(&vault.people), *random.of(&vault.teams)].map(Item::bytes);
        values[15] = Item::Bytes(Item::Array(scopes.to_vec()).encode());
    }
    random.percent(55).then(|| detail(random, &customer))
}

fn changes(vault: &Vault, random: &mut Random, customer: &Customer) -> Vec<Item> {
    let (mut items, mut scope) = (Vec::new(), None);
    for _ in 0..*random.of(&[0, 0, 0, 1, 1, 2, 4]) {
        let next = random.percent(70).then(|| *random.of(&vault.people));
        if next != scope {
            items.push(Item::or_null(next.as_ref().map(|scope| &scope[..])));
            scope = next;
        }
        let row = if random.percent(60) { customer.record } else { random.bytes() };
        items.push(Item::Array(vec![
            Item::Unsigned(*random.of(&[1, 1, 2, 255])),
            Item::bytes(row),
            Item::Unsigned(*random.of(&[0, 0, 1, 2, 3])),
            Item::Unsigned(random.next() >> random.below(64)),
            Item::bytes([random.byte(); 32]),
        ]));
    }
    items
}

fn detail(random: &mut Random, customer: &Customer) -> Vec<u8> {
    let mut pairs = Vec::new();
    if random.percent(40) {
        pairs.push((Item::text("rows"), Item::signed(random.next().cast_signed() >> random.below(64))));
    }
    if random.percent(60) {
        let hex: String = customer.record.iter().map(|byte| format!("{byte:02x}")).collect();
        pairs.push((Item::text("record"), Item::Text(hex)));
    }
    if random.percent(50) {
        pairs.push((Item::text("purpose"), Item::text(random.word(&["", "回访", "<b>a</b>"]))));
    }
    // Keys stand in the order of their encoded bytes: shorter ones first.
    pairs.sort_by_key(|(key, _)| key.encode());
    let salt: [u8; 32] = random.bytes();
    [&salt[..], &Item::Map(pairs).encode()].concat()
}
