//! The recovery kit on paper: one A4 page as PDF, the same bytes for the same kit.
//!
//! The page holds the recovery key, so the bytes are a secret until they are printed; they are handed over and kept
//! nowhere. Nothing on it names a customer.

mod page;
mod text;

use krilla::Document;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;

use crate::contract::app::Language;
use crate::contract::vault::KitView;
use crate::paper::canvas::Canvas;
use crate::paper::face::Faces;
use crate::paper::{HEIGHT, MARGIN, WIDTH};

/// Number of groups, and characters in each: five and the check character.
const GROUPS: usize = 8;
const GROUP: usize = 6;

/// Why there is no kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KitError {
    /// The key is not eight groups of six letters and digits.
    #[error("the recovery key has another form")]
    Key,
    /// A font that ships with the program is damaged.
    #[error("a font cannot be read")]
    Font,
    /// The PDF library refused.
    #[error("the page cannot be made")]
    Page,
}

/// The kit as PDF; both languages are on the page, `language` leads.
///
/// # Errors
/// [`KitError`].
pub fn render_kit(kit: &KitView, language: Language) -> Result<Vec<u8>, KitError> {
    check(&kit.groups)?;
    let faces = Faces::load().ok_or(KitError::Font)?;
    let mut document = Document::new();
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(KitError::Page)?;
    let mut page = document.start_page_with(settings);
    {
        let mut canvas = Canvas::on(page.surface(), &faces);
        page::draw(&mut canvas, kit, language)?;
    }
    page.finish();
    document.set_metadata(metadata(language));
    document.finish().map_err(|_| KitError::Page)
}

fn check(groups: &[String]) -> Result<(), KitError> {
    let well_formed =
        |group: &String| group.len() == GROUP && group.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if groups.len() == GROUPS && groups.iter().all(well_formed) { Ok(()) } else { Err(KitError::Key) }
}

/// Without a time, so that the same kit is the same file, and without the vault's name, which file managers would show.
fn metadata(language: Language) -> Metadata {
    let (title, tag) = match language {
        Language::ZhCn => (text::TITLE.zh, "zh-CN"),
        Language::En => (text::TITLE.en, "en"),
    };
    Metadata::new().title(title.to_owned()).creator(text::PRODUCT.to_owned()).language(tag.to_owned())
}

#[cfg(test)]
mod tests;
