//! What the person may decide instead of the detection.

use super::{Encoding, Limits};

/// Choices for [`super::open`]; the default decides everything from the content.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Character encoding of a text file.
    pub encoding: Option<Encoding>,
    /// Delimiter of a text file: one ASCII character.
    pub delimiter: Option<u8>,
    /// 0-based index into [`super::TableSource::sheets`].
    pub sheet: Option<usize>,
    /// Which row names the columns.
    pub header: HeaderChoice,
    /// Recognises a column title, such as [`crate::import::mapping::is_known_header`]; makes header detection
    /// certain instead of a guess by shape.
    pub known_header: Option<fn(&str) -> bool>,
    /// Caps.
    pub limits: Limits,
}

/// Which row names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeaderChoice {
    /// Look for it.
    #[default]
    Auto,
    /// There is none: the first row already is data.
    None,
    /// This 1-based row; rows above it are titles.
    Row(u64),
}
