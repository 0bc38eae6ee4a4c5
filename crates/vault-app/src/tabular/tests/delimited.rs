use proptest::prelude::*;

use super::*;
use crate::tabular::{Encoding, Kind, open_path};

const TEXT: &str =
    "姓名,手机,公司\r\n何雨桐,13800001111,\"临江,机械\r\n有限公司\"\r\n\r\n吕子墨,13800002222,远山\r\n";

fn expected() -> Vec<(u64, Vec<String>)> {
    vec![
        (2, cells(&["何雨桐", "13800001111", "临江,机械\r\n有限公司"])),
        (4, cells(&["吕子墨", "13800002222", "远山"])),
    ]
}

fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn one_table_in_every_encoding() {
    let gbk = encoding_rs::GBK.encode(TEXT).0.into_owned();
    let marked = format!("\u{FEFF}{TEXT}");
    for (bytes, encoding) in [
        (TEXT.as_bytes().to_vec(), Encoding::Utf8),
        (marked.clone().into_bytes(), Encoding::Utf8),
        (gbk, Encoding::Gb18030),
        (wide(&marked, u16::to_le_bytes), Encoding::Utf16Le),
        (wide(&marked, u16::to_be_bytes), Encoding::Utf16Be),
        (wide(TEXT, u16::to_le_bytes), Encoding::Utf16Le),
    ] {
        let mut source = opened(bytes);
        assert_eq!(source.info().kind, Kind::Delimited);
        assert_eq!(
            (source.info().encoding, source.info().malformed),
            (Some(encoding), false),
            "{encoding:?}"
        );
        assert_eq!(source.header().names, cells(&["姓名", "手机", "公司"]), "{encoding:?}");
        assert_eq!(table(source.as_mut()), expected(), "{encoding:?}");
        assert_eq!(table(source.as_mut()), expected(), "a second reading begins at the top");
    }
}

#[test]
fn a_wrong_byte_at_the_end_changes_the_whole_reading() {
    let line = "何雨桐,13800001111,甲\n";
    let mut bytes = encoding_rs::GBK.encode("姓名,手机,公司\n").0.into_owned();
    bytes.extend(b"aaa,13800001111,b\n".repeat(20_000));
    bytes.extend(encoding_rs::GBK.encode(line).0.iter());
    let mut source = opened(bytes);
    assert_eq!(source.info().encoding, Some(Encoding::Gb18030));
    assert_eq!(table(source.as_mut()).last(), Some(&(20_002, cells(&["何雨桐", "13800001111", "甲"]))));
    assert_eq!(source.info().approx_rows, Some(20_002));
}

#[test]
fn a_person_may_choose_encoding_and_delimiter() {
    let options =
        OpenOptions { encoding: Some(Encoding::Gb18030), delimiter: Some(b';'), ..OpenOptions::default() };
    let mut source = open_with("a;b\n1;2\n".as_bytes(), &options).unwrap();
    assert_eq!(table(source.as_mut()), vec![(2, cells(&["1", "2"]))]);
    let misread = open_with(TEXT.as_bytes(), &options).unwrap();
    assert!(misread.info().encoding == Some(Encoding::Gb18030));
}

#[test]
fn the_declaration_line_of_excel_is_no_row() {
    let mut source = opened("sep=;\r\n姓名;手机\r\n何;1\r\n".as_bytes());
    assert_eq!(source.info().delimiter, Some(b';'));
    assert_eq!((source.header().row, table(source.as_mut())), (Some(1), vec![(2, cells(&["何", "1"]))]));
}

#[test]
fn titles_blank_lines_and_ragged_rows() {
    let text = "2025 客户名单,,\n\n姓名,手机,公司,,\n何,1\n吕,2,甲,多,,\n,,\n\u{200B},,\n";
    let mut source = opened(text.as_bytes());
    assert_eq!(source.header().row, Some(3));
    assert_eq!(source.header().names.len(), 4, "as wide as the widest row");
    let zero_width = (7, cells(&["\u{200B}"]));
    assert_eq!(
        table(source.as_mut()),
        vec![(4, cells(&["何", "1"])), (5, cells(&["吕", "2", "甲", "多"])), zero_width]
    );
    assert_eq!(source.all_rows().unwrap().next().unwrap().unwrap().number, 1);
}

#[test]
fn a_chosen_header_row_cuts_the_data() {
    let options = OpenOptions { header: HeaderChoice::Row(2), ..OpenOptions::default() };
    let mut source = open_with("姓名,手机\na,b\nc,d\n".as_bytes(), &options).unwrap();
    assert_eq!(
        (source.header().names.clone(), table(source.as_mut())),
        (cells(&["a", "b"]), vec![(3, cells(&["c", "d"]))])
    );
    let options = OpenOptions { header: HeaderChoice::None, ..OpenOptions::default() };
    assert_eq!(table(open_with("姓名,手机\na,b\n".as_bytes(), &options).unwrap().as_mut()).len(), 2);
}

#[test]
fn unusual_text_passes_through_unchanged() {
    let long = "甲".repeat(300);
    let odd = "\u{202E}right\u{200D}to\u{FEFF}left\u{200B}";
    let text = format!("姓名,手机\n{long},{odd}\nnul\0l,=cmd|' /C calc'!A0\n");
    let rows = table(opened(text.into_bytes()).as_mut());
    assert_eq!(rows[0].1, [long, odd.to_owned()]);
    assert_eq!(rows[1].1, ["null", "=cmd|' /C calc'!A0"], "only NUL is dropped");
}

#[test]
fn scientific_notation_is_recognisable_as_lost_digits() {
    let mut source = opened("姓名,身份证号\n何,4.40301E+17\n".as_bytes());
    let row = source.rows().unwrap().next().unwrap().unwrap();
    assert!(row.cells[1].lost_digits() && !row.cells[0].lost_digits());
}

#[test]
fn one_bad_row_is_named_and_the_others_are_read() {
    let text = format!("姓名,手机\n何,{}\n吕,2\n\"open,3\n", "x".repeat(40_000));
    let mut source = opened(text.into_bytes());
    let rows: Vec<_> = source.rows().unwrap().collect();
    assert!(matches!(rows[0], Err(ReadError::CellTooLong { row: 2, column: 2 })));
    assert_eq!(rows[1].as_ref().unwrap().number, 3);
    assert!(matches!(rows[2], Err(ReadError::UnclosedQuote { row: 4 })));
    assert_eq!(rows.len(), 3);
}

#[test]
fn files_are_read_and_folders_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.txt");
    std::fs::write(&path, TEXT).unwrap();
    let mut source = open_path(&path, &OpenOptions::default()).unwrap();
    assert_eq!(source.all_rows().unwrap().count(), 3);
    assert!(matches!(open_path(folder.path(), &OpenOptions::default()), Err(ReadError::NotAFile)));
    assert!(matches!(open_path(&folder.path().join("none"), &OpenOptions::default()), Err(ReadError::Io(_))));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let total = bytes.len();
        if let Ok(mut source) = open_with(bytes, &OpenOptions::default()) {
            let mut shown = 0;
            for row in source.all_rows().unwrap().flatten() {
                shown += row.cells.iter().map(|cell| cell.shown().len()).sum::<usize>();
            }
            prop_assert!(shown <= total * 3 + 3, "no more text than three bytes for each byte read");
        }
    }

    #[test]
    fn what_excel_writes_is_read_back(
        rows in prop::collection::vec(prop::collection::vec("[a-z何\",;\t\n 0-9]{1,8}", 3), 2..8),
        gbk in any::<bool>(),
    ) {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        writer.write_record(["姓名", "手机", "公司"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let mut bytes = writer.into_inner().unwrap();
        if gbk {
            bytes = encoding_rs::GBK.encode(std::str::from_utf8(&bytes).unwrap()).0.into_owned();
        }
        let options = OpenOptions { delimiter: Some(b','), ..OpenOptions::default() };
        let read = table(open_with(bytes, &options).unwrap().as_mut());
        // A TAB behind digits is taken for our own guard.
        let expected: Vec<Vec<String>> = rows
            .into_iter()
            .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
            .map(|row| row.into_iter().map(crate::tabular::guard::restored).collect())
            .collect();
        prop_assert_eq!(read.into_iter().map(|(_, row)| row).collect::<Vec<_>>(), expected);
    }
}
