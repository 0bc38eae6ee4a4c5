//! Content lines: physical lines joined as RFC 6350 3.2 folds them and as vCard 2.1 breaks quoted-printable text.

use std::io::{Read, Seek, SeekFrom};

use crate::tabular::decode::Decoder;
use crate::tabular::encoding::Detected;
use crate::tabular::{Encoding, Input, ReadError};

const CHUNK: usize = 64 << 10;
/// Bytes a character may take at most: four, written as `=XX` each.
const BYTES_PER_CHAR: usize = 12;
/// Room for the name and the parameters of a property.
const HEAD_ROOM: usize = 1024;

/// One content line with its folds removed.
pub(super) struct Line {
    pub bytes: Vec<u8>,
    /// It was longer than a cell may be; the rest is dropped.
    pub too_long: bool,
}

/// Bytes of the file; two-byte text as UTF-8, everything else as it is, because each property may have its own
/// character set.
enum Bytes<'a> {
    Raw(&'a mut Input),
    Wide(Decoder<'a>),
}

pub(super) struct Lines<'a> {
    bytes: Bytes<'a>,
    encoding: Encoding,
    chunk: Vec<u8>,
    used: usize,
    ended: bool,
    ahead: Option<Line>,
    cap: usize,
}

impl<'a> Lines<'a> {
    pub fn new(input: &'a mut Input, detected: Detected, cell_chars: usize) -> Result<Self, ReadError> {
        let wide = matches!(detected.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
        let (bytes, encoding) = if wide {
            (Bytes::Wide(Decoder::new(input, detected.encoding, detected.start)?), Encoding::Utf8)
        } else {
            input.seek(SeekFrom::Start(detected.start))?;
            (Bytes::Raw(input), detected.encoding)
        };
        let cap = cell_chars.saturating_mul(BYTES_PER_CHAR).saturating_add(HEAD_ROOM);
        Ok(Self { bytes, encoding, chunk: Vec::new(), used: 0, ended: false, ahead: None, cap })
    }

    /// The encoding of values that name none.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The next content line that is not empty.
    pub fn next_line(&mut self) -> Result<Option<Line>, ReadError> {
        let mut line = loop {
            match self.physical()? {
                None => return Ok(None),
                Some(line) if line.bytes.iter().all(u8::is_ascii_whitespace) => {}
                Some(line) => break line,
            }
        };
        let head = head_of(&line.bytes).to_ascii_uppercase();
        if is_binary(&head) {
            line.too_long = false;
            while self.folded()?.is_some() {}
        } else if contains(&head, b"QUOTED-PRINTABLE") {
            // Soft line breaks (RFC 2045 6.7): the line after a final equals sign belongs here, whatever it begins with.
            while line.bytes.last() == Some(&b'=') {
                let Some(more) = self.physical()? else { break };
                if more.bytes.trim_ascii().eq_ignore_ascii_case(b"END:VCARD") {
                    self.ahead = Some(more);
                    break;
                }
                line.bytes.pop();
                self.join(&mut line, &more.bytes, more.too_long);
            }
        } else {
            while let Some(more) = self.folded()? {
                let text = more.bytes.get(1..).unwrap_or_default();
                self.join(&mut line, text, more.too_long);
            }
        }
        Ok(Some(line))
    }

    fn join(&self, line: &mut Line, more: &[u8], too_long: bool) {
        let room = self.cap.saturating_sub(line.bytes.len());
        line.too_long |= too_long || more.len() > room;
        line.bytes.extend_from_slice(more.get(..room).unwrap_or(more));
    }

    /// The next physical line if it continues the one before.
    fn folded(&mut self) -> Result<Option<Line>, ReadError> {
        let next = self.physical()?;
        match next {
            // A line of white space alone ends a 2.1 picture; it continues nothing.
            Some(line)
                if matches!(line.bytes.first(), Some(b' ' | b'\t'))
                    && !line.bytes.trim_ascii().is_empty() =>
            {
                Ok(Some(line))
            }
            other => {
                self.ahead = other;
                Ok(None)
            }
        }
    }

    fn physical(&mut self) -> Result<Option<Line>, ReadError> {
        if let Some(line) = self.ahead.take() {
            return Ok(Some(line));
        }
        let mut line = Line { bytes: Vec::new(), too_long: false };
        let mut any = false;
        while self.fill()? {
            any = true;
            let rest = self.chunk.get(self.used..).unwrap_or_default();
            let end = rest.iter().position(|byte| *byte == b'\n');
            let part = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let room = self.cap.saturating_sub(line.bytes.len());
            line.too_long |= part.len() > room;
            line.bytes.extend_from_slice(part.get(..room).unwrap_or(part));
            self.used += part.len() + usize::from(end.is_some());
            if end.is_some() {
                break;
            }
        }
        while line.bytes.last() == Some(&b'\r') {
            line.bytes.pop();
        }
        Ok(any.then_some(line))
    }

    /// Makes sure there is a byte to read; false at the end.
    fn fill(&mut self) -> Result<bool, ReadError> {
        if self.used < self.chunk.len() {
            return Ok(true);
        }
        if self.ended {
            return Ok(false);
        }
        self.used = 0;
        match &mut self.bytes {
            Bytes::Raw(input) => {
                self.chunk.resize(CHUNK, 0);
                let read = input.read(&mut self.chunk)?;
                self.chunk.truncate(read);
            }
            Bytes::Wide(text) => {
                self.chunk.clear();
                self.chunk.extend_from_slice(text.next_chunk()?.unwrap_or_default().as_bytes());
            }
        }
        self.ended = self.chunk.is_empty();
        Ok(!self.ended)
    }
}

/// Everything before the colon.
fn head_of(line: &[u8]) -> &[u8] {
    line.split(|byte| *byte == b':').next().unwrap_or_default()
}

/// Pictures, sounds and keys: never read, however long.
fn is_binary(head: &[u8]) -> bool {
    let name = head.split(|byte| *byte == b';').next().unwrap_or_default();
    let name = name.rsplit(|byte| *byte == b'.').next().unwrap_or_default();
    matches!(name, b"PHOTO" | b"LOGO" | b"SOUND" | b"KEY")
        || contains(head, b"BASE64")
        || head.ends_with(b"ENCODING=B")
        || contains(head, b"ENCODING=B;")
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tabular::encoding;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut input = Input::from_bytes(bytes);
        let detected = encoding::detect(&mut input, None).unwrap();
        let mut lines = Lines::new(&mut input, detected, 100).unwrap();
        std::iter::from_fn(|| lines.next_line().unwrap())
            .map(|line| String::from_utf8_lossy(&line.bytes).into_owned())
            .collect()
    }

    #[test]
    fn folds_and_soft_breaks_are_joined() {
        let text = b"NOTE:one\r\n  two\r\n\tthree\r\n\r\nN;ENCODING=QUOTED-PRINTABLE:=E4=\r\n=BD=95;=\r\n x\r\nEND:VCARD";
        assert_eq!(
            lines(text),
            ["NOTE:one twothree", "N;ENCODING=QUOTED-PRINTABLE:=E4=BD=95; x", "END:VCARD"]
        );
    }

    #[test]
    fn a_soft_break_does_not_eat_the_end_of_the_card() {
        let text = b"N;ENCODING=QUOTED-PRINTABLE:abc=\nEND:VCARD\n";
        assert_eq!(lines(text), ["N;ENCODING=QUOTED-PRINTABLE:abc=", "END:VCARD"]);
    }

    #[test]
    fn pictures_are_passed_over() {
        let text = format!("PHOTO;ENCODING=b;TYPE=JPEG:{}\r\n {}\r\nTEL:1", "A".repeat(10), "B".repeat(9000));
        assert_eq!(lines(text.as_bytes()), ["PHOTO;ENCODING=b;TYPE=JPEG:AAAAAAAAAA", "TEL:1"]);
    }

    #[test]
    fn two_byte_files_are_read() {
        let wide: Vec<u8> = "\u{FEFF}FN:何\r\nEND:VCARD".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&wide), ["FN:何", "END:VCARD"]);
    }
}
