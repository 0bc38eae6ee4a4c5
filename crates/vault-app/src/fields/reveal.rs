//! One value in clear, for its seconds.

use vault_domain::action::RevealField;
use vault_domain::grant::Grant;
use vault_domain::level::Level;

use super::gate::pass;
use crate::contract::field::{Reveal, Revealed};
use crate::core::{Core, State};
use crate::customers::spoken;
use crate::error::AppError;

const L2_MS: u32 = 30_000;
const L3_MS: u32 = 20_000;

/// `field_reveal`
pub fn field_reveal(
    core: &Core,
    state: &mut State,
    grant: &Grant<RevealField>,
    request: Reveal,
) -> Result<Revealed, AppError> {
    let passed = pass(core, state, grant, &request, "field.reveal")?;
    let base = if passed.level == Level::L3 { L3_MS } else { L2_MS };
    let session = state.session()?;
    let longer = session.settings.longer_reveal;
    let soft = usize::from(session.look_limits().soft_per_hour);
    Ok(Revealed {
        value: spoken(request.field, &passed.value),
        level: passed.level,
        expires_in_ms: if longer { base * 2 } else { base },
        used_this_hour: u32::try_from(passed.used_this_hour).unwrap_or(u32::MAX),
        soft_limit_reached: passed.used_this_hour >= soft,
        seq: passed.seq,
    })
}
