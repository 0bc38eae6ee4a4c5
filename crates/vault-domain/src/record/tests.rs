use super::*;

fn person() -> FieldSet {
    let mut fields = FieldSet::new();
    fields.set(FieldKey::Phone, "+8613800001111");
    fields.set(FieldKey::IdNumber, "11010519491231002X");
    fields.set(FieldKey::Name, "王小明");
    fields.push(FieldKey::Phone, "+8613800002222");
    fields.set(FieldKey::Kind, i64::from(CustomerKind::Person.code()));
    fields.set(FieldKey::Owner, [7; 16]);
    fields
}

#[test]
fn typed_getters_and_order() {
    let mut fields = person();
    assert_eq!(fields.text(FieldKey::Name), Some("王小明"));
    assert_eq!(fields.texts(FieldKey::Phone).collect::<Vec<_>>(), ["+8613800001111", "+8613800002222"]);
    assert_eq!(fields.id(FieldKey::Owner), Some([7; 16]));
    assert_eq!(fields.int(FieldKey::Name), None);
    assert_eq!(fields.customer_kind(), Some(CustomerKind::Person));
    use FieldKey::*;
    assert_eq!(fields.keys().collect::<Vec<_>>(), [Name, Phone, IdNumber, Kind, Owner]);
    fields.set_all(Phone, []);
    assert!(!fields.contains(Phone));
    fields.remove(Name);
    assert_eq!(fields.keys().collect::<Vec<_>>(), [IdNumber, Kind, Owner]);
}

#[test]
fn splitting_and_merging_loses_nothing_and_mixes_nothing() {
    let mut fields = person();
    fields.set(FieldKey::CreditCode, "92440300MA5FAKE0X4");
    let levels = Levels::default();
    let facets = split_by_level(fields.clone(), &levels);
    for (facet, level) in facets.iter().zip(Level::ALL) {
        assert!(facet.iter().all(|(key, value)| levels.level(key, value) == level));
        assert!(facet.check_level(level, &levels, None).is_ok());
    }
    let [l1, l2, l3] = &facets;
    assert_eq!(l1.text(FieldKey::CreditCode), None);
    assert_eq!(l2.text(FieldKey::CreditCode), Some("92440300MA5FAKE0X4"));
    assert_eq!(l3.keys().collect::<Vec<_>>(), [FieldKey::IdNumber]);
    assert_eq!(merge(facets.clone()), fields);
    assert_eq!(l3.check_level(Level::L1, &levels, None), Err(RecordError::WrongLevel));
}

#[test]
fn a_record_raised_to_l3_keeps_its_contacts_with_its_documents() {
    let mut fields = person();
    fields.set(FieldKey::RecordLevel, 3);
    assert_eq!(fields.marked_level(), Some(Level::L3));
    let [l1, l2, l3] = split_by_level(fields.clone(), &Levels::default());
    assert!(l2.is_empty());
    assert_eq!(l1.text(FieldKey::Name), Some("王小明"));
    assert_eq!(l3.keys().collect::<Vec<_>>(), [FieldKey::Phone, FieldKey::IdNumber]);
    assert_eq!(merge([l1, l2, l3]), fields);
    // Raised to L2 nothing moves; only the record as a whole is called so.
    let mut plain: FieldSet = [(FieldKey::Name, Value::from("x"))].into_iter().collect();
    plain.set(FieldKey::RecordLevel, 2);
    assert_eq!(effective_level(&plain, &Levels::default()), Level::L2);
    let [l1, l2, l3] = split_by_level(plain, &Levels::default());
    assert_eq!((l1.keys().count(), l2.is_empty(), l3.is_empty()), (2, true, true));
}

#[test]
fn the_record_is_as_high_as_its_highest_value() {
    let mut fields = person();
    let levels = Levels::default();
    assert_eq!(effective_level(&fields, &levels), Level::L3);
    fields.remove(FieldKey::IdNumber);
    assert_eq!(effective_level(&fields, &levels), Level::L2);
    assert_eq!(effective_level(&FieldSet::new(), &levels), Level::L1);
}

#[test]
fn shown_name_follows_the_kind() {
    let mut fields = person();
    fields.set(FieldKey::Company, "海风贸易");
    assert_eq!(display_name(&fields), Some("王小明"));
    fields.set(FieldKey::Kind, i64::from(CustomerKind::Company.code()));
    assert_eq!(display_name(&fields), Some("海风贸易"));
    fields.set(FieldKey::Company, "");
    assert_eq!(display_name(&fields), Some("王小明"));
    assert_eq!(display_name(&FieldSet::new()), None);
}

#[test]
fn debug_output_holds_no_customer_data() {
    let shown = format!("{:?}", person());
    assert!(!shown.contains("1380000") && !shown.contains('王') && !shown.contains("1101"), "{shown}");
}
