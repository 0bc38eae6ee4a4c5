//! `cvault import` and `cvault import-undo`.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};
use vault_app::contract::app::AppStatus;
use vault_app::contract::import::{
    BatchRef, ColumnChoice, DateOrder, ImportCheck, ImportPlan, ImportPreview, ImportReport, ImportUndone,
    ListRejected, OnDuplicate, OpenImport, ReadOptions, RejectedCell, RejectedCells,
};
use vault_app::error::AppError;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::ids::{BatchId, PersonId};
use vault_domain::lawful_basis::{BasisError, LawfulBasis};

use super::{json_of, word_of};
use crate::answer::Answer;
use crate::arguments::{Dates, Duplicates, Import};
use crate::client::{Client, nobody};
use crate::failure::Failure;
use crate::host;
use crate::language::{Language, say};

/// Cells per request; the most the core gives.
const PAGE: u32 = 500;
/// Lines about refused cells.
const SHOWN: usize = 500;

pub fn run(client: &Client, import: &Import, language: Language) -> Result<Answer, Failure> {
    let basis = basis(&import.basis)?;
    let status = client.log_in()?;
    let assign_to = import.assign.as_deref().map(|name| person_called(&status, name)).transpose()?;
    let path = host::absolute(&import.file)?.display().to_string();
    let preview: ImportPreview =
        client.call("import_open", &OpenImport { path, options: ReadOptions::default() })?;
    let plan = ImportPlan {
        columns: columns(&preview, import.map.as_deref())?,
        on_duplicate: on_duplicate(import.duplicates),
        date_order: import.dates.map(date_order),
        source: import.source.clone(),
        basis: Some(basis),
        notice_given: import.notice_given,
        assign_to,
    };
    let check: ImportCheck = client.call("import_check", &plan)?;
    if import.dry_run {
        return Ok(checked(&check, &rejected_cells(client)?, language));
    }
    let report: ImportReport = client.call("import_run", &plan)?;
    Ok(imported(&report, &rejected_cells(client)?, language))
}

/// The person of this name; whether they can have customers is the core's to say.
fn person_called(status: &AppStatus, name: &str) -> Result<PersonId, Failure> {
    let people = status.vault.as_ref().map(|vault| vault.people.as_slice()).unwrap_or_default();
    let named = people.iter().find(|person| person.name == name).ok_or_else(|| nobody("assign"))?;
    Ok(named.person_id)
}

/// Every cell the core has refused, page by page.
fn rejected_cells(client: &Client) -> Result<Vec<RejectedCell>, Failure> {
    let mut cells = Vec::new();
    loop {
        let request = ListRejected { offset: cells.len() as u64, limit: PAGE };
        let page: RejectedCells = client.call("import_rejected", &request)?;
        let last = page.cells.is_empty();
        cells.extend(page.cells);
        if last || cells.len() as u64 >= page.total {
            return Ok(cells);
        }
    }
}

pub fn undo(client: &Client, batch_id: BatchId, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let undone: ImportUndone = client.call("import_undo", &BatchRef { batch_id })?;
    let ImportUndone { removed, restored, kept } = undone;
    let line = say!(
        language,
        "已撤销：删除 {removed}，还原 {restored}，之后改过而保留 {kept}",
        "Taken back: {removed} removed, {restored} restored, {kept} changed since and kept"
    );
    Ok(Answer::new(json_of(&undone), vec![line]))
}

/// The domain's reading of the word; a bought list is refused by the product, not by the command line's grammar.
fn basis(text: &str) -> Result<LawfulBasis, Failure> {
    text.parse().map_err(|error| match error {
        BasisError::Purchased => AppError::new(ErrorCode::SourceForbidden).into_wire("import_run").into(),
        BasisError::Unknown => {
            Failure::invalid("--basis: consent, contract, legal_duty, emergency, public_info, other")
        }
    })
}

/// What the core proposes, corrected by the map.
fn columns(preview: &ImportPreview, map: Option<&Path>) -> Result<Vec<ColumnChoice>, Failure> {
    let mut map = map.map(read_map).transpose()?.unwrap_or_default();
    let choose = |column: &vault_app::contract::import::ColumnPreview| ColumnChoice {
        index: column.index,
        field: map.remove(&column.header).unwrap_or(column.proposed),
    };
    let columns = preview.columns.iter().map(choose).collect();
    match map.keys().next() {
        None => Ok(columns),
        Some(header) => Err(Failure::invalid(&format!("--map: the file has no column “{header}”"))),
    }
}

fn read_map(file: &Path) -> Result<HashMap<String, Option<FieldKey>>, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| AppError::from(error).into_wire("map"))?;
    // The parser's words name the place and the known fields; the file holds column names, no customers.
    serde_json::from_str(&text).map_err(|error| Failure::invalid(&format!("--map: {error}")))
}

fn checked(check: &ImportCheck, cells: &[RejectedCell], language: Language) -> Answer {
    let ImportCheck { rows, importable, with_warnings, rejected, new, updates, duplicates, .. } = check;
    let mut lines = vec![
        say!(
            language,
            "{rows} 行，可导入 {importable}（其中警告 {with_warnings}），不能导入 {rejected}",
            "{rows} rows, {importable} can be imported ({with_warnings} with warnings), {rejected} cannot"
        ),
        say!(
            language,
            "新客户 {new}，更新 {updates}，重复 {duplicates}。没有写入任何内容。",
            "{new} new, {updates} updates, {duplicates} duplicates. Nothing was written."
        ),
    ];
    lines.extend(rejection_lines(cells, language));
    let json = json!({
        "dry_run": true,
        "rows": rows,
        "importable": importable,
        "new": new,
        "updates": updates,
        "duplicates": duplicates,
        "ambiguous_dates": check.ambiguous_dates,
        "rejected": rejections(cells),
        "rejected_count": rejected,
    });
    Answer::new(json, lines)
}

fn imported(report: &ImportReport, cells: &[RejectedCell], language: Language) -> Answer {
    let ImportReport { batch_id, imported, updated, skipped, rejected, .. } = report;
    let mut lines = vec![say!(
        language,
        "已导入 {imported}，更新 {updated}，跳过 {skipped}，不能导入 {rejected}。批次 {batch_id}",
        "{imported} imported, {updated} updated, {skipped} skipped, {rejected} rejected. Batch {batch_id}"
    )];
    lines.extend(rejection_lines(cells, language));
    let json = json!({
        "batch": batch_id,
        "imported": imported,
        "updated": updated,
        "skipped": skipped,
        "rejected": rejections(cells),
        "rejected_count": rejected,
    });
    Answer::new(json, lines)
}

fn rejections(cells: &[RejectedCell]) -> Vec<Value> {
    let rejected = cells.iter().map(
        |cell| json!({ "row": cell.row, "field": cell.field, "column": cell.column, "code": cell.reason }),
    );
    rejected.collect()
}

/// For reading, the first are enough; the JSON has all.
fn rejection_lines(cells: &[RejectedCell], language: Language) -> Vec<String> {
    let line = |rejected: &Value| {
        let part = |key| rejected.get(key).map(word_of).unwrap_or_default();
        let (row, column, code) = (part("row"), part("column"), part("code"));
        say!(language, "  第 {row} 行 {column}：{code}", "  row {row} {column}: {code}")
    };
    rejections(cells.get(..SHOWN).unwrap_or(cells)).iter().map(line).collect()
}

const fn on_duplicate(duplicates: Duplicates) -> OnDuplicate {
    match duplicates {
        Duplicates::Skip => OnDuplicate::Skip,
        Duplicates::Fill => OnDuplicate::Fill,
        Duplicates::Merge => OnDuplicate::Merge,
        Duplicates::New => OnDuplicate::New,
    }
}

const fn date_order(dates: Dates) -> DateOrder {
    match dates {
        Dates::Month => DateOrder::MonthFirst,
        Dates::Day => DateOrder::DayFirst,
        Dates::Year => DateOrder::YearFirst,
    }
}
