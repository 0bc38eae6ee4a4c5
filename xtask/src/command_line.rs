//! Programs started for the developer: each is shown before it runs, gets no stdin, and must succeed.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::test_counts::TestCounts;

/// Runs the command, its output straight on the terminal.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    announce(command);
    let status = command.stdin(Stdio::null()).status().map_err(|reason| not_started(command, reason))?;
    succeed(command, status)
}

/// Runs a program for the person: with the terminal's input, and without showing how it was started.
pub fn run_interactive(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|reason| not_started(command, reason))?;
    succeed(command, status)
}

/// Runs the command, its output on the terminal and also read for the number of tests it reports.
///
/// The counts are returned for a failing run as well: they are what failed.
pub fn run_counting_tests(command: &mut Command) -> (TestCounts, Result<(), Failure>) {
    announce(command);
    if std::io::stdout().is_terminal() {
        // The programs see a pipe and would drop their colours.
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(reason) => return (TestCounts::default(), Err(not_started(command, reason))),
    };
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let counts = std::thread::scope(|scope| {
        let errors = scope.spawn(|| stderr.map(|pipe| copy_and_count(pipe, std::io::stderr())));
        let mut counts = stdout.map(|pipe| copy_and_count(pipe, std::io::stdout())).unwrap_or_default();
        counts += errors.join().ok().flatten().unwrap_or_default();
        counts
    });
    let outcome = child
        .wait()
        .map_err(|reason| not_started(command, reason))
        .and_then(|status| succeed(command, status));
    (counts, outcome)
}

/// What the command prints, without showing it.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(|reason| not_started(command, reason))?;
    succeed(command, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command as one would type it.
pub fn display(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .map(|word| if word.contains(char::is_whitespace) { format!("'{word}'") } else { word.into_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

fn announce(command: &Command) {
    println!("  $ {}", display(command));
}

fn succeed(command: &Command, status: std::process::ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::Unsuccessful { command: display(command), status: status.to_string() })
}

fn not_started(command: &Command, reason: std::io::Error) -> Failure {
    Failure::NotStarted { program: command.get_program().to_string_lossy().into_owned(), reason }
}

fn copy_and_count(pipe: impl std::io::Read, mut terminal: impl Write) -> TestCounts {
    let mut reader = BufReader::new(pipe);
    let (mut line, mut counts) = (Vec::new(), TestCounts::default());
    // A terminal that went away is no reason to stop reading: the child would block on a full pipe.
    while matches!(reader.read_until(b'\n', &mut line), Ok(1..)) {
        let _ = terminal.write_all(&line);
        counts += TestCounts::in_line(&String::from_utf8_lossy(&line));
        line.clear();
    }
    counts
}
