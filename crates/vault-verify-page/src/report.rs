//! The result as JSON. Texts are the page's business; here are facts and codes.

use serde_json::{Map, Value, json};
use vault_ledger::audit_file::{AuditError, AuditReport, Selected};
use vault_ledger::detail::{self, Detail};
use vault_ledger::{Actor, Entry, Membership, Outcome, Role};

/// The verdict, with the fields of `cvault-verify --json`.
pub fn verdict(result: &Result<AuditReport, AuditError>) -> Value {
    match result {
        Ok(report) => complete(report),
        Err(AuditError::Broken(broken)) => json!({
            "result": "broken",
            "seq": broken.seq,
            "kind": broken.kind.name(),
            "reason": broken.kind.to_string(),
        }),
        Err(AuditError::Unreadable(why)) => json!({ "result": "unreadable", "reason": why.to_string() }),
    }
}

fn complete(report: &AuditReport) -> Value {
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
        "selection": report.selection.as_ref().map(selection),
    })
}

fn selection(selected: &Selected) -> Value {
    let selection = &selected.selection;
    let actions: Map<String, Value> = selected
        .actions
        .iter()
        .map(|(action, ended)| {
            let counts = json!({ "done": ended.done, "refused": ended.refused, "failed": ended.failed });
            (action.as_str().to_owned(), counts)
        })
        .collect();
    json!({
        "from_ms": selection.from_ms,
        "until_ms": selection.until_ms,
        "actor": selection.actor.map(|person| person.to_string()),
        "object_ref": selection.object.map(|(object_ref, _)| hex(&object_ref)),
        "record": selection.object.map(|(_, record)| record.to_string()),
        "pruned_until": selection.pruned_until,
        "entries": selected.entries,
        "details": selected.details,
        "pruned": selected.pruned,
        "actions": actions,
    })
}

/// One entry, for the table.
pub fn entry(entry: &Entry, detail: Option<&Detail>) -> Value {
    let actor = match entry.actor {
        Actor::Person(person) => person.to_string(),
        Actor::Device => "device".to_owned(),
        Actor::Root => "root".to_owned(),
    };
    let (result, code) = match &entry.result {
        Outcome::Done => ("done", None),
        Outcome::Refused(code) => ("refused", Some(code.as_str())),
        Outcome::Failed(code) => ("failed", Some(code.as_str())),
    };
    // Numbers as text: a script would round those above 2⁵³.
    let pairs = detail.map(|detail| {
        let text = |value: &detail::Value| match value {
            detail::Value::Text(text) => text.clone(),
            detail::Value::Int(number) => number.to_string(),
        };
        detail.iter().map(|(key, value)| json!([key, text(value)])).collect::<Vec<_>>()
    });
    json!({
        "seq": entry.seq,
        "wall_ms": entry.wall_ms,
        "actor": actor,
        "action": entry.action.as_str(),
        "result": result,
        "code": code,
        "changes": entry.changes.len(),
        "has_detail": entry.detail_commit.is_some(),
        "detail": pairs,
    })
}

/// Everybody who was ever a member, and their roles at the end.
pub fn people(membership: &Membership) -> Value {
    let roles = [
        (Role::Owner, "owner"),
        (Role::Manager, "manager"),
        (Role::Sales, "sales"),
        (Role::Finance, "finance"),
        (Role::Admin, "admin"),
        (Role::Auditor, "auditor"),
    ];
    let people = membership.members().map(|(person, member)| {
        let names = roles.iter().filter(|(role, _)| member.roles.contains(*role)).map(|(_, name)| *name);
        (person.to_string(), json!({ "roles": names.collect::<Vec<_>>(), "since": member.since_seq }))
    });
    Value::Object(people.collect())
}

/// Lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
