//! `cvault-verify FILE --root FINGERPRINT [--checkpoint OLD]… [--list] [--json]`
//! `cvault-verify --update FILE --checkpoint OLD [--json]`
//!
//! Checks an exported ledger with nothing but that file and the fingerprint printed on the recovery kit; or, with
//! `--update`, that a newer checkpoint continues an older one. Exit status: 0 the ledger is complete, or continued; 1 it
//! is not, and the first bad entry is named; 2 it could not be read.

mod list;
mod report;

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use vault_ledger::Fingerprint;
use vault_ledger::audit_file::{verify, verify_each};
use vault_ledger::checkpoint::{Checkpoint, MAX_TEXT_BYTES, MAX_UPDATE_BYTES, Update};

use report::Outcome;

/// Checks an exported ClientVault ledger (.cvaudit). 核验导出的台账。
#[derive(Parser)]
#[command(name = "cvault-verify", version)]
struct Arguments {
    /// The exported ledger 导出的台账文件
    #[arg(required_unless_present = "update")]
    file: Option<PathBuf>,
    /// Root fingerprint from the recovery kit, 32 hex digits 恢复套件上的根指纹
    #[arg(long, value_name = "FINGERPRINT", value_parser = fingerprint, required_unless_present = "update")]
    root: Option<Fingerprint>,
    /// An older checkpoint the ledger must agree with; may be repeated 以前留存的检查点
    #[arg(long = "checkpoint", value_name = "OLD")]
    checkpoints: Vec<PathBuf>,
    /// Also print the selected entries, one a line 逐条列出选取的条目
    #[arg(long, conflicts_with = "json")]
    list: bool,
    /// Instead of a ledger: does the newer checkpoint of this text continue the older one? 检查点更新
    #[arg(long, value_name = "UPDATE", requires = "checkpoints", conflicts_with_all = ["file", "root", "list"])]
    update: Option<PathBuf>,
    /// One JSON object instead of text 以 JSON 输出
    #[arg(long)]
    json: bool,
}

fn fingerprint(text: &str) -> Result<Fingerprint, &'static str> {
    text.parse().map_err(|_| "32 hex digits are needed 需要 32 位十六进制数字")
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let outcome = run(&arguments, &mut out).unwrap_or_else(Outcome::Unreadable);
    let text = if arguments.json { outcome.json() } else { outcome.text() };
    // A reader that has gone away does not change the verdict.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    ExitCode::from(outcome.exit_status())
}

/// The outcome, or why something could not be read.
fn run(arguments: &Arguments, out: &mut impl Write) -> Result<Outcome, String> {
    let older: Vec<Checkpoint> =
        arguments.checkpoints.iter().map(|path| read_checkpoint(path)).collect::<Result<_, _>>()?;
    if let Some(path) = &arguments.update {
        return check_update(path, &older);
    }
    let (Some(path), Some(root)) = (&arguments.file, arguments.root) else {
        return Err("a file and a root fingerprint are needed 需要文件和根指纹".to_owned());
    };
    let file = BufReader::with_capacity(1 << 20, File::open(path).map_err(|error| error.to_string())?);
    let verdict = if arguments.list {
        verify_each(file, root, &older, &mut |entry, detail| {
            let _ = writeln!(out, "{}", list::line(entry, detail));
        })
    } else {
        verify(file, root, &older)
    };
    Ok(verdict.into())
}

fn check_update(path: &Path, older: &[Checkpoint]) -> Result<Outcome, String> {
    let [old] = older else {
        return Err("exactly one older checkpoint is needed 需要且只需要一个以前的检查点".to_owned());
    };
    let text = read_text(path, MAX_UPDATE_BYTES)?;
    let update = Update::parse(&text).map_err(|error| named(path, &error))?;
    Ok(match update.verify(old) {
        Ok(()) => Outcome::Continued(update),
        Err(why) => Outcome::NotContinued(why),
    })
}

fn read_checkpoint(path: &Path) -> Result<Checkpoint, String> {
    Checkpoint::parse(&read_text(path, MAX_TEXT_BYTES)?).map_err(|error| named(path, &error))
}

fn read_text(path: &Path, limit: usize) -> Result<String, String> {
    let mut text = String::new();
    let file = File::open(path).map_err(|error| named(path, &error))?;
    // One byte more than the text may have, so that a longer file is refused rather than shortened.
    file.take(limit as u64 + 1).read_to_string(&mut text).map_err(|error| named(path, &error))?;
    Ok(text)
}

/// The reason with the file it is about; `Debug` escapes what a file name could do to a terminal.
fn named(path: &Path, why: &dyn std::fmt::Display) -> String {
    format!("{path:?}: {why}")
}
