use proptest::prelude::*;

use super::header::LENGTH;
use super::*;

const CHUNK: usize = MIN_CHUNK;
const SEALED: usize = CHUNK + aead::TAG;

fn key(byte: u8) -> Secret<32> {
    Secret::from_array([byte; 32])
}

fn content(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index % 251) as u8).collect()
}

fn sealed(length: usize) -> Vec<u8> {
    seal_bytes(&key(1), b"place", CHUNK, &content(length)).unwrap()
}

fn opened(stream: &[u8]) -> Result<Vec<u8>, StreamError> {
    open_bytes(&key(1), b"place", stream).map(|plain| plain.to_vec())
}

fn damaged_at(stream: &[u8]) -> Option<u32> {
    match opened(stream) {
        Err(StreamError::Damaged { chunk }) => Some(chunk),
        _ => None,
    }
}

/// Header and chunks of a stream of `length` bytes.
fn pieces(length: usize) -> (Vec<u8>, Vec<Vec<u8>>) {
    let stream = sealed(length);
    (stream[..LENGTH].to_vec(), stream[LENGTH..].chunks(SEALED).map(<[u8]>::to_vec).collect())
}

fn joined(header: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [header, &chunks.concat()].concat()
}

#[test]
fn every_length_around_a_chunk_is_read_back() {
    for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK - 1, 3 * CHUNK, 3 * CHUNK + 1] {
        let stream = sealed(length);
        let chunks = length.div_ceil(CHUNK).max(1);
        assert_eq!(stream.len(), LENGTH + length + chunks * aead::TAG, "{length}");
        assert_eq!(opened(&stream).unwrap(), content(length));
    }
}

#[test]
fn chunks_missing_repeated_or_swapped_are_found() {
    let (header, chunks) = pieces(3 * CHUNK + 5);
    assert_eq!(chunks.len(), 4);
    let without = |index: usize| {
        let mut rest = chunks.clone();
        rest.remove(index);
        joined(&header, &rest)
    };
    assert_eq!(damaged_at(&without(0)), Some(0));
    assert_eq!(damaged_at(&without(2)), Some(2));
    // Cut exactly between two chunks: the third is genuine, but not marked as the last.
    assert_eq!(damaged_at(&without(3)), Some(2));
    assert_eq!(damaged_at(&header), Some(0));
    let mut swapped = chunks.clone();
    swapped.swap(1, 2);
    assert_eq!(damaged_at(&joined(&header, &swapped)), Some(1));
    let mut repeated = chunks.clone();
    repeated.insert(2, chunks[1].clone());
    assert_eq!(damaged_at(&joined(&header, &repeated)), Some(2));
    let mut longer = chunks.clone();
    longer.push(chunks[3].clone());
    assert_eq!(damaged_at(&joined(&header, &longer)), Some(3));
}

#[test]
fn chunks_of_another_stream_under_the_same_key_do_not_fit() {
    let (header, mut chunks) = pieces(3 * CHUNK);
    let (other_header, other) = pieces(3 * CHUNK);
    chunks[1] = other[1].clone();
    assert_eq!(damaged_at(&joined(&header, &chunks)), Some(1));
    assert_eq!(damaged_at(&joined(&other_header, &chunks)), Some(0));
}

#[test]
fn key_place_and_header_are_checked() {
    let stream = sealed(100);
    assert!(matches!(open_bytes(&key(2), b"place", &stream), Err(StreamError::WrongKey)));
    assert!(matches!(open_bytes(&key(1), b"other", &stream), Err(StreamError::Damaged { chunk: 0 })));
    for position in 0..LENGTH {
        let mut altered = stream.clone();
        altered[position] ^= 1;
        assert!(opened(&altered).is_err(), "byte {position}");
        assert!(matches!(opened(&stream[..position]), Err(StreamError::NotAStream)), "cut at {position}");
    }
    let mut newer = stream.clone();
    newer[4] = 2;
    assert!(matches!(opened(&newer), Err(StreamError::Newer(2))));
    let mut huge = stream;
    huge[5..9].copy_from_slice(&u32::MAX.to_be_bytes());
    assert!(matches!(opened(&huge), Err(StreamError::NotAStream)));
}

#[test]
fn chunk_sizes_are_bounded() {
    for size in [0, MIN_CHUNK - 1, MAX_CHUNK + 1, usize::MAX] {
        assert!(matches!(seal_bytes(&key(1), b"", size, b"x"), Err(StreamError::ChunkSize)), "{size}");
    }
    let stream = seal_bytes(&key(1), b"", MAX_CHUNK, &content(CHUNK)).unwrap();
    assert_eq!(open_bytes(&key(1), b"", &stream).unwrap().as_slice(), content(CHUNK));
}

#[test]
fn an_unfinished_stream_does_not_open() {
    let mut out = Vec::new();
    let mut writer = SealWriter::new(&mut out, &key(1), b"place", CHUNK).unwrap();
    writer.write_all(&content(2 * CHUNK + 1)).unwrap();
    drop(writer);
    assert_eq!(damaged_at(&out), Some(1));
}

/// A disk that is full after `room` bytes.
struct Full {
    room: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = bytes.len().min(self.room);
        self.room -= length;
        if length == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(length) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn after_a_failed_write_nothing_more_is_accepted() {
    let mut writer = SealWriter::new(Full { room: LENGTH + 100 }, &key(1), b"", CHUNK).unwrap();
    let error = writer.write_all(&content(2 * CHUNK)).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    assert!(matches!(stream_error(writer.write_all(b"more").unwrap_err()), StreamError::Failed));
    assert!(matches!(writer.finish(), Err(StreamError::Failed)));
}

#[test]
fn the_reader_gives_out_verified_bytes_only_and_stays_failed() {
    let mut stream = sealed(2 * CHUNK);
    let place = LENGTH + SEALED + 7;
    stream[place] ^= 1;
    let mut reader = OpenReader::new(stream.as_slice(), &key(1), b"place").unwrap();
    let mut out = Vec::new();
    let error = stream_error(reader.read_to_end(&mut out).unwrap_err());
    assert!(matches!(error, StreamError::Damaged { chunk: 1 }));
    assert_eq!(out, content(CHUNK));
    let again = stream_error(reader.read(&mut [0; 8]).unwrap_err());
    assert!(matches!(again, StreamError::Failed));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_pieces_in_and_out_give_the_same_bytes(
        length in 0..3 * CHUNK, write in 1..2 * CHUNK, read in 1..2 * CHUNK,
    ) {
        let plain = content(length);
        let mut writer = SealWriter::new(Vec::new(), &key(1), b"place", CHUNK).unwrap();
        for piece in plain.chunks(write) {
            writer.write_all(piece).unwrap();
        }
        let stream = writer.finish().unwrap();
        let mut reader = OpenReader::new(stream.as_slice(), &key(1), b"place").unwrap();
        let (mut out, mut piece) = (Vec::new(), vec![0; read]);
        loop {
            match reader.read(&mut piece).unwrap() {
                0 => break,
                count => out.extend_from_slice(&piece[..count]),
            }
        }
        prop_assert_eq!(out, plain);
    }

    #[test]
    fn any_change_or_cut_is_an_error(length in 0..3 * CHUNK, place in any::<prop::sample::Index>(), flip in 1_u8..) {
        let stream = sealed(length);
        let place = place.index(stream.len());
        prop_assert!(opened(&stream[..place]).is_err());
        let mut altered = stream;
        altered[place] ^= flip;
        prop_assert!(opened(&altered).is_err());
    }

    #[test]
    fn random_bytes_are_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(opened(&bytes).is_err());
    }
}
