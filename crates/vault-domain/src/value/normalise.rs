//! One door for forms and imports: a text and the field it is meant for, in; a value in normal form, out.

use super::bank_card::account_digits;
use super::clean::{Cleaned, is_scientific};
use super::document::{is_passport, is_permit, parse_document, parse_driving_licence};
use super::{
    BankCard, CreditCode, Email, Money, PersonName, Phone, PhoneKind, PlateNumber, QqNumber, ResidentId,
    ValueError, Vin, Warning, WeChatId,
};
use crate::consent::ConsentMark;
use crate::date::{DateOptions, LocalDate, ParsedDate, parse_date};
use crate::field::{FieldKey, FieldKind};
use crate::lawful_basis::{BasisError, LawfulBasis, is_purchased};
use crate::record::Value;
use crate::stage::Stage;

/// Most graphemes of one line of text.
pub(super) const LINE: u32 = 200;
/// Most graphemes of text with lines.
const PROSE: u32 = 5_000;

/// What parsing needs to know besides the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseOptions {
    /// The caller's calendar day; birth dates and identity numbers may not lie after it.
    pub today: LocalDate,
    /// How dates of this file or form are read.
    pub dates: DateOptions,
}

impl ParseOptions {
    /// As for a form: no spreadsheet day counts, ambiguous dates are refused.
    #[must_use]
    pub const fn form(today: LocalDate) -> Self {
        Self { today, dates: DateOptions { order: None, serial: None } }
    }
}

/// The normal form of `text` as a value of `key`, and what the person should know about it.
///
/// Applying it to its own text result changes nothing further.
///
/// # Errors
/// A [`ValueError`] that names what is wrong; [`ValueError::NotEditable`] for fields the product keeps.
pub fn normalise(
    key: FieldKey,
    text: &str,
    options: &ParseOptions,
) -> Result<(Value, Vec<Warning>), ValueError> {
    match key.def().kind {
        FieldKind::Text => line(text, LINE),
        FieldKind::Address => line(text, LINE),
        FieldKind::LongText => prose(text),
        FieldKind::PersonName => {
            let (name, warnings) = PersonName::parse_noting(text)?;
            Ok((name.into_string().into(), warnings))
        }
        FieldKind::Website => website(text),
        FieldKind::Phone => phone(text),
        FieldKind::Email => number(text, |text| Email::parse(text).map(Email::into_string)),
        FieldKind::WeChat => wechat(text),
        FieldKind::Qq => number(text, |text| QqNumber::parse(text).map(QqNumber::into_string)),
        FieldKind::Date => date(key, text, options),
        FieldKind::DateTime => date_time(text, options),
        FieldKind::Money => money(text),
        FieldKind::CreditCode => number(text, |text| CreditCode::parse(text).map(CreditCode::into_string)),
        FieldKind::ResidentId => {
            number(text, |text| ResidentId::parse(text, options.today).map(|id| id.as_str().to_owned()))
        }
        FieldKind::Passport => document(text, |text| parse_document(text, is_passport)),
        FieldKind::Permit => document(text, |text| parse_document(text, is_permit)),
        FieldKind::DrivingLicence => document(text, |text| parse_driving_licence(text, options.today)),
        FieldKind::BankCard => number(text, |text| BankCard::parse(text).map(BankCard::into_string)),
        FieldKind::BankAccount => account(text),
        FieldKind::Plate => number(text, |text| PlateNumber::parse(text).map(PlateNumber::into_string)),
        FieldKind::Vin => number(text, |text| Vin::parse(text).map(Vin::into_string)),
        FieldKind::Gender => gender(text),
        FieldKind::Stage => {
            choice(text, |text| text.parse::<Stage>().map(Stage::code).map_err(|_| ValueError::NotAChoice))
        }
        FieldKind::LawfulBasis => choice(text, |text| {
            text.parse().map(LawfulBasis::code).map_err(|error| match error {
                BasisError::Unknown => ValueError::NotAChoice,
                BasisError::Purchased => ValueError::PurchasedSource,
            })
        }),
        FieldKind::Consent => choice(text, |text| text.parse().map(ConsentMark::code)),
        FieldKind::Source => match line(text, LINE)? {
            (Value::Text(source), _) if is_purchased(&source) => Err(ValueError::PurchasedSource),
            accepted => Ok(accepted),
        },
        // The vault's catalogue knows better: [`super::normalise_custom`].
        FieldKind::Custom => prose(text),
        FieldKind::Number | FieldKind::Reference => Err(ValueError::NotEditable),
    }
}

/// The values in one cell of a field that may have several: parted at `、` `，` `,` `;` `；` `|`, line breaks,
/// and for numbers also at `/`. A field with one value comes back whole.
pub fn split_multi(key: FieldKey, text: &str) -> impl Iterator<Item = &str> {
    let def = key.def();
    let slash = matches!(def.kind, FieldKind::Phone | FieldKind::Email);
    let parts = move |c: char| {
        def.multi && (matches!(c, '、' | '，' | ',' | ';' | '；' | '|' | '\n' | '\r') || (slash && c == '/'))
    };
    text.split(parts).map(str::trim).filter(|part| !part.is_empty())
}

pub(super) type Accepted = Result<(Value, Vec<Warning>), ValueError>;

pub(super) fn line(text: &str, limit: u32) -> Accepted {
    let Cleaned { text, warnings } = Cleaned::line(text).within(limit)?;
    Ok((text.into(), warnings))
}

pub(super) fn prose(text: &str) -> Accepted {
    let Cleaned { text, warnings } = Cleaned::prose(text).within(PROSE)?;
    Ok((text.into(), warnings))
}

/// A number or code with its own parser; the parser sees the cleaned text, the warnings come from the cleaning.
fn number(text: &str, parse: impl FnOnce(&str) -> Result<String, ValueError>) -> Accepted {
    let Cleaned { text, warnings } = Cleaned::number(text).within(LINE)?;
    parse(&text).map(|normal| (normal.into(), warnings))
}

fn document(text: &str, parse: impl FnOnce(&str) -> Result<(String, bool), ValueError>) -> Accepted {
    let mut cleaned = Cleaned::number(text).within(LINE)?;
    let (normal, known) = parse(&cleaned.text)?;
    if !known {
        cleaned.warn(Warning::KeptAsText);
    }
    Ok((normal.into(), cleaned.warnings))
}

fn choice(text: &str, parse: impl FnOnce(&str) -> Result<&'static str, ValueError>) -> Accepted {
    let Cleaned { text, warnings } = Cleaned::number(text).within(LINE)?;
    parse(&text).map(|code| (code.into(), warnings))
}

pub(super) fn phone(text: &str) -> Accepted {
    let mut cleaned = Cleaned::number(text).within(LINE)?;
    let phone = Phone::parse(&cleaned.text)?;
    if phone.labelled() {
        cleaned.warn(Warning::LabelRemoved);
    }
    if phone.kind() == PhoneKind::Local {
        cleaned.warn(Warning::MissingAreaCode);
    }
    Ok((phone.as_str().into(), cleaned.warnings))
}

/// Many people are found by phone or QQ number; those are kept, and said to be kept.
fn wechat(text: &str) -> Accepted {
    let mut cleaned = Cleaned::number(text).within(64)?;
    if is_scientific(&cleaned.text) {
        return Err(ValueError::LostDigits);
    }
    if WeChatId::parse(&cleaned.text).is_err() {
        cleaned.warn(Warning::KeptAsText);
    }
    Ok((cleaned.text.into(), cleaned.warnings))
}

fn website(text: &str) -> Accepted {
    let mut cleaned = Cleaned::line(text).within(LINE)?;
    if cleaned.text.contains(' ') || !cleaned.text.contains('.') {
        cleaned.warn(Warning::KeptAsText);
    }
    Ok((cleaned.text.into(), cleaned.warnings))
}

/// Firms' accounts have no common check digit; other characters are kept, lost digits are not.
fn account(text: &str) -> Accepted {
    let mut cleaned = Cleaned::number(text).within(64)?;
    match account_digits(&cleaned.text) {
        Ok(digits) => Ok((digits.into(), cleaned.warnings)),
        Err(ValueError::BadCharacter) => {
            cleaned.warn(Warning::KeptAsText);
            Ok((cleaned.text.into(), cleaned.warnings))
        }
        Err(error) => Err(error),
    }
}

fn money(text: &str) -> Accepted {
    let mut cleaned = Cleaned::number(text).within(64)?;
    let money = Money::parse(&cleaned.text)?;
    if money.rounded() {
        cleaned.warn(Warning::Rounded);
    }
    Ok((money.fen().into(), cleaned.warnings))
}

fn gender(text: &str) -> Accepted {
    let mut cleaned = Cleaned::number(text).within(20)?;
    let code = match cleaned.text.to_lowercase().as_str() {
        "男" | "男性" | "先生" | "m" | "male" => "male",
        "女" | "女性" | "女士" | "小姐" | "f" | "female" => "female",
        _ => {
            cleaned.warn(Warning::KeptAsText);
            return Ok((cleaned.text.into(), cleaned.warnings));
        }
    };
    Ok((code.into(), cleaned.warnings))
}

fn read_date(text: &str, options: &ParseOptions) -> Result<(ParsedDate, Cleaned), ValueError> {
    let mut cleaned = Cleaned::number(text).within(LINE)?;
    let parsed = parse_date(&cleaned.text, options.today, options.dates)?;
    if parsed.from_serial {
        cleaned.warn(Warning::ReadAsSerial);
    }
    Ok((parsed, cleaned))
}

pub(super) fn date(key: FieldKey, text: &str, options: &ParseOptions) -> Accepted {
    let (parsed, mut cleaned) = read_date(text, options)?;
    if parsed.time.is_some() {
        cleaned.warn(Warning::TimeDropped);
    }
    if key == FieldKey::Birthday && parsed.date > options.today {
        return Err(ValueError::FutureDate);
    }
    Ok((parsed.date.to_string().into(), cleaned.warnings))
}

fn date_time(text: &str, options: &ParseOptions) -> Accepted {
    let (parsed, cleaned) = read_date(text, options)?;
    let text = match parsed.time {
        Some(time) => format!("{}T{:02}:{:02}", parsed.date, time.hour, time.minute),
        None => parsed.date.to_string(),
    };
    Ok((text.into(), cleaned.warnings))
}

#[cfg(test)]
mod tests;
