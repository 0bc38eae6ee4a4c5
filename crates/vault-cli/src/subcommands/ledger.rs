//! `cvault ledger list`, `show`, `verify` and `cvault verify`; what leaves for outsiders is in [`super::evidence`].

use vault_app::contract::ledger::{
    LedgerEntryView, LedgerFilters, LedgerPage, LedgerRef, LedgerRow, ListLedger,
};
use vault_app::contract::vault::VerifyReport;
use vault_domain::date::LocalDate;

use super::{evidence, json_of, word_of};
use crate::answer::Answer;
use crate::arguments::ledger::Ledger;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};

pub fn run(client: &Client, ledger: Ledger, language: Language) -> Result<Answer, Failure> {
    match ledger {
        Ledger::List { limit, before } => list(client, limit, before, language),
        Ledger::Show { seq } => show(client, seq),
        Ledger::Verify => verify(client, "ledger_verify", language),
        Ledger::Export { file, customer, by, from, to, bare } => {
            evidence::export(client, evidence::Wanted { file, customer, by, from, to, bare }, language)
        }
        Ledger::Checkpoint { file } => evidence::checkpoint(client, &file, language),
        Ledger::Witness { file } => evidence::witness(client, &file, language),
        Ledger::Alerts => evidence::alerts(client, language),
        Ledger::Month { month, save } => evidence::month(client, month, save, language),
    }
}

/// Everything an entry says, one value a line.
fn show(client: &Client, seq: u64) -> Result<Answer, Failure> {
    client.log_in()?;
    let entry: LedgerEntryView = client.call("ledger_show", &LedgerRef { seq })?;
    let mut lines = vec![line(&entry.row)];
    let values = [
        ("hash", Some(&entry.row.hash)),
        ("prev_hash", Some(&entry.prev_hash)),
        ("device", Some(&entry.device)),
        ("boot", Some(&entry.boot)),
        ("object_ref", entry.object_ref.as_ref()),
        ("detail_commit", entry.detail_commit.as_ref()),
    ];
    lines.extend(values.into_iter().filter_map(|(name, value)| Some(format!("{name:14}{}", value?))));
    lines.push(format!("{:14}{}", "signer", word_of(&entry.signer)));
    lines.push(format!("{:14}{}", "detail", word_of(&entry.detail)));
    lines.push(format!("{:14}{}", "changes", entry.changes));
    Ok(Answer::new(json_of(&entry), lines))
}

fn list(client: &Client, limit: u32, before_seq: Option<u64>, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let request = ListLedger { filters: LedgerFilters::default(), before_seq, limit };
    let page: LedgerPage = client.call("ledger_list", &request)?;
    let total = page.total;
    let mut lines: Vec<String> = page.rows.iter().map(line).collect();
    lines.push(say!(language, "共 {total} 条", "{total} entries"));
    Ok(Answer::new(json_of(&page), lines))
}

/// Identifiers and codes, so that lines can be searched and compared.
fn line(row: &LedgerRow) -> String {
    let who = row.person_name.as_deref().unwrap_or("-");
    let what = row.record_number.map(|number| format!(" #{number}")).unwrap_or_default();
    let refused = row.refused.as_deref().map(|reason| format!(" !{reason}")).unwrap_or_default();
    format!("{}  {}  {}  {who}{what}{refused}", row.seq, utc(row.at_ms), row.action)
}

/// `2026-11-23 22:14:20Z`: the computer's time zone is no part of the record.
pub(super) fn utc(at_ms: i64) -> String {
    let day = LocalDate::from_unix_ms(at_ms, 0).map_or_else(|| "-".to_owned(), |day| day.to_string());
    let second = at_ms.div_euclid(1_000).rem_euclid(86_400);
    format!("{day} {:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

/// Both checks have the same answer; one that finds something ends as a failure.
pub fn verify(client: &Client, command: &str, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let report: VerifyReport = client.ask(command)?;
    let VerifyReport { ledger_entries, rows_checked, elapsed_ms, .. } = report;
    let mut lines = vec![say!(
        language,
        "检查了台账 {ledger_entries} 条、数据 {rows_checked} 行，用时 {elapsed_ms} 毫秒",
        "Checked {ledger_entries} ledger entries and {rows_checked} rows in {elapsed_ms} ms"
    )];
    for finding in &report.findings {
        let (code, count) = (word_of(&finding.code), finding.count);
        let seq = finding.seq.map_or_else(|| "--".to_owned(), |seq| seq.to_string());
        lines.push(say!(
            language,
            "  {code}：{count} 处，台账第 {seq} 条",
            "  {code}: {count}, ledger entry {seq}"
        ));
    }
    lines.push(if report.complete {
        say!(language, "完整", "Complete")
    } else {
        say!(language, "不完整", "Not complete")
    });
    let failure = (!report.complete).then(|| Failure::damaged(command));
    Ok(Answer { json: json_of(&report), lines, failure })
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn instants_are_readable() {
        assert_eq!(utc(0), "1970-01-01 00:00:00Z");
        assert_eq!(utc(1_795_472_060_999), "2026-11-23 22:14:20Z");
    }
}
