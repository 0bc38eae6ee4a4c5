//! `cargo xtask bench`: what the product's budgets promise, measured through the dispatch on a release build, beside the
//! same work on plain SQLite in the same run.
//!
//! | question | file |
//! |---|---|
//! | who is in the lists | [`people`] |
//! | what the baseline is | [`plain`] |
//! | the program that is measured | [`desk`] |
//! | what is measured | [`importing`], [`opening`], [`reading`], [`writing`], [`checking`], [`auditing`], [`memory`], [`handing`] |
//! | how figures are summed up and shown | [`figures`], [`report`] |
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring program ends at the first surprise and prints what it measured"
)]

mod arguments;
mod auditing;
mod checking;
mod desk;
mod figures;
mod handing;
mod importing;
mod memory;
mod opening;
mod people;
mod plain;
mod reading;
mod report;
mod writing;

use vault_store::memory::WipingAllocator;

use arguments::Arguments;
use report::Report;

// The hosts of the product wipe what they free; so does what is measured.
#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator;

fn main() {
    let arguments = Arguments::read();
    if let Some(vault) = &arguments.memory_of {
        return memory::measure_here(vault);
    }
    let mut report = Report::default();
    // These two make ledgers of their own and need no list.
    if !["entries", "auditing"].map(Some).contains(&arguments.part.as_deref()) {
        for rows in &arguments.rows {
            println!("── {rows} customers");
            measure(*rows, &arguments, &mut report);
        }
    }
    if arguments.wants("entries") {
        checking::measure_entries(&mut report);
    }
    if arguments.wants("auditing") {
        // As many entries as the lists have customers.
        for entries in &arguments.rows {
            auditing::measure(u64::from(*entries), &mut report);
        }
    }
    println!("\n{}", report.table());
    if let Some(path) = &arguments.write {
        report.write(path, &arguments.rows);
        println!("written to {}", path.display());
    }
}

/// Everything for one size of customer list. The order matters: the vault that was imported is opened, read, changed.
fn measure(rows: u32, arguments: &Arguments, report: &mut Report) {
    let desk = desk::Desk::new();
    let mut plain = plain::Plain::create(&desk.folder().join("plain.db"));
    importing::measure(&desk, &mut plain, rows, report);
    if arguments.wants("importing") {
        importing::measure_other_files(&desk, rows, report);
    }
    if arguments.wants("opening") {
        opening::measure(&desk, &plain, rows, report);
    }
    if arguments.wants("reading") {
        reading::measure(&desk, &plain, rows, report);
    }
    if arguments.wants("writing") {
        writing::measure(&desk, &plain, rows, report);
        opening::measure_behind(&desk, rows, report);
    }
    if arguments.wants("checking") {
        checking::measure(&desk, rows, report);
    }
    if arguments.wants("memory") {
        memory::measure(&desk, rows, report);
    }
    // Last: it changes whose the customers are.
    if arguments.wants("handing") {
        handing::measure(&desk, rows, report);
    }
}
