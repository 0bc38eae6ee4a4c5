//! The three files.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::people::{Mistake, People, Person, TITLES};

const PHONE: usize = 3;
const IDENTITY: usize = 10;
const BIRTHDAY: usize = 14;

/// A list with a title above it, numbers stored as text except where somebody forgot.
pub fn write_xlsx(path: &Path, people: People) -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2025, 1, 5)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = workbook.add_worksheet().set_name("客户名单")?;
    let bold = Format::new().set_bold();
    sheet.merge_range(0, 0, 0, TITLES.len() as u16 - 1, "2025 客户名单（示例，均为虚构）", &bold)?;
    for (column, title) in (0..).zip(TITLES) {
        sheet.write_string_with_format(1, column, title, &bold)?;
    }
    for (row, person) in (2..).zip(people) {
        for (column, value) in (0..).zip(&person.columns).filter(|(_, value)| !value.is_empty()) {
            if person.mistake == Some(Mistake::LostDigits) && usize::from(column) == IDENTITY {
                // What Excel keeps of 18 digits: fifteen of them.
                let kept: f64 = value.get(..15).unwrap_or_default().parse::<f64>()? * 1000.0;
                sheet.write_number(row, column, kept)?;
            } else {
                sheet.write_string(row, column, value)?;
            }
        }
    }
    workbook.save(path)?;
    Ok(())
}

/// What Excel on Chinese Windows saves as “CSV”: GBK, CRLF, no mark.
pub fn write_gbk_csv(path: &Path, people: People) -> Result<(), Box<dyn Error>> {
    let mut text = TITLES.join(",");
    text.push_str("\r\n");
    for person in people {
        let fields: Vec<String> =
            person.columns.iter().enumerate().map(|(at, value)| csv_field(&person, at, value)).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    std::fs::write(path, encoding_rs::GBK.encode(&text).0)?;
    Ok(())
}

fn csv_field(person: &Person, column: usize, value: &str) -> String {
    match column {
        // Excel writes what it shows.
        IDENTITY if person.mistake == Some(Mistake::LostDigits) => {
            let (first, rest) = value.split_at(1);
            format!("{first}.{}E+17", rest.get(..5).unwrap_or(rest))
        }
        BIRTHDAY => value.replace('-', "/"),
        _ if value.contains([',', '"', '\n']) => format!("\"{}\"", value.replace('"', "\"\"")),
        _ => value.to_owned(),
    }
}

/// A telephone's contacts: versions 2.1 and 3.0 in turn, as when two phones are merged.
pub fn write_vcard(path: &Path, people: People) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    for (at, person) in people.enumerate() {
        let [name, company, post, ..] = &person.columns;
        let phone = person.columns.get(PHONE).map(String::as_str).unwrap_or_default();
        let (family, given) = if name.is_empty() { ("", "") } else { (person.family, person.given) };
        if at % 2 == 0 {
            write!(
                text,
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{};{};;;\r\n\
                 ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{}\r\nTEL;CELL:{phone}\r\nEND:VCARD\r\n",
                quoted(family),
                quoted(given),
                quoted(company),
            )?;
        } else {
            write!(
                text,
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{name}\r\nORG:{company}\r\nTITLE:{post}\r\n\
                 item1.TEL;type=CELL;type=pref:{phone}\r\nEND:VCARD\r\n",
            )?;
        }
    }
    std::fs::write(path, text)?;
    Ok(())
}

/// Quoted-printable with soft line breaks, as old phones write it.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for (at, byte) in text.bytes().enumerate() {
        if at > 0 && at % 20 == 0 {
            quoted.push_str("=\r\n");
        }
        if byte.is_ascii_alphanumeric() {
            quoted.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(quoted, "={byte:02X}");
        }
    }
    quoted
}
