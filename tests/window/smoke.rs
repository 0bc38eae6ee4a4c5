//! The app comes up at all, and shows itself to somebody who only wants to look.

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

#[test]
fn the_demo_opens_and_can_be_left() {
    let Some(desktop) = desktop(Keyring::Unlocked) else {
        return;
    };
    let window = Window::open(&desktop);
    window.click(By::TestId("firstrun-demo"));
    window.see(By::TestId("banner-demo"));
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customer-row"));
    window.click(By::TestId("leave-demo"));
    window.see(By::TestId("firstrun-new"));
}
