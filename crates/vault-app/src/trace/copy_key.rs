//! The secret of one copy: what it decides about the order of rows, the spelling of values and the made-up customers.
//!
//! Every decision is a keyed hash ([`vault_crypto::hash::token`]) over its place in the copy, with a domain of its own
//! for each purpose. Without the key the decisions cannot be told from coin tosses; with it they are made again when a
//! leak is traced, so nothing but the key has to be kept.

use std::borrow::Cow;

use vault_crypto::{Secret, hash};
use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;

use super::canary::{self, Canary};
use super::fold::Outline;
use super::sites::{Site, Style, sites};

const ORDER: &str = "clientvault/v1/trace/order";
const SPELLING: &str = "clientvault/v1/trace/spelling";
const CANARY: &str = "clientvault/v1/trace/canary";

/// The secret of one copy: 32 random bytes made anew for each export run. Wiped when dropped, neither printed nor cloned.
pub(crate) struct CopyKey(Secret<32>);

impl CopyKey {
    /// The key with these bytes; the caller draws them at random or reads them from where they are sealed.
    #[must_use]
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Secret::from_array(bytes))
    }

    /// The order of rows in this copy: the same for the same key, unpredictable without it. Any part of a copy that was
    /// not sorted again still shows it, because each record has its rank by itself.
    pub(crate) fn arrange(&self, records: &mut [RecordId]) {
        records.sort_by_cached_key(|record| (self.rank(*record), *record));
    }

    pub(super) fn rank(&self, record: RecordId) -> [u8; 16] {
        hash::token(&self.0, ORDER, record.as_bytes())
    }

    /// A harmless spelling of a value, chosen for this record and field. Letters, digits and their order stay; what may
    /// change is listed at [`super::sites`].
    #[must_use]
    pub(crate) fn spell<'t>(&self, record: RecordId, field: FieldKey, text: &'t str) -> Cow<'t, str> {
        let Some(style) = Style::of(field) else { return Cow::Borrowed(text) };
        let outline = Outline::of(text);
        let sites = sites(style, &outline);
        if sites.is_empty() {
            return Cow::Borrowed(text);
        }
        let value = ValueId::new(record, field, &outline.key());
        let mut changes = Vec::with_capacity(sites.len() * 2);
        for site in &sites {
            let chosen = self.choice(&value.site(site), site.spellings.len());
            if let Some([first, second]) = site.spellings.get(chosen).copied() {
                changes.push((site.at, first));
                changes.extend(site.also.map(|also| (also, second)));
            }
        }
        outline.rewritten(changes)
    }

    /// Which of so many ways this copy writes a site. The remainder of 64 bits: no way is likelier than another by more
    /// than 2⁻⁶².
    pub(super) fn choice(&self, site: &SiteId, ways: usize) -> usize {
        let [a, b, c, d, e, f, g, h, ..] = hash::token(&self.0, SPELLING, &site.0);
        let number = u64::from_be_bytes([a, b, c, d, e, f, g, h]);
        let ways = u64::try_from(ways).unwrap_or(1).max(1);
        usize::try_from(number % ways).unwrap_or(0)
    }

    /// Made-up customer number `n` of this copy, with a telephone number or mail address of the firm's own, if it has
    /// one. The caller sees to it that no customer of the vault happens to have the same firm, number or address.
    #[must_use]
    pub(crate) fn canary(&self, n: u8, channel: Option<&str>) -> Canary {
        canary::from_dice(hash::token(&self.0, CANARY, &[n]), n, channel)
    }
}

/// What names a value within every copy: record, field and the letters and digits, however they are written.
pub(super) struct ValueId(Vec<u8>);

/// What names a site within every copy.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct SiteId(Vec<u8>);

impl ValueId {
    /// `key` is the value's [`super::fold::meeting_key`]: a field with two values makes its choices for each.
    pub(super) fn new(record: RecordId, field: FieldKey, key: &str) -> Self {
        let digest = hash::sha256(key.as_bytes());
        let mut bytes = Vec::with_capacity(55);
        bytes.extend_from_slice(record.as_bytes());
        bytes.extend_from_slice(&field.code().to_be_bytes());
        bytes.extend_from_slice(&digest);
        Self(bytes)
    }

    pub(super) fn site(&self, site: &Site) -> SiteId {
        let mut bytes = self.0.clone();
        bytes.push(site.kind as u8);
        bytes.extend_from_slice(&u32::try_from(site.at).unwrap_or(u32::MAX).to_be_bytes());
        SiteId(bytes)
    }
}
