//! Rows as they stand on the page: broken into lines once, packed into one text.

use super::layout::Layout;
use crate::paper::MARGIN;
use crate::paper::canvas::{Canvas, Ink, baseline};
use crate::paper::lines::break_lines;

/// Above and below the text of a row, together.
pub(super) const PADDING: f32 = 5.0;
/// Between the cells of a packed row. No text has it: it is a control character.
const CELL: char = '\u{1F}';
/// Below a row.
pub(super) const RULE: Ink = Ink(0xC9_D0_D8);

/// A row, its cells and their lines in one text.
pub(super) struct Packed {
    text: Box<str>,
    lines: usize,
    heading: bool,
}

impl Packed {
    pub(super) fn of(cells: impl Iterator<Item = Vec<String>>, heading: bool) -> Self {
        let (mut text, mut most) = (String::new(), 1);
        for (at, lines) in cells.enumerate() {
            if at > 0 {
                text.push(CELL);
            }
            most = most.max(lines.len());
            text.push_str(&lines.join("\n"));
        }
        Self { text: text.into(), lines: most, heading }
    }

    /// Itself if it has at most so many lines, else rows that continue it, the first of which has `first` lines.
    pub(super) fn parts(self, first: usize, most: usize) -> Vec<Self> {
        if self.lines <= most {
            return vec![self];
        }
        let cells: Vec<Vec<&str>> = self.text.split(CELL).map(|cell| cell.split('\n').collect()).collect();
        let part = |from: usize, count: usize| {
            let lines = |cell: &Vec<&str>| {
                cell.iter().skip(from).take(count).map(|line| (*line).to_owned()).collect()
            };
            Self::of(cells.iter().map(lines), self.heading)
        };
        let rest = (first..self.lines).step_by(most.max(1)).map(|from| part(from, most));
        std::iter::once(part(0, first)).chain(rest).collect()
    }

    pub(super) fn height(&self, layout: &Layout) -> f32 {
        layout.style(self.heading).line() * self.lines as f32 + PADDING
    }

    /// Draws it from `top` on, with a rule below; returns where the next one begins.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, layout: &Layout, top: f32, rule: Ink) -> f32 {
        let style = layout.style(self.heading);
        let first = top + PADDING / 2.0;
        for (cell, place) in self.text.split(CELL).zip(&layout.places) {
            for (number, line) in cell.split('\n').enumerate() {
                if !line.is_empty() {
                    canvas.text(place.x, baseline(first + style.line() * number as f32, style), line, style);
                }
            }
        }
        let bottom = top + self.height(layout);
        canvas.line((MARGIN, bottom), (layout.width - MARGIN, bottom), 0.4, rule);
        bottom
    }
}

/// Lines that fit into `width`. A word that fits nowhere is cut where the line ends.
pub(super) fn wrapped(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.lines() {
        // No glyph stands for a TAB, and this character parts the cells.
        let line = line.replace(['\t', CELL], " ");
        let line = line.trim_end();
        if measure(line) <= width {
            out.push(line.to_owned());
            continue;
        }
        for piece in break_lines(line, width, &measure) {
            if measure(&piece) <= width {
                out.push(piece);
            } else {
                cut(&piece, width, &measure, &mut out);
            }
        }
    }
    out
}

/// Parts a word between characters; each line has one at least.
fn cut(word: &str, width: f32, measure: impl Fn(&str) -> f32, out: &mut Vec<String>) {
    let (mut line, mut used) = (String::new(), 0.0);
    for character in word.chars() {
        let wide = measure(character.encode_utf8(&mut [0; 4]));
        if used + wide > width && !line.is_empty() {
            out.push(std::mem::take(&mut line));
            used = 0.0;
        }
        line.push(character);
        used += wide;
    }
    out.push(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 汉字 two wide, everything else one.
    fn measure(text: &str) -> f32 {
        text.chars().map(|character| if character.is_ascii() { 1.0 } else { 2.0 }).sum()
    }

    #[test]
    fn lines_and_words_end_where_the_column_does() {
        let lines = |text: &str| wrapped(text, 6.0, measure);
        assert_eq!(lines("一二三四\n五\tx"), ["一二三", "四", "五 x"]);
        assert_eq!(lines("13800001111"), ["138000", "01111"]);
        assert_eq!(lines("a\u{1F}b\n\n c"), ["a b", "", " c"]);
        assert_eq!(wrapped("何雨", 1.0, measure), ["何", "雨"], "a line has a character at least");
        assert!(lines("").is_empty());
    }

    #[test]
    fn a_long_row_is_continued() {
        let cells = [vec!["1".to_owned(), "2".into(), "3".into()], vec!["a".to_owned()], Vec::new()];
        let parts = Packed::of(cells.into_iter(), false).parts(1, 2);
        let texts: Vec<&str> = parts.iter().map(|part| &*part.text).collect();
        assert_eq!(texts, ["1\u{1F}a\u{1F}", "2\n3\u{1F}\u{1F}"]);
        assert_eq!(parts.iter().map(|part| part.lines).collect::<Vec<_>>(), [1, 2]);
    }
}
