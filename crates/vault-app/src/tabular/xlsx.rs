//! Office Open XML workbooks, streamed cell by cell.

use std::io::BufReader;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::cell::shown_number;
use super::workbook::{RowBuilder, first_rows, guarded, pick_sheet};
use super::{
    Cell, Header, Input, Kind, Limits, OpenOptions, ReadError, Row, Rows, Sheet, SourceInfo, TableSource,
    package,
};

type Workbook = Xlsx<BufReader<Input>>;
type Cells<'a> = calamine::XlsxCellReader<'a, BufReader<Input>>;

pub(super) struct XlsxSheet {
    workbook: Workbook,
    sheets: Vec<Sheet>,
    limits: Limits,
    info: SourceInfo,
    header: Header,
}

impl XlsxSheet {
    pub fn open(mut input: Input, options: &OpenOptions) -> Result<Self, ReadError> {
        package::check(&mut input, &options.limits)?;
        let mut workbook: Workbook = guarded(|| Xlsx::new(BufReader::new(input)))?.map_err(refusal)?;
        let sheets: Vec<Sheet> = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| Sheet { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible })
            .collect();
        if sheets.len() as u64 > options.limits.sheets {
            return Err(ReadError::TooLarge { what: "sheets", limit: options.limits.sheets });
        }
        let limits = options.limits;
        let index = pick_sheet(&sheets, options, |index| {
            let name = sheets.get(index).map(|sheet| sheet.name.as_str()).unwrap_or_default();
            rows_of(&mut workbook, name, &limits).is_ok_and(|mut rows| rows.next().is_some())
        })?;
        let name = sheets.get(index).map(|sheet| sheet.name.clone()).unwrap_or_default();
        let rows = rows_of(&mut workbook, &name, &limits)?;
        let declared = u64::from(rows.cells.dimensions().end.0) + 1;
        let header = Header::find(&first_rows(rows, options)?, options);
        let info = SourceInfo {
            kind: Kind::Xlsx,
            encoding: None,
            malformed: false,
            delimiter: None,
            sheet: index,
            approx_rows: (declared > 1).then_some(declared),
            date1904: workbook.has_1904_epoch(),
        };
        Ok(Self { workbook, sheets, limits, info, header })
    }
}

impl TableSource for XlsxSheet {
    fn info(&self) -> &SourceInfo {
        &self.info
    }

    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn header(&self) -> &Header {
        &self.header
    }

    fn all_rows(&mut self) -> Result<Rows<'_>, ReadError> {
        let name = self.sheets.get(self.info.sheet).map(|sheet| sheet.name.as_str()).unwrap_or_default();
        Ok(Box::new(rows_of(&mut self.workbook, name, &self.limits)?))
    }
}

fn rows_of<'a>(workbook: &'a mut Workbook, sheet: &str, limits: &Limits) -> Result<SheetRows<'a>, ReadError> {
    let date1904 = workbook.has_1904_epoch();
    let cells = guarded(|| workbook.worksheet_cells_reader(sheet))?.map_err(refusal)?;
    Ok(SheetRows { cells, builder: RowBuilder::new(limits), date1904, done: false })
}

struct SheetRows<'a> {
    cells: Cells<'a>,
    builder: RowBuilder,
    date1904: bool,
    done: bool,
}

impl SheetRows<'_> {
    fn next_row(&mut self) -> Result<Option<Row>, ReadError> {
        loop {
            let cells = &mut self.cells;
            let Some(record) = guarded(|| cells.next_cell_with_formula_metadata())?.map_err(refusal)? else {
                self.done = true;
                return self.builder.finish().transpose();
            };
            let (row, column) = record.pos;
            let cell = value(record.value, record.formula.is_some(), self.date1904);
            if let Some(finished) = self.builder.add(row, column, cell)? {
                return finished.map(Some);
            }
        }
    }
}

impl Iterator for SheetRows<'_> {
    type Item = Result<Row, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.next_row().transpose();
        if matches!(&next, Some(Err(error)) if error.lost_row().is_none()) {
            self.done = true;
        }
        next
    }
}

fn value(value: DataRef<'_>, formula: bool, date1904: bool) -> Cell {
    let cell = match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text.to_owned()),
        DataRef::Int(value) => Cell::Number { value: value as f64, raw: Some(value.to_string()) },
        DataRef::Float(value) => Cell::Number { value, raw: None },
        DataRef::Bool(value) => Cell::Bool(value),
        DataRef::DateTime(date) => Cell::Date { serial: date.as_f64(), date1904 },
        DataRef::Error(error) => Cell::Error(error.to_string()),
    };
    if formula { as_formula(cell) } else { cell }
}

/// The last result of a formula as text. A date becomes its calendar day, because text carries no epoch.
pub(super) fn as_formula(cell: Cell) -> Cell {
    match cell {
        Cell::Date { serial, date1904 } => Cell::Formula(iso_date(serial, date1904)),
        Cell::Number { value, .. } => Cell::Formula(shown_number(value)),
        Cell::Empty | Cell::Error(_) | Cell::Formula(_) => cell,
        Cell::Text(_) | Cell::Bool(_) => Cell::Formula(cell.shown().into_owned()),
    }
}

fn iso_date(serial: f64, date1904: bool) -> String {
    let date = calamine::ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, date1904);
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    if (hour, minute) == (0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

/// Errors of the parser without their texts, which may quote cells and sheet names.
fn refusal(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::PasswordProtected,
        XlsxError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => ReadError::Io(error),
        XlsxError::Zip(error) => package::refusal(error),
        XlsxError::WorksheetNotFound(_) => ReadError::Damaged("a sheet is missing"),
        _ => ReadError::Damaged("the workbook contradicts its format"),
    }
}
