//! Zip packages (XLSX, ODS): what is inside, and whether it may be unpacked.
//!
//! Sizes declared in a package may lie, so every entry is also inflated once and counted before a parser sees it.

use std::collections::HashSet;
use std::io::{Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::{Foreign, Input, Kind, Limits, ReadError};

/// Entries below this size are not judged by their ratio: an empty sheet shrinks a lot.
const RATIO_FLOOR: u64 = 4 << 20;
/// Beginning of the shared strings in which their declared count must stand.
const STRINGS_HEAD: usize = 64 << 10;
/// The shortest shared string that is kept: `<si><t/></si>`.
const SHORTEST_STRING: u64 = 13;

/// The format of a zip package, by the names of its parts.
pub(super) fn kind(input: &mut Input) -> Result<Kind, ReadError> {
    let mut archive = ZipArchive::new(&mut *input).map_err(refusal)?;
    let names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let has = |name: &str| names.iter().any(|entry| entry.eq_ignore_ascii_case(name));
    let under = |folder: &str| names.iter().any(|entry| entry.starts_with(folder));
    let kind = if has("xl/workbook.bin") {
        Err(ReadError::Unsupported(Foreign::Xlsb))
    } else if has("[Content_Types].xml") && !under("word/") && !under("ppt/") {
        Ok(Kind::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        let mut mime = String::new();
        let entry = archive.by_name("mimetype").map_err(refusal)?;
        let read = entry.take(128).read_to_string(&mut mime).map_err(|_| damaged())?;
        if read > 0 && mime.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            Ok(Kind::Ods)
        } else {
            Err(ReadError::Unsupported(Foreign::OtherContainer))
        }
    } else {
        Err(ReadError::Unsupported(Foreign::OtherContainer))
    };
    input.rewind()?;
    kind
}

/// Refuses packages that would cost more than `limits` to unpack, or that lie about what they hold.
pub(super) fn check(input: &mut Input, limits: &Limits) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(&mut *input).map_err(refusal)?;
    if archive.len() as u64 > limits.entries {
        return Err(ReadError::TooLarge { what: "entries of the package", limit: limits.entries });
    }
    check_declared(&mut archive, limits)?;
    let mut names = HashSet::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(refusal)?;
        let name = entry.name().map_err(refusal)?.replace('\\', "/").to_ascii_lowercase();
        let strings = name.ends_with("sharedstrings.xml");
        if !names.insert(name) {
            return Err(ReadError::Damaged("two parts of the package have one name"));
        }
        inflate(entry, strings, limits)?;
    }
    input.rewind()?;
    Ok(())
}

/// The sizes in the directory: cheap, and enough against honest giants and the usual bombs.
fn check_declared<R: Read + Seek>(archive: &mut ZipArchive<R>, limits: &Limits) -> Result<(), ReadError> {
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(refusal)?;
        if entry.encrypted() {
            return Err(ReadError::PasswordProtected);
        }
        total = total.saturating_add(entry.size());
        if total > limits.unpacked_bytes {
            return Err(ReadError::TooLarge { what: "bytes after unpacking", limit: limits.unpacked_bytes });
        }
        if entry.size() > RATIO_FLOOR && entry.size() / entry.compressed_size().max(1) > limits.ratio {
            return Err(ReadError::TooLarge { what: "compression ratio", limit: limits.ratio });
        }
    }
    // Entries may share their bytes in a bomb, never in a workbook.
    if archive.has_overlapping_files().map_err(refusal)? {
        return Err(ReadError::Damaged("parts of the package overlap"));
    }
    Ok(())
}

/// Counts what really comes out of one entry.
fn inflate<R: Read>(entry: ZipFile<'_, R>, strings: bool, limits: &Limits) -> Result<(), ReadError> {
    let declared = entry.size();
    if strings && declared > limits.shared_strings_bytes {
        return Err(ReadError::TooLarge {
            what: "bytes of shared strings",
            limit: limits.shared_strings_bytes,
        });
    }
    let mut body = entry.take(declared.saturating_add(1));
    if strings {
        let mut head = Vec::new();
        body.by_ref().take(STRINGS_HEAD as u64).read_to_end(&mut head).map_err(|_| damaged())?;
        check_string_count(&head, declared)?;
        let rest = std::io::copy(&mut body, &mut std::io::sink()).map_err(|_| damaged())?;
        return same_size(head.len() as u64 + rest, declared);
    }
    same_size(std::io::copy(&mut body, &mut std::io::sink()).map_err(|_| damaged())?, declared)
}

fn same_size(found: u64, declared: u64) -> Result<(), ReadError> {
    if found == declared {
        Ok(())
    } else {
        Err(ReadError::Damaged("a part of the package has another size than declared"))
    }
}

/// The workbook parser reserves memory for as many strings as the part declares; a false number would end the
/// program, not just the reading.
fn check_string_count(head: &[u8], size: u64) -> Result<(), ReadError> {
    const COUNT: &[u8] = b"uniqueCount";
    // The parser decodes other encodings, in which the attribute could hide; spreadsheet programs write UTF-8.
    if head.iter().any(|byte| *byte < 0x20 && !byte.is_ascii_whitespace()) {
        return Err(ReadError::Damaged("shared strings are not UTF-8"));
    }
    let within = size <= head.len() as u64 || head.windows(3).any(|window| window == b"sst");
    if !within {
        return Err(ReadError::Damaged("shared strings begin too late"));
    }
    for (at, _) in head.windows(COUNT.len()).enumerate().filter(|(_, window)| *window == COUNT) {
        let value = head.get(at + COUNT.len()..).unwrap_or_default();
        let digits: Vec<u8> = value
            .iter()
            .copied()
            .skip_while(|byte| matches!(byte, b'=' | b'"' | b'\'' | b'+') || byte.is_ascii_whitespace())
            .take_while(u8::is_ascii_digit)
            .collect();
        let count = digits
            .iter()
            .fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
        if count > size / SHORTEST_STRING + 1 {
            return Err(ReadError::Damaged("more shared strings declared than fit"));
        }
    }
    Ok(())
}

fn damaged() -> ReadError {
    ReadError::Damaged("a part of the package cannot be unpacked")
}

/// Errors of the zip crate without their texts, which may quote entry names.
pub(super) fn refusal(error: ZipError) -> ReadError {
    match error {
        ZipError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => ReadError::Io(error),
        ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED => {
            ReadError::PasswordProtected
        }
        _ => ReadError::Damaged("not a complete package"),
    }
}
