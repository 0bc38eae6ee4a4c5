//! Any bytes as a file: detection, decoding and records. The text that comes out is bounded by the bytes that went in.

use vault_app::import::mapping;
use vault_app::tabular::{Encoding, Input, OpenOptions, open};

/// The first byte chooses encoding and delimiter, the others are the file.
pub fn feed(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else { return };
    let encoding = match choice % 8 {
        1 => Some(Encoding::Utf8),
        2 => Some(Encoding::Utf16Le),
        3 => Some(Encoding::Utf16Be),
        4 => Some(Encoding::Gb18030),
        5 => Some(Encoding::Big5),
        _ => None,
    };
    let delimiter = (choice & 0x80 != 0).then_some(choice & 0x7F);
    let options = OpenOptions {
        encoding,
        delimiter,
        known_header: Some(mapping::is_known_header),
        ..OpenOptions::default()
    };
    let Ok(mut source) = open(Input::from_bytes(bytes), &options) else { return };
    let (mut text, mut last) = (0, 0);
    for row in source.all_rows().expect("memory can be read twice").flatten() {
        assert!(row.number > last, "rows are in order");
        last = row.number;
        text += row.cells.iter().map(|cell| cell.shown().len()).sum::<usize>();
    }
    assert!(text <= bytes.len() * 3 + 3, "bytes that are no character become three");
}
