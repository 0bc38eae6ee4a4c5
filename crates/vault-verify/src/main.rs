//! `cvault-verify FILE --root FINGERPRINT [--checkpoint OLD]… [--json]`
//!
//! Checks an exported ledger with nothing but that file and the fingerprint printed on the recovery kit. Exit
//! status: 0 the ledger is complete; 1 it is not, and the first bad entry is named; 2 it could not be read.

mod report;

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use vault_ledger::Fingerprint;
use vault_ledger::audit_file::verify;
use vault_ledger::checkpoint::{Checkpoint, MAX_TEXT_BYTES};

use report::Outcome;

/// Checks an exported ClientVault ledger (.cvaudit). 核验导出的台账。
#[derive(Parser)]
#[command(name = "cvault-verify", version)]
struct Arguments {
    /// The exported ledger 导出的台账文件
    file: PathBuf,
    /// Root fingerprint from the recovery kit, 32 hex digits 恢复套件上的根指纹
    #[arg(long, value_name = "FINGERPRINT", value_parser = fingerprint)]
    root: Fingerprint,
    /// An older checkpoint the ledger must agree with; may be repeated 以前留存的检查点
    #[arg(long = "checkpoint", value_name = "OLD")]
    checkpoints: Vec<PathBuf>,
    /// One JSON object instead of text 以 JSON 输出
    #[arg(long)]
    json: bool,
}

fn fingerprint(text: &str) -> Result<Fingerprint, &'static str> {
    text.parse().map_err(|_| "32 hex digits are needed 需要 32 位十六进制数字")
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = run(&arguments);
    let text = if arguments.json { outcome.json() } else { outcome.text() };
    // A reader that has gone away does not change the verdict.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    ExitCode::from(outcome.exit_status())
}

fn run(arguments: &Arguments) -> Outcome {
    let older: Result<Vec<Checkpoint>, String> =
        arguments.checkpoints.iter().map(|path| read_checkpoint(path)).collect();
    let older = match older {
        Ok(older) => older,
        Err(why) => return Outcome::Unreadable(why),
    };
    match File::open(&arguments.file) {
        Ok(file) => verify(BufReader::with_capacity(1 << 20, file), arguments.root, &older).into(),
        Err(error) => Outcome::Unreadable(error.to_string()),
    }
}

fn read_checkpoint(path: &Path) -> Result<Checkpoint, String> {
    let named = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let mut text = String::new();
    let file = File::open(path).map_err(|error| named(&error))?;
    // One byte more than a checkpoint may have, so that a longer file is refused rather than shortened.
    file.take(MAX_TEXT_BYTES as u64 + 1).read_to_string(&mut text).map_err(|error| named(&error))?;
    Checkpoint::parse(&text).map_err(|error| named(&error))
}
