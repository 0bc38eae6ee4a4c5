//! Headings, paragraphs, pairs and tables, one below the other, on as many pages as they need.

use krilla::Document;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use vault_domain::error_code::ErrorCode;
use vault_store::MadeCheckpoint;

use super::canvas::{Canvas, Ink, Style, baseline};
use super::face::Faces;
use super::lines::break_lines;
use super::qr::Modules;
use super::words::{Said, moment};
use super::{HEIGHT, MARGIN, WIDTH};
use crate::contract::app::Language;
use crate::error::AppError;

const INK: Ink = Ink(0x1B_1F_24);
const MUTED: Ink = Ink(0x57_60_6A);
const LINE: Ink = Ink(0xC9_D0_D8);

// One weight: the bold face that ships has the letters of the recovery kit only.
const TITLE: Style = Style::new(false, 18.0, INK);
const HEADING: Style = Style::new(false, 12.5, INK);
const BODY: Style = Style::new(false, 9.5, INK);
const SMALL: Style = Style::new(false, 8.0, MUTED);

const CHECKPOINT: Said = Said::new("台账检查点", "Checkpoint of the ledger");
const ENTRIES: Said = Said::new("台账条数", "Entries");
/// Width of its QR code.
const CODE: f32 = 120.0;

/// Where the text ends and the foot begins.
const BOTTOM: f32 = HEIGHT - MARGIN - 22.0;
/// Width of what stands before a colon.
const LABEL: f32 = 130.0;
/// Between two cells.
const GUTTER: f32 = 8.0;

/// One column of a table.
pub(super) struct Column {
    pub title: &'static str,
    /// Share of the width; all shares together need not be one.
    pub share: f32,
    /// Numbers end at the right.
    pub right: bool,
}

enum Op {
    Text {
        x: f32,
        y: f32,
        text: String,
        style: Style,
    },
    Line {
        y: f32,
    },
    /// A QR code: where its corner is, the size of a module, and its dark runs.
    Code {
        x: f32,
        y: f32,
        module: f32,
        runs: Vec<(usize, usize, usize)>,
    },
}

/// A document while it is being written.
pub(super) struct Flow {
    faces: Faces,
    pages: Vec<Vec<Op>>,
    y: f32,
    head: String,
    foot: String,
}

impl Flow {
    /// An empty document. `head` stands on top of every page, `foot` below, before the number of the page.
    pub fn new(head: String, foot: String) -> Result<Self, AppError> {
        let faces = Faces::load().ok_or(ErrorCode::Internal)?;
        Ok(Self { faces, pages: vec![Vec::new()], y: MARGIN + 20.0, head, foot })
    }

    pub fn title(&mut self, text: &str) {
        self.lines(MARGIN, WIDTH - 2.0 * MARGIN, text, TITLE);
        self.y += 4.0;
    }

    pub fn heading(&mut self, text: &str) {
        self.y += 10.0;
        // A heading is never the last thing on a page.
        self.room(HEADING.line() + 3.0 * BODY.line());
        self.lines(MARGIN, WIDTH - 2.0 * MARGIN, text, HEADING);
        self.y += 2.0;
    }

    pub fn paragraph(&mut self, text: &str) {
        self.lines(MARGIN, WIDTH - 2.0 * MARGIN, text, BODY);
        self.y += 3.0;
    }

    /// `label: value`.
    pub fn pair(&mut self, label: &str, value: &str) {
        let broken = self.broken(value, WIDTH - 2.0 * MARGIN - LABEL, BODY);
        self.room(BODY.line() * broken.len().max(1) as f32);
        let top = self.y;
        self.put(MARGIN, baseline(top, BODY), label.to_owned(), Style { ink: MUTED, ..BODY });
        for (line, text) in broken.into_iter().enumerate() {
            self.put(MARGIN + LABEL, baseline(top + BODY.line() * line as f32, BODY), text, BODY);
            self.y = top + BODY.line() * (line + 1) as f32;
        }
        self.y = self.y.max(top + BODY.line());
    }

    /// A table whose titles are repeated on every page.
    pub fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) {
        self.row(columns, &columns.iter().map(|column| column.title.to_owned()).collect::<Vec<_>>(), SMALL);
        self.rule();
        for row in rows {
            let page = self.pages.len();
            self.row(columns, row, BODY);
            if self.pages.len() != page {
                self.rule();
            }
        }
        self.rule();
        self.y += 4.0;
    }

    /// A QR code of so many points in width, at the left.
    pub fn code(&mut self, code: &Modules, width: f32) {
        self.room(width + 8.0);
        let (x, y) = (MARGIN, self.y + 4.0);
        let op = Op::Code { x, y, module: width / code.side as f32, runs: code.runs() };
        self.page().push(op);
        self.y += width + 8.0;
    }

    /// A checkpoint of the ledger, as QR code and text: whoever keeps the page keeps a witness.
    pub fn checkpoint(&mut self, made: &MadeCheckpoint, utc_offset_min: i32, language: Language) {
        self.heading(CHECKPOINT.r#in(language));
        self.pair(ENTRIES.r#in(language), &format!("{} · {}", made.size, moment(made.at_ms, utc_offset_min)));
        if let Some(code) = Modules::of(&made.text) {
            self.code(&code, CODE);
        }
        self.verbatim(&made.text);
    }

    /// Lines of a fixed form, such as a signed text: small, broken where they end.
    pub fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            self.lines(MARGIN, WIDTH - 2.0 * MARGIN, line, SMALL);
        }
        self.y += 3.0;
    }

    /// Lines for signatures.
    pub fn signatures(&mut self, labels: &[&str]) {
        self.y += 26.0;
        self.room(BODY.line() * 2.0);
        let width = (WIDTH - 2.0 * MARGIN) / labels.len().max(1) as f32;
        let y = baseline(self.y, BODY);
        for (at, label) in labels.iter().enumerate() {
            self.put(MARGIN + width * at as f32, y, format!("{label}  ____________________"), BODY);
        }
        self.y += BODY.line();
    }

    /// The bytes of the PDF.
    pub fn finish(self, title: &str, language: Language) -> Result<Vec<u8>, AppError> {
        let failed = || AppError::from(ErrorCode::Internal);
        let mut document = Document::new();
        let count = self.pages.len();
        for (number, ops) in self.pages.iter().enumerate() {
            let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(failed)?;
            let mut page = document.start_page_with(settings);
            {
                let mut canvas = Canvas::on(page.surface(), &self.faces);
                canvas.text(MARGIN, baseline(MARGIN - 8.0, SMALL), &self.head, SMALL);
                let y = baseline(HEIGHT - MARGIN - 12.0, SMALL);
                canvas.text(MARGIN, y, &self.foot, SMALL);
                canvas.text_right(WIDTH - MARGIN, y, &format!("{} / {count}", number + 1), SMALL);
                for op in ops {
                    match op {
                        Op::Text { x, y, text, style } => canvas.text(*x, *y, text, *style),
                        Op::Code { x, y, module, runs } => {
                            let area = |run: &(usize, usize, usize)| {
                                let (column, row, length) = (run.0 as f32, run.1 as f32, run.2 as f32);
                                (x + column * module, y + row * module, length * module, *module)
                            };
                            canvas.rectangles(runs.iter().map(area), INK);
                        }
                        Op::Line { y } => canvas.line((MARGIN, *y), (WIDTH - MARGIN, *y), 0.6, LINE),
                    }
                }
            }
            page.finish();
        }
        let tag = match language {
            Language::ZhCn => "zh-CN",
            Language::En => "en",
        };
        document.set_metadata(
            Metadata::new()
                .title(title.to_owned())
                .creator("ClientVault".to_owned())
                .language(tag.to_owned()),
        );
        document.finish().map_err(|_| failed())
    }

    fn row(&mut self, columns: &[Column], cells: &[String], style: Style) {
        let all: f32 = columns.iter().map(|column| column.share).sum();
        let usable = WIDTH - 2.0 * MARGIN - GUTTER * columns.len().saturating_sub(1) as f32;
        let mut x = MARGIN;
        let mut placed = Vec::new();
        for (column, cell) in columns.iter().zip(cells) {
            let width = usable * column.share / all;
            placed.push((x, width, column.right, self.broken(cell, width, style)));
            x += width + GUTTER;
        }
        let height = placed.iter().map(|(_, _, _, lines)| lines.len()).max().unwrap_or(1).max(1) as f32;
        self.room(height * style.line() + 4.0);
        let top = self.y + 2.0;
        for (x, width, right, lines) in placed {
            for (at, text) in lines.into_iter().enumerate() {
                let x = if right { x + width - self.faces.regular.width(&text, style.size) } else { x };
                self.put(x, baseline(top + style.line() * at as f32, style), text, style);
            }
        }
        self.y = top + height * style.line() + 2.0;
    }

    fn rule(&mut self) {
        let y = self.y;
        self.page().push(Op::Line { y });
    }

    fn lines(&mut self, x: f32, width: f32, text: &str, style: Style) {
        for line in self.broken(text, width, style) {
            self.room(style.line());
            let y = baseline(self.y, style);
            self.put(x, y, line, style);
            self.y += style.line();
        }
    }

    /// Lines that fit; a word that fits nowhere is cut where the line ends.
    fn broken(&self, text: &str, width: f32, style: Style) -> Vec<String> {
        let measure = |line: &str| self.faces.regular.width(line, style.size);
        let mut out = Vec::new();
        for line in break_lines(text, width, measure) {
            let mut rest = String::new();
            for character in line.chars() {
                if measure(&format!("{rest}{character}")) > width {
                    out.push(std::mem::take(&mut rest));
                }
                rest.push(character);
            }
            out.push(rest);
        }
        out
    }

    fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.pages.push(Vec::new());
            self.y = MARGIN + 20.0;
        }
    }

    fn put(&mut self, x: f32, y: f32, text: String, style: Style) {
        self.page().push(Op::Text { x, y, text, style });
    }

    fn page(&mut self) -> &mut Vec<Op> {
        if self.pages.is_empty() {
            self.pages.push(Vec::new());
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }
}
