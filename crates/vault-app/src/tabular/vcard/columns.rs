//! The columns contacts are shown in. Titles are the ones column mapping knows.

use super::card::Card;
use crate::tabular::Cell;

/// Columns of one meaning; further values of the richest card stand in the last of them, where a person sees them.
const MOST: usize = 10;

/// How many columns each meaning needs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Columns {
    counts: [usize; TITLES.len()],
}

/// In the order shown.
const TITLES: [&str; 13] =
    ["姓名", "公司", "部门", "职位", "手机", "座机", "邮箱", "微信", "QQ", "地址", "生日", "网址", "备注"];

fn values(card: Card) -> [Vec<String>; TITLES.len()] {
    let one = |text: String| if text.is_empty() { Vec::new() } else { vec![text] };
    // Notes are one text in any case.
    let notes = one(card.notes.join("\n"));
    [
        one(card.name),
        one(card.company),
        one(card.department),
        one(card.title),
        card.mobiles,
        card.landlines,
        card.emails,
        card.wechats,
        card.qqs,
        card.addresses,
        one(card.birthday),
        card.urls,
        notes,
    ]
}

impl Columns {
    /// Makes room for this card.
    pub fn widen(&mut self, card: &Card) {
        let single = |text: &str| usize::from(!text.is_empty());
        let counts = [
            1,
            single(&card.company),
            single(&card.department),
            single(&card.title),
            card.mobiles.len(),
            card.landlines.len(),
            card.emails.len(),
            card.wechats.len(),
            card.qqs.len(),
            card.addresses.len(),
            single(&card.birthday),
            card.urls.len(),
            usize::from(!card.notes.is_empty()),
        ];
        for (most, count) in self.counts.iter_mut().zip(counts) {
            *most = (*most).max(count.min(MOST));
        }
    }

    /// Titles; a meaning with several columns is numbered from the second on.
    pub fn names(&self) -> Vec<String> {
        let numbered =
            |title: &str, at: usize| if at == 1 { title.to_owned() } else { format!("{title} {at}") };
        TITLES
            .iter()
            .zip(self.counts)
            .flat_map(|(title, count)| (1..=count).map(move |at| numbered(title, at)))
            .collect()
    }

    /// The cells of a card.
    pub fn cells(&self, card: Card) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (mut values, count) in values(card).into_iter().zip(self.counts) {
            if count > 0 && values.len() > count {
                let rest = values.split_off(count - 1).join("；");
                values.push(rest);
            }
            values.resize(count, String::new());
            cells.extend(values.into_iter().map(Cell::text));
        }
        cells
    }
}
