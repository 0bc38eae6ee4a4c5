//! Follow-up notes, the timeline of one customer, and who has looked at it.
//!
//! | question | file |
//! |---|---|
//! | what is a note, where does it live | [`stored`] |
//! | what does the page see of a note's text | [`masked`] |
//! | what is found in a text, in which units | [`detected`], [`units`] |
//! | how do notes and ledger become one list | [`timeline`] |

mod add;
mod detected;
mod edit;
mod masked;
mod move_hit;
mod remove;
mod stored;
mod timeline;
mod units;
mod viewers;

pub use add::note_add;
pub use detected::text_detect;
pub use edit::note_edit;
pub use move_hit::note_move_hit;
pub use remove::note_remove;
pub use timeline::timeline_list;
pub use viewers::viewer_list;

pub(crate) use stored::level_of;
