//! Adding a person: at this keyboard with a password of their own, or by a code for the first login.

use vault_crypto::sign::SigningKey;
use vault_crypto::slots::{Slot, UnlockMode};
use vault_crypto::{SecretBytes, random};
use vault_domain::action::ManagePeople;
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_domain::role::Role;
use vault_ledger::membership::{Membership, Roles};
use vault_store::{EntryDraft, NewPerson, WriteTx};

use super::roster::{RosterPerson, share};
use super::slot::{self, MadeKeys};
use super::{Roster, history, names};
use crate::contract::people::{AddPerson, Invitation, InvitePerson, PersonAdded};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::vaults::{authenticate, check_new};
use crate::watermark;

const DAY_MS: i64 = 86_400_000;
/// Letters of codes: none looks like another (Crockford's alphabet).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters in a code, five bits each.
const CODE: usize = 20;

/// From this many people on the one who manages accounts must not be the one who audits.
const APART_FROM: usize = 3;

/// Who joins, as asked for.
struct Newcomer<'r> {
    name: &'r str,
    roles: &'r [Role],
    team: vault_domain::ids::TeamId,
    trainee: bool,
    tail: &'r str,
    history_from: Option<LocalDate>,
}

/// `person_add`
pub fn person_add(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: AddPerson,
) -> Result<PersonAdded, AppError> {
    let own = SecretBytes::from_string(request.new_password);
    check_new(&own, &[&request.name])?;
    let wanted = Newcomer {
        name: &request.name,
        roles: &request.roles,
        team: request.team_id,
        trainee: request.trainee,
        tail: &request.watermark_tail,
        history_from: request.history_from,
    };
    let joined = join(core, state, grant, &wanted, &request.password, &own, None)?;
    Ok(PersonAdded { person_id: joined })
}

/// `person_invite`
pub fn person_invite(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: InvitePerson,
) -> Result<Invitation, AppError> {
    if !(1..=14).contains(&request.days) {
        return Err(ErrorCode::BadRequest.into());
    }
    let until_ms = core.host.clock.wall_ms() + i64::from(request.days) * DAY_MS;
    let code = make_code()?;
    let wanted = Newcomer {
        name: &request.name,
        roles: &request.roles,
        team: request.team_id,
        trainee: request.trainee,
        tail: &request.watermark_tail,
        history_from: request.history_from,
    };
    let secret = SecretBytes::from_string(plain_code(&code));
    let person_id = join(core, state, grant, &wanted, &request.password, &secret, Some(until_ms))?;
    Ok(Invitation { person_id, code, until_ms })
}

fn join(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    wanted: &Newcomer<'_>,
    password: &str,
    secret: &SecretBytes,
    until_ms: Option<i64>,
) -> Result<PersonId, AppError> {
    if wanted.roles.is_empty() {
        return Err(ErrorCode::BadRequest.into());
    }
    watermark::check(wanted.tail)?;
    authenticate(core, state, &SecretBytes::from_string(password.to_owned()))?;
    let chosen = state.chosen.as_mut().ok_or(ErrorCode::NoVault)?;
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    history::check(core, session, wanted.history_from)?;
    let mode = slot::own_mode(chosen, session)?;
    let roster = Roster::read(&session.vault, grant)?;
    let taken = roster.people.iter().map(|line| line.name.as_str());
    let name = names::checked(wanted.name, taken.chain(chosen.slots.slots.iter().map(Slot::name)))?;
    if !roster.has_team(wanted.team) {
        return Err(ErrorCode::PersonUnknown.into());
    }
    check_roles(session.vault.membership(), wanted.roles, 1)?;

    let person = PersonId::from_bytes(core.host.clock.new_id());
    let made = MadeKeys::make()?;
    let keys = session.vault.keys();
    let bundle = made.bundle(&keys.vault_key, keys.root_fingerprint);
    let mode = if until_ms.is_some() { UnlockMode::Invitation } else { mode };
    let sealed = slot::seal(core, chosen, (person, &name), mode, &keys.device_secret, secret, &bundle)?;
    let file_key = keys.file_key.as_ref().map(vault_crypto::Secret::duplicate);
    // The slot first: a member without one could never log in. A slot without a member opens nothing.
    slot::put(chosen, sealed, &made.kem, file_key.as_ref())?;
    let new = NewPerson {
        person,
        sign: SigningKey::from_seed(&made.sign_seed),
        kem: made.kem,
        roles: Roles::of(wanted.roles),
        team: wanted.team,
    };
    let me = RosterPerson::of(session);
    let line = RosterPerson {
        person,
        name: name.clone(),
        trainee: wanted.trainee,
        tail: wanted.tail.to_owned(),
        history_from: wanted.history_from.map(history::number_of),
    };
    let written = session
        .vault
        .write(grant)
        .map_err(AppError::from)
        .and_then(|tx| write(core, tx, grant, (me, line), new, until_ms));
    if let Err(error) = written {
        slot::take_out(chosen, |slot| slot.person() == person)?;
        return Err(error);
    }
    // An owner or manager reads the new scope from its first customer on.
    session.vault.hold_compartments()?;
    session.people.insert(person, name);
    Ok(person)
}

fn write(
    core: &Core,
    mut tx: WriteTx<'_>,
    grant: &Grant<ManagePeople>,
    (me, line): (RosterPerson, RosterPerson),
    new: NewPerson,
    until_ms: Option<i64>,
) -> Result<(), AppError> {
    let mut roster = share(&mut tx, grant, me, core)?;
    let name = line.name.clone();
    let first = line.history_from.map(history::day_with);
    let said = |entry: EntryDraft| history::stated(entry.text("text", &name), first);
    match until_ms {
        Some(until_ms) => tx.invite(&new, until_ms, said)?,
        None => tx.add_member(new, said)?,
    }
    roster.set_person(line);
    roster.put(&mut tx)?;
    tx.commit(EntryDraft::done("roster.save").text("text", &name))?;
    Ok(())
}

/// Refuses combinations of roles nobody may have once enough people are there to share them.
pub(super) fn check_roles(membership: &Membership, roles: &[Role], joining: usize) -> Result<(), AppError> {
    let people = membership.members().filter(|(person, _)| membership.active(*person).is_ok()).count();
    let both = roles.contains(&Role::Admin) && roles.contains(&Role::Auditor);
    if both && people + joining >= APART_FROM { Err(ErrorCode::RolesApart.into()) } else { Ok(()) }
}

/// A hundred random bits in five groups.
fn make_code() -> Result<String, AppError> {
    let bytes: [u8; CODE] = random::make_array()?;
    let letters: Vec<char> = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 31)))
        .map(|letter| char::from(*letter))
        .collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

/// A code as it was made, however it is typed.
pub(super) fn plain_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        let code = make_code().unwrap();
        assert_eq!((code.len(), code.split('-').count()), (24, 5));
        let plain = plain_code(&code);
        assert_eq!(plain.len(), CODE);
        let careless = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(plain_code(&careless), plain);
        assert_ne!(make_code().unwrap(), code);
    }
}
