//! One value in clear, for its seconds.

use vault_domain::action::RevealField;
use vault_domain::grant::Grant;
use vault_domain::level::Level;

use super::gate::{SOFT_PER_HOUR, pass};
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
    let longer = state.session()?.settings.longer_reveal;
    Ok(Revealed {
        value: spoken(request.field, &passed.value),
        level: passed.level,
        expires_in_ms: if longer { base * 2 } else { base },
        used_this_hour: u32::try_from(passed.used_this_hour).unwrap_or(u32::MAX),
        soft_limit_reached: passed.used_this_hour >= SOFT_PER_HOUR,
        seq: passed.seq,
    })
}
