//! The two weights of the font that ships with the program: widths for breaking lines, glyphs for drawing.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};

static REGULAR: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../assets/fonts/NotoSansCJKsc-Regular-gb2312.otf"
));
static BOLD: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fonts/NotoSansCJKsc-Bold-kit.otf"));

/// Drawn for a character the font does not have.
const MISSING: char = '□';

/// Both weights.
pub(crate) struct Faces {
    pub(crate) regular: Face,
    pub(crate) bold: Face,
}

impl Faces {
    pub(crate) fn load() -> Option<Self> {
        Some(Self { regular: Face::load(REGULAR)?, bold: Face::load(BOLD)? })
    }
}

/// One weight.
pub(crate) struct Face {
    pub(crate) font: Font,
    characters: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units: f32,
}

impl Face {
    fn load(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes.into(), 0)?;
        let table = FontRef::new(bytes).ok()?;
        Some(Self {
            units: font.units_per_em(),
            font,
            characters: table.charmap(),
            metrics: table.glyph_metrics(Size::unscaled(), LocationRef::default()),
        })
    }

    #[cfg(test)]
    pub(crate) fn has(&self, character: char) -> bool {
        self.characters.map(character).is_some()
    }

    /// Width of a line at this size, in points.
    pub(crate) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|character| self.glyph(character).1).sum::<f32>() * size
    }

    /// The glyphs of a line, one for each character: the text stays copyable even where □ is drawn.
    pub(crate) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(start, character): (usize, char)| {
            let (id, advance) = self.glyph(character);
            KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, start..start + character.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    /// Number and width (in ems) of the glyph for a character.
    fn glyph(&self, character: char) -> (GlyphId, f32) {
        let id = self.characters.map(character).or_else(|| self.characters.map(MISSING)).unwrap_or_default();
        let advance = self.metrics.advance_width(id).unwrap_or(self.units);
        (GlyphId::new(id.to_u32()), advance / self.units)
    }
}
