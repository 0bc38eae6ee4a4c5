//! Five hundred names that must be found by everything a user may type for them. Pinyin is written out by hand,
//! so that the table of readings is tested too.

use std::collections::HashSet;

use super::model::blank;
use crate::directory::{Directory, Query};
use vault_domain::ids::RecordId;

#[rustfmt::skip]
const SURNAMES: &[(&str, &[&str])] = &[
    ("张", &["zhang"]), ("王", &["wang"]), ("李", &["li"]), ("曾", &["zeng"]), ("单", &["shan"]), ("仇", &["qiu"]),
    ("解", &["xie"]), ("查", &["zha"]), ("区", &["ou"]), ("朴", &["piao"]), ("翟", &["zhai"]), ("盖", &["ge"]),
    ("吕", &["lv"]), ("欧阳", &["ou", "yang"]), ("尉迟", &["yu", "chi"]), ("万俟", &["mo", "qi"]),
    ("单于", &["chan", "yu"]), ("长孙", &["zhang", "sun"]), ("司马", &["si", "ma"]), ("諸葛", &["zhu", "ge"]),
];

#[rustfmt::skip]
const GIVEN: &[(&str, &[&str])] = &[
    ("伟", &["wei"]), ("芳", &["fang"]), ("娜", &["na"]), ("静", &["jing"]), ("乐", &["le"]), ("晟", &["sheng"]),
    ("𬱖", &["di"]), ("㛃", &["jie"]), ("䶮", &["yan"]), ("志强", &["zhi", "qiang"]), ("建國", &["jian", "guo"]),
    ("雨桐", &["yu", "tong"]), ("超超", &["chao", "chao"]), ("安安", &["an", "an"]), ("㛃䶮", &["jie", "yan"]),
    ("子涵", &["zi", "han"]), ("浩然", &["hao", "ran"]), ("欣怡", &["xin", "yi"]), ("明", &["ming"]),
    ("长庚", &["chang", "geng"]), ("重阳", &["chong", "yang"]), ("雪", &["xue"]), ("恩", &["en"]),
];

#[rustfmt::skip]
const OTHERS: &[(&str, &[&str])] = &[
    ("阿卜杜拉·买买提", &["a", "bu", "du", "la", "mai", "mai", "ti"]),
    ("迪丽热巴·迪力木拉提", &["di", "li", "re", "ba", "di", "li", "mu", "la", "ti"]),
    ("古力娜扎•拜合提亚尔", &["gu", "li", "na", "zha", "bai", "he", "ti", "ya", "er"]),
    ("John Smith", &["john", "smith"]), ("Mary-Ann Lee", &["mary", "ann", "lee"]), ("O'Neil", &["o", "neil"]),
    ("Ｔｏｍ　Ｗａｎｇ", &["tom", "wang"]), ("Tony 张", &["tony", "zhang"]), ("李Lucy", &["li", "lucy"]),
    ("3号客户", &["3", "hao", "ke", "hu"]),
];

#[rustfmt::skip]
const COMPANIES: &[(&str, &[&str])] = &[
    ("深圳市某某科技有限公司", &["shen", "zhen", "shi", "mou", "mou", "ke", "ji", "you", "xian", "gong", "si"]),
    ("深圳某某科技", &["shen", "zhen", "mou", "mou", "ke", "ji"]),
    ("華為技術有限公司", &["hua", "wei", "ji", "shu", "you", "xian", "gong", "si"]),
    ("重庆长安汽车股份有限公司",
        &["chong", "qing", "chang", "an", "qi", "che", "gu", "fen", "you", "xian", "gong", "si"]),
    ("成都（天府）银行", &["cheng", "du", "tian", "fu", "yin", "hang"]),
    ("厦门国贸集团", &["xia", "men", "guo", "mao", "ji", "tuan"]),
    ("3M中国有限公司", &["3m", "zhong", "guo", "you", "xian", "gong", "si"]),
    ("Acme Co., Ltd.", &["acme", "co", "ltd"]),
    ("北京ABC科技有限责任公司",
        &["bei", "jing", "abc", "ke", "ji", "you", "xian", "ze", "ren", "gong", "si"]),
];

/// A name or company with its units as typed.
fn all() -> Vec<(String, Vec<&'static str>, bool)> {
    let people = SURNAMES.iter().flat_map(|(surname, first)| {
        GIVEN
            .iter()
            .map(move |(given, second)| (format!("{surname}{given}"), [*first, *second].concat(), false))
    });
    let others = OTHERS.iter().map(|(name, units)| ((*name).to_owned(), units.to_vec(), false));
    let companies = COMPANIES.iter().map(|(name, units)| ((*name).to_owned(), units.to_vec(), true));
    let numbered = (0..25).map(|number| (format!("王{number}"), Vec::new(), false));
    people.chain(others).chain(companies).chain(numbered).collect()
}

/// Everything a user may type for a text.
fn typed(text: &str, units: &[&str]) -> HashSet<String> {
    let mut all: HashSet<String> = HashSet::from([text.to_owned()]);
    all.extend(text.chars().filter(|ch| ch.is_alphanumeric()).map(String::from));
    let full = units.concat();
    // Of a legal ending at least four letters or two initials count.
    let core = units.len() - if text.ends_with("公司") { 4 } else { 0 };
    let core = core - if text.contains("股份") || text.contains("责任") { 2 } else { 0 };
    let least = units[..core].concat().len();
    all.extend(
        (1..=full.len()).filter(|end| *end <= least || *end >= least + 4).map(|end| full[..end].to_owned()),
    );
    let initials: String = units.iter().filter_map(|unit| unit.chars().next()).collect();
    all.extend(
        (1..=units.len())
            .filter(|end| *end <= core || *end >= core + 2)
            .map(|end| initials[..end].to_owned()),
    );
    all.extend((0..core).map(|at| units[at..core].concat()));
    let characters: Vec<char> = text.chars().collect();
    if characters.len() == units.len() {
        for at in 1..characters.len() {
            let before: String = characters[..at].iter().collect();
            let after: String = characters[at..].iter().collect();
            all.insert(format!("{before}{}", units[at..].concat()));
            all.insert(format!("{before}{}", &units[at][..1]));
            all.insert(format!("{before}{}", &initials[at..]));
            all.insert(format!("{}{after}", units[..at].concat()));
            all.insert(format!("{}{after}", &initials[..at]));
        }
    }
    all
}

#[test]
fn everything_typed_for_a_name_finds_it() {
    let names = all();
    assert!(names.len() >= 500, "{}", names.len());
    let mut directory = Directory::new();
    let id = |number: usize| {
        let mut row = blank(0);
        row.view.record = RecordId::from_bytes((number as u128).to_be_bytes());
        row
    };
    for (number, (text, _, company)) in names.iter().enumerate() {
        let mut row = id(number);
        if *company {
            row.view.company.clone_from(text);
        } else {
            row.view.name.clone_from(text);
        }
        row.enter(&mut directory);
    }
    directory.compact();
    let mut answers: std::collections::HashMap<String, HashSet<RecordId>> = Default::default();
    let mut asked = 0;
    for (number, (text, units, _)) in names.iter().enumerate() {
        for query in typed(text, units) {
            let found = answers.entry(query.clone()).or_insert_with(|| {
                directory.search(&Query::text(query.as_str()), 1000).iter().map(|hit| hit.record).collect()
            });
            assert!(found.contains(&id(number).view.record), "{query} does not find {text}");
            asked += 1;
        }
    }
    assert!(asked > 5000, "{asked}");
}
