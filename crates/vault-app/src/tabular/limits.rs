//! Caps on what a file may cost before and while it is read.

/// Bounds in bytes, cells, columns, characters, entries and ratio. The defaults admit every list of people and
/// refuse what only an attack or a mistake produces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a text file (CSV, vCard), which is streamed.
    pub text_bytes: u64,
    /// Bytes of a workbook file as stored.
    pub workbook_bytes: u64,
    /// Bytes of a zip-based workbook after decompression, all entries together.
    pub unpacked_bytes: u64,
    /// Bytes of the shared strings of a workbook, the one part that stays in memory.
    pub shared_strings_bytes: u64,
    /// Decompressed divided by stored size of one entry. Sheets of repeated values reach about 60.
    pub ratio: u64,
    /// Entries of a zip-based workbook.
    pub entries: u64,
    /// Sheets of a workbook.
    pub sheets: u64,
    /// Cells of one sheet, empty ones before the last used column included.
    pub cells: u64,
    /// Cells a workbook of the 1997 format may span, because those lie in memory.
    pub dense_cells: u64,
    /// Columns of one row.
    pub columns: usize,
    /// Characters of one cell; Excel's own limit.
    pub cell_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text_bytes: 2 << 30,
            workbook_bytes: 512 << 20,
            unpacked_bytes: 1 << 30,
            shared_strings_bytes: 512 << 20,
            ratio: 250,
            entries: 4096,
            sheets: 255,
            cells: 500_000_000,
            dense_cells: 8 << 20,
            columns: 1024,
            cell_chars: 32_767,
        }
    }
}
