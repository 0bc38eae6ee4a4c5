//! The sheet as it is kept.

use minicbor::{Decode, Encode};
use vault_domain::field::{FieldGroup, FieldKey};
use vault_domain::ids::PersonId;
use vault_domain::level::{LegalClass, Level};
use vault_domain::levels::Classified;

/// Changes the sheet remembers.
const HISTORY: usize = 200;
/// How long customers' data are kept unless the vault says otherwise: three years after the last of it
/// (data-protection.md section 12).
const USUAL_MONTHS: u16 = 36;
/// Numbers of documents and cards go thirty days after they were needed (个人信息保护法 article 47).
const DOCUMENT_MONTHS: u16 = 1;

/// The whole sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Sheet {
    /// Fields of which the vault says something, in the order of their codes.
    #[n(0)]
    #[cbor(default)]
    pub lines: Vec<Line>,
    /// Levels that values may still lie at without belonging there: customers wait to be sealed anew.
    #[n(1)]
    #[cbor(default)]
    pub waiting: Vec<u8>,
    /// Newest last.
    #[n(2)]
    #[cbor(default)]
    pub history: Vec<Changed>,
}

/// What the vault says of one field.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Line {
    #[n(0)]
    pub field: u16,
    #[n(1)]
    pub level: u8,
    #[n(2)]
    pub legal_class: u8,
    /// Empty for the usual one.
    #[n(3)]
    #[cbor(default)]
    pub purpose: String,
    #[n(4)]
    pub retention_months: Option<u16>,
    #[n(5)]
    pub custom: Option<Custom>,
    #[n(6)]
    pub spi_kind: Option<u8>,
    #[n(7)]
    #[cbor(default)]
    pub why: String,
}

/// What makes a slot a field.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Custom {
    #[n(0)]
    pub label: String,
    #[n(1)]
    pub kind: u8,
    #[n(2)]
    #[cbor(default)]
    pub choices: Vec<String>,
    #[n(3)]
    #[cbor(default)]
    pub archived: bool,
}

/// A change that was made: everybody may know the rules and who made them.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Changed {
    #[n(0)]
    pub at_ms: i64,
    #[n(1)]
    pub person: PersonId,
    #[n(2)]
    pub approver: Option<PersonId>,
    #[n(3)]
    pub field: u16,
    #[n(4)]
    pub what: String,
    #[n(5)]
    pub old: String,
    #[n(6)]
    pub new: String,
    #[n(7)]
    #[cbor(default)]
    pub reason: String,
}

impl Line {
    /// A line that says what holds without one.
    pub fn usual(field: FieldKey) -> Self {
        let def = field.def();
        Self {
            field: field.code(),
            level: def.level.number(),
            legal_class: def.legal_class.code(),
            purpose: String::new(),
            retention_months: None,
            custom: None,
            spi_kind: None,
            why: String::new(),
        }
    }

    /// The field; none that a later version knows only.
    pub fn key(&self) -> Option<FieldKey> {
        FieldKey::from_code(self.field)
    }

    /// What a number no version writes says is the strictest there is.
    pub fn classified(&self) -> Classified {
        Classified {
            level: Level::from_number(self.level).unwrap_or(Level::L3),
            legal_class: LegalClass::from_code(self.legal_class).unwrap_or(LegalClass::SensitivePersonal),
        }
    }

    /// Months its values are kept, never fewer than the floor.
    pub fn retention(&self, floor: u16) -> u16 {
        let documents = self.key().is_some_and(|key| {
            matches!(key.def().group, FieldGroup::Identity) && key.def().legal_class.is_sensitive()
        });
        let usual = if documents { DOCUMENT_MONTHS } else { USUAL_MONTHS };
        self.retention_months.unwrap_or(usual).max(floor)
    }
}

impl Sheet {
    /// What the vault says of a field.
    pub fn line(&self, field: FieldKey) -> Option<&Line> {
        self.lines.iter().find(|line| line.field == field.code())
    }

    /// The field's line, made when there is none.
    pub fn line_mut(&mut self, field: FieldKey) -> &mut Line {
        let at = self.lines.partition_point(|line| line.field < field.code());
        if self.lines.get(at).is_none_or(|line| line.field != field.code()) {
            self.lines.insert(at, Line::usual(field));
        }
        // Just found or just put there.
        #[expect(clippy::indexing_slicing, reason = "the position was filled above")]
        &mut self.lines[at]
    }

    /// Notes that values may lie at these levels without belonging there.
    pub fn wait_for(&mut self, sources: &[Level]) {
        self.waiting.extend(sources.iter().map(|level| level.number()));
        self.waiting.sort_unstable();
        self.waiting.dedup();
    }

    /// The levels values may have to leave.
    pub fn sources(&self) -> Vec<Level> {
        self.waiting.iter().filter_map(|number| Level::from_number(*number)).collect()
    }

    pub fn remember(&mut self, change: Changed) {
        self.history.push(change);
        let surplus = self.history.len().saturating_sub(HISTORY);
        self.history.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_in_order_and_a_sheet_reads_back() {
        let mut sheet = Sheet::default();
        sheet.line_mut(FieldKey::Custom02).purpose = "p".to_owned();
        sheet.line_mut(FieldKey::Email).level = 3;
        sheet.line_mut(FieldKey::Custom02).retention_months = Some(6);
        sheet.wait_for(&[Level::L2, Level::L1]);
        sheet.wait_for(&[Level::L2]);
        assert_eq!(
            sheet.lines.iter().map(Line::key).collect::<Vec<_>>(),
            [Some(FieldKey::Email), Some(FieldKey::Custom02)]
        );
        assert_eq!(sheet.sources(), [Level::L1, Level::L2]);
        let bytes = minicbor::to_vec(&sheet).unwrap();
        assert_eq!(minicbor::decode::<Sheet>(&bytes).unwrap(), sheet);
        assert_eq!(sheet.line_mut(FieldKey::Custom02).retention(12), 12);
        assert_eq!(
            (Line::usual(FieldKey::IdNumber).retention(1), Line::usual(FieldKey::City).retention(1)),
            (1, 36)
        );
    }

    #[test]
    fn the_history_is_bounded() {
        let mut sheet = Sheet::default();
        for number in 0..300 {
            sheet.remember(Changed {
                at_ms: number,
                person: PersonId::from_bytes([1; 16]),
                approver: None,
                field: 1,
                what: "level".to_owned(),
                old: String::new(),
                new: String::new(),
                reason: String::new(),
            });
        }
        assert_eq!((sheet.history.len(), sheet.history[0].at_ms), (200, 100));
    }
}
