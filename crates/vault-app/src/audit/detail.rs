//! What the use cases wrote into sealed details, read back as typed values. A detail of a later version may hold
//! words this one does not know; those read as absent.

use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};
use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_ledger::detail::Detail;

use crate::contract::field::Purpose;

/// The field acted on.
pub(crate) fn field(detail: &Detail) -> Option<FieldKey> {
    detail.get_text("field").and_then(FieldKey::from_name)
}

/// The fields that changed.
pub(crate) fn fields(detail: &Detail) -> Vec<FieldKey> {
    detail.get_text("fields").unwrap_or_default().split(',').filter_map(FieldKey::from_name).collect()
}

/// What the value was needed for.
pub(crate) fn purpose(detail: &Detail) -> Option<Purpose> {
    let word: StrDeserializer<'_, Error> = detail.get_text("purpose")?.into_deserializer();
    Purpose::deserialize(word).ok()
}

/// The level of the value, or of the field when the entry does not say.
pub(crate) fn level(detail: &Detail) -> Option<Level> {
    detail
        .get_int("level")
        .and_then(|number| u8::try_from(number).ok())
        .and_then(Level::from_number)
        .or_else(|| field(detail).map(|key| key.def().level))
}

/// The record, for those who may read details.
pub(crate) fn record(detail: &Detail) -> Option<RecordId> {
    detail.get_text("record")?.parse().ok()
}

/// How many records, rows or entries it was about.
pub(crate) fn count(detail: &Detail) -> Option<u64> {
    let number = detail.get_int("count").or_else(|| detail.get_int("entries"))?;
    u64::try_from(number).ok()
}

/// Position of the approval it refers to.
pub(crate) fn approval(detail: &Detail) -> Option<u64> {
    detail.get_int("approval").and_then(|seq| u64::try_from(seq).ok())
}

/// The word that belongs into the sentence: a file's name, a setting, a reason, a result.
pub(crate) fn word(detail: &Detail) -> Option<String> {
    ["text", "setting", "reason", "result", "command", "kind"]
        .into_iter()
        .find_map(|key| detail.get_text(key))
        .map(str::to_owned)
}

/// A text as it stands in the detail.
pub(crate) fn text(detail: &Detail, key: &str) -> Option<String> {
    detail.get_text(key).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_read_as_typed_values() {
        let detail = Detail::new()
            .text("field", "id_number")
            .and_then(|detail| detail.text("fields", "stage,phone,of_tomorrow"))
            .and_then(|detail| detail.text("purpose", "verify_identity"))
            .and_then(|detail| detail.text("record", &"0a".repeat(16)))
            .and_then(|detail| detail.text("result", "complete"))
            .and_then(|detail| detail.int("entries", 12))
            .unwrap();
        assert_eq!(field(&detail), Some(FieldKey::IdNumber));
        assert_eq!(fields(&detail), [FieldKey::Stage, FieldKey::Phone]);
        assert_eq!(purpose(&detail), Some(Purpose::VerifyIdentity));
        assert_eq!(record(&detail), Some(RecordId::from_bytes([10; 16])));
        assert_eq!(level(&detail), Some(Level::L3));
        assert_eq!(level(&detail.clone().int("level", 2).unwrap()), Some(Level::L2));
        assert_eq!(count(&detail), Some(12));
        assert_eq!(word(&detail).as_deref(), Some("complete"));
    }

    #[test]
    fn unknown_words_read_as_absent() {
        let detail = Detail::new()
            .text("purpose", "curiosity")
            .and_then(|detail| detail.text("field", "nome"))
            .and_then(|detail| detail.int("count", -1))
            .unwrap();
        assert_eq!((purpose(&detail), field(&detail), count(&detail)), (None, None, None));
        assert!(fields(&detail).is_empty());
    }
}
