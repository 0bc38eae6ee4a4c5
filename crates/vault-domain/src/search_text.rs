//! Search text of names and companies: what a Chinese user may type to find a person or a firm.
//!
//! A text is folded once ([`fold()`]) and read as a row of units: a Han character with its readings, or a
//! word of any other script. A [`Query`] finds a text by 汉字 (`张`, `深圳`), full pinyin (`zhangwei`,
//! `zhangw`), initials (`zw`, `szmmkj`), a mixture (`张w`, `z伟`) or plain Latin letters and digits.
//! Everything is a function of its arguments, so an index that stores these forms and the matcher that
//! explains a hit can never disagree.

mod collation;
mod company;
mod fold;
mod matcher;
mod places;
mod query;
mod readings;
mod surnames;
mod syllables;
#[cfg(test)]
mod tests;
mod traditional;
mod units;

pub use collation::SortKey;
pub use company::{LONGEST_LEGAL_ENDING, short_name, without_legal_ending};
pub use fold::{canonical, fold};
pub use places::leading_places;
pub use query::{Match, Query, Rank};
pub use syllables::Syllables;

use units::units;

/// Most pinyin forms kept for one text; a text with more polyphones keeps the commonest combinations.
pub const MAX_VARIANTS: usize = 8;

/// From so many characters and words on a joined form is kept, which is more than any name has.
const MAX_JOINED: usize = 32;

/// Stands before every character and word of a stored pinyin; never part of a folded text.
pub const SEPARATOR: char = '\'';

/// What kind of text is searched; decides readings and how much of it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// A person: surname readings apply to the first characters (曾 is zeng there, ceng elsewhere).
    Name,
    /// A firm: its legal ending (有限公司) does not take part in pinyin, 深圳 also finds 深圳市.
    Company,
    /// A tag or any other short text.
    Tag,
}

/// The forms of one text that an index keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchText {
    /// Folded original: NFKC, lower case, simplified; separators removed except one space between two words
    /// of a script other than Han.
    pub folded: String,
    /// Full pinyin with [`SEPARATOR`] before every character and word (`'zhang'wei`), the likeliest first; at
    /// most [`MAX_VARIANTS`]. The legal ending of a company is left out.
    pub pinyin: Vec<String>,
    /// For texts with a word of another script than Han: pinyin from each character or word on without inner
    /// separators (`'tonyzhangsan`, `-'zhangsan`), because a word's end cannot be told from typed letters. Begins
    /// with `-` where text comes before it.
    pub joined: Vec<String>,
    /// Whether the text has a word of another script than Han.
    pub has_words: bool,
    /// Initials, the likeliest first, without doubles; at most [`MAX_VARIANTS`].
    pub initials: Vec<String>,
    /// Initials of a company whose leading place is written without 市 or 省 (`szmmkj` for 深圳市某某科技),
    /// meant to be matched from their beginning only.
    pub initials_without_division: Option<String>,
    /// Position in a list sorted the Chinese way.
    pub sort_key: SortKey,
}

impl SearchText {
    /// The forms of a person's name.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Self::of(TextKind::Name, name)
    }

    /// The forms of a company's name.
    #[must_use]
    pub fn of_company(name: &str) -> Self {
        Self::of(TextKind::Company, name)
    }

    /// The forms of `text` read as `kind`.
    #[must_use]
    pub fn of(kind: TextKind, text: &str) -> Self {
        let folded = fold::canonical(text);
        let core = match kind {
            TextKind::Company => company::core(&folded),
            TextKind::Name | TextKind::Tag => &folded,
        };
        let (pinyin, initials) = variants(kind, core);
        let has_words = units(kind, core).any(|unit| unit.is_word());
        let joined = if has_words { joined(&pinyin) } else { Vec::new() };
        let initials_without_division = match kind {
            TextKind::Company => company::without_division(core)
                .and_then(|elided| variants(kind, &elided).1.into_iter().next())
                .filter(|short| !initials.contains(short)),
            TextKind::Name | TextKind::Tag => None,
        };
        let sort_key = SortKey::of_canonical(kind, &folded);
        Self { folded, pinyin, joined, has_words, initials, initials_without_division, sort_key }
    }
}

/// Pinyin and initials of every combination of readings, likeliest first, at most [`MAX_VARIANTS`].
fn variants(kind: TextKind, folded: &str) -> (Vec<String>, Vec<String>) {
    let mut built = vec![(String::with_capacity(folded.len() * 2), String::with_capacity(8))];
    for unit in units(kind, folded) {
        let readings = unit.readings();
        let Some((first, others)) = readings.as_slice().split_first() else { continue };
        let likelier = built.len();
        for other in others {
            let room = MAX_VARIANTS.saturating_sub(built.len());
            // Forms with the likelier reading stay in front of forms with the rarer one.
            let added: Vec<_> =
                built.iter().take(likelier.min(room)).map(|form| extended(form, other)).collect();
            built.extend(added);
        }
        for form in built.iter_mut().take(likelier) {
            extend(form, first);
        }
    }
    let (mut pinyin, mut initials) = (Vec::new(), Vec::new());
    for (full, short) in built {
        if !pinyin.contains(&full) {
            pinyin.push(full);
        }
        if !initials.contains(&short) {
            initials.push(short);
        }
    }
    (pinyin, initials)
}

fn extended(form: &(String, String), reading: &str) -> (String, String) {
    let mut form = form.clone();
    extend(&mut form, reading);
    form
}

fn extend((pinyin, initials): &mut (String, String), reading: &str) {
    pinyin.push(SEPARATOR);
    pinyin.push_str(reading);
    initials.extend(reading.chars().next());
}

/// The forms of [`SearchText::joined`].
fn joined(pinyin: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for form in pinyin {
        for (at, _) in form.match_indices(SEPARATOR).take(MAX_JOINED) {
            let mark = if at == 0 { "" } else { "-" };
            let text =
                format!("{mark}{SEPARATOR}{}", form.get(at..).unwrap_or_default().replace(SEPARATOR, ""));
            if !all.contains(&text) {
                all.push(text);
            }
        }
    }
    all
}
