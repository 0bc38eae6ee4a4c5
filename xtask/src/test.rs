//! `cargo xtask test`: all that decides whether a change may land, cheapest first.

use std::process::Command;

use crate::environment::{has_program, root};
use crate::failure::Failure;
use crate::steps::Steps;
use crate::{build, command_line, generate, system_packages, ui_packages};

pub fn test(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("Usage: cargo xtask test".to_owned()));
    }
    let mut steps = Steps::default();
    let outcome = all(&mut steps);
    steps.summarize(&outcome);
    // The summary has said it already; only the exit code is left to give.
    outcome.map_err(|_| Failure::Reported)
}

fn all(steps: &mut Steps) -> Result<(), Failure> {
    steps.check("System packages", system_packages::install)?;
    steps.check("UI packages", ui_packages::install)?;
    steps.check("Rust format", || command_line::run(&mut format_check()))?;
    // Builds the page too, which the Rust side embeds when it compiles.
    steps.tests("UI: types, lint, format, tests, build", || {
        command_line::run_counting_tests(&mut ui_packages::npm(&["run", "check"]))
    })?;
    steps.check("Clippy", || command_line::run(&mut clippy()))?;
    steps.check("Rust build", || command_line::run(build::workspace(&["build"]).arg("--all-targets")))?;
    steps.check("Contract is current", generate::compare)?;
    supply_chain(steps)?;
    steps.tests("Rust documentation examples", || {
        command_line::run_counting_tests(build::workspace(&["test"]).arg("--doc"))
    })?;
    if has_program("cargo-nextest") {
        steps.tests("Rust tests", || {
            command_line::run_counting_tests(nextest().args(["-E", "not binary(window)"]))
        })?;
        steps.tests("Real window", || {
            command_line::run_counting_tests(nextest().args(["--test", "window", "--test-threads", "1"]))
        })
    } else {
        steps.tests("Rust tests and real window", || {
            let mut command = build::workspace(&["test"]);
            command_line::run_counting_tests(command.args(["--all-targets", "--no-fail-fast"]))
        })
    }
}

pub fn format_check() -> Command {
    let mut command = Command::new("cargo");
    command.args(["fmt", "--all", "--check"]).current_dir(root());
    command
}

pub fn clippy() -> Command {
    let mut command = build::workspace(&["clippy"]);
    command.args(["--all-targets", "--", "--deny", "warnings"]);
    command
}

fn nextest() -> Command {
    let mut command = build::workspace(&["nextest", "run"]);
    command.arg("--no-fail-fast");
    command
}

fn supply_chain(steps: &mut Steps) -> Result<(), Failure> {
    if !has_program("cargo-deny") {
        steps.skip("Licences and sources of dependencies", "`cargo install cargo-deny` to run it here too");
        return Ok(());
    }
    steps.check("Licences and sources of dependencies", || {
        let mut command = Command::new("cargo");
        // Not the advisories: they change without us, and are another workflow's.
        command.args(["deny", "--workspace", "check", "bans", "licenses", "sources"]);
        command_line::run(command.current_dir(root()))
    })
}
