//! `cvault ledger list`, `cvault ledger verify` and `cvault verify`.

use vault_app::contract::ledger::{LedgerFilters, LedgerPage, LedgerRow, ListLedger};
use vault_app::contract::vault::VerifyReport;

use super::{json_of, word_of};
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};

pub fn list(
    client: &Client,
    limit: u32,
    before_seq: Option<u64>,
    language: Language,
) -> Result<Answer, Failure> {
    client.log_in()?;
    let request = ListLedger { filters: LedgerFilters::default(), before_seq, limit };
    let page: LedgerPage = client.call("ledger_list", &request)?;
    let total = page.total;
    let mut lines: Vec<String> = page.rows.iter().map(line).collect();
    lines.push(say!(language, "共 {total} 条", "{total} entries"));
    Ok(Answer::new(json_of(&page), lines))
}

/// Identifiers and codes; the time is UTC in seconds, so that lines sort and compare.
fn line(row: &LedgerRow) -> String {
    let seconds = row.at_ms.div_euclid(1_000);
    let who = row.person_name.as_deref().unwrap_or("-");
    let what = row.record_number.map(|number| format!(" #{number}")).unwrap_or_default();
    let refused = row.refused.as_deref().map(|reason| format!(" !{reason}")).unwrap_or_default();
    format!("{}  {seconds}  {}  {who}{what}{refused}", row.seq, row.action)
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
