//! Between byte offsets (Rust) and UTF-16 units (the page).

use std::ops::Range;

/// Walks a text once and answers for byte offsets that never go back.
pub(super) struct Units<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl<'a> Units<'a> {
    pub const fn new(text: &'a str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    /// The UTF-16 offset of a byte offset on a character boundary, at or after the one asked for before.
    pub fn at(&mut self, byte: usize) -> u32 {
        let passed = self.text.get(self.byte..byte).unwrap_or_default();
        self.unit =
            self.unit.saturating_add(u32::try_from(passed.encode_utf16().count()).unwrap_or(u32::MAX));
        self.byte = self.byte.max(byte);
        self.unit
    }
}

/// The byte range of a half-open UTF-16 range; `None` when it is empty, ends outside the text or cuts a character.
pub(super) fn byte_range(text: &str, start: u32, end: u32) -> Option<Range<usize>> {
    if start >= end {
        return None;
    }
    let from = byte_at(text, start as usize)?;
    let to = byte_at(text, end as usize)?;
    Some(from..to)
}

fn byte_at(text: &str, unit: usize) -> Option<usize> {
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= unit {
            return (units == unit).then_some(byte);
        }
        units += character.len_utf16();
    }
    (units == unit).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn characters_outside_the_basic_plane_count_twice() {
        let text = "a张𠮷b";
        assert_eq!(byte_range(text, 0, 1), Some(0..1));
        assert_eq!(byte_range(text, 1, 2), Some(1..4));
        assert_eq!(byte_range(text, 2, 4), Some(4..8));
        assert_eq!(byte_range(text, 4, 5), Some(8..9));
        for (start, end) in [(2, 3), (3, 4), (1, 1), (2, 1), (4, 6), (5, 6)] {
            assert_eq!(byte_range(text, start, end), None, "{start}..{end}");
        }
    }

    proptest! {
        #[test]
        fn there_and_back(text in "\\PC{0,40}", cuts in (0_usize..41, 0_usize..41)) {
            let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let pick = |cut: usize| boundaries[cut.min(boundaries.len() - 1)];
            let (start, end) = (pick(cuts.0.min(cuts.1)), pick(cuts.0.max(cuts.1)));
            let mut units = Units::new(&text);
            let (from, to) = (units.at(start), units.at(end));
            prop_assert_eq!(byte_range(&text, from, to), (start < end).then_some(start..end));
        }
    }
}
