//! 一道门: what leaves as a file or on paper is asked for, agreed to by others, run once, and kept in a register.
//!
//! A request and every answer to it are signed statements ([`statement`]); the form they lie on is everybody's, so only signatures and
//! the ledger count ([`standing`]). A run asks everything again ([`run`]).

mod carry;
mod facts;
mod fit;
pub(crate) mod formats;
pub(crate) mod held;
mod names;
mod opened;
mod plan;
mod register;
mod request;
mod run;
mod sign;
mod standing;
pub(crate) mod statement;
mod stored;
mod survey;
mod titles;
mod view;
mod write;

pub use carry::{export_answer_read, export_carried_show, export_carried_sign, export_carry};
pub use opened::package_open;
pub use register::{export_list, export_settle, export_show};
pub use request::{export_preview, export_request};
pub use run::{export_print, export_run};
pub use sign::{export_sign, export_withdraw};

pub(crate) use standing::RUN;

use vault_domain::action::{Action, ExportCustomers};
use vault_domain::error_code::ErrorCode;
use vault_domain::export::RecipientKind;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::record::Value;

use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::customers::spoken;
use crate::error::AppError;
use crate::session::Session;
use standing::Standing;

/// What tracing needs to know of a copy that left with a fingerprint.
pub(crate) struct Marked {
    pub request: RecordId,
    pub fields: Vec<FieldKey>,
    pub canaries: u8,
    pub requester_name: String,
    pub recipient_name: String,
}

/// A copy as tracing needs it; `None` for copies that carry nothing invisible, and for requests that are none.
///
/// # Errors
/// `vault_damaged`.
pub(crate) fn marked(
    session: &Session,
    grant: &Grant<impl Action>,
    id: RecordId,
    now_ms: i64,
) -> Result<Option<Marked>, AppError> {
    let standing = match Standing::read(&session.vault, grant, id, now_ms) {
        Ok(standing) => standing,
        Err(error) if matches!(error.code, ErrorCode::NotFound | ErrorCode::ExportInvalid) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let request = &standing.request.statement;
    if !request.recipient_kind.is_marked_invisibly() {
        return Ok(None);
    }
    Ok(Some(Marked {
        request: id,
        fields: request.fields.clone(),
        canaries: canaries(request.recipient_kind, request.rows),
        requester_name: session.people.get(&request.requester).cloned().unwrap_or_default(),
        recipient_name: request.recipient_name.clone(),
    }))
}

/// A value as a copy shows it before its key chooses a spelling.
pub(crate) fn shown(field: FieldKey, value: &Value) -> String {
    spoken(field, value)
}

/// Made-up customers among so many rows: one, and up to three in large copies.
fn canaries(recipient: RecipientKind, rows: u64) -> u8 {
    match rows {
        _ if !recipient.is_marked_invisibly() => 0,
        0..=9 => 0,
        10..=199 => 1,
        200..=1_999 => 2,
        _ => 3,
    }
}

/// A code of the contract as the ledger writes it.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// `export_cancel`: the running work has been interrupted by the dispatch before this runs.
pub fn export_cancel(
    _: &Core,
    _: &mut State,
    _: &Grant<ExportCustomers>,
    _: Empty,
) -> Result<Done, AppError> {
    Ok(Done {})
}
