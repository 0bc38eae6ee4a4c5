//! Elements and their attributes (ISO 26300 part 3, 19.385 on).

use quick_xml::events::BytesStart;

use crate::tabular::xlsx::as_formula;
use crate::tabular::{Cell, ReadError};

/// What the start tag of a cell says about its value.
pub(super) struct CellHead {
    kind: String,
    number: Option<String>,
    date: Option<String>,
    boolean: Option<String>,
    string: Option<String>,
    formula: bool,
}

impl CellHead {
    /// Reads the attributes that matter.
    pub fn of(element: &BytesStart<'_>) -> Result<Self, ReadError> {
        Ok(Self {
            kind: attribute(element, "office:value-type")?.unwrap_or_default(),
            number: attribute(element, "office:value")?,
            date: attribute(element, "office:date-value")?,
            boolean: attribute(element, "office:boolean-value")?,
            string: attribute(element, "office:string-value")?,
            formula: attribute(element, "table:formula")?.is_some(),
        })
    }

    /// The cell, given the text inside the element.
    pub fn value(self, text: String) -> Cell {
        let number = || self.number.clone().and_then(|raw| Some((raw.parse::<f64>().ok()?, raw)));
        let cell = match (self.kind.as_str(), number()) {
            ("float" | "currency", Some((value, raw))) if value.is_finite() => {
                Cell::Number { value, raw: Some(raw) }
            }
            // Shown as a percentage; the text is what the person sees.
            ("percentage", _) => Cell::text(text),
            // Dates are ISO 8601 in the file, which needs no epoch; midnight is no time.
            ("date", _) => {
                Cell::text(self.date.map_or(text, |date| date.trim_end_matches("T00:00:00").to_owned()))
            }
            ("boolean", _) => self.boolean.map_or(Cell::Empty, |value| Cell::Bool(value == "true")),
            ("string", _) => Cell::text(self.string.unwrap_or(text)),
            _ => Cell::text(text),
        };
        if self.formula { as_formula(cell) } else { cell }
    }
}

/// A repetition count; absent or unreadable means once.
pub(super) fn repeat(element: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    let count = attribute(element, name)?.and_then(|value| value.parse::<u64>().ok()).unwrap_or(1);
    Ok(u32::try_from(count.max(1)).unwrap_or(u32::MAX))
}

/// The value of an attribute.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    let damaged = |_| ReadError::Damaged("an attribute cannot be read");
    let Some(found) = element.try_get_attribute(name).map_err(damaged)? else { return Ok(None) };
    match found.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
        Ok(value) => Ok(Some(value.into_owned())),
        Err(_) => Err(ReadError::Damaged("an attribute cannot be read")),
    }
}

/// Errors of the XML reader without their texts, which may quote the file.
pub(super) fn refusal(error: quick_xml::Error) -> ReadError {
    match error {
        quick_xml::Error::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            ReadError::Io(std::io::Error::from(error.kind()))
        }
        _ => ReadError::Damaged("the XML is not well-formed"),
    }
}
