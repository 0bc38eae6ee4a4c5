//! What goes into a row and what comes out.

use vault_domain::ids::RecordId;

/// One customer as the directory takes it in. Masks and tokens only for holders of the L2 key.
#[derive(Clone, Copy)]
pub struct RowInput<'a> {
    /// The customer's record.
    pub record: RecordId,
    /// Number of the customer's kind.
    pub kind: u8,
    /// Name of the person as written; line breaks become spaces, here and below.
    pub name: &'a str,
    /// Name of the company as written.
    pub company: &'a str,
    /// Position in the company.
    pub title: &'a str,
    /// City or region.
    pub city: &'a str,
    /// Masked number for display, empty when there is none.
    pub phone_mask: &'a str,
    /// Last four digits, 0 to 9999.
    pub phone_tail: Option<u16>,
    /// Keyed hashes of whole normalised numbers, and of what else makes a duplicate.
    pub phone_tokens: &'a [[u8; 8]],
    /// Tags as written.
    pub tags: &'a [&'a str],
    /// Number of the stage.
    pub stage: u8,
    /// Highest level present: 1 to 3.
    pub level: u8,
    /// The scope that owns the record.
    pub scope: [u8; 16],
    /// Number of the record's state.
    pub state: u8,
    /// Creation, milliseconds since 1970.
    pub created_ms: i64,
    /// Last activity, milliseconds since 1970.
    pub updated_ms: i64,
    /// Next follow-up, milliseconds since 1970.
    pub next_ms: Option<i64>,
    /// Whether any phone number is on record.
    pub has_phone: bool,
    /// Whether a lawful basis is on record.
    pub has_basis: bool,
}

/// One list row. No `Debug`: customer data.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct RowView {
    /// The customer's record.
    pub record: RecordId,
    /// Number of the customer's kind.
    pub kind: u8,
    /// Name of the person.
    pub name: String,
    /// Name of the company.
    pub company: String,
    /// Position in the company.
    pub title: String,
    /// City or region.
    pub city: String,
    /// Masked number for display.
    pub phone_mask: String,
    /// Last four digits.
    pub phone_tail: Option<u16>,
    /// Tags in the order given.
    pub tags: Vec<String>,
    /// Number of the stage.
    pub stage: u8,
    /// Highest level present.
    pub level: u8,
    /// The scope that owns the record.
    pub scope: [u8; 16],
    /// Number of the record's state.
    pub state: u8,
    /// Creation, milliseconds since 1970.
    pub created_ms: i64,
    /// Last activity, milliseconds since 1970.
    pub updated_ms: i64,
    /// Next follow-up, milliseconds since 1970.
    pub next_ms: Option<i64>,
    /// Whether any phone number is on record.
    pub has_phone: bool,
    /// Whether a lawful basis is on record.
    pub has_basis: bool,
}
