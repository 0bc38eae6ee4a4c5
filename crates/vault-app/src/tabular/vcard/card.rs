//! One card: the properties a customer list can use.

use super::lines::Lines;
use super::property::Property;
use crate::tabular::ReadError;

/// Values of a card, each list in file order and without repetitions.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Card {
    pub name: String,
    pub company: String,
    pub department: String,
    pub title: String,
    pub mobiles: Vec<String>,
    pub landlines: Vec<String>,
    pub emails: Vec<String>,
    pub addresses: Vec<String>,
    pub wechats: Vec<String>,
    pub qqs: Vec<String>,
    pub birthday: String,
    pub urls: Vec<String>,
    pub notes: Vec<String>,
}

/// Reads up to the end of the next card; `None` when there is none.
pub(super) fn read_card(lines: &mut Lines<'_>, ordinal: u64) -> Result<Option<Card>, ReadError> {
    let mut card: Option<Card> = None;
    let mut formatted = String::new();
    let mut too_long = false;
    let mut nested = 0_usize;
    loop {
        let Some(line) = lines.next_line()? else {
            return if card.is_some() {
                Err(ReadError::Damaged("the last card is cut off"))
            } else {
                Ok(None)
            };
        };
        let Some(property) = Property::parse(&line.bytes, lines.encoding()) else { continue };
        let marks_card = property.value.trim().eq_ignore_ascii_case("VCARD");
        match (property.name.as_str(), &mut card) {
            ("BEGIN", None) if marks_card => card = Some(Card::default()),
            // The agent of vCard 2.1 is a card inside the card; it is another person.
            ("BEGIN", Some(_)) if marks_card => nested += 1,
            ("END", Some(_)) if marks_card && nested > 0 => nested -= 1,
            ("END", Some(_)) if marks_card => break,
            (_, Some(card)) if nested == 0 => {
                too_long |= line.too_long;
                card.take(&property, &mut formatted);
            }
            _ => {}
        }
    }
    let Some(mut card) = card else { return Ok(None) };
    if too_long {
        return Err(ReadError::CellTooLong { row: ordinal, column: 1 });
    }
    // A card must have a formatted name: without a name of its own, that of the organisation is no person's.
    if card.name.is_empty() && formatted != card.company {
        card.name = formatted;
    }
    Ok(Some(card))
}

impl Card {
    fn take(&mut self, property: &Property, formatted: &mut String) {
        match property.name.as_str() {
            "FN" => *formatted = property.text(),
            "N" => self.name = full_name(&property.components()),
            "ORG" => {
                let mut units = property.components().into_iter();
                self.company = units.next().unwrap_or_default();
                self.department = units.filter(|unit| !unit.is_empty()).collect::<Vec<_>>().join(" ");
            }
            "TITLE" => self.title = property.text(),
            "ROLE" if self.title.is_empty() => self.title = property.text(),
            // A fax takes no calls; it is not a way to reach a person.
            "TEL" if property.is("FAX") => {}
            "TEL" => {
                let number = phone(&property.text());
                let list = if is_mobile(&number, property) { &mut self.mobiles } else { &mut self.landlines };
                add(list, number);
            }
            "EMAIL" => add(&mut self.emails, property.text()),
            "ADR" => add(&mut self.addresses, address(&property.components())),
            "X-WECHAT" | "X-WEIXIN" => add(&mut self.wechats, property.text()),
            "X-QQ" => add(&mut self.qqs, property.text()),
            "BDAY" => {
                let text = property.text();
                text.split('T').next().unwrap_or_default().clone_into(&mut self.birthday);
            }
            "URL" => add(&mut self.urls, property.text()),
            "NOTE" => add(&mut self.notes, property.text()),
            _ => {}
        }
    }
}

fn add(list: &mut Vec<String>, value: String) {
    if !value.is_empty() && !list.contains(&value) {
        list.push(value);
    }
}

/// Family name first and no space for names in Chinese characters; given name first for others.
fn full_name(components: &[String]) -> String {
    let part = |at: usize| components.get(at).map(String::as_str).filter(|part| !part.is_empty());
    let (family, given, middle) = (part(0), part(1), part(2));
    let parts = [family, middle, given];
    if parts.into_iter().flatten().all(is_han) {
        return parts.into_iter().flatten().collect();
    }
    [given, middle, family].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Ideographs, their extensions, and the dot inside transcribed names.
fn is_han(text: &str) -> bool {
    text.chars().all(
        |c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '·'),
    )
}

/// A number without the scheme of `VALUE=uri` (RFC 3966).
fn phone(text: &str) -> String {
    let number = match text.split_once(':') {
        Some((scheme, number)) if scheme.eq_ignore_ascii_case("tel") => number,
        _ => text,
    };
    number.replace(";ext=", "转").trim().to_owned()
}

/// Said to be a mobile, or a mainland mobile number, or a number of another country.
fn is_mobile(number: &str, property: &Property) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let foreign = number.starts_with('+') && !digits.starts_with("86");
    let national = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).unwrap_or(&digits);
    let mainland = national.len() == 11 && national.starts_with('1') && !national.starts_with("10");
    foreign || mainland || property.is("CELL") || property.is("IPHONE")
}

/// Region to house number for addresses in Chinese characters, as components 4, 3, 2, 1, 0 of RFC 6350 6.3.1 hold
/// them; the written order with commas for others. The postal code comes last.
fn address(components: &[String]) -> String {
    let part = |at: usize| components.get(at).map(String::as_str).filter(|part| !part.is_empty());
    let country = part(6).filter(|country| !matches!(*country, "中国" | "中华人民共和国" | "China" | "CN"));
    let body = [part(2), part(1), part(0), part(3), part(4)];
    let chinese =
        body.into_iter().flatten().any(|part| part.chars().any(|c| matches!(c, '\u{3400}'..='\u{9FFF}')));
    let mut text = if chinese {
        [country, part(4), part(3), part(2), part(1), part(0)].into_iter().flatten().collect::<String>()
    } else {
        body.into_iter().chain([country]).flatten().collect::<Vec<_>>().join(", ")
    };
    if let Some(code) = part(5) {
        text.push(' ');
        text.push_str(code);
    }
    text.trim().to_owned()
}
