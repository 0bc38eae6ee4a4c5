//! Whole files of every kind through [`open`]; the parts have tests of their own.

mod contacts;
mod delimited;
mod hostile;
mod samples;
mod spreadsheets;
mod workbooks;

use super::{Cell, HeaderChoice, Input, OpenOptions, ReadError, TableSource};

/// Opens bytes with a usual set of titles.
fn opened(bytes: impl Into<std::sync::Arc<[u8]>>) -> Box<dyn TableSource> {
    open_with(bytes, &OpenOptions::default()).unwrap()
}

fn open_with(
    bytes: impl Into<std::sync::Arc<[u8]>>,
    options: &OpenOptions,
) -> Result<Box<dyn TableSource>, ReadError> {
    let known: fn(&str) -> bool = |title| matches!(title, "姓名" | "手机" | "公司" | "日期" | "身份证号");
    super::open(Input::from_bytes(bytes), &OpenOptions { known_header: Some(known), ..options.clone() })
}

/// Every row below the header as shown text, with its number.
fn table(source: &mut dyn TableSource) -> Vec<(u64, Vec<String>)> {
    let shown = |cells: Vec<Cell>| cells.iter().map(|cell| cell.shown().into_owned()).collect();
    source.rows().unwrap().map(|row| row.map(|row| (row.number, shown(row.cells))).unwrap()).collect()
}

fn cells(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}
