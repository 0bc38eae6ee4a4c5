//! The only place here that reads environment variables, and the folders that follow from them.

use std::path::PathBuf;

#[expect(clippy::disallowed_methods, reason = "this is the place the rule points to")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The repository: the folder above this package.
pub fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// Cargo's output folder, wherever the developer keeps it.
pub fn target_folder() -> PathBuf {
    variable("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

pub fn ui_folder() -> PathBuf {
    root().join("ui")
}

/// Automation without a person: nothing may be skipped silently there.
pub fn is_ci() -> bool {
    variable("CI").is_some_and(|value| value != "false" && value != "0")
}

/// Where Cargo keeps the sources of other people's crates.
pub fn cargo_home() -> Option<PathBuf> {
    let home = || variable("HOME").or_else(|| variable("USERPROFILE"));
    variable("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| home().map(|home| PathBuf::from(home).join(".cargo")))
}

/// Whether a window could be shown to the person at this machine.
pub fn has_display() -> bool {
    !cfg!(target_os = "linux") || variable("DISPLAY").is_some() || variable("WAYLAND_DISPLAY").is_some()
}

/// Whether a program of this name can be started.
pub fn has_program(name: &str) -> bool {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let Some(path) = variable("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| folder.join(&file).is_file())
}
