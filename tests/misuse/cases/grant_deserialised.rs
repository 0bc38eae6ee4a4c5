//! Permission does not come from outside.

use vault_domain::action::RevealField;
use vault_domain::grant::Grant;

fn main() {
    let _grant: Grant<RevealField> = serde_json::from_str("{}").unwrap();
}
