//! Workbooks of 1997 to 2003. The format does not stream; its 65,536 rows fit in memory.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, SheetType, SheetVisible, Xls, XlsError, XlsOptions};

use super::workbook::{RowBuilder, first_rows, guarded, pick_sheet};
use super::xlsx::as_formula;
use super::{
    Cell, Header, Input, Kind, Limits, OpenOptions, ReadError, Row, Rows, Sheet, SourceInfo, TableSource,
    biff, compound,
};

/// Windows code page of simplified Chinese, for files of Excel 95 that declare none.
const GBK: u16 = 936;

pub(super) struct XlsSheet {
    values: Range<Data>,
    formulas: Range<String>,
    sheets: Vec<Sheet>,
    limits: Limits,
    info: SourceInfo,
    header: Header,
}

impl XlsSheet {
    pub fn open(mut input: Input, options: &OpenOptions) -> Result<Self, ReadError> {
        let stream = compound::workbook_stream(&mut input)?;
        let survey = biff::survey(&stream, &options.limits)?;
        // What was looked over is what is parsed: the parser gets that stream alone in a new container.
        let container = compound::wrap(&stream)?;
        drop(stream);
        let mut parse = XlsOptions::default();
        parse.force_codepage = (!survey.code_page).then_some(GBK);
        let mut workbook =
            guarded(|| Xls::new_with_options(Cursor::new(container), parse))?.map_err(refusal)?;
        let sheets: Vec<Sheet> = workbook
            .sheets_metadata()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| Sheet { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible })
            .collect();
        let index = pick_sheet(&sheets, options, |index| {
            let range = sheets.get(index).map(|sheet| workbook.worksheet_range(&sheet.name));
            matches!(range, Some(Ok(range)) if !range.is_empty())
        })?;
        let name = sheets.get(index).map(|sheet| sheet.name.as_str()).unwrap_or_default();
        let values = workbook.worksheet_range(name).map_err(refusal)?;
        let formulas = workbook.worksheet_formula(name).map_err(refusal)?;
        let date1904 = workbook.has_1904_epoch();
        let info = SourceInfo {
            kind: Kind::Xls,
            encoding: None,
            malformed: false,
            delimiter: None,
            sheet: index,
            approx_rows: values.end().map(|(row, _)| u64::from(row) + 1),
            date1904,
        };
        let mut source =
            Self { values, formulas, sheets, limits: options.limits, info, header: Header::default() };
        source.header = Header::find(&first_rows(source.read(), options)?, options);
        Ok(source)
    }

    fn read(&self) -> impl Iterator<Item = Result<Row, ReadError>> + '_ {
        let (first_row, first_column) = self.values.start().unwrap_or_default();
        let date1904 = self.info.date1904;
        (first_row..).zip(self.values.rows()).filter_map(move |(row, cells)| {
            let mut builder = RowBuilder::new(&self.limits);
            for (column, data) in (first_column..).zip(cells) {
                let cell = value(data, date1904);
                let formula =
                    self.formulas.get_value((row, column)).is_some_and(|formula| !formula.is_empty());
                let cell = if formula { as_formula(cell) } else { cell };
                if let Err(error) = builder.add(row, column, cell) {
                    return Some(Err(error));
                }
            }
            builder.finish()
        })
    }
}

impl TableSource for XlsSheet {
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
        Ok(Box::new(self.read()))
    }
}

fn value(data: &Data, date1904: bool) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::text(text.clone()),
        Data::Int(value) => Cell::Number { value: *value as f64, raw: Some(value.to_string()) },
        Data::Float(value) => Cell::Number { value: *value, raw: None },
        Data::Bool(value) => Cell::Bool(*value),
        Data::DateTime(date) => Cell::Date { serial: date.as_f64(), date1904 },
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// Errors of the parser without their texts, which may quote the file.
fn refusal(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::PasswordProtected,
        _ => ReadError::Damaged("the workbook contradicts its format"),
    }
}
