use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn hits(text: &str) -> Vec<(HitKind, &str, Level, u8)> {
    let today = LocalDate::new(2026, 3, 1).unwrap();
    detect(text, today)
        .into_iter()
        .map(|hit| (hit.kind, text.get(hit.start..hit.end).unwrap(), hit.level, hit.confidence))
        .collect()
}

#[rstest]
#[case("11010519491231002X", HitKind::ResidentId, Level::L3, 99)]
#[case("11010519491231002x", HitKind::ResidentId, Level::L3, 99)]
#[case("440524188001010014", HitKind::ResidentId, Level::L3, 99)]
#[case("440524 18800101 0014", HitKind::ResidentId, Level::L3, 99)]
#[case("440524188001010015", HitKind::SuspectedResidentId, Level::L3, 60)]
#[case("810000188501010011", HitKind::ResidentId, Level::L3, 99)]
#[case("820000188501010013", HitKind::ResidentId, Level::L3, 99)]
#[case("830000188501010015", HitKind::ResidentId, Level::L3, 99)]
#[case("910156188802290038", HitKind::ResidentId, Level::L3, 99)]
#[case("91350100M000100Y43", HitKind::CreditCode, Level::L1, 99)]
#[case("92440300MA5FAKE0X4", HitKind::CreditCode, Level::L2, 99)]
#[case("6217000000000000004", HitKind::BankCard, Level::L3, 90)]
#[case("6222020000000000000", HitKind::BankCard, Level::L3, 90)]
#[case("6222 0200 0000 0000 000", HitKind::BankCard, Level::L3, 90)]
#[case("4111111111111111", HitKind::BankCard, Level::L3, 30)]
#[case("13800001111", HitKind::Mobile, Level::L2, 95)]
#[case("+86 138-0000-1111", HitKind::Mobile, Level::L2, 95)]
#[case("１３８００００１１１１", HitKind::Mobile, Level::L2, 95)]
#[case("8613800001111", HitKind::Mobile, Level::L2, 95)]
#[case("138\u{200B}00001111", HitKind::Mobile, Level::L2, 95)]
#[case("0755-86001234", HitKind::Landline, Level::L1, 70)]
#[case("0755-86001234-801", HitKind::Landline, Level::L1, 70)]
#[case("0755)86001234", HitKind::Landline, Level::L1, 70)]
#[case("400-800-1234", HitKind::Landline, Level::L1, 70)]
#[case("zhang.san@example.com", HitKind::Email, Level::L2, 95)]
#[case("info@example.com", HitKind::Email, Level::L1, 95)]
#[case("E12345678", HitKind::Passport, Level::L3, 60)]
#[case("EA1234567", HitKind::Passport, Level::L3, 60)]
#[case("苏D40000", HitKind::Plate, Level::L2, 90)]
#[case("陕A12345D", HitKind::Plate, Level::L2, 90)]
#[case("粤BD12345", HitKind::Plate, Level::L2, 90)]
#[case("粤B1234学", HitKind::Plate, Level::L2, 90)]
#[case("苏D·40000", HitKind::Plate, Level::L2, 90)]
#[case("1M8GDM9AXKP042788", HitKind::Vin, Level::L2, 80)]
#[case("11111111111111111", HitKind::Vin, Level::L2, 30)]
#[case("深圳市南山区科技路1号", HitKind::Address, Level::L2, 70)]
#[case("广东省深圳市南山区科技路1号3栋2单元501室", HitKind::Address, Level::L2, 70)]
#[case("上海市静安区阳光小区3栋501", HitKind::Address, Level::L2, 70)]
fn alone_and_inside_a_sentence(
    #[case] number: &str,
    #[case] kind: HitKind,
    #[case] level: Level,
    #[case] confidence: u8,
) {
    let expected = vec![(kind, number, level, confidence)];
    assert_eq!(hits(number), expected);
    for (before, after) in [("（", "）"), ("您好，", "，谢谢"), ("a, ", " b"), ("\n", "\n")] {
        assert_eq!(hits(&format!("{before}{number}{after}")), expected, "{before}{number}{after}");
    }
}

#[rstest]
#[case("身份证110105491231002", "110105491231002", HitKind::ResidentId, Level::L3, 50)]
#[case("永居证号 ABC123456789012", "ABC123456789012", HitKind::ResidentId, Level::L3, 99)]
#[case("护照号：e12345678", "e12345678", HitKind::Passport, Level::L3, 90)]
#[case("台胞证 12345678", "12345678", HitKind::Permit, Level::L3, 50)]
#[case("回乡证H1234567890", "H1234567890", HitKind::Permit, Level::L3, 50)]
#[case("往来港澳通行证C12345678", "C12345678", HitKind::Permit, Level::L3, 50)]
#[case("卡号4111111111111111", "4111111111111111", HitKind::BankCard, Level::L3, 90)]
#[case("对公账户 4111111111111111", "4111111111111111", HitKind::BankCard, Level::L2, 90)]
#[case("VIN:11111111111111111", "11111111111111111", HitKind::Vin, Level::L2, 80)]
#[case("微信：wxid_abc123，", "wxid_abc123", HitKind::WeChat, Level::L2, 80)]
#[case("加微信号 zhangsan88", "zhangsan88", HitKind::WeChat, Level::L2, 80)]
#[case("微信13800001111", "13800001111", HitKind::Mobile, Level::L2, 95)]
#[case("qq: 123456", "123456", HitKind::Qq, Level::L2, 80)]
#[case("密码：Abc#12345", "Abc#12345", HitKind::Secret, Level::L3, 80)]
#[case("验证码 482913", "482913", HitKind::Secret, Level::L3, 80)]
#[case("CVV 123", "123", HitKind::Secret, Level::L3, 80)]
#[case("地址：南京市鼓楼区中山路18号", "南京市鼓楼区中山路18号", HitKind::Address, Level::L2, 70)]
fn found_by_the_words_around(
    #[case] text: &str,
    #[case] span: &str,
    #[case] kind: HitKind,
    #[case] level: Level,
    #[case] confidence: u8,
) {
    assert_eq!(hits(text), [(kind, span, level, confidence)]);
}

#[rstest]
#[case("160524188001010017")] // no such province
#[case("910156188502290036")] // no such day
#[case("110105491231002")] // 15 digits without the word
#[case("a11010519491231002X")] // a letter touches
#[case("91350100M000100Y44")]
#[case("91350100I000100Y43")]
#[case("6217000000000000005")]
#[case("4111111111111112")]
#[case("12800001111")]
#[case("9138000011112")]
#[case("138000011112")]
#[case("粤BI2345")]
#[case("1M8GDM9A1KP042788")]
#[case("12345678")] // eight digits without a permit's name
#[case("订单号 20250105123456")]
#[case("2025-01-05 14:30:00")]
#[case("版本 1.2.3，价格 12,345.00 元")]
#[case("市场部在三号会议室开会")]
#[case("密码学研究很难")]
#[case("忘记密码请联系客服")]
#[case("password reset")]
#[case("加微信聊")]
#[case("QQ群 里说")]
#[case("@所有人 a@b")]
#[case("客户做了手术")] // one word is talk
#[case("")]
fn no_find(#[case] text: &str) {
    assert_eq!(hits(text), [], "{text}");
}

#[test]
fn several_in_one_note() {
    let text =
        "王总 13800001111 / 139 0000 2222，邮箱wang@example.com；身份证 440524188001010014，车苏D40000。";
    let found: Vec<_> = hits(text).into_iter().map(|(kind, span, ..)| (kind, span)).collect();
    assert_eq!(
        found,
        [
            (HitKind::Mobile, "13800001111"),
            (HitKind::Mobile, "139 0000 2222"),
            (HitKind::Email, "wang@example.com"),
            (HitKind::ResidentId, "440524188001010014"),
            (HitKind::Plate, "苏D40000"),
        ]
    );
    assert_eq!(hits("13800001111 13900002222").len(), 2);
}

#[test]
fn a_valid_identity_number_is_never_a_card() {
    // Passes Luhn as well: first digit 4, sum divisible by ten.
    let both = (0..1000_u32).map(|n| format!("44052418800101{n:03}")).find_map(|body| {
        ('0'..='9').map(|last| format!("{body}{last}")).find(|number| {
            let card = crate::value::passes_luhn(number.as_bytes());
            card && hits(number).first().is_some_and(|hit| hit.3 == 99)
        })
    });
    let number = both.unwrap();
    assert_eq!(hits(&format!("卡号 {number}")), [(HitKind::ResidentId, number.as_str(), Level::L3, 99)]);
}

#[test]
fn two_words_make_a_topic() {
    let found = hits("客户信佛，上月住院");
    assert_eq!(
        found.iter().map(|hit| (hit.0, hit.1, hit.3)).collect::<Vec<_>>(),
        [(HitKind::SensitiveTopic, "信佛", 40), (HitKind::SensitiveTopic, "住院", 40)]
    );
}

#[test]
fn suggestions() {
    let today = LocalDate::new(2026, 3, 1).unwrap();
    let hit = |text| detect(text, today).first().copied().unwrap();
    assert_eq!(hit("13800001111").suggested_field, Some(FieldKey::Phone));
    assert_eq!(hit("对公 4111111111111111").suggested_field, Some(FieldKey::CompanyAccount));
    let secret = hit("密码：Abc#12345");
    assert!(secret.blocks_saving() && secret.suggested_field.is_none());
    assert!(is_document_image("王小明身份证正面.jpg") && !is_document_image("合同.pdf"));
}

#[test]
fn masked_in_place() {
    let text = "（北京）王总１３８００００１１１１，邮箱 zhangsan@163.com，卡6222 0200 0000 0000 000，密码：abc12345，信佛住院";
    let masked = "（北京）王总138****1111，邮箱 zha***@163.com，卡**** **** **** 0000，密码：***，信佛住院";
    assert_eq!(mask_spans(text), masked);
    assert_eq!(mask_spans(masked), masked);
    assert_eq!(mask_spans("身份证 440524188001010014"), "身份证 4****************4");
    assert_eq!(mask_spans("没有什么"), "没有什么");
}

#[test]
fn long_hostile_texts_are_read() {
    for unit in [
        "1",
        "1 ",
        "12-",
        "138 0000 ",
        "a@",
        "@",
        "密码:",
        "微信",
        "1号",
        "区路1号",
        "粤",
        "粤B",
        "9",
        "信佛",
        "ﷺ",
        "X",
    ] {
        let text = unit.repeat(65_536 / unit.len());
        let _ = hits(&text);
    }
}

/// Random digits must stay under the published false-positive budget of the shapes.
#[test]
fn random_numbers_rarely_look_like_identity_numbers() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut certain = 0;
    for _ in 0..20_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let text = format!("{:018}", state % 1_000_000_000_000_000_000);
        certain += hits(&text).iter().filter(|hit| hit.3 >= 50).count();
    }
    // 0.029 % identity structure, about as much for numeric credit codes, 62… with Luhn 0.1 %.
    assert!(certain < 100, "{certain} of 20000");
}

#[test]
fn addresses_written_side_by_side_are_all_found() {
    for mark in ["/", "|", "+", ",", "、", "//"] {
        let text = format!("li@163.com{mark}zhangsan@qq.com{mark}wang.wu@example.com");
        let found: Vec<&str> = hits(&text).into_iter().map(|hit| hit.1).collect();
        assert_eq!(found, ["li@163.com", "zhangsan@qq.com", "wang.wu@example.com"], "{text}");
    }
}

/// What is left of a number beside our own stars is no plate: masking again would change the text.
#[test]
fn a_plate_does_not_end_in_a_mask() {
    assert_eq!(hits("粤B1qq53***0"), []);
    let once = mask_spans("粤B1qq53800000000");
    assert_eq!(once, "粤B1qq53***0");
    assert_eq!(mask_spans(&once), once);
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        ".{0,8}",
        "[0-9０-９]{1,19}",
        "[-· +@:：*]{1,3}",
        proptest::sample::select(vec![
            "身份证",
            "微信",
            "QQ",
            "密码",
            "卡号",
            "粤B12345",
            "13800001111",
            "440524188001010014",
            "a@b.com",
            "南山区科技路",
            "1号",
            "3栋",
            "㉑",
            "①",
            "½",
            "\u{200B}",
            "信佛",
            "住院",
            "护照",
            "E12345678",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_are_ordered_apart_and_on_boundaries(text in any_text()) {
        let mut end = 0;
        for hit in detect(&text, LocalDate::new(2026, 3, 1).unwrap()) {
            prop_assert!(hit.start >= end && hit.end > hit.start);
            prop_assert!(text.is_char_boundary(hit.start) && text.is_char_boundary(hit.end));
            end = hit.end;
        }
    }

    #[test]
    fn masked_text_keeps_no_found_number(text in any_text()) {
        let masked = mask_spans(&text);
        for hit in detect(&text, LocalDate::new(9999, 12, 31).unwrap()) {
            let span = text.get(hit.start..hit.end).unwrap();
            let public = hit.kind == HitKind::SensitiveTopic || (hit.kind == HitKind::CreditCode && hit.level == Level::L1);
            prop_assert!(public || !masked.contains(span) || text.matches(span).count() > 1, "{} in {}", span, masked);
        }
    }
}
