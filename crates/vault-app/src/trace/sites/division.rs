//! 省 and 市 after places the product knows: 苏州 and 苏州市 are the same town.

use vault_domain::search_text::leading_places;
use vault_domain::value::is_han;

use super::{Site, SiteKind, Spelling, Style};
use crate::trace::fold::Outline;

/// Names that are a town and something else as well: 吉林 is a province and a city in it, 朝阳 also a district of Beijing.
const AMBIGUOUS: [&str; 2] = ["吉林", "朝阳"];
/// A road is called after a town (南京东路): where one of these comes before 区 or 县, the name is not the town's.
const STREET: &str = "路街道巷弄号村镇乡楼园里庄屯厦店场港桥院校线";

const PROVINCE: &[Spelling] = &[["", ""], ["省", ""]];
const TOWN: &[Spelling] = &[["", ""], ["市", ""]];

/// A place at the beginning of a text of cores.
struct Known {
    name: &'static str,
    is_province: bool,
}

impl Known {
    fn site(&self, before: usize) -> Site {
        let spellings = if self.is_province { PROVINCE } else { TOWN };
        Site { kind: SiteKind::Division, at: before + self.length(), also: None, spellings }
    }

    fn length(&self) -> usize {
        self.name.chars().count()
    }
}

pub(super) fn find(style: Style, outline: &Outline<'_>, found: &mut Vec<Site>) {
    let key = outline.key();
    for place in known(&key) {
        let rest = key.strip_prefix(place.name).unwrap_or_default();
        if ends_here(style, rest) {
            found.push(place.site(0));
            return;
        }
        if !place.is_province {
            continue;
        }
        for town in known(rest).filter(|town| !town.is_province) {
            if ends_here(style, rest.strip_prefix(town.name).unwrap_or_default()) {
                found.extend([place.site(0), town.site(place.length())]);
                return;
            }
        }
    }
}

fn known(text: &str) -> impl Iterator<Item = Known> {
    leading_places(text)
        .filter(|(name, _)| !AMBIGUOUS.contains(name))
        .map(|(name, division)| Known { name, is_province: division == '省' })
}

/// Whether the place is surely a place, judged by what follows it.
fn ends_here(style: Style, rest: &str) -> bool {
    match style {
        Style::Address => begins_with_district(rest),
        _ => rest.is_empty(),
    }
}

/// 玄武区…, 江宁区…: up to four characters and 区, 县 or 旗.
fn begins_with_district(rest: &str) -> bool {
    for (before, ch) in rest.chars().take(5).enumerate() {
        match ch {
            '区' | '县' | '旗' => return before > 0,
            ch if !is_han(ch) || STREET.contains(ch) => return false,
            _ => {}
        }
    }
    false
}
