//! What a caller says about an entry; the store adds position, chain, time, changes and signature.

use vault_domain::ids::RecordId;
use vault_ledger::code::{ActionCode, ResultCode};
use vault_ledger::detail::Detail;
use vault_ledger::entry::Outcome;
use vault_ledger::membership::Fact;

/// Whose key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Person,
    Device,
    Root,
    /// Somebody else at the keyboard: [`crate::vault::OpenVault::guest`].
    Guest,
}

/// An entry still to be written.
#[derive(Debug, Clone)]
pub struct EntryDraft {
    pub(crate) action: ActionCode,
    pub(crate) object: Option<RecordId>,
    pub(crate) result: Outcome,
    /// `None` where the entry itself says everything: sealing a detail costs more than the rest of an entry.
    pub(crate) detail: Option<Detail>,
    pub(crate) public: Option<Vec<u8>>,
    pub(crate) by: By,
}

impl EntryDraft {
    /// An entry for something that took effect.
    #[must_use]
    pub fn done(action: &'static str) -> Self {
        Self {
            action: ActionCode::literal(action),
            object: None,
            result: Outcome::Done,
            detail: Some(Detail::new()),
            public: None,
            by: By::Person,
        }
    }

    /// An entry for something the rules refused; `code` is an error code in snake case.
    #[must_use]
    pub fn refused(action: &'static str, code: &str) -> Self {
        let code = ResultCode::new(code).unwrap_or(ResultCode::literal("refused"));
        Self { result: Outcome::Refused(code), ..Self::done(action) }
    }

    /// The record acted on.
    #[must_use]
    pub const fn on(mut self, record: RecordId) -> Self {
        self.object = Some(record);
        self
    }

    /// Adds a text to the sealed detail. Never the value of an L2 or L3 field; over-long text is cut.
    #[must_use]
    pub fn text(mut self, key: &'static str, value: &str) -> Self {
        let mut end = value.len().min(vault_ledger::detail::MAX_TEXT_BYTES);
        while !value.is_char_boundary(end) {
            end -= 1;
        }
        let detail = self.detail.clone().unwrap_or_default();
        if let Ok(detail) = detail.text(key, value.get(..end).unwrap_or_default()) {
            self.detail = Some(detail);
        }
        self
    }

    /// Adds a number to the sealed detail.
    #[must_use]
    pub fn int(mut self, key: &'static str, value: i64) -> Self {
        if let Ok(detail) = self.detail.clone().unwrap_or_default().int(key, value) {
            self.detail = Some(detail);
        }
        self
    }

    /// Adds what everybody may read of it: a few bytes of canonical CBOR, never customer data.
    #[must_use]
    pub fn open(mut self, public: Vec<u8>) -> Self {
        self.public = Some(public);
        self
    }

    /// Written by the device, not by the person: what happened before anyone had logged in.
    #[must_use]
    pub const fn by_device(mut self) -> Self {
        self.by = By::Device;
        self
    }

    /// Nothing to seal: for entries of which thousands are written at once.
    #[must_use]
    pub(crate) fn without_detail(mut self) -> Self {
        self.detail = None;
        self
    }

    /// Signed by the guest at the keyboard.
    #[must_use]
    pub(crate) const fn by_guest(mut self) -> Self {
        self.by = By::Guest;
        self
    }

    /// Written with the recovery key.
    #[must_use]
    pub(crate) const fn by_root(mut self) -> Self {
        self.by = By::Root;
        self
    }

    /// An entry that carries a public fact; the fact decides the action code.
    #[must_use]
    pub fn fact(fact: &Fact) -> Self {
        Self { action: fact.action(), public: Some(fact.encode()), ..Self::done("fact.recorded") }
    }
}
