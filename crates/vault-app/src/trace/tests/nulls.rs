//! Fragments that come from none of the exports: what chance does.

use super::*;

const SEED: u64 = 7;
const FRAGMENTS: usize = 2_100;
const ROWS: usize = 10;
const SUSPECTS: u8 = 3;

/// Fragments of an export that is not among the suspects, of the list the vault was filled from, and of one whose
/// brackets somebody evened out. Each with suspects of its own, so that all are independent.
#[test]
fn none_of_thousands_of_foreign_fragments_is_blamed_on_an_export() {
    let book = Book::new(300, SEED);
    let mut dice = Dice(SEED);
    // How often the best of all suspects looks better than this by chance, which must happen no more often than it says.
    let limits = [0.3, 0.1, 0.03, 0.01];
    let mut below = [0_usize; 4];
    for fragment in 0..FRAGMENTS {
        let keys = keys(SUSPECTS, dice.next());
        let foreign = CopyKey::from_bytes(dice.bytes());
        let mut rows: Vec<_> = (0..ROWS)
            .map(|_| book.row(dice.pick(&book.order), (fragment % 3 != 0).then_some(&foreign)))
            .collect();
        for row in &mut rows {
            row.only(&[FieldKey::Company, FieldKey::City, FieldKey::Address]);
            if fragment % 3 == 2 {
                row.retype(|text| text.replace('（', "(").replace('）', ")"));
            }
        }
        let judgement = book.judge(&rows, &suspects(&keys));
        assert!(named(&judgement).is_empty(), "fragment {fragment}");
        let best = judgement.verdicts[0].false_positive;
        for (limit, below) in limits.iter().zip(&mut below) {
            *below += usize::from(best <= *limit);
        }
    }
    for (limit, below) in limits.iter().zip(below) {
        let expected = limit * FRAGMENTS as f64;
        // Four standard deviations of slack.
        assert!(below as f64 <= expected + 4.0 * expected.sqrt(), "{below} of {FRAGMENTS} at {limit}");
    }
}
