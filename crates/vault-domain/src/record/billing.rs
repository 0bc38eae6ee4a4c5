//! A customer's billing facts: what finance needs for invoices and contracts, and nothing that reaches a person.

use super::{FieldSet, RecordState};
use crate::field::FieldKey;

/// What an invoice or a contract consists of.
pub const BILLING_FACTS: [FieldKey; 5] = [
    FieldKey::CreditCode,
    FieldKey::ContractAmount,
    FieldKey::SignedOn,
    FieldKey::CompanyAccount,
    FieldKey::InvoiceTitle,
];

/// By what finance tells customers apart: never the name of a person.
const NAMING: [FieldKey; 5] =
    [FieldKey::Company, FieldKey::Kind, FieldKey::State, FieldKey::CreatedMs, FieldKey::Number];

/// The billing facts of a customer with these fields; `None` when it has none, or is in the recycle bin.
#[must_use]
pub fn billing_facts(fields: &FieldSet) -> Option<FieldSet> {
    let gone = matches!(fields.state(), Some(RecordState::Recycled | RecordState::Erased));
    if gone || !BILLING_FACTS.iter().any(|fact| fields.contains(*fact)) {
        return None;
    }
    let wanted = |key: FieldKey| BILLING_FACTS.contains(&key) || NAMING.contains(&key);
    Some(fields.iter().filter(|(key, _)| wanted(*key)).map(|(key, value)| (key, value.clone())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::FieldGroup;

    #[test]
    fn no_contact_and_no_persons_name_is_among_them() {
        let everything: FieldSet =
            FieldKey::ALL.iter().map(|key| (*key, super::super::Value::from("x"))).collect();
        let facts = billing_facts(&everything).unwrap();
        for key in facts.keys() {
            let group = key.def().group;
            assert!(!matches!(group, FieldGroup::Contact | FieldGroup::Identity), "{key:?}");
            assert!(key != FieldKey::Name && key != FieldKey::Title && key != FieldKey::Remark, "{key:?}");
        }
        assert!(BILLING_FACTS.iter().all(|key| facts.contains(*key)));
    }

    #[test]
    fn without_a_fact_and_in_the_recycle_bin_there_are_none() {
        let mut fields = FieldSet::new();
        fields.set(FieldKey::Company, "甲");
        fields.set(FieldKey::Phone, "+8613800000000");
        assert_eq!(billing_facts(&fields), None);
        fields.set(FieldKey::ContractAmount, 100_i64);
        assert_eq!(billing_facts(&fields).unwrap().keys().count(), 2);
        fields.set(FieldKey::State, i64::from(RecordState::Recycled.code()));
        assert_eq!(billing_facts(&fields), None);
    }
}
