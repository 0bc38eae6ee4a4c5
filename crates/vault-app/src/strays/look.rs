//! One file: what it is, and its rows.

use std::io::Read;
use std::path::Path;

use zeroize::{Zeroize, Zeroizing};

use super::StrayProblem;
use super::tally::Tally;
use crate::tabular::{
    self, Cell, Foreign, Input, Kind, Limits, OpenOptions, ReadError, TableSource, each_line, each_paragraph,
};

/// Why there is nothing to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It may hold a list and cannot be read to its end. What it is read as, or called.
    Problem(&'static str, StrayProblem),
    /// An archive.
    Archive,
    /// Nothing we read.
    NotOurs,
}

/// Reads a file into the tally and tells what it was read as.
pub(super) fn look(
    path: &Path,
    limits: &Limits,
    sheets: usize,
    tally: &mut Tally<'_>,
) -> Result<&'static str, Unread> {
    if is_large_container(path, limits).map_err(|error| refusal(path, &error))? {
        return Err(
            by_name(path).map_or(Unread::Archive, |kind| Unread::Problem(kind, StrayProblem::TooLarge))
        );
    }
    let options = OpenOptions { limits: *limits, ..OpenOptions::default() };
    let foreign = match tabular::open_path(path, &options) {
        Ok(source) => {
            return match source.info().kind {
                Kind::Delimited => delimited(path, source, limits, tally),
                Kind::Vcard => workbook(path, source, "vcf", &options, 1, tally),
                Kind::Xlsx => workbook(path, source, "xlsx", &options, sheets, tally),
                Kind::Xls => workbook(path, source, "xls", &options, sheets, tally),
                Kind::Ods => workbook(path, source, "ods", &options, sheets, tally),
            };
        }
        Err(ReadError::Unsupported(foreign)) => foreign,
        Err(ReadError::NotAFile | ReadError::Empty) => return Err(Unread::NotOurs),
        Err(error) => return Err(refusal(path, &error)),
    };
    match foreign {
        Foreign::Html => text(path, "html", limits, tally),
        Foreign::Xml => text(path, "xml", limits, tally),
        Foreign::OtherContainer => document(path, limits, tally),
        Foreign::Xlsb => Err(Unread::Problem("xlsb", StrayProblem::OtherFormat)),
        Foreign::Pdf | Foreign::Image | Foreign::Binary => Err(Unread::NotOurs),
    }
}

/// Whether it is a zip or compound file beyond the limit. Asked before anything else: to tell what lies inside, their
/// directories are read into memory, and large archives and installers are what downloads are full of.
fn is_large_container(path: &Path, limits: &Limits) -> Result<bool, ReadError> {
    let mut input = Input::from_path(path)?;
    if input.len() <= limits.workbook_bytes {
        return Ok(false);
    }
    let mut head = [0; 4];
    input.read_exact(&mut head)?;
    Ok(matches!(head, [b'P', b'K', 3 | 5, 4 | 6] | [0xD0, 0xCF, 0x11, 0xE0]))
}

/// Text that may be a table. Only a file that calls itself one is read as one, and read again as plain lines where that
/// fails: a quotation mark that is never closed would hide the rest of a chat.
fn delimited(
    path: &Path,
    mut source: Box<dyn TableSource>,
    limits: &Limits,
    tally: &mut Tally<'_>,
) -> Result<&'static str, Unread> {
    if by_name(path) == Some("csv") {
        if rows(&mut *source, tally).is_ok_and(|lost| lost == 0) || tally.is_stopped() {
            return Ok("csv");
        }
        tally.reset();
    }
    drop(source);
    text(path, by_name(path).unwrap_or("txt"), limits, tally)
}

fn text(
    path: &Path,
    kind: &'static str,
    limits: &Limits,
    tally: &mut Tally<'_>,
) -> Result<&'static str, Unread> {
    let input = Input::from_path(path).map_err(|error| refusal(path, &error))?;
    each_line(input, limits, &mut |line| tally.take(line)).map_err(|error| refusal(path, &error))?;
    Ok(kind)
}

fn document(path: &Path, limits: &Limits, tally: &mut Tally<'_>) -> Result<&'static str, Unread> {
    let input = Input::from_path(path).map_err(|error| refusal(path, &error))?;
    match each_paragraph(input, limits, &mut |line| tally.take(line)) {
        Ok(()) => Ok("docx"),
        Err(ReadError::Unsupported(_)) => Err(Unread::Archive),
        Err(error) => Err(refusal(path, &error)),
    }
}

/// Every sheet, the one that was opened first.
fn workbook(
    path: &Path,
    mut source: Box<dyn TableSource>,
    kind: &'static str,
    options: &OpenOptions,
    sheets: usize,
    tally: &mut Tally<'_>,
) -> Result<&'static str, Unread> {
    let (first, count) = (source.info().sheet, source.sheets().len());
    let cut = |error: &ReadError| Unread::Problem(kind, problem(error));
    rows(&mut *source, tally).map_err(|error| cut(&error))?;
    drop(source);
    for sheet in (0..count.min(sheets)).filter(|sheet| *sheet != first) {
        if tally.is_stopped() {
            break;
        }
        let options = OpenOptions { sheet: Some(sheet), ..options.clone() };
        let mut source = tabular::open_path(path, &options).map_err(|error| cut(&error))?;
        rows(&mut *source, tally).map_err(|error| cut(&error))?;
    }
    if count > sheets { Err(Unread::Problem(kind, StrayProblem::TooLarge)) } else { Ok(kind) }
}

/// Takes every row, the header's too: without known titles it is a guess, and may be somebody's number. Answers how many
/// rows were too long to read.
fn rows(source: &mut dyn TableSource, tally: &mut Tally<'_>) -> Result<u64, ReadError> {
    let header = source.header().row;
    let (mut lost, mut line) = (0, Zeroizing::new(String::new()));
    for row in source.all_rows()? {
        let mut row = match row {
            Ok(row) => row,
            Err(error) if error.lost_row().is_some() => {
                lost += 1;
                continue;
            }
            Err(error) => return Err(error),
        };
        line.zeroize();
        for cell in &row.cells {
            line.push_str(&cell.shown());
            // No number goes on across a tab.
            line.push('\t');
        }
        row.cells.iter_mut().for_each(wipe);
        if !tally.take(&line) {
            return Ok(lost);
        }
        // Titles above the header are no rows of the list either.
        if header.is_some_and(|header| row.number <= header) {
            tally.leave_out_title();
        }
    }
    Ok(lost)
}

fn wipe(cell: &mut Cell) {
    match cell {
        Cell::Text(text) | Cell::Formula(text) | Cell::Error(text) => text.zeroize(),
        Cell::Number { raw, .. } => raw.zeroize(),
        Cell::Empty | Cell::Date { .. } | Cell::Bool(_) => {}
    }
}

/// A file is worth a line in the report if it asks for a password, as only office files do here, or calls itself a list.
/// Half-finished downloads and packages of programs are damaged workbooks to the readers.
fn refusal(path: &Path, error: &ReadError) -> Unread {
    match (by_name(path), problem(error)) {
        (Some(kind), problem) => Unread::Problem(kind, problem),
        (None, StrayProblem::Encrypted) => Unread::Problem("office", StrayProblem::Encrypted),
        (None, _) => Unread::NotOurs,
    }
}

fn problem(error: &ReadError) -> StrayProblem {
    match error {
        ReadError::PasswordProtected => StrayProblem::Encrypted,
        ReadError::TooLarge { .. } => StrayProblem::TooLarge,
        ReadError::Io(_) | ReadError::NotAFile => StrayProblem::NoAccess,
        ReadError::Unsupported(_) => StrayProblem::OtherFormat,
        ReadError::Empty
        | ReadError::Damaged(_)
        | ReadError::NoSuchSheet
        | ReadError::UnclosedQuote { .. }
        | ReadError::CellTooLong { .. }
        | ReadError::TooManyColumns { .. } => StrayProblem::Damaged,
    }
}

/// What the name of a file that people keep lists in says it is.
fn by_name(path: &Path) -> Option<&'static str> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "csv" | "tsv" | "tab" => "csv",
        "txt" | "md" | "log" => "txt",
        "json" => "json",
        "htm" | "html" => "html",
        "xml" => "xml",
        "vcf" => "vcf",
        "xlsx" | "xlsm" => "xlsx",
        "xls" | "et" => "xls",
        "ods" => "ods",
        "docx" => "docx",
        _ => return None,
    })
}
