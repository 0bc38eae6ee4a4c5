//! `cargo xtask fuzz`: parsers of foreign bytes, fed with garbage until the time is up.
//!
//! All programs are built at once, into a folder of their own below Cargo's, because a sanitizer and another compiler
//! share nothing with the usual build. They need the whole of `vault-app`, SQLCipher included, so the first build takes
//! minutes. What the fuzzer learns stays in that folder; `fuzz/corpus` is read only.

mod findings;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::command_line;
use crate::environment::{has_program, root, target_folder};
use crate::failure::{Failure, at};
use findings::Findings;

const USAGE: &str = "Usage: cargo xtask fuzz [TARGET] [--seconds N]";
/// Seconds for one input, on a busy machine and with the sanitizer's checks.
const PATIENCE: u32 = 20;
/// Megabytes one program may use, the sanitizer's own included.
const MEMORY: u32 = 2048;
/// Megabytes one allocation may have: a length somebody claims must not reserve them.
const ALLOCATION: u32 = 256;

pub fn fuzz(arguments: &[String]) -> Result<(), Failure> {
    let request = Request::parse(arguments)?;
    let targets = request.targets(&known_targets()?)?;
    install()?;
    let programs = build(request.target.as_deref())?;
    let mut table = Vec::new();
    for target in &targets {
        println!("\n── {target}, {} s", request.seconds);
        let log = run(&programs, target, request.seconds)?;
        let findings = Findings::read(&fs::read_to_string(&log).map_err(at(&log))?);
        println!("   {findings}");
        if let Some(end) = findings.end.as_deref() {
            println!("{end}\n   all of it: {}", log.display());
        }
        table.push((target, findings));
    }
    println!("\n── done");
    for (target, findings) in &table {
        println!("   {target:<16}{findings}");
    }
    if table.iter().all(|(_, findings)| findings.is_clean()) { Ok(()) } else { Err(Failure::Reported) }
}

fn known_targets() -> Result<BTreeSet<String>, Failure> {
    let folder = root().join("fuzz/fuzz_targets");
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&folder).map_err(at(&folder))? {
        let name = entry.map_err(at(&folder))?.file_name();
        names.extend(name.to_string_lossy().strip_suffix(".rs").map(str::to_owned));
    }
    Ok(names)
}

/// The sanitizer needs the nightly compiler, and `cargo fuzz` knows how to ask for it.
fn install() -> Result<(), Failure> {
    let toolchains = command_line::output(Command::new("rustup").args(["toolchain", "list"]))?;
    if !toolchains.lines().any(|line| line.starts_with("nightly")) {
        let mut install = Command::new("rustup");
        command_line::run(install.args(["toolchain", "install", "nightly", "--profile", "minimal"]))?;
    }
    if !has_program("cargo-fuzz") {
        command_line::run(Command::new("cargo").args(["install", "cargo-fuzz", "--locked"]))?;
    }
    Ok(())
}

/// Builds one program or all of them; gives the folder they are in.
fn build(target: Option<&str>) -> Result<PathBuf, Failure> {
    let folder = target_folder().join("fuzz");
    let host = command_line::output(nightly(&["rustc", "--print", "host-tuple"]).current_dir(root()))?;
    let mut build = nightly(&["cargo", "fuzz", "build", "--features", "libfuzzer", "--target", host.trim()]);
    build.args(target).current_dir(root()).env("CARGO_TARGET_DIR", &folder);
    // The release profile is tuned for what is shipped; here the linking would take longer than the fuzzing.
    build.env("CARGO_PROFILE_RELEASE_LTO", "off");
    command_line::run(&mut build)?;
    Ok(folder.join(host.trim()).join("release"))
}

/// The pinned toolchain is left aside.
fn nightly(arguments: &[&str]) -> Command {
    let mut command = Command::new("rustup");
    command.args(["run", "nightly"]).args(arguments);
    // Set by the cargo that started us, and would win over the choice above.
    command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
    command
}

/// Runs one program until the time is up or something is found; gives what it wrote.
fn run(programs: &Path, target: &str, seconds: u32) -> Result<PathBuf, Failure> {
    let work = target_folder().join("fuzz");
    let learnt = work.join("corpus").join(target);
    let artifacts = root().join("fuzz/artifacts").join(target);
    let log = work.join("logs").join(format!("{target}.log"));
    for folder in [&learnt, &artifacts, &work.join("logs")] {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    let mut program = Command::new(programs.join(format!("{target}{}", std::env::consts::EXE_SUFFIX)));
    program.arg(learnt).arg(root().join("fuzz/corpus").join(target));
    program.args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={}", longest_input(target)),
        format!("-timeout={PATIENCE}"),
        format!("-rss_limit_mb={MEMORY}"),
        format!("-malloc_limit_mb={ALLOCATION}"),
        format!("-artifact_prefix={}{}", artifacts.display(), std::path::MAIN_SEPARATOR),
        "-print_final_stats=1".to_owned(),
    ]);
    let dictionary = root().join("fuzz/dictionaries").join(format!("{target}.dict"));
    if dictionary.exists() {
        program.arg(format!("-dict={}", dictionary.display()));
    }
    // Memory that was freed is kept from use for a while, to notice who still uses it; not so much that the limit is
    // reached by it.
    program.env("ASAN_OPTIONS", "detect_odr_violation=0:quarantine_size_mb=64");
    let output = File::create(&log).map_err(at(&log))?;
    let status = program.stdin(Stdio::null()).stdout(Stdio::null()).stderr(output).status();
    // How it ended is in the log, and `Findings` reads it.
    status.map(|_| log).map_err(|reason| Failure::NotStarted { program: target.to_owned(), reason })
}

/// Bytes. Containers need room for their tables; text says in a few thousand bytes all it has to say.
fn longest_input(target: &str) -> u32 {
    match target {
        "xls" | "xlsx" => 24 * 1024,
        "audit_file" | "sealed_stream" => 8 * 1024,
        _ => 4096,
    }
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
                // Zero would mean for ever.
                let number = words.next().and_then(|number| number.parse().ok()).filter(|number| *number > 0);
                request.seconds = number.ok_or_else(usage)?;
            } else if word.starts_with('-') || request.target.replace(word.clone()).is_some() {
                return Err(usage());
            }
        }
        Ok(request)
    }

    fn targets(&self, known: &BTreeSet<String>) -> Result<Vec<String>, Failure> {
        match &self.target {
            None => Ok(known.iter().cloned().collect()),
            Some(target) if known.contains(target) => Ok(vec![target.clone()]),
            Some(target) => {
                let known = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                Err(Failure::Usage(format!("There is no target “{target}”; there are {known}.")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Request, known_targets};

    fn parse(line: &str) -> Option<Request> {
        Request::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).ok()
    }

    #[test]
    fn arguments_come_in_any_order() {
        let wanted = Some(Request { target: Some("csv".to_owned()), seconds: 5 });
        assert_eq!(parse("csv --seconds 5"), wanted);
        assert_eq!(parse("--seconds 5 csv"), wanted);
        assert_eq!(parse(""), Some(Request { target: None, seconds: 60 }));
        for wrong in ["--seconds", "--seconds soon", "--seconds 0", "csv xlsx", "--loud"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_target_is_one_that_exists() {
        let Ok(known) = known_targets() else {
            unreachable!("the folder of the targets is in the repository")
        };
        assert!(known.contains("csv") && known.len() > 10, "{known:?}");
        let chosen = |line| parse(line).and_then(|request| request.targets(&known).ok());
        assert_eq!(chosen("csv"), Some(vec!["csv".to_owned()]));
        assert_eq!(chosen("cvs"), None);
        assert_eq!(chosen("").map(BTreeSet::from_iter), Some(known.clone()));
    }
}
