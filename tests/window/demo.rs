//! The main job from the first start on, with a picture of every step in `target/demo/`.
//!
//! `cargo xtask run` shows this where there is no display; it is a test like any other as well.

use clientvault_tests::window::{Album, By, Window};

use crate::lists;
use crate::walk::{Desk, customers, first_run, imports, lock};

#[test]
fn the_main_job() {
    let Some(desk) = Desk::new() else { return };
    let album = Album::new("demo");
    let look = |window: &Window, title: &str| album.add(window, title);
    let window = desk.open();

    first_run::make_vault(&window, &desk, &look);
    window.click(By::TestId("firstrun-import"));
    let sample = lists::copy_sample(desk.papers());
    imports::import(&window, &desk, &sample, &look);
    window.click(By::TestId("import-show"));
    window.see(By::TestId("customer-row"));
    look(&window, "customers");

    customers::find(&window, "chj", "蔡怀瑾");
    look(&window, "search");
    customers::open_found(&window);
    look(&window, "card");
    customers::reveal_phone(&window, &look);
    customers::hide_phone(&window);

    lock::lock(&window);
    look(&window, "locked");
    lock::try_wrong_password(&window, &look);
    lock::unlock(&window, first_run::PASSWORD);
    look(&window, "home");

    window.click(By::TestId("nav-ledger"));
    window.click(By::TestId("ledger-verify"));
    window.see(By::TestId("ledger-verify-result"));
    look(&window, "ledger-verified");
}
