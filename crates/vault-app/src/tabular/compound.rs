//! Compound files (MS-CFB), the container of XLS workbooks: only as much as it takes to get one stream out of a
//! hostile file and to hand it on in a fresh, harmless container.

use std::io::{Read, Seek};

use super::{Foreign, Input, Kind, ReadError};

/// No XLS workbook of people is larger; the container is held in memory.
const MAX_BYTES: u64 = 256 << 20;
/// Sector ids from here on are marks, not sectors.
const FIRST_MARK: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FAT_SECTOR: u32 = 0xFFFF_FFFD;
const FREE: u32 = 0xFFFF_FFFF;
/// Streams below this size lie in the mini stream.
const MINI_CUTOFF: usize = 4096;
const MINI_SECTOR: usize = 64;
const ENTRY: usize = 128;

/// The format inside a compound file.
pub(super) fn kind(input: &mut Input) -> Result<Kind, ReadError> {
    let compound = Compound::read(input)?;
    if compound.find(&["EncryptedPackage", "EncryptionInfo"]).is_some() {
        return Err(ReadError::PasswordProtected);
    }
    match compound.find(&["Workbook", "Book"]) {
        Some(_) => Ok(Kind::Xls),
        None => Err(ReadError::Unsupported(Foreign::OtherContainer)),
    }
}

/// The workbook stream of an XLS file.
pub(super) fn workbook_stream(input: &mut Input) -> Result<Vec<u8>, ReadError> {
    let compound = Compound::read(input)?;
    let entry = compound.find(&["Workbook", "Book"]).ok_or(ReadError::Damaged("no workbook stream"))?;
    compound.stream(entry)
}

struct Compound {
    data: Vec<u8>,
    sector: usize,
    fat: Vec<u32>,
    mini_fat_start: u32,
    entries: Vec<Entry>,
}

/// A directory entry.
struct Entry {
    name: String,
    start: u32,
    size: usize,
}

fn damaged() -> ReadError {
    ReadError::Damaged("not a complete compound file")
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    bytes.get(at..at + 2).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes).ok_or_else(damaged)
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes).ok_or_else(damaged)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four))
}

impl Compound {
    fn read(input: &mut Input) -> Result<Self, ReadError> {
        if input.len() > MAX_BYTES {
            return Err(ReadError::TooLarge { what: "bytes of a compound file", limit: MAX_BYTES });
        }
        input.rewind()?;
        let mut data = Vec::new();
        input.take(MAX_BYTES).read_to_end(&mut data)?;
        let sector = match u16_at(&data, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged()),
        };
        let mini_fat_start = u32_at(&data, 60)?;
        let mut compound = Self { sector, fat: Vec::new(), mini_fat_start, entries: Vec::new(), data };
        compound.fat = compound.read_fat()?;
        compound.entries = compound.read_directory()?;
        Ok(compound)
    }

    fn sectors(&self) -> usize {
        self.data.len() / self.sector
    }

    fn sector(&self, id: u32) -> Result<&[u8], ReadError> {
        let start = (id as usize + 1) * self.sector;
        let rest = self.data.get(start..).filter(|rest| !rest.is_empty()).ok_or_else(damaged)?;
        // The last sector of files cut by a few bytes is still worth reading.
        Ok(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The allocation table: 109 places in the header, the others in a chain of their own.
    fn read_fat(&self) -> Result<Vec<u32>, ReadError> {
        let mut places: Vec<u32> = words(self.data.get(76..512).ok_or_else(damaged)?).collect();
        let mut next = u32_at(&self.data, 68)?;
        let mut seen = 0;
        while next < FIRST_MARK {
            seen += 1;
            if seen > self.sectors() {
                return Err(damaged());
            }
            let mut more: Vec<u32> = words(self.sector(next)?).collect();
            next = more.pop().ok_or_else(damaged)?;
            places.extend(more);
        }
        let mut fat = Vec::new();
        for place in places.into_iter().filter(|place| *place < FIRST_MARK) {
            fat.extend(words(self.sector(place)?));
            if fat.len() > self.sectors() + self.sector {
                break;
            }
        }
        Ok(fat)
    }

    /// The bytes of a chain of sectors; a chain longer than the file runs in a circle.
    fn chain(&self, start: u32) -> Result<Vec<u8>, ReadError> {
        let (mut bytes, mut id, mut seen) = (Vec::new(), start, 0);
        while id < FIRST_MARK {
            seen += 1;
            if seen > self.sectors() {
                return Err(damaged());
            }
            bytes.extend_from_slice(self.sector(id)?);
            id = self.fat.get(id as usize).copied().ok_or_else(damaged)?;
        }
        Ok(bytes)
    }

    fn read_directory(&self) -> Result<Vec<Entry>, ReadError> {
        let bytes = self.chain(u32_at(&self.data, 48)?)?;
        bytes
            .as_chunks::<ENTRY>()
            .0
            .iter()
            .map(|entry| {
                let units: Vec<u16> = entry
                    .as_chunks::<2>()
                    .0
                    .iter()
                    .take(32)
                    .map(|two| u16::from_le_bytes(*two))
                    .take_while(|unit| *unit != 0)
                    .collect();
                let size = u32_at(entry, 120)? as usize;
                Ok(Entry { name: String::from_utf16_lossy(&units), start: u32_at(entry, 116)?, size })
            })
            .collect()
    }

    /// The first of these names that exists.
    fn find(&self, names: &[&str]) -> Option<&Entry> {
        names.iter().find_map(|name| self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)))
    }

    fn stream(&self, entry: &Entry) -> Result<Vec<u8>, ReadError> {
        let mut bytes =
            if entry.size < MINI_CUTOFF { self.mini_chain(entry.start)? } else { self.chain(entry.start)? };
        if bytes.len() < entry.size {
            return Err(damaged());
        }
        bytes.truncate(entry.size);
        Ok(bytes)
    }

    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, ReadError> {
        let root = self.entries.first().ok_or_else(damaged)?;
        let mini_stream = self.chain(root.start)?;
        let mini_fat: Vec<u32> = words(&self.chain(self.mini_fat_start)?).collect();
        let (mut bytes, mut id) = (Vec::new(), start);
        while id < FIRST_MARK {
            if bytes.len() >= MINI_CUTOFF {
                return Err(damaged());
            }
            let at = id as usize * MINI_SECTOR;
            bytes.extend_from_slice(mini_stream.get(at..at + MINI_SECTOR).ok_or_else(damaged)?);
            id = mini_fat.get(id as usize).copied().ok_or_else(damaged)?;
        }
        Ok(bytes)
    }
}

/// A new container with one workbook stream and nothing else (MS-CFB with sectors of 4096 bytes).
///
/// # Errors
/// [`ReadError::TooLarge`] if the stream does not fit what one header can address (440 MB).
pub(super) fn wrap(stream: &[u8]) -> Result<Vec<u8>, ReadError> {
    const SECTOR: usize = 4096;
    const PER_FAT: usize = SECTOR / 4;
    // At least the mini cutoff, so that no mini stream is needed; zeros behind the last record mean nothing.
    let size = stream.len().max(MINI_CUTOFF);
    let data_sectors = size.div_ceil(SECTOR);
    let mut fat_sectors = 1;
    while fat_sectors * PER_FAT < fat_sectors + 1 + data_sectors {
        fat_sectors += 1;
    }
    if fat_sectors > 109 {
        return Err(ReadError::TooLarge {
            what: "bytes of a workbook stream",
            limit: (109 * PER_FAT * SECTOR) as u64,
        });
    }
    let (directory, first_data) = (fat_sectors as u32, fat_sectors as u32 + 1);

    let mut header = Vec::with_capacity(SECTOR * (2 + fat_sectors + data_sectors));
    header.extend(super::kind::COMPOUND_SIGNATURE);
    header.extend([0; 16]);
    for word in [0x003E_u16, 4, 0xFFFE, 12, 6, 0, 0, 0] {
        header.extend(word.to_le_bytes());
    }
    let fixed = [1, fat_sectors as u32, directory, 0, MINI_CUTOFF as u32, END_OF_CHAIN, 0, END_OF_CHAIN, 0];
    for word in fixed.into_iter().chain((0..109).map(|place| if place < directory { place } else { FREE })) {
        header.extend(word.to_le_bytes());
    }
    header.resize(SECTOR, 0);

    let mut fat = vec![FAT_SECTOR; fat_sectors];
    fat.push(END_OF_CHAIN);
    fat.extend((1..data_sectors as u32).map(|next| first_data + next));
    fat.push(END_OF_CHAIN);
    fat.resize(fat_sectors * PER_FAT, FREE);
    header.extend(fat.into_iter().flat_map(u32::to_le_bytes));

    header.extend(directory_entry("Root Entry", 5, 0, 0));
    header.extend(directory_entry("Workbook", 2, first_data, size as u64));
    header.resize(SECTOR * (2 + fat_sectors), 0);
    header.extend_from_slice(stream);
    header.resize(SECTOR * (2 + fat_sectors + data_sectors), 0);
    Ok(header)
}

fn directory_entry(name: &str, kind: u8, start: u32, size: u64) -> [u8; ENTRY] {
    let mut entry = Vec::with_capacity(ENTRY);
    entry.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    let name_bytes = entry.len() as u16 + 2;
    entry.resize(64, 0);
    entry.extend(name_bytes.to_le_bytes());
    entry.extend([kind, 1]);
    let child = if kind == 5 { 1 } else { FREE };
    entry.extend([FREE, FREE, child].into_iter().flat_map(u32::to_le_bytes));
    entry.resize(116, 0);
    entry.extend(start.to_le_bytes());
    entry.extend(size.to_le_bytes());
    let mut fixed = [0; ENTRY];
    fixed.iter_mut().zip(entry).for_each(|(place, byte)| *place = byte);
    fixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrapped_is_found_again() {
        for len in [0, 100, 4096, 5_000_000] {
            let stream: Vec<u8> = (0..len).map(|at| at as u8).collect();
            let mut input = Input::from_bytes(wrap(&stream).unwrap());
            assert_eq!(kind(&mut input).unwrap(), Kind::Xls);
            let found = workbook_stream(&mut input).unwrap();
            assert_eq!(&found[..len], stream);
            assert!(found[len..].iter().all(|byte| *byte == 0));
        }
    }

    #[test]
    fn chains_that_run_in_circles_end() {
        let mut bytes = wrap(&[7; 10_000]).unwrap();
        let first_data = 4096 + 4 * 2;
        bytes[first_data..first_data + 4].copy_from_slice(&2_u32.to_le_bytes());
        assert!(matches!(workbook_stream(&mut Input::from_bytes(bytes)), Err(ReadError::Damaged(_))));
    }

    #[test]
    fn a_shortened_file_is_damaged() {
        let bytes = wrap(&[7; 10_000]).unwrap();
        for len in [8, 100, 511, 4096, 9000, bytes.len() - 4096] {
            assert!(workbook_stream(&mut Input::from_bytes(&bytes[..len])).is_err(), "{len}");
        }
    }
}
