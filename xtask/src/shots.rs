//! `cargo xtask shots`: what every page looks like, in both themes and both languages.

use std::fs;
use std::path::Path;

use crate::environment::target_folder;
use crate::failure::{Failure, at};
use crate::{build, command_line, system_packages, ui_packages};

pub fn shots(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("Usage: cargo xtask shots".to_owned()));
    }
    system_packages::install()?;
    ui_packages::install()?;
    build::page()?;
    build::app_for_tests()?;
    // Ignored in an ordinary test run: they prove nothing, they only show.
    scenario("shots::", &["--ignored"], &target_folder().join("shots"))
}

/// Runs the window scenarios whose names start so, which leave pictures in `folder`.
pub fn scenario(name: &str, arguments: &[&str], folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(at(folder))?;
    }
    let mut command = build::workspace(&["test"]);
    command.args(["--test", "window", "--", "--nocapture", "--test-threads", "1", name]).args(arguments);
    // Pictures were asked for: a missing driver is an error here, not a reason to skip.
    let (counts, outcome) = command_line::run_counting_tests(command.env("CI", "true"));
    outcome?;
    let pictures = fs::read_dir(folder).map(Iterator::count).unwrap_or(0);
    if counts.passed == 0 || pictures == 0 {
        return Err(Failure::Refused(format!(
            "No scenario `{name}` left a picture in {}.",
            folder.display()
        )));
    }
    println!("\n{pictures} pictures in {}", folder.display());
    Ok(())
}
