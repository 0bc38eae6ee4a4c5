//! Rows of one `table:table` element.

use std::collections::VecDeque;
use std::io::Read;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::Xml;
use super::element::{CellHead, refusal, repeat};
use crate::tabular::workbook::RowBuilder;
use crate::tabular::{Cell, Limits, ReadError, Row};

/// Rows of a sheet in every spreadsheet program.
const MAX_ROWS: u32 = 1 << 20;
/// A row repeated this often is formatting of the rest of the sheet, not data.
const MAX_REPEAT: u32 = 10_000;

pub(in crate::tabular) struct SheetRows<R: Read> {
    xml: Xml<R>,
    buffer: Vec<u8>,
    builder: RowBuilder,
    limits: Limits,
    /// 0-based number of the row that begins next.
    row: u32,
    ready: VecDeque<Row>,
    done: bool,
}

impl<R: Read> SheetRows<R> {
    pub fn new(xml: Xml<R>, limits: &Limits) -> Self {
        let (buffer, builder) = (Vec::new(), RowBuilder::new(limits));
        Self { xml, buffer, builder, limits: *limits, row: 0, ready: VecDeque::new(), done: false }
    }

    fn next_row(&mut self) -> Result<Option<Row>, ReadError> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Ok(Some(row));
            }
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(refusal)? {
                Event::Start(element) if element.name().as_ref() == "table:table-row" => {
                    let repeat = repeat(&element, "table:number-rows-repeated")?;
                    self.read_row(repeat)?;
                }
                Event::End(element) if element.name().as_ref() == "table:table" => {
                    self.done = true;
                    return Ok(None);
                }
                Event::Eof => return Err(ReadError::Damaged("the sheet ends too early")),
                _ => {}
            }
        }
    }

    /// Reads to the end of the row element and queues it as often as it is repeated.
    fn read_row(&mut self, repeat: u32) -> Result<(), ReadError> {
        let first = self.row;
        self.row = first.saturating_add(repeat);
        if self.row > MAX_ROWS {
            // Writers pad to the end of the sheet; nothing but padding may lie there.
            self.row = MAX_ROWS;
        }
        let mut column = 0_u32;
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).map_err(refusal)? {
                Event::Start(element)
                    if matches!(element.name().as_ref(), "table:table-cell" | "table:covered-table-cell") =>
                {
                    let times = super::element::repeat(&element, "table:number-columns-repeated")?;
                    let head = CellHead::of(&element)?;
                    let text = self.read_text()?;
                    let cell = head.value(text);
                    // Empty cells only move on; filled ones are never repeated beyond what a row may hold.
                    let copies =
                        if cell == Cell::Empty { 0 } else { times.min(self.limits.columns as u32 + 1) };
                    for copy in 0..copies {
                        self.builder.add(first, column.saturating_add(copy), cell.clone())?;
                    }
                    column = column.saturating_add(times);
                }
                Event::End(element) if element.name().as_ref() == "table:table-row" => break,
                Event::Eof => return Err(ReadError::Damaged("a row ends too early")),
                _ => {}
            }
        }
        let Some(row) = self.builder.finish() else { return Ok(()) };
        let row = row?;
        if repeat > MAX_REPEAT {
            return Err(ReadError::TooLarge { what: "repetitions of a row", limit: u64::from(MAX_REPEAT) });
        }
        for copy in 0..repeat {
            self.ready.push_back(Row { number: row.number + u64::from(copy), cells: row.cells.clone() });
        }
        Ok(())
    }

    /// The paragraphs of a cell, joined by line breaks; annotations are left out. Of a text longer than a cell may
    /// be, enough is kept to see that it is.
    fn read_text(&mut self) -> Result<String, ReadError> {
        let cap = self.limits.cell_chars.saturating_mul(4);
        let (mut text, mut depth, mut paragraphs, mut note) = (String::new(), 1_usize, 0, None);
        while depth > 0 {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer).map_err(refusal)?;
            let wanted = note.is_none() && text.len() <= cap;
            match event {
                Event::Start(element) => {
                    depth += 1;
                    match element.name().as_ref() {
                        "office:annotation" if note.is_none() => note = Some(depth),
                        "text:p" if wanted => {
                            if paragraphs > 0 {
                                text.push('\n');
                            }
                            paragraphs += 1;
                        }
                        "text:s" if wanted => {
                            let spaces = repeat(&element, "text:c")?.min(1024);
                            text.extend(std::iter::repeat_n(' ', spaces as usize));
                        }
                        "text:tab" if wanted => text.push('\t'),
                        "text:line-break" if wanted => text.push('\n'),
                        _ => {}
                    }
                }
                Event::End(_) => {
                    if note == Some(depth) {
                        note = None;
                    }
                    depth -= 1;
                }
                Event::Text(piece) if wanted && paragraphs > 0 => text.push_str(&piece.xml10_content()),
                Event::CData(piece) if wanted && paragraphs > 0 => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(entity) if wanted && paragraphs > 0 => {
                    if let Ok(Some(character)) = entity.resolve_char_ref() {
                        text.push(character);
                    } else if let Some(known) = resolve_predefined_entity(&entity.xml10_content()) {
                        text.push_str(known);
                    }
                }
                Event::Eof => return Err(ReadError::Damaged("a cell ends too early")),
                _ => {}
            }
        }
        Ok(text)
    }
}

impl<R: Read> Iterator for SheetRows<R> {
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
