//! The space that some people put between Han characters and a Latin word or a short number.

use std::ops::Range;

use vault_domain::value::is_han;

use super::{Site, SiteKind, Spelling, Style};
use crate::trace::fold::Outline;

/// More digits than this may be a number that somebody dials, pays to or looks up.
const DIGITS: usize = 4;
/// After a number these make it a date, a time or an amount.
const UNITS: &str = "年月日时点分秒万亿千百十元块角岁折成";
/// Before a number these make it a date, a time or an amount.
const BEFORE: &str = "年月日时点分第价款额费金共￥";
/// Beside a word or number these make it part of something longer: a mail address, a price, a code.
const GLUE: &str = "¥￥$€£+-−－—.．#＃@＠_~～/／\\:：%％*&＆=";

const ONE_SIDE: &[Spelling] = &[["", ""], [" ", ""]];
const BOTH_SIDES: &[Spelling] = &[["", ""], [" ", " "]];

/// One site for each word or number: it has a space on both sides or on neither.
pub(super) fn find(style: Style, outline: &Outline<'_>, found: &mut Vec<Site>) {
    let cores = outline.cores();
    let mut at = 0;
    while at < cores.len() {
        let length = cores.iter().skip(at).take_while(|ch| !is_han(**ch)).count();
        let run = at..at + length;
        at = run.end + 1;
        if length == 0 || !may_be_spaced(style, outline, &run) {
            continue;
        }
        let open = |gap: usize| {
            let inner = gap > 0 && gap < outline.last_gap();
            (inner && matches!(outline.gap(gap), Some("" | " "))).then_some(gap)
        };
        let kind = SiteKind::Space;
        match (open(run.start), open(run.end)) {
            (Some(at), also @ Some(_)) => found.push(Site { kind, at, also, spellings: BOTH_SIDES }),
            (Some(at), None) | (None, Some(at)) => {
                found.push(Site { kind, at, also: None, spellings: ONE_SIDE });
            }
            (None, None) => {}
        }
    }
}

fn may_be_spaced(style: Style, outline: &Outline<'_>, run: &Range<usize>) -> bool {
    let core = |at: usize| outline.core(at);
    let is_digit = |at: usize| core(at).is_some_and(|ch| ch.is_ascii_digit());
    let is_letter = |at: usize| core(at).is_some_and(|ch| ch.is_ascii_alphabetic());
    if !run.clone().all(|at| is_digit(at) || is_letter(at)) {
        return false;
    }
    if run.clone().filter(|at| is_digit(*at)).count() > DIGITS {
        return false;
    }
    // Inside: one word, or words with one space between them.
    let joined = |at: usize| match outline.gap(at) {
        Some("") => true,
        Some(" ") => is_letter(at) && at.checked_sub(1).is_some_and(is_letter),
        _ => false,
    };
    if !run.clone().skip(1).all(joined) {
        return false;
    }
    let glued = |at: usize| outline.gap(at).is_none_or(|gap| gap.contains(|ch| GLUE.contains(ch)));
    if glued(run.start) || glued(run.end) {
        return false;
    }
    let before = run.start.checked_sub(1).and_then(core);
    let after = core(run.end);
    let part_of_number = is_digit(run.start) && before.is_some_and(|ch| BEFORE.contains(ch))
        || run.end.checked_sub(1).is_some_and(is_digit)
            && after.is_some_and(|ch| UNITS.contains(ch) || (style == Style::Notes && ch == '号'));
    !part_of_number
}
