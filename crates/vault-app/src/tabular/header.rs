//! Which row names the columns. People put titles, dates and blank lines above it.

use super::{Cell, HeaderChoice, OpenOptions, Row};

/// Rows that may be the header.
const WINDOW: usize = 20;

/// The column titles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// 1-based row of the titles; `None` if the first row already is data.
    pub row: Option<u64>,
    /// One title per column of the table, without line breaks and outer spaces; empty where there is none.
    pub names: Vec<String>,
}

impl Header {
    /// Finds the header among the first rows of a table, blank rows left out or not.
    pub(super) fn find(rows: &[Row], options: &OpenOptions) -> Self {
        let rows: Vec<&Row> = rows.iter().filter(|row| !row.is_blank()).take(WINDOW * 3).collect();
        let chosen = match options.header {
            HeaderChoice::None => None,
            HeaderChoice::Row(number) => rows.iter().find(|row| row.number == number).copied(),
            HeaderChoice::Auto => guess(&rows, options.known_header),
        };
        let below = chosen.map_or(0, |row| row.number);
        let width =
            rows.iter().filter(|row| row.number >= below).map(|row| row.cells.len()).max().unwrap_or(0);
        let mut names: Vec<String> =
            chosen.map_or_else(Vec::new, |row| row.cells.iter().map(title).collect());
        names.resize(width.max(names.len()), String::new());
        // A row chosen by number may lie beyond the rows seen here; its number still cuts the data.
        let row = match options.header {
            HeaderChoice::Row(number) => Some(number),
            HeaderChoice::Auto | HeaderChoice::None => chosen.map(|row| row.number),
        };
        Self { row, names }
    }

    /// Fixed titles of a format that has no header row.
    pub(super) fn fixed(names: Vec<String>) -> Self {
        Self { row: None, names }
    }
}

/// A title in one line.
fn title(cell: &Cell) -> String {
    let shown = cell.shown();
    shown.trim_start_matches('\u{FEFF}').split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The row with the most known titles; otherwise the first row of plain words that is as wide as the table.
fn guess<'a>(rows: &[&'a Row], known: Option<fn(&str) -> bool>) -> Option<&'a Row> {
    let window = rows.get(..rows.len().min(WINDOW))?;
    if let Some(known) = known {
        let hits = |row: &Row| row.cells.iter().filter(|cell| is_words(cell) && known(&title(cell))).count();
        let mut best: Option<(&Row, usize)> = None;
        for row in window.iter().copied() {
            let hits = hits(row);
            if hits > best.map_or(0, |(_, most)| most) {
                best = Some((row, hits));
            }
        }
        // One known word in a wide row may be chance; in a narrow table it is all one can expect.
        if let Some((row, hits)) = best
            && (hits >= 2 || filled(row) <= 3)
        {
            return Some(row);
        }
    }
    let widest = rows.iter().map(|row| filled(row)).max().unwrap_or(0);
    let wide_enough = |row: &Row| filled(row) * 10 >= widest * 6 && (widest == 1 || filled(row) > 1);
    let candidate = window.iter().copied().find(|row| wide_enough(row))?;
    let all_words = candidate.cells.iter().all(|cell| cell.is_blank() || is_words(cell));
    // A header differs from what follows: some row below has a number where the header has a word.
    let below = || rows.iter().filter(|row| row.number > candidate.number);
    let differs = below().any(|row| row.cells.iter().any(|cell| !cell.is_blank() && !is_words(cell)));
    (all_words && (differs || below().next().is_none())).then_some(candidate)
}

fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_blank()).count()
}

/// Text short enough for a title and not made of digits, addresses or dates.
fn is_words(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    !text.is_empty() && text.chars().count() <= 40 && digits * 2 < text.chars().count() && !text.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[&[&str]]) -> Vec<Row> {
        let cells = |row: &&[&str]| row.iter().map(|cell| Cell::text((*cell).to_owned())).collect();
        text.iter().enumerate().map(|(at, row)| Row::trimmed(at as u64 + 1, cells(row))).collect()
    }

    fn known(word: &str) -> bool {
        matches!(word, "姓名" | "手机" | "公司")
    }

    fn found(table: &[&[&str]], options: &OpenOptions) -> Header {
        Header::find(&rows(table), options)
    }

    #[test]
    fn titles_above_the_header_are_passed_over() {
        let table: &[&[&str]] = &[
            &["2025 客户名单"],
            &[],
            &["制表：行政部", "", "2025-01-05"],
            &["姓名", "手机\n号", "公司"],
            &["何某", "138", "甲"],
        ];
        let expected = vec!["姓名".to_owned(), "手机 号".to_owned(), "公司".to_owned()];
        for known_header in [Some(known as fn(&str) -> bool), None] {
            let header = found(table, &OpenOptions { known_header, ..OpenOptions::default() });
            if known_header.is_some() {
                assert_eq!((header.row, &header.names), (Some(4), &expected));
            }
        }
        let plain: &[&[&str]] =
            &[&["2025 客户名单"], &[], &["列甲", "列乙", "列丙"], &["何某", "13800001111", "甲"]];
        assert_eq!(found(plain, &OpenOptions::default()).row, Some(3));
    }

    #[test]
    fn a_table_without_titles_has_no_header() {
        let table: &[&[&str]] = &[&["何某", "13800001111"], &["吕某", "13800002222"]];
        let header = found(table, &OpenOptions::default());
        assert_eq!((header.row, header.names.len()), (None, 2));
    }

    #[test]
    fn one_column_of_numbers_below_a_word() {
        assert_eq!(found(&[&["号码"], &["13800001111"]], &OpenOptions::default()).row, Some(1));
    }

    #[test]
    fn a_person_may_overrule() {
        let table: &[&[&str]] = &[&["姓名", "手机"], &["甲", "1"], &["乙", "2", "3"]];
        let at = |header| {
            found(table, &OpenOptions { header, known_header: Some(known), ..OpenOptions::default() })
        };
        assert_eq!(at(HeaderChoice::Row(2)).names, vec!["甲".to_owned(), "1".to_owned(), String::new()]);
        assert_eq!(at(HeaderChoice::None).row, None);
        assert_eq!(at(HeaderChoice::Row(900)).row, Some(900));
    }
}
