//! What the values of a column look like. Shapes only: whether a number is a real one is checked at import.

use std::collections::HashMap;

use vault_domain::field::FieldKey::{self, *};

use super::title::half_width;
use crate::tabular::Cell;

/// Values that must agree before a column without a title gets a proposal, in percent.
const MOST: usize = 60;
/// Values that must agree before they outweigh a title that only contains a known word, in percent.
const NEARLY_ALL: usize = 80;
/// Fewer values than this say nothing.
const FEWEST: usize = 3;

/// How many values of a column look like which field.
pub(super) struct Shapes {
    values: usize,
    counts: HashMap<FieldKey, usize>,
}

impl Shapes {
    pub fn of<'a>(cells: impl Iterator<Item = &'a Cell>) -> Self {
        let (mut values, mut counts) = (0, HashMap::new());
        for cell in cells.filter(|cell| !cell.is_blank()) {
            values += 1;
            if let Some(field) = shape(&cell.shown()) {
                *counts.entry(field).or_insert(0) += 1;
            }
        }
        Self { values, counts }
    }

    /// The field most values look like.
    pub fn best(&self) -> Option<FieldKey> {
        self.leading(MOST)
    }

    /// The field among `fields` most values look like.
    pub fn best_of(&self, fields: &[FieldKey]) -> Option<FieldKey> {
        self.leading(MOST).filter(|field| fields.contains(field))
    }

    /// Another field that nearly all values look like.
    pub fn contradicts(&self, field: FieldKey) -> Option<FieldKey> {
        let telephone = |field| matches!(field, Phone | Landline | Switchboard);
        self.leading(NEARLY_ALL)
            .filter(|seen| *seen != field && !(telephone(*seen) && telephone(field)))
            // Names, firms and sexes are told by their titles better than by their looks.
            .filter(|seen| matches!(seen, Phone | Email | IdNumber | BankCard | CreditCode | Website | Plate))
    }

    fn leading(&self, percent: usize) -> Option<FieldKey> {
        let (field, count) =
            self.counts.iter().max_by_key(|(field, count)| (**count, std::cmp::Reverse(**field)))?;
        (self.values >= FEWEST && count * 100 >= self.values * percent).then_some(*field)
    }
}

/// The field a value looks like.
fn shape(value: &str) -> Option<FieldKey> {
    let text: String = value.chars().map(half_width).collect();
    let text = text.trim();
    if text.len() > 200 {
        return None;
    }
    let compact: String =
        text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{200B}' | '\u{FEFF}')).collect();
    let digits = compact.strip_prefix("+86").or_else(|| compact.strip_prefix("0086")).unwrap_or(&compact);
    let found = [
        (Email, is_email(text)),
        (Website, is_website(text)),
        (Phone, is_mobile(digits)),
        (Landline, is_landline(digits)),
        (IdNumber, is_resident_id(&compact)),
        (CreditCode, is_credit_code(&compact)),
        (BankCard, is_bank_card(&compact)),
        (Vin, is_vin(&compact)),
        (Plate, is_plate(&compact)),
        (Gender, matches!(text, "男" | "女" | "男性" | "女性" | "先生" | "女士" | "M" | "F")),
        (Wechat, text.starts_with("wxid_")),
        (Company, is_company(text)),
        (Name, is_name(text)),
    ];
    found.into_iter().find(|(_, fits)| *fits).map(|(field, _)| field)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_mobile(text: &str) -> bool {
    text.len() == 11 && all_digits(text) && matches!(text.as_bytes(), [b'1', b'3'..=b'9', ..])
}

/// Area code and seven or eight digits.
fn is_landline(text: &str) -> bool {
    (10..=12).contains(&text.len()) && all_digits(text) && text.starts_with('0')
}

/// 17 digits with a year from 1800 to 2099 in places 7 to 10, and a digit or X (GB 11643).
fn is_resident_id(text: &str) -> bool {
    let (Some(number), Some(check)) = (text.get(..17), text.get(17..)) else { return false };
    let century = number.get(6..8).unwrap_or_default();
    all_digits(number)
        && matches!(century, "18" | "19" | "20")
        && (all_digits(check) || matches!(check, "X" | "x"))
        && check.len() == 1
}

/// 18 letters and digits, the registrar first, then six digits of the place (GB 32100).
fn is_credit_code(text: &str) -> bool {
    let letters = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    text.len() == 18
        && letters
        && text.starts_with(['1', '5', '9', 'A', 'N', 'Y'])
        && text.get(2..8).is_some_and(all_digits)
}

/// 16 to 19 digits with the check digit of ISO/IEC 7812.
fn is_bank_card(text: &str) -> bool {
    (16..=19).contains(&text.len())
        && all_digits(text)
        && luhn(text)
        && text.starts_with(['3', '4', '5', '6', '9'])
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 1 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// 17 letters and digits without I, O and Q, some of each (ISO 3779).
fn is_vin(text: &str) -> bool {
    let allowed = |byte: u8| {
        byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'O' | b'Q'))
    };
    text.len() == 17
        && text.bytes().all(allowed)
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Province, letter of the city, five or six letters and digits (GA 36).
fn is_plate(text: &str) -> bool {
    const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    let mut characters = text.chars().filter(|c| *c != '·');
    let province = characters.next().is_some_and(|c| PROVINCES.contains(c));
    let city = characters.next().is_some_and(|c| c.is_ascii_uppercase());
    let rest: Vec<char> = characters.collect();
    province
        && city
        && matches!(rest.len(), 5 | 6)
        && rest.iter().all(|c| c.is_ascii_alphanumeric() || "挂学警港澳".contains(*c))
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.contains(char::is_whitespace)
}

fn is_website(text: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| text.to_ascii_lowercase().starts_with(start))
}

fn is_company(text: &str) -> bool {
    [
        "公司",
        "集团",
        "工作室",
        "商行",
        "合作社",
        "事务所",
        "经营部",
        "门市部",
        "厂",
        " Ltd",
        " Ltd.",
        " Inc",
        " Inc.",
        " LLC",
    ]
    .iter()
    .any(|end| text.ends_with(end) && text.chars().count() >= 4)
}

/// Two to four ideographs that begin with a usual family name.
fn is_name(text: &str) -> bool {
    const FAMILIES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚\
        沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
    let count = text.chars().count();
    (2..=4).contains(&count)
        && text.chars().all(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
        && text.chars().next().is_some_and(|c| FAMILIES.contains(c))
}
