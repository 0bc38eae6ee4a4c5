//! Masks: what may be shown of a value to someone who has not asked to see it.
//!
//! One function per kind. Every mask is total (any text), idempotent, and counts graphemes, never bytes or UTF-16.

mod address;
mod audience;
mod contact;
mod edges;
mod number;
mod person;

pub use address::mask_address;
pub use audience::{hide_text, mask_any_name, mask_company, mask_for_audience, without_tail};
pub use contact::{mask_email, mask_handle, mask_phone};
pub use number::{IdMask, mask_bank_card, mask_credit_code, mask_document, mask_id_number, mask_plate};
pub use person::{mask_birthday, mask_person_name};

use serde::Serialize;
use ts_rs::TS;

use crate::detect::mask_spans;
use crate::field::{CustomKind, FieldKey, FieldKind};
use crate::level::{LegalClass, Level};
use crate::record::Value;

/// Which mask was applied; the page chooses the wording of the label by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaskKind {
    /// Not masked: public register data and the product's own codes.
    Clear,
    /// A person's name.
    PersonName,
    /// A firm's name, for an audience.
    Company,
    /// Mobile number.
    Mobile,
    /// Landline, service or foreign number.
    Landline,
    /// E-mail address.
    Email,
    /// WeChat id or QQ number.
    Handle,
    /// Postal address.
    Address,
    /// Birth date: month and day.
    Birthday,
    /// Identity number.
    IdNumber,
    /// Passport, permit, licence, vehicle number.
    Document,
    /// Bank card or account.
    BankCard,
    /// Number plate.
    Plate,
    /// Social credit code of a sole trader.
    CreditCode,
    /// Amount of money.
    Amount,
    /// Coordinates, rounded.
    Coordinates,
    /// Text with the detectors' finds masked in place.
    FreeText,
    /// Nothing is shown.
    Hidden,
}

/// Text that may be shown. It keeps nothing of what it hides, so there is nothing to undo.
///
/// ```compile_fail
/// let forged = vault_domain::mask::Masked { text: "13800001111".into(), kind: todo!(), tail: None };
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, TS)]
pub struct Masked {
    text: String,
    kind: MaskKind,
    tail: Option<String>,
}

impl Masked {
    fn new(kind: MaskKind, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind, tail: None }
    }

    fn with_tail(mut self, tail: impl Into<String>) -> Self {
        let tail = tail.into();
        self.tail = (!tail.is_empty() && !tail.contains('*')).then_some(tail);
        self
    }

    /// The text to show.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Which mask it is.
    #[must_use]
    pub const fn kind(&self) -> MaskKind {
        self.kind
    }

    /// The visible end, for labels read aloud (尾号 5678).
    #[must_use]
    pub fn tail(&self) -> Option<&str> {
        self.tail.as_deref()
    }
}

/// The text to show, given away.
impl From<Masked> for String {
    fn from(masked: Masked) -> Self {
        masked.text
    }
}

/// The mask of a field's value.
///
/// Fields without a mask of their own: public L1 data are shown, everything else is hidden whole.
#[must_use]
pub fn mask_value(key: FieldKey, value: &Value) -> Masked {
    let def = key.def();
    let text = match (def.kind, value) {
        (FieldKind::Money, _) => return mask_amount(),
        (_, Value::Text(text)) => text.as_str(),
        (_, Value::Int(_) | Value::Id(_)) => return hidden(),
    };
    let public = def.level == Level::L1 && def.legal_class == LegalClass::NotPersonal;
    match def.kind {
        FieldKind::PersonName => mask_person_name(text),
        FieldKind::Phone => match mask_phone(text) {
            // A switchboard is public, a mobile number entered as one is not.
            masked if public && masked.kind == MaskKind::Landline => Masked::new(MaskKind::Clear, text),
            masked => masked,
        },
        FieldKind::Email => mask_email(text),
        FieldKind::WeChat | FieldKind::Qq => mask_handle(text),
        FieldKind::Address => mask_address(text),
        FieldKind::Date if key == FieldKey::Birthday => mask_birthday(text),
        FieldKind::CreditCode => mask_credit_code(text),
        FieldKind::ResidentId => mask_id_number(text, IdMask::default()),
        FieldKind::DrivingLicence if text.chars().count() >= 15 => mask_id_number(text, IdMask::default()),
        FieldKind::Passport | FieldKind::Permit | FieldKind::DrivingLicence | FieldKind::Vin => {
            mask_document(text)
        }
        FieldKind::BankCard | FieldKind::BankAccount => mask_bank_card(text),
        FieldKind::Plate => mask_plate(text),
        FieldKind::LongText => mask_free_text(text),
        FieldKind::Text
        | FieldKind::Website
        | FieldKind::Source
        | FieldKind::Stage
        | FieldKind::LawfulBasis
        | FieldKind::Consent
        | FieldKind::DateTime
            if public =>
        {
            Masked::new(MaskKind::Clear, text)
        }
        _ if text.is_empty() => Masked::new(MaskKind::Hidden, ""),
        _ => hidden(),
    }
}

/// The mask of a value above L1, whatever the built-in mapping says of its field: what is public by default is not public
/// any more once a vault has raised it, and of an L3 value no sentence is shown.
#[must_use]
pub fn mask_raised(key: FieldKey, value: &Value, level: Level) -> Masked {
    let masked = mask_value(key, value);
    let same = matches!(value, Value::Text(text) if *text == masked.text);
    let unmasked = masked.kind == MaskKind::Clear || (masked.kind == MaskKind::CreditCode && same);
    if unmasked || (level == Level::L3 && masked.kind == MaskKind::FreeText) { hidden() } else { masked }
}

/// The mask of a value of the vault's own field.
#[must_use]
pub fn mask_custom(kind: CustomKind, text: &str, level: Level) -> Masked {
    match kind {
        CustomKind::Phone => mask_phone(text),
        CustomKind::LongText if level < Level::L3 => mask_free_text(text),
        _ if text.is_empty() => Masked::new(MaskKind::Hidden, ""),
        _ => hidden(),
    }
}

/// `***`: an amount shown to someone without the right to it.
#[must_use]
pub fn mask_amount() -> Masked {
    Masked::new(MaskKind::Amount, "***")
}

/// Latitude and longitude in degrees rounded to 0.01°, about one kilometre; `***` outside the globe.
#[must_use]
pub fn mask_coordinates(latitude: f64, longitude: f64) -> Masked {
    let on_globe = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    let text = if on_globe { format!("{latitude:.2}, {longitude:.2}") } else { "***".to_owned() };
    Masked::new(MaskKind::Coordinates, text)
}

/// Text with every detector's find masked in place; the rest is shown.
#[must_use]
pub fn mask_free_text(text: &str) -> Masked {
    Masked::new(MaskKind::FreeText, mask_spans(text))
}

fn hidden() -> Masked {
    Masked::new(MaskKind::Hidden, "***")
}

#[cfg(test)]
mod tests;
