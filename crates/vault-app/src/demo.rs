//! The demo vault: made-up customers in a throw-away folder, never mixed with a real vault.

mod people;

use std::path::{Path, PathBuf};

use vault_crypto::{SecretBytes, random};
use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::levels::Levels;
use vault_domain::record::split_by_level;
use vault_store::{EntryDraft, Expect, Place};

use crate::contract::Empty;
use crate::contract::app::{AppStatus, Language};
use crate::contract::event::Job;
use crate::contract::vault::{LockReason, UnlockMode, VaultMode};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::progress::Progress;
use crate::vaults::{Plan, lock_now, make_vault, status, write_vault};

/// Below the data folder: the demo and all that belongs to it.
const FOLDER: &str = "demo";
const VAULT: &str = "vault";
const DEVICE_FILE: &str = "device.key";
/// Customers in the demo.
const CUSTOMERS: u32 = 360;

/// `demo_open`: makes the demo anew and opens it.
pub fn demo_open(core: &Core, _: Empty) -> Result<AppStatus, AppError> {
    let mut state = core.state();
    lock_now(core, &mut state, LockReason::Manual);
    let folder = core.host.data_dir.join(FOLDER);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let (name, person_name) = match state.local.prefs.language {
        Language::ZhCn => ("演示保险箱", "演示用户"),
        Language::En => ("Demo vault", "Demo user"),
    };
    // A throw-away secret: the demo is made anew each time, nobody needs to open it again.
    let secret: [u8; 16] = random::make_array()?;
    let password: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let plan = Plan {
        name: name.to_owned(),
        path: folder.join(VAULT),
        mode: VaultMode::Solo,
        unlock_mode: UnlockMode::DeviceFile,
        device_file: Some(folder.join(DEVICE_FILE)),
        person_name: person_name.to_owned(),
        watermark_tail: "0000".to_owned(),
        password: SecretBytes::from_string(password),
        demo: true,
    };
    let prepared = make_vault(core, plan)?;
    write_vault(core, &mut state, &prepared)?;
    fill(core, &mut state)?;
    Ok(status(core, &mut state))
}

/// The demo's device file, if this vault is the demo: it is not on the list of used vaults that knows the others'.
pub(crate) fn device_file(core: &Core, vault: &Path) -> Option<PathBuf> {
    let folder = core.host.data_dir.join(FOLDER);
    (vault == folder.join(VAULT)).then(|| folder.join(DEVICE_FILE))
}

fn fill(core: &Core, state: &mut State) -> Result<(), AppError> {
    core.begin_work();
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let grant: Grant<ImportCustomers> = session.authorize()?;
    let scope = session.vault.own_scope();
    let person = *session.vault.keys().person.as_bytes();
    let mut progress = Progress::new(core, Job::DemoData);
    let mut tx = session.vault.write(&grant)?;
    for number in 1..=CUSTOMERS {
        let fields = people::customer(number, person, now);
        let record = RecordId::from_bytes(core.host.clock.new_id());
        for (level, facet) in Level::ALL.into_iter().zip(split_by_level(fields, &Levels::default())) {
            if !facet.is_empty() {
                let plain = facet.encode_padded().map_err(|_| ErrorCode::Internal)?;
                let kind = vault_domain::record::RecordKind::Customer.code();
                tx.put(Place { scope, record, level, kind, parent: None }, Expect::Absent, &plain)?;
            }
        }
        if !progress.step(u64::from(number), u64::from(CUSTOMERS)) {
            return Err(ErrorCode::Cancelled.into());
        }
    }
    tx.commit(EntryDraft::done("demo.fill").int("count", i64::from(CUSTOMERS)))?;
    Ok(())
}
