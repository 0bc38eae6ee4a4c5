//! Little room: small windows, large letters, long names.

use clientvault_tests::window::{By, Window};
use serde_json::json;

use super::list::FIRST_NAME;
use crate::lists;
use crate::walk::{Desk, Look, customers, imports};

pub const USUAL: (u32, u32) = (1280, 800);
/// `minWidth` and `minHeight` of the window.
pub const SMALLEST: (u32, u32) = (960, 640);
/// A small screen narrower than the window would like: half of one with 1,800 pixels.
const HALF_A_SCREEN: (u32, u32) = (900, 800);

pub fn small_windows(window: &Window, look: Look<'_>) {
    window.resize(SMALLEST.0, SMALLEST.1);
    tour(window, look, "small");
    window.click(By::TestId("new-customer"));
    window.see(By::TestId("quick-add"));
    look(window, "small-quick-add");
    window.press("Escape");
    window.click(By::TestId("new-customer-more"));
    window.click(By::TestId("new-customer-full"));
    window.see(By::TestId("customer-form"));
    look(window, "small-form");
    window.click(By::TestId("form-close"));
    window.press("Ctrl+k");
    customers::find(window, "zh", "");
    look(window, "small-palette");
    window.press("Escape");
    window.press("Ctrl+Shift+h");
    window.see(By::TestId("presentation-end"));
    look(window, "small-presenting");
    window.click(By::TestId("presentation-end"));
    window.see_no_more(By::TestId("presentation-end"));

    window.resize(HALF_A_SCREEN.0, HALF_A_SCREEN.1);
    window.click(By::TestId("nav-customers"));
    window.click(FIRST_NAME);
    window.see(By::TestId("card"));
    look(window, "half-card");
    window.click(By::TestId("nav-ledger"));
    window.see(By::TestId("ledger-row"));
    look(window, "half-ledger");
    window.resize(USUAL.0, USUAL.1);
}

pub fn zoomed(window: &Window, look: Look<'_>) {
    for step in ["110", "125"] {
        window.press("Ctrl+=");
        zoom_is(window, step);
    }
    tour(window, look, "zoom-125");
    window.press("Ctrl+=");
    zoom_is(window, "150");
    tour(window, look, "zoom-150");
    window.resize(SMALLEST.0, SMALLEST.1);
    tour(window, look, "small-zoom-150");
    window.resize(USUAL.0, USUAL.1);
    window.press("Ctrl+0");
    zoom_is(window, "100");
    large_letters(window, look);
}

/// The text size is a setting of its own: letters grow, measures do not.
fn large_letters(window: &Window, look: Look<'_>) {
    text_size(window, "settings-text-larger", "150%");
    look(window, "text-150-settings");
    window.click(By::TestId("nav-customers"));
    window.click(FIRST_NAME);
    window.see(By::TestId("card"));
    look(window, "text-150-card");
    window.click(By::TestId("nav-today"));
    window.see(By::TestId("home-count-all"));
    look(window, "text-150-home");
    window.click(By::TestId("nav-settings"));
    text_size(window, "settings-text-smaller", "100%");
}

/// Presses the button until the size is the wanted one.
fn text_size(window: &Window, button: &str, wanted: &str) {
    let size = |window: &Window| window.text(By::TestId("settings-text-size"));
    loop {
        let now = size(window);
        if now == wanted {
            return;
        }
        window.click(By::TestId(button));
        window.wait_until("the next size", |window| size(window) != now);
    }
}

fn tour(window: &Window, look: Look<'_>, name: &str) {
    let stops = [
        ("home", "[data-testid=nav-today]", "home-count-all"),
        ("customers", "[data-testid=nav-customers]", "customer-row"),
        ("card", "[data-testid=customer-row] [data-cell=title]", "card"),
        ("imports", "[data-testid=nav-imports]", "imports-page"),
        ("ledger", "[data-testid=nav-ledger]", "ledger-row"),
        ("settings", "[data-testid=nav-settings]", "settings-language"),
    ];
    for (page, way, there) in stops {
        // Not with the mouse: in a zoomed page the driver misses what it aims at.
        window.script("document.querySelector(arguments[0]).click()", &[json!(way)]);
        window.see(By::TestId(there));
        look(window, &format!("{name}-{page}"));
    }
}

fn zoom_is(window: &Window, percent: &str) {
    let wanted = percent.parse::<f64>().unwrap() / 100.0;
    window.wait_until(&format!("the zoom to be {percent} %"), |window| {
        let ratio = window.script("return devicePixelRatio", &[]).as_f64().unwrap_or_default();
        let shown = window.script("return window.outerWidth / window.innerWidth", &[]).as_f64();
        (ratio - wanted).abs() < 0.02 || (shown.unwrap_or_default() - wanted).abs() < 0.02
    });
}

/// 50 and 200 characters where people usually write ten.
pub fn long_names(window: &Window, desk: &Desk, look: Look<'_>) {
    let list = lists::write_long_names(desk.papers());
    window.click(By::TestId("nav-imports"));
    imports::import(window, desk, &list, &|window, page| look(window, &format!("long-{page}")));
    window.click(By::TestId("import-show"));
    window.see(By::TestId("customer-row"));
    look(window, "long-customers");
    customers::find(window, lists::LONG_NAMES[0], "");
    look(window, "long-palette");
    customers::open_found(window);
    look(window, "long-card");
    window.click(By::TestId("nav-imports"));
    window.see(By::TestId("import-list"));
    look(window, "long-past");
    window.click(By::TestId("nav-today"));
    window.see(By::TestId("home-count-all"));
    look(window, "long-home");
}
