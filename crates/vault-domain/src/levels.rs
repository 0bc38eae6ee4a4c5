//! How the fields of one vault are protected: the built-in mapping, and what the vault changed of it.

use crate::field::{FieldGroup, FieldKey};
use crate::level::{LegalClass, Level};
use crate::record::Value;

/// Level and legal class of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Classified {
    /// How it is protected inside the firm.
    pub level: Level,
    /// What the law calls it.
    pub legal_class: LegalClass,
}

/// The table of a vault. [`Levels::default`] is the built-in mapping of data-protection.md section 5.
///
/// Whatever is put into it stays within the [`bounds`] of each field, so a table nobody should have written cannot make
/// a telephone number public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// Fields that differ from the built-in mapping, in the order of the keys. Few: looked up for every value.
    changed: Vec<(FieldKey, Classified)>,
}

impl FromIterator<(FieldKey, Classified)> for Levels {
    fn from_iter<I: IntoIterator<Item = (FieldKey, Classified)>>(lines: I) -> Self {
        let mut table = Self::default();
        for (key, classified) in lines {
            table.set(key, classified);
        }
        table
    }
}

impl Levels {
    /// Says how a field is protected, as far as its bounds allow.
    pub fn set(&mut self, key: FieldKey, classified: Classified) {
        let (lowest, highest) = bounds(key);
        let floor = lowest.max(lowest_of(classified.legal_class)).min(highest);
        let classified = Classified { level: classified.level.clamp(floor, highest), ..classified };
        match self.changed.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(at) => {
                if let Some(line) = self.changed.get_mut(at) {
                    line.1 = classified;
                }
            }
            Err(at) => self.changed.insert(at, (key, classified)),
        }
    }

    /// Every field as high as it may be: for somebody who cannot read yet what the vault says of them. What such a person
    /// saves lies too high rather than too low.
    #[must_use]
    pub fn strictest() -> Self {
        let highest = |key: &FieldKey| {
            let (_, level) = bounds(*key);
            (*key, Classified { level, legal_class: key.def().legal_class })
        };
        FieldKey::ALL.iter().map(highest).collect()
    }

    /// How a field is protected.
    #[must_use]
    pub fn of(&self, key: FieldKey) -> Classified {
        let found = self.changed.binary_search_by_key(&key, |(key, _)| *key).ok();
        let changed = found.and_then(|at| self.changed.get(at)).map(|(_, classified)| *classified);
        let def = key.def();
        changed.unwrap_or(Classified { level: def.level, legal_class: def.legal_class })
    }

    /// The level of one value: the field's, except that a credit code of a sole trader (`92…`) points at one living
    /// person and is at least L2.
    #[must_use]
    pub fn level(&self, key: FieldKey, value: &Value) -> Level {
        let level = self.of(key).level;
        if key.def().names_sole_trader(value) { level.max(Level::L2) } else { level }
    }

    /// The legal class of one value; same exception as [`Levels::level`].
    #[must_use]
    pub fn legal_class(&self, key: FieldKey, value: &Value) -> LegalClass {
        let class = self.of(key).legal_class;
        let personal = key.def().names_sole_trader(value) && class == LegalClass::NotPersonal;
        if personal { LegalClass::Personal } else { class }
    }

    /// The level a value has in a record that was raised to `mark`: what is L2 is sealed with the L3 of a record that is
    /// L3 as a whole. L1 is what lists and search are made of, and stays.
    #[must_use]
    pub fn level_in(&self, key: FieldKey, value: &Value, mark: Option<Level>) -> Level {
        let own = self.level(key, value);
        if own == Level::L2 && mark == Some(Level::L3) { Level::L3 } else { own }
    }
}

/// The lowest and the highest level a field may be given.
///
/// Lists and search are made of some fields; contact channels and the numbers of documents never become public.
#[must_use]
pub const fn bounds(key: FieldKey) -> (Level, Level) {
    use FieldKey as F;
    match key {
        F::Name
        | F::Title
        | F::Company
        | F::City
        | F::Stage
        | F::Tags
        | F::Source
        | F::LawfulBasis
        | F::NextFollowUp => (Level::L1, Level::L1),
        F::Phone
        | F::Wechat
        | F::Qq
        | F::Email
        | F::Landline
        | F::Address
        | F::IdNumber
        | F::Passport
        | F::Permit
        | F::DrivingLicence
        | F::BankCard => (Level::L2, Level::L3),
        _ if matches!(key.def().group, FieldGroup::System) => (Level::L1, Level::L1),
        _ => (Level::L1, Level::L3),
    }
}

/// The lowest level data of a legal class may have: sensitive personal information is never public.
#[must_use]
pub const fn lowest_of(class: LegalClass) -> Level {
    match class {
        LegalClass::NotPersonal | LegalClass::Personal => Level::L1,
        LegalClass::SensitivePersonal | LegalClass::UnderFourteen => Level::L2,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any table a vault may come to.
    pub(crate) fn any_table() -> impl Strategy<Value = Levels> {
        let level = proptest::sample::select(Level::ALL.to_vec());
        let class = proptest::sample::select(vec![
            LegalClass::NotPersonal,
            LegalClass::Personal,
            LegalClass::SensitivePersonal,
            LegalClass::UnderFourteen,
        ]);
        let line = (proptest::sample::select(FieldKey::ALL), level, class)
            .prop_map(|(key, level, legal_class)| (key, Classified { level, legal_class }));
        proptest::collection::vec(line, 0..40).prop_map(|lines| lines.into_iter().collect())
    }

    #[test]
    fn the_default_is_the_built_in_mapping() {
        let levels = Levels::default();
        for key in FieldKey::ALL {
            let def = key.def();
            assert_eq!(levels.of(*key), Classified { level: def.level, legal_class: def.legal_class });
            let (lowest, highest) = bounds(*key);
            assert!(lowest <= def.level && def.level <= highest, "{key:?}");
            assert!(lowest_of(def.legal_class) <= def.level, "{key:?}");
        }
    }

    #[test]
    fn a_sole_traders_code_is_personal() {
        let mut levels = Levels::default();
        let firm = Value::Text("91350100M000100Y43".into());
        let trader = Value::Text("92440300MA5FAKE0X4".into());
        let key = FieldKey::CreditCode;
        assert_eq!(
            (levels.level(key, &firm), levels.legal_class(key, &firm)),
            (Level::L1, LegalClass::NotPersonal)
        );
        assert_eq!(
            (levels.level(key, &trader), levels.legal_class(key, &trader)),
            (Level::L2, LegalClass::Personal)
        );
        assert_eq!(levels.level(FieldKey::Company, &"92440300".into()), Level::L1);
        levels.set(key, Classified { level: Level::L3, legal_class: LegalClass::SensitivePersonal });
        assert_eq!(levels.level(key, &trader), Level::L3);
        assert_eq!(levels.legal_class(key, &trader), LegalClass::SensitivePersonal);
    }

    #[test]
    fn no_table_makes_public_what_must_not_be() {
        let public = Classified { level: Level::L1, legal_class: LegalClass::NotPersonal };
        let levels: Levels = FieldKey::ALL.iter().map(|key| (*key, public)).collect();
        for key in
            [FieldKey::Phone, FieldKey::Wechat, FieldKey::Email, FieldKey::IdNumber, FieldKey::BankCard]
        {
            assert_eq!(levels.of(key).level, Level::L2, "{key:?}");
        }
        let secret = Classified { level: Level::L3, legal_class: LegalClass::Personal };
        let levels: Levels = FieldKey::ALL.iter().map(|key| (*key, secret)).collect();
        for key in
            [FieldKey::Name, FieldKey::Company, FieldKey::Stage, FieldKey::Owner, FieldKey::RecordLevel]
        {
            assert_eq!(levels.of(key).level, Level::L1, "{key:?}");
        }
        let health = Classified { level: Level::L1, legal_class: LegalClass::SensitivePersonal };
        let levels: Levels = [(FieldKey::Custom01, health)].into_iter().collect();
        assert_eq!(levels.of(FieldKey::Custom01).level, Level::L2);
    }

    #[test]
    fn the_strictest_table_is_above_every_other() {
        let levels = Levels::strictest();
        for key in FieldKey::ALL {
            assert_eq!(levels.of(*key).level, bounds(*key).1, "{key:?}");
            assert!(levels.of(*key).level >= Levels::default().of(*key).level, "{key:?}");
        }
        assert_eq!(levels.of(FieldKey::Name).level, Level::L1);
    }

    #[test]
    fn a_raised_record_takes_what_is_sensitive_with_it() {
        let levels = Levels::default();
        let (phone, name) = (Value::Text("+8613800001111".into()), Value::Text("x".into()));
        for (mark, expected) in [
            (None, Level::L2),
            (Some(Level::L1), Level::L2),
            (Some(Level::L2), Level::L2),
            (Some(Level::L3), Level::L3),
        ] {
            assert_eq!(levels.level_in(FieldKey::Phone, &phone, mark), expected);
            assert_eq!(levels.level_in(FieldKey::Name, &name, mark), Level::L1);
        }
    }

    proptest! {
        #[test]
        fn every_line_stays_within_its_bounds(levels in any_table(), key in proptest::sample::select(FieldKey::ALL)) {
            let (lowest, highest) = bounds(key);
            let level = levels.of(key).level;
            prop_assert!(lowest <= level && level <= highest);
            prop_assert!(level >= lowest_of(levels.of(key).legal_class).min(highest));
        }
    }
}
