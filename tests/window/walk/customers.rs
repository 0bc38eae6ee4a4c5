//! Finding a customer and looking at a value.

use clientvault_tests::window::{By, Window};

use super::Look;

const FOUND: By<'_> = By::Css("[data-testid^=palette-customer-]");

/// Waits until the palette's first customer for these words is the wanted one. Leaves the palette open.
pub fn find(window: &Window, words: &str, wanted: &str) {
    if !window.shows(By::TestId("palette")) {
        window.press("Ctrl+k");
    }
    window.fill(By::TestId("palette-input"), words);
    window.wait_until(&format!("“{words}” to find {wanted}"), |window| {
        window.shows(FOUND) && window.text(FOUND).contains(wanted)
    });
}

/// Opens the card of the first customer found.
pub fn open_found(window: &Window) {
    window.press("Enter");
    window.see(By::TestId("card"));
    window.see_no_more(By::TestId("palette"));
}

/// Shows the phone for following up and returns its digits as they stand on the page.
pub fn reveal_phone(window: &Window, look: Look<'_>) -> String {
    window.click(By::TestId("field-phone-0-reveal"));
    window.see(By::TestId("purpose-follow_up"));
    look(window, "purpose");
    window.click(By::TestId("purpose-follow_up"));
    window.see(By::TestId("field-phone-0-value"));
    look(window, "revealed");
    window.text(By::TestId("field-phone-0-value")).replace(' ', "")
}

pub fn hide_phone(window: &Window) {
    window.click(By::TestId("field-phone-0-hide"));
    window.see_no_more(By::TestId("field-phone-0-value"));
}
