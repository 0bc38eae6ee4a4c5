//! What a row becomes: of a new customer with what the plan says of all, or of one that is already here.

use vault_domain::field::FieldKey;
use vault_domain::record::{FieldSet, Value};
use vault_domain::stage::Stage;

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
        } else if overwrite || !fields.contains(key) {
            fields.set_all(key, incoming);
        }
    }
    *fields != before
}
