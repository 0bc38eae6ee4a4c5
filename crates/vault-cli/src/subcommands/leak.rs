//! `cvault trace FILE` and `cvault scan DIR`.

use std::path::{Path, PathBuf};

use serde_json::json;
use vault_app::contract::trace::{ScanFolders, Strays, Trace, TraceLeak};

use super::evidence::text_of;
use super::json_of;
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::host;
use crate::language::{Language, say};
use crate::table::table;

pub fn trace(client: &Client, file: &Path, language: Language) -> Result<Answer, Failure> {
    let path = text_of(&host::absolute(file)?);
    client.log_in()?;
    let trace: Trace = client.call("trace_leak", &TraceLeak::File { path })?;
    let named: Vec<Vec<String>> = trace
        .copies
        .iter()
        .filter(|copy| copy.named)
        .map(|copy| {
            vec![
                copy.register_no.clone(),
                copy.requester_name.clone(),
                copy.recipient_name.clone(),
                format!("{}/{}", copy.agreeing, copy.sites),
                format!("{:.1e}", copy.false_positive),
            ]
        })
        .collect();
    let (rows, matched) = (trace.rows, trace.matched);
    let mut lines = vec![say!(
        language,
        "{rows} 行，认出 {matched} 位客户",
        "{rows} rows, {matched} customers recognised"
    )];
    if named.is_empty() {
        lines.push(if trace.enough {
            say!(language, "不是任何一份登记副本", "None of the registered copies")
        } else {
            say!(language, "行数太少，无法判断", "Not enough rows to tell")
        });
    }
    lines.extend(table(&named));
    let exports: Vec<_> = trace
        .copies
        .iter()
        .map(|copy| {
            json!({
                "request_id": copy.request_id, "register_no": copy.register_no, "named": copy.named,
                "confidence": copy.confidence, "false_positive": copy.false_positive,
            })
        })
        .collect();
    let mut json = json_of(&trace);
    if let Some(object) = json.as_object_mut() {
        object.insert("exports".to_owned(), json!(exports));
    }
    Ok(Answer::new(json, lines))
}

pub fn scan(client: &Client, folders: &[PathBuf], language: Language) -> Result<Answer, Failure> {
    let folders =
        folders.iter().map(|folder| Ok(text_of(&host::absolute(folder)?))).collect::<Result<_, Failure>>()?;
    client.log_in()?;
    let strays: Strays = client.call("stray_scan", &ScanFolders { folders })?;
    let rows: Vec<Vec<String>> = strays
        .found
        .iter()
        .map(|stray| {
            vec![stray.known.to_string(), stray.rows.to_string(), stray.kind.clone(), stray.path.clone()]
        })
        .collect();
    let (files, found) = (strays.files, rows.len());
    let mut lines = table(&rows);
    lines.push(say!(
        language,
        "看过 {files} 个文件，其中 {found} 个含有保险箱里的客户",
        "{files} files looked at, {found} with customers of the vault"
    ));
    Ok(Answer::new(json_of(&strays), lines))
}
