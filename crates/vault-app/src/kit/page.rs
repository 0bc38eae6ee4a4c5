//! The page itself, from top to bottom. Legible in black and white: nothing is said by colour alone.

mod head;
mod key;
mod restore;

use super::text::Text;
use super::{HEIGHT, KitError, MARGIN, WIDTH};
use crate::contract::app::Language;
use crate::contract::vault::KitView;
use crate::paper::canvas::{Canvas, Ink, Style, baseline};

const LEFT: f32 = MARGIN;
const RIGHT: f32 = WIDTH - MARGIN;
/// Where the last line begins.
const FOOT: f32 = HEIGHT - MARGIN - 14.0;

const INK: Ink = Ink(0x1B_1F_24);
const MUTED: Ink = Ink(0x57_60_6A);
const PRIMARY: Ink = Ink(0x1F_5F_D6);
const RED: Ink = Ink(0xB3_26_1E);
const LINE: Ink = Ink(0xC9_D0_D8);
const SURFACE: Ink = Ink(0xF6_F7_F9);
const SHADE: Ink = Ink(0xDD_E2_E8);
const WHITE: Ink = Ink(0xFF_FF_FF);

const HEADING: Style = Style::new(true, 12.0, INK);
const BODY: Style = Style::new(false, 9.5, INK);
const SMALL: Style = Style::new(false, 7.5, MUTED);

/// Draws everything.
pub(super) fn draw(canvas: &mut Canvas<'_>, kit: &KitView, language: Language) -> Result<(), KitError> {
    let y = head::title(canvas, language);
    let y = head::purpose(canvas, y + 10.0, language);
    let y = head::facts(canvas, y + 10.0, kit, language);
    let y = key::key(canvas, y + 14.0, &kit.groups, language)?;
    let y = restore::password_hint(canvas, y + 12.0, language);
    let y = restore::steps(canvas, y + 14.0, language);
    let y = restore::never(canvas, y + 10.0, language);
    debug_assert!(y <= FOOT, "the texts are too long for one page");
    restore::foot(canvas, kit, language);
    Ok(())
}

/// A heading in both languages; returns where the section begins.
fn heading(canvas: &mut Canvas<'_>, top: f32, text: Text, language: Language) -> f32 {
    let (first, second) = text.ordered(language);
    let y = baseline(top, HEADING);
    canvas.text(LEFT, y, first, HEADING);
    let x = LEFT + canvas.width(first, HEADING) + 7.0;
    canvas.text(x, y, second, Style { size: 8.5, ..SMALL });
    top + HEADING.line() + 3.0
}

/// The leading sentence, and the other one small below it.
fn both(
    canvas: &mut Canvas<'_>,
    x: f32,
    top: f32,
    width: f32,
    text: Text,
    style: Style,
    language: Language,
) -> f32 {
    let (first, second) = text.ordered(language);
    let y = canvas.paragraph(x, top, width, first, style);
    canvas.paragraph(x, y, width, second, SMALL)
}
