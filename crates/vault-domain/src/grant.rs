//! Permission as a value. A `Grant<A>` exists only because [`crate::policy::authorize`] said yes.

use std::marker::PhantomData;

use crate::action::Action;
use crate::ids::{PersonId, SessionId};

/// Proof that one person, in one session, may do `A`. Cannot be built, cloned or deserialised elsewhere.
pub struct Grant<A: Action> {
    person: PersonId,
    session: SessionId,
    action: PhantomData<A>,
}

impl<A: Action> Grant<A> {
    pub(crate) const fn issue(person: PersonId, session: SessionId) -> Self {
        Self { person, session, action: PhantomData }
    }

    /// Whose permission this is.
    #[must_use]
    pub const fn person(&self) -> PersonId {
        self.person
    }

    /// The session it was given in; a grant does not outlive it.
    #[must_use]
    pub const fn session(&self) -> SessionId {
        self.session
    }
}
