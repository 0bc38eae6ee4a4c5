//! Text without a table: lines of any encoding, for those who look for something in them.

use zeroize::Zeroizing;

use super::decode::Decoder;
use super::{Input, Limits, ReadError, encoding};

/// Most bytes of a line that are given out together.
const PIECE: usize = 32 << 10;

/// Gives every line that holds something to `line`, without spaces around it, until it answers false.
///
/// Lines beyond 32 KiB come in pieces, which are parted where no number or address is.
///
/// # Errors
/// [`ReadError::TooLarge`], [`ReadError::Io`].
pub(crate) fn each_line(
    mut input: Input,
    limits: &Limits,
    line: &mut dyn FnMut(&str) -> bool,
) -> Result<(), ReadError> {
    if input.len() > limits.text_bytes {
        return Err(ReadError::TooLarge { what: "bytes of a text file", limit: limits.text_bytes });
    }
    let detected = encoding::detect(&mut input, None)?;
    let mut text = Decoder::new(&mut input, detected.encoding, detected.start)?;
    let mut lines = Lines::new(line);
    while let Some(chunk) = text.next_chunk()? {
        if !lines.push(chunk) {
            return Ok(());
        }
    }
    lines.end();
    Ok(())
}

/// Text in pieces goes in, lines come out. What is pending is wiped afterwards.
pub(super) struct Lines<'f> {
    pending: Zeroizing<String>,
    emit: &'f mut dyn FnMut(&str) -> bool,
    going: bool,
}

impl<'f> Lines<'f> {
    pub fn new(emit: &'f mut dyn FnMut(&str) -> bool) -> Self {
        Self { pending: Zeroizing::new(String::with_capacity(2 * PIECE)), emit, going: true }
    }

    /// Adds text; false once nobody wants more.
    pub fn push(&mut self, text: &str) -> bool {
        for part in text.split_inclusive(['\n', '\r']) {
            // In steps, so that the buffer keeps its size however long the line is.
            let mut rest = part;
            while !rest.is_empty() && self.going {
                let (step, after) = rest.split_at(rest.floor_char_boundary(PIECE));
                self.pending.push_str(step);
                rest = after;
                self.cut();
            }
            if part.ends_with(['\n', '\r']) {
                self.end();
            }
        }
        self.going
    }

    /// Ends the line, if there is one.
    pub fn end(&mut self) {
        let line = self.pending.trim();
        if self.going && !line.is_empty() {
            self.going = (self.emit)(line);
        }
        self.pending.clear();
    }

    /// Gives out the beginning of a line that has grown too long.
    fn cut(&mut self) {
        if self.pending.len() <= PIECE {
            return;
        }
        let border = self.pending.floor_char_boundary(PIECE);
        let head = self.pending.get(..border).unwrap_or_default();
        let between = |c: char| !c.is_alphanumeric() && !" @._-+()·".contains(c);
        let end = head.char_indices().rfind(|(_, c)| between(*c)).map_or(border, |(at, c)| at + c.len_utf8());
        let piece = self.pending.get(..end).unwrap_or_default().trim();
        if !piece.is_empty() {
            self.going = (self.emit)(piece);
        }
        self.pending.drain(..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines_of(bytes: &[u8]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut keep = |line: &str| {
            lines.push(line.to_owned());
            true
        };
        each_line(Input::from_bytes(bytes), &Limits::default(), &mut keep).unwrap();
        lines
    }

    #[test]
    fn lines_of_any_encoding_come_without_their_ends() {
        assert_eq!(lines_of("何雨桐\r\n\r\n 138 \rlast".as_bytes()), ["何雨桐", "138", "last"]);
        assert_eq!(lines_of(b"\xBA\xCE\n\"open quote\n"), ["何", "\"open quote"]);
        assert_eq!(lines_of(b"\xFF\xFEa\0\n\0b\0"), ["a", "b"]);
        assert!(lines_of(b"\n\n").is_empty());
    }

    #[test]
    fn a_line_without_end_comes_in_pieces_and_loses_nothing() {
        let line = "\"13800001111\",".repeat(20_000);
        let pieces = lines_of(line.as_bytes());
        assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.len() <= PIECE));
        assert_eq!(pieces.concat(), line);
        assert_eq!(pieces.iter().map(|piece| piece.matches("13800001111").count()).sum::<usize>(), 20_000);
        let letters = "何".repeat(50_000);
        assert_eq!(lines_of(letters.as_bytes()).concat(), letters);
    }

    #[test]
    fn whoever_has_enough_is_given_no_more() {
        let mut seen = 0;
        let mut first = |_: &str| {
            seen += 1;
            false
        };
        each_line(Input::from_bytes(&b"a\nb\nc\n"[..]), &Limits::default(), &mut first).unwrap();
        assert_eq!(seen, 1);
    }
}
