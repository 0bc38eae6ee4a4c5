//! Copies, leaks and judgements from end to end, with made-up customers and fixed seeds.

mod fragments;
mod nulls;
mod people;

use std::collections::HashMap;

use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;

use super::judge::NAMED_FROM;
use super::judgement::{CanaryHit, Judgement, Shortage};
use super::*;
use people::Dice;

/// What an export contains.
const FIELDS: [FieldKey; 8] = [
    FieldKey::Name,
    FieldKey::Title,
    FieldKey::Company,
    FieldKey::Industry,
    FieldKey::City,
    FieldKey::Phone,
    FieldKey::Address,
    FieldKey::Remark,
];

type Customer = Vec<(FieldKey, String)>;

/// A vault's customers.
struct Book {
    order: Vec<RecordId>,
    customers: HashMap<RecordId, Customer>,
}

impl Book {
    fn new(customers: usize, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut book = Self { order: Vec::new(), customers: HashMap::new() };
        for number in 0..customers {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&dice.next().to_be_bytes());
            id[8..].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
            let record = RecordId::from_bytes(id);
            book.order.push(record);
            book.customers.insert(record, people::customer(&mut dice, number));
        }
        book
    }

    /// The rows of a copy, with the record each one is of.
    fn export(&self, key: &CopyKey) -> Vec<Row> {
        let mut records = self.order.clone();
        key.arrange(&mut records);
        records.into_iter().map(|record| self.row(record, Some(key))).collect()
    }

    /// A row as a copy writes it, or as the vault does.
    fn row(&self, record: RecordId, key: Option<&CopyKey>) -> Row {
        let write = |(field, text): &(FieldKey, String)| match key {
            Some(key) => (*field, key.spell(record, *field, text).into_owned()),
            None => (*field, text.clone()),
        };
        Row { record, cells: self.customers[&record].iter().map(write).collect() }
    }

    fn judge(&self, rows: &[Row], suspects: &[Suspect<'_>]) -> Judgement {
        let leaked: Vec<_> = rows
            .iter()
            .map(|row| Leaked { cells: row.cells.iter().map(|(_, cell)| cell.clone()).collect() })
            .collect();
        let matched: Vec<_> = (0..)
            .zip(rows)
            .filter_map(|(at, row)| {
                let values = self.customers.get(&row.record)?.clone();
                Some(Matched { row: at, record: row.record, values })
            })
            .collect();
        judge(&leaked, &matched, suspects)
    }
}

/// A leaked row and whose it is. No judgement sees the record but through the match.
#[derive(Clone)]
struct Row {
    record: RecordId,
    cells: Customer,
}

impl Row {
    fn only(&mut self, fields: &[FieldKey]) {
        self.cells.retain(|(field, _)| fields.contains(field));
    }

    fn retype(&mut self, how: impl Fn(&str) -> String) {
        for (_, cell) in &mut self.cells {
            *cell = how(cell);
        }
    }
}

fn keys(count: u8, seed: u64) -> Vec<CopyKey> {
    let mut dice = Dice(seed);
    (0..count).map(|_| CopyKey::from_bytes(dice.bytes())).collect()
}

fn request(number: usize) -> RecordId {
    RecordId::from_bytes([u8::try_from(number).unwrap(); 16])
}

fn suspects(keys: &[CopyKey]) -> Vec<Suspect<'_>> {
    (0..)
        .zip(keys)
        .map(|(number, key)| Suspect {
            request: request(number),
            key,
            fields: &FIELDS,
            holds: &|_| true,
            canaries: Vec::new(),
        })
        .collect()
}

/// The exports that are named, by their number.
fn named(judgement: &Judgement) -> Vec<u8> {
    let named = judgement.verdicts.iter().filter(|verdict| verdict.named);
    named.map(|verdict| verdict.request.as_bytes()[0]).collect()
}
