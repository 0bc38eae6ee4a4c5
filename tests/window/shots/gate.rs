//! Before a vault is open: first run, unlock, recovery, and what can be wrong there.

use std::fs::{self, File};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use clientvault_tests::window::{By, Window};
use xtask::headless_session::Keyring;

use crate::walk::{Desk, Look, first_run, lock};

/// Wrong passwords until the wait, the first of them counted as one.
const ATTEMPTS: usize = 5;

/// What most people never see of the first run: no keyring, a weak password, the generator.
pub fn rare_answers(desk: &mut Desk, look: Look<'_>) {
    desk.set_keyring(Keyring::Absent);
    let window = desk.open();
    window.click(By::TestId("firstrun-new"));
    window.click(By::TestId("firstrun-next"));
    window.see(By::TestId("keyring-problem"));
    look(&window, "place-no-keyring");
    desk.set_keyring(Keyring::Unlocked);
    window.click(By::TestId("keyring-retry"));
    window.see(By::TestId("keyring-ready"));
    // A disk whose encryption cannot be told is not spoken of.
    if window.shows(By::TestId("disk-how")) {
        window.click(By::TestId("disk-how"));
        window.see(By::TestId("disk-help"));
        look(&window, "disk-help");
        window.press("Escape");
        window.see_no_more(By::TestId("disk-help"));
    }
    window.click(By::TestId("firstrun-next"));
    window.type_into(By::TestId("firstrun-password"), "summer2026");
    window.type_into(By::TestId("firstrun-repeat"), "summer2025");
    window.see(By::Css("[data-testid=firstrun-strength] span"));
    window.click(By::TestId("firstrun-generate"));
    window.see(By::TestId("firstrun-phrase"));
    look(&window, "password-weak");
}

/// A vault with one customer: how it is made, empty, locked, not unlocked, recovered and replaced.
pub fn a_vault_of_ones_own(desk: &mut Desk, look: Look<'_>) {
    let window = desk.open();
    first_run::make_vault(&window, desk, look);
    window.click(By::TestId("firstrun-look"));
    window.see(By::TestId("home-import"));
    look(&window, "home-empty");
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customers-empty"));
    look(&window, "customers-empty");
    replaced_by_an_older_copy(window, desk, look);

    let window = desk.open();
    window.see(By::TestId("screen-unlock"));
    look(&window, "unlock");
    window.click(By::TestId("unlock-help"));
    window.see(By::TestId("help-dialog"));
    look(&window, "unlock-help");
    window.press("Escape");
    window.see_no_more(By::TestId("help-dialog"));
    recovery(&window, look);
    desk.set_keyring(Keyring::Absent);
    window.fill(By::TestId("unlock-password"), first_run::PASSWORD);
    window.click(By::TestId("unlock-submit"));
    window.see(By::TestId("unlock-error"));
    look(&window, "unlock-no-keyring");
    desk.set_keyring(Keyring::Unlocked);
    for _ in 1..ATTEMPTS {
        lock::try_wrong_password(&window, look);
    }
    window.fill(By::TestId("unlock-password"), "not the password of anybody");
    window.click(By::TestId("unlock-submit"));
    window.see(By::TestId("unlock-wait"));
    look(&window, "unlock-wait");
}

fn recovery(window: &Window, look: Look<'_>) {
    window.click(By::TestId("unlock-forgot"));
    window.see(By::TestId("screen-recover"));
    look(window, "recover");
    for group in 0..8 {
        window.type_into(By::TestId(&format!("recover-group-{group}")), "7jv8k");
    }
    window.type_into(By::TestId("recover-password"), first_run::PASSWORD);
    window.type_into(By::TestId("recover-repeat"), first_run::PASSWORD);
    window.click(By::TestId("recover-submit"));
    window.see(By::TestId("recover-error"));
    look(window, "recover-wrong");
    window.click(By::TestId("recover-back"));
    window.see(By::TestId("unlock-password"));
}

/// Somebody puts back a copy of the vault's folder from before the newest work.
fn replaced_by_an_older_copy(window: Window, desk: &Desk, look: Look<'_>) {
    let vault = desk.session().home().join(".local/share/clientvault/vaults").join(first_run::NAME);
    let kept = desk.papers().join("older copy");
    end(window, &vault);
    copy(&vault, &kept);

    let window = desk.open();
    lock::unlock(&window, first_run::PASSWORD);
    lock::lock(&window);
    end(window, &vault);
    fs::remove_dir_all(&vault).unwrap();
    copy(&kept, &vault);

    let window = desk.open();
    lock::unlock(&window, first_run::PASSWORD);
    window.see(By::TestId("banner-read-only"));
    look(&window, "read-only");
    window.click(By::TestId("accept-vault"));
    window.see(By::TestId("accept-vault-dialog"));
    look(&window, "read-only-accept");
    window.type_into(By::TestId("accept-vault-password"), first_run::PASSWORD);
    window.click(By::TestId("accept-vault-confirm"));
    window.see_no_more(By::TestId("banner-read-only"));
    end(window, &vault);
}

/// Ends the app and waits until it has let go of the vault.
fn end(window: Window, vault: &Path) {
    window.kill();
    let deadline = Instant::now() + Duration::from_secs(10);
    while File::open(vault.join("lock")).is_ok_and(|lock| lock.try_lock().is_err()) {
        assert!(Instant::now() < deadline, "the app still holds {}", vault.display());
        thread::sleep(Duration::from_millis(20));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
