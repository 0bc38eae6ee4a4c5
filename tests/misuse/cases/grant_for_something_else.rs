//! Permission to look is no permission to change, nor the other way round.

use vault_domain::action::{EditCustomers, ViewCustomers};
use vault_domain::grant::Grant;

fn edit(_: &Grant<EditCustomers>) {}

fn main_with(may_view: &Grant<ViewCustomers>) {
    edit(may_view);
}

fn main() {}
