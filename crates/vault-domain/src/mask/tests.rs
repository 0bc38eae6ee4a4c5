use proptest::prelude::*;
use rstest::rstest;
use unicode_segmentation::UnicodeSegmentation as _;

use super::*;

#[rstest]
#[case(FieldKey::Name, "李明", "李*")]
#[case(FieldKey::Name, "韩小梅", "韩*梅")]
#[case(FieldKey::Name, "欧阳娜娜", "欧**娜")]
#[case(FieldKey::Name, "王𬱖", "王*")]
#[case(FieldKey::Name, "阿卜杜拉·买买提", "阿********提")]
#[case(FieldKey::Name, "John Smith", "J*** S***")]
#[case(FieldKey::Name, "John", "J***")]
#[case(FieldKey::Name, "1", "*")]
#[case(FieldKey::Name, "J", "*")]
#[case(FieldKey::Name, "", "")]
#[case(FieldKey::Name, "👨\u{200D}👩\u{200D}👧王", "👨\u{200D}👩\u{200D}👧*")]
#[case(FieldKey::Phone, "+8613800005678", "138****5678")]
#[case(FieldKey::Phone, "138 0000 5678", "138****5678")]
#[case(FieldKey::Landline, "+8675586001234", "0755****34")]
#[case(FieldKey::Landline, "+8675586001234;ext=801", "0755****34")]
#[case(FieldKey::Landline, "86001234", "86****4")]
#[case(FieldKey::Phone, "+16505550100", "+165****00")]
#[case(FieldKey::Phone, "王总的电话", "****")]
#[case(FieldKey::Phone, "1", "****")]
#[case(FieldKey::Switchboard, "+864008001234", "+864008001234")]
#[case(FieldKey::Switchboard, "+8613800005678", "138****5678")]
#[case(FieldKey::IdNumber, "11010519491231002X", "1****************X")]
#[case(FieldKey::IdNumber, "110105491231002", "1****************2")]
#[case(FieldKey::IdNumber, "1", "****************")]
#[case(FieldKey::DrivingLicence, "11010519491231002X", "1****************X")]
#[case(FieldKey::DrivingLicence, "110000000001", "11*****01")]
#[case(FieldKey::BankCard, "6217000000000001208", "**** **** **** 1208")]
#[case(FieldKey::BankCard, "1", "**** **** **** ****")]
#[case(FieldKey::Passport, "E12345678", "E1*****78")]
#[case(FieldKey::Passport, "E1", "*****")]
#[case(FieldKey::Email, "zhangsan@163.com", "zha***@163.com")]
#[case(FieldKey::Email, "abc@163.com", "a***@163.com")]
#[case(FieldKey::Email, "a@b.cn", "***@b.cn")]
#[case(FieldKey::Email, "a@b.c", "***")]
#[case(FieldKey::Address, "广东省深圳市南山区科技路1号", "广东省深圳市南山区********")]
#[case(FieldKey::Address, "上海市静安区南京西路1号", "上海市静安区********")]
#[case(FieldKey::Address, "上海静安区南京西路1号", "上海静安区********")]
#[case(FieldKey::Address, "深圳市南山区科技路1号", "深圳市南山区********")]
#[case(FieldKey::Address, "广西壮族自治区南宁市青秀区民族大道1号", "广西壮族自治区南宁市青秀区********")]
#[case(FieldKey::Address, "上海市阳光小区3栋", "上海市********")]
#[case(FieldKey::Address, "张三深圳市南山区", "********")]
#[case(FieldKey::Address, "科技路1号", "********")]
#[case(FieldKey::Plate, "苏D40000", "苏D4***0")]
#[case(FieldKey::Plate, "陕A12345D", "陕A1****D")]
#[case(FieldKey::Plate, "abc", "****")]
#[case(FieldKey::Wechat, "wxid_12345", "wx***5")]
#[case(FieldKey::Qq, "12345", "***")]
#[case(FieldKey::Birthday, "1990-05-12", "05-12")]
#[case(FieldKey::Birthday, "1990年", "***")]
#[case(FieldKey::CreditCode, "91350100M000100Y43", "91350100M000100Y43")]
#[case(FieldKey::CreditCode, "92440300MA5FAKE0X4", "92440********KE0X4")]
#[case(FieldKey::CreditCode, "11010519491231002X", "********")]
#[case(FieldKey::Company, "海风贸易", "海风贸易")]
#[case(FieldKey::Title, "总经理", "***")]
#[case(FieldKey::InvoiceTitle, "海风贸易", "***")]
#[case(FieldKey::Remark, "电话13800001111，下周签", "电话138****1111，下周签")]
fn masks_of_the_table(#[case] key: FieldKey, #[case] clear: &str, #[case] shown: &str) {
    assert_eq!(mask_value(key, &clear.into()).text(), shown);
}

#[test]
fn tails_for_labels() {
    let tail = |key, text: &str| mask_value(key, &text.into()).tail().map(str::to_owned);
    assert_eq!(tail(FieldKey::Phone, "+8613800005678").as_deref(), Some("5678"));
    assert_eq!(tail(FieldKey::BankCard, "6217000000000001208").as_deref(), Some("1208"));
    assert_eq!(tail(FieldKey::IdNumber, "11010519491231002X").as_deref(), Some("X"));
    assert_eq!(tail(FieldKey::BankCard, "1"), None);
    assert_eq!(tail(FieldKey::Name, "韩小梅"), None);
}

#[test]
fn numbers_are_hidden() {
    assert_eq!(mask_value(FieldKey::Quote, &Value::Int(123_456)).text(), "***");
    assert_eq!(mask_value(FieldKey::Owner, &Value::Id([7; 16])).text(), "***");
    assert_eq!(mask_coordinates(31.230_416, 121.473_701).text(), "31.23, 121.47");
    assert_eq!(mask_coordinates(f64::NAN, 0.0).text(), "***");
    let six_four = mask_id_number("11010519491231002X", IdMask::SixFour);
    assert_eq!((six_four.text(), six_four.tail()), ("110105********002X", Some("002X")));
    assert_eq!(mask_id_number("11010519491231002X", IdMask::ThreeThree).text(), "110************02X");
}

/// Most graphemes of the input a mask may show; `None`: the input may be public or has its own rule.
fn allowance(key: FieldKey) -> Option<usize> {
    Some(match key {
        FieldKey::Name => 4,
        FieldKey::Phone | FieldKey::Landline => 7,
        FieldKey::IdNumber => 2,
        FieldKey::BankCard
        | FieldKey::CompanyAccount
        | FieldKey::Passport
        | FieldKey::Permit
        | FieldKey::Vin => 4,
        FieldKey::DrivingLicence | FieldKey::Plate => 4,
        FieldKey::Wechat | FieldKey::Qq => 3,
        FieldKey::Birthday => 4,
        FieldKey::Title | FieldKey::Tags | FieldKey::Hometown | FieldKey::InvoiceTitle | FieldKey::Gender => {
            0
        }
        _ => return None,
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,40}",
        "[0-9+* -]{0,24}",
        "[a-z0-9.*]{0,8}@[a-z0-9*]{1,6}\\.[a-z]{1,3}",
        "[\\p{Han}·* ]{0,12}",
        "\\PC{0,12}",
        "[a-zA-Z\u{0301}\u{0600}👨👩🇨🇳\u{200D}*]{0,10}",
        "[广东省深圳市南山区路号0-9*]{0,20}",
    ]
}

proptest! {
    #[test]
    fn shows_no_more_than_allowed(key in proptest::sample::select(FieldKey::ALL), text in any_text()) {
        let masked = mask_value(key, &text.as_str().into());
        if let Some(allowed) = allowance(key) {
            let shown = masked.text().graphemes(true).filter(|g| !matches!(*g, "*" | " " | "-" | "+")).count();
            prop_assert!(shown <= allowed, "{:?} {:?}", key, masked);
            // Something always stays hidden of a text that has anything to hide.
            let letters = text.graphemes(true).filter(|g| !matches!(g.trim(), "" | "*" | "-")).count();
            prop_assert!(key == FieldKey::Birthday || letters == 0 || masked.text() != text.trim() || masked.text().contains('*'));
        }
        if let Some(tail) = masked.tail() {
            prop_assert!(masked.text().ends_with(tail), "{:?}", masked);
        }
    }

    #[test]
    fn masking_again_changes_nothing(key in proptest::sample::select(FieldKey::ALL), text in any_text()) {
        let once = mask_value(key, &text.as_str().into());
        let twice = mask_value(key, &once.text().into());
        prop_assert_eq!(once.text(), twice.text(), "{:?} {:?}", key, text);
    }

    #[test]
    fn shown_graphemes_are_whole(text in "\\PC{2,12}") {
        let masked = mask_person_name(&text);
        let source: Vec<&str> = text.trim().graphemes(true).collect();
        for shown in masked.text().graphemes(true).filter(|g| !matches!(*g, "*" | " ")) {
            prop_assert!(source.contains(&shown), "{:?} {:?}", text, masked);
        }
    }
}

#[test]
fn a_raised_field_is_not_shown_because_it_used_to_be_public() {
    for (key, text) in [
        (FieldKey::Website, "www.example.com"),
        (FieldKey::Industry, "化工"),
        (FieldKey::Switchboard, "+8675526001234"),
        (FieldKey::CreditCode, "91350100M000100Y43"),
    ] {
        assert_eq!(mask_value(key, &text.into()).text(), text, "{key:?}");
        let raised = mask_raised(key, &text.into(), Level::L2);
        assert_ne!(raised.text(), text, "{key:?}");
        assert!(raised.text().contains('*'), "{key:?}");
    }
    // What has a mask keeps it; of an L3 text nothing is shown.
    assert_eq!(mask_raised(FieldKey::Phone, &"+8613800005678".into(), Level::L2).text(), "138****5678");
    let remark = Value::from("喜欢钓鱼，手机 13800005678");
    assert!(mask_raised(FieldKey::Remark, &remark, Level::L2).text().contains("钓鱼"));
    assert_eq!(mask_raised(FieldKey::Remark, &remark, Level::L3).text(), "***");
}

#[test]
fn a_custom_field_shows_only_what_its_kind_may() {
    use crate::field::CustomKind as K;
    assert_eq!(mask_custom(K::Phone, "+8613800005678", Level::L2).text(), "138****5678");
    for kind in [K::Text, K::Number, K::Amount, K::Date, K::Choice, K::Checkbox] {
        assert_eq!(mask_custom(kind, "yes", Level::L2).text(), "***", "{kind:?}");
        assert_eq!(mask_custom(kind, "", Level::L2).text(), "", "{kind:?}");
    }
    assert_eq!(mask_custom(K::LongText, "红色", Level::L2).text(), "红色");
    assert_eq!(mask_custom(K::LongText, "红色", Level::L3).text(), "***");
}
