//! Content lines: escaped (RFC 2426, 4) and folded (2.6).

use std::io::Write;

use crate::exports::formats::FormatError;
use crate::exports::formats::cell::{CELL_UNITS, clean, cut};

/// Bytes of a physical line, its end not counted.
const LINE: usize = 75;
/// Spaces in a row that are kept. A folded line of nothing but spaces would look like the end of a picture to old programs.
const SPACES: usize = 30;

pub(super) struct Lines<W> {
    out: W,
    line: String,
}

impl<W: Write> Lines<W> {
    pub(super) const fn new(out: W) -> Self {
        Self { out, line: String::new() }
    }

    /// As it is, line ends included.
    pub(super) fn plain(&mut self, text: &str) -> Result<(), FormatError> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// A property with one value.
    pub(super) fn text(&mut self, property: &str, value: &str) -> Result<(), FormatError> {
        self.parts(property, &[value])
    }

    /// A property with the parts of a structured value.
    pub(super) fn parts(&mut self, property: &str, parts: &[&str]) -> Result<(), FormatError> {
        self.line.clear();
        self.line.push_str(property);
        let mut between = ':';
        for part in parts {
            self.line.push(between);
            escape(&mut self.line, cut(&clean(part), CELL_UNITS).trim());
            between = ';';
        }
        self.fold()
    }

    /// Writes the line in pieces, none of which ends inside a character.
    fn fold(&mut self) -> Result<(), FormatError> {
        let mut rest = self.line.as_str();
        // The space that begins a continued line is part of it.
        let mut room = LINE;
        while rest.len() > room {
            let end = (0..=room).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
            let (piece, more) = rest.split_at_checked(end).unwrap_or((rest, ""));
            self.out.write_all(piece.as_bytes())?;
            self.out.write_all(b"\r\n ")?;
            rest = more;
            room = LINE - 1;
        }
        self.out.write_all(rest.as_bytes())?;
        Ok(self.out.write_all(b"\r\n")?)
    }

    pub(super) fn finish(mut self) -> Result<(), FormatError> {
        Ok(self.out.flush()?)
    }
}

fn escape(line: &mut String, text: &str) {
    let mut spaces = 0;
    for character in text.chars() {
        spaces = if matches!(character, ' ' | '\t') { spaces + 1 } else { 0 };
        match character {
            _ if spaces > SPACES => {}
            '\n' => line.push_str("\\n"),
            '\\' | ';' | ',' => line.extend(['\\', character]),
            other => line.push(other),
        }
    }
}
