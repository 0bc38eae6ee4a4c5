use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn key_of(text: &str) -> Result<[u8; KEY], RecoveryTextError> {
    read(text).map(|key| *key.expose())
}

#[test]
fn the_form_is_fixed() {
    let mut key = [0; KEY];
    let zero = write(&key);
    assert_eq!(zero.len(), 55);
    assert_eq!(key_of(&zero), Ok(key));
    key[24] = 0b0000_0001;
    // The last bit of the key is the last bit of the fifth character of group 8.
    assert_eq!(&write(&key)[..48], &zero[..48]);
    assert_eq!(&write(&key)[52..54], "01".get(..2).unwrap());
}

/// Worked out by a separate script over polynomials; printed kits must stay readable for ever.
#[test]
fn a_known_key_has_a_known_form() {
    let key = std::array::from_fn(|index| index as u8 + 1);
    assert_eq!(*write(&key), "041064-1050R9-3GG28G-A1C60D-T3GF26-08H449-RM2MBZ-1E60S6");
}

#[rstest]
#[case::lower_case_and_spaces("  k l o i ", "K101")]
#[case::full_width("ＡＢ１２", "AB12")]
fn characters_are_read_forgivingly(#[case] typed: &str, #[case] meant: &str) {
    let digits = |text: &str| {
        text.chars()
            .filter(|character| !is_separator(*character))
            .map(value)
            .collect::<Option<Vec<_>>>()
            .unwrap()
    };
    assert_eq!(digits(typed), digits(meant));
}

#[test]
fn the_error_names_the_group() {
    let good = write(&[0x5a; KEY]);
    let with_eighth = |character: char| format!("{}{character}{}", &good[..8], &good[9..]);
    for (typed, expected) in [
        (String::new(), RecoveryTextError::Incomplete { number: 1 }),
        (good[..54].to_owned(), RecoveryTextError::Incomplete { number: 8 }),
        (format!("{}-0", *good), RecoveryTextError::TooLong),
        (with_eighth('U'), RecoveryTextError::WrongGroup { number: 2 }),
        (with_eighth('王'), RecoveryTextError::WrongGroup { number: 2 }),
    ] {
        assert_eq!(key_of(&typed).err(), Some(expected), "{typed}");
    }
}

#[test]
fn groups_in_each_others_place_are_found() {
    // All groups hold the same five characters, so only the group's number tells them apart.
    let text = write(&[0; KEY]);
    let mut groups: Vec<&str> = text.split('-').collect();
    groups.swap(2, 5);
    assert_eq!(key_of(&groups.join("-")).err(), Some(RecoveryTextError::WrongGroup { number: 3 }));
}

proptest! {
    #[test]
    fn every_key_is_read_back(key in any::<[u8; KEY]>()) {
        let text = write(&key);
        prop_assert_eq!(key_of(&text), Ok(key));
        prop_assert_eq!(key_of(&text.replace('-', " — ").to_lowercase()), Ok(key));
        prop_assert_eq!(key_of(&text.replace('0', "o").replace('1', "l")), Ok(key));
    }

    #[test]
    fn one_wrong_character_is_found_in_its_group(
        key in any::<[u8; KEY]>(), group in 0..GROUPS, position in 0..GROUP, other in 0_usize..32,
    ) {
        let mut text: Vec<char> = write(&key).chars().collect();
        let place = group * (GROUP + 1) + position;
        let wrong = char::from(ALPHABET[other]);
        prop_assume!(text[place] != wrong);
        text[place] = wrong;
        let expected = RecoveryTextError::WrongGroup { number: group + 1 };
        prop_assert_eq!(key_of(&text.iter().collect::<String>()).err(), Some(expected));
    }

    #[test]
    fn two_swapped_neighbours_are_found(key in any::<[u8; KEY]>(), group in 0..GROUPS, position in 0..GROUP - 1) {
        let mut text: Vec<char> = write(&key).chars().collect();
        let place = group * (GROUP + 1) + position;
        prop_assume!(text[place] != text[place + 1]);
        text.swap(place, place + 1);
        let expected = RecoveryTextError::WrongGroup { number: group + 1 };
        prop_assert_eq!(key_of(&text.iter().collect::<String>()).err(), Some(expected));
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,80}") {
        let _ = key_of(&text);
    }
}
