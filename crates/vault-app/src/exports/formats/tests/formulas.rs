use rstest::rstest;

use super::*;

/// What a spreadsheet would compute, and what it would change.
#[rstest]
#[case("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
#[case("=HYPERLINK(\"http://example.com\",\"x\")", "'=HYPERLINK(\"http://example.com\",\"x\")")]
#[case("+1+1", "'+1+1")]
#[case("-2+3", "'-2+3")]
#[case("@SUM(1,1)", "'@SUM(1,1)")]
#[case("\t=1", "'\t=1")]
#[case("\r=1", "'\n=1")]
#[case("\0=1", "'=1")]
#[case("  =1", "'  =1")]
#[case("\u{FEFF}\u{200B}=1", "'\u{FEFF}\u{200B}=1")]
#[case("\n=1", "'\n=1")]
#[case("＝1", "'＝1")]
#[case("＋1", "'＋1")]
#[case("－1", "'－1")]
#[case("＠1", "'＠1")]
#[case("'=1", "''=1")]
#[case("\"=1\"", "\"=1\"")]
#[case("13800001111", "13800001111\t")]
#[case("0755", "0755\t")]
fn no_cell_is_computed(#[case] value: &str, #[case] cell: &str) {
    let columns = columns(&[Name, Remark]);
    let rows = [single(&["何", value])];
    let quoted = format!("\"{}\"", cell.replace('"', "\"\""));
    let utf8 = written(FileFormat::Csv, &columns, &rows);
    assert!(String::from_utf8(utf8).unwrap().contains(&quoted));
    let gb18030 =
        encoding_rs::GB18030.decode(&written(FileFormat::CsvGb18030, &columns, &rows)).0.into_owned();
    assert!(gb18030.contains(&quoted));
    // A workbook has strings alone: no formula, no number.
    for (name, text) in parts(&written(FileFormat::Xlsx, &columns, &rows)) {
        if name.starts_with("xl/worksheets/") {
            assert!(!text.contains("<f>") && !text.contains("<f ") && !text.contains("<v>"), "{name}");
            assert_eq!(text.matches("<c ").count(), text.matches(" t=\"inlineStr\">").count(), "{name}");
        }
    }
}

#[test]
fn titles_are_cells_too() {
    let columns = [Column { key: Name, title: "=1+1".into() }, Column { key: Remark, title: "备注".into() }];
    let text = String::from_utf8(written(FileFormat::Csv, &columns, &[])).unwrap();
    assert_eq!(text, "\u{FEFF}\"'=1+1\",\"备注\",\"商业秘密\"\r\n");
}
