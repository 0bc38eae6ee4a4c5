//! Customers: list, search, card, changes.

pub(crate) mod brake;
mod create;
mod duplicates;
pub(crate) mod fields;
mod level;
mod list;
mod recent;
mod row;
mod search;
mod show;
mod state;
mod tags;
mod update;

pub use create::customer_create;
pub use duplicates::duplicate_check;
pub use level::customer_level;
pub use list::{customer_counts, customer_list};
pub use recent::customer_recent;
pub use search::customer_search;
pub use show::customer_show;
pub use state::{customer_archive, customer_recycle, customer_restore, customer_unarchive};
pub use tags::tag_list;
pub use update::customer_update;

pub(crate) use brake::{Brake, OPEN, OPEN_POOL};
pub(crate) use fields::{Customer, customer_of, load, load_values};
pub(crate) use list::{filters, held};
pub(crate) use recent::Recent;
pub(crate) use row::row_of;
pub(crate) use search::{Searched, query as number_query, settle_search};
pub(crate) use show::{spoken, views_of};
