//! One value to the clipboard, for its seconds. L3 is never copied.

use vault_crypto::Zeroizing;
use vault_domain::action::CopyField;
use vault_domain::grant::Grant;

use super::gate::pass;
use crate::contract::field::{Copied, Reveal};
use crate::core::{Core, State};
use crate::customers::spoken;
use crate::error::AppError;

/// `field_copy`
pub fn field_copy(
    core: &Core,
    state: &mut State,
    grant: &Grant<CopyField>,
    request: Reveal,
) -> Result<Copied, AppError> {
    let passed = pass(core, state, grant, &request, "field.copy")?;
    let seconds = state.session()?.settings.clipboard_clear_s;
    crate::clipboard::put(core, state, Zeroizing::new(spoken(request.field, &passed.value)), seconds)?;
    Ok(Copied { clears_in_ms: u32::from(seconds) * 1_000 })
}
