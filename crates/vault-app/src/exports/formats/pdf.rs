//! Paper: a list as a table on A4 landscape, or a sheet for each customer on A4 upright.
//!
//! Each row is broken into lines when it comes and kept as one packed text, because every page says how many there are. Pages
//! are drawn at the end, and a row is dropped as soon as it is drawn. Letters the font does not have are drawn as □ and stay
//! what they are when copied.

mod frame;
mod layout;
mod rows;

use std::io::Write;

use krilla::Document;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use vault_domain::field::FieldKey;

use self::frame::Frame;
use self::layout::{INK, Layout};
use self::rows::{Packed, RULE, wrapped};
use super::cell::joined;
use super::{Column, FormatError, Mark, Sheet, fits};
use crate::contract::app::Language;
use crate::paper::canvas::Canvas;
use crate::paper::face::Faces;

/// Lines of a continued row that are worth beginning it on a page.
const FEWEST_LINES: usize = 3;
/// Stands where a sheet has a field without a value.
const NOTHING: &str = "--";

pub(super) struct Print<'a> {
    out: &'a mut dyn Write,
    columns: &'a [Column],
    mark: &'a Mark,
    faces: Faces,
    layout: Layout,
    /// The row of titles that every page of a list repeats.
    head: Option<Packed>,
    rows: Vec<Packed>,
    /// How many of the rows stand on each page.
    pages: Vec<usize>,
    /// Points of the last page that are left.
    left: f32,
}

impl<'a> Print<'a> {
    /// A table with the titles of the columns on every page.
    pub(super) fn list(
        out: &'a mut dyn Write,
        columns: &'a [Column],
        mark: &'a Mark,
    ) -> Result<Self, FormatError> {
        let layout = Layout::list(columns).ok_or(FormatError::TooManyColumns)?;
        let mut print = Self::begin(out, columns, mark, layout)?;
        let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
        let head = print.packed(&titles, false);
        print.left -= head.height(&print.layout);
        print.head = Some(head);
        Ok(print)
    }

    /// A page or more for each customer.
    pub(super) fn sheets(
        out: &'a mut dyn Write,
        columns: &'a [Column],
        mark: &'a Mark,
    ) -> Result<Self, FormatError> {
        Self::begin(out, columns, mark, Layout::sheet())
    }

    fn begin(
        out: &'a mut dyn Write,
        columns: &'a [Column],
        mark: &'a Mark,
        layout: Layout,
    ) -> Result<Self, FormatError> {
        let faces = Faces::load().ok_or(FormatError::Part)?;
        let left = layout.room();
        Ok(Self { out, columns, mark, faces, layout, head: None, rows: Vec::new(), pages: vec![0], left })
    }

    /// The cells broken to the widths of the columns; a heading is as wide as the page.
    fn packed(&self, cells: &[&str], heading: bool) -> Packed {
        let style = self.layout.style(heading);
        let whole = [self.layout.whole()];
        let places = if heading { whole.as_slice() } else { self.layout.places.as_slice() };
        let width = |text: &str| self.faces.regular.width(text, style.size);
        let broken = cells.iter().zip(places).map(|(text, place)| wrapped(text, place.width, width));
        Packed::of(broken, heading)
    }

    /// Puts a row on the last page or, if it does not fit, on the next; one that is longer than a page is continued.
    fn put(&mut self, row: Packed) {
        let head = self.head.as_ref().map_or(0.0, |head| head.height(&self.layout));
        let room = self.layout.room() - head;
        // A row that is longer than a page fills this one first, unless hardly anything of it would stand here.
        let (first, most) = (self.layout.lines(self.left), self.layout.lines(room));
        let first = if first < FEWEST_LINES { most } else { first };
        for part in row.parts(first, most) {
            let height = part.height(&self.layout);
            if height > self.left {
                self.pages.push(0);
                self.left = room;
            }
            self.left -= height;
            self.rows.push(part);
            if let Some(last) = self.pages.last_mut() {
                *last += 1;
            }
        }
    }

    fn customer(&mut self, cells: &[String]) {
        let named = |key| {
            let mut cells = self.columns.iter().zip(cells).filter(|(column, _)| column.key == key);
            cells.find(|(_, text)| !text.trim().is_empty()).map(|(_, text)| text.clone())
        };
        let called = named(FieldKey::Name).or_else(|| named(FieldKey::Company));
        if self.pages.last().is_some_and(|rows| *rows > 0) {
            self.pages.push(0);
            self.left = self.layout.room();
        }
        self.put(self.packed(&[called.as_deref().unwrap_or(NOTHING)], true));
        for (column, text) in self.columns.iter().zip(cells) {
            let text = if text.trim().is_empty() { NOTHING } else { text };
            self.put(self.packed(&[&column.title, text], false));
        }
    }
}

impl Sheet for Print<'_> {
    fn row(&mut self, values: &[Vec<String>]) -> Result<(), FormatError> {
        fits(values, self.columns)?;
        let cells: Vec<String> = values.iter().map(|values| joined(values, "\n").into_owned()).collect();
        if self.head.is_some() {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            self.put(self.packed(&cells, false));
        } else {
            self.customer(&cells);
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<(), FormatError> {
        let Self { out, mark, faces, layout, head, rows, pages, .. } = *self;
        let frame = Frame::of(mark, &layout, pages.len());
        let mut document = Document::new();
        let mut rows = rows.into_iter();
        for (number, count) in (1..).zip(&pages) {
            let settings = PageSettings::from_wh(layout.width, layout.height).ok_or(FormatError::Part)?;
            let mut page = document.start_page_with(settings);
            {
                let mut canvas = Canvas::wide(page.surface(), &faces, layout.width);
                frame.draw(&mut canvas, number);
                let mut top = layout.top();
                if let Some(head) = &head {
                    top = head.draw(&mut canvas, &layout, top, INK);
                }
                for row in rows.by_ref().take(*count) {
                    top = row.draw(&mut canvas, &layout, top, RULE);
                }
            }
            page.finish();
        }
        document.set_metadata(described(mark));
        let bytes = document.finish().map_err(|_| FormatError::Part)?;
        out.write_all(&bytes)?;
        Ok(out.flush()?)
    }
}

/// Title, number, person and time, as the pages say; nothing of the computer.
fn described(mark: &Mark) -> Metadata {
    let tag = match mark.language {
        Language::ZhCn => "zh-CN",
        Language::En => "en",
    };
    Metadata::new()
        .title(frame::title(mark))
        .description(mark.line())
        .creator("ClientVault".to_owned())
        .language(tag.to_owned())
}
