//! Choosing a file: what kind it is, how it is read, which column is which.

use std::path::{Path, PathBuf};

use vault_domain::action::ImportCustomers;
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_domain::mask::mask_free_text;
use vault_domain::value::ParseOptions;

use super::mapping::{self, ColumnMapping, Confidence};
use super::rejected::Rejected;
use crate::catalogue::Catalogue;
use crate::contract::import::{ColumnPreview, ImportPreview, OpenImport, ReadOptions};
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::tabular::{Encoding, HeaderChoice, Kind, OpenOptions, ReadError, Row, TableSource, open_path};

/// Rows looked at for proposing columns.
const SAMPLE: usize = 200;
/// Cells shown per column.
const SHOWN: usize = 5;

/// The file the person is importing.
pub struct Opened {
    pub(super) path: PathBuf,
    pub(super) source: Box<dyn TableSource>,
    pub(super) headers: Vec<String>,
    /// Rows that the last check or run refused, for the list the person can save.
    pub(super) rejected: Vec<Rejected>,
}

impl Opened {
    /// File name without its folder.
    pub(super) fn file_name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// `import_open`
pub fn import_open(
    _: &Core,
    state: &mut State,
    _: &Grant<ImportCustomers>,
    request: OpenImport,
) -> Result<ImportPreview, AppError> {
    let catalogue = state.session()?.catalogue.clone();
    let path = PathBuf::from(&request.path);
    let options = open_options(&path, &request.options)?;
    let bytes = std::fs::metadata(&path).map_err(|_| ErrorCode::FileNotFound)?.len();
    let mut source = open_path(&path, &options).map_err(read_error)?;
    let sample: Vec<Row> = source.rows().map_err(read_error)?.take(SAMPLE).filter_map(Result::ok).collect();
    let headers = source.header().names.clone();
    let proposed = mapping::propose_with(&headers, &sample, &catalogue.labels());
    let info = source.info().clone();
    let rows = count_rows(&mut *source)?;
    let preview = ImportPreview {
        file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        bytes,
        kind: kind_name(info.kind).to_owned(),
        encoding: info.encoding.map(|encoding| encoding_name(encoding).to_owned()),
        delimiter: info.delimiter.map(|byte| char::from(byte).to_string()),
        sheets: source
            .sheets()
            .iter()
            .map(|sheet| sheet.name.clone())
            .filter(|name| !name.is_empty())
            .collect(),
        sheet: source
            .sheets()
            .get(info.sheet)
            .map(|sheet| sheet.name.clone())
            .filter(|name| !name.is_empty()),
        header_row: source.header().row.unwrap_or(0),
        rows,
        columns: proposed.iter().map(|column| preview_column(&catalogue, column, &sample)).collect(),
    };
    state.import = Some(Opened { path, source, headers, rejected: Vec::new() });
    Ok(preview)
}

/// `import_close`
pub fn import_close(
    _: &Core,
    state: &mut State,
    _: &Grant<ImportCustomers>,
    _: Empty,
) -> Result<Done, AppError> {
    state.import = None;
    Ok(Done {})
}

fn open_options(path: &Path, wanted: &ReadOptions) -> Result<OpenOptions, AppError> {
    let mut options = OpenOptions {
        known_header: Some(mapping::is_known_header),
        header: wanted.header_row.map_or(HeaderChoice::Auto, |row| match row {
            0 => HeaderChoice::None,
            row => HeaderChoice::Row(row),
        }),
        ..OpenOptions::default()
    };
    if let Some(name) = &wanted.encoding {
        options.encoding = Some(encoding(name).ok_or(ErrorCode::BadRequest)?);
    }
    if let Some(delimiter) = &wanted.delimiter {
        let [byte] = delimiter.as_bytes() else { return Err(ErrorCode::BadRequest.into()) };
        options.delimiter = Some(*byte);
    }
    if let Some(name) = &wanted.sheet {
        let source = open_path(path, &options).map_err(read_error)?;
        let index = source.sheets().iter().position(|sheet| sheet.name == *name);
        options.sheet = Some(index.ok_or(ErrorCode::BadRequest)?);
    }
    Ok(options)
}

fn count_rows(source: &mut dyn TableSource) -> Result<u64, AppError> {
    let mut count = 0;
    for row in source.rows().map_err(read_error)? {
        match row {
            Ok(_) => count += 1,
            Err(error) if error.lost_row().is_some() => count += 1,
            Err(error) => return Err(read_error(error)),
        }
    }
    Ok(count)
}

fn preview_column(catalogue: &Catalogue, column: &ColumnMapping, sample: &[Row]) -> ColumnPreview {
    let cells = sample.iter().filter_map(|row| row.cells.get(column.index)).filter(|cell| !cell.is_blank());
    ColumnPreview {
        index: u32::try_from(column.index).unwrap_or(u32::MAX),
        header: column.header.clone(),
        samples: cells.take(SHOWN).map(|cell| masked_cell(catalogue, column.field, &cell.shown())).collect(),
        proposed: column.field,
        confidence: match column.confidence {
            Confidence::Title => 100,
            Confidence::Similar => 80,
            Confidence::Values => 60,
            Confidence::None => 0,
        },
    }
}

/// A cell as the page may see it before anything is imported: masked when its field or a detector says so.
pub(super) fn masked_cell(catalogue: &Catalogue, field: Option<FieldKey>, text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    match field {
        Some(field) if catalogue.levels().of(field).level != Level::L1 => {
            let level = catalogue.levels().of(field).level;
            match catalogue.parse(field, &short, &ParseOptions::form(LocalDate::EPOCH)) {
                Ok((value, _)) => catalogue.mask(field, &value, level).text().to_owned(),
                // A value that does not parse is shown by its shape, so that the person can find the mistake.
                Err(_) => outline(&short),
            }
        }
        _ => mask_free_text(&short).text().to_owned(),
    }
}

/// Keeps the first three and last two characters of a text; enough to find it in the file.
fn outline(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= 7 || text.contains("E+") {
        return text.to_owned();
    }
    let middle = characters.len() - 5;
    let head: String = characters.iter().take(3).collect();
    let tail: String = characters.iter().skip(3 + middle).collect();
    format!("{head}{}{tail}", "*".repeat(middle.min(8)))
}

/// The encodings of the contract.
const ENCODINGS: [(&str, Encoding); 5] = [
    ("utf-8", Encoding::Utf8),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
    ("gb18030", Encoding::Gb18030),
    ("big5", Encoding::Big5),
];

fn encoding(name: &str) -> Option<Encoding> {
    ENCODINGS.iter().find(|(known, _)| *known == name).map(|(_, encoding)| *encoding)
}

fn encoding_name(encoding: Encoding) -> &'static str {
    ENCODINGS.iter().find(|(_, known)| *known == encoding).map_or("", |(name, _)| *name)
}

const fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Delimited => "csv",
        Kind::Vcard => "vcard",
        Kind::Xlsx => "xlsx",
        Kind::Xls => "xls",
        Kind::Ods => "ods",
    }
}

/// A reader's refusal as an error code.
pub(crate) fn read_error(error: ReadError) -> AppError {
    match error {
        ReadError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => ErrorCode::FileNotFound,
        ReadError::Io(_) => ErrorCode::FileAccess,
        ReadError::NotAFile => ErrorCode::FileNotFound,
        ReadError::Empty => ErrorCode::FileEmpty,
        ReadError::Unsupported(_) => ErrorCode::FileKindUnknown,
        ReadError::PasswordProtected => ErrorCode::FileProtected,
        ReadError::TooLarge { .. } => ErrorCode::FileTooLarge,
        ReadError::NoSuchSheet => ErrorCode::BadRequest,
        _ => ErrorCode::FileDamaged,
    }
    .into()
}
