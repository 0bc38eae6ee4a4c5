//! Imports: files are called after customers, and hold them.

use vault_domain::field::FieldKey;
use vault_domain::mask::{hide_text, mask_for_audience};

use super::ForAudience;
use crate::contract::import::{
    ColumnPreview, ImportCheck, ImportIssue, ImportList, ImportPreview, ImportReport, RejectedCell,
    RejectedCells,
};

/// `***.xlsx`: the ending says what kind of file it is.
pub(super) fn hide_file_name(name: &str) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let known = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "vcf"];
    match ending.filter(|ending| known.iter().any(|known| ending.eq_ignore_ascii_case(known))) {
        Some(ending) => format!("***.{ending}"),
        None => hide_text(name),
    }
}

/// A cell as it may be shown; one of an unknown column may hold anything.
fn cell(field: Option<FieldKey>, shown: &str) -> String {
    field.map_or_else(|| hide_text(shown), |field| mask_for_audience(field, shown))
}

impl ForAudience for ImportPreview {
    /// Names of sheets and columns stay: they are chosen by them.
    fn for_audience(self) -> Self {
        Self {
            file_name: hide_file_name(&self.file_name),
            bytes: self.bytes,
            kind: self.kind,
            encoding: self.encoding,
            delimiter: self.delimiter,
            sheets: self.sheets,
            sheet: self.sheet,
            header_row: self.header_row,
            rows: self.rows,
            columns: self.columns.for_audience(),
        }
    }
}

impl ForAudience for ColumnPreview {
    fn for_audience(self) -> Self {
        let Self { index, header, samples, proposed, confidence } = self;
        let samples = samples.iter().map(|sample| cell(proposed, sample)).collect();
        Self { index, header, samples, proposed, confidence }
    }
}

impl ForAudience for ImportCheck {
    fn for_audience(self) -> Self {
        Self {
            rows: self.rows,
            importable: self.importable,
            with_warnings: self.with_warnings,
            rejected: self.rejected,
            new: self.new,
            updates: self.updates,
            duplicates: self.duplicates,
            issues: self.issues.for_audience(),
            issue_total: self.issue_total,
            ambiguous_dates: self.ambiguous_dates,
            elapsed_ms: self.elapsed_ms,
        }
    }
}

impl ForAudience for ImportIssue {
    fn for_audience(self) -> Self {
        let Self { row, column, field, cell: shown, problem } = self;
        Self { row, column, field, cell: cell(field, &shown), problem }
    }
}

impl ForAudience for RejectedCells {
    fn for_audience(self) -> Self {
        let Self { total, cells } = self;
        Self { total, cells: cells.for_audience() }
    }
}

impl ForAudience for RejectedCell {
    fn for_audience(self) -> Self {
        let Self { row, column, field, cell: shown, reason } = self;
        Self { row, column, field, cell: cell(field, &shown), reason }
    }
}

impl ForAudience for ImportReport {
    fn for_audience(self) -> Self {
        Self {
            batch_id: self.batch_id,
            file_name: hide_file_name(&self.file_name),
            source: hide_text(&self.source),
            at_ms: self.at_ms,
            imported: self.imported,
            updated: self.updated,
            skipped: self.skipped,
            rejected: self.rejected,
            elapsed_ms: self.elapsed_ms,
            undone: self.undone,
            can_undo: self.can_undo,
        }
    }
}

impl ForAudience for ImportList {
    fn for_audience(self) -> Self {
        let Self { batches } = self;
        Self { batches: batches.for_audience() }
    }
}
