//! The zip package of a workbook, written to something that cannot go back.

use std::cell::Cell;
use std::io::{self, Write};
use std::rc::Rc;

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::exports::formats::FormatError;

pub(super) struct Package<'a> {
    /// Before `zip`, so that it is dropped first: a package that is given up must not be completed on the way out.
    shut: Shut,
    zip: ZipWriter<StreamWriter<Gate<'a>>>,
}

impl<'a> Package<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        let shut = Shut(Rc::new(Cell::new(false)));
        let gate = Gate { out, shut: Rc::clone(&shut.0) };
        Self { shut, zip: ZipWriter::new_stream(gate) }
    }

    /// Begins the next part. Neither the computer's clock nor its system is noted in it.
    pub(super) fn part(&mut self, name: &str) -> Result<(), FormatError> {
        self.open()?;
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .system(System::Dos);
        self.zip.start_file(name, options).map_err(refusal)
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), FormatError> {
        self.open()?;
        Ok(self.zip.write_all(bytes)?)
    }

    /// Writes the directory of the package.
    pub(super) fn finish(self) -> Result<(), FormatError> {
        self.open()?;
        let Self { shut, zip } = self;
        let done = zip.finish().map_err(refusal).and_then(|mut gate| Ok(gate.flush()?));
        drop(shut);
        done
    }

    /// After a failure nothing more is written, and nothing is said to have been.
    fn open(&self) -> Result<(), FormatError> {
        if self.shut.0.get() { Err(io::Error::from(io::ErrorKind::BrokenPipe).into()) } else { Ok(()) }
    }
}

/// Closes the gate when it is dropped.
struct Shut(Rc<Cell<bool>>);

impl Drop for Shut {
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// What the package is written through. It closes at the first failure: the writer of packages tries to complete a package
/// when it is dropped, which must reach neither the file nor the terminal.
struct Gate<'a> {
    out: &'a mut dyn Write,
    shut: Rc<Cell<bool>>,
}

impl Gate<'_> {
    fn through<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        if done.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted) {
            self.shut.set(true);
        }
        done
    }
}

impl Write for Gate<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.shut.get() {
            return Ok(bytes.len());
        }
        let done = match self.out.write(bytes) {
            Ok(0) if !bytes.is_empty() => Err(io::ErrorKind::WriteZero.into()),
            other => other,
        };
        self.through(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.shut.get() {
            return Ok(());
        }
        let done = self.out.flush();
        self.through(done)
    }
}

/// Errors of the zip crate without their texts.
fn refusal(error: ZipError) -> FormatError {
    match error {
        ZipError::Io(error) => FormatError::Write(error),
        _ => FormatError::Part,
    }
}
