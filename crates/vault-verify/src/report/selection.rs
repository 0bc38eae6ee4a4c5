//! What the file claims to disclose without a gap, in words and as JSON.

use serde_json::{Map, Value, json};
use vault_ledger::audit_file::Selected;

use super::utc;

/// Some lines for a person, below those about the ledger.
pub fn text(selected: &Selected) -> String {
    let selection = &selected.selection;
    let mut text = match selected.pruned {
        0 => "SELECTION: all details within this range are in the file, none is left out.\n\
              选取范围：此范围内的明细全部在此，无遗漏。\n"
            .to_owned(),
        pruned => format!(
            "SELECTION: all details within this range are in the file but {pruned} that were deleted, as the ledger \
             says; no other is left out.\n\
             选取范围：此范围内的明细，除台账载明已清除的 {pruned} 条外全部在此，无遗漏。\n"
        ),
    };
    let moment = |moment: Option<i64>| moment.map_or_else(|| "any 不限".to_owned(), exact);
    let mut facts = vec![
        ("from 起", moment(selection.from_ms)),
        ("until, exclusive 止（不含）", moment(selection.until_ms)),
        ("person 人员", selection.actor.map_or_else(|| "any 不限".to_owned(), |person| person.to_string())),
    ];
    match &selection.object {
        Some((object_ref, record)) => {
            facts.push(("record 记录", record.to_string()));
            facts.push(("stands in entries as 台账中的代号", hex(object_ref)));
        }
        None => facts.push(("record 记录", "any 不限".to_owned())),
    }
    facts.push(("entries selected 选取的条目", selected.entries.to_string()));
    facts.push(("with their details 附有明细", selected.details.to_string()));
    if selection.pruned_until > 0 {
        let pruned = format!(
            "{} (up to entry {} 至第 {} 条)",
            selected.pruned, selection.pruned_until, selection.pruned_until
        );
        facts.push(("of these, details deleted 其中明细已清除", pruned));
    }
    for (name, value) in facts {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for (action, ended) in &selected.actions {
        text.push_str(&format!(
            "  {action}: {} done 完成, {} refused 拒绝, {} failed 失败\n",
            ended.done, ended.refused, ended.failed
        ));
    }
    text
}

/// The six values of the claim and the numbers about it.
pub fn json(selected: &Selected) -> Value {
    let selection = &selected.selection;
    let actions: Map<String, Value> = selected
        .actions
        .iter()
        .map(|(action, ended)| {
            let ended = json!({ "done": ended.done, "refused": ended.refused, "failed": ended.failed });
            (action.to_string(), ended)
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

/// A bound down to the millisecond, where it has some.
fn exact(milliseconds: i64) -> String {
    match milliseconds.rem_euclid(1000) {
        0 => utc(milliseconds),
        part => utc(milliseconds).replace(" UTC", &format!(".{part:03} UTC")),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
