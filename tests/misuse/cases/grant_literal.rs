//! Nor can permission be written down as a value.

use std::marker::PhantomData;

use vault_domain::action::RevealField;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, SessionId};

fn main() {
    let (person, session) = (PersonId::from_bytes([1; 16]), SessionId::from_bytes([2; 16]));
    let _grant = Grant::<RevealField> { person, session, action: PhantomData };
}
