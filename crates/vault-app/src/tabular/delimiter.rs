//! Which character separates the columns of a text file.

use super::csv_records::{Record, RecordParser};
use super::{Limits, Row};

/// The candidates, the most usual first.
const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];
/// Records that vote.
const VOTERS: usize = 60;

/// The delimiter and where the records begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub delimiter: u8,
    /// Bytes of text before the first record: Excel's own `sep=;` line, which is no row.
    pub skip: usize,
}

/// Judges by the beginning of the text. `complete` tells that it is the whole text.
pub(super) fn detect(sample: &str, complete: bool, chosen: Option<u8>, limits: &Limits) -> Layout {
    let (declared, skip) = declared(sample).map_or((None, 0), |(delimiter, skip)| (Some(delimiter), skip));
    let delimiter = chosen.or(declared).unwrap_or_else(|| {
        let text = sample.get(skip..).unwrap_or_default();
        // The first of equals wins, so a tie goes to the usual delimiter.
        let mut best = (b',', 0);
        for candidate in CANDIDATES {
            let score = score(&records(text, complete, candidate, limits));
            if score > best.1 {
                best = (candidate, score);
            }
        }
        best.0
    });
    Layout { delimiter, skip }
}

/// The first rows of the text, for the header search.
pub(super) fn first_rows(sample: &str, complete: bool, layout: Layout, limits: &Limits) -> Vec<Row> {
    let text = sample.get(layout.skip..).unwrap_or_default();
    records(text, complete, layout.delimiter, limits)
        .into_iter()
        .filter_map(|record| record.row.ok())
        .collect()
}

/// `sep=;` on a line of its own.
fn declared(sample: &str) -> Option<(u8, usize)> {
    let line_end = sample.find(['\r', '\n']).unwrap_or(sample.len());
    let line = sample.get(..line_end)?;
    let unquoted = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] = *unquoted.as_bytes() else { return None };
    let rest = sample.get(line_end..)?;
    let breaks = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
    (delimiter.is_ascii() && !matches!(delimiter, b'"' | b'\r' | b'\n'))
        .then_some((delimiter, line_end + breaks))
}

fn records(text: &str, complete: bool, delimiter: u8, limits: &Limits) -> Vec<Record> {
    let mut parser = RecordParser::new(delimiter, limits);
    let (mut rest, mut records) = (text.as_bytes(), Vec::new());
    while records.len() < VOTERS && !rest.is_empty() {
        let (used, record) = parser.feed(rest);
        rest = rest.get(used..).unwrap_or_default();
        records.extend(record);
    }
    // A record cut off by the end of the sample says nothing; a short file may consist of one.
    if records.len() < VOTERS && (complete || records.is_empty()) && !parser.inside_quotes() {
        records.extend(parser.finish());
    }
    records
}

/// Records that agree on a number of columns above one, weighted by that number: agreement counts most, and the
/// delimiter that splits into more columns wins among equals.
fn score(records: &[Record]) -> usize {
    let widths: Vec<usize> = records.iter().map(|record| record.width).filter(|width| *width > 0).collect();
    let agreeing = |width: usize| widths.iter().filter(|other| **other == width).count();
    widths
        .iter()
        .filter(|width| **width > 1)
        .map(|width| agreeing(*width) * 1000 + (*width).min(999))
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> u8 {
        detect(text, true, None, &Limits::default()).delimiter
    }

    #[test]
    fn the_delimiter_that_splits_evenly_wins() {
        assert_eq!(found("a,b,c\n1,2,3\n"), b',');
        assert_eq!(found("a;b\n\"1;5\";2,5\n3;4\n"), b';');
        assert_eq!(found("姓名\t电话\n何, 某\t1\n"), b'\t');
        assert_eq!(found("a|b|c\n1|2|3"), b'|');
        assert_eq!(found("姓名、电话\n何某、138\n"), b',', "an enumeration comma is text");
        assert_eq!(found("just one column\nmore"), b',');
    }

    #[test]
    fn a_title_row_does_not_confuse() {
        assert_eq!(found("2025 客户名单\n\na;b;c\n1;2,0;3\n4;5,0;6\n"), b';');
    }

    #[test]
    fn the_declaration_of_excel_is_obeyed_and_skipped() {
        let limits = Limits::default();
        assert_eq!(detect("sep=|\r\na|b,c", true, None, &limits), Layout { delimiter: b'|', skip: 7 });
        assert_eq!(detect("\"sep=;\"\na;b", true, None, &limits), Layout { delimiter: b';', skip: 8 });
        assert_eq!(detect("sep=;", true, Some(b','), &limits), Layout { delimiter: b',', skip: 5 });
        assert_eq!(detect("sepal=;\n", true, None, &limits).skip, 0);
    }
}
