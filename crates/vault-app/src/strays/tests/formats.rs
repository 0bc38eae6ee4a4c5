//! The same three customers in every format.

use std::io::{Cursor, Write as _};

use rstest::rstest;
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use super::*;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let first = workbook.add_worksheet();
    first.write_string(0, 0, "姓名").unwrap();
    first.write_string(0, 1, "手机").unwrap();
    first.write_string(1, 0, "张三").unwrap();
    first.write_number(1, 1, 13_800_001_111.0).unwrap();
    let hidden = workbook.add_worksheet();
    hidden.set_hidden(true);
    hidden.write_string(0, 0, "李四").unwrap();
    hidden.write_string(0, 1, "13900002222").unwrap();
    hidden.write_string(1, 0, "王五").unwrap();
    hidden.write_string(1, 1, "+86 137 0000 3333").unwrap();
    workbook.save_to_buffer().unwrap()
}

fn document() -> Vec<u8> {
    let cell =
        |text: &str| format!("<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:tc>");
    let row = |name: &str, phone: &str| format!("<w:tr>{}{}</w:tr>", cell(name), cell(phone));
    let rows = row("张三", "13800001111") + &row("李&amp;四", "13900002222");
    let split = "<w:p><w:r><w:t>王五1370000</w:t></w:r><w:r><w:t>3333</w:t></w:r></w:p>";
    let body = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:tbl>{rows}</w:tbl>{split}</w:body></w:document>"
    );
    packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &body)])
}

fn ods() -> Vec<u8> {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let rows: String = ["13800001111", "13900002222", "13700003333"]
        .map(|phone| format!("<table:table-row>{}{}</table:table-row>", cell("某"), cell(phone)))
        .concat();
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"一\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

const CARDS: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:张三\nTEL:13800001111\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:李四\n\
    TEL:139 0000 2222\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:王五\nTEL:+8613700003333\nEND:VCARD\n";
const CHAT: &str = "2026-01-05 14:30 张三: 我的新号 138\u{200B}0000\u{200B}1111\n\"好的\n李四: 13900002222\n王五 137 0000 3333 \
    再联系\n";
const JSON: &str = "[{\"n\":\"张三\",\"p\":\"13800001111\"},{\"p\":\"13900002222\"},{\"p\":13700003333}]";
const PAGE: &str =
    "<html><table><tr><td>13800001111</td><td>13900002222</td></tr><tr><td>13700003333</td></tr></table>";

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn wide(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

#[rstest]
#[case("gbk.csv", gbk(LIST), "csv", 4)]
#[case("excel.txt", wide(&LIST.replace(',', "\t")), "txt", 5)]
#[case("list.xlsx", workbook(), "xlsx", 3)]
#[case("list.ods", ods(), "ods", 3)]
#[case("contacts.vcf", CARDS.as_bytes().to_vec(), "vcf", 3)]
#[case("chat.txt", CHAT.as_bytes().to_vec(), "txt", 4)]
#[case("chat.csv", CHAT.as_bytes().to_vec(), "csv", 4)]
#[case("export.json", JSON.as_bytes().to_vec(), "json", 1)]
#[case("report.xls", PAGE.as_bytes().to_vec(), "html", 1)]
#[case("letter.docx", document(), "docx", 5)]
// Names say nothing: a list that calls itself something else is one all the same.
#[case("holiday.jpg", workbook(), "xlsx", 3)]
#[case("backup", LIST.as_bytes().to_vec(), "txt", 5)]
fn the_three_are_found(#[case] name: &str, #[case] content: Vec<u8>, #[case] kind: &str, #[case] rows: u64) {
    let folder = Folder::new();
    folder.put(name, content);
    let scan = folder.scan();
    let [finding] = scan.findings.as_slice() else { panic!("{name}: {} findings", scan.findings.len()) };
    assert_eq!((finding.kind, finding.rows, finding.unreadable), (kind, rows, None), "{name}");
    assert!(finding.known >= 3 && finding.phones >= 3, "{name}: {}", finding.known);
}

#[test]
fn the_sample_lists_are_found() {
    let folder = Folder::new();
    folder.put("customers.xlsx", include_bytes!("../../../../../assets/samples/customers.xlsx"));
    folder.put("customers-gbk.csv", include_bytes!("../../../../../assets/samples/customers-gbk.csv"));
    folder.put("contacts.vcf", include_bytes!("../../../../../assets/samples/contacts.vcf"));
    let roots = [folder.path().to_owned()];
    let search = Search { roots: &roots, excluded: &[], today: today(), limits: Limits::default() };
    let scan = scan(&search, &|_| true, &mut |_, _| true).unwrap();
    assert_eq!(names(&scan), ["contacts.vcf", "customers-gbk.csv", "customers.xlsx"]);
    for finding in &scan.findings {
        assert_eq!((finding.rows, finding.unreadable), (200, None), "{}", finding.kind);
        assert!(finding.phones > 150, "{} {}", finding.kind, finding.phones);
        assert_eq!(finding.known, finding.phones + finding.ids + finding.mails);
    }
}

#[test]
fn a_file_with_a_password_is_listed_whatever_it_is_called() {
    let folder = Folder::new();
    let mut locked = workbook();
    // Bit 0 of the flags in every header.
    for at in 0..locked.len() - 4 {
        match &locked[at..at + 4] {
            b"PK\x03\x04" => locked[at + 6] |= 1,
            b"PK\x01\x02" => locked[at + 8] |= 1,
            _ => {}
        }
    }
    folder.put("locked.xlsx", &locked);
    folder.put("locked", &locked);
    let scan = folder.scan();
    let found: Vec<_> = scan.findings.iter().map(|finding| (finding.kind, finding.unreadable)).collect();
    assert_eq!(found, [("office", Some(StrayProblem::Encrypted)), ("xlsx", Some(StrayProblem::Encrypted))]);
    assert!(scan.findings.iter().all(|finding| finding.known == 0));
}

#[test]
fn a_damaged_list_is_listed_and_a_damaged_download_is_not() {
    let folder = Folder::new();
    let half = &workbook()[..1_500];
    folder.put("half.xlsx", half);
    folder.put("half.crdownload", half);
    folder.put("photos.zip", packed(&[("a.txt", "13800001111 13900002222 13700003333")]));
    folder.put("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\0");
    folder.put("a.pdf", b"%PDF-1.7 13800001111 13900002222 13700003333");
    let scan = folder.scan();
    assert_eq!(names(&scan), ["half.xlsx"]);
    assert_eq!(scan.findings[0].unreadable, Some(StrayProblem::Damaged));
    assert_eq!((scan.files, scan.archives, scan.not_read), (5, 1, 3));
}

#[test]
fn large_containers_are_not_looked_into() {
    let folder = Folder::new();
    folder.put("list.xlsx", workbook());
    folder.put("archive.zip", workbook());
    folder.put("installer.msi", [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 2_000]].concat());
    folder.put("list.csv", LIST.repeat(20));
    let scan = folder.scan_with(Limits { workbook_bytes: 1_000, ..Limits::default() });
    let found: Vec<_> = scan.findings.iter().map(|finding| (finding.kind, finding.unreadable)).collect();
    assert_eq!(found, [("csv", None), ("xlsx", Some(StrayProblem::TooLarge))]);
    assert_eq!(scan.archives, 2);
}

/// Sheets beyond the limit are not read, and that is told with what was counted.
#[test]
fn what_was_counted_before_a_limit_stays() {
    let folder = Folder::new();
    folder.put("list.xlsx", workbook());
    let scan = folder.scan_with(Limits { sheets: 1, ..Limits::default() });
    let [finding] = scan.findings.as_slice() else { panic!("{}", scan.findings.len()) };
    assert_eq!((finding.known, finding.unreadable), (1, Some(StrayProblem::TooLarge)));
}
