//! Records of 1997, and packages that are bombs, lie, or hold paths as names.

use std::io::{Cursor, Write as _};

use vault_fuzz::wrapping::{compound, package};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Seed, choosing};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const LABEL: u16 = 0x0204;
const NUMBER: u16 = 0x0203;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [kind.to_le_bytes().as_slice(), &length.to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).expect("a short text");
    record(LABEL, &[words(&[row, column, 0, length]), vec![1], words(&units)].concat())
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(NUMBER, &[words(&[row, column, 0]), value.to_le_bytes().to_vec()].concat())
}

/// A workbook stream of one sheet (MS-XLS 2.1.7.20), with these records among the globals and these in the sheet.
fn stream(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind| record(BOF, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let bound = |start: u32| {
        record(0x0085, &[start.to_le_bytes().to_vec(), vec![0, 0, 2, 1], words(&[0x5BA2, 0x6237])].concat())
    };
    let (globals, end) = (globals.concat(), record(EOF, &[]));
    let start = begin(5).len() + bound(0).len() + globals.len() + end.len();
    let start = u32::try_from(start).expect("a short stream");
    [begin(5), bound(start), globals, end.clone(), begin(0x10), cells.concat(), end].concat()
}

pub(super) fn of_1997() -> Vec<Seed> {
    let table = [
        label(0, 0, "姓名"),
        label(0, 1, "手机"),
        label(2, 0, "何雨桐\u{202E}"),
        number(2, 1, 13_800_001_111.0),
        record(0x027E, &[words(&[3, 0, 0]), 0x4059_0002_u32.to_le_bytes().to_vec()].concat()),
        record(0x00BD, &words(&[4, 0, 0, 2, 0x4059, 0, 3, 0x4059, 1])),
        record(0x0205, &[words(&[5, 0, 0]), vec![1, 0]].concat()),
    ];
    // Two shared strings, the second continued in the record behind.
    let strings = [
        record(
            0x00FC,
            &[words(&[2, 0, 2, 0, 2]), vec![0, b'a', b'b'], words(&[4]), vec![0, b'c', b'd']].concat(),
        ),
        record(0x003C, &[0, b'e', b'f']),
        record(0x0042, &words(&[936])),
        record(0x0022, &words(&[1])),
    ];
    let shared = [record(0x00FD, &words(&[0, 0, 0, 0, 0])), record(0x00FD, &words(&[1, 0, 0, 1, 0]))];
    let formula = [
        record(0x0006, &[words(&[0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0, 0]), words(&[3, 0x1E, 1])].concat()),
        record(0x0207, &[words(&[2]), vec![0, b'h', b'i']].concat()),
    ];
    let lying = [record(0x00FC, &words(&[0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF]))];
    let whole = stream(&[], &table);
    let records = |bytes: &[u8]| choosing(1, bytes);
    // A compound file without its signature, which the target puts in front.
    let file = compound(&whole)[8..].to_vec();
    vec![
        ("table", records(&whole)),
        ("shared-strings", records(&stream(&strings, &shared))),
        ("formula", records(&stream(&[], &formula))),
        ("far-corners", records(&stream(&[], &[label(0, 0, "a"), label(65_535, 255, "b")]))),
        ("outside-the-sheet", records(&stream(&[], &[label(0, 40_000, "a")]))),
        ("four-billion-strings", records(&stream(&lying, &shared))),
        ("password", records(&stream(&[record(0x002F, &words(&[1, 1, 1]))], &table))),
        ("extent-lies", records(&stream(&[], &[record(0x0200, &[0xFF; 14])]))),
        ("cut", records(&whole[..whole.len() - 30])),
        ("name-of-300", records(&stream(&[], &[label(0, 0, "姓名"), label(1, 0, &"名".repeat(300))]))),
        ("container", choosing(0, &file)),
        ("container-cut", choosing(0, &file[..600])),
    ]
}

fn deflated(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, body) in parts {
        package.start_file(*name, SimpleFileOptions::default()).expect("a name of ours");
        package.write_all(body).expect("memory");
    }
    package.finish().expect("memory").into_inner()
}

pub(super) fn packages() -> Vec<Seed> {
    const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let spaces = vec![b' '; 3 << 20];
    // Below the size at which ratios are judged: unpacked once to be counted, then refused for what it is not.
    let blown = deflated(&[TYPES, ("xl/worksheets/sheet1.xml", &spaces)]);
    let mut lying = blown.clone();
    let size = (3_u32 << 20).to_le_bytes();
    let places: Vec<usize> = (0..blown.len() - 4).filter(|at| blown[*at..*at + 4] == size).collect();
    for at in places {
        lying[at..at + 4].copy_from_slice(&3_u32.to_le_bytes());
    }
    let paths = package(&[
        TYPES,
        ("../../../../etc/cron.d/x", b"x"),
        ("C:\\Windows\\x", b"x"),
        ("/xl/workbook.xml", b"<workbook/>"),
        ("xl/客\u{202E}户\u{200B}.xml", b"x"),
    ]);
    let plain = package(&[TYPES, ("xl/workbook.xml", b"<workbook/>")]);
    let raw = |bytes: &[u8]| choosing(0, bytes);
    vec![
        ("bomb", raw(&blown)),
        ("sizes-that-lie", raw(&lying)),
        ("paths-as-names", raw(&paths)),
        ("names-that-differ-in-case", raw(&package(&[TYPES, ("[content_types].XML", b"<Types/>")]))),
        ("word-document", raw(&package(&[TYPES, ("word/document.xml", b"<document/>")]))),
        ("binary-workbook", raw(&package(&[("xl/workbook.bin", b"\0")]))),
        ("package-cut", raw(&plain[..plain.len() - 10])),
        ("package-in-package", raw(&package(&[TYPES, ("xl/embeddings/a.xlsx", &plain)]))),
        ("no-entries", raw(&package(&[]))),
    ]
}
