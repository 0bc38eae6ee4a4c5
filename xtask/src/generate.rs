//! `cargo xtask gen`: the typed contract of the page, written by the Rust types themselves.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build;
use crate::command_line;
use crate::environment::{target_folder, ui_folder};
use crate::failure::{Failure, at};

pub fn generate(arguments: &[String]) -> Result<(), Failure> {
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => write(&contract_file()),
        ["--check"] => compare(),
        _ => Err(Failure::Usage("Usage: cargo xtask gen [--check]".to_owned())),
    }
}

/// Fails unless the committed contract is what the Rust types say today.
pub fn compare() -> Result<(), Failure> {
    let fresh = target_folder().join("contract.ts");
    write(&fresh)?;
    let committed = contract_file();
    let expected = fs::read_to_string(&fresh).map_err(at(&fresh))?;
    let found = fs::read_to_string(&committed).map_err(at(&committed))?;
    // Line ends are the checkout's business.
    match first_difference(&found, &expected) {
        None => Ok(()),
        Some(line) => Err(Failure::Refused(format!(
            "{} differs from the Rust types at line {line}. `cargo xtask gen` writes it anew; commit the result.",
            committed.display()
        ))),
    }
}

/// The generator takes the file to write as its only argument.
fn write(file: &Path) -> Result<(), Failure> {
    command_line::run(build::workspace(&["build"]).args(["--example", "generate_contract"]))?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    command_line::run(Command::new(build::program("examples/generate_contract")).arg(file))
}

fn contract_file() -> std::path::PathBuf {
    ui_folder().join("src").join("generated").join("contract.ts")
}

/// The first line, counted from one, that is not the same in both.
fn first_difference(found: &str, expected: &str) -> Option<usize> {
    let (mut found, mut expected) = (found.lines(), expected.lines());
    (1..).find_map(|number| match (found.next(), expected.next()) {
        (None, None) => Some(None),
        (one, other) if one == other => None,
        _ => Some(Some(number)),
    })?
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn differences_are_found_by_line() {
        assert_eq!(first_difference("a\r\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\n", "a\nb\n"), Some(2));
        assert_eq!(first_difference("", ""), None);
    }
}
