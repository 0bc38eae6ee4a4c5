//! Whole files of every format, read back by the product's own import.

mod cards;
mod failures;
mod formulas;
mod marks;
mod paper;
mod round_trip;

use vault_domain::field::FieldKey::{self, *};

use super::*;
use crate::import::mapping::is_known_header;
use crate::tabular::{Input, OpenOptions, Row, TableSource};

const ALL: [FileFormat; 6] = [
    FileFormat::Xlsx,
    FileFormat::Csv,
    FileFormat::CsvGb18030,
    FileFormat::Vcard,
    FileFormat::PdfList,
    FileFormat::PdfSheet,
];

/// Formats with cells that an import reads back.
const LISTS: [FileFormat; 3] = [FileFormat::Xlsx, FileFormat::Csv, FileFormat::CsvGb18030];

pub(super) fn mark() -> Mark {
    Mark {
        register_no: "E-20261201-0007".into(),
        who: "王磊".into(),
        tail: "5678".into(),
        at: "2026-12-01 14:02".into(),
        level: Level::L3,
        language: Language::ZhCn,
    }
}

fn column(key: FieldKey) -> Column {
    let title = match key {
        Name => "姓名",
        Company => "公司",
        Department => "部门",
        Title => "职务",
        Phone => "手机号",
        Landline => "座机",
        Email => "邮箱",
        Wechat => "微信号",
        Qq => "QQ",
        Address => "地址",
        Birthday => "生日",
        Website => "网址",
        IdNumber => "身份证号",
        BankCard => "银行卡号",
        Quote => "报价",
        Tags => "标签",
        Remark => "备注",
        other => other.name(),
    };
    Column { key, title: title.into() }
}

fn columns(keys: &[FieldKey]) -> Vec<Column> {
    keys.iter().map(|key| column(*key)).collect()
}

/// One value in each column.
fn single(values: &[&str]) -> Vec<Vec<String>> {
    values.iter().map(|value| vec![(*value).to_owned()]).collect()
}

fn written_with(format: FileFormat, mark: &Mark, columns: &[Column], rows: &[Vec<Vec<String>>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sheet = begin(format, &mut bytes, columns, mark).unwrap();
    for row in rows {
        sheet.row(row).unwrap();
    }
    sheet.finish().unwrap();
    bytes
}

fn written(format: FileFormat, columns: &[Column], rows: &[Vec<Vec<String>>]) -> Vec<u8> {
    written_with(format, &mark(), columns, rows)
}

fn opened(bytes: Vec<u8>) -> Box<dyn TableSource> {
    let options = OpenOptions { known_header: Some(is_known_header), ..OpenOptions::default() };
    crate::tabular::open(Input::from_bytes(bytes), &options).unwrap()
}

/// Titles and rows as an import sees them; every row is as wide as the titles.
fn read(bytes: Vec<u8>) -> (Vec<String>, Vec<Vec<String>>) {
    let mut source = opened(bytes);
    let names = source.header().names.clone();
    let rows: Vec<Row> = source.rows().unwrap().map(Result::unwrap).collect();
    let texts = |row: Row| {
        let mut texts: Vec<String> = row.cells.iter().map(|cell| cell.shown().into_owned()).collect();
        texts.resize(names.len(), String::new());
        texts
    };
    let rows = rows.into_iter().map(texts).collect();
    (names, rows)
}

/// The parts of a package by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}
