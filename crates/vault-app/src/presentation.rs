//! 演示模式: while an audience looks on, no answer names a customer.
//!
//! Masking happens here and not in the page, on every answer that leaves the dispatch. Each answer says for itself what
//! an audience may see of it ([`ForAudience`]); one that does not say does not compile.

mod customer;
mod import;
mod ledger;
mod note;
mod trace;
mod unchanged;

use vault_domain::error_code::ErrorCode;

use crate::contract::app::{AppStatus, SetPresentation};
use crate::core::Core;
use crate::error::AppError;
use crate::session::Session;
use crate::vaults::status;

/// An answer with everything masked that tells who a customer is.
///
/// Implementations name every part of the answer, so that a new part asks for a decision too.
pub(crate) trait ForAudience: Sized {
    /// What may be seen of it.
    #[must_use]
    fn for_audience(self) -> Self;
}

impl<T: ForAudience> ForAudience for Vec<T> {
    fn for_audience(self) -> Self {
        self.into_iter().map(T::for_audience).collect()
    }
}

impl<T: ForAudience> ForAudience for Option<T> {
    fn for_audience(self) -> Self {
        self.map(T::for_audience)
    }
}

/// `presentation_set`: for this session; not kept, and ended by every lock.
pub fn presentation_set(core: &Core, request: SetPresentation) -> Result<AppStatus, AppError> {
    let now = core.host.clock.wall_ms();
    let mut state = core.state();
    let session = state.session()?;
    session.presenting_since = request.on.then(|| session.presenting_since.unwrap_or(now));
    Ok(status(core, &mut state))
}

/// Refuses what would show a value, and what would save a mask in a value's place.
pub(crate) fn refuse(session: &Session) -> Result<(), AppError> {
    if session.presenting_since.is_some() { Err(ErrorCode::Presenting.into()) } else { Ok(()) }
}
