//! `cargo xtask bench`: the performance budgets, measured on a release build.

use std::process::Command;

use crate::command_line;
use crate::environment::root;
use crate::failure::Failure;

/// Arguments go to the bench program unread.
pub fn bench(arguments: &[String]) -> Result<(), Failure> {
    let mut command = Command::new("cargo");
    command.args(["run", "--release", "--package", "clientvault-tests", "--bin", "bench", "--"]);
    command_line::run(command.args(arguments).current_dir(root()))
}
