//! The key: eight numbered groups in cells, in the order they are typed, and the same as a QR code.

use vault_crypto::Zeroizing;

use super::{
    Canvas, INK, KitError, LEFT, LINE, MUTED, PRIMARY, RIGHT, SHADE, SMALL, Style, WHITE, both, heading,
};
use crate::contract::app::Language;
use crate::kit::{GROUP, GROUPS, text};
use crate::paper::qr::Modules;

const CELL: (f32, f32) = (22.0, 26.0);
const ROW: f32 = 34.0;
const NUMBER: f32 = 24.0;
const COLUMN: f32 = 184.0;
const ROWS: usize = GROUPS / 2;
const QR: f32 = 112.0;

/// Heading, groups, code, hint.
pub(super) fn key(
    canvas: &mut Canvas<'_>,
    top: f32,
    groups: &[String],
    language: Language,
) -> Result<f32, KitError> {
    let top = heading(canvas, top, text::KEY, language);
    for (index, characters) in groups.iter().enumerate() {
        let (column, row) = (index / ROWS, index % ROWS);
        group(canvas, LEFT + column as f32 * COLUMN, top + row as f32 * ROW, index + 1, characters);
    }
    let bottom = top + ROWS as f32 * ROW;
    qr(canvas, top, groups, language)?;
    Ok(both(
        canvas,
        LEFT,
        bottom,
        RIGHT - LEFT - QR - 12.0,
        text::KEY_HINT,
        Style { ink: INK, size: 8.5, ..SMALL },
        language,
    ))
}

/// One group: its number, five cells, and the check character in a grey one.
fn group(canvas: &mut Canvas<'_>, x: f32, y: f32, number: usize, characters: &str) {
    canvas.panel((x, y + 4.0, 18.0, 18.0), 9.0, PRIMARY);
    canvas.text_center(x + 9.0, y + 16.7, &number.to_string(), Style::new(true, 10.0, WHITE));
    for (index, character) in characters.chars().enumerate() {
        let gap = if index + 1 == GROUP { 3.0 } else { 0.0 };
        let left = x + NUMBER + index as f32 * CELL.0 + gap;
        if index + 1 == GROUP {
            canvas.panel((left, y, CELL.0, CELL.1), 2.0, SHADE);
        }
        canvas.frame((left, y, CELL.0, CELL.1), 2.0, 0.8, LINE);
        let mut letter = [0; 4];
        let letter = character.encode_utf8(&mut letter);
        canvas.text_center(left + CELL.0 / 2.0, y + 19.0, letter, Style::new(true, 16.0, INK));
    }
}

/// The code in the right margin's column, on white, with the four modules of quiet the standard asks for.
fn qr(canvas: &mut Canvas<'_>, top: f32, groups: &[String], language: Language) -> Result<(), KitError> {
    let key = Zeroizing::new(groups.join("-"));
    let code = Modules::of(&key).ok_or(KitError::Key)?;
    let module = QR / (code.side as f32 + 8.0);
    let (x, y) = (RIGHT - QR, top - 2.0);
    canvas.panel((x, y, QR, QR), 0.0, WHITE);
    let areas = code.runs().into_iter().map(|(column, row, length)| {
        let (column, row, length) = (column as f32 + 4.0, row as f32 + 4.0, length as f32);
        (x + column * module, y + row * module, length * module, module)
    });
    canvas.rectangles(areas, INK);
    let (first, second) = text::QR_HINT.ordered(language);
    let style = Style { ink: MUTED, size: 7.5, ..SMALL };
    canvas.text_center(x + QR / 2.0, y + QR + 8.0, first, style);
    canvas.text_center(x + QR / 2.0, y + QR + 18.0, second, Style { size: 6.5, ..style });
    Ok(())
}
