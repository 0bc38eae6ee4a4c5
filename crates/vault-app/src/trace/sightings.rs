//! What a leaked fragment shows: for each matched row, which places were found and how they are written there.
//!
//! Nothing in this file knows a copy or a key. That is what makes the judgement exact: whatever is kept or left out here
//! depends on the leak alone.

use std::collections::{BTreeMap, HashMap};

use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;

use super::copy_key::{SiteId, ValueId};
use super::fold::Outline;
use super::sites::{Site, SiteKind, Style, sites};
use super::{Leaked, Matched};

/// From so many places of one kind in one field, all written the same way, on: somebody has made them the same (or they
/// never passed through an export), and they tell nothing.
const SMOOTHED_FROM: usize = 6;

/// One place of one stored value.
pub(super) struct KnownSite {
    pub(super) id: SiteId,
    pub(super) record: RecordId,
    pub(super) field: FieldKey,
    pub(super) kind: SiteKind,
    /// Number of ways to write it.
    pub(super) ways: usize,
}

/// A place seen in one matched row.
pub(super) struct Sighting {
    /// Which of the matches.
    pub(super) unit: usize,
    /// Which of the known places.
    pub(super) site: usize,
    /// The ways in which the row's cells show it, one bit each.
    pub(super) shown: u8,
}

/// All of it.
#[derive(Default)]
pub(super) struct Sightings {
    pub(super) sites: Vec<KnownSite>,
    pub(super) seen: Vec<Sighting>,
    /// Places left out because all of their kind are written the same way.
    pub(super) smoothed: usize,
}

impl Sightings {
    pub(super) fn of(leaked: &[Leaked], matched: &[Matched]) -> Self {
        let mut found = Self::default();
        let mut known = HashMap::new();
        let mut rows: HashMap<usize, Vec<(String, Outline<'_>)>> = HashMap::new();
        for (unit, one) in matched.iter().enumerate() {
            let Some(row) = leaked.get(one.row) else { continue };
            let cells = rows.entry(one.row).or_insert_with(|| cells(row));
            for (field, stored) in &one.values {
                found.look_for(unit, one.record, *field, stored, cells, &mut known);
            }
        }
        found.leave_out_smoothed();
        found
    }

    fn look_for(
        &mut self,
        unit: usize,
        record: RecordId,
        field: FieldKey,
        stored: &str,
        cells: &[(String, Outline<'_>)],
        known: &mut HashMap<SiteId, usize>,
    ) {
        let Some(style) = Style::of(field) else { return };
        let stored = Outline::of(stored);
        let key = stored.key();
        let met: Vec<_> = cells.iter().filter(|(other, _)| *other == key).map(|(_, cell)| cell).collect();
        if met.is_empty() || key.is_empty() {
            return;
        }
        let value = ValueId::new(record, field, &key);
        for site in sites(style, &stored) {
            // Two cells that both fit (a city and a home town) count as both ways.
            let shown = met.iter().filter_map(|cell| site.shown(cell)).fold(0, |all, way| all | bit(way));
            if shown != 0 {
                let site = self.known_site(value.site(&site), record, field, site, known);
                self.seen.push(Sighting { unit, site, shown });
            }
        }
    }

    fn known_site(
        &mut self,
        id: SiteId,
        record: RecordId,
        field: FieldKey,
        site: Site,
        known: &mut HashMap<SiteId, usize>,
    ) -> usize {
        *known.entry(id).or_insert_with_key(|id| {
            let ways = site.spellings.len();
            self.sites.push(KnownSite { id: id.clone(), record, field, kind: site.kind, ways });
            self.sites.len() - 1
        })
    }

    fn leave_out_smoothed(&mut self) {
        let mut groups: BTreeMap<(SiteKind, FieldKey), (usize, u8)> = BTreeMap::new();
        let group =
            |sites: &[KnownSite], one: &Sighting| sites.get(one.site).map(|site| (site.kind, site.field));
        for one in &self.seen {
            if let Some(key) = group(&self.sites, one) {
                let (count, shown) = groups.entry(key).or_default();
                *count += 1;
                *shown |= one.shown;
            }
        }
        let before = self.seen.len();
        let sites = &self.sites;
        self.seen.retain(|one| {
            let found = group(sites, one).and_then(|key| groups.get(&key));
            found.is_some_and(|(count, shown)| *count < SMOOTHED_FROM || shown.count_ones() > 1)
        });
        self.smoothed = before - self.seen.len();
    }
}

fn cells(row: &Leaked) -> Vec<(String, Outline<'_>)> {
    row.cells
        .iter()
        .map(|cell| {
            let outline = Outline::of(cell);
            (outline.key(), outline)
        })
        .collect()
}

/// The bit of one way.
pub(super) fn bit(way: usize) -> u8 {
    u32::try_from(way).ok().and_then(|way| 1_u8.checked_shl(way)).unwrap_or(0)
}
