//! Contacts as vCard 3.0 in UTF-8, the version that telephones of all makers read (RFC 2426).
//!
//! Fields a card has no property for stand in the note, each with its title, so that nothing chosen is lost; the note ends
//! with the mark. A WeChat id is written twice, because telephones do not show its property.

mod lines;

use std::io::{BufWriter, Write};

use vault_domain::field::FieldKey;

use self::lines::Lines;
use super::cell::{BETWEEN, CELL_UNITS, clean, cut, joined};
use super::{Column, FormatError, Mark, Sheet, fits};

pub(super) struct Cards<'a> {
    lines: Lines<BufWriter<&'a mut dyn Write>>,
    columns: &'a [Column],
    /// The last paragraph of every note.
    mark: String,
}

impl<'a> Cards<'a> {
    pub(super) fn begin(out: &'a mut dyn Write, columns: &'a [Column], mark: &'a Mark) -> Self {
        let mark = format!("{} · {}", mark.words(), mark.line());
        Self { lines: Lines::new(BufWriter::new(out)), columns, mark }
    }

    /// What a card is called: the person, else the firm, else whatever there is.
    fn called<'v>(&self, values: &'v [Vec<String>]) -> &'v str {
        let first = |key| first_of(self.columns, values, |known| known == key);
        let named = first(FieldKey::Name).or_else(|| first(FieldKey::Company));
        named.or_else(|| first_of(self.columns, values, |_| true)).unwrap_or_default()
    }

    /// One value where it belongs; whatever has no place goes into the note.
    fn property(&mut self, column: &Column, value: &str, note: &mut String) -> Result<(), FormatError> {
        let lines = &mut self.lines;
        match column.key {
            FieldKey::Name | FieldKey::Company | FieldKey::Department => return Ok(()),
            FieldKey::Title => lines.text("TITLE", value)?,
            FieldKey::Phone => lines.text("TEL;TYPE=CELL", value)?,
            FieldKey::Landline | FieldKey::Switchboard => lines.text("TEL;TYPE=WORK,VOICE", value)?,
            FieldKey::Email => lines.text("EMAIL;TYPE=INTERNET", value)?,
            // The whole address is one line of it: parts would be guessed.
            FieldKey::Address => lines.parts("ADR;TYPE=WORK", &["", "", value, "", "", "", ""])?,
            FieldKey::Birthday if is_day(value) => lines.text("BDAY", value)?,
            FieldKey::Website => lines.text("URL", value)?,
            FieldKey::Qq => lines.text("X-QQ", value)?,
            FieldKey::Remark => paragraph(note, value),
            FieldKey::Wechat => {
                lines.text("X-WECHAT", value)?;
                paragraph(note, &titled(column, value));
            }
            _ => paragraph(note, &titled(column, value)),
        }
        Ok(())
    }
}

impl Sheet for Cards<'_> {
    fn row(&mut self, values: &[Vec<String>]) -> Result<(), FormatError> {
        let columns = self.columns;
        fits(values, columns)?;
        let one = |key| first_of(columns, values, |known| known == key).unwrap_or_default();
        self.lines.plain("BEGIN:VCARD\r\nVERSION:3.0\r\n")?;
        self.lines.parts("N", &[one(FieldKey::Name), "", "", "", ""])?;
        self.lines.text("FN", self.called(values))?;
        match (one(FieldKey::Company), one(FieldKey::Department)) {
            ("", "") => {}
            (company, "") => self.lines.parts("ORG", &[company])?,
            (company, department) => self.lines.parts("ORG", &[company, department])?,
        }
        let mut note = String::new();
        for (column, values) in columns.iter().zip(values) {
            if column.key.def().multi && column.key != FieldKey::Tags {
                for value in values.iter().filter(|value| !value.trim().is_empty()) {
                    self.property(column, value, &mut note)?;
                }
            } else {
                let value = joined(values, BETWEEN);
                if !value.trim().is_empty() {
                    self.property(column, value.trim(), &mut note)?;
                }
            }
        }
        let room = CELL_UNITS.saturating_sub(self.mark.encode_utf16().count() + 1);
        let mut kept = cut(&note, room).to_owned();
        paragraph(&mut kept, &self.mark);
        self.lines.text("NOTE", &kept)?;
        self.lines.plain("END:VCARD\r\n")
    }

    fn finish(self: Box<Self>) -> Result<(), FormatError> {
        self.lines.finish()
    }
}

/// The first value of the columns that are asked for.
fn first_of<'v>(
    columns: &[Column],
    values: &'v [Vec<String>],
    asked: impl Fn(FieldKey) -> bool,
) -> Option<&'v str> {
    let asked = columns.iter().zip(values).filter(|(column, _)| asked(column.key));
    asked.flat_map(|(_, values)| values).map(|value| value.trim()).find(|value| !value.is_empty())
}

fn titled(column: &Column, value: &str) -> String {
    format!("{}：{value}", clean(&column.title))
}

fn paragraph(note: &mut String, text: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(text);
}

/// `1888-02-29`; a masked day is none.
fn is_day(text: &str) -> bool {
    let shape =
        |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}
