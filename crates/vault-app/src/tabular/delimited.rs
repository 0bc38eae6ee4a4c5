//! CSV and TSV as a table: decoded, split and delivered without ever holding more than one row.

use super::csv_records::RecordParser;
use super::decode::Decoder;
use super::delimiter::{self, Layout};
use super::encoding::{self, Detected};
use super::{Header, Input, Kind, Limits, OpenOptions, ReadError, Row, Rows, Sheet, SourceInfo, TableSource};

/// Text looked at for delimiter and header.
const SAMPLE: usize = 128 << 10;

pub(super) struct Delimited {
    input: Input,
    detected: Detected,
    layout: Layout,
    limits: Limits,
    info: SourceInfo,
    header: Header,
    sheets: [Sheet; 1],
}

impl Delimited {
    pub fn open(mut input: Input, options: &OpenOptions) -> Result<Self, ReadError> {
        let detected = encoding::detect(&mut input, options.encoding)?;
        let (sample, complete) = sample(&mut input, detected)?;
        let chosen =
            options.delimiter.filter(|byte| byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n'));
        let layout = delimiter::detect(&sample, complete, chosen, &options.limits);
        let first = delimiter::first_rows(&sample, complete, layout, &options.limits);
        let header = Header::find(&first, options);
        let info = SourceInfo {
            kind: Kind::Delimited,
            encoding: Some(detected.encoding),
            malformed: detected.malformed,
            delimiter: Some(layout.delimiter),
            sheet: 0,
            approx_rows: Some(detected.lines.max(1)),
            date1904: false,
        };
        let sheets = [Sheet { name: String::new(), hidden: false }];
        Ok(Self { input, detected, layout, limits: options.limits, info, header, sheets })
    }
}

/// The beginning of the text, and whether it is all of it.
fn sample(input: &mut Input, detected: Detected) -> Result<(String, bool), ReadError> {
    let mut text = Decoder::new(input, detected.encoding, detected.start)?;
    let mut sample = String::new();
    while sample.len() < SAMPLE {
        match text.next_chunk()? {
            Some(chunk) => sample.push_str(chunk),
            None => return Ok((sample, true)),
        }
    }
    Ok((sample, false))
}

impl TableSource for Delimited {
    fn info(&self) -> &SourceInfo {
        &self.info
    }

    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn header(&self) -> &Header {
        &self.header
    }

    fn all_rows(&mut self) -> Result<Rows<'_>, ReadError> {
        let text = Decoder::new(&mut self.input, self.detected.encoding, self.detected.start)?;
        let parser = RecordParser::new(self.layout.delimiter, &self.limits);
        Ok(Box::new(Records {
            text,
            parser,
            chunk: Vec::new(),
            used: 0,
            skip: self.layout.skip,
            done: false,
        }))
    }
}

/// Glue between the decoder's pieces and the parser's records.
struct Records<'a> {
    text: Decoder<'a>,
    parser: RecordParser,
    chunk: Vec<u8>,
    used: usize,
    skip: usize,
    done: bool,
}

impl Records<'_> {
    fn next_row(&mut self) -> Result<Option<Row>, ReadError> {
        loop {
            let rest = self.chunk.get(self.used..).unwrap_or_default();
            let skipped = self.skip.min(rest.len());
            let (used, record) = self.parser.feed(rest.get(skipped..).unwrap_or_default());
            self.skip -= skipped;
            self.used += skipped + used;
            if let Some(record) = record {
                match record.row {
                    Ok(row) if row.is_blank() => continue,
                    other => return other.map(Some),
                }
            }
            match self.text.next_chunk()? {
                Some(chunk) => {
                    self.chunk.clear();
                    self.chunk.extend_from_slice(chunk.as_bytes());
                    self.used = 0;
                }
                None => {
                    self.done = true;
                    let last = self.parser.finish().map(|record| record.row).transpose()?;
                    return Ok(last.filter(|row| !row.is_blank()));
                }
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.next_row().transpose();
        if matches!(&next, Some(Err(error)) if error.lost_row().is_none()) {
            self.done = true;
        }
        next
    }
}
