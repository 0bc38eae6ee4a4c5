//! The container inside: exactly the ZIP that [`super::Sealer`] writes, read as a stream.
//!
//! A general reader accepts more than one archive for the same bytes: local and central headers that disagree, bytes
//! between entries, entries that share bytes. This one accepts a single layout and checks that all its numbers agree, so
//! that what was verified is what another program unpacks. The checksums (CRC-32) are not looked at: the payload has a
//! SHA-256 in the manifest, and the manifest a signature.
//!
//! PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.9 (data descriptor), 4.3.12 (central directory) and 4.3.16
//! (its end). All numbers are little-endian.

use std::io::{self, Read};

use super::{PackageError, age_file};

/// Name of the canonical manifest.
pub(super) const CANONICAL: &str = "manifest.cbor";
/// Name of the manifest for people.
pub(super) const READABLE: &str = "manifest.json";
/// Name of the signature.
pub(super) const SIGNATURE: &str = "manifest.sig";
/// Most bytes behind the payload: three small entries and the directory.
pub(super) const MAX_TRAILER: usize = 96 << 10;

const LOCAL: u32 = 0x0403_4b50;
const DESCRIPTOR: u32 = 0x0807_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_BYTES: u64 = 30;
const DESCRIPTOR_BYTES: u64 = 16;
const CENTRAL_BYTES: usize = 46;
const END_BYTES: u64 = 22;
/// Sizes follow behind the data.
const FLAG_DESCRIPTOR: u16 = 1 << 3;
/// The name is UTF-8.
const FLAG_UTF8: u16 = 1 << 11;

/// The first local header.
pub(super) struct Head {
    /// Name of the payload, not judged yet.
    pub name: String,
    /// Its bytes; the payload begins behind them.
    pub bytes: u64,
}

/// What stands behind the payload.
pub(super) struct Trailer<'t> {
    /// Position of the first byte behind the payload.
    pub payload_end: u64,
    /// Bytes of `manifest.cbor`.
    pub canonical: &'t [u8],
    /// Bytes of `manifest.json`.
    pub readable: &'t [u8],
    /// Bytes of `manifest.sig`.
    pub signature: &'t [u8],
}

/// Reads the local header of the payload.
pub(super) fn read_head(plain: &mut impl Read) -> Result<Head, PackageError> {
    let mut fixed = [0; LOCAL_BYTES as usize];
    fill(plain, &mut fixed)?;
    let (flags, name_bytes) = local_header(&mut Fields(&fixed))?;
    let mut name = vec![0; name_bytes];
    fill(plain, &mut name)?;
    Ok(Head { name: text(&name, flags)?, bytes: LOCAL_BYTES + name_bytes as u64 })
}

/// Fills the buffer. An end too early is a matter of the contents here: a package that is cut fails in the age layer.
fn fill(plain: &mut impl Read, buffer: &mut [u8]) -> Result<(), PackageError> {
    let wanted = buffer.len() as u64;
    let read = io::copy(&mut plain.take(wanted), &mut io::Cursor::new(buffer));
    if read.map_err(age_file::while_reading)? == wanted { Ok(()) } else { Err(DIRECTORY) }
}

/// Reads everything behind the payload. `tail` is the end of a container of `total` bytes.
///
/// # Errors
/// [`PackageError::SignatureMissing`] if only that entry is not there, [`PackageError::Layout`] for anything else that
/// the writer does not write.
pub(super) fn read_trailer<'t>(tail: &'t [u8], total: u64, head: &Head) -> Result<Trailer<'t>, PackageError> {
    let tail = Tail { bytes: tail, start: total.saturating_sub(tail.len() as u64) };
    let end_at = total.checked_sub(END_BYTES).ok_or(DIRECTORY)?;
    let (entries, directory_at) = end_record(&mut Fields(tail.slice(end_at, END_BYTES)?), end_at)?;
    let mut directory = Fields(tail.slice(directory_at, end_at - directory_at)?);
    let entries = (0..entries).map(|_| central_header(&mut directory)).collect::<Result<Vec<_>, _>>()?;
    if !directory.0.is_empty() {
        return Err(DIRECTORY);
    }
    let [payload, rest @ ..] = entries.as_slice() else { return Err(DIRECTORY) };
    let names: Vec<&str> = rest.iter().map(|entry| entry.name.as_str()).collect();
    match names.as_slice() {
        [CANONICAL, READABLE, SIGNATURE] => {}
        [CANONICAL, READABLE] => return Err(PackageError::SignatureMissing),
        _ => return Err(PackageError::Layout("other entries than a package has")),
    }
    if payload.at != 0 || payload.name != head.name {
        return Err(DISAGREE);
    }
    let payload_end = head.bytes.checked_add(payload.size).ok_or(DIRECTORY)?;
    let mut at = descriptor(&tail, payload_end, payload)?;
    let mut contents = [&[][..]; 3];
    for (entry, content) in rest.iter().zip(&mut contents) {
        if entry.at != at {
            return Err(DISAGREE);
        }
        let (flags, name_bytes) = local_header(&mut Fields(tail.slice(at, LOCAL_BYTES)?))?;
        if text(tail.slice(at + LOCAL_BYTES, name_bytes as u64)?, flags)? != entry.name {
            return Err(DISAGREE);
        }
        let start = at + LOCAL_BYTES + name_bytes as u64;
        *content = tail.slice(start, entry.size)?;
        at = descriptor(&tail, start + entry.size, entry)?;
    }
    let [canonical, readable, signature] = contents;
    if at == directory_at {
        Ok(Trailer { payload_end, canonical, readable, signature })
    } else {
        Err(PackageError::Layout("bytes that belong to no entry"))
    }
}

const DIRECTORY: PackageError = PackageError::Layout("no directory of entries");
const HEADER: PackageError = PackageError::Layout("an entry is stored in another way");
const DISAGREE: PackageError = PackageError::Layout("headers disagree");

/// The last bytes of a container, by their positions in it.
struct Tail<'t> {
    bytes: &'t [u8],
    start: u64,
}

impl<'t> Tail<'t> {
    fn slice(&self, at: u64, length: u64) -> Result<&'t [u8], PackageError> {
        let from = at.checked_sub(self.start).and_then(|from| usize::try_from(from).ok()).ok_or(DIRECTORY)?;
        let length = usize::try_from(length).map_err(|_| DIRECTORY)?;
        self.bytes.get(from..).and_then(|rest| rest.get(..length)).ok_or(DIRECTORY)
    }
}

/// An entry as the directory has it.
struct Entry {
    name: String,
    crc: u32,
    size: u64,
    at: u64,
}

/// Flags and length of the name. Sizes and checksum are zero: they follow behind the data.
fn local_header(fields: &mut Fields<'_>) -> Result<(u16, usize), PackageError> {
    fields.signature(LOCAL)?;
    fields.skip(2)?;
    let flags = fields.stored_flags()?;
    fields.skip(4)?;
    let sizes = [fields.u32()?, fields.u32()?, fields.u32()?];
    let (name, extra) = (fields.u16()?, fields.u16()?);
    if sizes == [0; 3] && extra == 0 { Ok((flags, usize::from(name))) } else { Err(HEADER) }
}

fn central_header(fields: &mut Fields<'_>) -> Result<Entry, PackageError> {
    let whole = fields.take(CENTRAL_BYTES)?;
    let mut fixed = Fields(whole);
    fixed.signature(CENTRAL)?;
    fixed.skip(4)?;
    let flags = fixed.stored_flags()?;
    fixed.skip(4)?;
    let (crc, packed, size) = (fixed.u32()?, fixed.u32()?, fixed.u32()?);
    let (name, extra, comment, disk) = (fixed.u16()?, fixed.u16()?, fixed.u16()?, fixed.u16()?);
    fixed.skip(6)?;
    let at = u64::from(fixed.u32()?);
    if packed != size || (extra, comment, disk) != (0, 0, 0) {
        return Err(HEADER);
    }
    let name = text(fields.take(usize::from(name))?, flags)?;
    Ok(Entry { name, crc, size: u64::from(size), at })
}

/// Number of entries and position of the directory, which reaches up to its end record.
fn end_record(fields: &mut Fields<'_>, end_at: u64) -> Result<(u16, u64), PackageError> {
    fields.signature(END)?;
    let disks = (fields.u16()?, fields.u16()?);
    let (here, entries) = (fields.u16()?, fields.u16()?);
    let (length, at) = (u64::from(fields.u32()?), u64::from(fields.u32()?));
    let comment = fields.u16()?;
    let fits = at.checked_add(length) == Some(end_at);
    if fits && disks == (0, 0) && here == entries && entries <= 4 && comment == 0 {
        Ok((entries, at))
    } else {
        Err(DIRECTORY)
    }
}

/// Checks the descriptor behind an entry's data and returns the position behind it.
fn descriptor(tail: &Tail<'_>, at: u64, entry: &Entry) -> Result<u64, PackageError> {
    let mut fields = Fields(tail.slice(at, DESCRIPTOR_BYTES)?);
    fields.signature(DESCRIPTOR)?;
    let (crc, packed, size) = (fields.u32()?, u64::from(fields.u32()?), u64::from(fields.u32()?));
    if (crc, packed, size) == (entry.crc, entry.size, entry.size) {
        Ok(at + DESCRIPTOR_BYTES)
    } else {
        Err(DISAGREE)
    }
}

/// A name; one beyond ASCII has to say that it is UTF-8, or programs would show different ones.
fn text(bytes: &[u8], flags: u16) -> Result<String, PackageError> {
    let text = std::str::from_utf8(bytes).map_err(|_| HEADER)?;
    if text.is_ascii() || flags & FLAG_UTF8 != 0 { Ok(text.to_owned()) } else { Err(HEADER) }
}

/// Numbers of a record, one after the other.
struct Fields<'b>(&'b [u8]);

impl<'b> Fields<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], PackageError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(DIRECTORY)?;
        self.0 = rest;
        Ok(taken)
    }

    fn skip(&mut self, count: usize) -> Result<(), PackageError> {
        self.take(count).map(|_| ())
    }

    fn u16(&mut self) -> Result<u16, PackageError> {
        self.take(2)?.try_into().map(u16::from_le_bytes).map_err(|_| DIRECTORY)
    }

    fn u32(&mut self) -> Result<u32, PackageError> {
        self.take(4)?.try_into().map(u32::from_le_bytes).map_err(|_| DIRECTORY)
    }

    fn signature(&mut self, expected: u32) -> Result<(), PackageError> {
        if self.u32()? == expected { Ok(()) } else { Err(PackageError::Layout("a header is missing")) }
    }

    /// Flags and method: stored, with a descriptor, without encryption of its own.
    fn stored_flags(&mut self) -> Result<u16, PackageError> {
        let (flags, method) = (self.u16()?, self.u16()?);
        if method == 0 && flags & !FLAG_UTF8 == FLAG_DESCRIPTOR { Ok(flags) } else { Err(HEADER) }
    }
}
