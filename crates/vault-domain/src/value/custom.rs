//! Values of the vault's own fields. All of them are text in a normal form, so that a field keeps its meaning when the
//! catalogue changes around it.

use super::clean::Cleaned;
use super::normalise::{Accepted, LINE, date, line, phone, prose};
use super::{Money, ParseOptions, ValueError, Warning};
use crate::field::{CustomKind, FieldKey};
use crate::record::Value;

/// Digits of a number, at most.
const DIGITS: usize = 30;

/// The normal form of `text` as a value of a field of this kind; `choices` are the options of a [`CustomKind::Choice`].
///
/// # Errors
/// A [`ValueError`] that names what is wrong.
pub fn normalise_custom(
    kind: CustomKind,
    choices: &[String],
    text: &str,
    options: &ParseOptions,
) -> Result<(Value, Vec<Warning>), ValueError> {
    match kind {
        CustomKind::Text => line(text, LINE),
        CustomKind::LongText => prose(text),
        CustomKind::Number => number(text),
        CustomKind::Amount => amount(text),
        CustomKind::Date => date(FieldKey::Custom01, text, options),
        CustomKind::Phone => phone(text),
        CustomKind::Choice => choice(choices, text),
        CustomKind::Checkbox => checkbox(text),
    }
}

/// A decimal number: an optional sign, digits grouped by commas or not, an optional fraction. No exponent: a spreadsheet
/// that shows one has lost digits.
fn number(text: &str) -> Accepted {
    let Cleaned { text, warnings } = Cleaned::number(text).within(64)?;
    if super::clean::is_scientific(&text) {
        return Err(ValueError::LostDigits);
    }
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '_')).collect();
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.strip_prefix('+').unwrap_or(&plain)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || digits.len() > DIGITS {
        return Err(ValueError::NotMoney);
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = fraction.trim_end_matches('0');
    let sign = if whole == "0" && fraction.is_empty() { "" } else { sign };
    let point = if fraction.is_empty() { "" } else { "." };
    Ok((format!("{sign}{whole}{point}{fraction}").into(), warnings))
}

/// Read as every amount is, and kept as 元 with two decimals.
fn amount(text: &str) -> Accepted {
    let mut cleaned = Cleaned::number(text).within(64)?;
    let money = Money::parse(&cleaned.text)?;
    if money.rounded() {
        cleaned.warn(Warning::Rounded);
    }
    let fen = money.fen();
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    Ok((format!("{sign}{}.{:02}", fen / 100, fen % 100).into(), cleaned.warnings))
}

fn choice(choices: &[String], text: &str) -> Accepted {
    let Cleaned { text, warnings } = Cleaned::line(text).within(LINE)?;
    let folded = text.to_lowercase();
    let found = choices.iter().find(|choice| choice.to_lowercase() == folded);
    found.map(|choice| (Value::from(choice.as_str()), warnings)).ok_or(ValueError::NotAChoice)
}

fn checkbox(text: &str) -> Accepted {
    let Cleaned { text, warnings } = Cleaned::number(text).within(20)?;
    let ticked = match text.to_lowercase().as_str() {
        "是" | "有" | "对" | "√" | "✓" | "y" | "yes" | "true" | "1" | "x" => "yes",
        "否" | "无" | "没有" | "错" | "×" | "n" | "no" | "false" | "0" => "no",
        _ => return Err(ValueError::NotAChoice),
    };
    Ok((ticked.into(), warnings))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::date::LocalDate;

    fn read(kind: CustomKind, text: &str) -> Result<String, ValueError> {
        let options = ParseOptions::form(LocalDate::new(2026, 3, 1).unwrap());
        let choices = ["甲级".to_owned(), "Gold".to_owned()];
        normalise_custom(kind, &choices, text, &options).map(|(value, _)| value.as_text().unwrap().to_owned())
    }

    #[rstest]
    #[case(CustomKind::Text, " 红 ", "红")]
    #[case(CustomKind::Number, "1,234.50", "1234.5")]
    #[case(CustomKind::Number, "-0.0", "0")]
    #[case(CustomKind::Number, "＋００７", "7")]
    #[case(CustomKind::Number, "-3", "-3")]
    #[case(CustomKind::Amount, "¥1,200", "1200.00")]
    #[case(CustomKind::Amount, "0.5", "0.50")]
    #[case(CustomKind::Date, "2026/3/2", "2026-03-02")]
    #[case(CustomKind::Phone, "138 0000 1111", "+8613800001111")]
    #[case(CustomKind::Choice, "gold", "Gold")]
    #[case(CustomKind::Checkbox, "是", "yes")]
    #[case(CustomKind::Checkbox, "N", "no")]
    fn values_have_one_form(#[case] kind: CustomKind, #[case] text: &str, #[case] expected: &str) {
        assert_eq!(read(kind, text).as_deref(), Ok(expected));
        assert_eq!(read(kind, expected).as_deref(), Ok(expected), "the normal form is normal");
    }

    #[rstest]
    #[case(CustomKind::Number, "1.2.3", ValueError::NotMoney)]
    #[case(CustomKind::Number, "1.2E+10", ValueError::LostDigits)]
    #[case(CustomKind::Number, ".", ValueError::NotMoney)]
    #[case(CustomKind::Choice, "银级", ValueError::NotAChoice)]
    #[case(CustomKind::Checkbox, "也许", ValueError::NotAChoice)]
    fn what_is_none_is_refused(#[case] kind: CustomKind, #[case] text: &str, #[case] expected: ValueError) {
        assert_eq!(read(kind, text), Err(expected));
    }
}
