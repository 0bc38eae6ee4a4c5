//! Sealed streams: anything as a stream, and genuine streams that somebody laid hands on.

use std::io::Read as _;

use vault_crypto::Secret;
use vault_crypto::stream::{MIN_CHUNK, OpenReader, seal_bytes};

const AAD: &[u8] = b"fuzz";
/// Bytes of the header and of a full chunk behind it.
const HEADER: usize = 60;
const CHUNK: usize = MIN_CHUNK + 16;
/// Most bytes of plaintext: three chunks and a little.
const LONGEST: usize = 3 * MIN_CHUNK + 100;

/// The key of the seeds.
#[must_use]
pub fn key() -> Secret<32> {
    Secret::from_array([7; 32])
}

/// The first byte decides: even, the others are the stream; odd, they say how long a genuine stream is and what is
/// done to it, three bytes each time.
pub fn feed(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    if choice % 2 == 0 {
        let (given, whole) = read(rest);
        assert!(given.len() <= rest.len(), "a plaintext is shorter than its stream");
        assert!(whole || given.len().is_multiple_of(MIN_CHUNK), "verified chunks only");
        return;
    }
    let Some((length, steps)) = rest.split_first_chunk::<2>() else { return };
    let length = usize::from(u16::from_be_bytes(*length)) % LONGEST;
    let plain: Vec<u8> = (0..=u8::MAX).cycle().take(length).collect();
    let genuine = seal_bytes(&key(), AAD, MIN_CHUNK, &plain).expect("memory and randomness");
    let mut stream = genuine.clone();
    for step in steps.as_chunks::<3>().0.iter().take(16) {
        tamper(&mut stream, *step);
    }
    let (given, whole) = read(&stream);
    assert!(plain.starts_with(&given), "what is given out is a genuine beginning");
    assert_eq!(whole, stream == genuine, "a stream is complete if and only if nothing was done to it");
}

/// What can be read, and whether the end was reached.
fn read(stream: &[u8]) -> (Vec<u8>, bool) {
    let mut given = Vec::new();
    let whole =
        OpenReader::new(stream, &key(), AAD).is_ok_and(|mut reader| reader.read_to_end(&mut given).is_ok());
    (given, whole)
}

/// Flips a bit, cuts the end, takes a chunk out, or puts one elsewhere.
fn tamper(stream: &mut Vec<u8>, [what, high, low]: [u8; 3]) {
    let at = usize::from(u16::from_be_bytes([high, low])) % stream.len().max(1);
    let chunk = |number: u8| {
        let start = (HEADER + usize::from(number % 4) * CHUNK).min(stream.len());
        start..(start + CHUNK).min(stream.len())
    };
    match what % 4 {
        0 => {
            if let Some(byte) = stream.get_mut(at) {
                *byte ^= 1 << (what >> 5);
            }
        }
        1 => stream.truncate(at),
        2 => {
            stream.drain(chunk(high));
        }
        _ => {
            let moved = stream[chunk(high)].to_vec();
            let place = chunk(low).start;
            stream.splice(place..place, moved);
        }
    }
}
