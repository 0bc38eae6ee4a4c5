//! `cargo xtask <command>`: everything a developer does with this repository. See [`help::TEXT`].

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks on its terminal")]

mod bench;
mod build;
mod check;
mod command_line;
mod environment;
mod failure;
mod fuzz;
mod generate;
mod generate_page;
mod help;
mod page_sources;
mod run;
#[cfg(target_os = "linux")]
mod session;
mod shots;
mod steps;
mod system_packages;
mod test;
mod test_counts;
mod ui_packages;

use std::process::ExitCode;

use failure::Failure;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Reported) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), Failure> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments),
    };
    match command {
        "run" => run::run(rest),
        "test" => test::test(rest),
        "check" => check::check(rest),
        "gen" => generate::generate(rest),
        "gen-page" => generate_page::generate(rest),
        "bench" => bench::bench(rest),
        "shots" => shots::shots(rest),
        "fuzz" => fuzz::fuzz(rest),
        #[cfg(target_os = "linux")]
        "session" => session::session(rest),
        "help" | "-h" | "--help" => {
            help::print();
            Ok(())
        }
        unknown => {
            Err(Failure::Usage(format!("There is no command “{unknown}”. `cargo xtask help` lists them.")))
        }
    }
}
