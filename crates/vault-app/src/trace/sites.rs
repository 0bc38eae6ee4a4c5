//! Places in a text that can be written in more than one way without anybody minding.
//!
//! | kind | ways | where |
//! |---|---|---|
//! | brackets | `（）` `()` ` () ` | firms, short texts, addresses, notes |
//! | space around a word or number of up to four digits between Han characters | none, one | the same |
//! | slash between words | `/` ` / ` `／` | short texts, notes |
//! | mark between Han characters | `，；：！？` full, half width | notes |
//! | full stop at the end | none, `。` | notes |
//! | 省, 市 after a known place | none, there | city, home town, addresses that go on with a district |
//!
//! Decided against, because somebody would mind: anything in a person's name (labels and contracts are copied from it),
//! the invoice title, tags and a vault's own fields; 有限公司 for 有限责任公司 (another legal name); letters in full width;
//! spaces at the end of a cell (formulas stop finding it); `、` for `，` (it changes what belongs together); spaces next to
//! amounts, dates and anything that looks like a number, an address on the net or a code.
//!
//! Which places there are follows from the letters and digits and from the set a gap belongs to, never from which of
//! the set is written: every spelling of a text has the same places.

mod division;
mod runs;

use vault_domain::field::FieldKey;
use vault_domain::value::is_han;

use super::fold::Outline;

/// Notes with fewer Han characters than this are words, not sentences: they get no full stop.
const SENTENCE: usize = 8;

/// How a field's text is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// A firm's name.
    Firm,
    /// A city or region alone.
    City,
    /// A few words.
    Words,
    /// A postal address.
    Address,
    /// Sentences.
    Notes,
}

impl Style {
    /// The treatment of a field; `None` for fields that are never written differently.
    pub(super) const fn of(field: FieldKey) -> Option<Self> {
        match field {
            FieldKey::Company => Some(Self::Firm),
            FieldKey::City | FieldKey::Hometown => Some(Self::City),
            FieldKey::Title | FieldKey::Department | FieldKey::Industry => Some(Self::Words),
            FieldKey::Address => Some(Self::Address),
            FieldKey::Remark | FieldKey::Hobbies | FieldKey::Family => Some(Self::Notes),
            _ => None,
        }
    }
}

/// What may be written differently. The numbers go into the choice of every copy ever made: never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum SiteKind {
    Brackets = 1,
    Space = 2,
    Slash = 3,
    Mark = 4,
    Stop = 5,
    Division = 6,
}

/// One way to write a site: what stands in its first gap and in its second, if it has two.
pub(super) type Spelling = [&'static str; 2];

/// One place with its spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Site {
    pub(super) kind: SiteKind,
    /// The gap; it names the site within its text.
    pub(super) at: usize,
    /// A second gap that is written together with the first: a bracket is closed as it was opened.
    pub(super) also: Option<usize>,
    pub(super) spellings: &'static [Spelling],
}

impl Site {
    /// Which of the spellings a text with the same key shows.
    pub(super) fn shown(&self, outline: &Outline<'_>) -> Option<usize> {
        let first = outline.seen_gap(self.at)?;
        let second = self.also.map(|also| outline.seen_gap(also).unwrap_or_default());
        self.spellings
            .iter()
            .position(|[one, two]| first == *one && second.as_ref().is_none_or(|it| it == two))
    }

    /// Whether the text is written in one of the ways, to the byte.
    fn is_in(&self, outline: &Outline<'_>) -> bool {
        let exact = |at: usize, shown: &str| outline.gap(at) == Some(shown);
        self.spellings
            .iter()
            .any(|[one, two]| exact(self.at, one) && self.also.is_none_or(|also| exact(also, two)))
    }
}

/// The sites of a text, in a fixed order.
pub(super) fn sites(style: Style, outline: &Outline<'_>) -> Vec<Site> {
    let mut found = Vec::new();
    if style == Style::City || style == Style::Address {
        division::find(style, outline, &mut found);
    }
    if style != Style::City {
        brackets(outline, &mut found);
        runs::find(style, outline, &mut found);
    }
    if style == Style::Words || style == Style::Notes {
        slashes(outline, &mut found);
    }
    if style == Style::Notes {
        marks(outline, &mut found);
        stop(outline, &mut found);
    }
    found.retain(|site| site.is_in(outline));
    found
}

const BRACKETS: &[Spelling] = &[["（", "）"], ["(", ")"], [" (", ") "]];
const BRACKETS_AT_END: &[Spelling] = &[["（", "）"], ["(", ")"], [" (", ")"]];
const BRACKETS_AT_START: &[Spelling] = &[["（", "）"], ["(", ")"], ["(", ") "]];
const BRACKETS_AROUND: &[Spelling] = &[["（", "）"], ["(", ")"]];

fn brackets(outline: &Outline<'_>, found: &mut Vec<Site>) {
    let last = outline.last_gap();
    let mut open = None;
    for at in 0..=last {
        let gap = outline.gap(at).unwrap_or_default();
        match gap {
            "（" | "(" | " (" => open = Some(at),
            "）" | ")" | ") " => {
                let Some(first) = open.take() else { continue };
                let spellings = match (first == 0, at == last) {
                    (false, false) => BRACKETS,
                    (false, true) => BRACKETS_AT_END,
                    (true, false) => BRACKETS_AT_START,
                    (true, true) => BRACKETS_AROUND,
                };
                found.push(Site { kind: SiteKind::Brackets, at: first, also: Some(at), spellings });
            }
            // Nested, or written together with another mark: left alone.
            _ if gap.contains(['（', '(', '）', ')']) => open = None,
            _ => {}
        }
    }
}

fn slashes(outline: &Outline<'_>, found: &mut Vec<Site>) {
    for (at, before, after) in inner_gaps(outline) {
        let number = |ch: char| ch.is_numeric();
        let words = (is_han(before) || is_han(after)) && !number(before) && !number(after);
        if words && matches!(outline.gap(at), Some("/" | " / " | "／")) {
            let spellings = &[["/", ""], [" / ", ""], ["／", ""]];
            found.push(Site { kind: SiteKind::Slash, at, also: None, spellings });
        }
    }
}

fn marks(outline: &Outline<'_>, found: &mut Vec<Site>) {
    for (at, before, after) in inner_gaps(outline) {
        let spellings: &'static [Spelling] = match outline.gap(at) {
            Some("，" | ",") => &[["，", ""], [",", ""]],
            Some("；" | ";") => &[["；", ""], [";", ""]],
            Some("：" | ":") => &[["：", ""], [":", ""]],
            Some("！" | "!") => &[["！", ""], ["!", ""]],
            Some("？" | "?") => &[["？", ""], ["?", ""]],
            _ => continue,
        };
        // Next to a digit it may be part of an amount or a time; next to a Latin word half width is the rule.
        if is_han(before) && is_han(after) {
            found.push(Site { kind: SiteKind::Mark, at, also: None, spellings });
        }
    }
}

fn stop(outline: &Outline<'_>, found: &mut Vec<Site>) {
    let at = outline.last_gap();
    let cores = outline.cores();
    let is_sentence = cores.iter().filter(|ch| is_han(**ch)).nth(SENTENCE - 1).is_some();
    if is_sentence && cores.last().copied().is_some_and(is_han) {
        found.push(Site { kind: SiteKind::Stop, at, also: None, spellings: &[["", ""], ["。", ""]] });
    }
}

/// Gaps between two cores, with the cores.
fn inner_gaps<'o>(outline: &'o Outline<'_>) -> impl Iterator<Item = (usize, char, char)> + 'o {
    let cores = outline.cores();
    (1..).zip(cores.iter().zip(cores.iter().skip(1))).map(|(at, (before, after))| (at, *before, *after))
}

#[cfg(test)]
mod tests;
