//! Billing facts as a list: for finance, whose keys open nothing else, and for whoever has the customers anyway.

use vault_domain::action::ViewBilling;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::ScopeId;
use vault_domain::record::{BILLING_FACTS, RecordState};
use vault_store::directory::{self, ListQuery, RowView, SortBy};

use crate::contract::billing::{BillingPage, BillingRow, BillingSort, ListBilling};
use crate::core::{Core, State};
use crate::customers::{held, load_values, number_query, row_of, views_of};
use crate::error::AppError;
use crate::people::name_of_scope;
use crate::session::Session;

const MAX_LIMIT: u32 = 200;
const MAX_QUERY: usize = 200;

/// `billing_list`
pub fn billing_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewBilling>,
    request: ListBilling,
) -> Result<BillingPage, AppError> {
    let text = request.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if request.limit > MAX_LIMIT || text.is_some_and(|text| text.len() > MAX_QUERY) {
        return Err(ErrorCode::BadRequest.into());
    }
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let query = ListQuery {
        filters: directory::Filters {
            text: text.map(|text| number_query(session, text)),
            states: vec![RecordState::Active.code(), RecordState::Archived.code()],
            // What lies in the pool is nobody's to invoice, and withheld from whoever has to claim it first.
            owners: shown_scopes(session),
            ..directory::Filters::default()
        },
        sort: match request.sort {
            BillingSort::Company => SortBy::Company,
            BillingSort::Created => SortBy::Created,
        },
        descending: request.descending,
        offset: usize::try_from(request.offset).unwrap_or(usize::MAX),
        limit: request.limit as usize,
    };
    let page = session.vault.billing_directory(grant)?.list(&query);
    let rows = page.rows.into_iter().map(|view| row(session, grant, view, now));
    Ok(BillingPage {
        total: page.total as u64,
        offset: request.offset,
        rows: rows.collect::<Result<_, AppError>>()?,
    })
}

/// The scopes of billing facts this session reads; one nobody has when there is none.
fn shown_scopes(session: &Session) -> Vec<[u8; 16]> {
    let scopes = session.vault.billing_scopes();
    let shown: Vec<[u8; 16]> = scopes.iter().map(|scope| *scope.as_bytes()).collect();
    if shown.is_empty() { vec![[0; 16]] } else { shown }
}

fn row(
    session: &Session,
    grant: &Grant<ViewBilling>,
    view: RowView,
    now_ms: i64,
) -> Result<BillingRow, AppError> {
    let facts = load_values(&session.vault, grant, view.record)?;
    let customer = view.record.billing();
    let scope = ScopeId::from_bytes(view.scope).billing();
    Ok(BillingRow {
        record_id: view.record,
        customer_id: row_of(session, customer, now_ms).is_ok().then_some(customer),
        number: facts.fields.int(FieldKey::Number).and_then(|number| u64::try_from(number).ok()),
        company: view.company,
        owner_name: name_of_scope(session, scope),
        holding: held(session, scope),
        fields: views_of(&facts.fields, &BILLING_FACTS, &session.catalogue),
    })
}
