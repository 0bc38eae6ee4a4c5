//! Names of people and teams, and what the program holds a person to: one sheet every member reads and only owners and
//! admins write. Who is a member, with which keys and roles, is in the ledger and nowhere else.

use minicbor::{Decode, Encode};
use vault_domain::action::{Action, Writes};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId, TeamId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{Expect, OpenVault, Place, StoreError, WriteTx};

use crate::contract::event::Job;
use crate::core::Core;
use crate::error::AppError;
use crate::progress::Progress;
use crate::session::Session;

/// The sheet's record: one per vault, with a fixed identifier.
const SHEET: RecordId = RecordId::from_bytes(*b"roster-of-people");

/// One person's line.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RosterPerson {
    #[n(0)]
    pub person: PersonId,
    #[n(1)]
    pub name: String,
    /// 实习: few customers a day, no export.
    #[n(2)]
    pub trainee: bool,
    /// Digits of the watermark; empty for derived ones.
    #[n(3)]
    #[cbor(default)]
    pub tail: String,
    /// First day shown of customers’ histories, counted from the epoch.
    #[n(4)]
    #[cbor(default)]
    pub history_from: Option<i64>,
}

impl RosterPerson {
    /// The line of whoever is logged in, for a roster that has none yet.
    pub fn of(session: &Session) -> Self {
        Self {
            person: session.vault.keys().person,
            name: session.person_name.clone(),
            trainee: false,
            tail: session.settings.watermark_tail.clone(),
            history_from: None,
        }
    }
}

/// One team's line.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RosterTeam {
    #[n(0)]
    pub team: TeamId,
    #[n(1)]
    pub name: String,
}

/// A rule that came with a single key.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RosterException {
    #[n(0)]
    pub person: PersonId,
    #[n(1)]
    pub scope: ScopeId,
    #[n(2)]
    pub level: u8,
    /// As in [`RosterPerson`].
    #[n(3)]
    pub history_from: i64,
}

/// The whole sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Roster {
    #[n(0)]
    pub people: Vec<RosterPerson>,
    #[n(1)]
    pub teams: Vec<RosterTeam>,
    #[n(2)]
    #[cbor(default)]
    pub exceptions: Vec<RosterException>,
}

impl Roster {
    /// Reads the sheet; empty while there is one person, or for somebody whose keys for it are still to come.
    ///
    /// # Errors
    /// `vault_damaged` when it cannot be opened.
    pub fn read(vault: &OpenVault, grant: &Grant<impl Action>) -> Result<Self, AppError> {
        match vault.open_facet(grant, SHEET, Level::L1) {
            Ok(facet) => minicbor::decode(&facet.plain).map_err(|_| AppError::new(ErrorCode::VaultDamaged)),
            Err(StoreError::NotFound) => Ok(Self::default()),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes the sheet as part of a change.
    ///
    /// # Errors
    /// Whatever stopped the change.
    pub fn put(&self, tx: &mut WriteTx<'_>) -> Result<(), AppError> {
        let place = Place {
            scope: ScopeId::COMMON,
            record: SHEET,
            level: Level::L1,
            kind: RecordKind::Roster.code(),
            parent: Some(RecordId::from_bytes(*ScopeId::COMMON.as_bytes())),
        };
        let plain = minicbor::to_vec(self).map_err(|_| AppError::new(ErrorCode::Internal))?;
        tx.put(place, Expect::Any, &plain)?;
        Ok(())
    }

    /// The person's line.
    pub fn person(&self, person: PersonId) -> Option<&RosterPerson> {
        self.people.iter().find(|line| line.person == person)
    }

    /// Adds a person, or puts the line in place of the one before.
    pub fn set_person(&mut self, person: RosterPerson) {
        match self.people.iter_mut().find(|line| line.person == person.person) {
            Some(line) => *line = person,
            None => self.people.push(person),
        }
    }

    /// The rule that came with a key.
    pub fn exception(&self, person: PersonId, scope: ScopeId, level: Level) -> Option<&RosterException> {
        let same = |line: &&RosterException| {
            (line.person, line.scope, line.level) == (person, scope, level.number())
        };
        self.exceptions.iter().find(same)
    }

    /// The rule that comes with a key from now on, or none. Says whether that is a change.
    pub fn set_exception(
        &mut self,
        person: PersonId,
        (scope, level): (ScopeId, Level),
        history_from: Option<i64>,
    ) -> bool {
        let before = self.exceptions.clone();
        let level = level.number();
        self.exceptions.retain(|line| (line.person, line.scope, line.level) != (person, scope, level));
        let added = history_from.map(|history_from| RosterException { person, scope, level, history_from });
        self.exceptions.extend(added);
        self.exceptions != before
    }

    /// Whether the team is one of this vault's.
    pub fn has_team(&self, team: TeamId) -> bool {
        team == TeamId::HOUSE || self.teams.iter().any(|line| line.team == team)
    }
}

/// Makes what several people share, if it is not there yet: their compartments, the sheets of settings and of fields in
/// them, and the roster with the one person there was.
///
/// # Errors
/// Whatever stopped the change.
pub(super) fn share<A: Writes>(
    tx: &mut WriteTx<'_>,
    grant: &Grant<A>,
    owner: RosterPerson,
    core: &Core,
) -> Result<Roster, AppError> {
    if tx.vault().is_shared() {
        return Roster::read(tx.vault(), grant);
    }
    let mut progress = Progress::new(core, Job::Sharing);
    tx.found_shared(&mut |done, total| {
        // Not to be stopped half way: whoever adds somebody waits for it.
        let _ = progress.step(done, total);
    })?;
    crate::settings::Sheet::share(tx)?;
    crate::catalogue::Catalogue::share(tx)?;
    Ok(Roster { people: vec![owner], ..Roster::default() })
}
