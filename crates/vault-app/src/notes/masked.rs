//! A note's text as the page may see it, and the way back after the page has edited it.
//!
//! The page never holds a clear number out of a note. What it sends back after editing therefore contains masks
//! where the stored text has numbers; a mask the person left alone stands for the number under it.

use std::ops::Range;

use vault_domain::date::LocalDate;
use vault_domain::detect::{Hit, HitKind, detect};
use vault_domain::field::FieldKey;
use vault_domain::mask::mask_value;
use vault_domain::record::Value;
use vault_domain::value::{ParseOptions, normalise};

/// No clock for masks: any date may be past, so more is masked rather than less.
const fn latest() -> LocalDate {
    match LocalDate::new(9999, 12, 31) {
        Some(day) => day,
        None => LocalDate::EPOCH,
    }
}

/// One number that is shown as a mask.
struct Span {
    shown: Range<usize>,
    stored: Range<usize>,
}

/// A text with its numbers masked.
struct Shown {
    text: String,
    spans: Vec<Span>,
}

/// The text with every find masked in place; words on sensitive topics stay, they identify nobody.
pub(super) fn shown_text(stored: &str) -> String {
    shown(stored).text
}

/// The mask that stands for one find in a text.
pub(super) fn mask_of(hit: &Hit, text: &str) -> String {
    let span = text.get(hit.start..hit.end).unwrap_or_default();
    let field = match (hit.kind, hit.suggested_field) {
        // A switchboard's own field shows it; in a note it is a number like any other.
        (HitKind::Mobile | HitKind::Landline, _) => FieldKey::Phone,
        (_, Some(field)) => field,
        (_, None) => return "***".to_owned(),
    };
    // The normal form first: it has no separators and no full-width digits.
    let value = match normalise(field, span, &ParseOptions::form(latest())) {
        Ok((value, _)) => value,
        Err(_) => Value::from(span),
    };
    mask_value(field, &value).into()
}

fn shown(stored: &str) -> Shown {
    let mut text = String::with_capacity(stored.len());
    let mut spans = Vec::new();
    let mut done = 0;
    for hit in detect(stored, latest()) {
        if hit.kind == HitKind::SensitiveTopic {
            continue;
        }
        text.push_str(stored.get(done..hit.start).unwrap_or_default());
        let start = text.len();
        text.push_str(&mask_of(&hit, stored));
        spans.push(Span { shown: start..text.len(), stored: hit.start..hit.end });
        done = hit.end;
    }
    text.push_str(stored.get(done..).unwrap_or_default());
    Shown { text, spans }
}

/// The edited text with the stored numbers where their masks were left alone.
///
/// Around the edited part every mask is known by its place. Inside it, masks are put back only where they cannot be
/// confused: as many of one form as before, or all of one number. Others stay masks, as the person sent them.
pub(super) fn keep_hidden(stored: &str, edited: &str) -> String {
    let shown = shown(stored);
    let (head, tail) = untouched(&shown, edited);
    let mut back: Vec<(Range<usize>, &str)> = Vec::new();
    let original = |span: &Span| stored.get(span.stored.clone()).unwrap_or_default();
    let middle_end = shown.text.len() - tail;
    let mut middle: Vec<&Span> = Vec::new();
    for span in &shown.spans {
        if span.shown.end <= head {
            back.push((span.shown.clone(), original(span)));
        } else if span.shown.start >= middle_end {
            let shift = |at: usize| at - middle_end + (edited.len() - tail);
            back.push((shift(span.shown.start)..shift(span.shown.end), original(span)));
        } else {
            middle.push(span);
        }
    }
    let (old, new) = (head..middle_end, head..edited.len() - tail);
    while let Some(first) = middle.first() {
        let mask = shown.text.get(first.shown.clone()).unwrap_or_default();
        let (same, others): (Vec<&Span>, Vec<&Span>) =
            middle.iter().partition(|span| shown.text.get(span.shown.clone()) == Some(mask));
        let places = |text: &str, range: &Range<usize>| -> Vec<usize> {
            let part = text.get(range.clone()).unwrap_or_default();
            part.match_indices(mask).map(|(at, _)| at + range.start).collect()
        };
        let (before, after) = (places(&shown.text, &old), places(edited, &new));
        let all_one = same.len() == before.len() && same.iter().all(|span| original(span) == original(first));
        for (nth, at) in after.iter().enumerate() {
            let span = if before.len() == after.len() {
                same.iter().find(|span| before.get(nth) == Some(&span.shown.start)).copied()
            } else {
                all_one.then_some(*first)
            };
            let range = *at..at + mask.len();
            let free = back.iter().all(|(taken, _)| taken.end <= range.start || range.end <= taken.start);
            if let Some(span) = span
                && free
            {
                back.push((range, original(span)));
            }
        }
        middle = others;
    }
    back.sort_by_key(|(range, _)| range.start);
    replace(edited, &back)
}

/// Bytes at the beginning and at the end that the edit left as they were shown; no mask is cut in two.
fn untouched(shown: &Shown, edited: &str) -> (usize, usize) {
    let same = |pair: &((usize, char), (usize, char))| pair.0.1 == pair.1.1;
    let mut head: usize = shown
        .text
        .char_indices()
        .zip(edited.char_indices())
        .take_while(same)
        .map(|((_, character), _)| character.len_utf8())
        .sum();
    if let Some(cut) = shown.spans.iter().find(|span| span.shown.start < head && head < span.shown.end) {
        head = cut.shown.start;
    }
    let rest = (shown.text.get(head..).unwrap_or_default(), edited.get(head..).unwrap_or_default());
    let mut tail: usize = rest
        .0
        .chars()
        .rev()
        .zip(rest.1.chars().rev())
        .take_while(|(left, right)| left == right)
        .map(|(character, _)| character.len_utf8())
        .sum();
    let start = shown.text.len() - tail;
    if let Some(cut) = shown.spans.iter().find(|span| span.shown.start < start && start < span.shown.end) {
        tail = shown.text.len() - cut.shown.end;
    }
    (head, tail)
}

/// Puts texts in the place of ranges that follow each other.
fn replace(text: &str, changes: &[(Range<usize>, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (range, by) in changes {
        out.push_str(text.get(done..range.start).unwrap_or_default());
        out.push_str(by);
        done = range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests;
