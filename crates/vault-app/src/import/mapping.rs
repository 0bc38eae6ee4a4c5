//! Which column of a file means which field: by title, and by what stands below it.
//!
//! A proposal only; the person decides. What is not recognised is not imported, never swept into remarks.

mod shape;
mod synonyms;
mod title;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::field::FieldKey;
use vault_domain::search_text::fold;

use self::shape::Shapes;
use self::title::{Meaning, meaning};
use crate::tabular::Row;

/// Rows whose cells are looked at.
const SAMPLE_ROWS: usize = 200;

/// How sure a proposal is. Ordered: later is surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Nothing is proposed.
    None,
    /// The title says nothing; the values look like it.
    Values,
    /// The title contains a known word.
    Similar,
    /// The title is a known word.
    Title,
}

/// The proposal for one column. Example values are added by whoever may show them, masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnMapping {
    /// 0-based position in the row.
    pub index: usize,
    /// Title as read from the file; empty if there is none.
    pub header: String,
    /// The field proposed; without one the column is not imported.
    pub field: Option<FieldKey>,
    /// How sure the proposal is.
    pub confidence: Confidence,
}

/// Proposes a field for every column of `header`, judging unclear ones by up to 200 of `rows`.
///
/// A field that holds one value is given to the surest column only; a field that holds several may be proposed
/// for several columns.
#[must_use]
pub fn propose(header: &[String], rows: &[Row]) -> Vec<ColumnMapping> {
    propose_with(header, rows, &[])
}

/// The same with a vault's own fields, which come first by their labels: they are called what the people there say.
#[must_use]
pub fn propose_with(header: &[String], rows: &[Row], own: &[(FieldKey, &str)]) -> Vec<ColumnMapping> {
    let width = rows.iter().take(SAMPLE_ROWS).map(|row| row.cells.len()).max().unwrap_or(0).max(header.len());
    let mut columns: Vec<ColumnMapping> = (0..width)
        .map(|index| {
            let title = header.get(index).map(String::as_str).unwrap_or_default();
            let (field, confidence) = match own.iter().find(|(_, label)| same_title(label, title)) {
                Some((field, _)) => (Some(*field), Confidence::Title),
                None => judge(title, index, rows),
            };
            ColumnMapping { index, header: title.to_owned(), field, confidence }
        })
        .collect();
    settle(&mut columns);
    columns
}

/// Whether a text is a usual column title: what header detection asks
/// ([`crate::tabular::OpenOptions::known_header`]).
#[must_use]
pub fn is_known_header(text: &str) -> bool {
    !matches!(meaning(text), Meaning::Unknown)
}

fn same_title(label: &str, title: &str) -> bool {
    let (label, title) = (fold(label.trim()), fold(title.trim()));
    !label.is_empty() && label == title
}

fn judge(title: &str, index: usize, rows: &[Row]) -> (Option<FieldKey>, Confidence) {
    let shapes = || Shapes::of(rows.iter().take(SAMPLE_ROWS).filter_map(|row| row.cells.get(index)));
    match meaning(title) {
        Meaning::Field(field) => (Some(field), Confidence::Title),
        Meaning::OneOf(fields) => {
            let seen = shapes().best_of(fields);
            (seen.or_else(|| fields.first().copied()), Confidence::Title)
        }
        Meaning::Like(field) => match shapes().contradicts(field) {
            Some(other) => (Some(other), Confidence::Values),
            None => (Some(field), Confidence::Similar),
        },
        Meaning::NotImported => (None, Confidence::None),
        Meaning::Unknown => match shapes().best() {
            Some(field) => (Some(field), Confidence::Values),
            None => (None, Confidence::None),
        },
    }
}

/// Leaves a field of one value to its surest column, the first among equals.
fn settle(columns: &mut [ColumnMapping]) {
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(columns.get(*at).map(|column| column.confidence)));
    let mut taken = HashSet::new();
    for at in order {
        let Some(column) = columns.get_mut(at) else { continue };
        let Some(field) = column.field else { continue };
        if field.def().multi || taken.insert(field) {
            continue;
        }
        // A further landline is still a number to call.
        let fallback = (field == FieldKey::Landline).then_some(FieldKey::Phone);
        column.field = fallback;
        column.confidence = if fallback.is_some() { column.confidence } else { Confidence::None };
    }
}

#[cfg(test)]
mod tests;
