//! Pages of filtered and sorted lists, and the last few results.

use std::collections::VecDeque;

use super::{
    Directory,
    filter::Filters,
    order::{Order, SortBy},
    row::RowView,
};

/// Filtered results kept, so that scrolling one costs nothing.
const KEPT: usize = 4;

/// One page of one list.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct ListQuery {
    /// Which rows.
    pub filters: Filters,
    /// In which order.
    pub sort: SortBy,
    /// Whether that order is turned round.
    pub descending: bool,
    /// Rows before the page.
    pub offset: usize,
    /// Most rows on the page.
    pub limit: usize,
}

/// Rows of one page and how many there are on all.
#[derive(Clone, PartialEq, Eq)]
pub struct Page {
    /// Rows that pass the filters.
    pub total: usize,
    /// The rows of this page.
    pub rows: Vec<RowView>,
}

/// Orders and results derived from the rows.
#[derive(Default)]
pub(super) struct Listings {
    version: u64,
    orders: [Option<Order>; SortBy::ALL.len()],
    results: VecDeque<(Filters, SortBy, Order)>,
}

impl Listings {
    /// Notes that rows came or went.
    pub(super) fn changed(&mut self) {
        self.version += 1;
        self.results.clear();
    }

    /// Forgets everything: row numbers mean something else now.
    pub(super) fn clear(&mut self) {
        self.changed();
        self.orders = Default::default();
    }

    pub(super) fn version(&self) -> u64 {
        self.version
    }

    pub(super) fn order(&self, by: SortBy) -> Option<&Order> {
        self.orders.get(by as usize).and_then(Option::as_ref)
    }

    pub(super) fn set_order(&mut self, by: SortBy, order: Order) {
        if let Some(slot) = self.orders.get_mut(by as usize) {
            *slot = Some(order);
        }
    }

    pub(super) fn bytes(&self) -> usize {
        let results = self.results.iter().map(|(_, _, order)| order);
        self.orders
            .iter()
            .flatten()
            .chain(results)
            .map(|order| order.rows.capacity() * size_of::<u32>())
            .sum()
    }

    fn result(&mut self, filters: &Filters, by: SortBy) -> Option<Order> {
        let at = self.results.iter().position(|(kept, sort, _)| *sort == by && kept == filters)?;
        self.results.remove(at).map(|(_, _, order)| order)
    }

    fn keep(&mut self, filters: Filters, by: SortBy, order: Order) {
        self.results.truncate(KEPT - 1);
        self.results.push_front((filters, by, order));
    }
}

impl Directory {
    /// One page. The first use of an order builds it (up to about half a second for names of a million rows; see
    /// [`Self::warm`]), the first use of a filter runs it; any further page takes microseconds.
    pub fn list(&mut self, query: &ListQuery) -> Page {
        self.warm(query.sort);
        if query.filters.is_empty() {
            let order = self.listings.order(query.sort);
            return order.map_or(Page { total: 0, rows: Vec::new() }, |order| self.page(query, order));
        }
        let result = self.listings.result(&query.filters, query.sort).unwrap_or_else(|| self.filtered(query));
        let page = self.page(query, &result);
        self.listings.keep(query.filters.clone(), query.sort, result);
        page
    }

    /// Builds or renews an order ahead of its use.
    pub fn warm(&mut self, by: SortBy) {
        let version = self.listings.version();
        let order = match self.listings.order(by) {
            Some(order) if order.version == version => return,
            Some(order) => self.renew_order(by, order),
            None => self.build_order(by),
        };
        self.listings.set_order(by, order);
    }

    fn filtered(&self, query: &ListQuery) -> Order {
        let Some(order) = self.listings.order(query.sort) else { return Order::default() };
        let bits = self.matching(&query.filters);
        let mut rows = Vec::with_capacity(bits.count());
        let (keyed, keyless) = order.rows.split_at(order.rows.len() - order.keyless);
        rows.extend(keyed.iter().filter(|row| bits.get(**row)));
        let keyed = rows.len();
        rows.extend(keyless.iter().filter(|row| bits.get(**row)));
        Order { keyless: rows.len() - keyed, rows, ..Order::default() }
    }

    fn page(&self, query: &ListQuery, order: &Order) -> Page {
        let total = order.rows.len();
        let keyed = total - order.keyless;
        let end = query.offset.saturating_add(query.limit).min(total);
        let at =
            |position| if query.descending && position < keyed { keyed - 1 - position } else { position };
        let rows = (query.offset..end)
            .filter_map(|position| order.rows.get(at(position)))
            .filter_map(|row| self.view(*row))
            .collect();
        Page { total, rows }
    }
}
