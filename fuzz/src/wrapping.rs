//! Intact containers round fuzzed parts, which random bytes would never form.

use std::io::{Cursor, Write as _};

use vault_app::tabular::{Input, Limits, OpenOptions, open};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Cells a fuzzed sheet may have; the product's own limits take longer to reach than an input has time.
const CELLS: u64 = 100_000;

/// Opens a workbook and reads every row of it.
pub(crate) fn read_workbook(bytes: Vec<u8>) {
    let limits = Limits { cells: CELLS, dense_cells: CELLS, ..Limits::default() };
    let options = OpenOptions { limits, ..OpenOptions::default() };
    let Ok(mut source) = open(Input::from_bytes(bytes), &options) else { return };
    let titles = source.header().names.len();
    assert!(titles <= limits.columns, "a header is a row like any other");
    let Ok(rows) = source.all_rows() else { return };
    let (mut cells, mut last) = (0, 0);
    for row in rows.flatten() {
        assert!(row.number > last, "rows are in order");
        assert!(row.cells.len() <= limits.columns, "columns are bounded");
        last = row.number;
        cells += row.cells.len() as u64;
    }
    assert!(cells <= CELLS, "cells are bounded, repetitions included");
}

/// A zip package of these parts, stored: compression would only cost time here.
#[must_use]
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, body) in parts {
        package.start_file(*name, stored).expect("a name of ours");
        package.write_all(body).expect("memory takes it");
    }
    package.finish().expect("memory takes it").into_inner()
}

/// A compound file (MS-CFB, sectors of 4096 bytes) with one stream called `Workbook`, of at most four megabytes.
#[must_use]
pub fn compound(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    // Shorter streams would lie in the mini stream.
    let size = stream.len().max(SECTOR);
    let sectors = u32::try_from(size.div_ceil(SECTOR)).expect("a small stream");

    let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    file.resize(24, 0);
    file.extend([0x3E_u16, 4, 0xFFFE, 12, 6, 0, 0, 0].into_iter().flat_map(u16::to_le_bytes));
    // One directory sector, one table sector, the directory in sector 1, no mini stream; the table in sector 0.
    file.extend([1, 1, 1, 0, 4096, END, 0, END, 0, 0].into_iter().flat_map(u32::to_le_bytes));
    file.resize(512, 0xFF);
    file.resize(SECTOR, 0);

    file.extend([0xFFFF_FFFD, END].into_iter().chain(3..2 + sectors).flat_map(u32::to_le_bytes));
    file.extend(END.to_le_bytes());
    file.resize(2 * SECTOR, 0xFF);

    for (name, kind, child, start, length) in [("Root Entry", 5, 1, 0, 0), ("Workbook", 2, FREE, 2_u32, size)]
    {
        let begin = file.len();
        file.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        file.resize(begin + 64, 0);
        file.extend(u16::try_from(name.len() * 2 + 2).expect("a short name").to_le_bytes());
        file.extend([kind, 1]);
        file.extend([FREE, FREE, child].into_iter().flat_map(u32::to_le_bytes));
        file.resize(begin + 116, 0);
        file.extend(start.to_le_bytes());
        file.extend((length as u64).to_le_bytes());
    }
    file.resize(3 * SECTOR, 0);
    file.extend_from_slice(stream);
    file.resize((3 + sectors as usize) * SECTOR, 0);
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use vault_app::tabular::Kind;

    #[test]
    fn the_product_finds_the_stream_in_the_container() {
        // Globals with one sheet, and the sheet with a single text (MS-XLS 2.1.7.20).
        let record = |kind: u16, data: &[u8]| {
            [&kind.to_le_bytes(), &u16::try_from(data.len()).expect("short").to_le_bytes(), data].concat()
        };
        let words = |words: &[u16]| words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>();
        let begin = |kind| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
        let bound = |start: u8| record(0x0085, &[start, 0, 0, 0, 0, 0, 1, 0, b's']);
        let end = record(0x000A, &[]);
        let start = u8::try_from(begin(5).len() + bound(0).len() + end.len()).expect("short");
        let label = record(0x0204, &[words(&[0, 0, 0, 2]), vec![0, b'h', b'i']].concat());
        let stream = [begin(5), bound(start), end.clone(), begin(0x10), label, end].concat();
        for padding in [0, 3000, 9000] {
            let stream = [stream.clone(), vec![0; padding]].concat();
            let source =
                open(Input::from_bytes(compound(&stream)), &OpenOptions::default()).expect("a workbook");
            assert_eq!((source.info().kind, source.sheets()[0].name.as_str()), (Kind::Xls, "s"));
        }
    }
}
