//! What this is and which vault it belongs to.

use vault_domain::date::LocalDate;

use super::{
    BODY, Canvas, INK, Ink, KitView, LEFT, LINE, MARGIN, MUTED, PRIMARY, RIGHT, SMALL, SURFACE, Style, Text,
    WHITE, both,
};
use crate::contract::app::Language;
use crate::kit::text;

/// The date on the kit is China's.
const OFFSET_MINUTES: i32 = 480;

/// Mark, title, product.
pub(super) fn title(canvas: &mut Canvas<'_>, language: Language) -> f32 {
    let top = MARGIN;
    mark(canvas, LEFT, top);
    let (first, second) = text::TITLE.ordered(language);
    canvas.text(LEFT + 50.0, top + 21.0, first, Style::new(true, 22.0, INK));
    canvas.text(LEFT + 50.0, top + 36.0, second, Style::new(false, 10.0, MUTED));
    canvas.text_right(RIGHT, top + 36.0, text::PRODUCT, Style::new(false, 9.0, MUTED));
    let y = top + 50.0;
    canvas.line((LEFT, y), (RIGHT, y), 1.5, PRIMARY);
    y
}

/// A safe's door.
fn mark(canvas: &mut Canvas<'_>, x: f32, y: f32) {
    let disc = |canvas: &mut Canvas<'_>, inset: f32, ink: Ink| {
        let side = 38.0 - 2.0 * inset;
        canvas.panel((x + inset, y + inset, side, side), side / 2.0, ink);
    };
    canvas.panel((x, y, 38.0, 38.0), 8.0, PRIMARY);
    disc(canvas, 8.0, WHITE);
    disc(canvas, 10.5, PRIMARY);
    canvas.line((x + 19.0, y + 12.5), (x + 19.0, y + 25.5), 2.2, WHITE);
    canvas.line((x + 12.5, y + 19.0), (x + 25.5, y + 19.0), 2.2, WHITE);
    disc(canvas, 16.0, WHITE);
}

/// What it is for, and that it is worth stealing.
pub(super) fn purpose(canvas: &mut Canvas<'_>, top: f32, language: Language) -> f32 {
    let y = both(canvas, LEFT, top, RIGHT - LEFT, text::PURPOSE, BODY, language);
    both(canvas, LEFT, y + 4.0, RIGHT - LEFT, text::LIKE_CASH, Style { bold: true, ..BODY }, language)
}

/// Which vault: name, day, id, fingerprint.
pub(super) fn facts(canvas: &mut Canvas<'_>, top: f32, kit: &KitView, language: Language) -> f32 {
    let (height, pad, column) = (84.0, 12.0, 96.0);
    canvas.panel((LEFT, top, RIGHT - LEFT, height), 6.0, SURFACE);
    canvas.frame((LEFT, top, RIGHT - LEFT, height), 6.0, 0.8, LINE);
    let created = LocalDate::from_unix_ms(kit.created_ms, OFFSET_MINUTES).map(|day| day.to_string());
    let rows: [(Text, &str, f32); 4] = [
        (text::VAULT, &kit.vault_name, 12.5),
        (text::CREATED, &created.unwrap_or_default(), 9.5),
        (text::VAULT_ID, &kit.vault_id.to_string(), 9.5),
        (text::FINGERPRINT, &kit.root_fingerprint, 9.5),
    ];
    let width = RIGHT - LEFT - 2.0 * pad - column;
    let mut y = top + 22.0;
    for (label, value, size) in rows {
        let (first, second) = label.ordered(language);
        let style = Style { size: 8.5, ..SMALL };
        canvas.text(LEFT + pad, y, first, style);
        canvas.text(LEFT + pad + canvas.width(first, style) + 4.0, y, second, Style { size: 7.0, ..SMALL });
        let style = fitting(canvas, value, width, Style::new(false, size, INK));
        canvas.text(LEFT + pad + column, y, value, style);
        y += 18.0;
    }
    top + height
}

/// The style, made smaller until the text has room: a name has fifty characters at most.
fn fitting(canvas: &Canvas<'_>, text: &str, width: f32, style: Style) -> Style {
    let needed = canvas.width(text, style);
    Style { size: if needed > width { style.size * width / needed } else { style.size }, ..style }
}
