//! What the rules look at: the ledger in columns, the numbers of the policy, and a way to read single entries.

use std::collections::{BTreeSet, HashMap};

use vault_domain::action::ViewLedger;
use vault_domain::date::LocalDate;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_ledger::entry::Entry;
use vault_store::{LedgerFact, LedgerFacts, LoggedEntry};

use crate::audit::looks::LOOKS;
use crate::calendar::day_of;
use crate::contract::watch::AlertRules;
use crate::error::AppError;
use crate::session::Session;

/// A session's view of the ledger for one answer.
pub(super) struct Ground<'s> {
    pub session: &'s Session,
    pub grant: &'s Grant<ViewLedger>,
    pub facts: &'s LedgerFacts,
    pub rules: AlertRules,
    pub offset_min: i32,
    /// Whose entries may be read; everybody's when none.
    readable: Option<BTreeSet<PersonId>>,
}

impl<'s> Ground<'s> {
    /// # Errors
    /// `locked`, when the grant is not this session's.
    pub fn of(session: &'s Session, grant: &'s Grant<ViewLedger>) -> Result<Self, AppError> {
        Ok(Self {
            session,
            grant,
            facts: session.vault.ledger_facts(grant)?,
            rules: session.settings.alerts.visible(),
            offset_min: session.settings.utc_offset_min,
            readable: crate::audit::readable_people(session).map(|people| people.into_iter().collect()),
        })
    }

    /// Entries of these instants that may be read, oldest first. Clocks may be wrong: all positions are looked at.
    pub fn within(&self, from_ms: i64, until_ms: i64) -> impl Iterator<Item = LedgerFact<'s>> {
        self.facts
            .since(1)
            .filter(move |fact| (from_ms..until_ms).contains(&fact.wall_ms) && self.may_read(fact.person))
    }

    /// Whether entries of this actor may be read.
    pub fn may_read(&self, person: Option<PersonId>) -> bool {
        match (&self.readable, person) {
            (None, _) => true,
            (Some(readable), Some(person)) => readable.contains(&person),
            (Some(_), None) => false,
        }
    }

    pub fn day(&self, at_ms: i64) -> LocalDate {
        day_of(at_ms, self.offset_min)
    }

    /// The entry at a position.
    pub fn entry(&self, seq: u64) -> Result<Option<Entry>, AppError> {
        Ok(self.logged(seq)?.map(|logged| logged.entry))
    }

    /// The same with its detail, as far as this session opens details.
    pub fn logged(&self, seq: u64) -> Result<Option<LoggedEntry>, AppError> {
        Ok(self.session.vault.ledger_at(self.grant, &[seq])?.pop())
    }

    /// What is counted per person and day, in the order of the first of each.
    pub fn per_day(
        &self,
        facts: impl Iterator<Item = LedgerFact<'s>>,
    ) -> Vec<((PersonId, LocalDate), Vec<LedgerFact<'s>>)> {
        let mut places: HashMap<(PersonId, LocalDate), usize> = HashMap::new();
        let mut days: Vec<((PersonId, LocalDate), Vec<LedgerFact<'s>>)> = Vec::new();
        for fact in facts {
            let Some(person) = fact.person else { continue };
            let key = (person, self.day(fact.wall_ms));
            let at = *places.entry(key).or_insert(days.len());
            match days.get_mut(at) {
                Some((_, known)) => known.push(fact),
                None => days.push((key, vec![fact])),
            }
        }
        days
    }
}

/// Whether an entry is a look at a value that was granted.
pub(super) fn is_look(fact: &LedgerFact<'_>) -> bool {
    !fact.refused && LOOKS.contains(&fact.action)
}
