//! Parts of a company's name: place, core, legal ending.

use super::{fold, places};

/// A legal ending with its pinyin and initials.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub(super) text: &'static str,
    pub(super) pinyin: &'static str,
    pub(super) initials: &'static str,
}

/// Longest first, so that 股份有限公司 is not read as 有限公司.
pub(super) const ENDINGS: [Ending; 3] = [
    Ending { text: "股份有限公司", pinyin: "gufenyouxiangongsi", initials: "gfyxgs" },
    Ending { text: "有限责任公司", pinyin: "youxianzerengongsi", initials: "yxzrgs" },
    Ending { text: "有限公司", pinyin: "youxiangongsi", initials: "yxgs" },
];

/// Bytes of the longest legal ending.
pub const LONGEST_LEGAL_ENDING: usize = ENDINGS[0].text.len();

/// The legal ending of a canonical company name; none when nothing else would be left.
pub(super) fn ending(company: &str) -> Option<Ending> {
    ENDINGS.into_iter().find(|ending| company.ends_with(ending.text) && company.len() > ending.text.len())
}

/// A folded company name ([`SearchText::folded`](super::SearchText::folded)) without its legal ending
/// (有限公司, 有限责任公司, 股份有限公司); the whole name when nothing else would be left.
#[must_use]
pub fn without_legal_ending(folded: &str) -> &str {
    core(folded)
}

/// A canonical company name without its legal ending.
pub(super) fn core(company: &str) -> &str {
    ending(company).and_then(|ending| company.strip_suffix(ending.text)).unwrap_or(company)
}

/// 深圳某某 for 深圳市某某; `None` when the name does not begin with a place and its 省 or 市.
pub(super) fn without_division(core: &str) -> Option<String> {
    places::leading(core).find_map(|place| {
        let rest = core.strip_prefix(place.name)?.strip_prefix(place.division)?;
        (!rest.is_empty()).then(|| format!("{}{rest}", place.name))
    })
}

/// What people call the company: folded, without province, city and legal ending (某某科技 for
/// 深圳市某某科技有限公司). Never empty for a name that has any letter.
#[must_use]
pub fn short_name(company: &str) -> String {
    let canonical = fold::canonical(company);
    let mut short = core(&canonical);
    // A province, then a city: 广东省深圳市.
    for _ in 0..2 {
        let longest = places::leading(short).max_by_key(|place| place.name.len());
        let Some(rest) = longest.and_then(|place| {
            let rest = short.strip_prefix(place.name)?;
            Some(rest.strip_prefix(place.division).unwrap_or(rest))
        }) else {
            break;
        };
        // 上海银行 keeps its place only if nothing but the place were left.
        if rest.is_empty() {
            break;
        }
        short = rest;
    }
    short.trim_start().to_owned()
}
