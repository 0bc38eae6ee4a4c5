//! One profile, one package selection, one feature set.
//!
//! Cargo rebuilds a dependency whenever the features asked of it change, and those depend on which packages are selected.
//! So everything but release benchmarks selects the whole workspace with the same features: clippy, tests, the contract
//! generator and the program the window tests drive share one set of compiled dependencies.

use std::path::PathBuf;
use std::process::Command;

use crate::command_line;
use crate::environment::{root, target_folder};
use crate::failure::Failure;
use crate::ui_packages;

/// The page compiled in, instead of a development server; and a window that may be driven from outside.
const TEST_FEATURES: &str = "clientvault/custom-protocol,clientvault/e2e,vault-cli/test-kdf";
/// What a person gets: the same without the door for automation.
const APP_FEATURES: &str = "clientvault/custom-protocol";

/// `cargo <words…> --workspace` with the features of the tests.
pub fn workspace(words: &[&str]) -> Command {
    with_features(words, TEST_FEATURES)
}

/// Builds the page into `ui/dist`, which the app's compile step embeds.
pub fn page() -> Result<(), Failure> {
    command_line::run(&mut ui_packages::npm(&["run", "build"]))
}

/// Builds the app as a person would start it and returns its path.
pub fn app() -> Result<PathBuf, Failure> {
    command_line::run(with_features(&["build"], APP_FEATURES).args(["--bin", "clientvault"]))?;
    Ok(program("clientvault"))
}

/// Builds the app as the window tests need it.
pub fn app_for_tests() -> Result<(), Failure> {
    command_line::run(workspace(&["build"]).args(["--bin", "clientvault"]))
}

/// Where a program of the dev profile lands.
pub fn program(name: &str) -> PathBuf {
    target_folder().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn with_features(words: &[&str], features: &str) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).args(["--workspace", "--features", features]).current_dir(root());
    command
}
