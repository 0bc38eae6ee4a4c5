//! What a row becomes: of a new customer with what the plan says of all, or of one that is already here.

use vault_domain::field::{FieldKey, FieldKind};
use vault_domain::record::{FieldSet, Value};
use vault_domain::stage::Stage;

use crate::trace::meeting_key;

/// A new customer's row has a stage, a source and a basis: its own, or those of the whole list.
pub(super) fn complete(fields: &mut FieldSet, source: &str, basis: &str) {
    for (key, common) in
        [(FieldKey::Stage, Stage::Lead.code()), (FieldKey::Source, source), (FieldKey::LawfulBasis, basis)]
    {
        if !fields.contains(key) {
            fields.set(key, common);
        }
    }
}

/// Whether a value only differs in how it is spelled: brackets, spaces, 市. Spellings of copies that left must not come back with one,
/// or whatever leaks later would look like that copy (`trace.rs`).
fn same_words(fields: &FieldSet, key: FieldKey, incoming: &[Value]) -> bool {
    if !matches!(key.def().kind, FieldKind::Text | FieldKind::Address | FieldKind::LongText) {
        return false;
    }
    let words = |value: &Value| value.as_text().map(meeting_key);
    fields.values(key).map(words).eq(incoming.iter().map(words))
}

/// Fills blanks, or also overwrites; several values of a field are united. Says whether anything changed.
pub(super) fn merge_into(fields: &mut FieldSet, row: &FieldSet, overwrite: bool) -> bool {
    let before = fields.clone();
    for key in row.keys().filter(|key| key.def().editable()) {
        let incoming: Vec<Value> = row.values(key).cloned().collect();
        if key.def().multi {
            for value in incoming {
                if !fields.values(key).any(|known| *known == value) {
                    fields.push(key, value);
                }
            }
        } else if (overwrite && !same_words(fields, key, &incoming)) || !fields.contains(key) {
            fields.set_all(key, incoming);
        }
    }
    *fields != before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_spelling_is_no_other_value() {
        let of = |company: &str| {
            let mut fields = FieldSet::new();
            fields.set(FieldKey::Company, company);
            fields
        };
        for (spelled, changes) in
            [("恒信(华南)有限公司", false), ("恒信 （华南） 有限公司", false), ("恒信(华东)有限公司", true)]
        {
            let mut fields = of("恒信（华南）有限公司");
            assert_eq!(merge_into(&mut fields, &of(spelled), true), changes, "{spelled}");
        }
        let mut fields = of("恒信");
        assert!(!merge_into(&mut fields, &of("别的"), false), "blanks only");
    }
}
