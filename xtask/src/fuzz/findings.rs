//! What a fuzzer wrote about its work.

use std::fmt;

/// Lines from the end of the log of a program that stopped early.
const END: usize = 30;

/// How far one program came, and what stopped it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Findings {
    /// Inputs that were tried.
    executions: Option<u64>,
    /// Branches of the code that were reached.
    coverage: Option<u64>,
    /// Megabytes used at most.
    peak_mb: Option<u64>,
    /// The file with the input that broke a promise, if there is one.
    input: Option<String>,
    /// The end of the log, if the program did not reach its own.
    pub(super) end: Option<String>,
}

impl Findings {
    pub(super) fn read(log: &str) -> Self {
        let number = |text: &str| text.split_whitespace().next().and_then(|number| number.parse().ok());
        let last = |mark: &str| log.lines().filter_map(|line| line.split_once(mark)).next_back();
        let after = |mark: &str| last(mark).and_then(|(_, rest)| number(rest));
        let input = last("Test unit written to ").map(|(_, path)| path.trim().to_owned());
        let finished = input.is_none() && log.lines().any(|line| line.starts_with("Done "));
        let lines: Vec<&str> = log.lines().filter(|line| !line.starts_with("stat::")).collect();
        let end = lines[lines.len().saturating_sub(END)..].join("\n");
        Self {
            executions: after("stat::number_of_executed_units:"),
            coverage: after(" cov: "),
            peak_mb: after("stat::peak_rss_mb:"),
            input,
            end: (!finished).then_some(end),
        }
    }

    /// Whether the time was up before anything was found.
    pub(super) const fn is_clean(&self) -> bool {
        self.end.is_none()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |number: Option<u64>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
        let (executions, coverage) = (shown(self.executions), shown(self.coverage));
        write!(f, "{executions} executions, coverage {coverage}, {} MB at most", shown(self.peak_mb))?;
        match (&self.input, self.is_clean()) {
            (Some(path), _) => write!(f, ", BROKEN by {path}"),
            (None, false) => f.write_str(", STOPPED before its time"),
            (None, true) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Findings;

    const CLEAN: &str = "INFO: Seed: 1\n#2\tINITED cov: 10 ft: 11 corp: 1/1b\n#900\tDONE   cov: 512 ft: 1700 corp: 9/1b\n\
        Done 900 runs in 3 second(s)\nstat::number_of_executed_units: 900\nstat::peak_rss_mb:              77\n";

    #[test]
    fn a_run_that_ended_in_time_is_clean() {
        let findings = Findings::read(CLEAN);
        assert!(findings.is_clean());
        assert_eq!(findings.to_string(), "900 executions, coverage 512, 77 MB at most");
    }

    #[test]
    fn a_crash_names_its_input() {
        let log = CLEAN.replace(
            "Done 900 runs in 3 second(s)",
            "thread panicked at 'spans'\n==1== ERROR: libFuzzer: deadly signal\n\
             artifact_prefix='a/'; Test unit written to a/crash-1",
        );
        let findings = Findings::read(&log);
        assert!(!findings.is_clean());
        assert!(findings.to_string().ends_with("BROKEN by a/crash-1"), "{findings}");
        assert!(findings.end.is_some_and(|end| end.contains("panicked at 'spans'")));
    }

    #[test]
    fn a_program_that_never_began_is_no_success() {
        let findings = Findings::read("error while loading shared libraries\n");
        assert!(!findings.is_clean());
        assert_eq!(findings.to_string(), "? executions, coverage ?, ? MB at most, STOPPED before its time");
    }
}
