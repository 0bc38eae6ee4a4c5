//! `cvault export …` and `cvault package open`.

use std::path::Path;

use serde_json::{Value, json};
use vault_app::contract::export::{
    Carried, CarryExport, ExportPreview, ExportRef, ExportView, Exports, ListExports, ReadCarried, RunExport,
    SignCarried, SignExport,
};
use vault_app::contract::package::{OpenPackage, OpenedPackage};
use vault_domain::ids::RecordId;

use super::evidence::text_of;
use super::{json_of, word_of};
use crate::answer::Answer;
use crate::arguments::export::{Export, Package, Request};
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::names::Names;
use crate::table::table;
use crate::{host, secrets};

/// Longest letter that is read, bytes.
const MAX_LETTER: u64 = 64 * 1024;

pub fn run(client: &Client, export: Export, language: Language) -> Result<Answer, Failure> {
    match export {
        Export::Request(request) => ask(client, &request, language),
        Export::Approve { id, reason } => sign(client, id, true, reason, language),
        Export::Reject { id, reason } => sign(client, id, false, reason, language),
        Export::Withdraw { id } => {
            client.log_in()?;
            let view: ExportView = client.call("export_withdraw", &ExportRef { request_id: id })?;
            Ok(seen(&view, language))
        }
        Export::Run { id, out, seal_to } => write(client, id, &out, seal_to, language),
        Export::Register => register(client, language),
        Export::Settle { id, state, note } => {
            client.log_in()?;
            let request = json!({ "request_id": id, "whereabouts": state, "note": note });
            let view: ExportView = client.call("export_settle", &request)?;
            Ok(seen(&view, language))
        }
        Export::Carry { id, to, out } => carry(client, id, &to, &out, language),
        Export::Answer { file, out, reason } => answer(client, &file, &out, reason, language),
        Export::Accept { file } => {
            let text = letter(&file)?;
            client.log_in()?;
            let view: ExportView = client.call("export_answer_read", &ReadCarried { text })?;
            Ok(seen(&view, language))
        }
    }
}

pub fn package(client: &Client, package: &Package, language: Language) -> Result<Answer, Failure> {
    let Package::Open { file, out } = package;
    let path = text_of(&host::absolute(file)?);
    let out = text_of(&host::new_file(out, "out")?);
    client.log_in()?;
    let key = secrets::next_line()?.to_string();
    let opened: OpenedPackage = client.call("package_open", &OpenPackage { path, key, out: out.clone() })?;
    let (rows, sender) = (opened.rows, &opened.sender_name);
    let line = say!(
        language,
        "已写入 {out}：{rows} 行，发件人 {sender}",
        "Written to {out}: {rows} rows, from {sender}"
    );
    Ok(Answer::new(json_of(&opened), vec![line]))
}

fn ask(client: &Client, request: &Request, language: Language) -> Result<Answer, Failure> {
    let filters: Value = match &request.filter {
        None => json!({}),
        Some(text) => serde_json::from_str(text).map_err(|_| Failure::invalid("--filter <JSON>"))?,
    };
    let plan = json!({
        "selection": { "kind": "filters", "filters": filters },
        "fields": request.fields,
        "clear_l2": request.clear_l2,
        "clear_l3": request.clear_l3,
        "format": request.format,
        "purpose": request.purpose,
        "purpose_text": request.purpose_text,
        "recipient_kind": request.recipient_kind,
        "recipient_name": request.recipient,
        "reference": request.reference,
        "keeper": request.keeper.as_ref().unwrap_or(&request.recipient),
        "destroy_by": request.destroy_by,
        "valid_days": request.valid_days,
    });
    client.log_in()?;
    let preview: ExportPreview = client.call("export_preview", &json!({ "plan": plan }))?;
    let asked = json!({ "plan": plan, "rows": preview.rows, "reason": request.reason });
    let view: ExportView = client.call("export_request", &asked)?;
    let (id, rows, approvals) = (view.request_id, view.rows, view.needs.approvals);
    let json = json!({ "request_id": id, "rows": rows, "approvals_needed": approvals, "state": view.state });
    let line = say!(
        language,
        "申请 {id}：{rows} 行，还需 {approvals} 人审批",
        "Request {id}: {rows} rows, {approvals} people have to agree"
    );
    Ok(Answer::new(json, vec![line]))
}

fn sign(
    client: &Client,
    id: RecordId,
    agree: bool,
    reason: String,
    language: Language,
) -> Result<Answer, Failure> {
    let status = client.log_in()?;
    let person = status.session.as_ref().map(|session| session.person_id);
    let Some(person_id) = person else { return Err(Failure::missing("--person <NAME>")) };
    let signer = vault_app::contract::approval::Approver { person_id, password: client.typed() };
    let view: ExportView =
        client.call("export_sign", &SignExport { request_id: id, agree, reason, signer })?;
    Ok(seen(&view, language))
}

fn write(
    client: &Client,
    id: RecordId,
    out: &Path,
    seal_to: Option<String>,
    language: Language,
) -> Result<Answer, Failure> {
    let path = text_of(&host::new_file(out, "out")?);
    client.log_in()?;
    let view: ExportView = client.call("export_show", &ExportRef { request_id: id })?;
    let package = view.format == vault_app::contract::export::ExportFormat::Package;
    let package_key = match seal_to {
        None if package => Some(secrets::next_line()?.to_string()),
        key => key,
    };
    let request = RunExport {
        request_id: id,
        path: path.clone(),
        rows: view.rows,
        password: Some(client.typed()),
        package_key,
    };
    let done: ExportView = client.call("export_run", &request)?;
    let line = match &done.ran {
        Some(ran) => {
            let (number, rows) = (&ran.register_no, ran.rows);
            say!(
                language,
                "已写入 {path}：{rows} 行，登记号 {number}",
                "Written to {path}: {rows} rows, register number {number}"
            )
        }
        None => say!(
            language,
            "已确认；隔离时间过后再执行一次才会写出文件",
            "Confirmed; run it again once its time has passed, then the file is written"
        ),
    };
    Ok(Answer::new(json_of(&done), vec![line]))
}

fn register(client: &Client, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let what = vault_app::contract::export::ExportShelf::Register;
    let exports: Exports = client.call("export_list", &ListExports { what })?;
    let rows: Vec<Vec<String>> = exports
        .exports
        .iter()
        .filter_map(|view| {
            let ran = view.ran.as_ref()?;
            Some(vec![
                ran.register_no.clone(),
                super::ledger::utc(ran.at_ms),
                view.requester_name.clone(),
                view.recipient_name.clone(),
                ran.rows.to_string(),
                word_of(&ran.whereabouts),
                view.request_id.to_string(),
            ])
        })
        .collect();
    let mut lines = table(&rows);
    let (count, overdue) = (rows.len(), exports.overdue);
    lines.push(say!(language, "共 {count} 份，逾期 {overdue} 份", "{count} copies, {overdue} overdue"));
    Ok(Answer::new(json_of(&exports), lines))
}

fn carry(client: &Client, id: RecordId, to: &str, out: &Path, language: Language) -> Result<Answer, Failure> {
    let path = host::new_file(out, "out")?;
    client.log_in()?;
    let approver_id = Names::ask(client)?.person(to, "to")?.person_id;
    let carried: Carried = client.call("export_carry", &CarryExport { request_id: id, approver_id })?;
    host::write_new(&path, &carried.text)?;
    let path = text_of(&path);
    Ok(Answer::new(json_of(&carried), vec![say!(language, "已写入 {path}", "Written to {path}")]))
}

fn answer(
    client: &Client,
    file: &Path,
    out: &Path,
    reason: String,
    language: Language,
) -> Result<Answer, Failure> {
    let text = letter(file)?;
    let path = host::new_file(out, "out")?;
    client.log_in()?;
    let view: ExportView = client.call("export_carried_show", &ReadCarried { text: text.clone() })?;
    let request = SignCarried { text, agree: true, reason, password: client.typed() };
    let carried: Carried = client.call("export_carried_sign", &request)?;
    host::write_new(&path, &carried.text)?;
    let (path, rows, name) = (text_of(&path), view.rows, &view.requester_name);
    let line = say!(
        language,
        "已同意 {name} 的 {rows} 行，答复写入 {path}",
        "Agreed to {rows} rows for {name}; the answer is in {path}"
    );
    Ok(Answer::new(json_of(&carried), vec![line]))
}

fn letter(file: &Path) -> Result<String, Failure> {
    use std::io::Read;
    let mut text = String::new();
    std::fs::File::open(file)
        .and_then(|open| open.take(MAX_LETTER + 1).read_to_string(&mut text))
        .map_err(|error| vault_app::error::AppError::from(error).into_wire("export_letter"))?;
    Ok(text)
}

fn seen(view: &ExportView, language: Language) -> Answer {
    let (id, state, rows) = (view.request_id, word_of(&view.state), view.rows);
    Answer::new(
        json_of(view),
        vec![say!(language, "申请 {id}：{rows} 行，{state}", "Request {id}: {rows} rows, {state}")],
    )
}
