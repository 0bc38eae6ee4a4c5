//! Every page and state in both themes and both languages, in `target/shots/<page>-<theme>-<language>.png`.
//!
//! `cargo xtask shots` makes them anew. They prove nothing, they are to be looked at.

mod card;
mod evidence;
mod forms;
mod gate;
mod levels;
mod list;
mod office;
mod pages;
mod people;
mod reviews;
mod sizes;

use std::thread;
use std::time::Duration;

use clientvault_tests::window::{Album, By, Window};

use crate::walk::Desk;

/// Colours take 120 ms to change.
const SETTLED: Duration = Duration::from_millis(150);

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn light_zh() {
    Looks { theme: "light", language: "zh-CN", short: "zh" }.take();
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn dark_zh() {
    Looks { theme: "dark", language: "zh-CN", short: "zh" }.take();
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn light_en() {
    Looks { theme: "light", language: "en", short: "en" }.take();
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn dark_en() {
    Looks { theme: "dark", language: "en", short: "en" }.take();
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn office_light_zh() {
    Looks { theme: "light", language: "zh-CN", short: "zh" }.take_office();
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn office_dark_zh() {
    Looks { theme: "dark", language: "zh-CN", short: "zh" }.take_office();
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn office_light_en() {
    Looks { theme: "light", language: "en", short: "en" }.take_office();
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn office_dark_en() {
    Looks { theme: "dark", language: "en", short: "en" }.take_office();
}

/// One theme in one language.
struct Looks {
    theme: &'static str,
    language: &'static str,
    short: &'static str,
}

impl Looks {
    /// What fits where depends on the language, hardly on the theme: each is looked at in one.
    fn shows_sizes(&self) -> bool {
        matches!((self.theme, self.short), ("light", "zh") | ("dark", "en"))
    }

    fn look(&self) -> impl Fn(&Window, &str) {
        let album = Album::new("shots");
        let end = format!("-{}-{}", self.theme, self.short);
        move |window, page| {
            thread::sleep(SETTLED);
            album.put(window, &format!("{page}{end}"));
        }
    }

    /// A vault of several people, who change places.
    fn take_office(&self) {
        let Some(desk) = Desk::new() else { return };
        desk.prefer(self.language, self.theme);
        let look = self.look();
        let window = desk.open();
        office::found(&window, &desk, &look);
        people::people(&window, &look);
        people::matrix(&window, &look);
        office::rules(&window, &look);
        levels::fields(&window, &look);
        levels::kept(&window, &look);
        reviews::reviews(&window, &look);
        office::sales(&window, &desk, &look);
        office::finance(&window, &look);
        if self.shows_sizes() {
            people::small(&window, &look);
        }
        office::leaves(&window, &desk, &look);
    }

    fn take(&self) {
        let Some(mut desk) = Desk::new() else { return };
        desk.prefer(self.language, self.theme);
        let look = self.look();
        gate::rare_answers(&mut desk, &look);
        gate::a_vault_of_ones_own(&mut desk, &look);
        let window = desk.open();
        open_demo(&window, &look);
        pages::home(&window, &look);
        list::list(&window, &look);
        card::card(&window, &look);
        forms::forms(&window, &look);
        list::palette(&window, &look);
        pages::presentation(&window, &look);
        pages::imports(&window, &desk, &look);
        pages::ledger(&window, &look);
        evidence::evidence(&window, &look);
        pages::settings_and_help(&window, &look);
        if self.shows_sizes() {
            sizes::small_windows(&window, &look);
            sizes::zoomed(&window, &look);
            sizes::long_names(&window, &desk, &look);
        }
    }
}

/// From the list of known vaults, or from the first screen, to the demo's home.
fn open_demo(window: &Window, look: &dyn Fn(&Window, &str)) {
    window.see(By::TestId("app-root"));
    window.wait_until("the first screen", |window| {
        window.shows(By::TestId("firstrun-demo")) || window.shows(By::TestId("switch-vault"))
    });
    if window.shows(By::TestId("switch-vault")) {
        window.click(By::TestId("switch-vault"));
        window.see(By::TestId("known-vault-0"));
        look(window, "known-vaults");
    }
    window.click(By::TestId("firstrun-demo"));
    window.see(By::TestId("banner-demo"));
    window.see(By::TestId("home-count-all"));
}
