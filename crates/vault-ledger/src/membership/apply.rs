//! What a fact changes. Contradictions are refused before anything has changed.

use vault_crypto::sign::PublicSignKey;
use vault_domain::ids::{PersonId, ScopeId, TeamId};
use vault_domain::role::Role;

use super::fact::{Fact, GrantFact, NewMember};
use super::{Device, Member, Membership, Recipient, Refusal};

impl Membership {
    pub(super) fn apply(&mut self, fact: &Fact, seq: u64) -> Result<(), Refusal> {
        match fact {
            Fact::VaultCreated { .. } => return Err(Refusal::Conflict),
            Fact::MemberAdded(new) => self.add(new, seq, None)?,
            Fact::MemberInvited(new, until_ms) => self.add(new, seq, Some(*until_ms))?,
            Fact::MemberFrozen(person) => {
                self.keep_an_owner(*person)?;
                self.known(*person)?.frozen = true;
            }
            Fact::MemberUnfrozen(person) => self.known(*person)?.frozen = false,
            Fact::MemberRoles(person, roles) => {
                if !roles.contains(Role::Owner) {
                    self.keep_an_owner(*person)?;
                }
                self.known(*person)?.roles = *roles;
            }
            Fact::MemberTeam(person, team) => {
                let scope = ScopeId::from(*team);
                let teams = || self.people.values().map(|member| ScopeId::from(member.team));
                if !teams().any(|known| known == scope) && self.scope_is_taken(scope) {
                    return Err(Refusal::Conflict);
                }
                self.known(*person)?.team = *team;
            }
            Fact::MemberLeaves(person, at_ms) => {
                if at_ms.is_some() {
                    self.keep_an_owner(*person)?;
                }
                self.known(*person)?.leaves_ms = *at_ms;
            }
            Fact::MemberRekeyed { person, sign, kem } => {
                if self.key_in_use(sign) {
                    return Err(Refusal::Conflict);
                }
                let member = self.known(*person)?;
                (member.sign, member.kem, member.invited_until_ms) = (*sign, *kem, None);
            }
            Fact::GrantIssued(grants) => self.issue(grants)?,
            Fact::AuditKey(kem) => self.audit = Some(*kem),
            Fact::DeviceEnrolled { device, key } => {
                if self.devices.contains_key(device) || self.key_in_use(key) {
                    return Err(Refusal::Conflict);
                }
                self.devices.insert(*device, Device { key: *key, retired: false });
            }
            Fact::DeviceRetired(device) => {
                self.devices.get_mut(device).ok_or(Refusal::Conflict)?.retired = true;
            }
            Fact::Checkpoint { entries, .. } => {
                if entries.checked_add(1) != Some(seq) {
                    return Err(Refusal::Checkpoint);
                }
            }
            Fact::Prune { until_seq } => {
                // What was given up stays given up: a smaller number would promise details that are gone.
                if *until_seq == 0 || *until_seq >= seq || *until_seq < self.pruned_until {
                    return Err(Refusal::Conflict);
                }
                self.pruned_until = *until_seq;
            }
            Fact::SettingsChanged { .. } | Fact::Discontinuity { .. } => {}
        }
        Ok(())
    }

    pub(super) fn add(
        &mut self,
        new: &NewMember,
        seq: u64,
        invited_until_ms: Option<i64>,
    ) -> Result<(), Refusal> {
        // One key, one person: otherwise "two different people signed" would mean nothing.
        if self.people.contains_key(&new.person) || self.key_in_use(&new.sign) {
            return Err(Refusal::Conflict);
        }
        // Nor may a scope be taken for the billing side of another one.
        if self.scope_is_taken(ScopeId::from(new.person)) {
            return Err(Refusal::Conflict);
        }
        let member = Member {
            sign: new.sign,
            kem: new.kem,
            roles: new.roles,
            frozen: false,
            team: TeamId::HOUSE,
            invited_until_ms,
            leaves_ms: None,
            since_seq: seq,
        };
        self.people.insert(new.person, member);
        Ok(())
    }

    /// Whether the scope, or the billing side of it, is one already.
    fn scope_is_taken(&self, scope: ScopeId) -> bool {
        if scope.is_kept() || scope.billing().is_kept() {
            return true;
        }
        let fixed = [ScopeId::COMMON, ScopeId::POOL, ScopeId::AUDIT];
        let teams = self.people.values().map(|member| ScopeId::from(member.team));
        let known = fixed.into_iter().chain(teams).chain(self.people.keys().map(|person| (*person).into()));
        known.into_iter().any(|known| known == scope || known == scope.billing())
    }

    fn issue(&mut self, grants: &[GrantFact]) -> Result<(), Refusal> {
        let addressed = |grant: &GrantFact| match grant.recipient {
            Recipient::Recovery => true,
            Recipient::Person(person) => self.active(person).is_ok(),
        };
        if !grants.iter().all(addressed) {
            return Err(Refusal::Conflict);
        }
        let mut compartments = std::mem::take(&mut self.compartments);
        let issued = compartments.issue(grants, |grant| self.calls_for(grant));
        self.compartments = compartments;
        issued
    }

    /// Refuses what would leave no owner who can act for good.
    fn keep_an_owner(&self, leaving: PersonId) -> Result<(), Refusal> {
        let stays = |person: PersonId, member: &Member| {
            person != leaving && member.roles.contains(Role::Owner) && member.leaves_ms.is_none()
        };
        let is_owner = self.members().any(|(person, member)| {
            person == leaving && member.roles.contains(Role::Owner) && self.active(person).is_ok()
        });
        let others =
            || self.members().any(|(person, member)| stays(person, member) && self.active(person).is_ok());
        if is_owner && !others() { Err(Refusal::LastOwner) } else { Ok(()) }
    }

    fn key_in_use(&self, key: &PublicSignKey) -> bool {
        *key == self.root
            || self.people.values().any(|member| member.sign == *key)
            || self.devices.values().any(|device| device.key == *key)
    }

    fn known(&mut self, person: PersonId) -> Result<&mut Member, Refusal> {
        self.people.get_mut(&person).ok_or(Refusal::Conflict)
    }
}
