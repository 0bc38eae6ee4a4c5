//! Stray copies: customer lists that lie on the disk outside the vault, as text anybody can read.
//!
//! A person names folders (the desktop, downloads, what a messenger saved). Every ordinary file in them is recognised by
//! its content, read through the bounded readers of imports, and searched for phones, identity numbers and e-mail
//! addresses. Each value is compared with the vault by the caller and forgotten: what remains of a file is its path
//! and numbers. While one file is read, keyed 64-bit hashes of its values are kept to count each value once.
//!
//! Not looked into: links, devices and pipes; archives; pictures and PDF; whatever is in no folder named. The report says
//! how many files of which sort there were, so that nobody takes it for more than it is.

mod look;
mod tally;
mod walk;

use std::path::PathBuf;

use vault_domain::date::LocalDate;

use self::look::{Unread, look};
use self::tally::Tally;
use self::walk::Walk;
use crate::tabular;

/// A value found in a file, in the normal form in which the vault keeps it. Borrowed: nobody is meant to keep it.
pub(crate) enum Detected<'v> {
    /// [`vault_domain::value::Phone::as_str`].
    Phone(&'v str),
    /// [`vault_domain::value::ResidentId::as_str`].
    ResidentId(&'v str),
    /// [`vault_domain::value::Email::as_str`].
    Email(&'v str),
}

/// A file that looks like a stray copy, or one that could be and cannot be read. No `Debug`: people name files after
/// customers.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Where it lies.
    pub path: PathBuf,
    /// What it was read as: `csv`, `txt`, `html`, `xml`, `vcf`, `xlsx`, `xls`, `ods`, `docx`; for a file that cannot be
    /// read, what its name says, or `office`.
    pub kind: &'static str,
    /// Its size.
    pub bytes: u64,
    /// When it was last changed, in milliseconds since 1970, if the file system says so.
    pub modified_ms: Option<i64>,
    /// Rows of a list without its header, contacts, or lines that hold something.
    pub rows: u64,
    /// Different phone numbers.
    pub phones: u64,
    /// Different identity numbers with a right check digit.
    pub ids: u64,
    /// Different e-mail addresses.
    pub mails: u64,
    /// How many of these values the vault has too.
    pub known: u64,
    /// Why the file, or the rest of it behind what was counted, could not be read.
    pub unreadable: Option<StrayProblem>,
}

/// Why a file that may hold a list was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StrayProblem {
    /// It asks for a password.
    Encrypted,
    /// It contradicts its format.
    Damaged,
    /// A limit was passed.
    TooLarge,
    /// The operating system does not let us.
    NoAccess,
    /// A kind of workbook that is not read.
    OtherFormat,
}

/// What a search may cost. Time is up to the caller's progress.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Folders below each other, the named one being the first.
    pub depth: u32,
    /// Files that are looked at.
    pub files: u64,
    /// Findings that are listed.
    pub findings: usize,
    /// Bytes of a text file.
    pub text_bytes: u64,
    /// Bytes of a workbook or document, as stored.
    pub workbook_bytes: u64,
    /// The same after unpacking.
    pub unpacked_bytes: u64,
    /// Sheets of a workbook that are read; each costs unpacking once more.
    pub sheets: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 32,
            files: 500_000,
            findings: 5_000,
            text_bytes: 256 << 20,
            workbook_bytes: 64 << 20,
            unpacked_bytes: 256 << 20,
            sheets: 20,
        }
    }
}

impl Limits {
    fn of_tables(&self) -> tabular::Limits {
        tabular::Limits {
            text_bytes: self.text_bytes,
            workbook_bytes: self.workbook_bytes,
            unpacked_bytes: self.unpacked_bytes,
            shared_strings_bytes: self.unpacked_bytes,
            ..tabular::Limits::default()
        }
    }
}

/// Where to look, and how far.
pub(crate) struct Search<'s> {
    /// Folders, or single files, a person named. One inside another is looked at once.
    pub roots: &'s [PathBuf],
    /// Never entered: the vault's own folder, its backups.
    pub excluded: &'s [PathBuf],
    /// Tells birth dates of the future from real ones.
    pub today: LocalDate,
    /// Bounds.
    pub limits: Limits,
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ended {
    /// Everything there was.
    #[default]
    Whole,
    /// The caller had enough.
    Stopped,
    /// At a limit of [`Limits`]: files, or findings.
    TooMany,
}

/// What was found, and what was not looked into.
#[derive(Default)]
pub(crate) struct Scan {
    /// In the order of the folders.
    pub findings: Vec<Finding>,
    /// Files that were looked at.
    pub files: u64,
    /// Bytes of those that were read.
    pub bytes: u64,
    /// Archives: what is inside is not read.
    pub archives: u64,
    /// Pictures, PDF, programs and the like, and damaged files that do not claim to be lists.
    pub not_read: u64,
    /// Folders the operating system does not let us into.
    pub folders_closed: u64,
    /// Folders below [`Limits::depth`].
    pub folders_too_deep: u64,
    /// Whether this is all.
    pub ended: Ended,
}

/// Why there was no search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StrayError {
    /// None of the places exists, or none may be entered.
    #[error("none of the places to search can be entered")]
    NoPlace,
}

/// Values in common from which on a file is a copy of a list. One or two occur in any letter.
const LIST: u64 = 3;
/// A file this short is about its one or two people, so that one value in common is enough.
const SHORT_ROWS: u64 = 3;

/// Whether counts make a stray copy: three values the vault has too, or one in a file of at most three rows (the single
/// contact saved from a messenger). Values the vault does not have never make one: somebody else's list is their affair.
const fn is_stray(known: u64, rows: u64) -> bool {
    known >= LIST || (known >= 1 && rows <= SHORT_ROWS)
}

/// Searches the folders. `known` answers whether the vault has a value; `progress` is told files and bytes so far, at
/// least once a file and every thousand rows, and answers false to stop.
///
/// One file that cannot be read never ends the search.
///
/// # Errors
/// [`StrayError`].
pub(crate) fn scan(
    search: &Search<'_>,
    known: &dyn Fn(Detected<'_>) -> bool,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Scan, StrayError> {
    let mut walk = Walk::new(search).ok_or(StrayError::NoPlace)?;
    let tables = search.limits.of_tables();
    let mut scan = Scan::default();
    while let Some(file) = walk.next_file() {
        if scan.files >= search.limits.files || scan.findings.len() >= search.limits.findings {
            scan.ended = Ended::TooMany;
            break;
        }
        scan.files += 1;
        let (files, bytes) = (scan.files, scan.bytes);
        let mut pulse = || progress(files, bytes);
        let mut tally = Tally::new(search.today, known, &mut pulse);
        let looked =
            if tally.pulse() { look(&file.path, &tables, search.limits.sheets, &mut tally) } else { Ok("") };
        if tally.is_stopped() {
            scan.ended = Ended::Stopped;
            break;
        }
        let (kind, unreadable) = match looked {
            Ok(kind) => (kind, None),
            Err(Unread::Problem(kind, problem)) => (kind, Some(problem)),
            Err(Unread::Archive) => {
                scan.archives += 1;
                continue;
            }
            Err(Unread::NotOurs) => {
                scan.not_read += 1;
                continue;
            }
        };
        let counts = tally.counts();
        if unreadable.is_none() || counts.rows > 0 {
            scan.bytes = scan.bytes.saturating_add(file.bytes);
        }
        if unreadable.is_some() || is_stray(counts.known, counts.rows) {
            scan.findings.push(Finding {
                path: file.path,
                kind,
                bytes: file.bytes,
                modified_ms: file.modified_ms,
                rows: counts.rows,
                phones: counts.phones,
                ids: counts.ids,
                mails: counts.mails,
                known: counts.known,
                unreadable,
            });
        }
    }
    (scan.folders_closed, scan.folders_too_deep) = walk.folders_left();
    Ok(scan)
}

#[cfg(test)]
mod tests;
