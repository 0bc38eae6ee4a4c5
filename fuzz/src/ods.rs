//! OpenDocument: fuzzed content inside an intact package.

use crate::wrapping::{package, read_workbook};

/// The bytes are `content.xml`.
pub fn feed(data: &[u8]) {
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    read_workbook(package(&[("mimetype", mime), ("content.xml", data)]));
}
