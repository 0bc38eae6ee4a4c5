//! Timeline and viewers.

use vault_domain::mask::hide_text;

use super::ForAudience;
use crate::contract::note::{Timeline, TimelineItem, TimelineWhat, ViewerRow, Viewers};

impl ForAudience for Timeline {
    fn for_audience(self) -> Self {
        let Self { items, more, history_from } = self;
        Self { items: items.for_audience(), more, history_from }
    }
}

impl ForAudience for TimelineItem {
    fn for_audience(self) -> Self {
        let Self { at_ms, person_id, person_name, what } = self;
        Self { at_ms, person_id, person_name, what: what.for_audience() }
    }
}

impl ForAudience for TimelineWhat {
    fn for_audience(self) -> Self {
        use TimelineWhat as W;
        match self {
            // Hits would tell kinds and lengths of what the text holds.
            W::Note { note_id, version, note_kind, outcome, text, hits: _, edited } => W::Note {
                note_id,
                version,
                note_kind,
                outcome,
                text: hide_text(&text),
                hits: Vec::new(),
                edited,
            },
            W::Imported { source } => W::Imported { source: hide_text(&source) },
            what @ (W::Created
            | W::Changed { .. }
            | W::Revealed { .. }
            | W::Copied { .. }
            | W::Compared { .. }
            | W::Archived
            | W::Unarchived
            | W::Recycled
            | W::Restored) => what,
        }
    }
}

impl ForAudience for ViewerRow {
    fn for_audience(self) -> Self {
        let Self { at_ms, seq, person_name, action, field, purpose, purpose_text } = self;
        let purpose_text = purpose_text.as_deref().map(hide_text);
        Self { at_ms, seq, person_name, action, field, purpose, purpose_text }
    }
}

impl ForAudience for Viewers {
    fn for_audience(self) -> Self {
        let Self { rows } = self;
        Self { rows: rows.for_audience() }
    }
}
