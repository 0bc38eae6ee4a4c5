//! Reading people's files into rows: CSV and TSV, XLSX, XLS, ODS and vCard behind one interface.
//!
//! The kind is recognised by content, never by name. Everything is bounded by [`Limits`] and streamed where the
//! format allows; nothing in a file is ever executed or computed. Values are not interpreted here.

mod cell;
mod error;
mod header;
mod input;
mod kind;
mod limits;
mod options;
mod source;

mod csv_records;
mod decode;
mod delimited;
mod delimiter;
mod encoding;
pub(crate) mod guard;

mod biff;
mod compound;
mod ods;
mod package;
mod workbook;
mod xls;
mod xlsx;

mod vcard;

mod document;
mod plain;

pub use cell::{Cell, Row};
pub(crate) use document::each_paragraph;
pub use encoding::Encoding;
pub use error::{Foreign, ReadError};
pub use header::Header;
pub use input::Input;
pub use kind::Kind;
pub use limits::Limits;
pub use options::{HeaderChoice, OpenOptions};
pub(crate) use plain::each_line;
pub use source::{Rows, Sheet, SourceInfo, TableSource};

use std::path::Path;

/// Opens a list of people, whatever its kind, and finds its encoding, delimiter, sheet and header row.
///
/// Text files are read through once to be sure of their encoding. Reopen with other [`OpenOptions`] to change
/// a choice; that is cheap next to reading the rows.
///
/// # Errors
/// Any [`ReadError`]: unreadable, unsupported, damaged, or beyond [`OpenOptions::limits`].
pub fn open(mut input: Input, options: &OpenOptions) -> Result<Box<dyn TableSource>, ReadError> {
    let kind = kind::detect(&mut input)?;
    let limits = &options.limits;
    let (what, limit) = match kind {
        Kind::Delimited | Kind::Vcard => ("bytes of a text file", limits.text_bytes),
        Kind::Xlsx | Kind::Xls | Kind::Ods => ("bytes of a workbook", limits.workbook_bytes),
    };
    if input.len() > limit {
        return Err(ReadError::TooLarge { what, limit });
    }
    Ok(match kind {
        Kind::Delimited => Box::new(delimited::Delimited::open(input, options)?),
        Kind::Vcard => Box::new(vcard::Contacts::open(input, options)?),
        Kind::Xlsx => Box::new(xlsx::XlsxSheet::open(input, options)?),
        Kind::Xls => Box::new(xls::XlsSheet::open(input, options)?),
        Kind::Ods => Box::new(ods::OdsSheet::open(input, options)?),
    })
}

/// [`open`] on a path.
///
/// # Errors
/// As [`open`], and [`ReadError::NotAFile`].
pub fn open_path(path: &Path, options: &OpenOptions) -> Result<Box<dyn TableSource>, ReadError> {
    open(Input::from_path(path)?, options)
}

#[cfg(test)]
mod tests;
