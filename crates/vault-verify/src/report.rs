//! The verdict in words and as JSON.

mod selection;

use serde_json::json;
use vault_ledger::audit_file::{AuditError, AuditReport};
use vault_ledger::checkpoint::{NotConsistent, Update};
use vault_ledger::{Broken, Hash};

/// What came of the check.
pub enum Outcome {
    /// The ledger is complete.
    Complete(AuditReport),
    /// It is not; this is the first bad entry.
    Broken(Broken),
    /// The newer checkpoint of the update continues the older one.
    Continued(Update),
    /// It does not, and why.
    NotContinued(NotConsistent),
    /// It could not be read, and why.
    Unreadable(String),
}

impl From<Result<AuditReport, AuditError>> for Outcome {
    fn from(result: Result<AuditReport, AuditError>) -> Self {
        match result {
            Ok(report) => Self::Complete(report),
            Err(AuditError::Broken(broken)) => Self::Broken(broken),
            Err(AuditError::Unreadable(unreadable)) => Self::Unreadable(unreadable.to_string()),
        }
    }
}

impl Outcome {
    /// 0 complete or continued, 1 not, 2 unreadable.
    pub const fn exit_status(&self) -> u8 {
        match self {
            Self::Complete(_) | Self::Continued(_) => 0,
            Self::Broken(_) | Self::NotContinued(_) => 1,
            Self::Unreadable(_) => 2,
        }
    }

    /// A few lines for a person.
    pub fn text(&self) -> String {
        match self {
            Self::Complete(report) => complete_text(report),
            Self::Broken(broken) => format!(
                "BROKEN at entry {}: {}\n台账自第 {} 条起不可信（{}）；此前各条均已核实。\n",
                broken.seq,
                broken.kind,
                broken.seq,
                broken.kind.name()
            ),
            Self::Continued(update) => continued_text(update),
            Self::NotContinued(why) => {
                format!("NOT CONSISTENT: {why}\n新检查点不是旧检查点的延续（{}）。\n", name_of(*why))
            }
            Self::Unreadable(why) => format!("UNREADABLE: {why}\n无法读取。\n"),
        }
    }

    /// One line of JSON.
    pub fn json(&self) -> String {
        let value = match self {
            Self::Complete(report) => {
                let verdict = &report.verdict;
                json!({
                    "result": "complete",
                    "vault": verdict.vault.to_string(),
                    "entries": verdict.entries,
                    "head_hash": hex(&verdict.head_hash),
                    "tree_root": hex(&verdict.root_hash),
                    "last_wall_ms": verdict.last_wall_ms,
                    "checkpoints": verdict.checkpoints,
                    "details": report.details,
                    "clock_back": verdict.clock_back,
                    "first_clock_back": verdict.first_clock_back,
                    "discontinuities": verdict.discontinuities,
                    "selection": report.selection.as_ref().map(selection::json),
                })
            }
            Self::Broken(broken) => json!({
                "result": "broken",
                "seq": broken.seq,
                "kind": broken.kind.name(),
                "reason": broken.kind.to_string(),
            }),
            Self::Continued(update) => json!({
                "result": "consistent",
                "vault": update.new_checkpoint().vault.to_string(),
                "old_entries": update.old_size(),
                "entries": update.new_checkpoint().size,
                "tree_root": hex(&update.new_checkpoint().root),
            }),
            Self::NotContinued(why) => json!({
                "result": "not_consistent",
                "kind": name_of(*why),
                "reason": why.to_string(),
            }),
            Self::Unreadable(why) => json!({ "result": "unreadable", "reason": why }),
        };
        format!("{value}\n")
    }
}

fn complete_text(report: &AuditReport) -> String {
    let verdict = &report.verdict;
    let mut text =
        format!("COMPLETE up to entry {}\n台账完整，至第 {} 条。\n", verdict.entries, verdict.entries);
    let facts = [
        ("vault 保险箱", verdict.vault.to_string()),
        ("last entry 末条时间", utc(verdict.last_wall_ms)),
        ("head 末条哈希", hex(&verdict.head_hash)),
        ("tree root 树根", hex(&verdict.root_hash)),
        ("checkpoints agreed 相符的检查点", verdict.checkpoints.to_string()),
        ("details proven 已核实的明细", report.details.to_string()),
    ];
    for (name, value) in facts {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    match &report.selection {
        Some(selected) => text.push_str(&selection::text(selected)),
        None if report.details > 0 => {
            text.push_str("NOTE: the file does not claim to disclose all details of anything.\n");
            text.push_str("注意：文件没有声明任何范围内的明细全部在此，可能另有未公开的明细。\n");
        }
        None => {}
    }
    if verdict.checkpoints == 0 {
        text.push_str(
            "NOTE: no checkpoint was compared; entries after the last one here could be missing.\n",
        );
        text.push_str("注意：没有可比对的检查点，末尾可能被截去。\n");
    }
    if let Some(first) = verdict.first_clock_back {
        text.push_str(&format!(
            "NOTE: the clock went back {} times, first at entry {first}.\n",
            verdict.clock_back
        ));
        text.push_str(&format!("注意：时钟回拨 {} 次，首见于第 {first} 条。\n", verdict.clock_back));
    }
    if verdict.discontinuities > 0 {
        text.push_str(&format!(
            "NOTE: an owner went on after lost entries {} times.\n",
            verdict.discontinuities
        ));
        text.push_str(&format!("注意：曾有 {} 次在丢失记录后由负责人确认继续。\n", verdict.discontinuities));
    }
    text
}

fn continued_text(update: &Update) -> String {
    let (old, new) = (update.old_size(), update.new_checkpoint());
    let mut text = format!(
        "CONSISTENT: the ledger of {} entries begins with those of the older checkpoint, {old}\n\
         一致：{} 条的台账以旧检查点的 {old} 条开头，旧记录未被改动。\n",
        new.size, new.size
    );
    text.push_str(&format!("  vault 保险箱: {}\n  tree root 树根: {}\n", new.vault, hex(&new.root)));
    text.push_str("NOTE: signatures were not checked; that takes the ledger and its root fingerprint.\n");
    text.push_str("注意：未核验签名，核验签名需要台账文件和根指纹。\n");
    text
}

const fn name_of(why: NotConsistent) -> &'static str {
    match why {
        NotConsistent::Vault => "vault",
        NotConsistent::Size => "size",
        NotConsistent::Proof => "proof",
    }
}

fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `2026-11-23 21:30:05 UTC`; the date by counting days in 400-year cycles of the Gregorian calendar.
pub fn utc(milliseconds: i64) -> String {
    let seconds = milliseconds.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Years begin in March here, so that the leap day is a year's last.
    let from_march_of_year_0 = days + 719_468;
    let (cycle, day) = (from_march_of_year_0.div_euclid(146_097), from_march_of_year_0.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year + cycle * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day_of_month:02} {hour:02}:{minute:02}:{second:02} UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_known_moments() {
        for (milliseconds, expected) in [
            (0, "1970-01-01 00:00:00 UTC"),
            (-1, "1969-12-31 23:59:59 UTC"),
            (951_782_400_000, "2000-02-29 00:00:00 UTC"),
            (1_000_000_000_000, "2001-09-09 01:46:40 UTC"),
            (4_107_542_399_000, "2100-02-28 23:59:59 UTC"),
            (4_107_542_400_000, "2100-03-01 00:00:00 UTC"),
        ] {
            assert_eq!(utc(milliseconds), expected);
        }
        utc(i64::MIN);
        utc(i64::MAX);
    }
}
