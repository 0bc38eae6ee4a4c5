//! The report of a handover, kept sealed among the papers of whoever did it.

use minicbor::{Decode, Encode};
use serde_json::{Value, json};
use vault_domain::action::Action;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{Expect, OpenVault, Place, WriteTx};

use crate::contract::handover::HandoverReport;
use crate::error::AppError;

#[derive(Encode, Decode)]
#[cbor(map)]
struct Stored {
    #[n(0)]
    person: PersonId,
    /// JSON of the contract's report.
    #[n(1)]
    report: String,
}

/// Puts the report in place of an earlier one about the same person.
pub(super) fn put(tx: &mut WriteTx<'_>, report: &HandoverReport) -> Result<(), AppError> {
    let scope = tx.vault().own_scope();
    let named = [b"handover".as_slice(), report.person_id.as_bytes(), scope.as_bytes()].concat();
    let hash = vault_crypto::hash::sha256(&named);
    let mut record = [0; 16];
    record.copy_from_slice(hash.split_at(16).0);
    let place = Place {
        scope,
        record: RecordId::from_bytes(record),
        level: Level::L2,
        kind: RecordKind::HandoverReport.code(),
        parent: Some(RecordId::from_bytes(*scope.as_bytes())),
    };
    let stored = Stored {
        person: report.person_id,
        report: serde_json::to_string(report).map_err(|_| ErrorCode::Internal)?,
    };
    let plain = minicbor::to_vec(&stored).map_err(|_| AppError::new(ErrorCode::Internal))?;
    tx.put(place, Expect::Any, &plain)?;
    Ok(())
}

/// The newest report about a person.
///
/// # Errors
/// `not_found` when there is none this session can read.
pub(super) fn find(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    person: PersonId,
) -> Result<HandoverReport, AppError> {
    let found = vault.open_kind(grant, RecordKind::HandoverReport.code())?;
    found
        .iter()
        .filter_map(|facet| minicbor::decode::<Stored>(&facet.plain).ok())
        .filter(|stored| stored.person == person)
        .filter_map(|stored| read(&stored.report))
        .max_by_key(|report| report.seq)
        .ok_or_else(|| ErrorCode::NotFound.into())
}

/// A report as it was stored. Earlier ones named a receiver by the person alone, and the pool by nothing.
fn read(report: &str) -> Option<HandoverReport> {
    let mut report: Value = serde_json::from_str(report).ok()?;
    let shares = report.get_mut("shares").and_then(Value::as_array_mut);
    for to in shares.into_iter().flatten().filter_map(|share| share.get_mut("to")) {
        *to = match to.take() {
            Value::Null => json!({ "kind": "pool" }),
            Value::String(person) => json!({ "kind": "person", "id": person }),
            receiver => receiver,
        };
    }
    serde_json::from_value(report).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::customer::Receiver;

    #[test]
    fn reports_from_before_teams_received_customers_are_read() {
        let person = "00112233445566778899aabbccddeeff";
        let now = json!({ "kind": "team", "id": person });
        let shares: Vec<Value> = [json!(null), json!(person), now]
            .into_iter()
            .map(|to| json!({ "to": to, "customers": 1 }))
            .collect();
        let stored = json!({
            "person_id": person, "person_name": "王磊", "frozen_ms": 1, "done_ms": 2, "customers": 3, "shares": shares,
            "rotated": [], "rows_resealed": 0, "file_rekeyed": true, "reveals_90d": 0, "copies_90d": 0,
            "imports_90d": 0, "customers_seen_90d": 0, "seq": 9,
        });
        let report = read(&stored.to_string()).unwrap();
        let to: Vec<Receiver> = report.shares.iter().map(|share| share.to).collect();
        assert!(
            matches!(to.as_slice(), [Receiver::Pool, Receiver::Person { .. }, Receiver::Team { .. }]),
            "{to:?}"
        );
    }
}
