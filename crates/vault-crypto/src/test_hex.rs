//! Hex of published test vectors, in the form the standards print them.

/// Bytes of a hex string; white space is ignored.
pub fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        text.chars().filter_map(|c| c.to_digit(16)).map(|digit| u8::try_from(digit).unwrap()).collect();
    assert_eq!(digits.len() % 2, 0, "odd number of hex digits");
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

/// Bytes of a hex string of exactly `N` bytes.
pub fn hex_array<const N: usize>(text: &str) -> [u8; N] {
    hex(text).try_into().expect("length of the vector")
}
