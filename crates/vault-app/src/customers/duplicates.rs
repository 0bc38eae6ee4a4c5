//! Is this customer already here? By phone, by credit code, by name together with company.

use vault_domain::action::ViewCustomers;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::record::FieldSet;
use vault_store::{company_token, name_token, phone_token};

use super::fields::{apply, load};
use super::row::row_of;
use crate::calendar::today;
use crate::contract::customer::{CheckDuplicate, DuplicateBy, DuplicateRow, Duplicates};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

/// `duplicate_check`
pub fn duplicate_check(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewCustomers>,
    request: CheckDuplicate,
) -> Result<Duplicates, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    // Values the form keeps come from the record itself; half-typed ones are simply not compared.
    let mut fields = match request.except {
        Some(record) => load(&session.vault, grant, record)?.fields,
        None => FieldSet::new(),
    };
    for input in &request.fields {
        let today = today(core, session);
        let _ = apply(&mut fields, std::slice::from_ref(input), today, &session.catalogue);
    }
    let rows = find(session, &fields, request.except)
        .into_iter()
        .filter_map(|(record, by)| Some(DuplicateRow { row: row_of(session, record, now).ok()?, by }))
        .collect();
    Ok(Duplicates { rows })
}

/// Records that share a number, a code, or name and company. At most twenty.
pub(super) fn find(
    session: &Session,
    fields: &FieldSet,
    except: Option<RecordId>,
) -> Vec<(RecordId, DuplicateBy)> {
    let key = session.vault.keys().dedupe_key();
    let directory = session.vault.index().directory();
    let mut found: Vec<(RecordId, DuplicateBy)> = Vec::new();
    let mut add = |token: [u8; 8], by: DuplicateBy| {
        for record in directory.with_token(token, 20) {
            if Some(record) != except && !found.iter().any(|(known, _)| *known == record) {
                found.push((record, by));
            }
        }
    };
    for number in fields.texts(FieldKey::Phone) {
        add(phone_token(&key, number), DuplicateBy::Phone);
    }
    if let Some(code) = fields.text(FieldKey::CreditCode) {
        add(company_token(&key, code), DuplicateBy::CreditCode);
    }
    if let (Some(name), Some(company)) = (fields.text(FieldKey::Name), fields.text(FieldKey::Company)) {
        add(name_token(&key, name, company), DuplicateBy::NameAndCompany);
    }
    found.truncate(20);
    found
}
