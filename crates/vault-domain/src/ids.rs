//! Identifiers: 16 bytes, made outside this crate (UUIDv7, RFC 9562), shown as 32 hex digits.

use minicbor::{Decode, Decoder, Encode, Encoder};

/// Bytes that should have been an identifier and are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct BadId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// The identifier with these 16 bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The 16 bytes, big-endian as in the text form.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// From a slice of exactly 16 bytes.
            ///
            /// # Errors
            /// [`BadId`] for any other length.
            pub fn from_slice(bytes: &[u8]) -> Result<Self, BadId> {
                bytes.try_into().map(Self).map_err(|_| BadId)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadId;

            /// 32 hex digits, dashes allowed anywhere.
            fn from_str(text: &str) -> Result<Self, BadId> {
                parse_hex(text).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }

            fn inline(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
        }

        impl<C> Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }

        impl<'b, C> Decode<'b, C> for $name {
            fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
                Self::from_slice(d.bytes()?).map_err(minicbor::decode::Error::custom)
            }
        }
    };
}

id!(
    /// One vault: one folder, one ledger.
    VaultId
);
id!(
    /// One person with an own password and own keys.
    PersonId
);
id!(
    /// One record: a customer, a note, an import batch, a settings sheet.
    RecordId
);
id!(
    /// The scope a record belongs to: a person, a team, the shared pool or billing.
    ScopeId
);
id!(
    /// One run of the import; also the record id of its report.
    BatchId
);
id!(
    /// One enrolled device; derived from its public key.
    DeviceId
);
id!(
    /// One unlocked session of one person.
    SessionId
);

id!(
    /// A team: people whose customers the same managers see.
    TeamId
);

impl ScopeId {
    /// What every member reads: the vault's settings, names of people and teams.
    pub const COMMON: Self = Self(*b"scope-of-members");
    /// 公海: customers nobody has.
    pub const POOL: Self = Self(*b"scope-of-the-sea");
    /// The ledger's sealed details.
    pub const AUDIT: Self = Self([0xAD; 16]);
}

/// What the identifiers of billing facts differ by from those of what they are about.
const BILLING: [u8; 16] = *b"billing-of-scope";

impl ScopeId {
    /// The scope of the billing facts about a scope's customers, and back again: finance holds the keys of these and of
    /// nothing else.
    #[must_use]
    pub const fn billing(self) -> Self {
        Self(other_side(self.0))
    }

    /// Whether this can only be the billing side of another scope. Identifiers that are made begin with the time (RFC
    /// 9562), whose first byte stays below 16 for five hundred years.
    #[must_use]
    pub fn is_billing_side(self) -> bool {
        let base = self.billing();
        let [first, ..] = base.0;
        let made = first < 0x10 && !self.is_kept();
        made || base.is_kept() || base == Self::POOL || base == Self::from(TeamId::HOUSE)
    }
}

/// How the scopes of single customers begin; identifiers made anew begin with the time (RFC 9562) and never like this.
const KEPT: [u8; 4] = *b"kept";

impl ScopeId {
    /// 专人专管: the scope of one customer alone, whose keys go to named people.
    #[must_use]
    pub const fn kept(customer: RecordId) -> Self {
        let mut id = customer.0;
        let [a, b, c, d, ..] = &mut id;
        [*a, *b, *c, *d] = KEPT;
        Self(id)
    }

    /// Whether this is the scope of one customer alone.
    #[must_use]
    pub const fn is_kept(self) -> bool {
        let [a, b, c, d, ..] = self.0;
        u32::from_be_bytes([a, b, c, d]) == u32::from_be_bytes(KEPT)
    }
}

/// Version and variant of a UUID (RFC 9562 §4): where they stand, and what ours say.
const VERSION_BYTE: usize = 6;
const VARIANT_BYTE: usize = 8;
const VERSION_8: u8 = 0x80;

impl RecordId {
    /// The same identifier as a form of the common scope, a UUID of version 8: of what everybody reads, these rows are written by
    /// everybody too.
    #[must_use]
    pub const fn form(self) -> Self {
        let mut id = self.0;
        let [_, _, _, _, _, _, version, _, variant, ..] = &mut id;
        *version = VERSION_8 | (*version & 0x0F);
        *variant = 0x80 | (*variant & 0x3F);
        Self(id)
    }

    /// Whether it is one.
    #[must_use]
    pub const fn is_form(self) -> bool {
        self.0[VERSION_BYTE] & 0xF0 == VERSION_8 && self.0[VARIANT_BYTE] & 0xC0 == 0x80
    }

    /// The record of a customer's billing facts, and back again.
    #[must_use]
    pub const fn billing(self) -> Self {
        Self(other_side(self.0))
    }
}

/// Its own reverse: whoever knows one identifier knows the other, and neither opens anything.
const fn other_side(id: [u8; 16]) -> [u8; 16] {
    (u128::from_be_bytes(id) ^ u128::from_be_bytes(BILLING)).to_be_bytes()
}

impl TeamId {
    /// The team everybody is in until others are made.
    pub const HOUSE: Self = Self(*b"team-of-everyone");
}

impl From<TeamId> for ScopeId {
    /// A team's own scope carries the team's identifier.
    fn from(team: TeamId) -> Self {
        Self(team.0)
    }
}

impl From<PersonId> for ScopeId {
    /// A person's own scope carries the person's identifier.
    fn from(person: PersonId) -> Self {
        Self(person.0)
    }
}

fn parse_hex(text: &str) -> Result<[u8; 16], BadId> {
    let mut out = [0_u8; 16];
    let mut digits = 0_usize;
    for character in text.bytes().filter(|byte| *byte != b'-') {
        let value = (character as char).to_digit(16).ok_or(BadId)?;
        let slot = out.get_mut(digits / 2).ok_or(BadId)?;
        *slot = (*slot << 4) | u8::try_from(value).map_err(|_| BadId)?;
        digits += 1;
    }
    if digits == 32 { Ok(out) } else { Err(BadId) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_billing_side_leads_back_and_is_no_scope_of_its_own() {
        let scopes = [ScopeId::COMMON, ScopeId::POOL, ScopeId::AUDIT, ScopeId::from(TeamId::HOUSE)];
        for scope in scopes {
            assert_eq!(scope.billing().billing(), scope);
            assert!(!scopes.contains(&scope.billing()));
            assert!(!scope.is_billing_side());
        }
        let made = ScopeId::from_bytes([1; 16]);
        assert!(!made.is_billing_side() && made.billing().is_billing_side());
        let kept = ScopeId::kept(RecordId::from_bytes([1; 16]));
        assert!(!kept.is_billing_side() && kept.billing().is_billing_side());
        assert!(ScopeId::POOL.billing().is_billing_side());
        let record = RecordId::from_bytes([0x5a; 16]);
        assert!(ScopeId::kept(record).is_kept() && !ScopeId::kept(record).billing().is_kept());
        assert!(!scopes.iter().any(|scope| scope.is_kept() || scope.billing().is_kept()));
        assert_eq!(record.billing().billing(), record);
        assert_ne!(record.billing(), record);
    }

    #[test]
    fn text_form_round_trips_and_rejects_the_rest() {
        let id = RecordId::from_bytes([0xab; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("abababab-abab-abab-abab-abababababab".parse(), Ok(id));
        for bad in ["", "ab", "zz", &"ab".repeat(17), &"g".repeat(32)] {
            assert_eq!(bad.parse::<RecordId>(), Err(BadId), "{bad}");
        }
    }
}
