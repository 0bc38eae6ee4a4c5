use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::date::{DayOrder, SerialEpoch};

fn options() -> ParseOptions {
    ParseOptions::form(LocalDate::new(2026, 3, 1).unwrap())
}

fn read(key: FieldKey, text: &str) -> Result<(String, Vec<Warning>), ValueError> {
    normalise(key, text, &options()).map(|(value, warnings)| {
        let shown = value.as_text().map(str::to_owned).or_else(|| value.as_int().map(|fen| fen.to_string()));
        (shown.unwrap(), warnings)
    })
}

#[rstest]
#[case(FieldKey::Name, "张\u{202E} 三", "张三", &[Warning::InvisibleRemoved])]
#[case(FieldKey::Company, " 海风  贸易（北京） ", "海风 贸易（北京）", &[])]
#[case(FieldKey::Phone, "电话：１３８００００１１１１", "+8613800001111", &[Warning::FullWidthConverted, Warning::LabelRemoved])]
#[case(FieldKey::Landline, "86001234", "86001234", &[Warning::MissingAreaCode])]
#[case(FieldKey::Email, "A@B.com", "A@b.com", &[])]
#[case(FieldKey::Wechat, "wxid_abc", "wxid_abc", &[])]
#[case(FieldKey::Wechat, "13800001111", "13800001111", &[Warning::KeptAsText])]
#[case(FieldKey::Birthday, "1990年1月2日 08:00", "1990-01-02", &[Warning::TimeDropped])]
#[case(FieldKey::NextFollowUp, "2026/5/6 9:30", "2026-05-06T09:30", &[])]
#[case(FieldKey::NextFollowUp, "2026-05-06T09:30", "2026-05-06T09:30", &[])]
#[case(FieldKey::Quote, "1.5万", "1500000", &[])]
#[case(FieldKey::Quote, "1.005", "101", &[Warning::Rounded])]
#[case(FieldKey::Gender, "女士", "female", &[])]
#[case(FieldKey::Gender, "保密", "保密", &[Warning::KeptAsText])]
#[case(FieldKey::Stage, "已签约", "won", &[])]
#[case(FieldKey::LawfulBasis, "本人同意", "consent", &[])]
#[case(FieldKey::CompanyAccount, "4000 0232 0920 0123 456", "4000023209200123456", &[])]
#[case(FieldKey::CompanyAccount, "工行 4000", "工行 4000", &[Warning::KeptAsText])]
#[case(FieldKey::Passport, "e12345678", "E12345678", &[])]
#[case(FieldKey::Passport, "L01X2345", "L01X2345", &[Warning::KeptAsText])]
#[case(FieldKey::Remark, "第一行\r\n第二行", "第一行\n第二行", &[])]
#[case(FieldKey::Source, "展会", "展会", &[])]
fn accepted(#[case] key: FieldKey, #[case] text: &str, #[case] normal: &str, #[case] warnings: &[Warning]) {
    assert_eq!(read(key, text), Ok((normal.to_owned(), warnings.to_vec())));
}

#[rstest]
#[case(FieldKey::IdNumber, "4.40301E+17", ValueError::LostDigits)]
#[case(FieldKey::Phone, "1380000111", ValueError::TooShort { digits: 10, expected: 11 })]
#[case(FieldKey::Wechat, "1.38E+10", ValueError::LostDigits)]
#[case(FieldKey::CompanyAccount, "4.00E+18", ValueError::LostDigits)]
#[case(FieldKey::Birthday, "2026-03-02", ValueError::FutureDate)]
#[case(FieldKey::Birthday, "05/01/25", ValueError::AmbiguousDate)]
#[case(FieldKey::Stage, "随便", ValueError::NotAChoice)]
#[case(FieldKey::Source, "网上买来的名单", ValueError::PurchasedSource)]
#[case(FieldKey::LawfulBasis, "购买", ValueError::PurchasedSource)]
#[case(FieldKey::Name, "  ", ValueError::Empty)]
#[case(FieldKey::CreatedMs, "1", ValueError::NotEditable)]
#[case(FieldKey::Owner, "00", ValueError::NotEditable)]
fn refused(#[case] key: FieldKey, #[case] text: &str, #[case] error: ValueError) {
    assert_eq!(read(key, text), Err(error));
}

#[test]
fn spreadsheet_dates_follow_the_file() {
    let dates = DateOptions { order: Some(DayOrder::DayMonthYear), serial: Some(SerialEpoch::Excel1900) };
    let file = ParseOptions { dates, ..options() };
    let (value, warnings) = normalise(FieldKey::SignedOn, "45662", &file).unwrap();
    assert_eq!((value.as_text(), warnings), (Some("2025-01-05"), vec![Warning::ReadAsSerial]));
    let (value, _) = normalise(FieldKey::SignedOn, "05/01/25", &file).unwrap();
    assert_eq!(value.as_text(), Some("2025-01-05"));
}

#[test]
fn cells_with_several_values() {
    let split = |key, text| split_multi(key, text).collect::<Vec<_>>();
    assert_eq!(split(FieldKey::Phone, "13800001111/13800002222、\n"), ["13800001111", "13800002222"]);
    assert_eq!(split(FieldKey::Tags, "老客户，重点; A/B"), ["老客户", "重点", "A/B"]);
    assert_eq!(split(FieldKey::Address, "上海，静安"), ["上海，静安"]);
}

proptest! {
    #[test]
    fn any_text_for_any_field_is_a_value_or_a_refusal(
        key in proptest::sample::select(FieldKey::ALL),
        text in "[0-9０-９A-Za-z /:.,¥万年月日@+-]{0,40}|.{0,60}",
    ) {
        if let Ok((value, _)) = normalise(key, &text, &options()) {
            prop_assert_eq!(value.shape(), key.def().kind.shape());
            if let Some(normal) = value.as_text() {
                prop_assert!(!normal.is_empty());
                let joiner = |c| matches!(c, '\n' | '\t' | '\u{200C}' | '\u{200D}');
                let invisible = normal.chars().any(|c| super::super::is_invisible(c) && !joiner(c));
                prop_assert!(!invisible);
                let again = normalise(key, normal, &options()).map(|(value, _)| value);
                prop_assert_eq!(again, Ok(value.clone()), "{:?} {:?}", key, normal);
            }
        }
    }
}
