//! Addresses: province, city and district are shown, the rest is not.

use super::{MaskKind, Masked};
use crate::value::is_han;

/// Beginnings of the 34 provinces, municipalities and regions.
const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "河北",
    "山西",
    "内蒙古",
    "辽宁",
    "吉林",
    "黑龙江",
    "上海",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "广西",
    "海南",
    "重庆",
    "四川",
    "贵州",
    "云南",
    "西藏",
    "陕西",
    "甘肃",
    "青海",
    "宁夏",
    "新疆",
    "台湾",
    "香港",
    "澳门",
];

const PROVINCE_ENDS: [&str; 4] = ["特别行政区", "自治区", "省", "市"];
const CITY_ENDS: [&str; 4] = ["地区", "市", "州", "盟"];
const DISTRICT_ENDS: [&str; 4] = ["区", "县", "旗", "市"];

/// Characters before 区 and 市 that make a place people live or shop in, not a division.
const NOT_A_DIVISION: &str = "小社园校厂景超城菜夜库";

/// 省市区 as written, then `********`. An address that does not begin with a known division is hidden whole:
/// what stands in front might be a name.
#[must_use]
pub fn mask_address(address: &str) -> Masked {
    let address = address.trim();
    let end = division_end(address);
    let (shown, rest) = address.split_at_checked(end).unwrap_or(("", address));
    let stars = if rest.is_empty() { "" } else { "********" };
    Masked::new(MaskKind::Address, format!("{shown}{stars}"))
}

/// Bytes of the leading 省市区.
fn division_end(address: &str) -> usize {
    let mut end = province(address);
    let after = |end: usize| address.get(end..).unwrap_or_default();
    // Short names only: 张三深圳市 must not be taken for a city.
    let city_limit = if end > 0 { 4 } else { 3 };
    let city = division(after(end), &CITY_ENDS, city_limit);
    end += city;
    if end > 0 {
        end += division(after(end), &DISTRICT_ENDS, 3);
    }
    end
}

fn province(address: &str) -> usize {
    let Some(name) = PROVINCES.into_iter().find(|name| address.starts_with(name)) else { return 0 };
    let rest = address.get(name.len()..).unwrap_or_default();
    // 广西壮族自治区, 新疆维吾尔自治区: up to four characters between name and word.
    let long = division(rest, &PROVINCE_ENDS[..2], 4);
    let short =
        PROVINCE_ENDS.iter().skip(2).find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
    name.len() + long.max(short)
}

/// Longest name of a division of a national minority (…族自治县), in characters.
const MINORITY_LIMIT: usize = 14;

/// Bytes of a name of up to `limit` Han characters and one of the words behind it; 0 when there is none.
/// Names with 族 may be longer.
fn division(text: &str, words: &[&str], limit: usize) -> usize {
    let mut previous = None;
    for (count, (at, c)) in text.char_indices().enumerate() {
        let rest = text.get(at..).unwrap_or_default();
        let word = words.iter().find(|word| rest.starts_with(**word));
        if let Some(word) = word
            && (count > 0 || words.len() == 2)
            && previous.is_none_or(|c| !NOT_A_DIVISION.contains(c))
        {
            let name = text.get(..at).unwrap_or_default();
            return if count <= limit || name.contains('族') { at + word.len() } else { 0 };
        }
        let street = matches!(c, '路' | '街' | '道' | '巷' | '弄' | '村' | '镇' | '乡' | '号' | '栋' | '楼');
        if count >= MINORITY_LIMIT || !is_han(c) || street {
            return 0;
        }
        previous = Some(c);
    }
    0
}
