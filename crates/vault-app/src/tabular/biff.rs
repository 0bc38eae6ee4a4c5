//! A look over the records of an XLS workbook (MS-XLS 2.1.4) before it is parsed: the parser lays every sheet out
//! as a full rectangle, so two cells in opposite corners could cost all memory.

use std::collections::HashSet;

use super::{Limits, ReadError};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002F;
const DIMENSIONS: u16 = 0x0200;
const MUL_RK: u16 = 0x00BD;
const CODE_PAGE: u16 = 0x0042;
/// Records that begin with row and column: number, label, rich string, boolean or error, RK, shared label, formula.
const CELLS: [u16; 7] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x0006];
/// Columns of the format.
const MAX_COLUMN: u16 = 255;

/// What the look over found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Survey {
    /// A code page is declared or not needed; older files without one are taken as GBK.
    pub code_page: bool,
}

/// Refuses streams that would cost more than `limits`, are protected, or are cut off.
pub(super) fn survey(stream: &[u8], limits: &Limits) -> Result<Survey, ReadError> {
    let mut sheets = HashSet::new();
    let mut code_page = false;
    let mut version = 0;
    for record in records(stream) {
        let record = record?;
        match record.kind {
            FILE_PASS if record.word(0)? != 0 => return Err(ReadError::PasswordProtected),
            BOF if version == 0 => version = record.word(0)?,
            CODE_PAGE => code_page = true,
            BOUND_SHEET => {
                let start = record.long(0)? as usize;
                if start >= stream.len() || !sheets.insert(start) {
                    return Err(ReadError::Damaged("a sheet lies outside the workbook"));
                }
                if sheets.len() as u64 > limits.sheets {
                    return Err(ReadError::TooLarge { what: "sheets", limit: limits.sheets });
                }
            }
            EOF => break,
            _ => {}
        }
    }
    let mut budget =
        Budget { bytes: stream.len() * 2 + (1 << 20), cells: limits.dense_cells, limit: limits.dense_cells };
    for start in sheets {
        survey_sheet(stream.get(start..).unwrap_or_default(), &mut budget)?;
    }
    Ok(Survey { code_page: code_page || version == 0x0600 })
}

/// What may still be spent.
struct Budget {
    bytes: usize,
    cells: u64,
    limit: u64,
}

fn survey_sheet(stream: &[u8], budget: &mut Budget) -> Result<(), ReadError> {
    let (mut begun, mut nested) = (false, 0_usize);
    let mut used: Option<Area> = None;
    for record in records(stream) {
        let record = record?;
        // Sheets that share their records would be walked once each.
        let spent = record.data.len() + 4;
        budget.bytes = budget.bytes.checked_sub(spent).ok_or(ReadError::Damaged("sheets overlap"))?;
        match record.kind {
            BOF if begun => nested += 1,
            BOF => begun = true,
            EOF if nested > 0 => nested -= 1,
            EOF => break,
            // Charts inside a sheet have records that look like cells.
            _ if nested > 0 => {}
            DIMENSIONS => check_dimensions(&record)?,
            MUL_RK => {
                let last =
                    record.data.len().checked_sub(2).ok_or(ReadError::Damaged("a record is too short"))?;
                Area::include(&mut used, record.word(0)?, record.word(2)?)?;
                Area::include(&mut used, record.word(0)?, record.word(last)?)?;
            }
            kind if CELLS.contains(&kind) => Area::include(&mut used, record.word(0)?, record.word(2)?)?,
            _ => {}
        }
    }
    let cells = used.map_or(0, |area| area.cells());
    budget.cells = budget
        .cells
        .checked_sub(cells)
        .ok_or(ReadError::TooLarge { what: "cells of the workbook", limit: budget.limit })?;
    Ok(())
}

/// The declared extent is reserved by the parser: it must be an extent a sheet can have.
fn check_dimensions(record: &Record<'_>) -> Result<(), ReadError> {
    let (rows, columns) = match record.data.len() {
        10 => ((u32::from(record.word(0)?), u32::from(record.word(2)?)), (record.word(4)?, record.word(6)?)),
        _ => ((record.long(0)?, record.long(4)?), (record.word(8)?, record.word(10)?)),
    };
    let empty = rows.1 == 0 && columns.1 == 0;
    let sound = rows.0 <= rows.1 && rows.1 <= 65_536 && columns.0 <= columns.1 && columns.1 <= MAX_COLUMN + 1;
    if empty || sound { Ok(()) } else { Err(ReadError::Damaged("a sheet declares an impossible size")) }
}

/// The rectangle of used cells.
#[derive(Clone, Copy)]
struct Area {
    rows: (u16, u16),
    columns: (u16, u16),
}

impl Area {
    fn include(area: &mut Option<Self>, row: u16, column: u16) -> Result<(), ReadError> {
        if column > MAX_COLUMN {
            return Err(ReadError::Damaged("a cell lies outside the sheet"));
        }
        let grown = area.get_or_insert(Self { rows: (row, row), columns: (column, column) });
        grown.rows = (grown.rows.0.min(row), grown.rows.1.max(row));
        grown.columns = (grown.columns.0.min(column), grown.columns.1.max(column));
        Ok(())
    }

    fn cells(self) -> u64 {
        (u64::from(self.rows.1 - self.rows.0) + 1) * (u64::from(self.columns.1 - self.columns.0) + 1)
    }
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

impl Record<'_> {
    fn word(&self, at: usize) -> Result<u16, ReadError> {
        let two = self.data.get(at..at + 2).and_then(|two| two.try_into().ok());
        two.map(u16::from_le_bytes).ok_or(ReadError::Damaged("a record is too short"))
    }

    fn long(&self, at: usize) -> Result<u32, ReadError> {
        Ok(u32::from(self.word(at)?) | u32::from(self.word(at + 2)?) << 16)
    }
}

/// The records up to the end of the stream; one that is cut off is an error.
fn records(stream: &[u8]) -> impl Iterator<Item = Result<Record<'_>, ReadError>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let (head, body) = rest.split_first_chunk::<4>()?;
        let [kind_low, kind_high, len_low, len_high] = *head;
        let len = usize::from(u16::from_le_bytes([len_low, len_high]));
        let Some(data) = body.get(..len) else {
            rest = &[];
            return Some(Err(ReadError::Damaged("the workbook ends too early")));
        };
        rest = body.get(len..).unwrap_or_default();
        Some(Ok(Record { kind: u16::from_le_bytes([kind_low, kind_high]), data }))
    })
}
