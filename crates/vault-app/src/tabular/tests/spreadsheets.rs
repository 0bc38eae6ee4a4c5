//! OpenDocument and the format of 1997, from bytes made here.

use std::io::{Cursor, Write as _};

use super::*;
use crate::tabular::{Kind, Limits, compound};

fn ods(rows: &str) -> Vec<u8> {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    package.start_file("mimetype", options).unwrap();
    package.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    package.start_file("content.xml", options).unwrap();
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content><office:body><office:spreadsheet>";
    let body = format!(
        "{head}<table:table table:name=\"空\"></table:table><table:table table:name=\"客户 &amp; 联系人\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    package.write_all(body.as_bytes()).unwrap();
    package.finish().unwrap().into_inner()
}

fn string(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn ods_values_repetitions_and_notes() {
    let rows = format!(
        "<table:table-row>{}{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"2\">{}\
           <table:table-cell office:value-type=\"float\" office:value=\"440301188001010010\"><text:p>4.40301E+17</text:p></table:table-cell>\
           <table:table-cell office:value-type=\"date\" office:date-value=\"2025-01-05T00:00:00\"><text:p>25/1/5</text:p></table:table-cell>\
           <table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"float\" office:value=\"7\"><text:p>7</text:p></table:table-cell>\
         </table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
        string("姓名"),
        string("身份证号"),
        string("日期"),
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation>\
         <text:p>何<text:s text:c=\"2\"/>雨&amp;桐&#x4E00;</text:p><text:p>二</text:p></table:table-cell>",
    );
    let mut source = opened(ods(&rows));
    assert_eq!(source.info().kind, Kind::Ods);
    assert_eq!(source.sheets()[1].name, "客户 & 联系人");
    assert_eq!((source.info().sheet, source.header().row), (1, Some(1)));
    let rows: Vec<_> = source.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5]);
    let id = Cell::Number { value: 440_301_188_001_010_010.0, raw: Some("440301188001010010".into()) };
    let expected = [
        Cell::Text("何  雨&桐一\n二".into()),
        id,
        Cell::Text("2025-01-05".into()),
        Cell::Formula("7".into()),
    ];
    assert_eq!(rows[0].cells, expected);
    assert!(rows[0].cells[1].lost_digits());
}

#[test]
fn ods_repetitions_are_bounded() {
    let million =
        format!("<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>", string("x"));
    let found = open_with(ods(&million), &OpenOptions::default());
    assert!(matches!(found, Err(ReadError::TooLarge { .. })));
    let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"4294967295\" \
                office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    let mut source = opened(ods(wide));
    assert!(matches!(source.all_rows().unwrap().next(), Some(Err(ReadError::TooManyColumns { row: 1 }))));
    assert!(open_with(ods("<table:table-row>"), &OpenOptions::default()).is_err());
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [kind.to_le_bytes().as_slice(), &(data.len() as u16).to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data = words(&[row, column, 0, units.len() as u16]);
    data.push(1);
    data.extend(words(&units));
    record(0x0204, &data)
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[words(&[row, column, 0]), value.to_le_bytes().to_vec()].concat())
}

/// A workbook of one sheet (MS-XLS 2.1.7.20): globals, then the sheet.
fn xls(cells: &[Vec<u8>]) -> Vec<u8> {
    let bof = |kind| record(0x0809, &words(&[0x0600, kind, 0, 0, 0, 0, 0, 0]));
    let bound = |start: u32| {
        record(0x0085, &[start.to_le_bytes().to_vec(), vec![0, 0, 2, 1], words(&[0x5BA2, 0x6237])].concat())
    };
    let date_mode = record(0x0022, &words(&[1]));
    let end = record(0x000A, &[]);
    let start = bof(5).len() + bound(0).len() + date_mode.len() + end.len();
    let globals = [bof(5), bound(start as u32), date_mode, end.clone()].concat();
    compound::wrap(&[globals, bof(0x10), cells.concat(), end].concat()).unwrap()
}

#[test]
fn xls_values() {
    let cells_of =
        [label(0, 0, "姓名"), label(0, 1, "手机"), label(2, 0, "何雨桐"), number(2, 1, 13_800_001_111.0)];
    let mut source = opened(xls(&cells_of));
    assert_eq!((source.info().kind, source.info().date1904), (Kind::Xls, true));
    assert_eq!(source.sheets()[0].name, "客户");
    assert_eq!((source.header().row, source.info().approx_rows), (Some(1), Some(3)));
    assert_eq!(table(source.as_mut()), vec![(3, cells(&["何雨桐", "13800001111"]))]);
}

#[test]
fn xls_with_far_corners_is_refused_before_it_is_laid_out() {
    let corners = xls(&[label(0, 0, "a"), label(65_535, 255, "b")]);
    assert!(matches!(open_with(corners, &OpenOptions::default()), Err(ReadError::TooLarge { .. })));
    let outside = xls(&[label(0, 40_000, "a")]);
    assert!(matches!(open_with(outside, &OpenOptions::default()), Err(ReadError::Damaged(_))));
    let declared = record(0x0200, &[9_u32.to_le_bytes(), 1_u32.to_le_bytes(), [0; 4], [0; 4]].concat()[..14]);
    assert!(matches!(open_with(xls(&[declared]), &OpenOptions::default()), Err(ReadError::Damaged(_))));
    let limits = Limits { dense_cells: 3, ..Limits::default() };
    let small = xls(&[label(0, 0, "a"), label(1, 1, "b")]);
    assert!(open_with(small.clone(), &OpenOptions { limits, ..OpenOptions::default() }).is_err());
    assert!(open_with(small, &OpenOptions::default()).is_ok());
}

#[test]
fn xls_with_a_password_says_so() {
    let mut bytes = xls(&[label(0, 0, "a")]);
    // The first record of the stream becomes FILEPASS behind a new beginning.
    let stream =
        [record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0])), record(0x002F, &words(&[1, 1, 1]))].concat();
    let at = bytes.windows(4).position(|window| window == [0x09, 0x08, 0x10, 0x00]).unwrap();
    bytes[at..at + stream.len()].copy_from_slice(&stream);
    assert!(matches!(open_with(bytes, &OpenOptions::default()), Err(ReadError::PasswordProtected)));
}
