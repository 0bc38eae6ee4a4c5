//! The one interface of all formats.

use super::{Encoding, Header, Kind, ReadError, Row};

/// Rows in file order. After an error without [`ReadError::lost_row`] the iterator ends.
pub type Rows<'a> = Box<dyn Iterator<Item = Result<Row, ReadError>> + 'a>;

/// A table read row by row. Every call of [`rows`](TableSource::rows) starts again from the top, so a dry run
/// and the import see the same rows.
pub trait TableSource: Send {
    /// What was detected.
    fn info(&self) -> &SourceInfo;

    /// The sheets of a workbook; one unnamed sheet for other kinds.
    fn sheets(&self) -> &[Sheet];

    /// The column titles.
    fn header(&self) -> &Header;

    /// Every row that holds something, titles and header included: for the preview in which a person picks
    /// the header row.
    ///
    /// # Errors
    /// [`ReadError`] if the source cannot be read again from the start.
    fn all_rows(&mut self) -> Result<Rows<'_>, ReadError>;

    /// The rows below the header that hold something.
    ///
    /// # Errors
    /// As [`all_rows`](TableSource::all_rows).
    fn rows(&mut self) -> Result<Rows<'_>, ReadError> {
        let header = self.header().row.unwrap_or(0);
        Ok(Box::new(self.all_rows()?.filter(move |row| match row {
            Ok(row) => row.number > header,
            Err(error) => error.lost_row().is_none_or(|lost| lost > header),
        })))
    }
}

/// What detection found, for the preview step.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceInfo {
    /// Format.
    pub kind: Kind,
    /// Encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Bytes that are no characters of [`encoding`](Self::encoding) occur; they are read as U+FFFD.
    pub malformed: bool,
    /// Delimiter of a delimited file.
    pub delimiter: Option<u8>,
    /// Index into [`TableSource::sheets`].
    pub sheet: usize,
    /// About how many rows there are, header included: line breaks of a text file, the declared size of a sheet.
    pub approx_rows: Option<u64>,
    /// Dates count from 1904.
    pub date1904: bool,
}

/// A sheet of a workbook. The name is text to show, never a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Name as the file spells it.
    pub name: String,
    /// Hidden by its author.
    pub hidden: bool,
}
