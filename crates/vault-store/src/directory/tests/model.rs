//! The model: what the directory must answer, written as plainly as possible.

use std::cmp::Reverse;

use vault_domain::ids::RecordId;
use vault_domain::search_text::{Query as Typed, Rank, SearchText, SortKey, TextKind};

use crate::directory::{Directory, Filters, ListQuery, Query, RowInput, RowView, SortBy, TimeRange};

/// A row with its tokens.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) view: RowView,
    pub(super) tokens: Vec<[u8; 8]>,
}

impl Row {
    pub(super) fn enter(&self, directory: &mut Directory) {
        let view = &self.view;
        let tags: Vec<&str> = view.tags.iter().map(String::as_str).collect();
        directory.upsert(&RowInput {
            record: view.record,
            kind: view.kind,
            name: &view.name,
            company: &view.company,
            title: &view.title,
            city: &view.city,
            phone_mask: &view.phone_mask,
            phone_tail: view.phone_tail,
            phone_tokens: &self.tokens,
            tags: &tags,
            stage: view.stage,
            level: view.level,
            scope: view.scope,
            state: view.state,
            created_ms: view.created_ms,
            updated_ms: view.updated_ms,
            next_ms: view.next_ms,
            has_phone: view.has_phone,
            has_basis: view.has_basis,
        });
    }
}

/// A row of one record with empty fields.
pub(super) fn blank(record: u8) -> Row {
    let view = RowView {
        record: RecordId::from_bytes([record; 16]),
        kind: 0,
        name: String::new(),
        company: String::new(),
        title: String::new(),
        city: String::new(),
        phone_mask: String::new(),
        phone_tail: None,
        tags: Vec::new(),
        stage: 0,
        level: 1,
        scope: [0; 16],
        state: 0,
        created_ms: 0,
        updated_ms: 0,
        next_ms: None,
        has_phone: false,
        has_basis: false,
    };
    Row { view, tokens: Vec::new() }
}

#[derive(Default)]
pub(super) struct Model(pub(super) Vec<Row>);

impl Model {
    pub(super) fn upsert(&mut self, row: Row) {
        self.remove(row.view.record);
        self.0.push(row);
    }

    pub(super) fn remove(&mut self, record: RecordId) {
        self.0.retain(|row| row.view.record != record);
    }

    /// Total and records of the page.
    pub(super) fn list(&self, query: &ListQuery) -> (usize, Vec<RecordId>) {
        let passing = self.0.iter().filter(|row| passes(row, &query.filters)).map(|row| &row.view);
        let (mut keyed, mut keyless): (Vec<&RowView>, Vec<&RowView>) =
            passing.partition(|view| query.sort != SortBy::Next || view.next_ms.is_some());
        let text = |kind, text: &str| SortKey::of(kind, text);
        keyed.sort_by_cached_key(|view| {
            let (name, numbers) = match query.sort {
                SortBy::Name => (text(TextKind::Name, &view.name), (0, Reverse(0))),
                SortBy::Company => (text(TextKind::Company, &view.company), (0, Reverse(0))),
                SortBy::Updated => (SortKey::default(), (view.updated_ms, Reverse(0))),
                SortBy::Created => (SortKey::default(), (view.created_ms, Reverse(0))),
                SortBy::Next => (SortKey::default(), (view.next_ms.unwrap(), Reverse(0))),
                SortBy::Stage => (SortKey::default(), (i64::from(view.stage), Reverse(view.updated_ms))),
            };
            (name, numbers, view.record)
        });
        if query.descending {
            keyed.reverse();
        }
        keyless.sort_by_key(|view| view.record);
        keyed.extend(keyless);
        let page = keyed.iter().skip(query.offset).take(query.limit).map(|view| view.record);
        (keyed.len(), page.collect())
    }

    /// Ranks and records in order.
    pub(super) fn search(&self, query: &Query) -> Vec<(Rank, RecordId)> {
        let mut hits: Vec<_> = self.0.iter().filter_map(|row| Some((best(row, query)?, &row.view))).collect();
        hits.sort_by_key(|(best, view)| (*best, Reverse(view.updated_ms), Reverse(view.record)));
        hits.into_iter().map(|((rank, _), view)| (rank, view.record)).collect()
    }
}

/// Best rank and where: 0 name, 1 company, 2 phone, 3 tag.
fn best(row: &Row, query: &Query) -> Option<(Rank, u8)> {
    let typed = Typed::parse(&query.text);
    let view = &row.view;
    let rank = |kind, text: &str| typed.rank(kind, &SearchText::of(kind, text).folded);
    let name = rank(TextKind::Name, &view.name).map(|rank| (rank, 0));
    let company = rank(TextKind::Company, &view.company).map(|rank| (rank, 1));
    let number = query.phone_token.filter(|token| row.tokens.contains(token)).map(|_| (Rank::Exact, 2));
    let tail = view.phone_tail.filter(|tail| format!("{tail:04}") == query.text).map(|_| (Rank::Prefix, 2));
    let tag = view.tags.iter().any(|tag| rank(TextKind::Tag, tag).is_some()).then_some((Rank::Tag, 3));
    [name, company, number, tail, tag].into_iter().flatten().min()
}

fn passes(row: &Row, filters: &Filters) -> bool {
    let view = &row.view;
    let one_of = |wanted: &[u8], value| wanted.is_empty() || wanted.contains(&value);
    let within = |range: TimeRange, at: i64| {
        range.after.is_none_or(|after| after <= at) && range.before.is_none_or(|before| at < before)
    };
    filters.text.as_ref().is_none_or(|query| best(row, query).is_some())
        && one_of(&filters.stages, view.stage)
        && one_of(&filters.levels, view.level)
        && one_of(&filters.states, view.state)
        && (filters.tags.is_empty() || filters.tags.iter().any(|tag| view.tags.contains(tag)))
        && (filters.owners.is_empty() || filters.owners.contains(&view.scope))
        && filters.city.as_ref().is_none_or(|city| *city == view.city)
        && filters.has_phone.is_none_or(|has| has == view.has_phone)
        && filters.has_basis.is_none_or(|has| has == view.has_basis)
        && filters.kind.is_none_or(|kind| kind == view.kind)
        && within(filters.updated, view.updated_ms)
        && within(filters.created, view.created_ms)
        && (filters.next == TimeRange::default()
            || view.next_ms.is_some_and(|next| within(filters.next, next)))
}
