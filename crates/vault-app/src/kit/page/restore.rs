//! What to do with it, what not to do with it.

use super::{
    BODY, Canvas, FOOT, INK, KitView, LEFT, LINE, MUTED, PRIMARY, RED, RIGHT, SMALL, Style, WHITE, baseline,
    both, heading,
};
use crate::contract::app::Language;
use crate::kit::text;

/// A line to write on.
pub(super) fn password_hint(canvas: &mut Canvas<'_>, top: f32, language: Language) -> f32 {
    let y = heading(canvas, top, text::PASSWORD_HINT, language) + 15.0;
    canvas.line((LEFT, y), (RIGHT, y), 0.8, MUTED);
    let (first, second) = text::PASSWORD_HINT_NOTE.ordered(language);
    let style = Style { ink: INK, size: 8.0, ..SMALL };
    canvas.text(LEFT, y + 11.0, first, style);
    canvas.text(LEFT + canvas.width(first, style) + 7.0, y + 11.0, second, SMALL);
    y + 14.0
}

/// Numbered steps for somebody who has never seen the program.
pub(super) fn steps(canvas: &mut Canvas<'_>, top: f32, language: Language) -> f32 {
    let mut y = heading(canvas, top, text::STEPS_TITLE, language);
    for (index, step) in text::STEPS.into_iter().enumerate() {
        canvas.frame((LEFT, y + 0.5, 13.0, 13.0), 6.5, 0.9, PRIMARY);
        let number = Style::new(true, 8.0, PRIMARY);
        canvas.text_center(LEFT + 6.5, y + 10.0, &(index + 1).to_string(), number);
        y = both(canvas, LEFT + 21.0, y, RIGHT - LEFT - 21.0, step, BODY, language) + 4.0;
    }
    y
}

/// The box with what would make the kit worthless.
pub(super) fn never(canvas: &mut Canvas<'_>, top: f32, language: Language) -> f32 {
    let height = 42.0;
    canvas.frame((LEFT, top, RIGHT - LEFT, height), 6.0, 1.2, RED);
    let (first, second) = text::NEVER_TITLE.ordered(language);
    canvas.panel((LEFT, top, 70.0, height), 6.0, RED);
    canvas.text_center(LEFT + 35.0, top + 20.0, first, Style::new(true, 11.0, WHITE));
    canvas.text_center(LEFT + 35.0, top + 31.0, second, Style::new(false, 7.0, WHITE));
    let item = Style::new(true, 9.0, INK);
    let widths = text::NEVER.map(|text| canvas.width(text.ordered(language).0, item) + 11.0);
    let gap = (RIGHT - LEFT - 70.0 - widths.iter().sum::<f32>()) / (widths.len() + 1) as f32;
    let mut x = LEFT + 70.0 + gap;
    for (text, width) in text::NEVER.into_iter().zip(widths) {
        let (first, second) = text.ordered(language);
        cross(canvas, x, top + 12.5);
        canvas.text(x + 11.0, top + 20.0, first, item);
        canvas.text(x + 11.0, top + 31.0, second, Style { size: 7.0, ..SMALL });
        x += width + gap;
    }
    let style = Style { size: 8.0, ..BODY };
    both(canvas, LEFT, top + height + 4.0, RIGHT - LEFT, text::SAVED_AS_FILE, style, language)
}

fn cross(canvas: &mut Canvas<'_>, x: f32, y: f32) {
    canvas.line((x, y), (x + 6.5, y + 6.5), 1.5, RED);
    canvas.line((x + 6.5, y), (x, y + 6.5), 1.5, RED);
}

/// The last line of the page.
pub(super) fn foot(canvas: &mut Canvas<'_>, kit: &KitView, language: Language) {
    let top = FOOT;
    canvas.line((LEFT, top), (RIGHT, top), 0.6, LINE);
    let style = Style { size: 7.0, ..SMALL };
    let (first, second) = text::TITLE.ordered(language);
    let y = baseline(top + 3.0, style);
    canvas.text(LEFT, y, &format!("{} · {first} · {second}", text::PRODUCT), style);
    canvas.text_right(RIGHT, y, &format!("{} · 1 / 1", kit.vault_id), style);
}
