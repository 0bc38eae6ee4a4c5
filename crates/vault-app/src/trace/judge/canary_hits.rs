//! Made-up customers in a fragment.

use std::collections::HashMap;

use crate::trace::canary::{CHANNEL_BITS, COMPANY_BITS, Canary, NAME_BITS, channel_key};
use crate::trace::fold::meeting_key;
use crate::trace::judgement::{CanaryHit, Leaked, Suspect};

/// Rows in which a text stands, by its key.
#[derive(Default)]
struct Cells {
    texts: HashMap<String, Vec<usize>>,
    channels: HashMap<String, Vec<usize>>,
}

/// For each suspect the made-up customers found, and how likely a key makes such a one by chance: 2 to the minus bits of
/// what was found in one row, for every row and every made-up customer of the copy.
pub(super) fn find(leaked: &[Leaked], suspects: &[Suspect<'_>]) -> Vec<(Vec<CanaryHit>, f64)> {
    if suspects.iter().all(|suspect| suspect.canaries.is_empty()) {
        return suspects.iter().map(|_| (Vec::new(), 1.0)).collect();
    }
    let cells = Cells::of(leaked);
    let mut given: HashMap<String, usize> = HashMap::new();
    for suspect in suspects {
        let mut own: Vec<_> = suspect.canaries.iter().filter_map(channel).collect();
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|key| *given.entry(key).or_default() += 1);
    }
    // A number that several copies got shows that one of them leaked, not which.
    let only_here = |key: &String| given.get(key) == Some(&1);
    suspects
        .iter()
        .map(|suspect| {
            let found: Vec<_> =
                suspect.canaries.iter().filter_map(|canary| cells.look_for(canary, only_here)).collect();
            let bits = found.iter().map(|(_, bits)| *bits).max().unwrap_or(0);
            let tries = leaked.len() as f64 * suspect.canaries.len() as f64;
            let chance = if bits == 0 { 1.0 } else { (tries * 2_f64.powi(-bits)).min(1.0) };
            (found.into_iter().map(|(hit, _)| hit).collect(), chance)
        })
        .collect()
}

fn channel(canary: &Canary) -> Option<String> {
    canary.channel.as_deref().and_then(channel_key)
}

impl Cells {
    fn of(leaked: &[Leaked]) -> Self {
        let mut cells = Self::default();
        for (row, one) in leaked.iter().enumerate() {
            for cell in &one.cells {
                cells.texts.entry(meeting_key(cell)).or_default().push(row);
                if let Some(key) = channel_key(cell) {
                    cells.channels.entry(key).or_default().push(row);
                }
            }
        }
        cells
    }

    /// What is found of a made-up customer anywhere, and the most bits in one row.
    fn look_for(&self, canary: &Canary, only_here: impl Fn(&String) -> bool) -> Option<(CanaryHit, i32)> {
        let text = |text: &str| self.texts.get(&meeting_key(text)).map_or(&[][..], Vec::as_slice);
        let (companies, names) = (text(&canary.company), text(&canary.name));
        let key = channel(canary);
        let channels = key.as_ref().and_then(|key| self.channels.get(key)).map_or(&[][..], Vec::as_slice);
        let channel_bits = if key.is_some_and(|key| only_here(&key)) { CHANNEL_BITS } else { 0 };
        let parts = [(companies, COMPANY_BITS), (names, NAME_BITS), (channels, channel_bits)];
        let bits_in = |row: usize| -> i32 {
            parts.iter().filter(|(rows, _)| rows.contains(&row)).map(|(_, bits)| bits).sum()
        };
        let rows = parts.iter().flat_map(|(rows, _)| rows.iter().copied());
        let most = rows.map(bits_in).max()?;
        let hit = CanaryHit {
            number: canary.number,
            company: !companies.is_empty(),
            name: !names.is_empty(),
            channel: !channels.is_empty(),
        };
        Some((hit, most))
    }
}
