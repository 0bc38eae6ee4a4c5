//! What all workbook formats share: which sheet is read, how much of it, and rows from cells.

use super::{Cell, HeaderChoice, Limits, OpenOptions, ReadError, Row, Sheet};

/// Rows of a sheet that are looked at for the header.
const FIRST_ROWS: usize = 60;

/// Collects cells in file order into rows; empty rows do not appear.
pub(super) struct RowBuilder {
    columns: usize,
    cell_chars: usize,
    cells_left: u64,
    cells_limit: u64,
    /// 0-based row being collected.
    row: Option<u32>,
    cells: Vec<Cell>,
    fault: Option<ReadError>,
}

impl RowBuilder {
    pub fn new(limits: &Limits) -> Self {
        Self {
            columns: limits.columns,
            cell_chars: limits.cell_chars,
            cells_left: limits.cells,
            cells_limit: limits.cells,
            row: None,
            cells: Vec::new(),
            fault: None,
        }
    }

    /// Adds a cell at a 0-based position. Returns the row before it if this cell begins a new one.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] if rows run backwards, [`ReadError::TooLarge`] beyond the cell limit.
    pub fn add(
        &mut self,
        row: u32,
        column: u32,
        cell: Cell,
    ) -> Result<Option<Result<Row, ReadError>>, ReadError> {
        let finished = match self.row {
            Some(current) if row < current => return Err(ReadError::Damaged("rows are out of order")),
            Some(current) if row > current => self.finish(),
            _ => None,
        };
        self.row = Some(row);
        if cell == Cell::Empty {
            return Ok(finished);
        }
        let column = column as usize;
        if column >= self.columns {
            self.fault.get_or_insert(ReadError::TooManyColumns { row: u64::from(row) + 1 });
            return Ok(finished);
        }
        if is_longer(&cell, self.cell_chars) {
            let (row, column) = (u64::from(row) + 1, column as u64 + 1);
            self.fault.get_or_insert(ReadError::CellTooLong { row, column });
            return Ok(finished);
        }
        if self.cells.len() <= column {
            let grown = column + 1 - self.cells.len();
            self.cells_left = self
                .cells_left
                .checked_sub(grown as u64)
                .ok_or(ReadError::TooLarge { what: "cells of the sheet", limit: self.cells_limit })?;
            self.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = self.cells.get_mut(column) {
            *place = cell;
        }
        Ok(finished)
    }

    /// The row collected so far, unless it is blank.
    pub fn finish(&mut self) -> Option<Result<Row, ReadError>> {
        let number = u64::from(self.row.take()?) + 1;
        let row = Row::trimmed(number, std::mem::take(&mut self.cells));
        match self.fault.take() {
            Some(fault) => Some(Err(fault)),
            None => (!row.is_blank()).then_some(Ok(row)),
        }
    }
}

fn is_longer(cell: &Cell, chars: usize) -> bool {
    let (Cell::Text(text) | Cell::Formula(text)) = cell else { return false };
    text.len() > chars && text.chars().count() > chars
}

/// The sheet to read: the chosen one, or the first visible sheet that holds a row, or the first one.
///
/// # Errors
/// [`ReadError::NoSuchSheet`] for a choice beyond the end or a workbook without sheets.
pub(super) fn pick_sheet(
    sheets: &[Sheet],
    options: &OpenOptions,
    mut has_rows: impl FnMut(usize) -> bool,
) -> Result<usize, ReadError> {
    match options.sheet {
        Some(index) => (index < sheets.len()).then_some(index).ok_or(ReadError::NoSuchSheet),
        None if sheets.is_empty() => Err(ReadError::NoSuchSheet),
        None => {
            let visible =
                || sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden).map(|(index, _)| index);
            Ok(visible().find(|index| has_rows(*index)).or_else(|| visible().next()).unwrap_or(0))
        }
    }
}

/// Rows for the header search; as far as the chosen header row if there is one.
pub(super) fn first_rows(
    rows: impl Iterator<Item = Result<Row, ReadError>>,
    options: &OpenOptions,
) -> Result<Vec<Row>, ReadError> {
    let mut first = Vec::new();
    for row in rows {
        match row {
            Ok(row) => first.push(row),
            Err(error) if error.lost_row().is_some() => {}
            Err(error) => return Err(error),
        }
        let beyond = match options.header {
            HeaderChoice::Row(number) => first.last().is_none_or(|row| row.number > number),
            HeaderChoice::Auto | HeaderChoice::None => true,
        };
        if first.len() >= FIRST_ROWS && beyond {
            break;
        }
    }
    Ok(first)
}

/// Runs a parser that was not written for hostile files: if it gives up in the middle, the file is damaged.
pub(super) fn guarded<T>(parse: impl FnOnce() -> T) -> Result<T, ReadError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(parse))
        .map_err(|_| ReadError::Damaged("the workbook contradicts itself"))
}
