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
/// What one of many requests may hold, with its command.
const LONGEST_LINE: u64 = 1024 * 1024;

/// The next line of the standard input. Several secrets are read in the order the manual gives.
pub fn next_line() -> Result<Zeroizing<String>, Failure> {
    line_of(&mut std::io::stdin().lock())
}

/// The first line of a file.
pub fn line_of_file(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let file = File::open(path).map_err(|_| unreadable())?;
    line_of(&mut BufReader::new(file))
}

/// A request that came alone on its line.
pub enum Line {
    Text(Zeroizing<String>),
    /// Too long, or bytes that are no text.
    Unusable,
}

/// The next line of requests; `None` at the end. What is too long is passed over without being kept.
pub fn next_request() -> Result<Option<Line>, Failure> {
    request_of(&mut std::io::stdin().lock(), LONGEST_LINE)
}

fn request_of(input: &mut impl BufRead, longest: u64) -> Result<Option<Line>, Failure> {
    let mut line = Zeroizing::new(Vec::with_capacity(256));
    let read = input.take(longest).read_until(b'\n', &mut line).map_err(|_| unreadable())?;
    if read == 0 {
        return Ok(None);
    }
    if read as u64 == longest && line.last() != Some(&b'\n') {
        input.skip_until(b'\n').map_err(|_| unreadable())?;
        return Ok(Some(Line::Unusable));
    }
    let text = std::str::from_utf8(&line).map(|text| Line::Text(Zeroizing::new(text.trim().to_owned())));
    Ok(Some(text.unwrap_or(Line::Unusable)))
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
    use super::{Line, line_of, request_of};

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
    fn requests_end_with_the_input_and_long_ones_are_passed_over() {
        let mut input = b"one {}\r\n12345678\n123456789\n1234567890123456789\n\n\xff\nlast".as_slice();
        let mut read = Vec::new();
        while let Some(line) = request_of(&mut input, 9).ok().flatten() {
            read.push(match line {
                Line::Text(text) => text.to_string(),
                Line::Unusable => "-".to_owned(),
            });
        }
        assert_eq!(read, ["one {}", "12345678", "-", "-", "", "-", "last"]);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert!(line_of(&mut b"\xff\xfe\n".as_slice()).is_err());
    }
}
