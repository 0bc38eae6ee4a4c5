//! Free text: what the detectors find in it, what is masked of it, and what a search finds.

use vault_domain::date::LocalDate;
use vault_domain::detect::{HitKind, detect, mask_spans};
use vault_domain::level::Level;
use vault_domain::search_text::{Query, SearchText, TextKind};

/// Longest query the product takes, bytes.
const QUERY: usize = 200;

/// The first line is what somebody types into the search, the rest is a note, a name and a company.
pub fn feed(data: &[u8]) {
    let all = String::from_utf8_lossy(data);
    let (typed, text) = all.split_once('\n').unwrap_or(("", &all));
    finds(text);
    search(typed, text);
}

fn finds(text: &str) {
    // The masks know no clock and take any date for past.
    let today = LocalDate::new(9999, 12, 31).expect("a day");
    let masked = mask_spans(text);
    let mut end = 0;
    for hit in detect(text, today) {
        assert!(hit.start >= end && hit.end > hit.start && hit.end <= text.len(), "in order, apart, inside");
        assert!(hit.confidence <= 100, "percent");
        end = hit.end;
        let span = text.get(hit.start..hit.end).expect("spans lie on the boundaries of characters");
        let public = hit.kind == HitKind::SensitiveTopic
            || (hit.kind == HitKind::CreditCode && hit.level == Level::L1);
        // What stands twice may have been found in one place only.
        assert!(public || !masked.contains(span) || text.matches(span).count() > 1, "a find is masked");
    }
}

fn search(typed: &str, text: &str) {
    let query = Query::parse(&typed[..typed.floor_char_boundary(QUERY)]);
    for kind in [TextKind::Name, TextKind::Company] {
        let known = SearchText::of(kind, text);
        let found = query.find(kind, text);
        let rank = query.rank(kind, &known.folded);
        assert_eq!(found.as_ref().map(|found| found.rank), rank, "what is found is what is marked");
        if let Some(found) = found {
            let characters = text.chars().count();
            assert!(
                found.span.start < found.span.end && found.span.end <= characters,
                "a mark is in the text"
            );
        }
    }
}
