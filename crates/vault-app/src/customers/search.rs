//! Search: 汉字, 全拼, 首字母, mixed, company, tag, tail 4, a whole number.

use vault_domain::action::ViewCustomers;
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::value::{CreditCode, ParseOptions, normalise};
use vault_store::directory::{Hit, Query};
use vault_store::{EntryDraft, company_token, phone_token};

use super::row::customer_row;
use crate::contract::customer::{Matched, SearchCustomers, SearchHit, SearchResult};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;

const MAX_LIMIT: u32 = 50;
const MAX_QUERY: usize = 200;
/// Fewest digits of a text that is taken for a whole number.
const WHOLE_NUMBER: usize = 7;

/// Look-ups by number allowed for each look at a value.
const LOOKUPS: u16 = 4;

/// `customer_search`
pub fn customer_search(
    core: &Core,
    state: &mut State,
    _: &Grant<ViewCustomers>,
    request: SearchCustomers,
) -> Result<SearchResult, AppError> {
    if request.limit > MAX_LIMIT || request.query.len() > MAX_QUERY {
        return Err(ErrorCode::BadRequest.into());
    }
    let started = std::time::Instant::now();
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let query = query(session, &request.query);
    let by_number = query.phone_token.is_some() || is_tail(&request.query);
    let mono = core.host.clock.mono_ms();
    // Among several people: ten thousand tails are soon tried. Somebody on the phone needs a few an hour.
    let counted = by_number && session.vault.is_shared();
    if counted && let Some(wait_s) = session.lookups.wait_s(mono, session.look_limits().times(LOOKUPS)) {
        session.vault.record(EntryDraft::refused("customer.search", "reveal_limit"))?;
        return Err(AppError::new(ErrorCode::RevealLimit).number("wait_s", wait_s));
    }
    let hits = session.vault.index().directory().search(&query, request.limit as usize);
    let elapsed_us = u32::try_from(started.elapsed().as_micros()).unwrap_or(u32::MAX);
    if by_number && session.vault.read_only().is_none() {
        // Looking a number up answers whether it is a customer's: counted like a look at it.
        let entry = EntryDraft::done("customer.search").int("count", i64::try_from(hits.len()).unwrap_or(0));
        session.vault.record(entry)?;
        if counted {
            session.lookups.spend(mono);
        }
    } else if !by_number && !request.query.trim().is_empty() {
        // People type letter by letter: one search is recorded when somebody opens what it found, or gives up.
        let tries = session.searched.map_or(0, |searched| searched.tries).saturating_add(1);
        let found = u32::try_from(hits.len()).unwrap_or(u32::MAX);
        session.searched = Some(Searched { found, tries });
    }
    let hits = hits.into_iter().map(|hit| search_hit(session, &query, hit, now)).collect();
    Ok(SearchResult { hits, elapsed_us })
}

/// A search by name that is still being typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Searched {
    /// Hits of the last form it had.
    found: u32,
    /// Forms it had: about as many as letters.
    tries: u32,
}

/// Records the search that led here, with the number of hits; what was typed names customers and is not kept.
///
/// # Errors
/// Whatever stopped the entry.
pub(crate) fn settle_search(session: &mut Session) -> Result<(), AppError> {
    if session.vault.read_only().is_some() {
        return Ok(());
    }
    let Some(Searched { found, tries }) = session.searched.take() else { return Ok(()) };
    let entry = EntryDraft::done("customer.search")
        .text("kind", "names")
        .int("count", i64::from(found))
        .int("tries", i64::from(tries));
    session.vault.record(entry)?;
    Ok(())
}

fn search_hit(session: &Session, typed: &Query, hit: Hit, now: i64) -> SearchHit {
    let spans = |text: &str, range: Option<&std::ops::Range<usize>>| -> Vec<[u32; 2]> {
        range.map(|range| utf16_range(text, range)).into_iter().collect()
    };
    let matched = match (&hit.name_span, &hit.company_span) {
        (Some(_), _) => Matched::Name,
        (None, Some(_)) => Matched::Company,
        (None, None) if typed.phone_token.is_some() => Matched::PhoneWhole,
        (None, None) if is_tail(&typed.text) => Matched::PhoneTail,
        (None, None) => Matched::Tag,
    };
    let row = customer_row(session, hit.row, now);
    SearchHit {
        matched,
        name_spans: spans(&row.name, hit.name_span.as_ref()),
        company_spans: spans(&row.company, hit.company_span.as_ref()),
        row,
    }
}

/// A range of characters as the page counts them: UTF-16 units.
fn utf16_range(text: &str, characters: &std::ops::Range<usize>) -> [u32; 2] {
    let units = |count: usize| -> u32 {
        text.chars().take(count).map(|character| u32::try_from(character.len_utf16()).unwrap_or(1)).sum()
    };
    [units(characters.start), units(characters.end)]
}

/// What the person typed, with the token of a whole number when it is one.
pub(crate) fn query(session: &Session, text: &str) -> Query {
    let key = session.vault.keys().dedupe_key();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let options = ParseOptions::form(LocalDate::EPOCH);
    let phone = (digits >= WHOLE_NUMBER)
        .then(|| normalise(FieldKey::Phone, text, &options).ok())
        .flatten()
        .and_then(|(value, _)| value.as_text().map(|number| phone_token(&key, number)));
    let token = phone.or_else(|| CreditCode::parse(text).ok().map(|code| company_token(&key, code.as_str())));
    Query { text: text.to_owned(), phone_token: token }
}

fn is_tail(text: &str) -> bool {
    let text = text.trim();
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}
