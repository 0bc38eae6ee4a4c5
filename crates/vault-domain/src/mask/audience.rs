//! Masks for 演示模式: what an audience may see over somebody's shoulder. No names, no ends of numbers, no free text.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{MaskKind, Masked, mask_person_name};
use crate::field::FieldKey;
use crate::level::Level;
use crate::search_text::short_name;
use crate::value::is_han;

const STARS: &str = "****";
/// A text hidden whole.
const HIDDEN: &str = "***";

/// What firms call themselves at the end of their names; of two that fit the longer one comes first.
const ENDINGS: [&str; 16] = [
    "合作社",
    "事务所",
    "研究院",
    "工作室",
    "经营部",
    "集团",
    "公司",
    "中心",
    "银行",
    "医院",
    "学校",
    "大学",
    "商行",
    "酒店",
    "厂",
    "店",
];
/// Longest name of a person without an interpunct, in Han characters.
const PERSON: usize = 4;

/// `深圳****公司`: the place in front and the word at the end, nothing of what tells one firm from another.
#[must_use]
pub fn mask_company(company: &str) -> Masked {
    let company = company.trim();
    if company.is_empty() {
        return Masked::new(MaskKind::Company, "");
    }
    if is_masked_company(company) {
        return Masked::new(MaskKind::Company, company);
    }
    let place = place_of(company);
    let rest = company.strip_prefix(place).unwrap_or(company);
    let ending = ENDINGS.into_iter().find(|ending| rest.len() > ending.len() && rest.ends_with(ending));
    let place = place.strip_suffix(['省', '市']).unwrap_or(place);
    Masked::new(MaskKind::Company, format!("{place}{STARS}{}", ending.unwrap_or_default()))
}

/// No firm has stars in its name: between a place and an ending they mean that it was masked before.
fn is_masked_company(company: &str) -> bool {
    company.split_once(STARS).is_some_and(|(place, ending)| {
        let known_place = place_of(&format!("{place}甲")).len() == place.len();
        known_place && (ending.is_empty() || ENDINGS.contains(&ending))
    })
}

/// The places a firm's name begins with, with their 省 and 市; empty when nothing else would be left.
fn place_of(company: &str) -> &str {
    let short = short_name(company);
    // The short name is folded; where it is not found as written the place is not worth guessing.
    let found = if short.is_empty() { None } else { company.find(&short) };
    let before = found.and_then(|start| company.get(..start)).unwrap_or_default();
    // Folding also drops signs in front.
    if before.chars().all(is_han) { before } else { "" }
}

/// The mask of a name of which nobody knows whether it is a person's or a firm's.
#[must_use]
pub fn mask_any_name(name: &str) -> Masked {
    let name = name.trim();
    let (firm, person) = (mask_company(name), mask_person_name(name));
    let like_a_person = name.contains('·')
        || name.is_ascii()
        || name == person.text()
        || name.graphemes(true).take(PERSON + 1).count() <= PERSON;
    if firm.text() == STARS && name != STARS && like_a_person { person } else { firm }
}

/// A mask without the end it shows: `138********` of `138****5678`. What shows nothing but ends is hidden.
#[must_use]
pub fn without_tail(mask: &str) -> String {
    match mask.split_once('*') {
        None if mask.is_empty() => String::new(),
        None => HIDDEN.to_owned(),
        Some((head, rest)) => format!("{head}*{}", "*".repeat(rest.graphemes(true).count())),
    }
}

/// What an audience sees of a field whose value, or its mask, is `shown`.
///
/// Fields that tell nothing about who it is are named here and stay; every other one is hidden.
#[must_use]
pub fn mask_for_audience(key: FieldKey, shown: &str) -> String {
    use FieldKey as F;
    match key {
        F::Name => mask_person_name(shown).into(),
        F::Company => mask_company(shown).into(),
        F::Industry | F::City | F::Stage | F::Tags | F::NextFollowUp | F::LawfulBasis => shown.to_owned(),
        F::Family | F::Hobbies | F::Remark => hide_text(shown),
        // The vault's own fields may be public, and may hold anything.
        _ if key.def().is_custom() => hide_text(shown),
        _ if key.def().level == Level::L1 => hide_text(shown),
        _ => without_tail(shown),
    }
}

/// `***` for any text; nothing for none.
#[must_use]
pub fn hide_text(text: &str) -> String {
    if text.is_empty() { String::new() } else { HIDDEN.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("深圳市恒信科技有限公司", "深圳****公司")]
    #[case("深圳恒信科技有限公司", "深圳****公司")]
    #[case("广东省深圳市恒信科技股份有限公司", "广东省深圳****公司")]
    #[case("恒信（深圳）有限公司", "****公司")]
    #[case("上海临江合作社", "上海****合作社")]
    #[case("张伟便利店", "****店")]
    #[case("恒信科技", "****")]
    #[case("公司", "****")]
    #[case("深圳", "****")]
    #[case("Acme Trading Ltd", "****")]
    #[case("张伟****公司", "****公司")]
    #[case("", "")]
    fn firms_keep_place_and_ending(#[case] clear: &str, #[case] shown: &str) {
        assert_eq!(mask_company(clear).text(), shown);
    }

    #[rstest]
    #[case("张伟", "张*")]
    #[case("阿卜杜拉·买买提", "阿********提")]
    #[case("John Smith", "J*** S***")]
    #[case("深圳市恒信科技有限公司", "深圳****公司")]
    #[case("恒信信息科技", "****")]
    #[case("", "")]
    fn a_name_of_somebody_or_something(#[case] clear: &str, #[case] shown: &str) {
        assert_eq!(mask_any_name(clear).text(), shown);
    }

    #[rstest]
    #[case("138****5678", "138********")]
    #[case("0755****34", "0755******")]
    #[case("**** **** **** 1208", "*******************")]
    #[case("05-12", "***")]
    #[case("广东省深圳市南山区********", "广东省深圳市南山区********")]
    #[case("", "")]
    fn ends_go_away(#[case] mask: &str, #[case] shown: &str) {
        assert_eq!(without_tail(mask), shown);
    }

    #[test]
    fn a_field_nobody_thought_of_is_hidden() {
        for key in FieldKey::ALL {
            let shown = mask_for_audience(*key, "恒信科技园 13800005678");
            let stays = ["industry", "city", "stage", "tags", "next_follow_up", "lawful_basis"];
            assert_eq!(shown.contains("5678"), stays.contains(&key.name()), "{key:?}: {shown}");
        }
    }

    proptest! {
        #[test]
        fn masking_again_changes_nothing(name in "(广东省|深圳市|深圳|上海|重庆市)?[\\PC恒信科技*]{0,12}(有限公司|公司|店)?") {
            for mask in [mask_company, mask_any_name] {
                let once = mask(&name);
                let twice = mask(once.text());
                prop_assert_eq!(once.text(), twice.text(), "{}", name);
            }
            let tailless = without_tail(&name);
            prop_assert_eq!(without_tail(&tailless), tailless);
        }

        #[test]
        fn of_a_firm_only_place_and_ending_are_seen(core in "[甲乙丙丁戊己庚辛]{2,10}") {
            let shown = mask_company(&format!("深圳市{core}有限公司"));
            prop_assert_eq!(shown.text(), "深圳****公司");
        }
    }
}
