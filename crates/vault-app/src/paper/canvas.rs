//! Drawing on a page in points from the top left corner. Every call says all it needs: no colour is left over from the last.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;

use super::face::{Face, Faces};
use super::lines::break_lines;
use super::{MARGIN, WIDTH};

/// How much a watermark darkens the page.
const GREY: f32 = 0.12;

/// A colour of the design, 0xRRGGBB.
#[derive(Clone, Copy)]
pub(crate) struct Ink(pub(crate) u32);

impl Ink {
    fn color(self) -> rgb::Color {
        let [_, red, green, blue] = self.0.to_be_bytes();
        rgb::Color::new(red, green, blue)
    }
}

/// How a text looks.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub(crate) bold: bool,
    /// Points.
    pub(crate) size: f32,
    pub(crate) ink: Ink,
}

impl Style {
    /// Distance of base lines.
    const LEADING: f32 = 1.5;

    pub(crate) const fn new(bold: bool, size: f32, ink: Ink) -> Self {
        Self { bold, size, ink }
    }

    /// Height of one line.
    pub(crate) fn line(self) -> f32 {
        self.size * Self::LEADING
    }
}

pub(crate) struct Canvas<'a> {
    surface: Surface<'a>,
    faces: &'a Faces,
    /// Width of the page.
    width: f32,
}

impl<'a> Canvas<'a> {
    pub(crate) const fn on(surface: Surface<'a>, faces: &'a Faces) -> Self {
        Self::wide(surface, faces, WIDTH)
    }

    /// On a page of another width than A4 has.
    pub(crate) const fn wide(surface: Surface<'a>, faces: &'a Faces, width: f32) -> Self {
        Self { surface, faces, width }
    }

    const fn face(&self, style: Style) -> &'a Face {
        if style.bold { &self.faces.bold } else { &self.faces.regular }
    }

    pub(crate) fn width(&self, text: &str, style: Style) -> f32 {
        self.face(style).width(text, style.size)
    }

    /// One line; `y` is the base line.
    pub(crate) fn text(&mut self, x: f32, y: f32, text: &str, style: Style) {
        let face = self.face(style);
        // A tenth of a point for rounding.
        let fits = x >= MARGIN - 0.1 && x + face.width(text, style.size) <= self.width - MARGIN + 0.1;
        debug_assert!(fits, "a text leaves the printable part of the page");
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(style.ink)));
        let glyphs = face.glyphs(text);
        self.surface.draw_glyphs(Point::from_xy(x, y), &glyphs, face.font.clone(), text, style.size, false);
    }

    /// One line that ends at `right`.
    pub(crate) fn text_right(&mut self, right: f32, y: f32, text: &str, style: Style) {
        self.text(right - self.width(text, style), y, text, style);
    }

    /// One line with its middle at `x`.
    pub(crate) fn text_center(&mut self, x: f32, y: f32, text: &str, style: Style) {
        self.text(x - self.width(text, style) / 2.0, y, text, style);
    }

    /// One line over and over, upwards across a page of this size, in a grey that leaves what lies over it legible.
    pub(crate) fn watermark(&mut self, (width, height): (f32, f32), text: &str) {
        /// Points: size of the letters, between two lines, between two copies in a line.
        const SIZE: f32 = 15.0;
        const LINES: f32 = 120.0;
        const BETWEEN: f32 = 70.0;
        let face = &self.faces.regular;
        let glyphs = face.glyphs(text);
        let step = face.width(text, SIZE) + BETWEEN;
        // In the turned coordinates the page is a rectangle on its corner: it ends where these two sums do.
        let middle = (width / 2.0, height / 2.0);
        let reach = (width + height) / 8.0_f32.sqrt();
        let side = width.max(height) / 2.0_f32.sqrt();
        let opacity = NormalizedF32::new(GREY).unwrap_or(NormalizedF32::ONE);
        self.surface.push_transform(&Transform::from_rotate_at(-45.0, middle.0, middle.1));
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill { opacity, ..fill(Ink(0)) }));
        let (mut down, mut shift) = (LINES / 2.0 - reach, 0.0);
        while down < reach {
            let half = side - down.abs();
            let mut along = -half - shift;
            while along < half {
                let at = Point::from_xy(middle.0 + along, middle.1 + down);
                self.surface.draw_glyphs(at, &glyphs, face.font.clone(), text, SIZE, false);
                along += step;
            }
            down += LINES;
            shift = (shift + step / 2.0) % step;
        }
        self.surface.pop();
    }

    /// Lines from `top` on, at most `width` wide; returns where the next thing may begin.
    pub(crate) fn paragraph(&mut self, x: f32, top: f32, width: f32, text: &str, style: Style) -> f32 {
        let face = self.face(style);
        let mut y = top;
        for line in break_lines(text, width, |line| face.width(line, style.size)) {
            self.text(x, baseline(y, style), &line, style);
            y += style.line();
        }
        y
    }

    /// A filled rectangle with round corners.
    pub(crate) fn panel(&mut self, area: (f32, f32, f32, f32), radius: f32, ink: Ink) {
        if let Some(path) = rounded(area, radius) {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(ink)));
            self.surface.draw_path(&path);
        }
    }

    /// The outline of a rectangle with round corners.
    pub(crate) fn frame(&mut self, area: (f32, f32, f32, f32), radius: f32, thickness: f32, ink: Ink) {
        if let Some(path) = rounded(area, radius) {
            self.outline(&path, thickness, ink);
        }
    }

    /// A straight line.
    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32, ink: Ink) {
        let mut path = PathBuilder::new();
        path.move_to(from.0, from.1);
        path.line_to(to.0, to.1);
        if let Some(path) = path.finish() {
            self.outline(&path, thickness, ink);
        }
    }

    /// Many rectangles in one stroke of the brush: (x, y, width, height).
    pub(crate) fn rectangles(&mut self, areas: impl Iterator<Item = (f32, f32, f32, f32)>, ink: Ink) {
        let mut path = PathBuilder::new();
        for (x, y, width, height) in areas {
            if let Some(area) = Rect::from_xywh(x, y, width, height) {
                path.push_rect(area);
            }
        }
        if let Some(path) = path.finish() {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(ink)));
            self.surface.draw_path(&path);
        }
    }

    fn outline(&mut self, path: &Path, thickness: f32, ink: Ink) {
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: ink.color().into(),
            width: thickness,
            ..Stroke::default()
        }));
        self.surface.draw_path(path);
    }
}

/// Where the base line of a line that begins at `top` is.
pub(crate) fn baseline(top: f32, style: Style) -> f32 {
    // Half the extra leading above, then the height of a 汉字 over its base line.
    top + (style.line() - style.size) / 2.0 + style.size * 0.88
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: ink.color().into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn rounded((x, y, width, height): (f32, f32, f32, f32), radius: f32) -> Option<Path> {
    // Control points of the cubic that comes closest to a quarter circle.
    let bend = radius * 0.552_285;
    let (right, bottom) = (x + width, y + height);
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - radius + bend, y, right, y + radius - bend, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(right, bottom - radius + bend, right - radius + bend, bottom, right - radius, bottom);
    path.line_to(x + radius, bottom);
    path.cubic_to(x + radius - bend, bottom, x, bottom - radius + bend, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + radius - bend, x + radius - bend, y, x + radius, y);
    path.close();
    path.finish()
}
