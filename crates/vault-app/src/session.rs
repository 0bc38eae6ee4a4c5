//! One person's unlocked session: the open vault and what is remembered until the lock.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use vault_domain::action::Action;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, TeamId};
use vault_domain::policy::{self, Subject};
use vault_store::clock::Clock;
use vault_store::{BackgroundCheck, OpenVault};

use crate::audit::LookNotes;
use crate::catalogue::Catalogue;
use crate::contract::ledger::VerifiedAt;
use crate::customers::{Brake, Recent, Searched};
use crate::error::AppError;
use crate::fields::Budget;
use crate::settings::{Looks, Sheet};

/// Dropped at the lock, keys and all.
pub struct Session {
    pub vault: OpenVault,
    pub person_name: String,
    /// Digits behind the name in the watermark.
    pub watermark_tail: String,
    pub settings: Sheet,
    /// How this vault protects its fields, and which of its own it has.
    pub(crate) catalogue: Catalogue,
    /// Monotonic time of the last full authentication.
    pub authenticated_ms: u64,
    pub since_ms: i64,
    /// Cards opened in this session: opening is recorded once per record and session.
    pub opened: HashSet<RecordId>,
    /// The same in their order, recorded or not.
    pub(crate) recent: Recent,
    /// Reveals and copies of the last day.
    pub(crate) looks: Budget,
    /// A search by name that nobody has opened a hit of yet.
    pub(crate) searched: Option<Searched>,
    /// Look-ups by number of the last day.
    pub(crate) lookups: Budget,
    /// Different customers opened in the last day, for whoever may open only so many.
    pub(crate) brake: Brake,
    /// Comparisons of the last day.
    pub(crate) comparisons: Budget,
    /// What values were looked at for, as far as it was asked.
    pub(crate) looks_notes: LookNotes,
    /// Files the last search for stray copies has found: what may be deleted, and nothing else.
    pub(crate) strays: Vec<std::path::PathBuf>,
    pub last_verification: Option<VerifiedAt>,
    /// The check that began with the unlock, until it ends.
    pub background: Option<BackgroundCheck>,
    /// Since when an audience is looking on, wall clock in milliseconds.
    pub presenting_since: Option<i64>,
    /// Names of other people, for rows and sentences.
    pub people: HashMap<PersonId, String>,
    /// Names of teams; the one everybody is in has none.
    pub teams: HashMap<TeamId, String>,
    /// 实习: the program shows few customers a day.
    pub trainee: bool,
    /// Decides about a last day.
    pub(crate) clock: Arc<dyn Clock>,
}

impl Session {
    /// Who is asking, from the ledger's membership at this moment.
    #[must_use]
    pub fn subject(&self) -> Subject {
        subject(&self.vault, &*self.clock)
    }

    /// Takes in what the vault says of its fields from now on.
    pub(crate) fn hold(&mut self, catalogue: Catalogue) {
        self.vault.set_levels(catalogue.levels().clone());
        self.catalogue = catalogue;
    }

    /// How many values this person's roles let the person look at.
    #[must_use]
    pub fn look_limits(&self) -> Looks {
        self.settings.limits.looks(&self.subject().roles)
    }

    /// Permission for `A`, or a refusal.
    ///
    /// # Errors
    /// `not_allowed`.
    pub fn authorize<A: Action>(&self) -> Result<Grant<A>, AppError> {
        Ok(policy::authorize(&self.subject())?)
    }
}

/// Permission for `A` in a vault that is not yet a session.
pub(crate) fn authorize<A: Action>(vault: &OpenVault, clock: &dyn Clock) -> Result<Grant<A>, AppError> {
    Ok(policy::authorize(&subject(vault, clock))?)
}

fn subject(vault: &OpenVault, clock: &dyn Clock) -> Subject {
    let person = vault.keys().person;
    let member = vault.membership().member(person);
    Subject {
        person,
        session: vault.session(),
        roles: member.map(|member| member.roles.iter().collect()).unwrap_or_default(),
        // A last day ends at its moment, also in the middle of a session.
        frozen: member.is_none_or(|member| {
            member.frozen || member.leaves_ms.is_some_and(|leaves| clock.wall_ms() >= leaves)
        }),
    }
}
