//! The main job from the first start on, with a picture of every step in `target/demo/`.
//!
//! `cargo xtask run` shows this where there is no display; it is a test like any other as well.

use clientvault_tests::window::{Album, By, Window, desktop};
use xtask::headless_session::Keyring;

#[test]
fn the_main_job() {
    let Some(desktop) = desktop(Keyring::Unlocked) else {
        return;
    };
    let album = Album::new("demo");
    let window = Window::open(&desktop);
    window.see(By::TestId("app-root"));
    album.add(&window, "first-start");
}
