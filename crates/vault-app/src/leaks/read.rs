//! A leak as rows of cells: a workbook, a list, contacts, or text somebody pasted.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use vault_domain::error_code::ErrorCode;

use crate::error::AppError;
use crate::tabular::{self, HeaderChoice, OpenOptions, ReadError};
use crate::trace::{Leaked, split_pasted};

/// Rows of a file that are looked at; more do not make the judgement any surer.
const MOST_ROWS: usize = 100_000;
const MOST_CELLS: usize = 64;
/// Bytes of a file that is only text.
const MOST_TEXT: u64 = 8 << 20;

/// What was read of a leak, and whether there was more.
pub(super) struct Read {
    pub rows: Vec<Leaked>,
    pub cut: bool,
}

/// Rows of a pasted text.
pub(super) fn text(text: &str) -> Read {
    let pasted = split_pasted(text);
    Read { rows: pasted.rows, cut: pasted.cut }
}

/// Rows of a file, whatever kind it is.
///
/// # Errors
/// `file_not_found`, `file_too_large`, `file_damaged`, `file_protected`, `file_kind_unknown`.
pub(super) fn file(path: &Path) -> Result<Read, AppError> {
    // No row is a header: whoever leaks a list may have cut it off.
    let options = OpenOptions { header: HeaderChoice::None, ..OpenOptions::default() };
    match tabular::open_path(path, &options) {
        Ok(mut source) => {
            let (mut rows, mut cut) = (Vec::new(), false);
            for row in source.all_rows().map_err(crate::import::read_error)? {
                if rows.len() == MOST_ROWS {
                    cut = true;
                    break;
                }
                match row {
                    Ok(row) => {
                        let cells = row.cells.iter().take(MOST_CELLS).filter(|cell| !cell.is_blank());
                        rows.push(Leaked { cells: cells.map(|cell| cell.shown().into_owned()).collect() });
                    }
                    Err(error) if error.lost_row().is_some() => {}
                    Err(error) => return Err(crate::import::read_error(error)),
                }
            }
            Ok(Read { rows, cut })
        }
        Err(ReadError::Unsupported(_)) => read_text(path),
        Err(error) => Err(crate::import::read_error(error)),
    }
}

/// A file that is no list and still may be text.
fn read_text(path: &Path) -> Result<Read, AppError> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_TEXT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_TEXT {
        return Err(ErrorCode::FileTooLarge.into());
    }
    match String::from_utf8(bytes) {
        Ok(content) => Ok(text(&content)),
        Err(_) => Err(ErrorCode::FileKindUnknown.into()),
    }
}
