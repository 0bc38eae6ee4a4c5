//! A command in the list has somebody who carries it out.
#![allow(dead_code, unused_imports, reason = "only the compiler runs this")]

#[path = "../../../crates/vault-app/src/dispatch/command_list.rs"]
mod command_list;
#[path = "../stand_ins.rs"]
mod stand_ins;

use command_list::commands;
use stand_ins::{Done, Empty, core, dispatch, error};

mod handlers {
    use vault_domain::action::EditCustomers;
    use vault_domain::grant::Grant;

    use super::core::{Core, State};
    use super::error::AppError;
    use super::{Done, Empty};

    pub fn app_status(_: &Core, _: Empty) -> Result<Done, AppError> {
        Ok(true)
    }
}

commands! {
    open app_status(Empty) -> Done;
    customer_erase(Empty) -> Done needs EditCustomers;
}

fn main() {}
