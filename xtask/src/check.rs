//! `cargo xtask check`: the answer a developer wants every few minutes.

use crate::failure::Failure;
use crate::steps::Steps;
use crate::{build, command_line, test, ui_packages};

pub fn check(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("Usage: cargo xtask check".to_owned()));
    }
    let mut steps = Steps::default();
    let outcome = all(&mut steps);
    steps.summarize(&outcome);
    outcome.map_err(|_| Failure::Reported)
}

fn all(steps: &mut Steps) -> Result<(), Failure> {
    steps.check("UI packages", ui_packages::install)?;
    steps.check("Rust format", || command_line::run(&mut test::format_check()))?;
    steps.check("UI types", || command_line::run(&mut ui_packages::npm(&["run", "types"])))?;
    steps.check("UI build", build::page)?;
    steps.check("Clippy", || command_line::run(&mut test::clippy()))?;
    steps.tests("Unit tests", || {
        command_line::run_counting_tests(build::workspace(&["test"]).args(["--lib", "--bins"]))
    })
}
