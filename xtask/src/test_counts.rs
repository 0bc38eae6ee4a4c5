//! How many tests passed and failed, read from the summary lines of the three test runners in use.

use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TestCounts {
    pub passed: u32,
    pub failed: u32,
}

impl AddAssign for TestCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl TestCounts {
    /// The counts in one line of output; zero for any line that is not a summary of all tests.
    ///
    /// - libtest: `test result: ok. 3 passed; 0 failed; 0 ignored; …`, once per test binary
    /// - nextest: `Summary [ 0.01s] 4 tests run: 2 passed, 1 failed, 1 timed out, 0 skipped`
    /// - Vitest: `Tests  1 failed | 11 passed (12)`
    pub fn in_line(line: &str) -> Self {
        let line = without_colours(line);
        let text = line.trim();
        let is_summary = text.starts_with("test result:")
            || (text.starts_with("Summary [") && text.contains("run:"))
            || text.strip_prefix("Tests ").is_some_and(|rest| rest.ends_with(')'));
        if !is_summary {
            return Self::default();
        }
        Self {
            passed: number_before(text, "passed"),
            failed: ["failed", "timed out", "exec failed"].iter().map(|word| number_before(text, word)).sum(),
        }
    }
}

/// The number directly in front of `word`, or zero: `"3 passed; 1 failed"`, `"failed"` → 1.
fn number_before(text: &str, word: &str) -> u32 {
    text.match_indices(word)
        .find_map(|(at, _)| {
            text.get(..at)?.trim_end().rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
        })
        .unwrap_or(0)
}

/// Drops `ESC [ … letter`, which is all the runners use.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::TestCounts;

    #[test]
    fn summaries_of_each_runner_are_read() {
        let cases = [
            ("test result: ok. 31 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out", 31, 0),
            ("test result: FAILED. 3 passed; 4 failed; 0 ignored", 3, 4),
            ("     Summary [   0.012s] 1 test run: 1 passed, 0 skipped", 1, 0),
            (
                "     Summary [  10.012s] 5/9 tests run: 2 passed (1 slow), 2 failed, 1 timed out, 7 skipped",
                2,
                3,
            ),
            (
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m12 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (12)\u{1b}[39m",
                12,
                0,
            ),
            ("      Tests  1 failed | 11 passed | 2 skipped (14)", 11, 1),
            (" Test Files  3 passed (3)", 0, 0),
            ("2 passed by, 3 failed to stop", 0, 0),
        ];
        for (line, passed, failed) in cases {
            assert_eq!(TestCounts::in_line(line), TestCounts { passed, failed }, "{line}");
        }
    }
}
