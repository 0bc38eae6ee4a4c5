//! Permission is not kept for later.

use vault_domain::action::RevealField;
use vault_domain::grant::Grant;

fn keep(grant: &Grant<RevealField>) -> Grant<RevealField> {
    grant.clone()
}

fn copy(grant: Grant<RevealField>) -> (Grant<RevealField>, Grant<RevealField>) {
    (grant, grant)
}

fn main() {}
