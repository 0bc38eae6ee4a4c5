use proptest::prelude::*;
use vault_domain::detect::mask_spans;

use super::*;

const TEXTS: [&str; 12] = [
    "王总手机 13800001111，下周三回访",
    "手机１３８００００１１１１",
    "138 0000 1111 / 139-2222-3333",
    "身份证 11010519491231002X",
    "疑似 110105194912310021 待核",
    "卡号 6222 0212 3456 7890 128",
    "邮箱 zhangsan@example.com，微信 zhang_san88",
    "QQ 123456789 车牌 粤B12345",
    "公司 91350100M000100Y43 已开票",
    "座机 0755-26001234",
    "糖尿病、高血压，需要安静",
    "没有号码",
];

#[test]
fn the_page_sees_what_the_detectors_mask() {
    for text in TEXTS {
        assert_eq!(shown_text(text), mask_spans(text), "{text}");
    }
}

#[test]
fn a_mask_is_not_found_again() {
    for text in TEXTS {
        let shown = shown_text(text);
        let again = detect(&shown, latest());
        let numbers =
            again.iter().filter(|hit| !matches!(hit.kind, HitKind::SensitiveTopic | HitKind::CreditCode));
        assert_eq!(numbers.count(), 0, "{shown}");
    }
}

#[test]
fn an_untouched_text_is_the_stored_one() {
    for text in TEXTS {
        assert_eq!(keep_hidden(text, &shown_text(text)), text);
    }
}

#[test]
fn edits_around_a_number_keep_it() {
    let stored = "手机 13800001111，回访";
    assert_eq!(keep_hidden(stored, "王总手机 138****1111，周三回访。"), "王总手机 13800001111，周三回访。");
    assert_eq!(keep_hidden(stored, "回访"), "回访");
    assert_eq!(keep_hidden(stored, "手机 13900002222，回访"), "手机 13900002222，回访");
}

#[test]
fn numbers_with_the_same_mask_are_told_apart_by_place() {
    let stored = "甲 13800001111\n乙 13899991111\n丙";
    assert_eq!(shown_text(stored), "甲 138****1111\n乙 138****1111\n丙");
    assert_eq!(keep_hidden(stored, "乙 138****1111\n丙"), "乙 13899991111\n丙");
    assert_eq!(keep_hidden(stored, "甲 138****1111\n丙"), "甲 13800001111\n丙");
    assert_eq!(
        keep_hidden(stored, "（甲） 138****1111\n（乙） 138****1111\n（丙）"),
        "（甲） 13800001111\n（乙） 13899991111\n（丙）"
    );
    // One of two, with changes on both sides: nobody can say which, so none is put back.
    assert_eq!(keep_hidden(stored, "某人 138****1111 吧"), "某人 138****1111 吧");
}

#[test]
fn a_mask_that_was_already_text_stays_text() {
    let stored = "旧 138****1111，新 13899991111";
    assert_eq!(keep_hidden(stored, "旧 138****1111，新 138****1111"), stored);
    assert_eq!(
        keep_hidden(stored, "（旧 138****1111，新 138****1111）"),
        "（旧 138****1111，新 13899991111）"
    );
}

proptest! {
    #[test]
    fn one_edit_never_loses_a_number_it_did_not_touch(
        pick in 0_usize..12,
        edit in "[0-9甲*, ]{0,6}",
        cut in (0_usize..40, 0_usize..40),
    ) {
        let stored = TEXTS[pick];
        let shown = shown_text(stored);
        let characters: Vec<char> = shown.chars().collect();
        let (from, to) = (cut.0.min(characters.len()), cut.1.min(characters.len()));
        let edited: String = characters[..from.min(to)]
            .iter()
            .copied()
            .chain(edit.chars())
            .chain(characters[from.max(to)..].iter().copied())
            .collect();
        let kept = keep_hidden(stored, &edited);
        let whole = super::shown(stored);
        for span in &whole.spans {
            let first = shown[..span.shown.start].chars().count();
            let last = shown[..span.shown.end].chars().count();
            if last < from.min(to) || first > from.max(to) {
                prop_assert!(kept.contains(&stored[span.stored.clone()]), "{kept}");
            }
        }
    }
}
