//! `cargo xtask run`: from a fresh clone to a running app.

use std::process::Command;

use crate::environment::{has_display, target_folder};
use crate::failure::Failure;
use crate::{build, command_line, shots, system_packages, ui_packages};

pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("Usage: cargo xtask run".to_owned()));
    }
    println!("System packages");
    system_packages::install()?;
    println!("UI packages");
    ui_packages::install()?;
    println!("Page");
    build::page()?;
    if !has_display() {
        println!("No display here: walking the main job in a virtual one");
        build::app_for_tests()?;
        return shots::scenario("demo::", &[], &target_folder().join("demo"));
    }
    println!("App");
    let app = build::app()?;
    command_line::run_interactive(&mut Command::new(app))
}
