//! How a run ends that did not do what was asked.

use std::io::Write as _;
use std::process::ExitCode;

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use serde_json::json;
use vault_app::error::{AppError, WireError};
use vault_domain::error_code::ErrorCode;

use crate::arguments::Arguments;
use crate::language::Language;
use crate::sentences;

/// Refused, failed, or asked wrongly.
pub enum Failure {
    /// Exit code 1; the error as JSON on the standard error.
    Refused(WireError),
    /// Exit code 2 for a mistake; `--help` and `--version` come this way too and count as done.
    Usage(Box<clap::Error>),
}

impl Failure {
    /// An option that this subcommand cannot do without.
    pub fn missing(option: &str) -> Self {
        Self::usage(ErrorKind::MissingRequiredArgument, &format!("needed here: {option}"))
    }

    /// A value that cannot be meant.
    pub fn invalid(message: &str) -> Self {
        Self::usage(ErrorKind::InvalidValue, message)
    }

    fn usage(kind: ErrorKind, message: &str) -> Self {
        Arguments::command().error(kind, message).into()
    }

    /// A check that ran to its end and found something.
    pub fn damaged(command: &str) -> Self {
        AppError::new(ErrorCode::VaultDamaged).into_wire(command).into()
    }

    /// Says what happened and how the run ends.
    pub fn report(self, language: Language) -> ExitCode {
        match self {
            Self::Refused(WireError { code, params, reference }) => {
                let message = sentences::of(code, language);
                let error =
                    json!({ "code": code, "params": params, "reference": reference, "message": message });
                // A closed standard error must not change how the run ends.
                let _ = writeln!(std::io::stderr(), "{error}");
                ExitCode::from(1)
            }
            Self::Usage(error) => {
                let _ = error.print();
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
        }
    }
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        Self::Refused(error)
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Usage(Box::new(error))
    }
}
