//! `cvault ledger export | checkpoint | witness | alerts | month`.

use std::path::{Path, PathBuf};

use vault_app::contract::evidence::{
    CheckpointForm, DisclosureChoice, ExportAudit, LedgerExported, PastCheckpoint, SaveCheckpoint,
    WitnessOutcome, WitnessVerdict,
};
use vault_app::contract::watch::{Alert, DayState, LedgerMonth, MonthRef, SaveMonth, WatchList};
use vault_app::contract::{Done, Empty};
use vault_app::error::AppError;
use vault_domain::ids::RecordId;

use super::ledger::utc;
use super::{json_of, word_of};
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::host;
use crate::language::{Language, say};
use crate::moment::Moment;
use crate::names::Names;
use crate::table::table;

/// Longest checkpoint that is read, bytes; one more than the core takes, so that a longer one is refused there.
const MAX_CHECKPOINT: u64 = 8 * 1024 + 1;

/// What is to be exported.
pub struct Wanted {
    pub file: PathBuf,
    pub customer: Option<RecordId>,
    pub by: Option<String>,
    pub from: Option<Moment>,
    pub to: Option<Moment>,
    pub bare: bool,
}

pub fn export(client: &Client, wanted: Wanted, language: Language) -> Result<Answer, Failure> {
    let file = text_of(&host::new_file(&wanted.file, "file")?);
    client.log_in()?;
    let person_id = match &wanted.by {
        Some(name) => Some(Names::ask(client)?.person(name, "by")?.person_id),
        None => None,
    };
    let request = ExportAudit {
        path: file.clone(),
        choice: DisclosureChoice {
            from_ms: wanted.from.map(|at| at.0),
            until_ms: wanted.to.map(|at| at.0),
            person_id,
            record_id: wanted.customer,
        },
        details: !wanted.bare,
    };
    let exported: LedgerExported = client.call("ledger_export", &request)?;
    let LedgerExported { entries, details, bytes, root_fingerprint } = &exported;
    let lines = vec![
        say!(
            language,
            "已写入 {file}：台账 {entries} 条，公开明细 {details} 条，{bytes} 字节",
            "Written to {file}: {entries} entries, {details} details disclosed, {bytes} bytes"
        ),
        say!(
            language,
            "对方核验：cvault-verify {file} --root {root_fingerprint}",
            "To check it: cvault-verify {file} --root {root_fingerprint}"
        ),
    ];
    Ok(Answer::new(json_of(&exported), lines))
}

pub fn checkpoint(client: &Client, file: &Path, language: Language) -> Result<Answer, Failure> {
    let file = text_of(&host::new_file(file, "file")?);
    client.log_in()?;
    let request = SaveCheckpoint { path: file.clone(), form: CheckpointForm::Text };
    let done: Done = client.call("ledger_save_checkpoint", &request)?;
    let line = say!(
        language,
        "检查点已写入 {file}；请放在这台电脑以外的地方",
        "Checkpoint written to {file}; keep it away from this computer"
    );
    Ok(Answer::new(json_of(&done), vec![line]))
}

/// Agrees, or ends as a failure.
pub fn witness(client: &Client, file: &Path, language: Language) -> Result<Answer, Failure> {
    use std::io::Read;
    let mut text = String::new();
    std::fs::File::open(file)
        .and_then(|open| open.take(MAX_CHECKPOINT).read_to_string(&mut text))
        .map_err(|error| AppError::from(error).into_wire("witness"))?;
    client.log_in()?;
    let verdict: WitnessVerdict = client.call("ledger_witness", &PastCheckpoint { text })?;
    let (size, since, outcome) = (verdict.size, verdict.since, word_of(&verdict.outcome));
    let agrees = verdict.outcome == WitnessOutcome::Agrees;
    let line = if agrees {
        say!(
            language,
            "前 {size} 条与检查点一致，此后新增 {since} 条",
            "The first {size} entries are those of the checkpoint; {since} were added since"
        )
    } else {
        say!(language, "与检查点不符：{outcome}", "Does not agree with the checkpoint: {outcome}")
    };
    let failure = (!agrees).then(|| Failure::damaged("ledger_witness"));
    Ok(Answer { json: json_of(&verdict), lines: vec![line], failure })
}

pub fn alerts(client: &Client, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let watch: WatchList = client.call("watch_list", &Empty {})?;
    let rows: Vec<Vec<String>> = watch.alerts.iter().map(alert).collect();
    let mut lines = table(&rows);
    let open_days = watch.days.iter().filter(|day| day.state != DayState::Reviewed).count();
    let (open, overdue) = (watch.open_alerts, watch.overdue);
    lines.push(say!(
        language,
        "未复核告警 {open} 条，未复核 {open_days} 天，逾期 {overdue} 项",
        "{open} alerts and {open_days} days to be reviewed, {overdue} overdue"
    ));
    Ok(Answer::new(json_of(&watch), lines))
}

fn alert(alert: &Alert) -> Vec<String> {
    let state = match &alert.reviewed {
        Some(reviewed) => word_of(&reviewed.verdict),
        None if alert.overdue => "overdue".to_owned(),
        None => "open".to_owned(),
    };
    vec![
        alert.seq.to_string(),
        utc(alert.at_ms),
        word_of(&alert.rule),
        alert.person_name.clone().unwrap_or_else(|| "-".to_owned()),
        format!("{}/{}", alert.count, alert.usual),
        state,
    ]
}

pub fn month(
    client: &Client,
    month: String,
    save: Option<PathBuf>,
    language: Language,
) -> Result<Answer, Failure> {
    let file = save.as_deref().map(|file| host::new_file(file, "save")).transpose()?;
    client.log_in()?;
    let numbers: LedgerMonth = client.call("ledger_month", &MonthRef { month: month.clone() })?;
    let mut lines: Vec<String> = table(
        &numbers
            .people
            .iter()
            .map(|one| {
                let name = one.person_name.clone().unwrap_or_else(|| "-".to_owned());
                let numbers = [one.opened, one.reveals, one.copies, one.changes, one.exports, one.refused];
                std::iter::once(name).chain(numbers.map(|number| number.to_string())).collect()
            })
            .collect::<Vec<Vec<String>>>(),
    );
    let (entries, reviewed, days) = (numbers.entries, numbers.days_reviewed, numbers.days_with_entries);
    lines.push(say!(
        language,
        "{month}：台账 {entries} 条，已复核 {reviewed} / {days} 天",
        "{month}: {entries} entries, {reviewed} of {days} days reviewed"
    ));
    if let Some(file) = file {
        let _: Done = client.call("ledger_save_month", &SaveMonth { month, path: text_of(&file) })?;
    }
    Ok(Answer::new(json_of(&numbers), lines))
}

pub fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
