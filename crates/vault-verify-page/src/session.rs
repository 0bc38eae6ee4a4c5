//! One check of one file, from the fingerprint to the result.

use serde_json::Value;
use sha2::{Digest, Sha256};
use vault_ledger::audit_file::{AuditError, AuditFeed, AuditReport, Unreadable};
use vault_ledger::checkpoint::Checkpoint;
use vault_ledger::detail::Detail;
use vault_ledger::{Entry, Fingerprint};

use crate::report;

/// Most entries the page shows one by one. Counts are always of all of them.
pub const MAX_LISTED: usize = 2_000;

/// A check under way.
#[derive(Default)]
pub struct Session {
    root: Option<Fingerprint>,
    older: Vec<Checkpoint>,
    feed: Option<AuditFeed>,
    hash: Sha256,
    bytes: u64,
    shown: Shown,
    error: Option<AuditError>,
}

/// What is shown of single entries: all that come by, and those with something to read. Which of the two is wanted shows
/// at the end, when it is known whether the file has a selection.
#[derive(Default)]
struct Shown {
    all: Listed,
    disclosed: Listed,
}

#[derive(Default)]
struct Listed {
    entries: Vec<Value>,
    left_off: u64,
}

impl Shown {
    fn take(&mut self, entry: &Entry, detail: Option<&Detail>) {
        self.all.take(entry, detail);
        if detail.is_some() {
            self.disclosed.take(entry, detail);
        }
    }
}

impl Listed {
    fn take(&mut self, entry: &Entry, detail: Option<&Detail>) {
        if self.entries.len() < MAX_LISTED {
            self.entries.push(report::entry(entry, detail));
        } else {
            self.left_off += 1;
        }
    }
}

impl Session {
    /// Starts with the root fingerprint in words; `None` if it is none.
    #[must_use]
    pub fn begun(fingerprint: &[u8]) -> Option<Self> {
        let root = std::str::from_utf8(fingerprint).ok()?.parse().ok()?;
        Some(Self { root: Some(root), ..Self::default() })
    }

    /// Takes the text of an older checkpoint, before the first byte of the file. Whether it is one.
    pub fn checkpoint(&mut self, text: &[u8]) -> bool {
        let parsed = std::str::from_utf8(text).ok().and_then(|text| Checkpoint::parse(text).ok());
        self.older.extend(parsed.clone());
        parsed.is_some()
    }

    /// Takes the next bytes of the file. Whether more are wanted.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        let (Some(root), None) = (self.root, &self.error) else { return false };
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        let feed = self.feed.get_or_insert_with(|| AuditFeed::new(root, self.older.clone()));
        let shown = &mut self.shown;
        let result = feed.push(bytes, &mut |entry, detail| shown.take(entry, detail));
        self.error = result.err();
        self.error.is_none()
    }

    /// The result. The fields are those of `cvault-verify --json`, and what the page shows beyond that.
    #[must_use]
    pub fn finish(mut self) -> Value {
        let result = self.verdict();
        let mut value = report::verdict(&result);
        if let (Ok(report), Some(fields)) = (&result, value.as_object_mut()) {
            let Shown { all, disclosed } = self.shown;
            let listed = if report.selection.is_some() { all } else { disclosed };
            fields.insert("file_sha256".into(), report::hex(&self.hash.finalize()).into());
            fields.insert("file_bytes".into(), self.bytes.into());
            fields.insert("shown".into(), listed.entries.into());
            fields.insert("left_off".into(), listed.left_off.into());
            // Up to here the end of the ledger is known from elsewhere.
            let witnessed = self.older.iter().map(|checkpoint| checkpoint.size).max();
            fields.insert("witnessed_until".into(), witnessed.into());
            let members = self.feed.as_ref().and_then(AuditFeed::membership);
            fields.insert("people".into(), members.map(report::people).unwrap_or_default());
        }
        value
    }

    fn verdict(&mut self) -> Result<AuditReport, AuditError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let (shown, feed) = (&mut self.shown, self.feed.as_mut());
        feed.ok_or(Unreadable::NotAnAuditFile)?.finish(&mut |entry, detail| shown.take(entry, detail))
    }
}
