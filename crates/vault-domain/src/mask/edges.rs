//! First and last graphemes with stars between them.

use unicode_segmentation::UnicodeSegmentation as _;

/// What a reader takes for one character each. Numbers and addresses need no table to be cut.
fn graphemes_of(text: &str) -> Vec<&str> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        (0..text.len()).filter_map(|at| text.get(at..=at)).collect()
    } else {
        text.graphemes(true).collect()
    }
}

/// Keeps `head` graphemes in front and `tail` behind when the text has at least `least`; otherwise stars alone.
pub(super) fn keep_edges(text: &str, head: usize, stars: usize, tail: usize, least: usize) -> String {
    let graphemes = graphemes_of(text);
    let count = graphemes.len();
    if count == 0 {
        return String::new();
    }
    let first = graphemes.get(..head);
    let last = count.checked_sub(tail).and_then(|start| graphemes.get(start..));
    match (first, last) {
        (Some(first), Some(last))
            if count >= least && count > head + tail && shows_something(first, last) =>
        {
            joined(first, stars, last)
        }
        _ => "*".repeat(stars),
    }
}

/// Stars at both edges: hidden before, nothing to keep.
fn shows_something(first: &[&str], last: &[&str]) -> bool {
    first.iter().chain(last).any(|grapheme| *grapheme != "*")
}

/// Head, stars, tail; stars alone where a grapheme would melt into its neighbour star
/// (prepended marks, stray combining marks), because a second look would then count differently.
pub(super) fn joined(first: &[&str], stars: usize, last: &[&str]) -> String {
    let text = format!("{}{}{}", first.concat(), "*".repeat(stars), last.concat());
    if graphemes_of(&text).len() == first.len() + stars + last.len() { text } else { "*".repeat(stars) }
}

/// Whether the text already is `…****…` with at most `head` and `tail` graphemes beside exactly `stars` stars.
pub(super) fn is_masked(text: &str, head: usize, stars: usize, tail: usize) -> bool {
    let Some((first, rest)) = text.split_once('*') else { return false };
    let Some(last) = rest.strip_prefix("*".repeat(stars.saturating_sub(1)).as_str()) else { return false };
    let short = |part: &str, limit: usize| {
        !part.contains('*') && part.graphemes(true).take(limit + 1).count() <= limit
    };
    short(first, head) && short(last, tail)
}

/// The last graphemes.
pub(super) fn tail_of(text: &str, count: usize) -> String {
    let graphemes = graphemes_of(text);
    graphemes.len().checked_sub(count).and_then(|start| graphemes.get(start..)).unwrap_or_default().concat()
}
