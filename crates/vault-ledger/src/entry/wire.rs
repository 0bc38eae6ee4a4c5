//! The entry as an array of 17 values, in the order of the struct. `FORMAT.md` is the description in words.

use vault_domain::ids::{DeviceId, PersonId, ScopeId, SessionId, VaultId};

use super::{
    Actor, BadEntry, Change, Entry, FORMAT, MAX_CHANGES, MAX_ENTRY_BYTES, MAX_PUBLIC_BYTES, Outcome,
};
use crate::cbor::{CborError, Reader, Writer};
use crate::code::{ActionCode, ResultCode};

const FIELDS: usize = 17;
const CHANGE_FIELDS: usize = 5;
const HIGHEST_LEVEL: u8 = 3;
/// Everything but the changes and the public facts, generously.
const FIXED_BYTES: usize = 512;
const CHANGE_BYTES: usize = 66;
/// What a change takes at least; keeps a claimed count from reserving memory the input cannot fill.
const LEAST_CHANGE_BYTES: usize = 55;
/// What a scope in front of changes takes.
const MARK_BYTES: usize = 17;

const ACTOR_DEVICE: u64 = 0;
const ACTOR_ROOT: u64 = 1;
const DONE: u64 = 0;
const REFUSED: u64 = 1;
const FAILED: u64 = 2;

pub(super) fn encode(entry: &Entry) -> Result<Vec<u8>, BadEntry> {
    let public = entry.public.as_deref();
    if entry.format != FORMAT {
        return Err(BadEntry::FutureFormat(entry.format));
    }
    if entry.changes.len() > MAX_CHANGES || public.is_some_and(|bytes| bytes.len() > MAX_PUBLIC_BYTES) {
        return Err(BadEntry::TooLarge);
    }
    let room = FIXED_BYTES + entry.changes.len() * CHANGE_BYTES + public.map_or(0, <[u8]>::len);
    let mut w = Writer::with_capacity(room);
    w.array(FIELDS)
        .uint(u64::from(entry.format))
        .bytes(entry.vault.as_bytes())
        .bytes(entry.device.as_bytes());
    w.uint(valid_seq(entry.seq)?).bytes(&entry.prev_hash);
    w.int(entry.wall_ms).uint(entry.mono_ms).bytes(&entry.boot);
    w.optional_bytes(entry.session.as_ref().map(|session| session.as_bytes().as_slice()));
    match entry.actor {
        Actor::Person(person) => w.bytes(person.as_bytes()),
        Actor::Device => w.uint(ACTOR_DEVICE),
        Actor::Root => w.uint(ACTOR_ROOT),
    };
    w.text(entry.action.as_str());
    w.optional_bytes(entry.object_ref.as_ref().map(<[u8; 16]>::as_slice));
    match &entry.result {
        Outcome::Done => w.uint(DONE),
        Outcome::Refused(code) => w.array(2).uint(REFUSED).text(code.as_str()),
        Outcome::Failed(code) => w.array(2).uint(FAILED).text(code.as_str()),
    };
    w.uint(u64::from(entry.policy_rev)).array(entry.changes.len() + scope_marks(&entry.changes));
    let mut scope = None;
    for change in &entry.changes {
        if change.scope != scope {
            scope = change.scope;
            w.optional_bytes(scope.as_ref().map(|scope| scope.as_bytes().as_slice()));
        }
        w.array(CHANGE_FIELDS)
            .uint(u64::from(change.table))
            .bytes(&change.row)
            .uint(u64::from(valid_level(change.level)?));
        w.uint(change.version).bytes(&change.hash);
    }
    w.optional_bytes(public);
    w.optional_bytes(entry.detail_commit.as_ref().map(<[u8; 32]>::as_slice));
    Ok(w.finish())
}

pub(super) fn decode(bytes: &[u8]) -> Result<Entry, BadEntry> {
    if bytes.len() > MAX_ENTRY_BYTES {
        return Err(BadEntry::TooLarge);
    }
    let mut r = Reader::new(bytes);
    // The format comes before the count is judged: a later format may have more fields, and saying "newer
    // program" helps where "not canonical" would alarm.
    let fields = r.array(64)?;
    let format: u16 = r.small()?;
    if format > FORMAT {
        return Err(BadEntry::FutureFormat(format));
    }
    if format != FORMAT || fields != FIELDS {
        return Err(BadEntry::Value);
    }
    let entry = Entry {
        format,
        vault: VaultId::from_bytes(r.fixed()?),
        device: DeviceId::from_bytes(r.fixed()?),
        seq: valid_seq(r.uint()?)?,
        prev_hash: r.fixed()?,
        wall_ms: r.int()?,
        mono_ms: r.uint()?,
        boot: r.fixed()?,
        session: r.optional(Reader::fixed)?.map(SessionId::from_bytes),
        actor: actor(&mut r)?,
        action: ActionCode::new(r.text(ActionCode::MAX_BYTES)?).map_err(|_| BadEntry::Value)?,
        object_ref: r.optional(Reader::fixed)?,
        result: outcome(&mut r)?,
        policy_rev: r.small()?,
        changes: changes(&mut r, bytes.len())?,
        public: r.optional(|r| r.bytes(MAX_PUBLIC_BYTES))?.map(<[u8]>::to_vec),
        detail_commit: r.optional(Reader::fixed)?,
    };
    r.end()?;
    Ok(entry)
}

fn actor(r: &mut Reader<'_>) -> Result<Actor, BadEntry> {
    if !r.at_uint() {
        return Ok(Actor::Person(PersonId::from_bytes(r.fixed()?)));
    }
    match r.uint()? {
        ACTOR_DEVICE => Ok(Actor::Device),
        ACTOR_ROOT => Ok(Actor::Root),
        _ => Err(BadEntry::Value),
    }
}

fn outcome(r: &mut Reader<'_>) -> Result<Outcome, BadEntry> {
    if !r.at_array() {
        return if r.uint()? == DONE { Ok(Outcome::Done) } else { Err(BadEntry::Value) };
    }
    r.array_of(2)?;
    let kind = r.uint()?;
    let code = ResultCode::new(r.text(ResultCode::MAX_BYTES)?).map_err(|_| BadEntry::Value)?;
    match kind {
        REFUSED => Ok(Outcome::Refused(code)),
        FAILED => Ok(Outcome::Failed(code)),
        _ => Err(BadEntry::Value),
    }
}

fn changes(r: &mut Reader<'_>, input: usize) -> Result<Vec<Change>, BadEntry> {
    let count = r.array(2 * MAX_CHANGES)?;
    if count > input / MARK_BYTES {
        return Err(BadEntry::Cbor(CborError::End));
    }
    let mut changes = Vec::with_capacity(count.min(input / LEAST_CHANGE_BYTES));
    let (mut scope, mut marked) = (None, false);
    for _ in 0..count {
        if !r.at_array() {
            let next = r.optional(Reader::fixed)?.map(ScopeId::from_bytes);
            // A mark says something new, and something follows it: one list of changes has one encoding.
            if marked || next == scope {
                return Err(BadEntry::Value);
            }
            (scope, marked) = (next, true);
            continue;
        }
        if changes.len() == MAX_CHANGES {
            return Err(BadEntry::TooLarge);
        }
        marked = false;
        r.array_of(CHANGE_FIELDS)?;
        changes.push(Change {
            table: r.small()?,
            row: r.fixed()?,
            level: valid_level(r.small()?)?,
            version: r.uint()?,
            hash: r.fixed()?,
            scope,
        });
    }
    if marked { Err(BadEntry::Value) } else { Ok(changes) }
}

/// How often the scope changes from one change to the next.
fn scope_marks(changes: &[Change]) -> usize {
    let mut scope = None;
    changes
        .iter()
        .filter(|change| {
            let differs = change.scope != scope;
            scope = change.scope;
            differs
        })
        .count()
}

fn valid_seq(seq: u64) -> Result<u64, BadEntry> {
    if seq == 0 { Err(BadEntry::Value) } else { Ok(seq) }
}

fn valid_level(level: u8) -> Result<u8, BadEntry> {
    if level > HIGHEST_LEVEL { Err(BadEntry::Value) } else { Ok(level) }
}
