use super::*;

/// How many pages a PDF has, by what its page tree says.
fn pages(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let counts = text.split("/Count ").skip(1);
    let number = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok();
    counts.filter_map(number).max().unwrap()
}

fn list(rows: usize, remark: &str) -> Vec<u8> {
    let columns = columns(&[Name, Phone, Remark]);
    let rows: Vec<_> = (0..rows).map(|_| single(&["何雨桐", "13800001111", remark])).collect();
    written(FileFormat::PdfList, &columns, &rows)
}

#[test]
fn a_list_goes_on_over_pages() {
    assert_eq!(pages(&list(0, "")), 1);
    assert_eq!(pages(&list(5, "")), 1);
    assert_eq!(pages(&list(100, "")), 5);
    // One customer whose remark alone is longer than a page.
    assert!((6..10).contains(&pages(&list(1, &"很长的备注。".repeat(1_500)))));
}

#[test]
fn every_customer_has_a_sheet() {
    let columns = columns(&[Name, Company, Phone, Remark]);
    let rows = [
        single(&["何雨桐", "临江科技", "13800001111", "第一行\n第二行\t=1"]),
        single(&["", "临江科技", "", &"长".repeat(4_000)]),
        single(&["", "", "", ""]),
    ];
    let bytes = written(FileFormat::PdfSheet, &columns, &rows);
    assert_eq!(pages(&bytes), 5, "the long one takes three");
}

#[test]
fn letters_beyond_the_font_and_odd_names_are_drawn() {
    let odd = Mark { who: "𬱖👨\u{200D}👩 R&D ".repeat(40), register_no: "E-1\n2".into(), ..mark() };
    let columns = columns(&[Name, Remark]);
    for format in [FileFormat::PdfList, FileFormat::PdfSheet] {
        let rows = [single(&["𬱖\u{1F}\0", &"👨\u{200D}👩\u{200D}👧".repeat(200)])];
        assert!(pages(&written_with(format, &odd, &columns, &rows)) >= 1);
    }
}

#[test]
fn columns_too_narrow_to_read_are_refused() {
    let mark = mark();
    let mut out = Vec::new();
    for count in 1..60 {
        let columns = vec![column(Remark); count];
        let begun = begin(FileFormat::PdfList, &mut out, &columns, &mark);
        match begun {
            Ok(mut sheet) => {
                sheet.row(&vec![vec!["备注很长 abcdefghijklmn".to_owned()]; count]).unwrap();
                sheet.finish().unwrap();
            }
            Err(error) => {
                assert!(count > 35 && matches!(error, FormatError::TooManyColumns), "{count}");
                return;
            }
        }
    }
    panic!("sixty columns cannot be read");
}

#[test]
fn no_row_and_no_column_is_a_page_too() {
    for format in [FileFormat::PdfList, FileFormat::PdfSheet] {
        assert_eq!(pages(&written(format, &[], &[])), 1);
        assert_eq!(pages(&written(format, &[], &[Vec::new()])), 1);
    }
}
