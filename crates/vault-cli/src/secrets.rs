//! Passwords and keys: from the standard input or from a file, never from an argument.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use vault_app::error::AppError;
use vault_domain::error_code::ErrorCode;
use zeroize::Zeroizing;

use crate::failure::Failure;

/// Longer than any password or key, short enough to refuse a wrong file at once.
const LONGEST: u64 = 4 * 1024;
/// What a request on the standard input may hold; the core's own limit is smaller.
const LONGEST_REQUEST: u64 = 4 * 1024 * 1024;

/// The next line of the standard input. Several secrets are read in the order the manual gives.
pub fn next_line() -> Result<Zeroizing<String>, Failure> {
    line_of(&mut std::io::stdin().lock())
}

/// The first line of a file.
pub fn line_of_file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let file = File::open(path).map_err(|_| unreadable())?;
    line_of(&mut BufReader::new(file))
}

/// All that is left of the standard input.
pub fn rest_of_input() -> Result<Zeroizing<String>, Failure> {
    let mut text = Zeroizing::new(String::new());
    std::io::stdin().lock().take(LONGEST_REQUEST).read_to_string(&mut text).map_err(|_| unreadable())?;
    Ok(text)
}

/// A line without its end. Spaces are part of a password.
fn line_of(input: &mut impl BufRead) -> Result<Zeroizing<String>, Failure> {
    let mut line = Zeroizing::new(String::with_capacity(256));
    input.take(LONGEST).read_line(&mut line).map_err(|_| unreadable())?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}

fn unreadable() -> Failure {
    AppError::new(ErrorCode::FileAccess).into_wire("secret").into()
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn lines_come_one_after_the_other() {
        let mut input = b" first word \r\nsecond\nthird".as_slice();
        let mut next = || line_of(&mut input).ok().map(|line| line.to_string());
        assert_eq!(next().as_deref(), Some(" first word "));
        assert_eq!(next().as_deref(), Some("second"));
        assert_eq!(next().as_deref(), Some("third"));
        assert_eq!(next().as_deref(), Some(""));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert!(line_of(&mut b"\xff\xfe\n".as_slice()).is_err());
    }
}
