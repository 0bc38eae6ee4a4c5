//! The chances by themselves, before they are raised for the number of tries.

use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;

use super::*;
use crate::trace::CopyKey;

const TRIALS: usize = 4_000;

/// A fixed leak and thousands of keys that have nothing to do with it: the share of keys below a chance is that chance.
#[test]
fn the_chance_of_spelling_is_what_it_says_and_the_chance_of_order_never_less() {
    let record = |number: usize| RecordId::from_bytes([u8::try_from(number).unwrap(); 16]);
    // Coins and dice of three, as stored everywhere: the hardest case, because all of it is written alike in a sense.
    let stored = |number: usize| {
        let town = if number.is_multiple_of(4) { "苏州市" } else { "苏州" };
        let title = if number.is_multiple_of(3) { "采购／仓储" } else { "采购/仓储" };
        vec![(FieldKey::City, town.to_owned()), (FieldKey::Title, title.to_owned())]
    };
    let leaked: Vec<_> = (0..24)
        .map(|number| Leaked { cells: stored(number).into_iter().map(|(_, cell)| cell).collect() })
        .collect();
    let matched: Vec<_> =
        (0..24).map(|row| Matched { row, record: record(row), values: stored(row) }).collect();
    let sightings = Sightings::of(&leaked, &matched);
    assert_eq!((sightings.sites.len(), sightings.smoothed), (48, 0));
    let rest = Rest::whole(&matched, &sightings);
    let limits = [0.1, 0.01, 0.001];
    let (mut spelling, mut order) = ([0_usize; 3], [0_usize; 3]);
    for trial in 0..TRIALS {
        let mut bytes = [0x5a; 32];
        bytes[..8].copy_from_slice(&trial.to_be_bytes());
        let key = CopyKey::from_bytes(bytes);
        let suspect = Suspect {
            request: record(0),
            key: &key,
            fields: &[FieldKey::City, FieldKey::Title],
            holds: &|_| true,
            canaries: Vec::new(),
        };
        let candidate = Candidate::new(&suspect, &matched, &sightings);
        let tally = candidate.tally(&rest);
        assert_eq!(tally.sites, 48);
        let seen = candidate.order(&rest).unwrap();
        let chances = [
            (upper_tail(&tally.trials(), tally.agreeing), &mut spelling),
            (order_by_chance(seen.rows, seen.in_order), &mut order),
        ];
        for (chance, below) in chances {
            for (limit, below) in limits.iter().zip(below.iter_mut()) {
                *below += usize::from(chance <= *limit);
            }
        }
    }
    for (limit, (spelling, order)) in limits.iter().zip(spelling.into_iter().zip(order)) {
        let most = limit * TRIALS as f64 + 4.0 * (limit * TRIALS as f64).sqrt();
        assert!(spelling as f64 <= most && order as f64 <= most, "{limit}: {spelling}, {order}");
    }
    // And not for being careful without need: whole numbers cost at most a factor of three here.
    assert!(spelling[1] as f64 > 0.003 * TRIALS as f64, "{spelling:?}");
}

/// The same place in two rows is one coin, not two.
#[test]
fn a_customer_that_is_there_twice_counts_once() {
    let town = |number: u8| {
        let record = RecordId::from_bytes([number; 16]);
        let text = if number.is_multiple_of(2) { "苏州" } else { "苏州市" };
        (record, text.to_owned())
    };
    let rows: Vec<_> = (0..40).chain(0..40).map(town).collect();
    let leaked: Vec<_> = rows.iter().map(|(_, text)| Leaked { cells: vec![text.clone()] }).collect();
    let matched: Vec<_> = (0..)
        .zip(&rows)
        .map(|(row, (record, text))| Matched {
            row,
            record: *record,
            values: vec![(FieldKey::City, text.clone())],
        })
        .collect();
    let key = CopyKey::from_bytes([1; 32]);
    let suspect = Suspect {
        request: RecordId::from_bytes([0; 16]),
        key: &key,
        fields: &[FieldKey::City],
        holds: &|_| true,
        canaries: Vec::new(),
    };
    let verdict = judge(&leaked, &matched, &[suspect]).verdicts.remove(0);
    assert_eq!((verdict.sites, verdict.order_agrees.unwrap().rows), (40, 40));
}
