//! A canonical text as a row of units: a Han character, or a word of another script.

use super::{
    TextKind, places,
    readings::{Readings, is_han, readings},
    surnames,
};

/// One unit of a canonical text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    /// The characters as they stand in the text.
    pub(super) text: &'a str,
    /// What follows the unit, a separating space removed.
    pub(super) rest: &'a str,
    /// The character of a Han unit.
    han: Option<char>,
    surname: Option<&'static str>,
    /// Only the likeliest reading is possible.
    sure: bool,
}

impl<'a> Unit<'a> {
    /// Whether the unit is a word of another script than Han.
    pub(super) fn is_word(&self) -> bool {
        self.han.is_none()
    }

    /// How the unit is typed with Latin letters, likeliest first: its readings, or itself where it has none.
    pub(super) fn readings(&self) -> UnitReadings<'a> {
        match self.han.and_then(|ch| readings(ch, self.surname)) {
            Some(all) => UnitReadings::Han(if self.sure { all.likeliest() } else { all }),
            None => UnitReadings::Itself([self.text]),
        }
    }
}

/// Readings of one unit; never empty.
#[derive(Debug, Clone, Copy)]
pub(super) enum UnitReadings<'a> {
    Han(Readings),
    Itself([&'a str; 1]),
}

impl<'a> UnitReadings<'a> {
    pub(super) fn as_slice(&self) -> &[&'a str] {
        match self {
            Self::Han(all) => all.as_slice(),
            Self::Itself(text) => text,
        }
    }
}

/// The units of a canonical text in order.
pub(super) fn units(kind: TextKind, text: &str) -> Units<'_> {
    let surname = match kind {
        TextKind::Name => surnames::opening(text),
        TextKind::Company | TextKind::Tag => surnames::NONE,
    };
    // 重庆, 长沙, 东莞: nobody reads a city the other way.
    let sure = match kind {
        TextKind::Company => places::leading(text).map(|place| place.name.chars().count()).max().unwrap_or(0),
        TextKind::Name | TextKind::Tag => 0,
    };
    Units { rest: text, position: 0, surname, sure }
}

/// Iterator over units; cheap to copy, so a matcher can start anywhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Units<'a> {
    rest: &'a str,
    position: usize,
    surname: [Option<&'static str>; 2],
    sure: usize,
}

impl<'a> Units<'a> {
    /// The text not yet read.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }
}

impl<'a> Iterator for Units<'a> {
    type Item = Unit<'a>;

    fn next(&mut self) -> Option<Unit<'a>> {
        let first = self.rest.chars().next()?;
        let surname = self.surname.get(self.position).copied().flatten();
        let sure = self.position < self.sure;
        self.position += 1;
        let han = is_han(first).then_some(first);
        let end = match han {
            Some(ch) => ch.len_utf8(),
            None => self.rest.find(|ch| ch == ' ' || is_han(ch)).unwrap_or(self.rest.len()).max(1),
        };
        let (text, rest) = self.rest.split_at_checked(end)?;
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        self.rest = rest;
        Some(Unit { text, rest, han, surname, sure })
    }
}
