//! Workbooks of 1997: a fuzzed compound file, or fuzzed records inside an intact one.

use crate::wrapping::{compound, read_workbook};

const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The first byte decides: even, the others follow the signature; odd, they are the workbook stream.
pub fn feed(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    if choice % 2 == 0 {
        read_workbook([SIGNATURE.as_slice(), rest].concat());
    } else if rest.len() < 4_000_000 {
        read_workbook(compound(rest));
    }
}
