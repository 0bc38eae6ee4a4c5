//! Sizes on the page, in points.

use vault_domain::field::{FieldKey, FieldKind};

use crate::exports::formats::Column;
use crate::paper::canvas::{Ink, Style};
use crate::paper::{HEIGHT, MARGIN, WIDTH};

pub(super) const INK: Ink = Ink(0x1B_1F_24);

/// Between the margin and the table: number of the register and QR code.
const ABOVE: f32 = 44.0;
/// Between the table and the margin: page, person and time.
const BELOW: f32 = 22.0;
/// Between two columns.
const GUTTER: f32 = 6.0;
/// The narrowest column that can be read.
const NARROWEST: f32 = 14.0;
/// Width of the titles on a sheet.
const LABEL: f32 = 110.0;

/// A column of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub x: f32,
    pub width: f32,
}

pub(super) struct Layout {
    pub width: f32,
    pub height: f32,
    pub places: Vec<Place>,
    body: Style,
    heading: Style,
}

impl Layout {
    /// A4 landscape. Columns share the width by what they hold; `None` if they are too many to be read.
    pub(super) fn list(columns: &[Column]) -> Option<Self> {
        let size = match columns.len() {
            0..=8 => 8.5,
            9..=14 => 7.5,
            _ => 6.5,
        };
        let gutters = GUTTER * columns.len().saturating_sub(1) as f32;
        let usable = HEIGHT - 2.0 * MARGIN - gutters;
        let all: f32 = columns.iter().map(|column| share(column.key)).sum();
        let mut x = MARGIN;
        let mut places = Vec::new();
        for column in columns {
            let width = usable * share(column.key) / all;
            places.push(Place { x, width });
            x += width + GUTTER;
        }
        let readable = places.iter().all(|place| place.width >= NARROWEST);
        readable.then(|| Self::new((HEIGHT, WIDTH), places, size))
    }

    /// A4 upright: titles and values.
    pub(super) fn sheet() -> Self {
        let value = MARGIN + LABEL + GUTTER;
        let places =
            vec![Place { x: MARGIN, width: LABEL }, Place { x: value, width: WIDTH - MARGIN - value }];
        Self::new((WIDTH, HEIGHT), places, 10.0)
    }

    const fn new((width, height): (f32, f32), places: Vec<Place>, size: f32) -> Self {
        let (body, heading) = (Style::new(false, size, INK), Style::new(false, 16.0, INK));
        Self { width, height, places, body, heading }
    }

    pub(super) const fn style(&self, heading: bool) -> Style {
        if heading { self.heading } else { self.body }
    }

    /// A column over the whole width.
    pub(super) const fn whole(&self) -> Place {
        Place { x: MARGIN, width: self.width - 2.0 * MARGIN }
    }

    /// Where the first row begins.
    pub(super) const fn top(&self) -> f32 {
        MARGIN + ABOVE
    }

    /// Height for rows.
    pub(super) const fn room(&self) -> f32 {
        self.height - MARGIN - BELOW - self.top()
    }

    /// Lines of a row that fill so much.
    pub(super) fn lines(&self, room: f32) -> usize {
        let lines = (room - super::rows::PADDING) / self.body.line();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at least one, at most a page"
        )]
        let lines = lines.max(1.0) as usize;
        lines
    }
}

/// Width of a column compared with others, so that usual values stand on one line even where columns are many.
const fn share(key: FieldKey) -> f32 {
    match key {
        FieldKey::Title | FieldKey::Department | FieldKey::City | FieldKey::Industry | FieldKey::Hometown => {
            1.2
        }
        _ => share_of_kind(key.def().kind),
    }
}

const fn share_of_kind(kind: FieldKind) -> f32 {
    match kind {
        FieldKind::ResidentId
        | FieldKind::BankCard
        | FieldKind::BankAccount
        | FieldKind::CreditCode
        | FieldKind::DrivingLicence
        | FieldKind::Vin => 2.7,
        FieldKind::Address | FieldKind::LongText => 2.6,
        FieldKind::Phone => 2.1,
        FieldKind::Text | FieldKind::Website | FieldKind::Email | FieldKind::Custom => 1.9,
        FieldKind::Date | FieldKind::DateTime => 1.4,
        FieldKind::PersonName
        | FieldKind::WeChat
        | FieldKind::Qq
        | FieldKind::Money
        | FieldKind::Passport
        | FieldKind::Permit
        | FieldKind::Plate
        | FieldKind::Source
        | FieldKind::LawfulBasis
        | FieldKind::Consent
        | FieldKind::Stage => 1.3,
        FieldKind::Gender | FieldKind::Number | FieldKind::Reference => 0.8,
    }
}
