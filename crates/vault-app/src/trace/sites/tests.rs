use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;
use vault_domain::date::LocalDate;
use vault_domain::ids::RecordId;
use vault_domain::value::{ParseOptions, normalise};

use super::*;
use crate::trace::{CopyKey, meeting_key};

const RECORD: RecordId = RecordId::from_bytes([7; 16]);

/// Every spelling that some of two hundred copies has.
fn spellings(field: FieldKey, text: &str) -> BTreeSet<String> {
    (0..200).map(|n| CopyKey::from_bytes([n; 32]).spell(RECORD, field, text).into_owned()).collect()
}

#[rstest]
#[case(FieldKey::Company, "海风贸易（北京）有限公司", &["海风贸易 (北京) 有限公司", "海风贸易(北京)有限公司", "海风贸易（北京）有限公司"])]
#[case(FieldKey::Company, "深圳A8音乐有限公司", &["深圳 A8 音乐有限公司", "深圳A8音乐有限公司"])]
#[case(FieldKey::City, "苏州", &["苏州", "苏州市"])]
#[case(FieldKey::City, "广东省深圳市", &["广东深圳", "广东深圳市", "广东省深圳", "广东省深圳市"])]
#[case(FieldKey::Title, "采购/仓储", &["采购 / 仓储", "采购/仓储", "采购／仓储"])]
#[case(FieldKey::Address, "南京市玄武区中山路8号", &["南京市玄武区中山路 8 号", "南京市玄武区中山路8号", "南京玄武区中山路 8 号", "南京玄武区中山路8号"])]
#[case(FieldKey::Remark, "账期谈妥，下次带样品来。", &["账期谈妥,下次带样品来", "账期谈妥,下次带样品来。", "账期谈妥，下次带样品来", "账期谈妥，下次带样品来。"])]
fn ways_to_write(#[case] field: FieldKey, #[case] text: &str, #[case] all: &[&str]) {
    assert_eq!(spellings(field, text).iter().map(String::as_str).collect::<Vec<_>>(), all);
}

#[rstest]
// A firm's legal form and place are its name; the name of a person is copied onto labels.
#[case(FieldKey::Company, "深圳市海风贸易有限责任公司")]
#[case(FieldKey::Name, "阿卜杜拉·买买提")]
#[case(FieldKey::Name, "John Smith（北京）")]
#[case(FieldKey::InvoiceTitle, "海风贸易（北京）有限公司")]
// Both a province and a town in it; a district as well.
#[case(FieldKey::City, "吉林")]
#[case(FieldKey::City, "朝阳")]
#[case(FieldKey::City, "沙市")]
// Roads, not towns.
#[case(FieldKey::Address, "中山路东区")]
#[case(FieldKey::Address, "南京东路三段")]
#[case(FieldKey::Address, "海南区海达街")]
#[case(FieldKey::Address, "苏州工业园区")]
// Amounts, dates, times, numbers, codes, addresses on the net.
#[case(FieldKey::Remark, "定金30万")]
#[case(FieldKey::Remark, "价1,000,000元")]
#[case(FieldKey::Remark, "2026年5月6日")]
#[case(FieldKey::Remark, "5号")]
#[case(FieldKey::Remark, "2026/5/6")]
#[case(FieldKey::Remark, "9：30")]
#[case(FieldKey::Remark, "电话13800001111找他")]
#[case(FieldKey::Remark, "信箱a@b.cn找他")]
#[case(FieldKey::Remark, "涨5%的价")]
#[case(FieldKey::Remark, "单号3-2-1")]
#[case(FieldKey::Remark, "采购、品控")]
#[case(FieldKey::Phone, "+8613800001111")]
#[case(FieldKey::Birthday, "1990-01-02")]
#[case(FieldKey::Custom01, "海风（北京）")]
// Written neither one way nor the other: left as it is.
#[case(FieldKey::Company, "海风（北京)公司")]
#[case(FieldKey::Company, "深圳 A8音乐")]
#[case(FieldKey::Remark, "")]
fn left_alone(#[case] field: FieldKey, #[case] text: &str) {
    assert_eq!(spellings(field, text), BTreeSet::from([text.to_owned()]));
}

#[test]
fn each_record_field_and_value_has_choices_of_its_own() {
    let key = CopyKey::from_bytes([1; 32]);
    let chosen = |record: u8, field, text| {
        (0..64_u8)
            .map(|n| {
                let record = RecordId::from_bytes([record, n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
                key.spell(record, field, text).ends_with('市')
            })
            .collect::<Vec<_>>()
    };
    let base = chosen(1, FieldKey::City, "苏州");
    assert_eq!(base, chosen(1, FieldKey::City, "苏州市"), "the stored spelling does not matter");
    assert_ne!(base, chosen(2, FieldKey::City, "苏州"));
    assert_ne!(base, chosen(1, FieldKey::Hometown, "苏州"));
    assert_ne!(base, chosen(1, FieldKey::City, "无锡"));
    let towns = base.iter().filter(|with| **with).count();
    assert!((16..=48).contains(&towns), "{towns}");
}

/// Text as people write it, and as nobody does.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "海风",
        "贸易",
        "（",
        "）",
        "(",
        ")",
        " (",
        ") ",
        " ",
        "/",
        " / ",
        "／",
        "，",
        ",",
        "。",
        "：",
        "；",
        "、",
        "广东",
        "省",
        "深圳",
        "市",
        "南山",
        "区",
        "路",
        "8",
        "号",
        "A",
        "ERP",
        "12",
        "2026",
        "年",
        "万",
        "系统",
        "B座",
        "\n",
        "-",
        "%",
        "㎡",
        "㋀",
        "①",
        "é",
        "ー",
        "\u{200B}",
        "　",
        "銷售",
        "@",
        "有限公司",
    ]);
    prop_oneof![prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat()), "(?s).{0,40}"]
}

fn fields() -> impl Strategy<Value = FieldKey> {
    prop::sample::select(FieldKey::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn spellings_are_harmless(text in texts(), field in fields(), key: [u8; 32]) {
        let key = CopyKey::from_bytes(key);
        let spelled = key.spell(RECORD, field, &text);
        prop_assert_eq!(meeting_key(&spelled), meeting_key(&text));
        let marks = |text: &str| -> String {
            text.chars().filter(|ch| ch.is_numeric() || "@+-.%¥￥_#".contains(*ch)).collect()
        };
        prop_assert_eq!(marks(&spelled), marks(&text));
        prop_assert_eq!(key.spell(RECORD, field, &spelled), spelled.clone(), "spelling again changes nothing");
        let Some(style) = Style::of(field) else {
            prop_assert_eq!(spelled.as_ref(), text.as_str());
            return Ok(());
        };
        let (before, after) = (Outline::of(&text), Outline::of(&spelled));
        let found = sites(style, &before);
        prop_assert_eq!(&found, &sites(style, &after), "every spelling has the same places");
        for site in found {
            prop_assert!(site.is_in(&before) && site.is_in(&after));
            prop_assert!(site.spellings.len() > 1);
        }
    }

    #[test]
    fn what_the_vault_would_store_stays_in_normal_form(text in texts(), key: [u8; 32]) {
        let options = ParseOptions::form(LocalDate::new(2026, 3, 1).unwrap());
        for field in [FieldKey::Company, FieldKey::City, FieldKey::Title, FieldKey::Address, FieldKey::Remark] {
            let Ok((stored, _)) = normalise(field, &text, &options) else { continue };
            let stored = stored.as_text().unwrap();
            let spelled = CopyKey::from_bytes(key).spell(RECORD, field, stored);
            let (read, warnings) = normalise(field, &spelled, &options).unwrap();
            prop_assert_eq!(read.as_text().unwrap(), spelled.as_ref());
            prop_assert!(warnings.is_empty());
        }
    }
}
