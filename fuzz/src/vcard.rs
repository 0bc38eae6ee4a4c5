//! Contacts: anything behind the first line of a card.

use vault_app::tabular::{Input, OpenOptions, open};

/// The bytes follow `BEGIN:VCARD`.
pub fn feed(data: &[u8]) {
    let bytes = [b"BEGIN:VCARD\n", data].concat();
    let total = bytes.len();
    let Ok(mut source) = open(Input::from_bytes(bytes), &OpenOptions::default()) else { return };
    let width = source.header().names.len();
    let mut text = 0;
    for row in source.all_rows().expect("memory can be read twice").flatten() {
        assert!(row.cells.len() <= width, "every value has a titled column");
        text += row.cells.iter().map(|cell| cell.shown().len()).sum::<usize>();
    }
    // Joined values get separators of three bytes; bytes that are no character become three.
    assert!(text <= total * 6);
}
