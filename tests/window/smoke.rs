//! The app comes up at all.

use clientvault_tests::window::{By, Window, desktop};
use xtask::headless_session::Keyring;

#[test]
fn the_page_appears() {
    let Some(desktop) = desktop(Keyring::Unlocked) else {
        return;
    };
    let window = Window::open(&desktop);
    window.see(By::TestId("app-root"));
}
