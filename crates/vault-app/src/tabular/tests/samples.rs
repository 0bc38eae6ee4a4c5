//! The sample lists that come with the product, so that they stay what their generator and the manual say.

use super::*;
use crate::import::mapping::{is_known_header, propose};
use crate::tabular::{Encoding, Kind, Row};
use vault_domain::field::FieldKey;

fn sample(bytes: &'static [u8]) -> (Box<dyn TableSource>, Vec<Row>) {
    let options = OpenOptions { known_header: Some(is_known_header), ..OpenOptions::default() };
    let mut source = crate::tabular::open(Input::from_bytes(bytes), &options).unwrap();
    let rows = source.rows().unwrap().map(Result::unwrap).collect();
    (source, rows)
}

/// The first row number whose cell in the column of `field` fits.
fn row_with(source: &dyn TableSource, rows: &[Row], field: FieldKey, fits: fn(&Cell) -> bool) -> Option<u64> {
    let column =
        propose(&source.header().names, rows).into_iter().find(|column| column.field == Some(field))?;
    rows.iter().find(|row| row.cells.get(column.index).is_some_and(fits)).map(|row| row.number)
}

#[test]
fn the_lists_are_read_and_their_mistakes_are_seen() {
    let xlsx = sample(include_bytes!("../../../../../assets/samples/customers.xlsx"));
    let csv = sample(include_bytes!("../../../../../assets/samples/customers-gbk.csv"));
    assert_eq!((xlsx.0.info().kind, xlsx.0.header().row), (Kind::Xlsx, Some(2)));
    assert_eq!((csv.0.info().encoding, csv.0.header().row), (Some(Encoding::Gb18030), Some(1)));
    for (source, rows) in [&xlsx, &csv] {
        assert_eq!(rows.len(), 200);
        let found = propose(&source.header().names, rows);
        assert!(found.iter().all(|column| column.field.is_some()), "every title is known");
        let seen = |field, fits| row_with(source.as_ref(), rows, field, fits).is_some();
        assert!(seen(FieldKey::IdNumber, Cell::lost_digits));
        assert!(seen(FieldKey::Name, Cell::is_blank));
        assert!(seen(FieldKey::Phone, |cell| cell.shown().len() == 10));
        assert!(seen(FieldKey::Phone, |cell| cell.shown().starts_with('１')));
        assert!(seen(FieldKey::Remark, |cell| cell.shown().starts_with("=cmd|")));
        assert!(rows.windows(2).any(|pair| pair[0].cells == pair[1].cells));
    }
}

#[test]
fn the_contacts_are_the_same_people() {
    let (source, rows) = sample(include_bytes!("../../../../../assets/samples/contacts.vcf"));
    assert_eq!((source.info().kind, rows.len()), (Kind::Vcard, 200));
    let (list, people) = sample(include_bytes!("../../../../../assets/samples/customers.xlsx"));
    let column = |names: &[String], title| names.iter().position(|name| name == title).unwrap();
    let (here, there) = (column(&source.header().names, "姓名"), column(&list.header().names, "客户姓名"));
    for (card, person) in rows.iter().zip(&people) {
        assert_eq!(card.cells[here], person.cells[there]);
    }
}
