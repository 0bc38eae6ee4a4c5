//! Substring search tuned to this text: which two bytes of a needle are looked for first decides how fast a scan
//! is.

use memchr::arch::all::packedpair::HeuristicFrequencyRank;
use memchr::memmem::{Finder, FinderBuilder};
use vault_domain::search_text::SEPARATOR;

/// Letters that begin a syllable, commonest first; i, u and v begin none.
const INITIALS: &[u8] = b"jsxyzhglkdcmwqtbfrpnaoeuiv";

/// A finder for one needle in folded text, pinyin or initials.
pub(super) fn finder(needle: &[u8]) -> Finder<'_> {
    FinderBuilder::new().build_forward_with_ranker(ChineseNames::of(needle), needle)
}

/// How common each byte is; higher is commoner.
struct ChineseNames {
    /// Two bytes that tell most together.
    telling: Option<[u8; 2]>,
}

impl ChineseNames {
    /// In pinyin the letters within a syllable say little (`ang` ends many), its first letter says most: two of
    /// these, or one and the separator or row end before it.
    fn of(needle: &[u8]) -> Self {
        let pairs = needle.windows(2);
        let initials = pairs.filter_map(|pair| match pair {
            [before, letter] if *before == SEPARATOR as u8 => Some(*letter),
            _ => None,
        });
        let mut initials: Vec<u8> = initials.collect();
        initials.sort_unstable_by_key(|letter| letter_rank(*letter));
        initials.dedup();
        let telling = match initials.as_slice() {
            [] => None,
            [only] => needle.first().map(|first| [*first, *only]),
            [first, second, ..] => Some([*first, *second]),
        };
        Self { telling }
    }
}

impl HeuristicFrequencyRank for ChineseNames {
    fn rank(&self, byte: u8) -> u8 {
        if self.telling.is_some_and(|telling| telling.contains(&byte)) {
            return 1;
        }
        match byte {
            b'\n' | b'\'' => 250,
            // First bytes of the basic Han characters.
            0xe4..=0xe9 => 249,
            // The other bytes of 有限公司, which nearly every company has.
            0x9c | 0x89 | 0x99 | 0x90 | 0x85 | 0xac | 0x8f | 0xb8 => 200,
            0x80.. => 120,
            _ => letter_rank(byte),
        }
    }
}

fn letter_rank(letter: u8) -> u8 {
    let place = INITIALS.iter().position(|other| *other == letter);
    place.and_then(|place| u8::try_from(240 - 8 * place).ok()).unwrap_or(20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_bytes_are_initials() {
        for (needle, telling) in [
            ("'ang", Some(*b"'a")),
            ("\n'zhang", Some(*b"\nz")),
            ("'zhang'wei'guo", Some(*b"wg")),
            ("zw", None),
            ("张", None),
        ] {
            assert_eq!(ChineseNames::of(needle.as_bytes()).telling, telling, "{needle}");
        }
    }

    #[test]
    fn finds_whatever_the_ranks_say() {
        let text = "\n'zhang'wei\n'wang'fang\n'a\n";
        for needle in ["'zhang'wei", "'a", "\n'wang", "'fang\n", "'wei\n'wang"] {
            assert_eq!(finder(needle.as_bytes()).find(text.as_bytes()), text.find(needle));
        }
    }
}
