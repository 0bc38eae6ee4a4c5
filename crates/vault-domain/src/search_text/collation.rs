//! Sort keys: digits, Latin, other scripts, then Han by pinyin and character, so one surname stays together.
//!
//! One 16-bit weight per Han character, taken from its place among all characters sorted by reading and
//! then code point; browsers' collators differ between engines, this one does not.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    TextKind, fold,
    readings::{is_han, readings},
    surnames,
    units::{UnitReadings, units},
};

/// Lowest weight of a Han character; ASCII characters weigh their code.
const HAN: u16 = 0x0100;
/// Opens a character of another script; two weights with its code point follow.
const OTHER: u16 = 0x00ff;
/// Opens a Han character without a reading; two weights with its code point follow.
const UNREAD: u16 = 0xffff;
const FIRST_CODE: u32 = 0x3400;

/// A key whose order is the order of the list; compare with `<`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SortKey(Vec<u16>);

impl SortKey {
    /// The key of `text`; surnames of names are weighed by their surname reading.
    #[must_use]
    pub fn of(kind: TextKind, text: &str) -> Self {
        Self::of_canonical(kind, &fold::canonical(text))
    }

    /// The key of a text that is already in the form of [`SearchText::folded`](super::SearchText::folded).
    #[must_use]
    pub fn of_canonical(kind: TextKind, folded: &str) -> Self {
        let mut weights = Vec::with_capacity(folded.len() / 3 + 1);
        for (at, unit) in units(kind, folded).enumerate() {
            let read = match unit.readings() {
                UnitReadings::Han(all) => all.as_slice().first().copied(),
                UnitReadings::Itself(_) => None,
            };
            if let (Some(ch), Some(reading)) = (unit.text.chars().next(), read) {
                weights.push(TABLE.weight(ch, reading, at < 2 && kind == TextKind::Name));
                continue;
            }
            unit.text.chars().for_each(|ch| push_other(&mut weights, ch));
            if unit.is_word() && !unit.rest.is_empty() {
                weights.push(u16::from(b' '));
            }
        }
        Self(weights)
    }

    /// The weights, most significant first.
    #[must_use]
    pub fn weights(&self) -> &[u16] {
        &self.0
    }

    /// The first eight weights as one number; equal numbers need the whole keys to decide.
    #[must_use]
    pub fn leading(&self) -> u128 {
        let first = self.0.iter().copied().chain(std::iter::repeat(0)).take(8);
        first.fold(0, |number, weight| (number << 16) | u128::from(weight))
    }
}

fn push_other(weights: &mut Vec<u16>, ch: char) {
    let code = u32::from(ch);
    match u8::try_from(code) {
        Ok(ascii) if ch.is_ascii() => weights.push(u16::from(ascii)),
        _ => {
            weights.push(if is_han(ch) { UNREAD } else { OTHER });
            // A code point has 21 bits, so neither half is cut.
            weights.extend([(code >> 16) as u16, (code & 0xffff) as u16]);
        }
    }
}

struct Table {
    /// Weight of the usual reading, by code point from [`FIRST_CODE`].
    usual: Vec<u16>,
    /// Weight of surname readings.
    surname: HashMap<(char, &'static str), u16>,
}

impl Table {
    fn weight(&self, ch: char, reading: &'static str, surname: bool) -> u16 {
        let special = if surname { self.surname.get(&(ch, reading)).copied() } else { None };
        special.unwrap_or_else(|| {
            let at = u32::from(ch).checked_sub(FIRST_CODE);
            at.and_then(|at| self.usual.get(at as usize).copied()).unwrap_or(UNREAD)
        })
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let last = 0x33480_u32;
    let mut entries: Vec<(&'static str, char, bool)> = (FIRST_CODE..last)
        .filter_map(char::from_u32)
        .filter(|ch| is_han(*ch))
        .filter_map(|ch| Some((*readings(ch, None)?.as_slice().first()?, ch, false)))
        .collect();
    entries.extend(surnames::all().map(|(ch, reading)| (reading, ch, true)));
    entries.sort_unstable();
    let mut table = Table { usual: vec![UNREAD; (last - FIRST_CODE) as usize], surname: HashMap::new() };
    // The two rows of a character whose surname reading is the usual one share a weight.
    let mut weight = HAN;
    let mut previous = None;
    for (reading, ch, surname) in entries {
        if previous.is_some_and(|before| before != (reading, ch)) {
            weight = weight.saturating_add(1);
        }
        previous = Some((reading, ch));
        if surname {
            table.surname.insert((ch, reading), weight);
        } else if let Some(slot) = table.usual.get_mut((u32::from(ch) - FIRST_CODE) as usize) {
            *slot = weight;
        }
    }
    table
});
