//! Permission cannot be made by hand.

use vault_domain::action::RevealField;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, SessionId};

fn main() {
    let (person, session) = (PersonId::from_bytes([1; 16]), SessionId::from_bytes([2; 16]));
    let _issued = Grant::<RevealField>::issue(person, session);
}
