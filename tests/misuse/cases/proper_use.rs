//! The way it is meant: permission comes from the policy, secrets are exposed on purpose.

use vault_crypto::{Secret, SecretBytes};
use vault_domain::action::{EditCustomers, RevealField};
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, SessionId};
use vault_domain::policy::{Subject, authorize};
use vault_domain::role::Role;

fn edit(grant: &Grant<EditCustomers>) -> PersonId {
    grant.person()
}

fn reveal(grant: &Grant<RevealField>) -> SessionId {
    grant.session()
}

fn main() {
    let subject = Subject {
        person: PersonId::from_bytes([1; 16]),
        session: SessionId::from_bytes([2; 16]),
        roles: vec![Role::Sales],
        frozen: false,
    };
    let (may_edit, may_reveal) = (authorize(&subject).unwrap(), authorize(&subject).unwrap());
    edit(&may_edit);
    reveal(&may_reveal);
    let key = Secret::<32>::from_array([7; 32]);
    assert!(key == key.duplicate());
    let password = SecretBytes::from_string("correct-horse".to_owned());
    assert_eq!(password.expose().len(), 13);
}
