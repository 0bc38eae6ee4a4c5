//! From the first start to the open, empty vault.

use clientvault_tests::window::{By, Window};

use super::{Desk, Look};

pub const PASSWORD: &str = "maple copper lantern harbor 76";
pub const NAME: &str = "恒信客户";
/// Who makes the vault.
pub const PERSON: &str = "林芳";
const GROUPS: usize = 8;

/// Makes a vault of one person, as somebody who reads every page and does what it asks; ends at the three ways to begin.
///
/// Returns the groups of the recovery key, read from the page.
pub fn make_vault(window: &Window, desk: &Desk, look: Look<'_>) -> Vec<String> {
    make(window, desk, "firstrun-mode-solo", look)
}

/// The same for a computer that several people will use.
pub fn make_office(window: &Window, desk: &Desk, look: Look<'_>) -> Vec<String> {
    make(window, desk, "firstrun-mode-office", look)
}

fn make(window: &Window, desk: &Desk, mode: &str, look: Look<'_>) -> Vec<String> {
    window.see(By::TestId("screen-firstrun"));
    look(window, "welcome");
    window.click(By::TestId("firstrun-new"));

    window.see(By::TestId("firstrun-step-mode"));
    window.click(By::TestId(mode));
    look(window, "mode");
    next(window);

    window.see(By::TestId("keyring-ready"));
    window.fill(By::TestId("firstrun-name"), NAME);
    look(window, "name-and-place");
    next(window);

    window.type_into(By::TestId("firstrun-password"), PASSWORD);
    window.type_into(By::TestId("firstrun-repeat"), PASSWORD);
    look(window, "password");
    next(window);

    window.type_into(By::TestId("firstrun-person"), PERSON);
    window.type_into(By::TestId("firstrun-tail"), "0421");
    look(window, "person");
    next(window);

    let groups: Vec<String> =
        (0..GROUPS).map(|index| window.text(By::TestId(&format!("kit-shown-{index}")))).collect();
    let kit = desk.papers().join("kit.pdf");
    desk.will_pick("save_kit", &kit);
    window.click(By::TestId("kit-save"));
    window.wait_until("the kit to be saved", |_| kit.is_file());
    look(window, "recovery-kit");
    next(window);

    window.see(By::TestId("firstrun-step-confirm"));
    for field in ["kit-group-0", "kit-group-1"] {
        let asked = window.attribute(By::TestId(field), "data-group").unwrap();
        window.type_into(By::TestId(field), &groups[asked.parse::<usize>().unwrap()]);
    }
    look(window, "kit-typed-back");
    next(window);

    window.see(By::TestId("firstrun-step-done"));
    look(window, "vault-made");
    groups
}

fn next(window: &Window) {
    window.click(By::TestId("firstrun-next"));
}
