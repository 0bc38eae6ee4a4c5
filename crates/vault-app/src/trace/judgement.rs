//! What goes into a judgement and what comes out of it.

use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;

use super::canary::Canary;
use super::copy_key::CopyKey;

/// One leaked row: its cells in any order, as text (typed again, sorted again, saved by another program, columns gone).
/// No `Debug`: it holds customers.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Leaked {
    pub cells: Vec<String>,
}

/// A customer a leaked row was matched with and the values the vault holds. Matched by what the row says, never with the
/// help of a key: the judgement is exact only for matches that know nothing of the keys. No `Debug`: it holds customers.
pub(crate) struct Matched {
    /// Index of the leaked row.
    pub row: usize,
    pub record: RecordId,
    /// Values of exported fields, as stored.
    pub values: Vec<(FieldKey, String)>,
}

/// An export that could be the source.
pub(crate) struct Suspect<'a> {
    /// The request that led to it.
    pub request: RecordId,
    pub key: &'a CopyKey,
    /// Fields it contained.
    pub fields: &'a [FieldKey],
    /// Whether it contained a record.
    pub holds: &'a dyn Fn(RecordId) -> bool,
    /// Its made-up customers, with the channels they were given.
    pub canaries: Vec<Canary>,
}

/// How far the rows of the fragment still stand in the order of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OrderSeen {
    /// Rows of the fragment that the copy held.
    pub rows: usize,
    /// So many of them stand in the copy's order, or in the opposite one.
    pub in_order: usize,
}

/// A made-up customer found in the fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CanaryHit {
    /// Which one of the copy's.
    pub number: u8,
    pub company: bool,
    pub name: bool,
    pub channel: bool,
}

/// What the fragment says about one export.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verdict {
    pub request: RecordId,
    /// Places in the fragment that this copy decided about.
    pub sites: u64,
    /// Places written as this copy writes them. A copy that is not the source gets about half of them by chance.
    pub agreeing: u64,
    /// Whether the places would have been enough to name this copy. If not, a low agreement clears nobody.
    pub tellable: bool,
    /// Matched rows the export never held: from somewhere else, or from a second source.
    pub missing_rows: u64,
    pub canaries_hit: Vec<CanaryHit>,
    /// `None` with fewer than two rows.
    pub order_agrees: Option<OrderSeen>,
    /// `1 - false_positive`. How unlikely chance is as an explanation; not how likely the recipient did anything.
    pub confidence: f64,
    /// At most this is the chance that some export that is not the source would look so well: the best of the three kinds
    /// of evidence, raised for looking at all kinds, all exports and again after each one that is named. After a copy is
    /// named, what is left of the fragment without the rows it explains decides about the others.
    pub false_positive: f64,
    /// Whether the fragment comes from this copy, beyond the threshold. It names a copy, never the person who leaked it.
    pub named: bool,
}

/// Why a fragment cannot be told from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shortage {
    /// There is no export to compare with.
    NoSuspects,
    /// No row was matched with a customer.
    NothingMatched,
    /// Too few places, even if all of them agreed.
    TooFewSites,
    /// The places are there but all written the same way: made the same by somebody, or never through an export.
    Smoothed,
}

/// The outcome.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judgement {
    /// One for each suspect: those that are named first, then the least likely to be chance.
    pub verdicts: Vec<Verdict>,
    /// Whether the fragment could name anybody. If not, that nobody is named says nothing.
    pub enough: bool,
    /// Why not.
    pub shortage: Option<Shortage>,
    /// More than one copy is named: the fragment was put together from them.
    pub mixed: bool,
    /// Different rows that were matched.
    pub rows: u64,
    /// Places left out because they are all written the same way.
    pub smoothed: u64,
}
