//! A file to customers: validated, sealed, signed, durable.

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::desk::{Desk, bytes_in};
use crate::figures::{Times, time};
use crate::people::{TITLES, person};
use crate::plain::Plain;
use crate::report::{Budget, Report};

/// Other kinds of files are measured up to this many rows.
const FILE_KINDS: u32 = 100_000;

/// Imports into the desk's vault and into plain.
pub fn measure(desk: &Desk, plain: &mut Plain, rows: u32, report: &mut Report) {
    let list = write_csv(&desk.folder().join("list.csv"), rows);
    let plan = plan(desk, &list);
    let ours = Times::from(vec![run(desk, &plan, rows)]);
    let theirs = Times::from(vec![time(|| plain.import(&list))]);
    let budget = if rows > 500_000 {
        Budget::Once(Duration::from_secs(30), 40)
    } else {
        Budget::Once(Duration::from_secs(3), 100)
    };
    report.times(format!("import {rows} from a CSV, parsing included"), &ours, Some(&theirs), &budget);

    desk.lock();
    plain.settle();
    let each = |bytes: u64| bytes as f64 / f64::from(rows);
    let file = |path: std::path::PathBuf| each(std::fs::metadata(path).expect("a file").len());
    let (ours, theirs) = (file(desk.vault().join("vault.db")), file(desk.folder().join("plain.db")));
    report.number(
        format!("disk per customer, {rows}: the database"),
        &format!("{ours:.0} B"),
        &format!("{:.2}× of {theirs:.0} B", ours / theirs),
        "≤ 1,200 B",
        ours <= 1_200.0,
    );
    // The budget compares two databases: a plain one has neither a list to unlock with nor a reserve.
    let folder = each(bytes_in(&desk.vault()));
    report.number(
        format!("… with the sealed list for the next unlock and the reserve, {rows}"),
        &format!("{folder:.0} B"),
        &format!("{:.2}× of {theirs:.0} B", folder / theirs),
        "–",
        true,
    );
    desk.unlock();
}

/// The same list as offices send it.
pub fn measure_other_files(desk: &Desk, rows: u32, report: &mut Report) {
    if rows > FILE_KINDS {
        return;
    }
    for (name, file, most) in [
        ("a GBK CSV", write_gbk(&desk.folder().join("gbk.csv"), rows), 4),
        ("an XLSX", write_xlsx(&desk.folder().join("list.xlsx"), rows), 8),
    ] {
        let other = Desk::new();
        let plan = self::plan(&other, &file);
        let times = Times::from(vec![run(&other, &plan, rows)]);
        report.times(
            format!("import {rows} from {name}"),
            &times,
            None,
            &Budget::Once(Duration::from_secs(most), 0),
        );
    }
}

fn run(desk: &Desk, plan: &Value, rows: u32) -> Duration {
    let request = plan.to_string();
    let mut answer = String::new();
    let time = time(|| answer = desk.answer("import_run", &request));
    let answer: Value = serde_json::from_str(&answer).expect("a report");
    // Made-up people may share name and company; nothing else may keep one out.
    let came = answer["imported"].as_u64().expect("a count") + answer["skipped"].as_u64().expect("a count");
    assert!(
        came == u64::from(rows) && answer["skipped"].as_u64() < Some(u64::from(rows) / 1_000 + 1),
        "{answer}"
    );
    time
}

fn plan(desk: &Desk, file: &Path) -> Value {
    let preview = desk.call("import_open", json!({ "path": file }));
    let columns: Vec<Value> = preview["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| json!({ "index": column["index"], "field": column["proposed"] }))
        .collect();
    assert!(columns.iter().all(|column| !column["field"].is_null()), "every column is understood: {preview}");
    json!({
        "columns": columns, "on_duplicate": "skip", "date_order": null,
        "source": "展会", "basis": "consent", "notice_given": true
    })
}

fn write_csv(path: &Path, rows: u32) -> PathBuf {
    let mut out = BufWriter::new(std::fs::File::create(path).expect("the list"));
    writeln!(out, "{}", TITLES.join(",")).expect("the list");
    for number in 1..=rows {
        writeln!(out, "{}", person(number).join(",")).expect("the list");
    }
    out.flush().expect("the list");
    path.to_owned()
}

fn write_gbk(path: &Path, rows: u32) -> PathBuf {
    let mut out = BufWriter::new(std::fs::File::create(path).expect("the list"));
    let lines = std::iter::once(TITLES.join(",")).chain((1..=rows).map(|number| person(number).join(",")));
    for line in lines {
        let (bytes, _, unmappable) = encoding_rs::GBK.encode(&line);
        assert!(!unmappable, "made-up people are written in common characters");
        out.write_all(&bytes).and_then(|()| out.write_all(b"\r\n")).expect("the list");
    }
    out.flush().expect("the list");
    path.to_owned()
}

fn write_xlsx(path: &Path, rows: u32) -> PathBuf {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, TITLES).expect("the header");
    for number in 1..=rows {
        sheet.write_row(number, 0, person(number)).expect("a row");
    }
    workbook.save(path).expect("the workbook");
    path.to_owned()
}
