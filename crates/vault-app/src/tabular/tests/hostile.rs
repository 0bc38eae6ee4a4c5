//! Files made to do harm: refused quickly, without panic and without much memory.

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use super::workbooks::repack;
use super::*;
use crate::tabular::Limits;

fn small() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "姓名").unwrap().write_string(1, 0, "何").unwrap();
    workbook.save_to_buffer().unwrap()
}

fn with_part(name: &str, size: usize) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    package.start_file("[Content_Types].xml", options).unwrap();
    package.start_file(name, options).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..size >> 20 {
        package.write_all(&block).unwrap();
    }
    package.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_refused_quickly() {
    let bomb = with_part("xl/worksheets/sheet1.xml", 64 << 20);
    assert!(bomb.len() < 200_000);
    let begun = Instant::now();
    let found = open_with(bomb, &OpenOptions::default());
    assert!(matches!(found, Err(ReadError::TooLarge { what: "compression ratio", .. })));
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[test]
fn sizes_that_lie_are_found_out() {
    let honest = with_part("xl/a.xml", 3 << 20);
    // The directory entry and the local header both hold the size; 3 MB becomes 3 bytes.
    let mut lying = honest.clone();
    let size = (3_u32 << 20).to_le_bytes();
    let places: Vec<usize> =
        honest.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&3_u32.to_le_bytes());
    }
    assert!(matches!(open_with(lying, &OpenOptions::default()), Err(ReadError::Damaged(_))));
}

#[test]
fn limits_of_packages_are_kept() {
    let limited = |limits| open_with(small(), &OpenOptions { limits, ..OpenOptions::default() }).map(|_| ());
    assert!(limited(Limits::default()).is_ok());
    for limits in [
        Limits { entries: 3, ..Limits::default() },
        Limits { unpacked_bytes: 1000, ..Limits::default() },
        Limits { shared_strings_bytes: 10, ..Limits::default() },
        Limits { workbook_bytes: 100, ..Limits::default() },
        Limits { sheets: 0, ..Limits::default() },
        Limits { cells: 1, ..Limits::default() },
    ] {
        assert!(matches!(limited(limits), Err(ReadError::TooLarge { .. })), "{limits:?}");
    }
    let text =
        OpenOptions { limits: Limits { text_bytes: 4, ..Limits::default() }, ..OpenOptions::default() };
    assert!(matches!(open_with("a,b\n1".as_bytes(), &text), Err(ReadError::TooLarge { .. })));
}

#[test]
fn a_false_count_of_shared_strings_does_not_reserve_memory() {
    for count in ["99999999999999", "18446744073709551615", "  000500000000"] {
        let bytes = repack(&small(), |name, text| match name {
            "xl/sharedStrings.xml" => {
                text.replace("uniqueCount=\"2\"", &format!("uniqueCount=\"{}\"", count.trim()))
            }
            _ => text,
        });
        assert!(matches!(open_with(bytes, &OpenOptions::default()), Err(ReadError::Damaged(_))), "{count}");
    }
    let hidden = repack(&small(), |name, text| match name {
        "xl/sharedStrings.xml" => text.replace("<sst", &format!("<!--{}--><sst", "x".repeat(70_000))),
        _ => text,
    });
    assert!(matches!(open_with(hidden, &OpenOptions::default()), Err(ReadError::Damaged(_))));
}

#[test]
fn cells_at_impossible_places_are_refused() {
    for place in ["A4294967296", "ZZZZZZZZ1", "A0", "1A", "", "A1048577999"] {
        let bytes = repack(&small(), |name, text| match name {
            "xl/worksheets/sheet1.xml" => text.replace("r=\"A2\"", &format!("r=\"{place}\"")),
            _ => text,
        });
        if let Ok(mut source) = open_with(bytes, &OpenOptions::default()) {
            assert!(source.all_rows().unwrap().count() < 5, "{place}");
        }
    }
}

#[test]
fn truncated_files_are_damaged_not_misread() {
    let whole = small();
    for len in [4, 30, 500, whole.len() / 2, whole.len() - 1] {
        let found = open_with(&whole[..len], &OpenOptions::default());
        assert!(found.is_err(), "{len} of {}", whole.len());
    }
    let cut_sheet = repack(&whole, |name, text| match name {
        "xl/worksheets/sheet1.xml" => text.split("</sheetData>").next().unwrap().to_owned(),
        _ => text,
    });
    assert!(matches!(open_with(cut_sheet, &OpenOptions::default()), Err(ReadError::Damaged(_))));
}

#[test]
fn errors_never_quote_the_file() {
    let bytes = repack(&small(), |name, text| match name {
        "xl/worksheets/sheet1.xml" => text.replace("t=\"s\"", "t=\"SECRET\""),
        _ => text,
    });
    let shown = match open_with(bytes, &OpenOptions::default()) {
        Err(error) => format!("{error} {error:?}"),
        Ok(_) => panic!("a cell type nobody knows"),
    };
    assert!(!shown.contains("SECRET"), "{shown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_workbook_with_flipped_bytes_is_read_or_refused(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut bytes = small();
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(mut source) = open_with(bytes, &OpenOptions::default()) {
            prop_assert!(source.all_rows().map_or(0, Iterator::count) < 100);
        }
    }

    #[test]
    fn any_contact_text_is_read_or_refused(lines in prop::collection::vec("(TEL|N|item1\\.ADR|NOTE|BEGIN|END|PHOTO)(;[A-Z=\"-]{0,20})?:[ -~何=\\\\]{0,30}", 0..20)) {
        let text = format!("BEGIN:VCARD\n{}\nEND:VCARD\n", lines.join("\n"));
        let total = text.len();
        if let Ok(mut source) = open_with(text.into_bytes(), &OpenOptions::default()) {
            let shown: usize = source.all_rows().unwrap().flatten()
                .map(|row| row.cells.iter().map(|cell| cell.shown().len()).sum::<usize>()).sum();
            prop_assert!(shown <= total * 3);
        }
    }
}
