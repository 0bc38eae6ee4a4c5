//! `cvault person handover`: somebody leaves, others get the customers.

use vault_app::contract::Done;
use vault_app::contract::handover::{
    HandoverPlan, HandoverPreview, HandoverReport, HandoverRule, HandoverShare, RunHandover,
    SaveHandoverReport,
};
use vault_domain::ids::PersonId;

use super::json_of;
use crate::answer::Answer;
use crate::arguments::people::{Handover, Receivers};
use crate::client::Client;
use crate::failure::Failure;
use crate::host;
use crate::language::{Language, say};
use crate::moment::Moment;
use crate::names::Names;

pub fn run(client: &Client, handover: &Handover, language: Language) -> Result<Answer, Failure> {
    let file = handover.report.as_deref().map(|file| host::new_file(file, "report")).transpose()?;
    client.log_in()?;
    let names = Names::ask(client)?;
    let from = names.person(&handover.name, "name")?.person_id;
    let rule = rule(&handover.receivers, &names)?;
    if handover.preview {
        let preview: HandoverPreview = client.call("handover_preview", &HandoverPlan { from, rule })?;
        return Ok(previewed(&preview, &names, language));
    }
    let request = RunHandover { from, rule, password: client.typed() };
    let report: HandoverReport = client.call("handover_run", &request)?;
    let mut answer = done(&report, &names, language);
    if let Some(file) = file {
        let path = file.display().to_string();
        let request = SaveHandoverReport { person_id: from, path: path.clone() };
        match client.call::<Done>("handover_save_report", &request) {
            Ok(_) => answer.lines.push(say!(language, "报告 {path}", "Report {path}")),
            // The handover is done all the same, and is told.
            Err(failure) => answer.failure = Some(failure),
        }
    }
    Ok(answer)
}

fn rule(receivers: &Receivers, names: &Names) -> Result<HandoverRule, Failure> {
    let id = |name: &String, option: &str| names.person(name, option).map(|person| person.person_id);
    match (&receivers.to, &receivers.to_team) {
        (Some(name), _) => Ok(HandoverRule::One { to: id(name, "to")? }),
        (None, Some(team)) => Ok(HandoverRule::Team { to: names.team(team)? }),
        (None, None) if receivers.to_pool => Ok(HandoverRule::Pool),
        (None, None) => {
            let to: Result<Vec<PersonId>, Failure> =
                receivers.in_turn.iter().map(|name| id(name, "in_turn")).collect();
            Ok(HandoverRule::InTurn { to: to? })
        }
    }
}

fn previewed(preview: &HandoverPreview, names: &Names, language: Language) -> Answer {
    let HandoverPreview { customers, rows, .. } = preview;
    let compartments = preview.compartments.len();
    let mut lines = vec![say!(
        language,
        "将移交客户 {customers} 位，更换 {compartments} 个密钥，重新加密 {rows} 行。没有写入任何内容。",
        "Would hand over {customers} customers, make {compartments} new keys, seal {rows} rows anew. Nothing was written."
    )];
    lines.extend(shares(&preview.shares, names, language));
    Answer::new(json_of(preview), lines)
}

fn done(report: &HandoverReport, names: &Names, language: Language) -> Answer {
    let HandoverReport { person_name, customers, rows_resealed, seq, .. } = report;
    let (frozen, keys) = (Moment(report.frozen_ms), report.rotated.len());
    let HandoverReport { reveals_90d, copies_90d, imports_90d, customers_seen_90d, .. } = report;
    let mut lines = vec![
        say!(
            language,
            "{person_name} 自 {frozen} 起停用，移交客户 {customers} 位（台账第 {seq} 条）",
            "{person_name} frozen since {frozen}, {customers} customers handed over (ledger entry {seq})"
        ),
        say!(
            language,
            "更换了 {keys} 个密钥，重新加密 {rows_resealed} 行",
            "{keys} new keys, {rows_resealed} rows sealed anew"
        ),
        say!(
            language,
            "近 90 天查看 {reveals_90d} 次，复制 {copies_90d} 次，导入 {imports_90d} 次，涉及客户 {customers_seen_90d} 位",
            "Last 90 days: {reveals_90d} values seen, {copies_90d} copied, {imports_90d} imports, {customers_seen_90d} customers"
        ),
    ];
    lines.extend(shares(&report.shares, names, language));
    Answer::new(json_of(report), lines)
}

fn shares(shares: &[HandoverShare], names: &Names, language: Language) -> Vec<String> {
    let line = |share: &HandoverShare| {
        let to = names.of_owner(share.to, language);
        let customers = share.customers;
        format!("  {to}  {customers}")
    };
    shares.iter().map(line).collect()
}
