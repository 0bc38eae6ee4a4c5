//! The fields of a record: what each is called, how it is protected, what it holds.
//!
//! The catalogue itself is one table in `field/catalogue.rs`; this file holds the words the table is written in.

mod catalogue;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use catalogue::FieldKey;

use crate::level::{LegalClass, Level};
use crate::record::Value;

/// One row of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FieldDef {
    /// Which field.
    pub key: FieldKey,
    /// The same name that serde writes: snake case, stable.
    pub name: &'static str,
    /// Protection by default; see [`FieldDef::effective_level`].
    pub level: Level,
    /// Legal class by default; see [`FieldDef::effective_class`].
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
    /// Where the record came from; bought lists are refused.
    Source,
    /// A code or a time in Unix milliseconds, set by the product.
    Number,
    /// An identifier of 16 bytes, set by the product.
    Reference,
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
}

impl FieldDef {
    /// The level of one value: the field's own, except that a credit code beginning with `92`
    /// (个体工商户) points at one living person and is L2.
    #[must_use]
    pub fn effective_level(&self, value: &Value) -> Level {
        if self.names_sole_trader(value) { Level::L2.max(self.level) } else { self.level }
    }

    /// The legal class of one value; same exception as [`FieldDef::effective_level`].
    #[must_use]
    pub fn effective_class(&self, value: &Value) -> LegalClass {
        if self.names_sole_trader(value) { LegalClass::Personal } else { self.legal_class }
    }

    /// Whether people may set the field; the product keeps the others.
    #[must_use]
    pub const fn editable(&self) -> bool {
        !matches!(self.group, FieldGroup::System)
    }

    fn names_sole_trader(&self, value: &Value) -> bool {
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
    }

    #[test]
    fn sole_trader_code_is_personal() {
        let def = FieldKey::CreditCode.def();
        let firm = Value::Text("91350100M000100Y43".into());
        let trader = Value::Text("92440300MA5FAKE0X4".into());
        assert_eq!(
            (def.effective_level(&firm), def.effective_class(&firm)),
            (Level::L1, LegalClass::NotPersonal)
        );
        assert_eq!(
            (def.effective_level(&trader), def.effective_class(&trader)),
            (Level::L2, LegalClass::Personal)
        );
        let qq = Value::Text("92440300".into());
        assert_eq!(FieldKey::Company.def().effective_level(&qq), Level::L1);
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
