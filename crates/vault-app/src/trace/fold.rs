//! Where a leaked cell and a stored value meet: letters and digits alone, and what stands between them.

use std::borrow::Cow;
use std::ops::Range;

use vault_domain::search_text::fold;
use vault_domain::value::is_invisible;

/// The key under which two spellings of a value are the same: folded as search text is (width, case, traditional
/// characters), letters and digits alone, without 省 and 市.
///
/// 市 goes wherever it stands, also in 市场部: both sides lose it, and a key is only ever compared with another key.
#[must_use]
pub(crate) fn meeting_key(text: &str) -> String {
    Outline::of(text).key()
}

/// A text as its folded letters and digits (cores) and the gaps around them: gap `n` stands before core `n`, the last
/// one after the last core. Texts with the same key have gaps that can be compared one by one, whatever was retyped.
pub(super) struct Outline<'t> {
    text: &'t str,
    cores: Vec<char>,
    /// `None` inside one written character that folds to several (`㎡`): nothing can stand there.
    gaps: Vec<Option<Range<usize>>>,
}

impl<'t> Outline<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let room = text.len() / 3 + 2;
        let (mut cores, mut gaps) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let mut start = 0;
        // Folded in one go where each character becomes one, which is nearly always; one by one otherwise.
        let folded = text.chars().all(folds_to_one).then(|| fold(text));
        let mut folded = folded.as_deref().map(str::chars);
        for (at, ch) in text.char_indices() {
            let before = cores.len();
            match &mut folded {
                Some(folded) => cores.extend(folded.next().filter(|ch| is_core(*ch))),
                None => push_cores(ch, &mut cores),
            }
            if cores.len() == before {
                continue;
            }
            gaps.push(Some(start..at));
            gaps.resize(cores.len(), None);
            start = at + ch.len_utf8();
        }
        gaps.push(Some(start..text.len()));
        Self { text, cores, gaps }
    }

    pub(super) fn cores(&self) -> &[char] {
        &self.cores
    }

    pub(super) fn core(&self, at: usize) -> Option<char> {
        self.cores.get(at).copied()
    }

    pub(super) fn key(&self) -> String {
        self.cores.iter().collect()
    }

    /// Number of the gap after the last core.
    pub(super) fn last_gap(&self) -> usize {
        self.cores.len()
    }

    /// Gap `at` exactly as it is written.
    pub(super) fn gap(&self, at: usize) -> Option<&'t str> {
        self.text.get(self.gaps.get(at)?.clone()?)
    }

    /// Gap `at` as people see it: programs on the way leave invisible characters and spaces at the ends of cells.
    pub(super) fn seen_gap(&self, at: usize) -> Option<Cow<'t, str>> {
        let hidden = |ch: char| is_invisible(ch) && !ch.is_whitespace();
        let blank = |ch: char| ch.is_whitespace() || is_invisible(ch);
        let mut gap = self.gap(at)?;
        if at == 0 {
            gap = gap.trim_start_matches(blank);
        }
        if at == self.last_gap() {
            gap = gap.trim_end_matches(blank);
        }
        if gap.contains(hidden) {
            return Some(Cow::Owned(gap.chars().filter(|ch| !hidden(*ch)).collect()));
        }
        Some(Cow::Borrowed(gap))
    }

    /// The text with other gaps: pairs of a gap and what shall stand there.
    pub(super) fn rewritten(&self, mut changes: Vec<(usize, &'static str)>) -> Cow<'t, str> {
        changes.retain(|(at, new)| self.gap(*at).is_some_and(|old| old != *new));
        if changes.is_empty() {
            return Cow::Borrowed(self.text);
        }
        changes.sort_unstable_by_key(|(at, _)| *at);
        let mut out = String::with_capacity(self.text.len() + changes.len() * 3);
        let mut done = 0;
        for (at, new) in changes {
            if let Some(Some(range)) = self.gaps.get(at) {
                out.push_str(self.text.get(done..range.start).unwrap_or_default());
                out.push_str(new);
                done = range.end;
            }
        }
        out.push_str(self.text.get(done..).unwrap_or_default());
        Cow::Owned(out)
    }
}

fn push_cores(ch: char, cores: &mut Vec<char>) {
    let mut bytes = [0; 4];
    cores.extend(fold(ch.encode_utf8(&mut bytes)).chars().filter(|ch| is_core(*ch)));
}

fn is_core(ch: char) -> bool {
    ch.is_alphanumeric() && !matches!(ch, '省' | '市')
}

/// ASCII, Han characters, their punctuation and the full-width forms.
fn folds_to_one(ch: char) -> bool {
    ch.is_ascii() || matches!(ch, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{3002}' | '\u{ff01}'..='\u{ff5e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet_and_other_texts_do_not() {
        for (one, other) in [
            ("海风贸易（北京）有限公司", "海风贸易 (北京) 有限公司"),
            ("江苏省苏州市", "江苏 苏州"),
            ("ＥＲＰ系统、库存。", "erp 系统，库存"),
            ("銷售/市场", "销售 ／ 市场"),
            ("\u{200B}张三\u{3000}", "张三"),
        ] {
            assert_eq!(meeting_key(one), meeting_key(other), "{one}");
        }
        assert_ne!(meeting_key("苏州"), meeting_key("宿州"));
        assert_eq!(meeting_key("—— （）"), "");
    }

    #[test]
    fn gaps_stand_between_cores_and_can_be_written_anew() {
        let outline = Outline::of("用 ERP系统，50㎡ ");
        assert_eq!(outline.key(), "用erp系统50m2");
        assert_eq!((outline.gap(1), outline.gap(4), outline.gap(6)), (Some(" "), Some(""), Some("，")));
        // Nothing can stand inside one written character.
        assert_eq!((outline.gap(9), outline.gap(10)), (None, Some(" ")));
        assert_eq!(outline.seen_gap(10).as_deref(), Some(""));
        assert_eq!(outline.rewritten(vec![(6, ","), (1, ""), (9, "x"), (99, "x")]), "用ERP系统,50㎡ ");
        assert!(matches!(outline.rewritten(vec![(1, " ")]), Cow::Borrowed(_)));
    }

    proptest::proptest! {
        #[test]
        fn every_text_has_an_outline(text in ".{0,60}") {
            let outline = Outline::of(&text);
            proptest::prop_assert_eq!(outline.gaps.len(), outline.cores.len() + 1);
            proptest::prop_assert_eq!(outline.rewritten(Vec::new()), text.as_str());
        }

        #[test]
        fn folding_in_one_go_is_folding_one_by_one(text in "[a-zA-Z0-9 苏蘇州市省，。（）（ＡＢ\u{3000}()/-]{0,20}") {
            let mut cores = Vec::new();
            text.chars().for_each(|ch| push_cores(ch, &mut cores));
            proptest::prop_assert_eq!(Outline::of(&text).cores, cores);
        }
    }
}
