//! Into which compartments the signer of an entry could write at that moment.
//!
//! Holding a key is what reading needs; a row *counts* only if somebody wrote it who was entitled to. The database file
//! opens for everybody with a login, and everybody can sign: without this, a colleague could put a row into a
//! compartment that is closed to him and sign for it himself.

use std::collections::{BTreeSet, HashMap};

use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::FIELD_CATALOGUE;
use vault_domain::role::Role;

use crate::entry::Actor;
use crate::membership::Membership;

/// Stands for a signer at a moment; four bytes, because a million rows name one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Writer([u8; 4]);

/// Everybody who ever signed for rows, with what was open to them then.
#[derive(Default)]
pub(super) struct Writers {
    reaches: Vec<Reach>,
    /// The newest of each person, and the state of the membership it was taken from.
    newest: HashMap<PersonId, (u64, Writer)>,
    root: Option<Writer>,
    device: Option<Writer>,
}

#[derive(PartialEq, Eq)]
enum Reach {
    /// The recovery key opens every compartment.
    Everything,
    /// A device has no part in any; [`Membership`] refuses its entries that say otherwise.
    Nothing,
    These {
        open: BTreeSet<(ScopeId, Level)>,
        /// Managers decide about levels: of what everybody reads they write the catalogue of fields, and nothing else.
        classifies: bool,
        /// Whoever reads what everybody reads fills in forms there: requests that others have to see.
        fills_forms: bool,
    },
}

impl Writers {
    /// The signer of an entry, by the membership at that entry.
    pub(super) fn of(&mut self, actor: Actor, membership: &Membership) -> Writer {
        match actor {
            Actor::Root => match self.root {
                Some(writer) => writer,
                None => *self.root.insert(add(&mut self.reaches, Reach::Everything)),
            },
            Actor::Device => match self.device {
                Some(writer) => writer,
                None => *self.device.insert(add(&mut self.reaches, Reach::Nothing)),
            },
            Actor::Person(person) => self.person(person, membership),
        }
    }

    fn person(&mut self, person: PersonId, membership: &Membership) -> Writer {
        let facts = membership.facts();
        let before = self.newest.get(&person).copied();
        if let Some((_, writer)) = before.filter(|(taken_at, _)| *taken_at == facts) {
            return writer;
        }
        let open = membership.writable_by(person).collect();
        let manager = membership.active(person).is_ok_and(|member| member.roles.contains(Role::Manager));
        let fills_forms = membership.active(person).is_ok()
            && membership.held_by(person).any(|(scope, ..)| scope == ScopeId::COMMON);
        let reach = Reach::These { open, classifies: manager && fills_forms, fills_forms };
        // Most facts are about other people.
        let same = before.filter(|(_, writer)| self.reach(*writer) == Some(&reach));
        let writer = same.map_or_else(|| add(&mut self.reaches, reach), |(_, writer)| writer);
        self.newest.insert(person, (facts, writer));
        writer
    }

    /// Whether that signer could write this row of the compartment.
    pub(super) fn reaches(
        &self,
        writer: Writer,
        scope: ScopeId,
        level: Option<Level>,
        row: &[u8; 16],
    ) -> bool {
        match self.reach(writer) {
            Some(Reach::Everything) => true,
            Some(Reach::These { open, classifies, fills_forms }) => {
                let common = scope == ScopeId::COMMON;
                let catalogue = common && row == FIELD_CATALOGUE.as_bytes();
                let form = common && RecordId::from_bytes(*row).is_form();
                level.is_some_and(|level| open.contains(&(scope, level)))
                    || (level.is_some() && ((*classifies && catalogue) || (*fills_forms && form)))
            }
            Some(Reach::Nothing) | None => false,
        }
    }

    fn reach(&self, Writer(number): Writer) -> Option<&Reach> {
        self.reaches.get(u32::from_be_bytes(number) as usize)
    }
}

fn add(reaches: &mut Vec<Reach>, reach: Reach) -> Writer {
    let number = u32::try_from(reaches.len()).unwrap_or(u32::MAX);
    reaches.push(reach);
    Writer(number.to_be_bytes())
}
