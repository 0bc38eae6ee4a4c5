use super::*;
use rstest::rstest;

#[rstest]
#[case("13800001111", PhoneKind::Mobile, "+8613800001111")]
#[case("+86 138-0000-1111", PhoneKind::Mobile, "+8613800001111")]
#[case("１３８００００１１１１", PhoneKind::Mobile, "+8613800001111")]
#[case("8613800001111", PhoneKind::Mobile, "+8613800001111")]
#[case("0086 138 0000 1111", PhoneKind::Mobile, "+8613800001111")]
#[case("(+86)13800001111", PhoneKind::Mobile, "+8613800001111")]
#[case("013800001111", PhoneKind::Mobile, "+8613800001111")]
#[case("电话：13800001111", PhoneKind::Mobile, "+8613800001111")]
#[case("Tel: 138.0000.1111", PhoneKind::Mobile, "+8613800001111")]
#[case("13800001111.0", PhoneKind::Mobile, "+8613800001111")]
#[case("0755-86001234", PhoneKind::Landline, "+8675586001234")]
#[case("(010) 6500 1234", PhoneKind::Landline, "+861065001234")]
#[case("+86 755 8600 1234", PhoneKind::Landline, "+8675586001234")]
#[case("+86-10-65001234", PhoneKind::Landline, "+861065001234")]
#[case("010-5000100", PhoneKind::Landline, "+86105000100")]
#[case("0755-86001234-801", PhoneKind::Landline, "+8675586001234;ext=801")]
#[case("0755-86001234转801", PhoneKind::Landline, "+8675586001234;ext=801")]
#[case("0755-86001234 ext. 801", PhoneKind::Landline, "+8675586001234;ext=801")]
#[case("0755-86001234分机801", PhoneKind::Landline, "+8675586001234;ext=801")]
#[case("400-800-1234", PhoneKind::Service, "+864008001234")]
#[case("95588", PhoneKind::Service, "95588")]
#[case("86001234", PhoneKind::Local, "86001234")]
#[case("+1 (650) 555-0100", PhoneKind::Foreign, "+16505550100")]
#[case("00852 2345 6789", PhoneKind::Foreign, "+85223456789")]
fn accepted(#[case] raw: &str, #[case] kind: PhoneKind, #[case] normal: &str) {
    let phone = Phone::parse(raw).unwrap();
    assert_eq!((phone.kind(), phone.as_str()), (kind, normal));
    let again = Phone::parse(phone.as_str()).unwrap();
    assert_eq!((again.kind(), again.as_str()), (kind, normal), "the normal form is a fixed point");
}

#[rstest]
#[case("12800001111", ValueError::NotAPhone)]
#[case("9138000011112", ValueError::TooManyDigits { digits: 13, expected: 11 })]
#[case("1380000111", ValueError::TooShort { digits: 10, expected: 11 })]
#[case("138000011112", ValueError::TooManyDigits { digits: 12, expected: 11 })]
#[case("1.38E+10", ValueError::LostDigits)]
#[case("没有", ValueError::NotAPhone)]
#[case("13800001111 王总", ValueError::NotAPhone)]
#[case("+", ValueError::NotAPhone)]
#[case("电话：", ValueError::Empty)]
#[case("0755-123", ValueError::TooShort { digits: 7, expected: 12 })]
#[case("+1234567890123456", ValueError::TooManyDigits { digits: 16, expected: 15 })]
#[case("13800001111转", ValueError::NotAPhone)]
fn refused(#[case] raw: &str, #[case] error: ValueError) {
    assert_eq!(Phone::parse(raw), Err(error));
}

#[test]
fn as_dialled() {
    for (raw, national) in [
        ("13800001111", "13800001111"),
        ("0755-86001234转801", "075586001234"),
        ("4008001234", "4008001234"),
        ("+852 2345 6789", "+85223456789"),
    ] {
        assert_eq!(Phone::parse(raw).unwrap().national(), national);
    }
}
