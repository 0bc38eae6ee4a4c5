//! Values of every field: normal form and mask.

use vault_domain::date::{DateOptions, DayOrder, LocalDate, SerialEpoch};
use vault_domain::field::{FieldKey, FieldKind};
use vault_domain::mask::mask_value;
use vault_domain::record::Value;
use vault_domain::value::{ParseOptions, normalise, split_multi};

/// The first byte is the field's code, or the number of any field; the others are what somebody typed.
pub fn feed(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    let any = FieldKey::ALL[usize::from(*choice) % FieldKey::ALL.len()];
    let key = FieldKey::from_code(u16::from(*choice)).unwrap_or(any);
    let text = String::from_utf8_lossy(rest);
    let today = LocalDate::new(2026, 3, 1).expect("a day");
    let form = ParseOptions::form(today);
    let dates = DateOptions { order: Some(DayOrder::DayMonthYear), serial: Some(SerialEpoch::Excel1900) };
    masked(key, &text);
    for part in split_multi(key, &text) {
        for options in [form, ParseOptions { dates, ..form }] {
            normal(key, part, &options);
        }
    }
}

fn normal(key: FieldKey, text: &str, options: &ParseOptions) {
    let Ok((value, _)) = normalise(key, text, options) else { return };
    if let Value::Text(text) = &value {
        let again = normalise(key, text, options).map(|(value, _)| value);
        assert!(again.as_ref() == Ok(&value), "{key:?}: the normal form is normal: {text:?}, then {again:?}");
        masked(key, text);
    }
}

/// A mask shows no more digits than it may, and a second look at it no more than the first.
fn masked(key: FieldKey, text: &str) {
    let mask = mask_value(key, &text.into());
    let shown = mask.text().chars().filter(char::is_ascii_digit).count();
    if let Some(allowed) = digits_shown(key) {
        assert!(shown <= allowed, "{key:?}: {:?} of {text:?}", mask.text());
    }
    if let Some(tail) = mask.tail() {
        assert!(mask.text().ends_with(tail), "{key:?}: a tail is at the end");
    }
    let twice = mask_value(key, &mask.text().into());
    if key.def().kind == FieldKind::LongText {
        // Once a find is masked, what stood against it may become one of its own: a@b.cn@c.cn.
        assert!(readable(twice.text()) <= readable(mask.text()), "{key:?}: a second look shows no more");
    } else {
        assert_eq!(twice.text(), mask.text(), "{key:?}: masked again");
    }
}

fn readable(text: &str) -> usize {
    text.chars().filter(|character| *character != '*').count()
}

/// Most digits of a value that may stay readable; `None` where digits may be public or the text has its own rule.
const fn digits_shown(key: FieldKey) -> Option<usize> {
    Some(match key {
        FieldKey::Name => 4,
        FieldKey::Phone | FieldKey::Landline => 7,
        FieldKey::IdNumber => 2,
        FieldKey::BankCard
        | FieldKey::CompanyAccount
        | FieldKey::Passport
        | FieldKey::Permit
        | FieldKey::Vin
        | FieldKey::DrivingLicence
        | FieldKey::Plate
        | FieldKey::Birthday => 4,
        FieldKey::Wechat | FieldKey::Qq => 3,
        FieldKey::Title | FieldKey::Hometown | FieldKey::InvoiceTitle | FieldKey::Gender => 0,
        _ => return None,
    })
}
