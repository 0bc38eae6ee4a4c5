//! Leaving the desk and coming back.

use clientvault_tests::window::{By, Window};

use super::Look;

pub fn lock(window: &Window) {
    window.press("Ctrl+l");
    window.see(By::TestId("screen-unlock"));
}

pub fn unlock(window: &Window, password: &str) {
    window.fill(By::TestId("unlock-password"), password);
    window.click(By::TestId("unlock-submit"));
    window.see_no_more(By::TestId("screen-unlock"));
    window.see(By::TestId("nav-customers"));
}

/// A password that is not the person's is refused, with an error and no way in.
pub fn try_wrong_password(window: &Window, look: Look<'_>) {
    window.fill(By::TestId("unlock-password"), "not the password of anybody");
    window.click(By::TestId("unlock-submit"));
    window.see(By::TestId("unlock-error"));
    look(window, "wrong-password");
    assert!(window.shows(By::TestId("screen-unlock")));
    assert!(!window.shows(By::TestId("nav-customers")));
}
