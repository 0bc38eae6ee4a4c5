//! Tags in use, with their counts.

use vault_domain::action::ViewCustomers;
use vault_domain::grant::Grant;

use crate::contract::Empty;
use crate::contract::customer::{TagCount, TagList};
use crate::core::{Core, State};
use crate::error::AppError;

/// `tag_list`
pub fn tag_list(
    _: &Core,
    state: &mut State,
    _: &Grant<ViewCustomers>,
    _: Empty,
) -> Result<TagList, AppError> {
    let mut tags: Vec<TagCount> = state
        .session()?
        .vault
        .index()
        .directory()
        .tag_counts()
        .into_iter()
        .map(|(tag, count)| TagCount { tag, count: count as u64 })
        .collect();
    tags.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.tag.cmp(&b.tag)));
    Ok(TagList { tags })
}
