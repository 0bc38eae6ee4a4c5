//! Surnames whose reading differs from the character's usual one; they count at the beginning of a name.

use std::{collections::HashMap, sync::LazyLock};

/// No surname reading.
pub(super) const NONE: [Option<&str>; 2] = [None, None];

#[rustfmt::skip]
const SINGLE: &[(char, &str)] = &[
    ('曾', "zeng"), ('单', "shan"), ('仇', "qiu"), ('解', "xie"), ('查', "zha"), ('区', "ou"), ('朴', "piao"),
    ('翟', "zhai"), ('盖', "ge"), ('折', "she"), ('种', "chong"), ('秘', "bi"), ('繁', "po"), ('乜', "nie"),
    ('缪', "miao"), ('员', "yun"), ('召', "shao"), ('祭', "zhai"), ('洗', "xian"), ('令', "ling"),
    ('黑', "he"), ('牟', "mu"), ('石', "shi"), ('任', "ren"), ('燕', "yan"), ('葛', "ge"), ('车', "che"),
    ('卜', "bu"), ('那', "na"), ('隗', "wei"), ('郇', "xun"), ('覃', "qin"), ('佴', "nai"), ('乐', "yue"),
    ('尹', "yin"), ('宓', "mi"), ('逄', "pang"), ('訾', "zi"), ('贾', "jia"), ('藏', "zang"), ('都', "du"),
    ('长', "zhang"), ('褚', "chu"), ('俞', "yu"), ('柏', "bai"), ('哈', "ha"), ('幺', "yao"), ('费', "fei"),
    ('冼', "xian"), ('阚', "kan"), ('郗', "xi"), ('谌', "chen"), ('沈', "shen"), ('莘', "shen"), ('晟', "cheng"),
    ('禚', "zhuo"), ('适', "kuo"), ('句', "gou"), ('过', "guo"), ('宿', "su"), ('与', "yu"), ('教', "jiao"),
    ('要', "yao"), ('应', "ying"), ('宁', "ning"), ('能', "nai"), ('缴', "jiao"), ('不', "fou"), ('番', "pan"),
];

const DOUBLE: &[(&str, [&str; 2])] = &[
    ("尉迟", ["yu", "chi"]),
    ("万俟", ["mo", "qi"]),
    ("单于", ["chan", "yu"]),
    ("长孙", ["zhang", "sun"]),
    ("澹台", ["tan", "tai"]),
    ("宰父", ["zai", "fu"]),
    ("亓官", ["qi", "guan"]),
    ("令狐", ["ling", "hu"]),
];

/// Every character with a surname reading of its own, with that reading.
pub(super) fn all() -> impl Iterator<Item = (char, &'static str)> {
    let double = DOUBLE.iter().flat_map(|(surname, readings)| surname.chars().zip(readings.iter().copied()));
    SINGLE.iter().copied().chain(double)
}

/// Surname readings for the first two characters of a canonical name.
pub(super) fn opening(name: &str) -> [Option<&'static str>; 2] {
    let Some(first) = name.chars().next() else { return NONE };
    let Some(known) = BY_FIRST.get(&first) else { return NONE };
    let double = known.double.and_then(|at| DOUBLE.get(at)).filter(|(surname, _)| name.starts_with(surname));
    match double {
        Some((_, [first, second])) => [Some(first), Some(second)],
        None => [known.single, None],
    }
}

#[derive(Default)]
struct Known {
    single: Option<&'static str>,
    /// Index into [`DOUBLE`]; no two of these surnames begin alike.
    double: Option<usize>,
}

static BY_FIRST: LazyLock<HashMap<char, Known>> = LazyLock::new(|| {
    let mut known: HashMap<char, Known> = HashMap::new();
    for (ch, reading) in SINGLE {
        known.entry(*ch).or_default().single = Some(reading);
    }
    for (at, (surname, _)) in DOUBLE.iter().enumerate() {
        if let Some(first) = surname.chars().next() {
            known.entry(first).or_default().double = Some(at);
        }
    }
    known
});
