//! Workbooks written as a stream: rows go into the package as they come, with no temporary file and no row kept.
//!
//! Every cell is an inline string with the format “text”: no number loses digits, nothing is a formula, and typing into a cell
//! later does not make it one. The last column says of every row where it comes from; a second sheet, the printed head and
//! foot and the properties of the document say it again (ECMA-376 part 1).

mod package;
mod parts;
mod xml;

use std::io::Write;

use self::package::Package;
use self::xml::escape;
use super::cell::{BETWEEN, CELL_UNITS, clean, cut, joined};
use super::words::{ABOUT, CUSTOMERS};
use super::{Column, FormatError, Mark, Sheet, fits};

/// Rows of a sheet, the titles among them.
const MOST_ROWS: u32 = 1_048_576;
/// Columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// Bytes of a part without the extension of the package format that some spreadsheet programs refuse.
const MOST_BYTES: u64 = (4 << 30) - (64 << 20);

/// Cell formats, as [`parts::styles`] lists them.
const TEXT: &str = "1";
const TITLE: &str = "2";

pub(super) struct Workbook<'a> {
    package: Package<'a>,
    columns: &'a [Column],
    mark: &'a Mark,
    /// `A`, `B` … for each column, that of the mark included.
    letters: Vec<String>,
    mark_line: String,
    /// The last row written.
    row: u32,
    /// Bytes of the sheet so far.
    bytes: u64,
    xml: String,
}

impl<'a> Workbook<'a> {
    pub(super) fn begin(
        out: &'a mut dyn Write,
        columns: &'a [Column],
        mark: &'a Mark,
    ) -> Result<Self, FormatError> {
        if columns.len() >= MOST_COLUMNS {
            return Err(FormatError::TooManyColumns);
        }
        let mut package = Package::new(out);
        for (name, text) in [
            ("[Content_Types].xml", parts::content_types()),
            ("_rels/.rels", parts::relations()),
            ("docProps/app.xml", parts::program()),
            ("docProps/core.xml", parts::title(mark)),
            ("docProps/custom.xml", parts::properties(mark)),
            ("xl/styles.xml", parts::styles()),
            ("xl/worksheets/sheet2.xml", parts::about(mark)),
        ] {
            package.part(name)?;
            package.write(text.as_bytes())?;
        }
        package.part("xl/worksheets/sheet1.xml")?;
        let mut workbook = Self {
            package,
            columns,
            mark,
            letters: (0..=columns.len()).map(letters).collect(),
            mark_line: mark.line(),
            row: 0,
            bytes: 0,
            xml: parts::sheet_head(columns, mark),
        };
        let titles: Vec<_> = columns.iter().map(|column| clean(&column.title)).collect();
        workbook.put(titles.iter().map(AsRef::as_ref), mark.title(), TITLE)?;
        Ok(workbook)
    }

    /// One row, with the cell of the mark behind it.
    fn put<'t>(
        &mut self,
        cells: impl Iterator<Item = &'t str>,
        last: &'t str,
        format: &str,
    ) -> Result<(), FormatError> {
        if self.row >= MOST_ROWS {
            return Err(FormatError::TooManyRows);
        }
        self.row += 1;
        let number = self.row.to_string();
        self.xml.extend(["<row r=\"", &number, "\">"]);
        for (letter, text) in self.letters.iter().zip(cells.chain([last])) {
            if !text.is_empty() {
                cell(&mut self.xml, (letter, &number), format, text);
            }
        }
        self.xml.push_str("</row>");
        self.flush()
    }

    fn flush(&mut self) -> Result<(), FormatError> {
        self.bytes += self.xml.len() as u64;
        if self.bytes > MOST_BYTES {
            return Err(FormatError::TooLarge);
        }
        self.package.write(self.xml.as_bytes())?;
        self.xml.clear();
        Ok(())
    }
}

impl Sheet for Workbook<'_> {
    fn row(&mut self, values: &[Vec<String>]) -> Result<(), FormatError> {
        fits(values, self.columns)?;
        let cells: Vec<_> = values.iter().map(|values| joined(values, BETWEEN)).collect();
        let last = std::mem::take(&mut self.mark_line);
        let put = self.put(cells.iter().map(AsRef::as_ref), &last, TEXT);
        self.mark_line = last;
        put
    }

    fn finish(mut self: Box<Self>) -> Result<(), FormatError> {
        let last_column = letters(self.columns.len());
        self.xml.push_str(&parts::sheet_foot(self.mark, &last_column, self.row));
        self.flush()?;
        let names = (CUSTOMERS.r#in(self.mark.language), ABOUT.r#in(self.mark.language));
        let workbook = parts::workbook(names, &last_column, self.row);
        for (name, text) in
            [("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", parts::sheet_relations())]
        {
            self.package.part(name)?;
            self.package.write(text.as_bytes())?;
        }
        self.package.finish()
    }
}

/// An inline string. Spaces at its ends are kept; it is cut to what a cell holds.
fn cell(xml: &mut String, (letters, row): (&str, &str), format: &str, text: &str) {
    xml.extend(["<c r=\"", letters, row, "\" s=\"", format, "\" t=\"inlineStr\"><is>"]);
    xml.push_str("<t xml:space=\"preserve\">");
    escape(xml, cut(text, CELL_UNITS));
    xml.push_str("</t></is></c>");
}

/// The name of a column: `A` for 0, `AA` for 26.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        for (column, name) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn a_sheet_has_an_end() {
        let mark = crate::exports::formats::tests::mark();
        let (mut out, mut other) = (std::io::sink(), std::io::sink());
        let mut full = Workbook::begin(&mut out, &[], &mark).unwrap();
        full.row = MOST_ROWS - 1;
        assert!(full.row(&[]).is_ok());
        assert!(matches!(full.row(&[]), Err(FormatError::TooManyRows)));
        let mut long = Workbook::begin(&mut other, &[], &mark).unwrap();
        long.bytes = MOST_BYTES;
        assert!(matches!(long.row(&[]), Err(FormatError::TooLarge)));
    }
}
