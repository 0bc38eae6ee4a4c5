//! What every page carries besides its rows: whose it is, which of how many it is, and the watermark.

use super::layout::{INK, Layout};
use crate::exports::formats::Mark;
use crate::exports::formats::words::{REGISTER_NO, WHO};
use crate::paper::MARGIN;
use crate::paper::canvas::{Canvas, Ink, Style, baseline};
use crate::paper::qr::Modules;

const MUTED: Ink = Ink(0x57_60_6A);
const HEAD: Style = Style::new(false, 10.0, INK);
const FOOT: Style = Style::new(false, 8.0, MUTED);
/// Width of the QR code.
const CODE: f32 = 38.0;

/// 商业秘密, the word of the level and the number of the register.
pub(super) fn title(mark: &Mark) -> String {
    format!("{} · {}", mark.words(), register_no(mark))
}

pub(super) struct Frame {
    size: (f32, f32),
    head: String,
    named: String,
    foot: String,
    watermark: String,
    register_no: String,
    pages: usize,
}

impl Frame {
    pub(super) fn of(mark: &Mark, layout: &Layout, pages: usize) -> Self {
        let language = mark.language;
        Self {
            size: (layout.width, layout.height),
            head: mark.words(),
            named: format!("{} {}", REGISTER_NO.r#in(language), register_no(mark)),
            foot: format!("{} {} · {}", WHO.r#in(language), mark.person(), mark.at),
            watermark: mark.line(),
            register_no: register_no(mark),
            pages,
        }
    }

    /// The watermark first: the rows lie over it.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, number: usize) {
        let (width, height) = self.size;
        canvas.watermark(self.size, &self.watermark);
        short(canvas, (MARGIN, MARGIN + 4.0), &self.head, HEAD, width - 2.0 * MARGIN - CODE);
        short(canvas, (MARGIN, MARGIN + 20.0), &self.named, FOOT, width - 2.0 * MARGIN - CODE);
        let page = format!("{number} / {}", self.pages);
        let bottom = height - MARGIN - FOOT.line();
        short(canvas, (MARGIN, bottom), &self.foot, FOOT, width - 2.0 * MARGIN - 80.0);
        canvas.text_right(width - MARGIN, baseline(bottom, FOOT), &page, FOOT);
        // Register number and serial of the page: which page of which file somebody holds.
        if let Some(code) = Modules::of(&format!("{} {number}/{}", self.register_no, self.pages)) {
            let (left, top, module) = (width - MARGIN - CODE, MARGIN, CODE / code.side as f32);
            let area = |(column, row, length): (usize, usize, usize)| {
                let (column, row, length) = (column as f32, row as f32, length as f32);
                (left + column * module, top + row * module, length * module, module)
            };
            canvas.rectangles(code.runs().into_iter().map(area), INK);
        }
    }
}

/// One line, as much of it as there is room for.
fn short(canvas: &mut Canvas<'_>, (x, top): (f32, f32), text: &str, style: Style, room: f32) {
    let mut kept = text;
    while canvas.width(kept, style) > room {
        let Some((last, _)) = kept.char_indices().next_back() else { break };
        kept = kept.get(..last).unwrap_or_default();
    }
    canvas.text(x, baseline(top, style), kept, style);
}

fn register_no(mark: &Mark) -> String {
    mark.register_no.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::app::Language;
    use crate::exports::formats::tests::mark;

    #[test]
    fn a_page_names_level_number_person_and_time() {
        let layout = Layout::sheet();
        let frame = Frame::of(&mark(), &layout, 3);
        assert_eq!(frame.head, "商业秘密·核心");
        assert_eq!(frame.named, "登记号 E-20261201-0007");
        assert_eq!(frame.foot, "导出人 王磊 5678 · 2026-12-01 14:02");
        assert_eq!(frame.watermark, "E-20261201-0007 · 王磊 5678 · 2026-12-01 14:02");
        let english = Frame::of(&Mark { language: Language::En, ..mark() }, &layout, 3);
        assert_eq!(english.head, "商业秘密·核心 Trade secret · core");
    }
}
