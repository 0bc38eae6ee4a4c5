//! What an unlocked core weighs: in a process of its own, because this one has made lists and a plain database.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::desk::Desk;
use crate::opening::FIRST_LIST;
use crate::report::Report;

/// Page cache of the database, which the budget counts apart.
const CACHE_MIB: f64 = 24.0;

pub fn measure(desk: &Desk, rows: u32, report: &mut Report) {
    desk.lock();
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).arg("--memory-of").arg(desk.folder()).output().expect("this program");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("two numbers");
    let mut numbers = text.split_whitespace().map(|word| word.parse::<f64>().expect("a number"));
    let (steady, peak) = (numbers.next().expect("steady"), numbers.next().expect("peak"));
    let most = if rows > 500_000 { 250.0 } else { 64.0 };
    report.number(
        format!("memory, unlocked, {rows}"),
        &format!("{steady:.0} MiB"),
        &format!("peak {peak:.0} MiB"),
        &format!("≤ {most:.0} MiB + {CACHE_MIB:.0} MiB cache"),
        steady <= most + CACHE_MIB,
    );
    // As it was found: the next measurement goes on with the open vault.
    desk.unlock();
}

/// In the child: unlock, list, search, say how much memory there is and was at most, in MiB.
pub fn measure_here(root: &Path) {
    let desk = Desk::at(root);
    desk.unlock();
    // The derivation's working memory has gone back; what came after counts.
    desk.answer("customer_list", FIRST_LIST);
    desk.call("customer_search", json!({ "query": "zhangwei", "limit": 50 }));
    println!("{} {}", status("VmRSS"), status("VmHWM"));
}

#[cfg(target_os = "linux")]
fn status(name: &str) -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").expect("the process's status");
    let line = text.lines().find(|line| line.starts_with(name)).expect("a line");
    let kib: f64 = line.split_whitespace().nth(1).and_then(|word| word.parse().ok()).expect("a number");
    kib / 1024.0
}

#[cfg(not(target_os = "linux"))]
fn status(_: &str) -> f64 {
    0.0
}
