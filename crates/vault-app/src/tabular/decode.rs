//! Text of any encoding as a stream of UTF-8 pieces.

use std::io::{Read, Seek, SeekFrom};

use super::{Encoding, Input, ReadError};

const CHUNK: usize = 64 << 10;

/// Decodes from a position of the input to its end. Bytes that are no character become U+FFFD.
pub(super) struct Decoder<'a> {
    input: &'a mut Input,
    decoder: encoding_rs::Decoder,
    bytes: Vec<u8>,
    text: String,
    ended: bool,
    malformed: bool,
}

impl<'a> Decoder<'a> {
    pub fn new(input: &'a mut Input, encoding: Encoding, start: u64) -> Result<Self, ReadError> {
        input.seek(SeekFrom::Start(start))?;
        Ok(Self {
            input,
            decoder: encoding.tables().new_decoder_without_bom_handling(),
            bytes: vec![0; CHUNK],
            text: String::new(),
            ended: false,
            malformed: false,
        })
    }

    /// The next piece, never empty; `None` at the end.
    pub fn next_chunk(&mut self) -> Result<Option<&str>, ReadError> {
        self.text.clear();
        while self.text.is_empty() {
            if self.ended {
                return Ok(None);
            }
            let read = self.input.read(&mut self.bytes)?;
            self.ended = read == 0;
            let bytes = self.bytes.get(..read).unwrap_or_default();
            // Enough room in one go: the decoder never stops for want of output.
            let room = self.decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
            self.text.reserve(room);
            let (_, _, replaced) = self.decoder.decode_to_string(bytes, &mut self.text, self.ended);
            self.malformed |= replaced;
        }
        Ok(Some(&self.text))
    }

    /// Whether bytes so far were no character.
    pub const fn malformed(&self) -> bool {
        self.malformed
    }
}
