//! Records of delimited text, RFC 4180 with the leniency of spreadsheet programs.
//!
//! The `csv` crate is not used for reading for two reasons: it skips blank lines, and row numbers must be the ones
//! Excel shows; and one stray quotation mark would make it collect the rest of a 2 GB file in memory.

use super::guard::restored;
use super::{Cell, Limits, ReadError, Row};

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    /// Behind a quotation mark inside quotes: the end, or the first half of a doubled one.
    Closing,
    /// Behind a carriage return that ended a record: a line feed belongs to it.
    AfterReturn,
}

/// A push parser: text in pieces goes in, finished records come out.
pub(super) struct RecordParser {
    delimiter: u8,
    columns: usize,
    cell_chars: usize,
    state: State,
    field: Vec<u8>,
    chars: usize,
    cells: Vec<Cell>,
    /// Columns of the record so far, whether kept or not.
    width: usize,
    row: u64,
    quote_opened: u64,
    fault: Option<ReadError>,
}

/// One finished record.
pub(super) struct Record {
    /// The cells with empty ones at the end left off, or why the row is lost.
    pub row: Result<Row, ReadError>,
    /// Number of fields as written, for the delimiter vote.
    pub width: usize,
}

impl RecordParser {
    pub fn new(delimiter: u8, limits: &Limits) -> Self {
        Self {
            delimiter,
            columns: limits.columns,
            cell_chars: limits.cell_chars,
            state: State::FieldStart,
            field: Vec::new(),
            chars: 0,
            cells: Vec::new(),
            width: 0,
            row: 1,
            quote_opened: 0,
            fault: None,
        }
    }

    /// Consumes text up to the end of a record. Returns how many bytes were used, and the record if one ended.
    pub fn feed(&mut self, text: &[u8]) -> (usize, Option<Record>) {
        let mut used = 0;
        while let Some(rest) = text.get(used..).filter(|rest| !rest.is_empty()) {
            used += match self.state {
                State::Plain => {
                    self.take_run(rest, |byte, delimiter| byte == delimiter || byte == b'\n' || byte == b'\r')
                }
                State::Quoted => self.take_run(rest, |byte, _| byte == b'"'),
                State::FieldStart | State::Closing | State::AfterReturn => 0,
            };
            let Some(&byte) = text.get(used) else { break };
            used += 1;
            if self.step(byte) {
                return (used, Some(self.end_record()));
            }
        }
        (used, None)
    }

    /// The last record, if the text did not end with a line end.
    pub fn finish(&mut self) -> Option<Record> {
        if self.state == State::Quoted {
            self.fault = Some(ReadError::UnclosedQuote { row: self.quote_opened });
        } else if matches!(self.state, State::FieldStart | State::AfterReturn) && self.width == 0 {
            return None;
        }
        self.end_field();
        Some(self.end_record())
    }

    /// Whether the text so far ends inside quotes.
    pub fn inside_quotes(&self) -> bool {
        self.state == State::Quoted
    }

    /// One byte that may change the state; true if it ends the record.
    fn step(&mut self, byte: u8) -> bool {
        if self.state == State::AfterReturn {
            self.state = State::FieldStart;
            if byte == b'\n' {
                return false;
            }
        }
        match (self.state, byte) {
            (State::Quoted, b'"') => self.state = State::Closing,
            (State::Closing, b'"') => {
                self.push(b"\"");
                self.state = State::Quoted;
            }
            (State::FieldStart, b'"') => {
                self.quote_opened = self.row;
                self.state = State::Quoted;
            }
            (State::Quoted, _) => self.push(&[byte]),
            (_, b'\n' | b'\r') => {
                self.end_field();
                self.state = if byte == b'\r' { State::AfterReturn } else { State::FieldStart };
                return true;
            }
            (_, byte) if byte == self.delimiter => {
                self.end_field();
                self.state = State::FieldStart;
            }
            (_, byte) => {
                self.push(&[byte]);
                self.state = State::Plain;
            }
        }
        false
    }

    /// Takes everything before the next byte that matters in this state.
    fn take_run(&mut self, rest: &[u8], ends: fn(u8, u8) -> bool) -> usize {
        let delimiter = self.delimiter;
        let run = rest.iter().position(|byte| ends(*byte, delimiter)).unwrap_or(rest.len());
        self.push(rest.get(..run).unwrap_or_default());
        run
    }

    fn push(&mut self, bytes: &[u8]) {
        // Bytes that do not continue a UTF-8 sequence are characters.
        self.chars += bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        if self.chars <= self.cell_chars {
            self.field.extend_from_slice(bytes);
        }
    }

    fn end_field(&mut self) {
        self.width += 1;
        if self.chars > self.cell_chars && self.fault.is_none() {
            self.fault = Some(ReadError::CellTooLong { row: self.row, column: self.width as u64 });
        }
        let bytes = std::mem::take(&mut self.field);
        self.chars = 0;
        // Fields begin and end at ASCII characters of valid text, so this never replaces anything.
        let cell = Cell::text(restored(String::from_utf8(bytes).unwrap_or_default()));
        if self.width <= self.columns {
            self.cells.push(cell);
        } else if cell != Cell::Empty && self.fault.is_none() {
            self.fault = Some(ReadError::TooManyColumns { row: self.row });
        }
    }

    fn end_record(&mut self) -> Record {
        let (cells, width) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.width));
        let number = self.row;
        self.row += 1;
        let row = self.fault.take().map_or_else(|| Ok(Row::trimmed(number, cells)), Err);
        Record { row, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse_pieces(pieces: &[&[u8]], delimiter: u8) -> Vec<Record> {
        let mut parser =
            RecordParser::new(delimiter, &Limits { cell_chars: 20, columns: 4, ..Limits::default() });
        let mut records = Vec::new();
        for piece in pieces {
            let mut rest = *piece;
            while !rest.is_empty() {
                let (used, record) = parser.feed(rest);
                assert!(used > 0);
                rest = &rest[used..];
                records.extend(record);
            }
        }
        records.extend(parser.finish());
        records
    }

    fn table(text: &str) -> Vec<(u64, Vec<String>)> {
        parse_pieces(&[text.as_bytes()], b',')
            .into_iter()
            .map(|record| {
                let row = record.row.unwrap();
                (row.number, row.cells.iter().map(|cell| cell.shown().into_owned()).collect())
            })
            .collect()
    }

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn quotes_line_breaks_and_blank_lines_count_rows_as_excel_does() {
        let rows = table("a,\"b\nB\",\"say \"\"hi\"\"\"\r\n\r\n,x\"y,\"q\"z\rlast,,,");
        assert_eq!(
            rows,
            vec![
                (1, cells(&["a", "b\nB", "say \"hi\""])),
                (2, cells(&[])),
                (3, cells(&["", "x\"y", "qz"])),
                (4, cells(&["last"])),
            ]
        );
    }

    #[test]
    fn a_final_line_end_is_no_row() {
        assert_eq!(table("a\n").len(), 1);
        assert_eq!(table("a\r\n").len(), 1);
        assert_eq!(table("a\n,").len(), 2);
        assert_eq!(table("").len(), 0);
    }

    #[test]
    fn one_bad_row_does_not_hide_the_next() {
        let text = format!("{}\n1,2,3,4,5\n1,2,3,4,,,,\n\"{}\",b\nok", "何".repeat(21), "x".repeat(20));
        let records = parse_pieces(&[text.as_bytes()], b',');
        assert!(matches!(records[0].row, Err(ReadError::CellTooLong { row: 1, column: 1 })));
        assert!(matches!(records[1].row, Err(ReadError::TooManyColumns { row: 2 })));
        assert_eq!(records[2].row.as_ref().unwrap().cells.len(), 4);
        assert_eq!(records[3].row.as_ref().unwrap().cells.len(), 2);
        assert_eq!(records[4].row.as_ref().unwrap().number, 5);
    }

    #[test]
    fn an_open_quote_names_the_row_where_it_opens() {
        let text = format!("a\n\"b\n{}", "c\n".repeat(100));
        let records = parse_pieces(&[text.as_bytes()], b',');
        assert!(matches!(records[1].row, Err(ReadError::UnclosedQuote { row: 2 })));
        assert_eq!(records.len(), 2);
    }

    proptest! {
        #[test]
        fn pieces_of_any_size_give_the_same_records(text in "[a-c,\"\n\r何]{0,60}", cut in 1_usize..7) {
            let whole = parse_pieces(&[text.as_bytes()], b',');
            let pieces: Vec<&[u8]> = text.as_bytes().chunks(cut).collect();
            let cut = parse_pieces(&pieces, b',');
            prop_assert_eq!(format!("{:?}", whole.iter().map(|r| &r.row).collect::<Vec<_>>()),
                format!("{:?}", cut.iter().map(|r| &r.row).collect::<Vec<_>>()));
        }

        #[test]
        fn well_formed_tables_read_as_the_csv_crate_reads_them(
            rows in prop::collection::vec(prop::collection::vec("[a-z何\",\n\r ]{0,6}", 1..4), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let read: Vec<Vec<String>> = parse_pieces(&[&bytes], b',').into_iter()
                .map(|record| record.row.unwrap().cells.iter().map(|cell| cell.shown().into_owned()).collect())
                .collect();
            let expected: Vec<Vec<String>> = rows.into_iter().map(|mut row| {
                while row.last().is_some_and(String::is_empty) {
                    row.pop();
                }
                row
            }).collect();
            prop_assert_eq!(read, expected);
        }
    }
}
