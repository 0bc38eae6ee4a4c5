use proptest::prelude::*;

use super::*;

fn sample() -> FieldSet {
    let mut fields = FieldSet::new();
    fields.set(FieldKey::Name, "王小明");
    fields.set_all(FieldKey::Phone, ["+8613800001111".into(), "+8613800002222".into()]);
    fields.set(FieldKey::Quote, -5_i64);
    fields.set(FieldKey::Owner, [9; 16]);
    fields
}

#[test]
fn bytes_are_the_documented_cbor() {
    let mut fields = FieldSet::new();
    fields.set(FieldKey::Quote, 500_i64);
    fields.set(FieldKey::Name, "李");
    // map(2) 1:[text(3) 李] 52:[500]
    let expected = [0xa2, 0x01, 0x81, 0x63, 0xe6, 0x9d, 0x8e, 0x18, 52, 0x81, 0x19, 0x01, 0xf4];
    assert_eq!(fields.encode().unwrap(), expected);
    assert_eq!(FieldSet::decode(&expected), Ok(fields));
}

#[test]
fn anything_but_the_canonical_form_is_refused() {
    for (bytes, error) in [
        (&[][..], RecordError::Malformed),
        (&[0xa0, 0x00], RecordError::Malformed),       // trailing byte
        (&[0xbf, 0xff], RecordError::Malformed),       // indefinite map
        (&[0xa1, 0x01, 0x80], RecordError::Malformed), // no values
        (&[0xa1, 0x01, 0x81, 0x78, 0x01, b'a'], RecordError::Malformed), // overlong length
        (&[0xa1, 0x18, 0x01, 0x81, 0x61, b'a'], RecordError::Malformed), // overlong code
        (&[0xa2, 0x02, 0x81, 0x61, b'a', 0x01, 0x81, 0x61, b'b'], RecordError::Malformed), // order
        (&[0xa2, 0x01, 0x81, 0x61, b'a', 0x01, 0x81, 0x61, b'b'], RecordError::Malformed), // twice
        (&[0xa1, 0x01, 0x81, 0x61, 0xff], RecordError::Malformed), // not UTF-8
        (&[0xa1, 0x01, 0x81, 0x05], RecordError::WrongShape), // number as a name
        (&[0xa1, 0x18, 202, 0x81, 0x41, 0x00], RecordError::WrongShape), // identifier of one byte
        (&[0xa1, 0x19, 0x03, 0xe7, 0x81, 0x61, b'a'], RecordError::UnknownField),
        (&[0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], RecordError::TooLarge),
        (&[0xa1, 0x01, 0x98, 0x41], RecordError::TooLarge), // 65 values announced
    ] {
        assert_eq!(FieldSet::decode(bytes), Err(error), "{bytes:02x?}");
    }
}

#[test]
fn limits_hold_in_both_directions() {
    let mut fields = FieldSet::new();
    fields.set(FieldKey::Remark, "a".repeat(MAX_TEXT_BYTES));
    let bytes = fields.encode().unwrap();
    assert_eq!(FieldSet::decode(&bytes), Ok(fields.clone()));
    fields.set(FieldKey::Remark, "a".repeat(MAX_TEXT_BYTES + 1));
    assert_eq!(fields.encode(), Err(RecordError::TooLarge));

    let mut many = FieldSet::new();
    many.set_all(FieldKey::Tags, vec![Value::from("a"); MAX_VALUES]);
    assert!(many.encode().is_ok());
    many.push(FieldKey::Tags, "b");
    assert_eq!(many.encode(), Err(RecordError::TooLarge));

    let mut huge = FieldSet::new();
    huge.set_all(FieldKey::Tags, vec![Value::from("a".repeat(MAX_TEXT_BYTES)); 5]);
    assert_eq!(huge.encode(), Err(RecordError::TooLarge));

    let mut odd = FieldSet::new();
    odd.set(FieldKey::Name, 5_i64);
    assert_eq!(odd.encode(), Err(RecordError::WrongShape));
}

#[test]
fn length_shows_the_bucket_alone() {
    let length_of = |name: usize| {
        let mut fields = FieldSet::new();
        fields.set(FieldKey::Name, "a".repeat(name));
        fields.encode_padded().unwrap().len()
    };
    // Map, code, array and text headers take four bytes up to 23 characters, five up to 255.
    assert_eq!([length_of(1), length_of(20), length_of(26)], [32, 32, 32]);
    assert_eq!([length_of(27), length_of(42)], [48, 48]);
    assert_eq!([length_of(43), length_of(58)], [64, 64]);
    assert_eq!([length_of(59), length_of(90)], [96, 96]);
    assert_eq!([length_of(91), length_of(122)], [128, 128]);
    assert_eq!(FieldSet::new().encode_padded().unwrap().len(), 32);
}

#[test]
fn padding_is_checked() {
    let good = sample().encode_padded().unwrap();
    assert_eq!(FieldSet::decode_padded(&good), Ok(sample()));
    let mut longer = good.clone();
    longer.resize(good.len() * 2, 0);
    let mut dirty = good.clone();
    *dirty.last_mut().unwrap() = 1;
    let shorter = &good[..good.len() - 1];
    for bad in [&longer[..], &dirty, shorter, &[], &[0; 32]] {
        assert_eq!(FieldSet::decode_padded(bad), Err(RecordError::BadPadding));
    }
}

fn any_value(key: FieldKey) -> BoxedStrategy<Value> {
    match key.def().kind.shape() {
        Shape::Text => ".{0,40}".prop_map(Value::Text).boxed(),
        Shape::Int => any::<i64>().prop_map(Value::Int).boxed(),
        Shape::Id => any::<[u8; 16]>().prop_map(Value::Id).boxed(),
    }
}

fn any_set() -> impl Strategy<Value = FieldSet> {
    let entry = proptest::sample::select(FieldKey::ALL)
        .prop_flat_map(|key| (Just(key), proptest::collection::vec(any_value(key), 1..4)));
    proptest::collection::vec(entry, 0..12).prop_map(|entries| {
        let mut fields = FieldSet::new();
        for (key, values) in entries {
            fields.set_all(key, values);
        }
        fields
    })
}

proptest! {
    #[test]
    fn every_set_round_trips(fields in any_set()) {
        let bytes = fields.encode_padded().unwrap();
        let halves = [bytes.len(), bytes.len() / 3 * 4];
        prop_assert!(halves.iter().any(|length| length.is_power_of_two()) && bytes.len() >= 32);
        prop_assert_eq!(FieldSet::decode_padded(&bytes), Ok(fields.clone()));
    }

    #[test]
    fn facets_by_any_table_are_of_their_level_and_lose_nothing(
        fields in any_set(),
        levels in crate::levels::tests::any_table(),
        mark in proptest::option::of(1_i64..4),
    ) {
        let mut fields = fields;
        fields.remove(FieldKey::RecordLevel);
        if let Some(mark) = mark {
            fields.set(FieldKey::RecordLevel, mark);
        }
        let facets = super::super::split_by_level(fields.clone(), &levels);
        for (facet, level) in facets.iter().zip(Level::ALL) {
            prop_assert_eq!(facet.check_level(level, &levels, fields.marked_level()), Ok(()));
        }
        prop_assert_eq!(super::super::merge(facets), fields);
    }

    #[test]
    fn foreign_bytes_never_panic_and_accepted_ones_are_canonical(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(fields) = FieldSet::decode(&bytes) {
            prop_assert_eq!(fields.encode().unwrap(), bytes);
        }
    }

    #[test]
    fn a_changed_byte_never_panics(at in 0_usize..60, byte in any::<u8>()) {
        let mut bytes = sample().encode().unwrap();
        if let Some(slot) = bytes.get_mut(at) {
            *slot = byte;
        }
        if let Ok(fields) = FieldSet::decode(&bytes) {
            prop_assert_eq!(fields.encode().unwrap(), bytes);
        }
    }
}
