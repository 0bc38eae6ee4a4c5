//! Telephone numbers: mainland mobiles and landlines to E.164, service numbers, foreign numbers.

use super::ValueError;
use super::clean::{half_width, is_scientific};

/// Digits of a mainland mobile number.
const MOBILE: u32 = 11;

/// Labels people leave in front of a number, longest first.
const LABELS: [&str; 16] = [
    "手机号码",
    "电话号码",
    "联系电话",
    "联系方式",
    "联系手机",
    "手机号",
    "手机",
    "电话",
    "座机",
    "固话",
    "传真",
    "mobile",
    "phone",
    "call",
    "tel",
    "fax",
];

/// What sort of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneKind {
    /// Mainland mobile, 11 digits from 13 to 19.
    Mobile,
    /// Mainland landline with area code.
    Landline,
    /// 400 and 800 numbers, and the 95xxx/96xxx short numbers of firms.
    Service,
    /// Mainland landline without area code; stored as its digits.
    Local,
    /// Any other country.
    Foreign,
}

/// A telephone number.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Phone {
    normal: String,
    raw: String,
    kind: PhoneKind,
    labelled: bool,
}

impl Phone {
    /// Reads a number as people write it: full-width digits, spaces, dashes, `+86`/`86`/`0086`, labels, extensions.
    ///
    /// # Errors
    /// [`ValueError::LostDigits`], [`ValueError::TooShort`], [`ValueError::TooManyDigits`],
    /// [`ValueError::NotAPhone`], [`ValueError::Empty`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let narrow: String = raw.chars().map(half_width).collect();
        let (text, labelled) = without_label(narrow.trim());
        if text.is_empty() {
            return Err(ValueError::Empty);
        }
        if is_scientific(text) {
            return Err(ValueError::LostDigits);
        }
        // A spreadsheet's number cell read as text.
        let text = text.strip_suffix(".0").unwrap_or(text);
        let (number, extension) = split_extension(text)?;
        let (international, digits) = digits_of(number)?;
        let (kind, mut normal) = if international { abroad(&digits)? } else { at_home(&digits)? };
        if let Some(extension) = extension {
            normal.push_str(";ext=");
            normal.push_str(extension);
        }
        Ok(Self { normal, raw: raw.trim().to_owned(), kind, labelled })
    }

    /// E.164 (`+8613800001111`) with `;ext=` (RFC 3966) for an extension; short and local numbers as digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.normal
    }

    /// As it was written, trimmed.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What sort of number it is.
    #[must_use]
    pub const fn kind(&self) -> PhoneKind {
        self.kind
    }

    /// The number as dialled within the mainland, digits only, no extension; foreign numbers in E.164.
    #[must_use]
    pub fn national(&self) -> String {
        let number = self.normal.split_once(';').map_or(self.normal.as_str(), |(number, _)| number);
        match (self.kind, number.strip_prefix("+86")) {
            (PhoneKind::Landline, Some(rest)) => format!("0{rest}"),
            (PhoneKind::Foreign, _) | (_, None) => number.to_owned(),
            (_, Some(rest)) => rest.to_owned(),
        }
    }

    /// Whether a label such as `电话：` was dropped.
    pub(super) const fn labelled(&self) -> bool {
        self.labelled
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phone({:?}, ..)", self.kind)
    }
}

fn without_label(text: &str) -> (&str, bool) {
    let found = LABELS.into_iter().find_map(|label| {
        let head = text.get(..label.len())?;
        head.eq_ignore_ascii_case(label).then(|| text.get(label.len()..)).flatten()
    });
    found.map_or((text, false), |rest| (rest.trim_start_matches([':', '.', ' ', '-']), true))
}

/// Number and extension: `转`, `分机`, `ext`, `#`, `x` or RFC 3966 `;ext=`.
fn split_extension(text: &str) -> Result<(&str, Option<&str>), ValueError> {
    let Some(end) = text.find(['转', '分', ';', 'e', 'E', '#', 'x', 'X']) else {
        return Ok(dashed_extension(text));
    };
    let (number, rest) = text.split_at_checked(end).ok_or(ValueError::NotAPhone)?;
    let lower = rest.to_ascii_lowercase();
    let mark = ["分机号", "分机", "转", ";ext=", "ext.", "ext", "#", "x"]
        .into_iter()
        .find(|mark| lower.starts_with(mark))
        .ok_or(ValueError::NotAPhone)?;
    let extension = rest.get(mark.len()..).unwrap_or_default().trim_matches([' ', ':', '.', '-']);
    if (1..=6).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_digit()) {
        Ok((number, Some(extension)))
    } else {
        Err(ValueError::NotAPhone)
    }
}

/// `0755-12345678-801`: a third group after a complete landline.
fn dashed_extension(text: &str) -> (&str, Option<&str>) {
    if let Some((number, last)) = text.rsplit_once('-')
        && (1..=6).contains(&last.len())
        && last.bytes().all(|b| b.is_ascii_digit())
        && let Some((area, local)) =
            number.trim_start_matches("+86").trim_start_matches([' ', '-']).split_once('-')
        && (2..=4).contains(&area.len())
        && (7..=8).contains(&local.len())
        && !local.starts_with('1')
        && local.bytes().all(|b| b.is_ascii_digit())
    {
        return (number, Some(last));
    }
    (text, None)
}

/// Digits without separators, and whether a leading `+` or `00` makes the number international.
fn digits_of(text: &str) -> Result<(bool, String), ValueError> {
    let text = text.trim_start_matches(['(', ' ']);
    let (plus, rest) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
    let mut digits = String::new();
    for c in rest.chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '(' | ')' | '.' | '/' | '·' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
            _ => return Err(ValueError::NotAPhone),
        }
    }
    if digits.is_empty() {
        return Err(ValueError::NotAPhone);
    }
    match digits.strip_prefix("00") {
        Some(rest) if !plus => Ok((true, rest.to_owned())),
        _ => Ok((plus, digits)),
    }
}

fn abroad(digits: &str) -> Result<(PhoneKind, String), ValueError> {
    if let Some(national) = digits.strip_prefix("86") {
        return at_home(if national.is_empty() { digits } else { national });
    }
    match digits.len() {
        0..=6 => Err(too_short(digits, 7)),
        7..=15 if !digits.starts_with('0') => Ok((PhoneKind::Foreign, format!("+{digits}"))),
        7..=15 => Err(ValueError::NotAPhone),
        // E.164 allows fifteen.
        _ => Err(too_many(digits, 15)),
    }
}

fn at_home(digits: &str) -> Result<(PhoneKind, String), ValueError> {
    if let Some(rest) = digits.strip_prefix("86")
        && (is_mobile(rest) || (rest.starts_with('0') && rest.len() >= 10))
    {
        return at_home(rest);
    }
    if is_mobile(digits) {
        return Ok((PhoneKind::Mobile, format!("+86{digits}")));
    }
    if let Some(rest) = digits.strip_prefix('0') {
        // Long-distance dialling of a mobile number.
        return if is_mobile(rest) { at_home(rest) } else { landline(rest) };
    }
    let service = digits.starts_with("400") || digits.starts_with("800");
    match (digits.len(), digits.as_bytes().first()) {
        (10, _) if service => Ok((PhoneKind::Service, format!("+86{digits}"))),
        (5..=6, Some(b'9')) if digits.starts_with("95") || digits.starts_with("96") => {
            Ok((PhoneKind::Service, digits.to_owned()))
        }
        (7..=8, Some(b'2'..=b'8')) => Ok((PhoneKind::Local, digits.to_owned())),
        // Area code written without its zero after +86: `+86 755 1234 5678`.
        (9..=11, Some(b'2'..=b'9')) => landline(digits),
        // As Beijing's are stored; old ones have seven digits behind the area code.
        (9..=10, Some(b'1')) if digits.starts_with("10") => landline(digits),
        (11, _) => Err(ValueError::NotAPhone),
        (length, _) if length < 11 => Err(too_short(digits, MOBILE)),
        _ => Err(too_many(digits, MOBILE)),
    }
}

/// Area code without its zero, then seven or eight digits of which the first is not 0 or 1.
fn landline(digits: &str) -> Result<(PhoneKind, String), ValueError> {
    let bytes = digits.as_bytes();
    let area = match (bytes.first(), bytes.get(1)) {
        (Some(b'1'), Some(b'0')) | (Some(b'2'), Some(b'0'..=b'9')) => 2,
        (Some(b'3'..=b'9'), Some(_)) => 3,
        _ => return Err(ValueError::NotAPhone),
    };
    let local = bytes.get(area..).unwrap_or_default();
    match (local.len(), local.first()) {
        (7..=8, Some(b'2'..=b'9')) => Ok((PhoneKind::Landline, format!("+86{digits}"))),
        (7..=8, _) => Err(ValueError::NotAPhone),
        // Counted as people write it, with the zero.
        (0..=6, _) => Err(too_short(&format!("0{digits}"), if area == 2 { 11 } else { 12 })),
        _ => Err(too_many(&format!("0{digits}"), if area == 2 { 11 } else { 12 })),
    }
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && matches!(digits.as_bytes(), [b'1', b'3'..=b'9', ..])
}

fn too_short(digits: &str, expected: u32) -> ValueError {
    ValueError::TooShort { digits: u32::try_from(digits.len()).unwrap_or(u32::MAX), expected }
}

fn too_many(digits: &str, expected: u32) -> ValueError {
    ValueError::TooManyDigits { digits: u32::try_from(digits.len()).unwrap_or(u32::MAX), expected }
}

#[cfg(test)]
mod tests;
