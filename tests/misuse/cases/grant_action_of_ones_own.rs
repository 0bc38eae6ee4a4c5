//! The list of actions is complete: nobody adds one the policy does not know.

use vault_domain::action::{Action, ActionKind, Writes};

struct EraseEverything;

impl Action for EraseEverything {
    const KIND: ActionKind = ActionKind::ViewCustomers;
}

impl Writes for EraseEverything {}

fn main() {}
