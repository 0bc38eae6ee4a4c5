//! Every writable mapping of this process, read through `/proc/self/mem`.

use std::collections::BTreeMap;
use std::fs::File;
use std::os::unix::fs::FileExt;

use crate::needles::Needles;

/// Bytes read at once; the overlap lets a needle lie across two pieces.
const PIECE: usize = 1 << 20;
const OVERLAP: usize = 256;

/// How often needles of each kind were found, and in which mapping the first of them.
pub fn count(needles: &Needles) -> BTreeMap<&'static str, (usize, String)> {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut found = BTreeMap::new();
    // One buffer of its own mapping, allocated before it is used and left out of the search.
    let mut piece = vec![0_u8; PIECE + OVERLAP];
    let own = piece.as_ptr() as u64..piece.as_ptr() as u64 + piece.len() as u64;
    for line in maps.lines() {
        let mut columns = line.split_whitespace();
        let (Some(range), Some(rights)) = (columns.next(), columns.next()) else { continue };
        let Some((from, to)) = range.split_once('-') else { continue };
        if !rights.starts_with("rw") || line.ends_with("[vvar]") {
            continue;
        }
        let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        let mut at = from;
        while at < to {
            let wanted = usize::try_from((to - at).min(piece.len() as u64)).unwrap();
            let overlaps_own = at < own.end && own.start < at + wanted as u64;
            if !overlaps_own && let Ok(read) = memory.read_at(&mut piece[..wanted], at) {
                needles.find(&piece[..read], PIECE, |kind| {
                    let entry = found.entry(kind).or_insert_with(|| (0, line.to_owned()));
                    entry.0 += 1;
                });
            } else if overlaps_own {
                // Around the buffer, a page at a time.
                for page in (at..at + wanted as u64).step_by(4096) {
                    if page + 4096 <= own.start || page >= own.end {
                        let length = usize::try_from((to - page).min(4096)).unwrap();
                        if let Ok(read) = memory.read_at(&mut piece[..length], page) {
                            needles.find(&piece[..read], length, |kind| {
                                found.entry(kind).or_insert_with(|| (0, line.to_owned())).0 += 1;
                            });
                        }
                    }
                }
            }
            at += PIECE as u64;
        }
    }
    piece.fill(0);
    found
}
