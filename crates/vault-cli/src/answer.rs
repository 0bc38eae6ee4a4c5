//! What a subcommand has to say, for machines and for people.

use std::io::Write as _;

use serde_json::Value;

use crate::failure::Failure;

/// The same facts twice: JSON, and lines in the terminal's language.
pub struct Answer {
    pub json: Value,
    pub lines: Vec<String>,
    /// A check that found something is told in full and still ends as a failure.
    pub failure: Option<Failure>,
}

impl Answer {
    pub const fn new(json: Value, lines: Vec<String>) -> Self {
        Self { json, lines, failure: None }
    }

    /// Everything was said already.
    pub const fn given() -> Self {
        Self::new(Value::Null, Vec::new())
    }

    /// Writes it to the standard output.
    pub fn print(self, as_json: bool) -> Result<(), Failure> {
        let mut output = std::io::stdout().lock();
        // A reader that has gone away has seen what it wanted.
        if as_json && !self.json.is_null() {
            let _ = writeln!(output, "{}", self.json);
        } else {
            for line in &self.lines {
                let _ = writeln!(output, "{line}");
            }
        }
        self.failure.map_or(Ok(()), Err)
    }
}
