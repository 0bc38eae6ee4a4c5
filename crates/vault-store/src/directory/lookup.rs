//! Look-ups beside list and search: equality tokens, one company's people, tags and their counts.

use std::ops::ControlFlow;

use vault_domain::{ids::RecordId, search_text::canonical};
use zeroize::Zeroizing;

use super::{Directory, Filters, column::Next, needle::finder};

impl Directory {
    /// How many rows pass.
    #[must_use]
    pub fn count(&self, filters: &Filters) -> usize {
        self.matching(filters).count()
    }

    /// Identifiers of all that pass, in no order: for work on many customers that needs no line of theirs.
    #[must_use]
    pub fn records(&self, filters: &Filters) -> Vec<RecordId> {
        let passing = self.matching(filters);
        let mut found = Vec::with_capacity(passing.count());
        for (first, segment) in [(0, &self.base), (super::row_number(self.base.len()), &self.delta)] {
            for row in 0..super::row_number(segment.len()) {
                if passing.get(first + row) {
                    found.extend(segment.id(row).map(RecordId::from_bytes));
                }
            }
        }
        found
    }

    /// Records that carry this token, at most `limit`.
    #[must_use]
    pub fn with_token(&self, token: [u8; 8], limit: usize) -> Vec<RecordId> {
        let wanted = u64::from_be_bytes(token);
        let mut found = Vec::new();
        self.each_token_row(|token, record| {
            if token == wanted && found.len() < limit && !found.contains(&record) {
                found.push(record);
            }
        });
        found
    }

    /// Calls `each` with every token of every living row: what a bulk comparison is built from.
    pub fn each_token(&self, mut each: impl FnMut([u8; 8], RecordId)) {
        self.each_token_row(|token, record| each(token.to_be_bytes(), record));
    }

    /// Records whose company is written exactly like this, at most `limit`, newest activity first among those that have
    /// not changed lately.
    #[must_use]
    pub fn same_company(&self, company: &str, limit: usize) -> Vec<RecordId> {
        let mut found = Vec::new();
        // One search over all texts: walking from row to row would take a hundred milliseconds for a million.
        let whole = Zeroizing::new(format!("\n{}\n", *Zeroizing::new(canonical(company))));
        for (first, segment) in [(0, &self.base), (super::row_number(self.base.len()), &self.delta)] {
            segment.company.folded.scan(&finder(whole.as_bytes()), |mut spot| {
                let row = spot.row();
                if !self.dead.get(first + row) && segment.company.written(row) == company {
                    found.extend(segment.id(row).map(RecordId::from_bytes));
                }
                if found.len() < limit { ControlFlow::Continue(Next::Row) } else { ControlFlow::Break(()) }
            });
            if found.len() >= limit {
                break;
            }
        }
        found
    }

    /// Tags in use with the number of rows that carry each.
    #[must_use]
    pub fn tag_counts(&self) -> Vec<(String, usize)> {
        let mut per_set = vec![0_usize; self.words.sets().len()];
        for (first, segment) in [(0, &self.base), (super::row_number(self.base.len()), &self.delta)] {
            for (row, set) in (0_u32..).zip(segment.tags.as_slice()) {
                if !self.dead.get(first + row)
                    && let Some(count) = per_set.get_mut(*set as usize)
                {
                    *count += 1;
                }
            }
        }
        let mut per_word: std::collections::HashMap<u32, usize> = std::collections::HashMap::new();
        for (set, count) in self.words.sets().iter().zip(&per_set) {
            for word in set {
                *per_word.entry(*word).or_default() += count;
            }
        }
        per_word
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| (self.words.word(word).to_owned(), count))
            .collect()
    }

    fn each_token_row(&self, mut each: impl FnMut(u64, RecordId)) {
        for (first, segment) in [(0, &self.base), (super::row_number(self.base.len()), &self.delta)] {
            for (token, row) in segment.tokens.as_slice().iter().zip(segment.token_rows.as_slice()) {
                if !self.dead.get(first + row)
                    && let Some(id) = segment.id(*row)
                {
                    each(*token, RecordId::from_bytes(id));
                }
            }
        }
    }
}
