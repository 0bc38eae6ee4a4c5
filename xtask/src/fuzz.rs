//! `cargo xtask fuzz`: parsers of foreign bytes, fed with garbage until the time is up.

use std::process::Command;

use crate::command_line;
use crate::environment::{has_program, root};
use crate::failure::Failure;

const USAGE: &str = "Usage: cargo xtask fuzz [TARGET] [--seconds N]";

pub fn fuzz(arguments: &[String]) -> Result<(), Failure> {
    let request = Request::parse(arguments)?;
    if !has_program("cargo-fuzz") {
        command_line::run(Command::new("cargo").args(["install", "--locked", "cargo-fuzz"]))?;
    }
    let targets = match request.target {
        Some(target) => vec![target],
        None => command_line::output(&mut cargo_fuzz(&["list"]))?.lines().map(str::to_owned).collect(),
    };
    for target in targets {
        let time = format!("-max_total_time={}", request.seconds);
        command_line::run(cargo_fuzz(&["run", &target, "--"]).arg(time))?;
    }
    Ok(())
}

/// The sanitizer needs the nightly compiler, so the pinned toolchain is left aside.
fn cargo_fuzz(arguments: &[&str]) -> Command {
    let mut command = Command::new("rustup");
    command.args(["run", "nightly", "cargo", "fuzz"]).args(arguments).current_dir(root());
    // Set by the cargo that started us, and would win over the choice above.
    command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
    command
}

#[derive(Debug, PartialEq, Eq)]
struct Request {
    target: Option<String>,
    seconds: u32,
}

impl Request {
    fn parse(arguments: &[String]) -> Result<Self, Failure> {
        let mut request = Self { target: None, seconds: 60 };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let usage = || Failure::Usage(USAGE.to_owned());
            if word == "--seconds" {
                request.seconds = words.next().and_then(|number| number.parse().ok()).ok_or_else(usage)?;
            } else if word.starts_with('-') || request.target.replace(word.clone()).is_some() {
                return Err(usage());
            }
        }
        Ok(request)
    }
}

#[cfg(test)]
mod tests {
    use super::Request;

    fn parse(line: &str) -> Option<Request> {
        Request::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).ok()
    }

    #[test]
    fn arguments_come_in_any_order() {
        let wanted = Some(Request { target: Some("csv".to_owned()), seconds: 5 });
        assert_eq!(parse("csv --seconds 5"), wanted);
        assert_eq!(parse("--seconds 5 csv"), wanted);
        assert_eq!(parse(""), Some(Request { target: None, seconds: 60 }));
        for wrong in ["--seconds", "--seconds soon", "csv xlsx", "--loud"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
