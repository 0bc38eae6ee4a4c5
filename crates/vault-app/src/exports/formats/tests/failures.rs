use std::io::{self, Write};

use super::*;

/// Refuses the write with this number and all behind it.
struct Full {
    writes_left: usize,
    short: bool,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.writes_left == 0 {
            return if self.short { Ok(0) } else { Err(io::ErrorKind::StorageFull.into()) };
        }
        self.writes_left -= 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.writes_left == 0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

/// Writes a list large enough for several writes of every format.
fn attempt(format: FileFormat, out: &mut dyn Write) -> Result<(), FormatError> {
    let (columns, mark) = (columns(&[Name, Phone, Remark]), mark());
    let mut sheet = begin(format, out, &columns, &mark)?;
    let rows = match format {
        FileFormat::Xlsx => 500,
        FileFormat::Csv | FileFormat::CsvGb18030 => 2_000,
        FileFormat::Vcard => 200,
        FileFormat::PdfList | FileFormat::PdfSheet => 20,
    };
    for at in 0..rows {
        let at: u32 = at;
        // Texts that do not repeat themselves, so that a package grows too.
        let mixed = at.wrapping_mul(2_654_435_761).to_string();
        sheet.row(&single(&["何雨桐", &mixed, &format!("{mixed}备注{at}")]))?;
    }
    sheet.finish()
}

#[test]
fn a_full_disk_is_an_error_at_every_write() {
    for format in ALL {
        let mut writes = 0;
        for short in [false, true] {
            for writes_left in 0.. {
                let mut out = Full { writes_left, short };
                match attempt(format, &mut out) {
                    Ok(()) => break,
                    Err(FormatError::Write(_)) => writes = writes.max(writes_left + 1),
                    Err(other) => panic!("{format:?} at write {writes_left}: {other:?}"),
                }
            }
        }
        assert!(writes > 0, "{format:?}");
    }
}

#[test]
fn a_sheet_that_has_failed_stays_failed() {
    let (columns, mark) = (columns(&[Name, Remark]), mark());
    let mut writes_left = 0;
    // The first number of writes with which the beginning goes well.
    loop {
        let mut out = Full { writes_left, short: false };
        let Ok(mut sheet) = begin(FileFormat::Xlsx, &mut out, &columns, &mark) else {
            writes_left += 1;
            continue;
        };
        let long =
            (0..60_000_u32).map(|at| char::from_u32(0x4E00 + at % 20_000).unwrap()).collect::<String>();
        while sheet.row(&single(&["何", &long])).is_ok() {}
        assert!(matches!(sheet.row(&single(&["何", "x"])), Err(FormatError::Write(_))));
        assert!(matches!(sheet.finish(), Err(FormatError::Write(_))));
        break;
    }
}

#[test]
fn a_workbook_given_up_is_not_completed() {
    let mut bytes = Vec::new();
    let (columns, mark) = (columns(&[Name, Remark]), mark());
    let mut sheet = begin(FileFormat::Xlsx, &mut bytes, &columns, &mark).unwrap();
    sheet.row(&single(&["何", "x"])).unwrap();
    drop(sheet);
    assert!(zip::ZipArchive::new(io::Cursor::new(bytes)).is_err());
}

#[test]
fn rows_that_do_not_fit_are_refused() {
    let (two, mark) = (columns(&[Name, Remark]), mark());
    for format in ALL {
        let mut out = io::sink();
        let mut sheet = begin(format, &mut out, &two, &mark).unwrap();
        assert!(matches!(sheet.row(&single(&["何"])), Err(FormatError::WrongWidth)), "{format:?}");
        assert!(matches!(sheet.row(&single(&["何", "x", "y"])), Err(FormatError::WrongWidth)), "{format:?}");
    }
    let wide = vec![column(Remark); 16_384];
    let mut out = io::sink();
    let refused = begin(FileFormat::Xlsx, &mut out, &wide, &mark);
    assert!(matches!(refused, Err(FormatError::TooManyColumns)));
}

#[test]
fn errors_say_nothing_about_customers() {
    let told = FormatError::from(io::Error::from(io::ErrorKind::StorageFull)).to_string();
    assert!(told.starts_with("the file cannot be written: "));
}
