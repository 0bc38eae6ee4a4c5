//! `cargo xtask bench`: the performance budgets, measured on a release build.

use std::process::Command;

use crate::command_line;
use crate::environment::root;
use crate::failure::Failure;

/// Where a whole measurement is written to.
const REPORT: &str = "assets/reports/performance.md";

/// Arguments go to the bench program unread; without any the whole is measured and the report written.
pub fn bench(arguments: &[String]) -> Result<(), Failure> {
    let mut command = Command::new("cargo");
    command.args(["run", "--release", "--package", "clientvault-tests", "--bin", "bench", "--"]);
    if arguments.is_empty() {
        command.args(["--write", REPORT]);
    }
    command_line::run(command.args(arguments).current_dir(root()))
}
