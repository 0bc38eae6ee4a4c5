use super::*;
use crate::exports::formats::cell::clean;

const KEYS: [FieldKey; 13] = [
    Name, Company, Department, Title, Phone, Landline, Email, Wechat, Qq, Address, Birthday, Website, Remark,
];

/// The one card of a file as (title, value).
fn card(keys: &[FieldKey], row: &[Vec<String>]) -> Vec<(String, String)> {
    let (names, rows) = read(written(FileFormat::Vcard, &columns(keys), &[row.to_vec()]));
    assert_eq!(rows.len(), 1);
    names.into_iter().zip(rows[0].clone()).filter(|(_, value)| !value.is_empty()).collect()
}

fn value(card: &[(String, String)], title: &str) -> String {
    card.iter().find(|(known, _)| known == title).map(|(_, value)| value.clone()).unwrap_or_default()
}

#[test]
fn a_card_comes_back_with_every_field() {
    let mut row = single(&[
        "何雨桐",
        "临江；科技, \\公司",
        "华南;销售",
        "经理",
        "",
        "+86755-12345678",
        "a@example.com",
        "wxid_hyt",
        "10001",
        "广东省深圳市科技路 1 号, 3 栋;B",
        "1888-02-29",
        "https://example.com/?a=1;b",
        "第一行\n第二行：\"引\"",
    ]);
    row[4] = vec!["+8613800001111".into(), "0755-1234567".into(), "+14155550100".into()];
    let card = card(&KEYS, &row);
    for (title, expected) in [
        ("姓名", "何雨桐"),
        ("公司", "临江；科技, \\公司"),
        ("部门", "华南;销售"),
        ("职位", "经理"),
        ("手机", "+8613800001111"),
        ("手机 2", "0755-1234567"),
        ("手机 3", "+14155550100"),
        ("座机", "+86755-12345678"),
        ("邮箱", "a@example.com"),
        ("微信", "wxid_hyt"),
        ("QQ", "10001"),
        ("地址", "广东省深圳市科技路 1 号, 3 栋;B"),
        ("生日", "1888-02-29"),
        ("网址", "https://example.com/?a=1;b"),
    ] {
        assert_eq!(value(&card, title), expected, "{title}");
    }
    let note = value(&card, "备注");
    assert!(note.contains("第一行\n第二行：\"引\""), "{note}");
    assert!(note.ends_with("商业秘密·核心 · E-20261201-0007 · 王磊 5678 · 2026-12-01 14:02"), "{note}");
}

#[test]
fn what_a_card_has_no_place_for_stands_in_the_note() {
    let row = vec![
        vec!["何雨桐".to_owned()],
        vec!["440301188001010014".into()],
        vec!["老客户".into(), "深圳".into()],
        vec!["****-02-29".into()],
        vec!["wxid_hyt".into()],
    ];
    let note = value(&card(&[Name, IdNumber, Tags, Birthday, Wechat], &row), "备注");
    let lines: Vec<&str> = note.lines().collect();
    assert_eq!(
        lines[..4],
        ["身份证号：440301188001010014", "标签：老客户；深圳", "生日：****-02-29", "微信号：wxid_hyt"]
    );
}

#[test]
fn a_firm_comes_back_as_a_firm() {
    let card = card(&[Name, Company, Phone], &single(&["", "临江科技; 深圳", "13800001111"]));
    assert_eq!((value(&card, "姓名"), value(&card, "公司")), (String::new(), "临江科技; 深圳".into()));
}

#[test]
fn nasty_texts_stay_inside_their_property() {
    let long = "很长的备注，".repeat(900);
    for text in [
        "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:乙",
        "a\\nb\\,c\\;d:e",
        "👨\u{200D}👩\u{200D}👧 𬱖 \"，",
        "一\u{85}\u{b}\0二",
        long.as_str(),
        &format!("a{}b", " ".repeat(500)),
    ] {
        let card = card(&[Name, Title, Remark], &single(&["何雨桐", "经理", text]));
        let note = value(&card, "备注");
        let sent = clean(text).into_owned();
        let expected = if sent.contains("     ") { format!("a{}b", " ".repeat(30)) } else { sent };
        assert!(note.starts_with(&format!("{expected}\n商业秘密")), "{note:?}");
        assert_eq!((value(&card, "姓名"), value(&card, "职位")), ("何雨桐".into(), "经理".into()));
    }
}

#[test]
fn a_note_beyond_all_bounds_keeps_its_mark() {
    let card = card(&[Name, Remark], &single(&["何", &"长".repeat(40_000)]));
    let note = value(&card, "备注");
    assert!(note.encode_utf16().count() <= 32_767 && note.ends_with(&mark().line()));
}

#[test]
fn lines_are_folded_between_characters() {
    let row = single(&["何雨桐", &"𬱖备a".repeat(200)]);
    let bytes = written(FileFormat::Vcard, &columns(&[Name, Remark]), &[row]);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nN:何雨桐;;;;\r\nFN:何雨桐\r\n"));
    let lines: Vec<&str> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    assert!(lines.iter().filter(|line| line.starts_with(' ')).count() > 20);
}
