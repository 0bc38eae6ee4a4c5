//! Workbooks of today: raw bytes, or fuzzed XML inside an intact package.

use crate::wrapping::{package, read_workbook};

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>"#;
const LINKS: &str = r#"<Relationships><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// The first byte decides: even, the others are the file; odd, they are parts of a package, each ended by a byte that
/// UTF-8 never has: sheet, shared strings, styles, workbook, links. Parts that are missing are harmless ones.
pub fn feed(data: &[u8]) {
    let Some((choice, rest)) = data.split_first() else { return };
    if choice % 2 == 0 {
        return read_workbook(rest.to_vec());
    }
    let mut parts = rest.splitn(5, |byte| *byte == 0xFF);
    let mut part =
        |usual: &'static str| parts.next().filter(|part| !part.is_empty()).unwrap_or(usual.as_bytes());
    let (sheet, strings, styles) = (part("<worksheet/>"), part("<sst/>"), part("<styleSheet/>"));
    let (book, links) = (part(BOOK), part(LINKS));
    read_workbook(package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ]));
}
