//! The fields of a record: what each is called, how it is protected, what it holds.
//!
//! The catalogue itself is one table in `field/catalogue.rs`; this file holds the words the table is written in.

mod catalogue;
mod custom;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use catalogue::FieldKey;
pub use custom::{CustomKind, SpiKind};

use crate::level::{LegalClass, Level};
use crate::record::Value;

/// One row of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FieldDef {
    /// Which field.
    pub key: FieldKey,
    /// The same name that serde writes: snake case, stable.
    pub name: &'static str,
    /// Protection by default; a vault may say otherwise, see [`crate::levels::Levels`].
    pub level: Level,
    /// Legal class by default; likewise.
    pub legal_class: LegalClass,
    /// What a value is and how it is parsed and masked.
    pub kind: FieldKind,
    /// More than one value allowed.
    pub multi: bool,
    /// Where forms and cards show it.
    pub group: FieldGroup,
}

/// What a field's values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text with line breaks; may contain anything people type.
    LongText,
    /// A person's name.
    PersonName,
    /// A web address.
    Website,
    /// Any telephone number, E.164 with optional extension.
    Phone,
    /// An e-mail address.
    Email,
    /// WeChat id.
    WeChat,
    /// QQ number.
    Qq,
    /// A postal address.
    Address,
    /// A calendar day, `YYYY-MM-DD`.
    Date,
    /// A day with an optional local time, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    DateTime,
    /// An amount in 分.
    Money,
    /// Unified social credit code, GB 32100.
    CreditCode,
    /// Resident identity number, GB 11643, and its relatives.
    ResidentId,
    /// Passport number.
    Passport,
    /// Travel permit of Hong Kong, Macao and Taiwan.
    Permit,
    /// Driving licence; the number equals the resident identity number, older ones carry a file number.
    DrivingLicence,
    /// A person's bank card.
    BankCard,
    /// A firm's account: digits, no card check digit.
    BankAccount,
    /// Number plate.
    Plate,
    /// Vehicle identification number, ISO 3779.
    Vin,
    /// `male` or `female`, or what was written.
    Gender,
    /// A code of [`crate::stage::Stage`].
    Stage,
    /// A code of [`crate::lawful_basis::LawfulBasis`].
    LawfulBasis,
    /// A code of [`crate::consent::ConsentMark`].
    Consent,
    /// Where the record came from; bought lists are refused.
    Source,
    /// A code or a time in Unix milliseconds, set by the product.
    Number,
    /// An identifier of 16 bytes, set by the product.
    Reference,
    /// A field of the vault's own: its catalogue says which [`CustomKind`].
    Custom,
}

/// The shape a [`Value`] of a kind has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// [`Value::Text`].
    Text,
    /// [`Value::Int`].
    Int,
    /// [`Value::Id`].
    Id,
}

impl FieldKind {
    /// The shape every stored value of this kind has.
    #[must_use]
    pub const fn shape(self) -> Shape {
        match self {
            Self::Money | Self::Number => Shape::Int,
            Self::Reference => Shape::Id,
            _ => Shape::Text,
        }
    }
}

/// Where forms and cards show a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldGroup {
    /// 基本.
    Basic,
    /// 联系方式.
    Contact,
    /// 开票.
    Billing,
    /// 证件.
    Identity,
    /// 商机.
    Deal,
    /// Kept by the product, not editable.
    System,
    /// 自定义: what a vault added.
    Custom,
}

impl FieldDef {
    /// Whether people may set the field; the product keeps the others.
    #[must_use]
    pub const fn editable(&self) -> bool {
        !matches!(self.group, FieldGroup::System)
    }

    /// Whether the field is one a vault may define.
    #[must_use]
    pub const fn is_custom(&self) -> bool {
        matches!(self.group, FieldGroup::Custom)
    }

    /// A credit code that begins with `92` (个体工商户) points at one living person.
    pub(crate) fn names_sole_trader(&self, value: &Value) -> bool {
        matches!(self.kind, FieldKind::CreditCode)
            && matches!(value, Value::Text(code) if code.trim_start().starts_with("92"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_and_names_are_unique_and_found_again() {
        let mut codes = HashSet::new();
        let mut names = HashSet::new();
        for key in FieldKey::ALL {
            let def = key.def();
            assert_eq!(def.key, *key);
            assert!(codes.insert(key.code()), "{key:?}");
            assert!(names.insert(def.name), "{key:?}");
            assert_eq!(FieldKey::from_code(key.code()), Some(*key));
            assert_eq!(FieldKey::from_name(def.name), Some(*key));
        }
        assert_eq!(FieldKey::from_code(0), None);
        assert_eq!(FieldKey::from_name("nome"), None);
    }

    #[test]
    fn order_follows_the_code_because_the_encoding_depends_on_it() {
        assert!(FieldKey::ALL.windows(2).all(|pair| pair.first() < pair.last()));
        assert!(
            FieldKey::ALL
                .windows(2)
                .all(|pair| pair.first().map(|k| k.code()) < pair.last().map(|k| k.code()))
        );
    }

    #[test]
    fn levels_of_the_default_mapping() {
        use FieldKey::*;
        for (level, keys) in [
            (
                Level::L1,
                &[Name, Title, Company, Industry, City, Website, CreditCode, Switchboard, Stage, Tags][..],
            ),
            (
                Level::L2,
                &[Phone, Wechat, Qq, Email, Landline, Birthday, Address, Remark, Quote, Plate, Vin][..],
            ),
            (Level::L3, &[IdNumber, Passport, Permit, DrivingLicence, BankCard, CostPrice][..]),
        ] {
            for key in keys {
                assert_eq!(key.def().level, level, "{key:?}");
            }
        }
        for key in FieldKey::ALL.iter().filter(|key| !key.def().editable()) {
            assert_eq!(key.def().level, Level::L1, "{key:?}");
        }
        // A slot nobody has described yet is as strict as can be.
        let slots: Vec<_> = FieldKey::ALL.iter().filter(|key| key.def().is_custom()).collect();
        assert_eq!(slots.len(), 32);
        assert!(slots.iter().all(|key| key.def().level == Level::L3));
    }

    #[test]
    fn the_wire_name_is_the_catalogue_name() {
        use serde::de::IntoDeserializer as _;
        use serde::de::value::{Error, StrDeserializer};
        for key in FieldKey::ALL {
            let wire: StrDeserializer<'_, Error> = key.name().into_deserializer();
            assert_eq!(FieldKey::deserialize(wire), Ok(*key));
        }
    }
}
