//! People joining and changing: facts of membership together with the keys that follow from them, in one transaction.

use vault_crypto::grant_seal::{KemPublic, KemSecret, Recipient};
use vault_crypto::sign::SigningKey;
use vault_crypto::{Secret, random};
use vault_domain::ids::{PersonId, ScopeId, TeamId};
use vault_domain::level::Level;
use vault_domain::reach::ScopeKind;
use vault_ledger::membership::{Fact, MAX_GRANTS, NewMember, Role, Roles};

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::grants::SealedGrant;
use crate::keys::{Compartment, SessionKeys};
use crate::ledger_log;
use crate::open::OpenWith;
use crate::vault::{Guest, OpenVault};
use crate::write::WriteTx;

/// Generation of a new compartment's key.
pub(crate) const FIRST: u32 = 1;

/// Somebody who joins, with keys that were just made: in the hands of whoever types the new password.
pub struct NewPerson {
    /// Identifier, never used before.
    pub person: PersonId,
    /// Will sign what the person does.
    pub sign: SigningKey,
    /// Will open what is sealed to the person.
    pub kem: KemSecret,
    /// First roles.
    pub roles: Roles,
    /// First team.
    pub team: TeamId,
}

impl NewPerson {
    fn member(&self) -> NewMember {
        NewMember { person: self.person, sign: self.sign.public(), kem: self.kem.public(), roles: self.roles }
    }
}

impl OpenVault {
    /// Teams with people whose scope has no keys yet, as far as this person may make them.
    #[must_use]
    pub fn teams_without_keys(&self) -> Vec<TeamId> {
        let me = self.membership.member(self.keys.person);
        if !self.is_shared() || me.is_none_or(|me| !me.roles.contains(Role::Owner)) {
            return Vec::new();
        }
        let mut teams: Vec<TeamId> = self
            .membership
            .members()
            .map(|(_, member)| member.team)
            .filter(|team| self.membership.epoch((*team).into(), Level::L1).is_none())
            .collect();
        teams.sort_unstable();
        teams.dedup();
        teams
    }

    /// People whose last day is over and who are not frozen yet.
    #[must_use]
    pub fn last_days_over(&self, now_ms: i64) -> Vec<PersonId> {
        self.membership
            .members()
            .filter(|(_, member)| !member.frozen && member.leaves_ms.is_some_and(|leaves| leaves <= now_ms))
            .map(|(person, _)| person)
            .collect()
    }

    /// Whether this session holds a key somebody's roles call for and nobody has handed over yet.
    #[must_use]
    pub fn has_keys_to_pass_on(&self) -> bool {
        self.membership.members().any(|(person, _)| {
            self.membership.lacking(person).any(|(scope, level, epoch)| {
                self.compartments.newest(scope, level).is_some_and(|(held, _)| held == epoch)
            })
        })
    }

    /// Whether the compartments several people share exist: since there is a second person.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.membership.epoch(ScopeId::COMMON, Level::L1).is_some()
    }

    /// Writes an entry signed by somebody else who is at the keyboard: consent to what the session's person asks for.
    ///
    /// # Errors
    /// [`StoreError::WrongKeys`] when the ledger does not list this key for that person.
    pub fn record_as(
        &mut self,
        person: PersonId,
        sign: SigningKey,
        entry: EntryDraft,
    ) -> Result<u64, StoreError> {
        self.write_as(person, sign, entry, |_| Ok(()))
    }

    /// The same with rows that person changes.
    ///
    /// # Errors
    /// As [`OpenVault::record_as`], and whatever stopped the change.
    pub fn write_as<E: From<StoreError>>(
        &mut self,
        person: PersonId,
        sign: SigningKey,
        entry: EntryDraft,
        change: impl FnOnce(&mut WriteTx<'_>) -> Result<(), E>,
    ) -> Result<u64, E> {
        let member = self.membership.active(person).map_err(|_| StoreError::Frozen)?;
        if member.sign != sign.public() {
            return Err(StoreError::WrongKeys.into());
        }
        if self.read_only.is_some() {
            return Err(StoreError::ReadOnly.into());
        }
        self.guest = Some(Guest { person, sign });
        let written = WriteTx::begin(self).map_err(E::from).and_then(|mut tx| {
            change(&mut tx)?;
            Ok(tx.commit(entry.by_guest())?)
        });
        self.guest = None;
        written
    }

    /// The first login with a code: whoever knows the code replaces the keys that came with it by keys nobody else has
    /// seen, and begins the own scope.
    ///
    /// # Errors
    /// As [`OpenVault::open`]; [`StoreError::WrongKeys`] when nobody is invited with these keys,
    /// [`StoreError::Frozen`] when the invitation is over.
    pub fn enrol(
        with: OpenWith,
        invitation: SessionKeys,
        sign: SigningKey,
        kem: KemSecret,
    ) -> Result<Self, StoreError> {
        let mut vault = Self::open_file(with, invitation)?;
        let person = vault.keys.person;
        let member = vault.membership.member(person).ok_or(StoreError::WrongKeys)?;
        let until_ms = member.invited_until_ms.ok_or(StoreError::WrongKeys)?;
        if member.frozen || member.sign != vault.keys.sign.public() {
            return Err(StoreError::WrongKeys);
        }
        // A clock set back does not make an invitation longer.
        if vault.clock.wall_ms().max(ledger_log::last_wall_ms(&vault.connection)?) > until_ms {
            return Err(StoreError::Frozen);
        }
        vault.check_anchor();
        if vault.read_only.is_some() {
            return Err(StoreError::ReadOnly);
        }
        let rekeyed = Fact::MemberRekeyed { person, sign: sign.public(), kem: kem.public() };
        let mut tx = WriteTx::begin(&mut vault)?;
        tx.log(EntryDraft::fact(&rekeyed))?;
        (tx.vault.keys.sign, tx.vault.keys.kem) = (sign, kem);
        tx.begin_own_scope(person, EntryDraft::fact)?;
        tx.commit(EntryDraft::done("session.enrol"))?;
        vault.hold_compartments()?;
        vault.load_index()?;
        Ok(vault)
    }
}

impl WriteTx<'_> {
    /// Makes what several people share: settings and names, the pool, billing, the first team's scope; and states what
    /// ledger details are sealed to. An owner does it, with the second person. `each` is told the customers whose billing
    /// facts were looked for, and how many there are.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for anybody else.
    pub fn found_shared(&mut self, each: &mut dyn FnMut(u64, u64)) -> Result<(), StoreError> {
        let team = ScopeId::from(TeamId::HOUSE);
        let own = self.vault.own_scope();
        let shared = [
            (ScopeId::COMMON, ScopeKind::Common),
            (ScopeId::POOL, ScopeKind::Pool),
            (ScopeId::POOL.billing(), ScopeKind::PoolBilling),
            (team, ScopeKind::Team),
            (team.billing(), ScopeKind::TeamBilling),
            (own.billing(), ScopeKind::OwnBilling),
        ];
        for (scope, kind) in shared {
            self.begin_scope(scope, kind.levels())?;
        }
        // Until now nobody had to be told about invoices without being shown the customer.
        self.begin_billing(own, each)?;
        let audit = self.vault.compartments.audit().first().map(|key| key.public());
        self.log(EntryDraft::fact(&Fact::AuditKey(audit.ok_or(StoreError::KeysMissing)?)))?;
        Ok(())
    }

    /// Makes the own scope of every team that has people and none yet. Owners do it, nobody else can.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn found_teams(&mut self) -> Result<(), StoreError> {
        for team in self.vault.teams_without_keys() {
            let scope = ScopeId::from(team);
            self.begin_scope(scope, ScopeKind::Team.levels())?;
            self.begin_scope(scope.billing(), ScopeKind::TeamBilling.levels())?;
        }
        Ok(())
    }

    /// Adds a person whose password is being typed at this computer: the person signs for the own scope, so that
    /// whoever adds need not see it.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the rules of membership say no.
    pub fn add_member(
        &mut self,
        new: NewPerson,
        entry: impl FnOnce(EntryDraft) -> EntryDraft,
    ) -> Result<(), StoreError> {
        let (person, team) = (new.person, new.team);
        self.log(entry(EntryDraft::fact(&Fact::MemberAdded(new.member()))))?;
        if team != TeamId::HOUSE {
            self.log(EntryDraft::fact(&Fact::MemberTeam(person, team)))?;
        }
        self.vault.guest = Some(Guest { person, sign: new.sign });
        let begun = self.begin_own_scope(person, |fact| EntryDraft::fact(fact).by_guest());
        self.vault.guest = None;
        begun?;
        self.found_teams()?;
        self.pass_on_keys()?;
        Ok(())
    }

    /// Invites a person: with keys that came with a code, good for replacing them and nothing else.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when the rules of membership say no.
    pub fn invite(
        &mut self,
        new: &NewPerson,
        until_ms: i64,
        entry: impl FnOnce(EntryDraft) -> EntryDraft,
    ) -> Result<(), StoreError> {
        self.log(entry(EntryDraft::fact(&Fact::MemberInvited(new.member(), until_ms))))?;
        if new.team != TeamId::HOUSE {
            self.log(EntryDraft::fact(&Fact::MemberTeam(new.person, new.team)))?;
        }
        Ok(())
    }

    /// Seals every key this session holds to everybody whose roles call for it and who does not have it yet. Gives the
    /// number of keys handed over.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be written.
    pub fn pass_on_keys(&mut self) -> Result<usize, StoreError> {
        let vault = &*self.vault;
        let mut sealed = Vec::new();
        for (person, member) in vault.membership.members() {
            for (scope, level, epoch) in vault.membership.lacking(person) {
                let Some((held, key)) = vault.compartments.newest(scope, level) else { continue };
                if held == epoch {
                    let compartment = Compartment { scope, level, epoch };
                    let to = Recipient::Person(person);
                    sealed.push(SealedGrant::seal(vault.id, compartment, key, to, &member.kem)?);
                }
            }
        }
        self.issue(&sealed, EntryDraft::fact)?;
        Ok(sealed.len())
    }

    /// A person's own scope, by that person's signature: for the person, for whoever's roles call for it, for recovery.
    fn begin_own_scope(
        &mut self,
        person: PersonId,
        signed: impl Fn(&Fact) -> EntryDraft,
    ) -> Result<(), StoreError> {
        let scope = ScopeId::from(person);
        let mut sealed = Vec::new();
        for (scope, kind) in [(scope, ScopeKind::Own), (scope.billing(), ScopeKind::OwnBilling)] {
            for level in kind.levels() {
                let key = random::make_secret()?;
                let compartment = Compartment { scope, level: *level, epoch: FIRST };
                sealed.extend(self.seal_to_entitled(compartment, &key, None)?);
            }
        }
        self.issue(&sealed, signed)
    }

    /// A scope's first keys, for everybody whose roles call for them; this session keeps them too if it may.
    pub(crate) fn begin_scope(&mut self, scope: ScopeId, levels: &[Level]) -> Result<(), StoreError> {
        for level in levels {
            self.begin_epoch(Compartment { scope, level: *level, epoch: FIRST })?;
        }
        Ok(())
    }

    /// A new key for a compartment: what is sealed from now on opens only for those who may read it now.
    pub(crate) fn begin_epoch(&mut self, compartment: Compartment) -> Result<(), StoreError> {
        self.begin_epoch_without(compartment, None)
    }

    pub(crate) fn begin_epoch_without(
        &mut self,
        compartment: Compartment,
        without: Option<PersonId>,
    ) -> Result<(), StoreError> {
        let Compartment { scope, level, .. } = compartment;
        let key: Secret<32> = random::make_secret()?;
        let sealed = self.seal_to_entitled(compartment, &key, without)?;
        self.issue(&sealed, EntryDraft::fact)?;
        if scope == ScopeId::AUDIT {
            let public = KemSecret::from_secret(key.duplicate()).public();
            self.log(EntryDraft::fact(&Fact::AuditKey(public)))?;
        }
        if self.vault.membership.may_read(self.vault.keys.person, scope, level) {
            if self.vault.membership.billed_scope(scope).is_some() {
                self.vault.compartments.note_billing(scope);
            }
            self.vault.compartments.insert(compartment, key);
        }
        Ok(())
    }

    /// Seals a key to everybody who may read the compartment, and to the recovery key.
    fn seal_to_entitled(
        &self,
        compartment: Compartment,
        key: &Secret<32>,
        without: Option<PersonId>,
    ) -> Result<Vec<SealedGrant>, StoreError> {
        let vault = &*self.vault;
        let membership = &vault.membership;
        let readers = membership
            .members()
            .filter(|(person, _)| membership.active(*person).is_ok() && Some(*person) != without)
            .filter(|(person, _)| membership.may_read(*person, compartment.scope, compartment.level))
            .map(|(person, member)| (Recipient::Person(person), member.kem));
        let recovery: (Recipient, KemPublic) = (Recipient::Recovery, membership.root_kem());
        readers
            .chain([recovery])
            .map(|(to, public)| SealedGrant::seal(vault.id, compartment, key, to, &public))
            .collect()
    }

    pub(crate) fn issue(
        &mut self,
        sealed: &[SealedGrant],
        signed: impl Fn(&Fact) -> EntryDraft,
    ) -> Result<(), StoreError> {
        self.keys_made = true;
        for some in sealed.chunks(MAX_GRANTS) {
            let fact = self.put_grants(some)?;
            self.log(signed(&fact))?;
        }
        Ok(())
    }
}
