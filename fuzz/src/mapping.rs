//! Column proposals: tab-separated titles in the first line, values below.

use std::collections::HashSet;

use vault_app::import::mapping::propose;
use vault_app::tabular::{Cell, Row};

/// The bytes are UTF-8; others are not looked at.
pub fn feed(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
    let header: Vec<String> = lines.next().map(Iterator::collect).unwrap_or_default();
    let rows: Vec<Row> = (2..)
        .zip(lines)
        .map(|(number, cells)| Row::trimmed(number, cells.map(Cell::text).collect()))
        .collect();
    let columns = propose(&header, &rows);
    assert!(columns.len() >= header.len(), "every titled column is in the proposal");
    let mut single = HashSet::new();
    for field in columns.iter().filter_map(|column| column.field).filter(|field| !field.def().multi) {
        assert!(single.insert(field), "a field of one value has one column");
    }
}
