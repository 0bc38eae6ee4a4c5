use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;
use crate::tabular::Kind;

fn saved(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

fn customers() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let bold = Format::new().set_bold();
    sheet.merge_range(0, 0, 0, 3, "2025 客户名单", &bold).unwrap();
    for (column, title) in ["姓名", "手机", "身份证号", "日期"].into_iter().enumerate() {
        sheet.write_string(2, column as u16, title).unwrap();
    }
    sheet.write_string(3, 0, "何雨桐").unwrap();
    sheet.write_number(3, 1, 13_800_001_111.0).unwrap();
    sheet.write_number(3, 2, 440_301_188_001_010_010.0).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_datetime_with_format(3, 3, ExcelDateTime::from_ymd(2025, 1, 5).unwrap(), &day).unwrap();
    sheet.write_string(5, 0, "吕子墨").unwrap();
    sheet
        .write_formula(
            5,
            1,
            Formula::new("=HYPERLINK(\"http://example.com\",\"x\")").set_result("13800002222"),
        )
        .unwrap();
    sheet
        .write_formula(5, 2, Formula::new("=440301188001010000+1").set_result("440301188001010000"))
        .unwrap();
    sheet.write_boolean(5, 3, true).unwrap();
    sheet.write_blank(9, 1000, &bold).unwrap();
    saved(workbook)
}

#[test]
fn values_keep_their_kind() {
    let mut source = opened(customers());
    assert_eq!(source.info().kind, Kind::Xlsx);
    assert_eq!(source.header().row, Some(3));
    assert_eq!(source.header().names, cells(&["姓名", "手机", "身份证号", "日期"]));
    let rows: Vec<_> = source.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 6]);
    let number = |value| Cell::Number { value, raw: None };
    assert_eq!(rows[0].cells[1], number(13_800_001_111.0));
    assert_eq!(rows[0].cells[1].shown(), "13800001111");
    assert_eq!(rows[0].cells[2].shown(), "4.40301E+17");
    assert!(rows[0].cells[2].lost_digits());
    assert_eq!(rows[0].cells[3], Cell::Date { serial: 45_662.0, date1904: false });
    assert_eq!(
        rows[1].cells[1],
        Cell::Formula("13800002222".into()),
        "the last result, marked as a formula's"
    );
    assert!(rows[1].cells[2].lost_digits(), "{:?}", rows[1].cells[2]);
    assert_eq!(rows[1].cells[3], Cell::Bool(true));
}

#[test]
fn dates_of_1904_are_marked() {
    let workbook = repack(&customers(), |name, text| match name {
        "xl/workbook.xml" => text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "),
        _ => text,
    });
    let mut source = opened(workbook);
    assert!(source.info().date1904);
    let row = source.rows().unwrap().next().unwrap().unwrap();
    assert_eq!(row.cells[3], Cell::Date { serial: 45_662.0, date1904: true });
}

#[test]
fn sheets_are_listed_and_the_first_with_rows_is_read() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").unwrap().set_hidden(true).write_string(0, 0, "hidden").unwrap();
    workbook.add_worksheet().set_name("空").unwrap();
    let third = workbook.add_worksheet().set_name("..&<客户>").unwrap().set_active(true);
    third.write_string(0, 0, "姓名").unwrap().write_string(1, 0, "何").unwrap();
    let bytes = saved(workbook);
    let mut source = opened(bytes.clone());
    let names: Vec<_> = source.sheets().iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(names, [("说明", true), ("空", false), ("..&<客户>", false)]);
    assert_eq!((source.info().sheet, table(source.as_mut())), (2, vec![(2, cells(&["何"]))]));
    let choose =
        |sheet| open_with(bytes.clone(), &OpenOptions { sheet: Some(sheet), ..OpenOptions::default() });
    assert_eq!(choose(0).unwrap().all_rows().unwrap().count(), 1);
    assert!(matches!(choose(3), Err(ReadError::NoSuchSheet)));
}

#[test]
fn a_sheet_name_is_never_a_path() {
    let bytes = repack(&customers(), |name, text| match name {
        "xl/workbook.xml" => text.replace("name=\"Sheet1\"", "name=\"../../etc/passwd\""),
        _ => text,
    });
    let mut source = opened(bytes);
    assert_eq!(source.sheets()[0].name, "../../etc/passwd");
    assert_eq!(source.rows().unwrap().count(), 2);
}

#[test]
fn wide_rows_and_long_cells_lose_their_row_only() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "姓名").unwrap().write_string(1, 1024, "far").unwrap();
    sheet.write_string(2, 0, "何").unwrap();
    let bytes = repack(&saved(workbook), |name, text| match name {
        "xl/sharedStrings.xml" => text.replace("何", &"长".repeat(32_768)),
        _ => text,
    });
    let mut source = opened(bytes);
    let rows: Vec<_> = source.rows().unwrap().collect();
    assert!(matches!(rows[0], Err(ReadError::TooManyColumns { row: 2 })));
    assert!(matches!(rows[1], Err(ReadError::CellTooLong { row: 3, column: 1 })));
}

/// The package again with changed parts; both sizes stay true.
pub(super) fn repack(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        new.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(change(&name, text).as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}
