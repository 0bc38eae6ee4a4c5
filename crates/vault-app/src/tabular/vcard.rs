//! Contacts (vCard 2.1, 3.0 and 4.0) as a table: one row per card, columns fixed by meaning.

mod card;
mod columns;
mod lines;
mod property;

use self::card::{Card, read_card};
use self::columns::Columns;
use self::lines::Lines;
use super::encoding::{self, Detected};
use super::{Header, Input, Kind, Limits, OpenOptions, ReadError, Row, Rows, Sheet, SourceInfo, TableSource};

pub(super) struct Contacts {
    input: Input,
    detected: Detected,
    columns: Columns,
    limits: Limits,
    info: SourceInfo,
    header: Header,
    sheets: [Sheet; 1],
}

impl Contacts {
    /// Reads all cards once to learn how many numbers and addresses the richest card has.
    pub fn open(mut input: Input, options: &OpenOptions) -> Result<Self, ReadError> {
        let detected = encoding::detect(&mut input, options.encoding)?;
        let mut columns = Columns::default();
        let mut cards = 0;
        for card in Cards::new(&mut input, detected, &options.limits)? {
            match card {
                Ok(card) => columns.widen(&card),
                Err(error) if error.lost_row().is_some() => {}
                // Told when the rows are read, behind the cards that are whole.
                Err(ReadError::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
            cards += 1;
        }
        let info = SourceInfo {
            kind: Kind::Vcard,
            encoding: Some(detected.encoding),
            malformed: detected.malformed,
            delimiter: None,
            sheet: 0,
            approx_rows: Some(cards),
            date1904: false,
        };
        let header = Header::fixed(columns.names());
        let sheets = [Sheet { name: String::new(), hidden: false }];
        Ok(Self { input, detected, columns, limits: options.limits, info, header, sheets })
    }
}

impl TableSource for Contacts {
    fn info(&self) -> &SourceInfo {
        &self.info
    }

    fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    fn header(&self) -> &Header {
        &self.header
    }

    fn all_rows(&mut self) -> Result<Rows<'_>, ReadError> {
        let columns = self.columns;
        let chars = self.limits.cell_chars;
        let cards = Cards::new(&mut self.input, self.detected, &self.limits)?;
        Ok(Box::new((1..).zip(cards).filter_map(move |(number, card)| {
            let row = card.map(|card| Row::trimmed(number, columns.cells(card)));
            match row {
                Ok(row) if row.is_blank() => None,
                Ok(row) => Some(within(row, chars)),
                Err(error) => Some(Err(error)),
            }
        })))
    }
}

/// Refuses a card with a value longer than a cell may be.
fn within(row: Row, chars: usize) -> Result<Row, ReadError> {
    match row.cells.iter().position(|cell| cell.shown().chars().count() > chars) {
        Some(column) => Err(ReadError::CellTooLong { row: row.number, column: column as u64 + 1 }),
        None => Ok(row),
    }
}

/// The cards of a file in order.
struct Cards<'a> {
    lines: Lines<'a>,
    ordinal: u64,
    done: bool,
}

impl<'a> Cards<'a> {
    fn new(input: &'a mut Input, detected: Detected, limits: &Limits) -> Result<Self, ReadError> {
        Ok(Self { lines: Lines::new(input, detected, limits.cell_chars)?, ordinal: 0, done: false })
    }
}

impl Iterator for Cards<'_> {
    type Item = Result<Card, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        self.ordinal += 1;
        let next = read_card(&mut self.lines, self.ordinal).transpose();
        self.done = match &next {
            None => true,
            Some(Err(error)) => error.lost_row().is_none(),
            Some(Ok(_)) => false,
        };
        next
    }
}
