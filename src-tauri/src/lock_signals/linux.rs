//! Signals of logind and of the desktops' screen savers (freedesktop.org: `org.freedesktop.login1`,
//! `org.freedesktop.ScreenSaver`).

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use vault_app::contract::vault::LockReason;
use vault_app::core::Core;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

const LOGIND: &str = "org.freedesktop.login1";
const LOGIND_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
/// Signals that may wait for us; far more than a person can cause.
const QUEUE: usize = 64;

/// Listens on both buses, each on a thread of its own.
pub fn listen(core: &Arc<Core>) {
    let (system, session) = (Arc::downgrade(core), Arc::downgrade(core));
    // A bus that is not there, or goes away, ends its thread: nothing more will come from it.
    std::thread::spawn(move || drop(follow_logind(&system)));
    std::thread::spawn(move || drop(follow_screen_saver(&session)));
}

fn follow_logind(core: &Weak<Core>) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let session = own_session(&bus);
    let rule = MatchRule::builder().msg_type(Type::Signal).sender(LOGIND)?.build();
    let signals = MessageIterator::for_match_rule(rule, &bus, Some(QUEUE))?;
    let mut delay = delay_sleep(&bus);
    for message in signals {
        let message = message?;
        match wanted(&message, session.as_deref()) {
            Some(Wanted::Lock(reason)) => {
                let Some(core) = core.upgrade() else { break };
                core.lock(reason);
                if reason == LockReason::Suspend {
                    delay = None;
                }
            }
            Some(Wanted::Awake) if delay.is_none() => delay = delay_sleep(&bus),
            Some(Wanted::Awake) | None => {}
        }
    }
    Ok(())
}

fn follow_screen_saver(core: &Weak<Core>) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let rule = MatchRule::builder().msg_type(Type::Signal).member("ActiveChanged")?.build();
    for message in MessageIterator::for_match_rule(rule, &bus, Some(QUEUE))? {
        if let Some(Wanted::Lock(reason)) = wanted(&message?, None) {
            let Some(core) = core.upgrade() else { break };
            core.lock(reason);
        }
    }
    Ok(())
}

/// Asks logind to wait with sleeping until we have locked; given back by dropping it. Without it a laptop can sleep
/// with the keys still in memory.
fn delay_sleep(bus: &Connection) -> Option<OwnedFd> {
    let request = ("sleep", "ClientVault", "Locking the vault", "delay");
    let reply = bus.call_method(Some(LOGIND), LOGIND_PATH, Some(MANAGER), "Inhibit", &request).ok()?;
    reply.body().deserialize().ok()
}

/// This person's session; `None` when logind cannot tell, and then every session's lock counts.
fn own_session(bus: &Connection) -> Option<String> {
    let reply = bus.call_method(Some(LOGIND), LOGIND_PATH, Some(MANAGER), "GetSession", &"auto").ok()?;
    let path: OwnedObjectPath = reply.body().deserialize().ok()?;
    Some(path.to_string())
}

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Lock(LockReason),
    Awake,
}

/// What a signal means for us, if anything.
fn wanted(message: &Message, own_session: Option<&str>) -> Option<Wanted> {
    let header = message.header();
    let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
    let is_own = || own_session.is_none_or(|own| header.path().is_some_and(|path| path.as_str() == own));
    let body = message.body();
    match (interface, member) {
        (MANAGER, "PrepareForSleep") => {
            let sleeping: bool = body.deserialize().ok()?;
            Some(if sleeping { Wanted::Lock(LockReason::Suspend) } else { Wanted::Awake })
        }
        ("org.freedesktop.login1.Session", "Lock") if is_own() => Some(Wanted::Lock(LockReason::ScreenLock)),
        // GNOME locks by itself and leaves only this hint with logind.
        ("org.freedesktop.DBus.Properties", "PropertiesChanged") if is_own() => {
            let (_, changed, _): (String, HashMap<String, OwnedValue>, Vec<String>) =
                body.deserialize().ok()?;
            let locked = changed.get("LockedHint").is_some_and(|hint| hint.downcast_ref() == Ok(true));
            locked.then_some(Wanted::Lock(LockReason::ScreenLock))
        }
        // `org.freedesktop.ScreenSaver` (KDE), `org.gnome.ScreenSaver`, `org.cinnamon.ScreenSaver`, …
        (saver, "ActiveChanged") if saver.ends_with(".ScreenSaver") => {
            let active: bool = body.deserialize().ok()?;
            active.then_some(Wanted::Lock(LockReason::ScreenLock))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zbus::zvariant::{DynamicType, Value};

    const OWN: &str = "/org/freedesktop/login1/session/_32";
    const OTHER: &str = "/org/freedesktop/login1/session/_37";
    const SCREEN_LOCK: Option<Wanted> = Some(Wanted::Lock(LockReason::ScreenLock));

    fn signal<B: serde::Serialize + DynamicType>(path: &str, name: (&str, &str), body: &B) -> Message {
        Message::signal(path, name.0, name.1).unwrap().build(body).unwrap()
    }

    #[test]
    fn sleep_locks_and_waking_does_not() {
        let told =
            |sleeping| wanted(&signal(LOGIND_PATH, (MANAGER, "PrepareForSleep"), &sleeping), Some(OWN));
        assert_eq!(told(true), Some(Wanted::Lock(LockReason::Suspend)));
        assert_eq!(told(false), Some(Wanted::Awake));
    }

    #[test]
    fn only_the_own_session_counts() {
        let lock = |path| signal(path, ("org.freedesktop.login1.Session", "Lock"), &());
        assert_eq!(wanted(&lock(OWN), Some(OWN)), SCREEN_LOCK);
        assert_eq!(wanted(&lock(OTHER), Some(OWN)), None);
        assert_eq!(wanted(&lock(OTHER), None), SCREEN_LOCK);
    }

    #[test]
    fn a_locked_hint_locks() {
        let hint = |path, name: &str, value: bool| {
            let changed = HashMap::from([(name, Value::from(value))]);
            let body = ("org.freedesktop.login1.Session", changed, Vec::<&str>::new());
            wanted(&signal(path, ("org.freedesktop.DBus.Properties", "PropertiesChanged"), &body), Some(OWN))
        };
        assert_eq!(hint(OWN, "LockedHint", true), SCREEN_LOCK);
        assert_eq!(hint(OWN, "LockedHint", false), None);
        assert_eq!(hint(OWN, "IdleHint", true), None);
        assert_eq!(hint(OTHER, "LockedHint", true), None);
    }

    #[test]
    fn every_desktop_s_screen_saver_is_heard() {
        let told =
            |interface, active: bool| wanted(&signal("/x", (interface, "ActiveChanged"), &active), None);
        assert_eq!(told("org.freedesktop.ScreenSaver", true), SCREEN_LOCK);
        assert_eq!(told("org.gnome.ScreenSaver", true), SCREEN_LOCK);
        assert_eq!(told("org.gnome.ScreenSaver", false), None);
        assert_eq!(told("org.example.Player", true), None);
        // A body of another shape is not a reason to fall over.
        assert_eq!(wanted(&signal("/x", ("org.gnome.ScreenSaver", "ActiveChanged"), &"yes"), None), None);
    }
}
