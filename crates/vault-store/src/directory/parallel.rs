//! Independent scans on several cores.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Below this many bytes starting threads costs more than it saves.
const WORTH_IT: usize = 8 << 20;
/// More threads would wait for memory.
const MOST: usize = 4;

/// `work` done for every item, results in the items' order; `bytes` is what all of it reads.
pub(super) fn side_by_side<I: Sync, O: Send>(
    items: &[I],
    bytes: usize,
    work: impl Fn(&I) -> O + Sync,
) -> Vec<O> {
    let threads =
        if bytes < WORTH_IT { 1 } else { thread::available_parallelism().map_or(1, usize::from).min(MOST) };
    if threads < 2 || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, O)>> = Mutex::new(Vec::with_capacity(items.len()));
    let take_turns = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return };
            let result = work(item);
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(take_turns);
        }
        take_turns();
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order() {
        let items: Vec<usize> = (0..100).collect();
        for bytes in [0, usize::MAX] {
            assert!(
                side_by_side(&items, bytes, |item| item * 2).into_iter().eq((0..100).map(|item| item * 2))
            );
        }
    }
}
