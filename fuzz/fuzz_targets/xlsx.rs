//! Workbooks: raw bytes behind the signature of a container, or fuzzed XML inside an intact package, which random
//! bytes would never form.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use vault_app::tabular::{Input, Limits, OpenOptions, open};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fuzz_target!(|data: &[u8]| {
    let Some((choice, rest)) = data.split_first() else { return };
    let bytes = match choice % 4 {
        0 => rest.to_vec(),
        1 => [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], rest].concat(),
        2 => {
            // A 0xFF byte is never part of UTF-8: what lies before it is the shared strings.
            let mut parts = rest.splitn(2, |byte| *byte == 0xFF);
            let (strings, sheet) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            package(&[
                ("[Content_Types].xml", TYPES.as_bytes()),
                ("_rels/.rels", ROOT.as_bytes()),
                ("xl/workbook.xml", BOOK.as_bytes()),
                ("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
                ("xl/sharedStrings.xml", strings),
                ("xl/worksheets/sheet1.xml", sheet),
            ])
        }
        _ => {
            package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", rest)])
        }
    };
    let limits = Limits { cells: 100_000, dense_cells: 100_000, ..Limits::default() };
    let Ok(mut source) = open(Input::from_bytes(bytes), &OpenOptions { limits, ..OpenOptions::default() })
    else {
        return;
    };
    if let Ok(rows) = source.all_rows() {
        let cells: usize = rows.flatten().map(|row| row.cells.len()).sum();
        assert!(cells <= 100_000 * 10_000, "cells and repetitions are bounded");
    }
});

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, body) in parts {
        package.start_file(*name, SimpleFileOptions::default()).expect("a name of ours");
        package.write_all(body).expect("memory takes it");
    }
    package.finish().expect("memory takes it").into_inner()
}
