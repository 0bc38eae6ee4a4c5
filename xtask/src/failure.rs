//! Why a developer command stopped, in words that say what to do next.

use std::fmt;

/// A command ends at its first failure; `main` prints it and exits with 1.
#[derive(Debug)]
pub enum Failure {
    /// The command line itself is wrong.
    Usage(String),
    /// A program could not be started at all.
    NotStarted { program: String, reason: std::io::Error },
    /// A program ran and said no.
    Unsuccessful { command: String, status: String },
    /// A file could not be read or written.
    File { path: std::path::PathBuf, reason: std::io::Error },
    /// Something the developer has to put right by hand.
    Refused(String),
    /// A summary on the terminal has said it already.
    Reported,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) | Self::Refused(text) => f.write_str(text),
            Self::NotStarted { program, reason } if reason.kind() == std::io::ErrorKind::NotFound => {
                write!(f, "`{program}` is not installed or not on PATH.")
            }
            Self::NotStarted { program, reason } => write!(f, "`{program}` could not be started: {reason}"),
            Self::Unsuccessful { command, status } => write!(f, "`{command}` failed ({status})."),
            Self::Reported => Ok(()),
            Self::File { path, reason } => write!(f, "{}: {reason}", path.display()),
        }
    }
}

impl std::error::Error for Failure {}

/// `.map_err(at(&path))`: an I/O error with the file it belongs to.
pub fn at(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Failure + '_ {
    move |reason| Failure::File { path: path.to_owned(), reason }
}
