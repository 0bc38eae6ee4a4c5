//! Which customers leaked rows are about: by phone, or by name and company together. Nothing here knows a copy's key.

use std::collections::{HashMap, HashSet};

use vault_domain::action::TraceLeaks;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::record::{FieldSet, RecordState};
use vault_domain::value::Phone;
use vault_store::directory::{Filters, ListQuery, SortBy};
use vault_store::phone_token;

use crate::contract::event::Job;
use crate::core::Core;
use crate::customers::load;
use crate::error::AppError;
use crate::exports::shown;
use crate::progress::Progress;
use crate::session::Session;
use crate::trace::{Leaked, Matched, meeting_key};

/// Customers a name is looked up among; a firm with more people of one name tells nobody apart.
const MOST_NAMESAKES: usize = 8;

/// What a directory has under the keys that occur in the leak.
#[derive(Default)]
struct Known {
    phones: HashMap<[u8; 8], Vec<RecordId>>,
    companies: HashMap<String, Vec<RecordId>>,
    names: HashMap<String, Vec<RecordId>>,
}

/// Matches every row with one customer at most.
///
/// # Errors
/// `cancelled`, `vault_damaged`.
pub(super) fn recognise(
    core: &Core,
    session: &mut Session,
    grant: &Grant<TraceLeaks>,
    leaked: &[Leaked],
) -> Result<Vec<Matched>, AppError> {
    let keys: Vec<Vec<String>> =
        leaked.iter().map(|row| row.cells.iter().map(|cell| meeting_key(cell)).collect()).collect();
    let known = known(session, &keys);
    let dedupe = session.vault.keys().dedupe_key();
    let mut progress = Progress::new(core, Job::Export);
    let mut matched = Vec::new();
    for (row, (cells, keys)) in leaked.iter().zip(&keys).enumerate() {
        let phones = cells.cells.iter().filter_map(|cell| Phone::parse(cell).ok());
        let by_phone = phones
            .filter_map(|phone| known.phones.get(&phone_token(&dedupe, phone.as_str())))
            .find_map(|records| only(records));
        let record = by_phone.or_else(|| by_name(&known, keys));
        if let Some(record) = record
            && let Ok(customer) = load(&session.vault, grant, record)
        {
            matched.push(Matched { row, record, values: values(&customer.fields) });
        }
        if !progress.step(row as u64 + 1, leaked.len() as u64) {
            return Err(ErrorCode::Cancelled.into());
        }
    }
    Ok(matched)
}

/// Values as copies spell them before the key chooses.
fn values(fields: &FieldSet) -> Vec<(FieldKey, String)> {
    let editable = FieldKey::ALL.iter().copied().filter(|field| field.def().editable());
    editable.flat_map(|field| fields.values(field).map(move |value| (field, shown(field, value)))).collect()
}

fn known(session: &mut Session, keys: &[Vec<String>]) -> Known {
    let wanted: HashSet<&str> =
        keys.iter().flatten().map(String::as_str).filter(|key| !key.is_empty()).collect();
    let mut known = Known::default();
    session.vault.index().directory().each_token(|token, record| {
        known.phones.entry(token).or_default().push(record);
    });
    for state in [RecordState::Active, RecordState::Archived, RecordState::Recycled] {
        let query = ListQuery {
            filters: Filters { states: vec![state.code()], ..Filters::default() },
            sort: SortBy::Created,
            descending: false,
            offset: 0,
            limit: usize::MAX,
        };
        for row in session.vault.index_mut().directory_mut().list(&query).rows {
            for (map, text) in [(&mut known.companies, &row.company), (&mut known.names, &row.name)] {
                let key = meeting_key(text);
                if wanted.contains(key.as_str()) {
                    map.entry(key).or_default().push(row.record);
                }
            }
        }
    }
    known
}

/// Name and company in one row; or a company only one customer has, when no name stands beside it.
fn by_name(known: &Known, keys: &[String]) -> Option<RecordId> {
    let of = |map: &HashMap<String, Vec<RecordId>>| -> Vec<RecordId> {
        keys.iter().filter_map(|key| map.get(key)).flatten().copied().collect()
    };
    let companies: HashSet<RecordId> = of(&known.companies).into_iter().collect();
    let both: Vec<RecordId> =
        of(&known.names).into_iter().filter(|record| companies.contains(record)).collect();
    if both.is_empty() {
        let companies: Vec<RecordId> = companies.into_iter().collect();
        return only(&companies);
    }
    let first = both.first().copied();
    if both.iter().all(|record| Some(*record) == first) { first } else { None }
}

/// The one record, if there is one and not many.
fn only(records: &[RecordId]) -> Option<RecordId> {
    let first = records.first().copied();
    let same = records.len() <= MOST_NAMESAKES && records.iter().all(|record| Some(*record) == first);
    if same { first } else { None }
}
