//! Leaks that come from one export or two.

use super::*;

const SEED: u64 = 20_261_201;

/// The export with this number and no other.
fn assert_names(judgement: &Judgement, number: u8) {
    assert_eq!(named(judgement), [number]);
    assert!(judgement.enough && judgement.shortage.is_none() && !judgement.mixed);
    let [first, rest @ ..] = judgement.verdicts.as_slice() else { panic!("no verdict") };
    assert!(first.false_positive <= NAMED_FROM && first.confidence > 0.999_998);
    assert!(rest.iter().all(|other| other.false_positive > 1e-3), "nobody else comes near");
}

#[test]
fn the_right_one_of_25_exports_is_named_for_all_half_and_a_tenth_of_the_rows() {
    let book = Book::new(2_000, SEED);
    let keys = keys(25, SEED);
    let suspects = suspects(&keys);
    let mut dice = Dice(SEED);
    for (number, part, fields) in [
        (3, 1, &[FieldKey::Company, FieldKey::City][..]),
        (11, 2, &[FieldKey::Name, FieldKey::Title, FieldKey::Company, FieldKey::Phone]),
        (24, 10, &[FieldKey::City, FieldKey::Phone]),
        (0, 10, &[FieldKey::Company, FieldKey::Phone]),
    ] {
        let mut rows = book.export(&keys[number]);
        dice.shuffle(&mut rows);
        rows.truncate(2_000 / part);
        rows.iter_mut().for_each(|row| {
            row.only(fields);
            dice.shuffle(&mut row.cells);
        });
        let judgement = book.judge(&rows, &suspects);
        assert_names(&judgement, u8::try_from(number).unwrap());
        let first = &judgement.verdicts[0];
        assert_eq!(first.agreeing, first.sites, "nothing was typed again");
        assert_eq!((judgement.rows, first.missing_rows), (2_000 / part as u64, 0));
    }
}

#[test]
fn two_hundred_rows_with_forty_percent_removed_and_sorted_again_name_the_copy() {
    let book = Book::new(200, SEED + 1);
    let keys = keys(25, SEED + 1);
    let mut dice = Dice(SEED + 1);
    for number in [0, 6, 12, 18, 24] {
        let mut rows = book.export(&keys[number]);
        dice.shuffle(&mut rows);
        rows.truncate(120);
        rows.sort_by(|one, other| one.cells[0].1.cmp(&other.cells[0].1));
        let judgement = book.judge(&rows, &suspects(&keys));
        assert_names(&judgement, u8::try_from(number).unwrap());
    }
}

#[test]
fn brackets_in_one_width_leave_the_other_places() {
    let book = Book::new(300, SEED + 2);
    let keys = keys(25, SEED + 2);
    let narrow = |text: &str| {
        let plain = text.replace(" (", "(").replace(") ", ")");
        plain.replace('（', "(").replace('）', ")").replace('，', ",")
    };
    let mut rows = book.export(&keys[7]);
    Dice(1).shuffle(&mut rows);
    rows.iter_mut().for_each(|row| row.retype(narrow));
    let judgement = book.judge(&rows, &suspects(&keys));
    assert_names(&judgement, 7);
    assert!(judgement.smoothed > 100, "brackets tell nothing any more");
}

#[test]
fn a_fragment_that_was_written_all_alike_is_said_to_tell_nothing() {
    let book = Book::new(400, SEED + 3);
    let keys = keys(25, SEED + 3);
    let alike = |text: &str| -> String {
        text.chars().filter(|ch| ch.is_alphanumeric() && !matches!(ch, '市' | '省')).collect()
    };
    let mut rows = book.export(&keys[7]);
    Dice(2).shuffle(&mut rows);
    rows.iter_mut().for_each(|row| row.retype(alike));
    let judgement = book.judge(&rows, &suspects(&keys));
    assert!(named(&judgement).is_empty());
    assert_eq!((judgement.enough, judgement.shortage), (false, Some(Shortage::Smoothed)));
    assert!(judgement.verdicts.iter().all(|verdict| !verdict.tellable));
}

#[test]
fn rows_left_in_their_order_name_the_copy_whatever_was_typed_again() {
    let book = Book::new(300, SEED + 4);
    let keys = keys(25, SEED + 4);
    let mut rows = book.export(&keys[19]);
    // A third of the rows removed, ten moved elsewhere, all names typed again.
    let mut dice = Dice(SEED + 4);
    rows.retain(|_| dice.below(3) > 0);
    for _ in 0..10 {
        let row = rows.remove(dice.below(rows.len()));
        rows.insert(dice.below(rows.len()), row);
    }
    rows.iter_mut().for_each(|row| row.only(&[FieldKey::Name, FieldKey::Phone]));
    for _ in 0..2 {
        let judgement = book.judge(&rows, &suspects(&keys));
        assert_eq!((named(&judgement), judgement.enough), (vec![19], true));
        let order = judgement.verdicts[0].order_agrees.unwrap();
        assert!(order.rows == rows.len() && order.in_order >= rows.len() - 10);
        rows.reverse();
    }
}

#[test]
fn text_pasted_from_a_table_is_enough() {
    let book = Book::new(120, SEED + 11);
    let keys = keys(25, SEED + 11);
    for mark in ["\t", "|", "    "] {
        let mut rows = book.export(&keys[16]);
        rows.sort_by_key(|row| row.record);
        let line = |row: &Row| row.cells.iter().map(|(_, cell)| cell.as_str()).collect::<Vec<_>>().join(mark);
        let pasted = split_pasted(&rows.iter().map(line).collect::<Vec<_>>().join("\r\n"));
        assert!(pasted.rows.len() == 120 && !pasted.cut);
        for (row, read) in rows.iter_mut().zip(pasted.rows) {
            row.cells = read.cells.into_iter().map(|cell| (FieldKey::Custom32, cell)).collect();
        }
        let judgement = book.judge(&rows, &suspects(&keys));
        assert_names(&judgement, 16);
        assert_eq!(judgement.verdicts[0].agreeing, judgement.verdicts[0].sites);
    }
}

#[test]
fn three_rows_are_not_enough() {
    let book = Book::new(100, SEED + 5);
    let keys = keys(25, SEED + 5);
    let rows = book.export(&keys[4]);
    let judgement = book.judge(&rows[..3], &suspects(&keys));
    assert!(named(&judgement).is_empty());
    assert_eq!((judgement.enough, judgement.shortage), (false, Some(Shortage::TooFewSites)));
    assert_eq!(book.judge(&[], &suspects(&keys)).shortage, Some(Shortage::NothingMatched));
    assert_eq!(book.judge(&rows, &[]).shortage, Some(Shortage::NoSuspects));
}

#[test]
fn rows_of_two_copies_name_both() {
    let book = Book::new(240, SEED + 6);
    let keys = keys(25, SEED + 6);
    let (one, other) = (book.export(&keys[2]), book.export(&keys[21]));
    let mut dice = Dice(SEED + 6);
    // Side by side in full; half and half; nine to one.
    for (first, second) in [(240, 240), (120, 120), (216, 24)] {
        let mut rows: Vec<_> =
            one.iter().take(first).chain(other.iter().rev().take(second)).cloned().collect();
        dice.shuffle(&mut rows);
        let judgement = book.judge(&rows, &suspects(&keys));
        let mut found = named(&judgement);
        found.sort_unstable();
        assert_eq!((found, judgement.mixed), (vec![2, 21], true), "{first} and {second}");
    }
}

#[test]
fn two_copies_evened_out_against_each_other_name_one_of_them_at_least() {
    let book = Book::new(240, SEED + 7);
    let keys = keys(25, SEED + 7);
    let mut dice = Dice(SEED + 7);
    let mut rows = Vec::new();
    for record in &book.order {
        let (mut row, other) = (book.row(*record, Some(&keys[2])), book.row(*record, Some(&keys[21])));
        // Where the copies differ, a coin decides whose spelling stays.
        for (cell, (_, other)) in row.cells.iter_mut().zip(other.cells) {
            if dice.below(2) == 0 {
                cell.1 = other;
            }
        }
        rows.push(row);
    }
    let found = named(&book.judge(&rows, &suspects(&keys)));
    assert!(!found.is_empty() && found.iter().all(|number| [2, 21].contains(number)), "{found:?}");
}

#[test]
fn rows_and_fields_an_export_never_had_do_not_count_for_it() {
    let book = Book::new(200, SEED + 8);
    let keys = keys(2, SEED + 8);
    let mut rows = book.export(&keys[1]);
    Dice(3).shuffle(&mut rows);
    let first_half: Vec<_> = book.order[..100].to_vec();
    let holds = |record: RecordId| first_half.contains(&record);
    let mut suspects = suspects(&keys);
    suspects[1].holds = &holds;
    suspects[1].fields = &[FieldKey::City];
    let judgement = book.judge(&rows, &suspects);
    assert_names(&judgement, 1);
    let first = &judgement.verdicts[0];
    assert_eq!((first.missing_rows, first.sites, first.agreeing), (100, 100, 100));
}

#[test]
fn a_made_up_customer_names_its_copy() {
    let book = Book::new(50, SEED + 9);
    let keys = keys(25, SEED + 9);
    let channel = |number: usize| format!("+86139{number:08}");
    let mut suspects = suspects(&keys);
    for (number, suspect) in (0..).zip(&mut suspects) {
        // One number of its own each, and a mailbox all of them share.
        suspect.canaries = vec![
            suspect.key.canary(0, Some(&channel(number))),
            suspect.key.canary(1, Some("lin@firm.example")),
            suspect.key.canary(2, None),
        ];
    }
    let leak = |cells: &[&str]| {
        let mut leaked = vec![Leaked { cells: vec!["张伟".to_owned(), "13700000000".to_owned()] }; 40];
        leaked.push(Leaked { cells: cells.iter().map(|cell| (*cell).to_owned()).collect() });
        judge(&leaked, &[], &suspects)
    };
    let canary = keys[13].canary(2, None);
    let judgement = leak(&[&canary.company.replace("有限", " 有限"), &canary.city]);
    assert_eq!((named(&judgement), judgement.enough), (vec![13], true));
    let hit = CanaryHit { number: 2, company: true, name: false, channel: false };
    assert_eq!(judgement.verdicts[0].canaries_hit, [hit]);
    assert_eq!(named(&leak(&["陌生人", "139-0000-0013"])), [13]);
    // A name alone may be anybody's; a mailbox of all copies tells nothing about one.
    let by_name = leak(&[&canary.name]);
    assert!(named(&by_name).is_empty());
    assert_eq!(by_name.verdicts.iter().filter(|verdict| !verdict.canaries_hit.is_empty()).count(), 1);
    let shared = leak(&["LIN@firm.example"]);
    assert!(named(&shared).is_empty() && shared.verdicts.iter().all(|one| one.canaries_hit.len() == 1));
    // Nothing of the vault's own customers.
    assert!(named(&book.judge(&book.export(&CopyKey::from_bytes([9; 32])), &suspects)).is_empty());
}

#[test]
fn made_up_customers_differ_between_copies_and_within_one() {
    let keys = keys(25, SEED + 10);
    let all: Vec<_> = keys.iter().flat_map(|key| (0..3).map(|n| key.canary(n, None))).collect();
    let companies: std::collections::HashSet<_> = all.iter().map(|canary| &canary.company).collect();
    assert_eq!(companies.len(), 75);
    assert!(all.iter().all(|canary| canary.company.starts_with(&canary.city) && !canary.title.is_empty()));
    assert!(keys[0].canary(1, None) == keys[0].canary(1, None));
}
