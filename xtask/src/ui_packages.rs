//! The page's packages: installed exactly as locked, and only when the lock file changed.

use std::fs;
use std::process::Command;

use crate::command_line;
use crate::environment::ui_folder;
use crate::failure::{Failure, at};

/// Vite 8 refuses anything older.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// `npm` with the page's folder as its place.
pub fn npm(arguments: &[&str]) -> Command {
    // On Windows npm is a script, which is not found by its bare name.
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(arguments).current_dir(ui_folder());
    command
}

/// Makes `ui/node_modules` match `ui/package-lock.json`.
///
/// A copy of the lock file inside `node_modules` says what was installed: it disappears together with what it describes.
pub fn install() -> Result<(), Failure> {
    require_node()?;
    let lock_file = ui_folder().join("package-lock.json");
    let stamp = ui_folder().join("node_modules").join(".installed-lock.json");
    let wanted = fs::read(&lock_file).map_err(at(&lock_file))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("  ui/node_modules is up to date");
        return Ok(());
    }
    command_line::run(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).map_err(at(&stamp))
}

fn require_node() -> Result<(), Failure> {
    let found = command_line::output(Command::new("node").arg("--version")).ok();
    match found.as_deref().and_then(parse_version) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::Refused(format!(
            "Node.js {}.{} or newer is needed (found: {}). Install it from https://nodejs.org or with your version manager.",
            OLDEST_NODE.0,
            OLDEST_NODE.1,
            found.as_deref().map_or("none", str::trim),
        ))),
    }
}

/// `v20.19.4` → `(20, 19)`.
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST_NODE, parse_version};

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(parse_version("v20.9.0\n"), Some((20, 9)));
        assert!(parse_version("v20.9.0").is_some_and(|version| version < OLDEST_NODE));
        assert!(parse_version("v22.1.0").is_some_and(|version| version > OLDEST_NODE));
        assert_eq!(parse_version("node: not found"), None);
    }
}
