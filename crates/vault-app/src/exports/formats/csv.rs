//! Comma-separated text, RFC 4180: every field in quotes, CRLF at the end of records, no cell that a spreadsheet would compute.
//!
//! What keeps formulas and numbers from being computed is [`crate::tabular::guard`]; an import takes it off again. The last
//! column says of every row where it comes from. A file without a mark of its encoding is recognised as GB 18030 by that
//! column's title.

use std::io::{BufWriter, Write};

use encoding_rs::GB18030;

use super::cell::{BETWEEN, CELL_UNITS, clean, cut, joined};
use super::{Column, FormatError, Mark, Sheet, fits};
use crate::tabular::guard::guarded;

/// Bytes collected before they are written.
const BUFFER: usize = 64 << 10;
/// The byte order mark, without which Excel reads UTF-8 as the code page of the system.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// The one character GB 18030 has no bytes for, and what stands for it: 〓, as printers put it for a missing letter.
const WITHOUT_BYTES: (char, &str) = ('\u{E5E5}', "〓");

/// How characters become bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoded {
    Utf8,
    Gb18030,
}

pub(super) struct Text<'a> {
    out: BufWriter<&'a mut dyn Write>,
    encoded: Encoded,
    columns: &'a [Column],
    /// The field every record ends with, quoted.
    mark: String,
    record: String,
}

impl<'a> Text<'a> {
    pub(super) fn begin(
        out: &'a mut dyn Write,
        encoded: Encoded,
        columns: &'a [Column],
        mark: &'a Mark,
    ) -> Result<Self, FormatError> {
        let mut last = String::new();
        quote(&mut last, &guarded(&mark.line()));
        let mut text = Self {
            out: BufWriter::with_capacity(BUFFER, out),
            encoded,
            columns,
            mark: last,
            record: String::new(),
        };
        if encoded == Encoded::Utf8 {
            text.out.write_all(BYTE_ORDER_MARK)?;
        }
        for column in columns {
            text.field(&clean(&column.title));
        }
        quote(&mut text.record, mark.title());
        text.end_record()?;
        Ok(text)
    }

    fn field(&mut self, text: &str) {
        // One unit is left for the guard.
        let text = cut(text, CELL_UNITS - 1);
        quote(&mut self.record, &guarded(text));
        self.record.push(',');
    }

    fn end_record(&mut self) -> Result<(), FormatError> {
        self.record.push_str("\r\n");
        match self.encoded {
            Encoded::Utf8 => self.out.write_all(self.record.as_bytes())?,
            Encoded::Gb18030 => {
                let (without, instead) = WITHOUT_BYTES;
                if self.record.contains(without) {
                    self.record = self.record.replace(without, instead);
                }
                self.out.write_all(&GB18030.encode(&self.record).0)?;
            }
        }
        self.record.clear();
        Ok(())
    }
}

impl Sheet for Text<'_> {
    fn row(&mut self, values: &[Vec<String>]) -> Result<(), FormatError> {
        fits(values, self.columns)?;
        for values in values {
            self.field(&joined(values, BETWEEN));
        }
        self.record.push_str(&self.mark);
        self.end_record()
    }

    fn finish(mut self: Box<Self>) -> Result<(), FormatError> {
        Ok(self.out.flush()?)
    }
}

fn quote(record: &mut String, text: &str) {
    record.push('"');
    let mut parts = text.split('"');
    record.extend(parts.next());
    for part in parts {
        record.push_str("\"\"");
        record.push_str(part);
    }
    record.push('"');
}
