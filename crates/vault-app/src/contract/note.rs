//! Notes and the timeline of one customer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::date::LocalDate;
use vault_domain::field::FieldKey;
use vault_domain::ids::{PersonId, RecordId};

use super::field::{Purpose, TextHit};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    Call,
    Wechat,
    Visit,
    Email,
    Note,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Reached,
    NotReached,
    Interested,
    Declined,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    pub record_id: RecordId,
    pub kind: NoteKind,
    pub outcome: Option<Outcome>,
    /// 1 to 10,000 characters.
    pub text: String,
    /// Sets the customer's next follow-up (`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`).
    pub next_follow_up: Option<String>,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditNote {
    pub note_id: RecordId,
    pub version: u64,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteRef {
    pub note_id: RecordId,
}

/// Moves a detected number out of a note into its field and leaves the mask in the text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveHit {
    pub note_id: RecordId,
    pub version: u64,
    /// UTF-16 range as given in [`TextHit`].
    pub start: u32,
    pub end: u32,
    pub field: FieldKey,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListTimeline {
    pub record_id: RecordId,
    /// Entries older than this instant; absent for the newest.
    pub before_ms: Option<i64>,
    /// At most 100.
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Timeline {
    pub items: Vec<TimelineItem>,
    pub more: bool,
    /// What was before this day is withheld from the person who asks: a rule of the program.
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TimelineItem {
    pub at_ms: i64,
    pub person_id: Option<PersonId>,
    pub person_name: String,
    pub what: TimelineWhat,
}

/// What happened; words are chosen by the page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TimelineWhat {
    Note {
        note_id: RecordId,
        version: u64,
        note_kind: NoteKind,
        outcome: Option<Outcome>,
        /// Numbers the detectors found are masked here.
        text: String,
        hits: Vec<TextHit>,
        edited: bool,
    },
    Created,
    Imported {
        source: String,
    },
    /// Which fields; for the stage also old and new.
    Changed {
        fields: Vec<FieldKey>,
        stage_from: Option<String>,
        stage_to: Option<String>,
    },
    Revealed {
        field: FieldKey,
        purpose: Option<Purpose>,
    },
    Copied {
        field: FieldKey,
        purpose: Option<Purpose>,
    },
    Compared {
        field: FieldKey,
        matched: bool,
    },
    Archived,
    Unarchived,
    Recycled,
    Restored,
}

/// 谁看过: reveals, copies and comparisons of one customer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Viewers {
    pub rows: Vec<ViewerRow>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ViewerRow {
    pub at_ms: i64,
    pub seq: u64,
    pub person_name: String,
    /// Ledger action code, e.g. `field.reveal`, `customer.open`.
    pub action: String,
    pub field: Option<FieldKey>,
    pub purpose: Option<Purpose>,
    pub purpose_text: Option<String>,
}
