//! One value of a row, and the row.

use std::borrow::Cow;

/// From this magnitude on, a number has more digits than a spreadsheet keeps (15 significant ones).
const FIRST_UNSAFE_NUMBER: f64 = 1e15;

/// What a file says in one place. Text passes through unchanged, invisible characters included: judging it is
/// the business of the field it is meant for.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or an empty string.
    Empty,
    /// Characters as stored.
    Text(String),
    /// A number of a workbook. Text files have no numbers: their cells are [`Cell::Text`].
    Number {
        /// The value after the spreadsheet's own rounding.
        value: f64,
        /// The digits as the file spells them, where the format keeps them (ODS).
        raw: Option<String>,
    },
    /// A number formatted as a date or a time of day.
    Date {
        /// Days since the epoch of the workbook; the fraction is the time of day.
        serial: f64,
        /// Day 0 is 1904-01-01 instead of 1899-12-30 (ECMA-376 part 1, 18.17.4.1).
        date1904: bool,
    },
    /// A truth value.
    Bool(bool),
    /// The last known result of a formula, as text. Nothing is ever computed here.
    Formula(String),
    /// An error value such as `#N/A`.
    Error(String),
}

impl Cell {
    /// A text cell; an empty string is [`Cell::Empty`]. NUL is no text and is dropped.
    #[must_use]
    pub fn text(mut text: String) -> Self {
        if text.contains('\0') {
            text.retain(|c| c != '\0');
        }
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Whether the cell holds nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) | Self::Formula(text) => text.trim().is_empty(),
            Self::Number { .. } | Self::Date { .. } | Self::Bool(_) | Self::Error(_) => false,
        }
    }

    /// The cell as a spreadsheet would show it in a wide column: whole numbers without a decimal point, numbers
    /// beyond 15 digits as `4.40301E+17`, dates as their serial number (the caller formats dates).
    #[must_use]
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Formula(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number { value, .. } => Cow::Owned(shown_number(*value)),
            Self::Date { serial, .. } => Cow::Owned(shown_number(*serial)),
            Self::Bool(true) => Cow::Borrowed("TRUE"),
            Self::Bool(false) => Cow::Borrowed("FALSE"),
        }
    }

    /// Whether digits of a long number were lost before the file reached us: a number beyond 15 digits, or text
    /// that already is scientific notation. Such a value must not become a document or card number.
    #[must_use]
    pub fn lost_digits(&self) -> bool {
        match self {
            Self::Number { value, .. } => value.abs() >= FIRST_UNSAFE_NUMBER,
            Self::Text(text) | Self::Formula(text) => is_scientific(text),
            Self::Empty | Self::Date { .. } | Self::Bool(_) | Self::Error(_) => false,
        }
    }
}

/// A row with its number as the spreadsheet program shows it: 1-based, blank rows counted, quoted line breaks not.
/// For contact files it is the ordinal of the card.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// 1-based position in the file.
    pub number: u64,
    /// Cells from the first column on; empty cells at the end are left off.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row without the empty cells at its end.
    #[must_use]
    pub fn trimmed(number: u64, mut cells: Vec<Cell>) -> Self {
        let used = cells.iter().rposition(|cell| *cell != Cell::Empty).map_or(0, |last| last + 1);
        cells.truncate(used);
        Self { number, cells }
    }

    /// Whether no cell holds anything visible.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// How Excel's general format shows a number, without its column-width rounding below 15 digits.
pub(super) fn shown_number(value: f64) -> String {
    if value.abs() < FIRST_UNSAFE_NUMBER {
        return format!("{value}");
    }
    let scientific = format!("{value:.5E}");
    let Some((mantissa, exponent)) = scientific.split_once('E') else { return scientific };
    let mantissa = mantissa.trim_end_matches('0').trim_end_matches('.');
    format!("{mantissa}E+{exponent}")
}

/// `4.40301E+17`, with an optional sign and an optional plus.
fn is_scientific(text: &str) -> bool {
    let text = text.trim();
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let mantissa = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() == 1
        && digits(whole)
        && digits(fraction)
        && (1..=3).contains(&exponent.len())
        && digits(exponent)
        && exponent.parse::<u16>().is_ok_and(|exponent| exponent >= 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> Cell {
        Cell::Number { value, raw: None }
    }

    #[test]
    fn long_numbers_are_shown_as_the_spreadsheet_shows_them() {
        assert_eq!(number(440_301_194_912_310_000.0).shown(), "4.40301E+17");
        assert_eq!(number(6.222e18).shown(), "6.222E+18");
        assert_eq!(number(13_800_001_111.0).shown(), "13800001111");
        assert_eq!(number(999_999_999_999_999.0).shown(), "999999999999999");
        assert_eq!(number(0.5).shown(), "0.5");
    }

    #[test]
    fn lost_digits_are_recognised_in_numbers_and_in_text() {
        for lost in ["4.40301E+17", "4.403E17", "4E+15", " 6.22202e+18 ", "-1.5E+20"] {
            assert!(Cell::Text(lost.into()).lost_digits(), "{lost}");
        }
        for kept in ["1E5", "12.3E+17", "E+17", "4.4x1E+17", "440301194912310000", "3E号", "2E+4000"] {
            assert!(!Cell::Text(kept.into()).lost_digits(), "{kept}");
        }
        assert!(number(1e15).lost_digits());
        assert!(!number(999_999_999_999_999.0).lost_digits());
    }

    #[test]
    fn a_row_ends_with_its_last_cell_that_holds_something() {
        let row =
            Row::trimmed(3, vec![Cell::Empty, Cell::text("a".into()), Cell::text("\0".into()), Cell::Empty]);
        assert_eq!(row.cells, vec![Cell::Empty, Cell::Text("a".into())]);
        assert!(Row::trimmed(1, vec![Cell::text(" \u{3000}".into())]).is_blank());
    }
}
