//! One line for one entry.

use std::fmt::Write;

use vault_ledger::detail::{Detail, Value};
use vault_ledger::{Actor, Entry, Outcome};

use crate::report::utc;

/// Position, time, who, what, how it ended, and the detail as far as it is disclosed; separated by tabs.
pub fn line(entry: &Entry, detail: Option<&Detail>) -> String {
    let actor = match entry.actor {
        Actor::Person(person) => person.to_string(),
        Actor::Device => "device".to_owned(),
        Actor::Root => "root".to_owned(),
    };
    let result = match &entry.result {
        Outcome::Done => "done".to_owned(),
        Outcome::Refused(code) => format!("refused {code}"),
        Outcome::Failed(code) => format!("failed {code}"),
    };
    let mut line = format!("{}\t{}\t{actor}\t{}\t{result}", entry.seq, utc(entry.wall_ms), entry.action);
    match detail {
        Some(detail) => {
            for (key, value) in detail.iter() {
                // Nothing can fail: the line is in memory.
                let _ = match value {
                    Value::Text(text) => write!(line, "\t{key}={}", harmless(text)),
                    Value::Int(number) => write!(line, "\t{key}={number}"),
                };
            }
        }
        None if entry.detail_commit.is_some() => line.push_str("\t(detail not disclosed 明细未公开)"),
        None => {}
    }
    line
}

/// The text in quotation marks, with everything escaped that ends a line, steers a terminal, turns the direction of
/// writing, or is not seen.
fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push('"');
    for character in text.chars() {
        match character {
            // Blanks of Chinese typesetting, and letters that look like nothing.
            '\u{3000}' => shown.push(character),
            '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' => {
                shown.extend(character.escape_unicode());
            }
            '\'' => shown.push(character),
            _ => shown.extend(character.escape_debug()),
        }
    }
    shown.push('"');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_to_its_line_and_its_direction() {
        for (text, expected) in [
            ("张伟 138", "\"张伟 138\""),
            ("a\"b\\c", "\"a\\\"b\\\\c\""),
            ("O'Neill\u{3000}王", "\"O'Neill\u{3000}王\""),
            ("a\nb\tc\r\0", "\"a\\nb\\tc\\r\\0\""),
            ("\u{1b}[31mred\u{9b}", "\"\\u{1b}[31mred\\u{9b}\""),
            ("\u{7f}\u{85}\u{2028}\u{2029}", "\"\\u{7f}\\u{85}\\u{2028}\\u{2029}\""),
        ] {
            assert_eq!(harmless(text), expected);
        }
        let unseen = [
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{202a}',
            '\u{202b}',
            '\u{202c}',
            '\u{202d}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2067}',
            '\u{2068}',
            '\u{2069}',
            '\u{61c}',
            '\u{feff}',
            '\u{ad}',
            '\u{fff9}',
            '\u{e0041}',
            '\u{3164}',
            '\u{180e}',
            '\u{e000}',
        ];
        for character in unseen {
            let shown = harmless(&character.to_string());
            assert!(shown.is_ascii(), "{shown:?}");
        }
    }
}
