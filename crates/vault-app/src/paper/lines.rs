//! Breaking Chinese and English into lines: anywhere between 汉字, at spaces between words, and never so that a line
//! begins with a closing mark or ends with an opening one (GB/T 15834).

const CLOSING: &str = "，。、；：？！）》”’…,.;:?!)";
const OPENING: &str = "（《“‘(";

/// The text in lines that are at most `width` wide. A piece that is wider than a line has a line of its own.
pub(crate) fn break_lines(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if line.is_empty() || measure(longer.trim_end()) <= width {
            line = longer;
        } else {
            lines.push(line.trim_end().to_owned());
            line = piece.trim_start().to_owned();
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// What may not be parted: a word with the space behind it, a 汉字 with the marks that belong to it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (position, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            pieces.extend(text.get(start..position));
            start = position;
        }
        before = Some(character);
    }
    pieces.extend(text.get(start..));
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if CLOSING.contains(after) || OPENING.contains(before) || after == ' ' {
        return false;
    }
    before == ' ' || is_han(before) || is_han(after) || (CLOSING.contains(before) && !before.is_ascii())
}

/// Characters between which lines may be broken.
fn is_han(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '□')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// 汉字 two wide, everything else one.
    fn measure(text: &str) -> f32 {
        text.chars().map(|character| if character.is_ascii() { 1.0 } else { 2.0 }).sum()
    }

    #[rstest]
    #[case("", 10.0, &[])]
    #[case("一二三四五六", 6.0, &["一二三", "四五六"])]
    #[case("一二三，四五", 6.0, &["一二", "三，四", "五"])]
    #[case("一二（三）四", 6.0, &["一二", "（三）", "四"])]
    #[case("the quick fox", 9.0, &["the quick", "fox"])]
    #[case("打开 ClientVault 后", 12.0, &["打开", "ClientVault", "后"])]
    #[case("unbreakableword x", 5.0, &["unbreakableword", "x"])]
    fn lines_break_where_they_may(#[case] text: &str, #[case] width: f32, #[case] lines: &[&str]) {
        assert_eq!(break_lines(text, width, measure), lines);
    }

    proptest::proptest! {
        #[test]
        fn nothing_but_spaces_is_lost(text in "[一二，。（）a-c ,.]{0,60}", width in 1.0_f32..20.0) {
            let joined: String = break_lines(&text, width, measure).concat();
            let plain = |text: &str| text.replace(' ', "");
            assert_eq!(plain(&joined), plain(&text));
        }
    }
}
