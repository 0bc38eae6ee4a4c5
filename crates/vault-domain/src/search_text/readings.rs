//! Readings of one Han character: the usual one, and the few others that occur in names and company names.
//!
//! The complete list of a dictionary is not used: with 超 also read tiao, `tt` would find 王超超.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use pinyin::ToPinyin as _;

use super::surnames;

/// At most four readings, likeliest first, ASCII.
#[derive(Debug, Clone, Copy)]
pub(super) struct Readings {
    items: [&'static str; 4],
    len: usize,
}

impl Readings {
    pub(super) fn as_slice(&self) -> &[&'static str] {
        self.items.get(..self.len).unwrap_or_default()
    }

    /// Only the first.
    pub(super) fn likeliest(self) -> Self {
        Self { len: self.len.min(1), ..self }
    }

    fn push(&mut self, reading: &'static str) {
        if self.as_slice().contains(&reading) {
            return;
        }
        if let Some(slot) = self.items.get_mut(self.len) {
            *slot = reading;
            self.len += 1;
        }
    }
}

/// Characters with more than one reading worth typing, likeliest first.
#[rustfmt::skip]
const POLYPHONES: &[(char, &[&str])] = &[
    ('都', &["du"]), ('乐', &["le", "yue"]), ('重', &["chong", "zhong"]), ('行', &["xing", "hang"]), ('长', &["chang", "zhang"]),
    ('朝', &["chao", "zhao"]), ('茜', &["qian", "xi"]), ('晟', &["cheng", "sheng"]), ('覃', &["tan", "qin"]),
    ('柏', &["bai", "bo"]), 
    ('厦', &["xia", "sha"]), ('六', &["liu", "lu"]), ('牟', &["mou", "mu"]), ('乾', &["qian", "gan"]),
    ('缪', &["miao", "mou"]), ('隗', &["wei", "kui"]), ('卜', &["bu", "bo"]),
    ('种', &["zhong", "chong"]), 
    ('那', &["na", "nuo"]), ('贾', &["jia", "gu"]), ('阿', &["a", "e"]), ('娜', &["na", "nuo"]),
    ('莘', &["xin", "shen"]), ('颉', &["jie", "xie"]), ('禅', &["chan", "shan"]), ('拓', &["tuo", "ta"]),
    ('炅', &["jiong", "gui"]), ('嬛', &["huan", "xuan"]), ('沈', &["shen", "chen"]), 
    ('参', &["can", "shen"]), ('藏', &["cang", "zang"]), ('调', &["diao", "tiao"]), 
    ('澹', &["dan", "tan"]), ('佛', &["fo", "fu"]), ('盛', &["sheng", "cheng"]),
    ('降', &["jiang", "xiang"]), ('薄', &["bo", "bao"]),
    ('壳', &["ke", "qiao"]), ('率', &["lv", "shuai"]), 
    
    ('卡', &["ka", "qia"]), ('莞', &["guan", "wan"]), ('番', &["fan", "pan"]), ('埔', &["pu", "bu"]),
    
    
    ('婼', &["ruo", "chuo"]),
    ('涡', &["wo", "guo"]), ('浒', &["hu", "xu"]), ('堡', &["bao", "pu"]), 
    ('的', &["de", "di"]), 
    
    ('露', &["lu", "lou"]), ('绿', &["lv", "lu"]),
    ('女', &["nv", "nu"]), ('吕', &["lv", "lu"]), 
    
    ('殷', &["yin", "yan"]), ('呵', &["he", "ke"]), ('咖', &["ka", "ga"]),
    ('嗯', &["en"]), ('蔓', &["man", "wan"]),
    
    ('勒', &["le", "lei"]), 
    ('咀', &["ju", "zui"]), 
];

/// Index into [`POLYPHONES`] plus one for the characters of the basic block.
static BASIC: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut table = vec![0_u8; 0x5200];
    for (number, (ch, _)) in (1_u8..).zip(POLYPHONES) {
        let slot = (u32::from(*ch)).checked_sub(0x4e00).and_then(|at| table.get_mut(at as usize));
        if let Some(slot) = slot {
            *slot = number;
        }
    }
    table
});

/// The readings of `ch`, `surname` in front of the usual ones; `None` for a character without a reading.
pub(super) fn readings(ch: char, surname: Option<&'static str>) -> Option<Readings> {
    let mut all = Readings { items: [""; 4], len: 0 };
    if let Some(surname) = surname {
        all.push(surname);
    }
    match polyphone(ch) {
        Some(several) => several.iter().for_each(|reading| all.push(reading)),
        None => push_typed(&mut all, ch.to_pinyin()?.plain()),
    }
    (all.len > 0).then_some(all)
}

/// Whether `ch` is a Han character, with or without a known reading.
pub(super) fn is_han(ch: char) -> bool {
    matches!(ch,
        '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether some character is read exactly like this.
pub(super) fn is_reading(text: &str) -> bool {
    KNOWN.get(text) == Some(&true)
}

/// Whether some character's reading begins like this.
pub(super) fn is_reading_start(text: &str) -> bool {
    KNOWN.contains_key(text)
}

/// Beginnings of readings, and whether each is a whole one.
static KNOWN: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let usual = ('\u{3400}'..='\u{3ffff}').filter(|ch| is_han(*ch)).filter_map(|ch| readings(ch, None));
    let mut whole: HashSet<&'static str> = usual.flat_map(|some| some.as_slice().to_vec()).collect();
    whole.extend(surnames::all().map(|(_, reading)| reading));
    let mut known = HashMap::new();
    for reading in whole {
        for end in 1..reading.len() {
            reading.get(..end).map(|start| known.entry(start).or_insert(false));
        }
        known.insert(reading, true);
    }
    known
});

fn polyphone(ch: char) -> Option<&'static [&'static str]> {
    let at = u32::from(ch).checked_sub(0x4e00)? as usize;
    let number = usize::from(*BASIC.get(at)?).checked_sub(1)?;
    POLYPHONES.get(number).map(|(_, several)| *several)
}

/// Adds a reading as it is typed. Keyboards have no ü: v is the input method's way, u the passport's.
fn push_typed(all: &mut Readings, plain: &'static str) {
    let typed: &[&'static str] = match plain {
        "lü" => &["lv", "lu"],
        "nü" => &["nv", "nu"],
        "lüe" => &["lve", "lue"],
        "nüe" => &["nve", "nue"],
        "ê" => &["ei"],
        // Interjections (ng, m, hm) are no syllables, and a reading that is not ASCII could never be typed.
        _ if !plain.is_ascii() || !plain.contains(['a', 'e', 'i', 'o', 'u']) => &[],
        _ => return all.push(plain),
    };
    typed.iter().for_each(|reading| all.push(reading));
}
