//! From the directory's row to the contract's.

use vault_domain::error_code::ErrorCode;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::{CustomerKind, RecordState};
use vault_domain::stage::Stage;
use vault_store::directory::RowView;

use crate::calendar::instant_of;
use crate::contract::customer::{CustomerRow, Receiver};
use crate::customers::list::held;
use crate::error::AppError;
use crate::people::{name_of_scope, owner_of};
use crate::session::Session;

/// Days a recycled record is kept.
const RECYCLE_DAYS: i64 = 30;
const DAY_MS: i64 = 86_400_000;
const NOBODY: PersonId = PersonId::from_bytes([0; 16]);
/// The directory's number of a customer without a stage.
pub(super) const NO_STAGE: u8 = 0;

/// The row of one record, or `not_found`.
pub(crate) fn row_of(session: &Session, record: RecordId, now_ms: i64) -> Result<CustomerRow, AppError> {
    let view = session.vault.index().directory().row(record).ok_or(ErrorCode::NotFound)?;
    Ok(customer_row(session, view, now_ms))
}

/// The contract's form of a directory row.
pub(crate) fn customer_row(session: &Session, view: RowView, now_ms: i64) -> CustomerRow {
    let scope = ScopeId::from_bytes(view.scope);
    let has = owner_of(session.vault.membership(), scope);
    let (owner, team_id) = match has {
        Receiver::Person { id } => (id, None),
        Receiver::Team { id } => (NOBODY, Some(id)),
        Receiver::Pool | Receiver::Kept => (NOBODY, None),
    };
    let state = RecordState::from_code(view.state).unwrap_or(RecordState::Active);
    CustomerRow {
        record_id: view.record,
        number: None,
        kind: CustomerKind::from_code(view.kind).unwrap_or(CustomerKind::Person),
        name: view.name,
        company: view.company,
        title: view.title,
        city: view.city,
        phone: view.phone_mask,
        stage: stage(view.stage),
        level: Level::from_number(view.level).unwrap_or(Level::L1),
        owner,
        team_id,
        holding: held(session, scope),
        owner_name: name_of_scope(session, scope),
        tags: view.tags,
        state,
        created_ms: view.created_ms,
        updated_ms: view.updated_ms,
        // The directory counts follow-ups in the vault's calendar; the contract speaks of instants.
        next_ms: view.next_ms.map(|local| instant_of(local, session.settings.utc_offset_min)),
        days_left: (state == RecordState::Recycled).then(|| days_left(view.updated_ms, now_ms)),
    }
}

/// The stage with the directory's number: 1 to 7 in the order of the funnel.
pub(crate) fn stage(number: u8) -> Option<Stage> {
    Stage::ALL.get(usize::from(number).checked_sub(1)?).copied()
}

/// The directory's number of a stage.
pub(crate) fn stage_number(stage: Stage) -> u8 {
    Stage::ALL
        .iter()
        .position(|known| *known == stage)
        .and_then(|at| u8::try_from(at + 1).ok())
        .unwrap_or(NO_STAGE)
}

fn days_left(recycled_ms: i64, now_ms: i64) -> u16 {
    let left = RECYCLE_DAYS - (now_ms - recycled_ms).max(0) / DAY_MS;
    u16::try_from(left.max(0)).unwrap_or(0)
}
