//! The ordinary files below some folders, one after the other.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::Search;

/// An ordinary file.
pub(super) struct Found {
    pub path: PathBuf,
    pub bytes: u64,
    pub modified_ms: Option<i64>,
}

/// Goes down folder by folder, in the order of names. Links are never followed, so there are no loops; whatever is neither
/// folder nor ordinary file is never opened, because opening a pipe waits for its other end.
pub(super) struct Walk {
    /// What is still to be looked at, the next one last, with its depth.
    pending: Vec<(PathBuf, u32)>,
    excluded: Vec<PathBuf>,
    depth: u32,
    /// Names of one folder that are kept at most.
    names: usize,
    closed: u64,
    too_deep: u64,
}

impl Walk {
    /// None if there is nothing to enter.
    pub fn new(search: &Search<'_>) -> Option<Self> {
        // A folder a person names may itself be a link, as the desktop often is; from there on links are left alone.
        let real = |paths: &[PathBuf]| -> Vec<PathBuf> {
            let mut real: Vec<PathBuf> = paths.iter().filter_map(|path| path.canonicalize().ok()).collect();
            real.sort_unstable();
            real.dedup();
            real
        };
        let (roots, excluded) = (real(search.roots), real(search.excluded));
        let inside = |path: &Path, others: &[PathBuf]| {
            others.iter().any(|other| other.as_path() != path && path.starts_with(other))
        };
        let mut pending: Vec<(PathBuf, u32)> = roots
            .iter()
            .filter(|root| !inside(root, &roots) && !inside(root, &excluded))
            .map(|root| (root.clone(), 1))
            .collect();
        pending.reverse();
        let closed = search.roots.iter().filter(|root| fs::metadata(root).is_err()).count() as u64;
        let names = usize::try_from(search.limits.files).unwrap_or(usize::MAX);
        let walk = Self { pending, excluded, depth: search.limits.depth, names, closed, too_deep: 0 };
        (!roots.is_empty()).then_some(walk)
    }

    /// The next file.
    pub fn next_file(&mut self) -> Option<Found> {
        while let Some((path, depth)) = self.pending.pop() {
            if self.excluded.contains(&path) {
                continue;
            }
            let Ok(meta) = fs::symlink_metadata(&path) else { continue };
            if meta.is_dir() {
                self.enter(&path, depth);
            } else if meta.is_file() {
                return Some(Found { path, bytes: meta.len(), modified_ms: modified_ms(&meta) });
            }
        }
        None
    }

    /// Folders that were not entered: closed ones, and ones too deep.
    pub const fn folders_left(&self) -> (u64, u64) {
        (self.closed, self.too_deep)
    }

    fn enter(&mut self, folder: &Path, depth: u32) {
        if depth > self.depth {
            self.too_deep += 1;
            return;
        }
        let Ok(entries) = fs::read_dir(folder) else {
            self.closed += 1;
            return;
        };
        let mut inside: Vec<(PathBuf, u32)> = entries
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir() || kind.is_file()))
            .take(self.names.saturating_add(1))
            .map(|entry| (entry.path(), depth + 1))
            .collect();
        inside.sort_unstable_by(|one, other| other.cmp(one));
        self.pending.append(&mut inside);
    }
}

fn modified_ms(meta: &fs::Metadata) -> Option<i64> {
    let since = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}
