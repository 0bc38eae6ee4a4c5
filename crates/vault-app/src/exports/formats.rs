//! The writers of files that leave the vault: lists as XLSX, CSV and PDF, contacts as vCard, sheets about single customers.
//!
//! Bytes only: what may leave, for whom and with which fields has been decided before. Rows come one after the other and are
//! not kept (a PDF keeps its rows packed, because every page says how many there are). Every file says on its face that it is
//! a trade secret, under which number it is registered, who took it and when; nothing else of the computer is in it.

mod cell;
mod csv;
mod pdf;
mod vcard;
mod words;
mod xlsx;

use std::io::{self, Write};

use vault_domain::field::FieldKey;
use vault_domain::level::Level;

use crate::contract::app::Language;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileFormat {
    /// Office Open XML workbook, ECMA-376.
    Xlsx,
    /// Comma-separated text (RFC 4180) in UTF-8 with a byte order mark.
    Csv,
    /// The same in GB 18030, which older programs for China expect.
    CsvGb18030,
    /// Contacts, vCard 3.0 (RFC 2426).
    Vcard,
    /// A4 landscape, one row for each customer.
    PdfList,
    /// A4 upright, one sheet for each customer.
    PdfSheet,
}

/// One column of the list.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Which field stands in it.
    pub key: FieldKey,
    /// Its title, in the language of the file.
    pub title: String,
}

/// What marks every file: the visible watermark and the number of the register.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    /// Number of the register, such as `E-20261201-0007`.
    pub register_no: String,
    /// Who took the file.
    pub who: String,
    /// Digits that tell people of one name apart.
    pub tail: String,
    /// Local date and time as text.
    pub at: String,
    /// The highest level in the file.
    pub level: Level,
    /// The language of what the product writes into the file.
    pub language: Language,
}

/// A file while it is being written.
pub(crate) trait Sheet {
    /// The next customer: for each column its values, several for fields that have several.
    fn row(&mut self, values: &[Vec<String>]) -> Result<(), FormatError>;

    /// Writes the end. A file without it is not one; whoever drops the sheet before discards what was written.
    fn finish(self: Box<Self>) -> Result<(), FormatError>;
}

/// Why a file cannot be written. No text of customers is in it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FormatError {
    /// The place it is written to refused.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
    /// A row has another number of columns than the list.
    #[error("a row does not fit the columns")]
    WrongWidth,
    /// More rows than the format has room for.
    #[error("more rows than a file of this kind holds")]
    TooManyRows,
    /// More columns than the format has room for.
    #[error("more columns than a file of this kind holds")]
    TooManyColumns,
    /// More bytes than the format has room for.
    #[error("more bytes than a file of this kind holds")]
    TooLarge,
    /// A part of the file cannot be made.
    #[error("a part of the file cannot be made")]
    Part,
}

/// Begins a file: what stands before the first row is written at once.
///
/// # Errors
/// [`FormatError::Write`] if `out` refuses, [`FormatError::TooManyColumns`].
pub(crate) fn begin<'a>(
    format: FileFormat,
    out: &'a mut dyn Write,
    columns: &'a [Column],
    mark: &'a Mark,
) -> Result<Box<dyn Sheet + 'a>, FormatError> {
    Ok(match format {
        FileFormat::Xlsx => Box::new(xlsx::Workbook::begin(out, columns, mark)?),
        FileFormat::Csv => Box::new(csv::Text::begin(out, csv::Encoded::Utf8, columns, mark)?),
        FileFormat::CsvGb18030 => Box::new(csv::Text::begin(out, csv::Encoded::Gb18030, columns, mark)?),
        FileFormat::Vcard => Box::new(vcard::Cards::begin(out, columns, mark)),
        FileFormat::PdfList => Box::new(pdf::Print::list(out, columns, mark)?),
        FileFormat::PdfSheet => Box::new(pdf::Print::sheets(out, columns, mark)?),
    })
}

/// Refuses a row that does not fit.
fn fits(values: &[Vec<String>], columns: &[Column]) -> Result<(), FormatError> {
    if values.len() == columns.len() { Ok(()) } else { Err(FormatError::WrongWidth) }
}

#[cfg(test)]
mod tests;
