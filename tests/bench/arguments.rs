//! `--rows N[,N]`, `--part NAME` (for a profiler) and `--write FILE`.

use std::path::PathBuf;

/// What is to be measured.
pub struct Arguments {
    /// Sizes of the customer list.
    pub rows: Vec<u32>,
    /// The only part to be measured after the import.
    pub part: Option<String>,
    /// Where the report goes, if anywhere.
    pub write: Option<PathBuf>,
    /// For the program's own child: the folder whose vault it opens to be weighed.
    pub memory_of: Option<PathBuf>,
}

impl Arguments {
    /// From the command line; a word that is not understood ends the program.
    pub fn read() -> Self {
        let mut arguments = Self { rows: vec![100_000, 1_000_000], part: None, write: None, memory_of: None };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_else(|| panic!("{word} needs a value"));
            match word.as_str() {
                "--rows" => {
                    let parse = |part: &str| part.trim().parse().expect("--rows takes numbers");
                    arguments.rows = value().split(',').map(parse).collect();
                }
                "--part" => arguments.part = Some(value()),
                "--write" => arguments.write = Some(value().into()),
                "--memory-of" => arguments.memory_of = Some(value().into()),
                other => panic!("unknown argument {other}: --rows N[,N], --part NAME, --write FILE"),
            }
        }
        arguments
    }
}

impl Arguments {
    /// Whether a part is wanted.
    pub fn wants(&self, part: &str) -> bool {
        self.part.as_ref().is_none_or(|only| only == part)
    }
}
