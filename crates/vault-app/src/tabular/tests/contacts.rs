use super::*;
use crate::tabular::{Encoding, Kind};

/// The row of a single card as (title, value).
fn card(bytes: impl Into<std::sync::Arc<[u8]>>) -> Vec<(String, String)> {
    let mut source = opened(bytes);
    let names = source.header().names.clone();
    let rows = table(source.as_mut());
    assert_eq!(rows.len(), 1);
    names.into_iter().zip(rows[0].1.clone()).filter(|(_, value)| !value.is_empty()).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(title, value)| ((*title).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn version_2_1_of_older_phones() {
    let text = b"BEGIN:VCARD\r\nVERSION:2.1\r\n\
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=BD=95;=E9=9B=A8=\r\n=E6=A1=90;;;\r\n\
        TEL;CELL;PREF:138-0000-1111\r\nTEL;WORK:0755-12345678\r\nTEL;FAX:0755-1\r\nTEL;WORK:13800002222\r\n\
        ORG;CHARSET=GBK:\xC1\xD9\xBD\xAD;\xCF\xFA\xCA\xDB\r\n\
        PHOTO;ENCODING=BASE64;JPEG:\r\n AAAA\r\nBBBB\r\n\r\nEMAIL;INTERNET:a@example.com\r\nEND:VCARD\r\n";
    assert_eq!(
        card(&text[..]),
        pairs(&[
            ("姓名", "何雨桐"),
            ("公司", "临江"),
            ("部门", "销售"),
            ("手机", "138-0000-1111"),
            ("手机 2", "13800002222"),
            ("座机", "0755-12345678"),
            ("邮箱", "a@example.com"),
        ])
    );
}

#[test]
fn version_3_0_with_groups_folds_and_escapes() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nN:Smith;John;Q.;;\nFN:Mr John Smith\nitem1.TEL;type=pref:+1 415 555 0100\n\
        item1.X-ABLabel:_$!<Mobile>!$_\nitem2.ADR;type=WORK:;;科技路 1 号;深圳市;广东省;518000;中国\n\
        NOTE:一\\n二\\, 三 long\n  folded\nBDAY:1888-02-29T00:00:00Z\nURL:https\\://example.com\nTITLE:经理\nX-QQ:10001\nEND:VCARD\n";
    assert_eq!(
        card(text.as_bytes()),
        pairs(&[
            ("姓名", "John Q. Smith"),
            ("职位", "经理"),
            ("手机", "+1 415 555 0100"),
            ("QQ", "10001"),
            ("地址", "广东省深圳市科技路 1 号 518000"),
            ("生日", "1888-02-29"),
            ("网址", "https://example.com"),
            ("备注", "一\n二, 三 long folded"),
        ])
    );
}

#[test]
fn version_4_0_and_names_without_parts() {
    let text = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:何雨桐\r\nTEL;VALUE=uri;TYPE=\"voice,home\":tel:+86-755-1234567;ext=8\r\n\
        ADR:;;1 Main St;Springfield;IL;62701;USA\r\nEND:VCARD\r\n";
    let expected = [
        ("姓名", "何雨桐"),
        ("座机", "+86-755-1234567转8"),
        ("地址", "1 Main St, Springfield, IL, USA 62701"),
    ];
    assert_eq!(card(text.as_bytes()), pairs(&expected));
}

#[test]
fn a_gbk_file_without_declarations() {
    let text = "BEGIN:VCARD\nVERSION:2.1\nN:吕;子墨\nTEL:13800001111\nEND:VCARD\n";
    let bytes = encoding_rs::GBK.encode(text).0.into_owned();
    let source = opened(bytes.clone());
    assert_eq!((source.info().kind, source.info().encoding), (Kind::Vcard, Some(Encoding::Gb18030)));
    assert_eq!(card(bytes), pairs(&[("姓名", "吕子墨"), ("手机", "13800001111")]));
}

#[test]
fn many_cards_share_columns_and_keep_their_numbers() {
    let mut text = String::new();
    for at in 0..4 {
        let numbers: String = (0..at * 4).map(|n| format!("TEL:1380000{at}{n:03}\n")).collect();
        text.push_str(&format!("BEGIN:VCARD\nFN:某{at}\n{numbers}{numbers}END:VCARD\n"));
        if at == 1 {
            text.push_str("BEGIN:VCARD\nEND:VCARD\n");
        }
    }
    let mut source = opened(text.into_bytes());
    assert_eq!(source.info().approx_rows, Some(5));
    assert_eq!(source.header().names.len(), 11, "name and at most ten numbers");
    let rows = table(source.as_mut());
    assert_eq!(rows.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 4, 5]);
    assert_eq!(rows[3].1[10], "13800003009；13800003010；13800003011", "further numbers stay visible");
}

#[test]
fn a_card_inside_a_card_is_another_person() {
    let text =
        "BEGIN:VCARD\nFN:甲\nAGENT:\nBEGIN:VCARD\nFN:乙\nTEL:1\nEND:VCARD\nTEL:13800001111\nEND:VCARD\n";
    assert_eq!(card(text.as_bytes()), pairs(&[("姓名", "甲"), ("手机", "13800001111")]));
}

#[test]
fn a_cut_file_gives_its_whole_cards_first() {
    let text = "BEGIN:VCARD\nFN:甲\nEND:VCARD\nBEGIN:VCARD\nFN:乙\nTEL:138";
    let mut source = opened(text.as_bytes());
    let rows: Vec<_> = source.rows().unwrap().collect();
    assert_eq!(rows[0].as_ref().unwrap().cells, [Cell::Text("甲".into())]);
    assert!(matches!(rows[1], Err(ReadError::Damaged(_))));
    assert_eq!(rows.len(), 2);
}

#[test]
fn an_endless_value_loses_its_card_only() {
    let text =
        format!("BEGIN:VCARD\nFN:{}\nEND:VCARD\nBEGIN:VCARD\nFN:乙\nEND:VCARD\n", "x".repeat(3_000_000));
    let mut source = opened(text.into_bytes());
    let rows: Vec<_> = source.rows().unwrap().collect();
    assert!(matches!(rows[0], Err(ReadError::CellTooLong { row: 1, .. })));
    assert_eq!(rows[1].as_ref().unwrap().number, 2);
}
