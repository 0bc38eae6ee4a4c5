//! OpenDocument spreadsheets (ISO 26300), streamed.
//!
//! Read here and not by the workbook crate, which builds every sheet in memory before the first row: one repeated
//! row of a few bytes would cost gigabytes.

mod cells;
mod element;

use std::io::{BufReader, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use self::cells::SheetRows;
use self::element::{attribute, refusal};
use super::workbook::{first_rows, pick_sheet};
use super::{
    Header, Input, Kind, Limits, OpenOptions, ReadError, Rows, Sheet, SourceInfo, TableSource, package,
};

/// The part with all sheets.
const CONTENT: &str = "content.xml";

pub(super) struct OdsSheet {
    archive: ZipArchive<BufReader<Input>>,
    sheets: Vec<Sheet>,
    limits: Limits,
    info: SourceInfo,
    header: Header,
}

impl OdsSheet {
    pub fn open(mut input: Input, options: &OpenOptions) -> Result<Self, ReadError> {
        package::check(&mut input, &options.limits)?;
        let mut archive = ZipArchive::new(BufReader::new(input)).map_err(package::refusal)?;
        let limits = options.limits;
        let sheets = sheets(&mut archive, &limits)?;
        let index = pick_sheet(&sheets, options, |index| {
            rows_of(&mut archive, index, &limits).is_ok_and(|mut rows| rows.next().is_some())
        })?;
        let header = Header::find(&first_rows(rows_of(&mut archive, index, &limits)?, options)?, options);
        let info = SourceInfo {
            kind: Kind::Ods,
            encoding: None,
            malformed: false,
            delimiter: None,
            sheet: index,
            approx_rows: None,
            date1904: false,
        };
        Ok(Self { archive, sheets, limits, info, header })
    }
}

impl TableSource for OdsSheet {
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
        Ok(Box::new(rows_of(&mut self.archive, self.info.sheet, &self.limits)?))
    }
}

/// An XML reader over the content.
type Xml<R> = quick_xml::Reader<BufReader<R>>;

fn content(archive: &mut ZipArchive<BufReader<Input>>) -> Result<Xml<impl Read + '_>, ReadError> {
    let entry = archive.by_name(CONTENT).map_err(package::refusal)?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(entry));
    xml.config_mut().expand_empty_elements = true;
    xml.config_mut().check_end_names = false;
    Ok(xml)
}

/// The sheets in file order.
fn sheets(archive: &mut ZipArchive<BufReader<Input>>, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let mut xml = content(archive)?;
    let (mut buffer, mut sheets) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(refusal)? {
            Event::Start(element) if element.name().as_ref() == "table:table" => {
                let name = attribute(&element, "table:name")?.unwrap_or_default();
                sheets.push(Sheet { name, hidden: false });
                if sheets.len() as u64 > limits.sheets {
                    return Err(ReadError::TooLarge { what: "sheets", limit: limits.sheets });
                }
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The rows of the sheet with this index.
fn rows_of<'a>(
    archive: &'a mut ZipArchive<BufReader<Input>>,
    sheet: usize,
    limits: &Limits,
) -> Result<SheetRows<impl Read + 'a>, ReadError> {
    let mut xml = content(archive)?;
    let (mut buffer, mut seen) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(refusal)? {
            Event::Start(element) if element.name().as_ref() == "table:table" => {
                if seen == sheet {
                    return Ok(SheetRows::new(xml, limits));
                }
                seen += 1;
            }
            Event::Eof => return Err(ReadError::NoSuchSheet),
            _ => {}
        }
    }
}
