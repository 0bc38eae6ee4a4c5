//! The set of roles one person has, as the ledger records it.

use vault_domain::role::Role;

use crate::cbor::{CborError, Reader, Writer};

/// The roles of one person: bit `n` stands for the role with number `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u8);

impl Roles {
    /// No role: may unlock and see nothing.
    pub const NONE: Self = Self(0);

    /// These roles.
    #[must_use]
    pub fn of(roles: &[Role]) -> Self {
        Self(roles.iter().fold(0, |bits, role| bits | bit(*role)))
    }

    /// Whether the role is among them.
    #[must_use]
    pub const fn contains(self, role: Role) -> bool {
        self.0 & bit(role) != 0
    }

    /// The roles, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contains(*role))
    }

    /// Owner or admin: those whom only an owner or the root may make or unmake.
    #[must_use]
    pub const fn governs(self) -> bool {
        self.contains(Role::Owner) || self.contains(Role::Admin)
    }

    pub(super) fn write(self, w: &mut Writer) {
        w.uint(u64::from(self.0));
    }

    pub(super) fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        let bits: u8 = r.small()?;
        let known = Self::of(&Role::ALL).0;
        // A role this program does not know may not be ignored: the person might rightly do more than we think.
        if bits & !known == 0 { Ok(Self(bits)) } else { Err(CborError::Shape) }
    }
}

const fn bit(role: Role) -> u8 {
    1 << role.number()
}

const _: () = assert!(Role::Auditor.number() < 8, "role numbers fit the bits of a byte");
