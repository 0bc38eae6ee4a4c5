//! How typed letters can be cut into syllables, and what all the ways have in common.

use super::{
    SEPARATOR,
    readings::{is_reading, is_reading_start},
};

/// More ways than this are not told apart.
const MOST_WAYS: usize = 64;

/// Letters typed as pinyin, as a stored text with [`SEPARATOR`]s would have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syllables {
    /// What every text of Han characters that the letters match contains, with separators: `'zhang'w` of
    /// `zhangw`, `'xi` of `xian` (西安 or 先). `None` where no cut is possible and only words can match.
    pub needle: Option<String>,
    /// The ways whose last syllable is complete: what a text of Han characters is that the letters match whole.
    pub whole: Vec<String>,
}

impl Syllables {
    /// Cuts `latin`, lower-case letters and digits.
    #[must_use]
    pub fn of(latin: &str) -> Self {
        let mut ways = Vec::new();
        cut(latin, &mut String::with_capacity(latin.len() * 2), &mut ways);
        let Some((first, others)) = ways.split_first() else {
            return Self { needle: None, whole: Vec::new() };
        };
        let mut common = first.as_str();
        for other in others {
            let same = common.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
            // Where a way was cut off inside a wider character nothing is lost but needle.
            common = common.get(..same).unwrap_or_default();
        }
        if ways.len() >= MOST_WAYS {
            let start = latin.chars().next().map_or(0, char::len_utf8);
            common = common.get(..SEPARATOR.len_utf8() + start).unwrap_or(common);
        }
        let needle = Some(common.to_owned());
        ways.retain(|way| is_reading(way.rsplit(SEPARATOR).next().unwrap_or_default()));
        Self { needle, whole: ways }
    }
}

/// Adds all ways to cut `left`, each behind `done`.
fn cut(left: &str, done: &mut String, ways: &mut Vec<String>) {
    if ways.len() >= MOST_WAYS {
        return;
    }
    let before = done.len();
    done.push(SEPARATOR);
    let start = done.len();
    if is_reading_start(left) {
        done.push_str(left);
        ways.push(done.clone());
        done.truncate(start);
    }
    for end in 1..left.len() {
        let (Some(syllable), Some(rest)) = (left.get(..end), left.get(end..)) else { continue };
        if !is_reading_start(syllable) {
            break;
        }
        if is_reading(syllable) {
            done.push_str(syllable);
            cut(rest, done, ways);
            done.truncate(start);
        }
    }
    done.truncate(before);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needles_hold_what_all_cuts_share() {
        for (latin, needle, whole) in [
            ("zhangw", Some("'zhang'w"), [].as_slice()),
            ("zhangwei", Some("'zhang'wei"), &["'zhang'wei"]),
            ("wei", Some("'wei"), &["'wei"]),
            ("z", Some("'z"), &[]),
            ("xian", Some("'xi"), &["'xian", "'xi'an"]),
            ("fangan", Some("'fan"), &["'fan'gan", "'fang'an"]),
            ("tony", None, &[]),
            ("zw", None, &[]),
            ("zhangqqq", None, &[]),
        ] {
            let found = Syllables::of(latin);
            assert_eq!(found.needle.as_deref(), needle);
            assert_eq!(found.whole, whole, "{latin}");
        }
    }

    #[test]
    fn endless_ambiguity_ends() {
        let found = Syllables::of(&"ana".repeat(40));
        assert!(found.needle.is_some_and(|needle| needle.starts_with("'a")));
    }
}
