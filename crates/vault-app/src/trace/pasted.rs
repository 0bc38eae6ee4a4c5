//! Text that was pasted or typed again, as rows of cells: from a table, a chat, a photograph read by a phone.
//!
//! Each line is a row. What parts its cells is found for each line by itself, the surest sign first: tabs, bars, two
//! spaces or more, commas, single spaces. Files are read by [`crate::tabular`], which knows more about them.

use super::judgement::Leaked;

/// Most bytes that are read.
pub(crate) const MAX_BYTES: usize = 4 << 20;
/// Most rows.
pub(crate) const MAX_ROWS: usize = 20_000;
/// Most cells of a row.
pub(crate) const MAX_CELLS: usize = 64;
/// Most words of one value among words that only spaces part.
const MAX_WORDS: usize = 3;

/// The rows, and whether there was more than fits.
pub(crate) struct Pasted {
    pub rows: Vec<Leaked>,
    pub cut: bool,
}

/// Splits a text. Never fails: a line without anything that parts it is a row of one cell.
#[must_use]
pub(crate) fn split_pasted(text: &str) -> Pasted {
    let end = text.floor_char_boundary(MAX_BYTES);
    let mut cut = end < text.len();
    let mut rows = Vec::new();
    for line in text.get(..end).unwrap_or_default().split(['\n', '\r', '\u{2028}']) {
        let mut cells = cells(line);
        if cells.is_empty() {
            continue;
        }
        if rows.len() == MAX_ROWS {
            cut = true;
            break;
        }
        cut |= cells.len() > MAX_CELLS;
        cells.truncate(MAX_CELLS);
        rows.push(Leaked { cells: cells.into_iter().map(str::to_owned).collect() });
    }
    Pasted { rows, cut }
}

/// The cells of a line, one more than are kept if there are more.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    if line.contains('\t') {
        return quoted(line, &['\t']);
    }
    if line.contains(['|', '｜', '│']) {
        return trimmed(line.split(['|', '｜', '│']));
    }
    if let Some(cells) = by_wide_spaces(line) {
        return cells;
    }
    // A comma between Han characters is as likely part of a sentence; the whole line is kept as a cell as well.
    if line.contains([',', '，', ';', '；']) {
        let mut cells = quoted(line, &[',', '，', ';', '；']);
        cells.truncate(MAX_CELLS);
        cells.push(line);
        return cells;
    }
    by_single_spaces(line)
}

fn trimmed<'t>(parts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    parts.map(str::trim).filter(|part| !part.is_empty()).take(MAX_CELLS + 1).collect()
}

/// Parts of a line where a part in quotes may contain what parts the others. Doubled quotes inside stay doubled:
/// punctuation is no matter when cells are compared.
fn quoted<'t>(line: &'t str, marks: &[char]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut start, mut inside, mut blank) = (0, false, true);
    for (at, ch) in line.char_indices() {
        if ch == '"' && (inside || blank) {
            inside = !inside;
        }
        if inside || !marks.contains(&ch) {
            blank &= ch.is_whitespace();
            continue;
        }
        parts.extend(line.get(start..at).map(unquoted).filter(|part| !part.is_empty()));
        (start, blank) = (at + ch.len_utf8(), true);
        if parts.len() > MAX_CELLS {
            return parts;
        }
    }
    parts.extend(line.get(start..).map(unquoted).filter(|part| !part.is_empty()));
    parts
}

fn unquoted(part: &str) -> &str {
    let part = part.trim();
    let inner = part.strip_prefix('"').and_then(|part| part.strip_suffix('"'));
    inner.unwrap_or(part).trim()
}

/// Parts between two or more spaces, or one as wide as a character; `None` where there are none.
fn by_wide_spaces(line: &str) -> Option<Vec<&str>> {
    let wide = |part: &str| part.chars().nth(1).is_some() || part.contains('\u{3000}');
    let mut parts = Vec::new();
    let (mut start, mut space) = (0, None);
    for (at, ch) in line.char_indices() {
        if ch.is_whitespace() {
            space = space.or(Some(at));
            continue;
        }
        if let Some(from) = space.take()
            && wide(line.get(from..at).unwrap_or_default())
        {
            parts.extend(line.get(start..from));
            start = at;
            if parts.len() > MAX_CELLS {
                return Some(parts);
            }
        }
    }
    if parts.is_empty() {
        return None;
    }
    parts.extend(line.get(start..));
    Some(parts)
}

/// Words, and words that stand together as one cell, because a space may as well belong to a value.
fn by_single_spaces(line: &str) -> Vec<&str> {
    let spans: Vec<(usize, usize)> = word_spans(line).take(MAX_CELLS + 1).collect();
    let mut cells = Vec::new();
    for together in 1..=MAX_WORDS {
        for words in spans.windows(together) {
            if let (Some((from, _)), Some((_, to))) = (words.first(), words.last()) {
                cells.extend(line.get(*from..*to));
            }
        }
    }
    // Words that are left out are told; what they might form together is not missed.
    cells.truncate(spans.len().max(MAX_CELLS));
    cells
}

fn word_spans(line: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = line.get(from..)?;
        let start = from + rest.find(|ch: char| !ch.is_whitespace())?;
        let length = line.get(start..)?.find(char::is_whitespace).unwrap_or(line.len() - start);
        from = start + length;
        Some((start, from))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<Vec<String>> {
        split_pasted(text).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn what_parts_cells() {
        for line in [
            "张三\t海风 贸易\t13800001111",
            "| 张三 | 海风 贸易 | 13800001111 |",
            "张三　海风 贸易　　13800001111",
            "张三  海风 贸易   13800001111",
        ] {
            assert_eq!(split(line), [["张三", "海风 贸易", "13800001111"]], "{line}");
        }
        let cells = split("\"海风(北京),\"\"贸易\"\"\",张三，苏州");
        assert_eq!(cells[0][..3], ["海风(北京),\"\"贸易\"\"", "张三", "苏州"]);
        // Words only spaces part may belong together.
        let cells = split("张三 ERP 系统 苏州");
        assert!(["张三", "苏州", "ERP 系统"].iter().all(|cell| cells[0].iter().any(|found| found == cell)));
    }

    #[test]
    fn bounds() {
        let pasted = split_pasted(&"张三\t苏州\r\n".repeat(MAX_ROWS + 1));
        assert_eq!((pasted.rows.len(), pasted.cut), (MAX_ROWS, true));
        for wide in ["a\t", "a|", "a,", "a  ", "a "] {
            let pasted = split_pasted(&wide.repeat(1_000));
            assert_eq!((pasted.rows[0].cells.len(), pasted.cut), (MAX_CELLS, true), "{wide:?}");
        }
        assert!(split_pasted(&format!("a,{}", "\t".repeat(MAX_BYTES))).cut);
        assert!(split("\n \r\n\t\n").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_panics_and_nothing_is_invented(text in "(?s).{0,200}") {
            for row in split_pasted(&text).rows {
                prop_assert!(!row.cells.is_empty() && row.cells.len() <= MAX_CELLS);
                for cell in row.cells {
                    prop_assert!(!cell.is_empty() && text.contains(cell.as_str()));
                }
            }
        }

        #[test]
        fn separators_in_any_order(text in "[\t ,，|;\"　a苏\r\n]{0,80}") {
            prop_assert!(split_pasted(&text).rows.len() <= 80);
        }
    }
}
