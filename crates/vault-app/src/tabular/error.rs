//! Why a file, or one row of it, cannot be read.

/// A refusal. The text names positions and limits, never what the file says, so it may be logged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The operating system refused.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// A folder, pipe or device.
    #[error("not an ordinary file")]
    NotAFile,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// A format we know and do not read.
    #[error("this kind of file is not read: {0:?}")]
    Unsupported(Foreign),
    /// The workbook asks for a password.
    #[error("the workbook is protected by a password")]
    PasswordProtected,
    /// The file contradicts its own format, or ends too early.
    #[error("the file is damaged: {0}")]
    Damaged(&'static str),
    /// A limit of [`super::Limits`] was passed.
    #[error("the file is too large: {what} beyond {limit}")]
    TooLarge {
        /// Which limit.
        what: &'static str,
        /// Its value.
        limit: u64,
    },
    /// The chosen sheet does not exist.
    #[error("no sheet with this number")]
    NoSuchSheet,
    /// A quotation mark is opened and never closed.
    #[error("row {row}: a quotation mark is not closed")]
    UnclosedQuote {
        /// Row in which it opens.
        row: u64,
    },
    /// One cell holds more characters than a spreadsheet allows. Reading may go on with the next row.
    #[error("row {row}, column {column}: the cell is too long")]
    CellTooLong {
        /// 1-based row.
        row: u64,
        /// 1-based column.
        column: u64,
    },
    /// One row has more columns than a list of people needs. Reading may go on with the next row.
    #[error("row {row}: too many columns")]
    TooManyColumns {
        /// 1-based row.
        row: u64,
    },
}

impl ReadError {
    /// The row to blame when only this row is lost and the rows after it can still be read.
    #[must_use]
    pub const fn lost_row(&self) -> Option<u64> {
        match self {
            Self::CellTooLong { row, .. } | Self::TooManyColumns { row } => Some(*row),
            _ => None,
        }
    }
}

/// Formats people choose by mistake; each has its own sentence on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A web page saved with a workbook's name, as many business systems do.
    Html,
    /// Excel 2003 XML or another XML text.
    Xml,
    /// Excel binary workbook.
    Xlsb,
    /// PDF.
    Pdf,
    /// A picture.
    Image,
    /// Some other zip or compound file: a text document, slides, an archive.
    OtherContainer,
    /// Neither text nor a known container.
    Binary,
}
