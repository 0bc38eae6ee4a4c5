//! How fields are protected, a field of the vault's own, a record raised as a whole, and a customer kept by named people.

use clientvault_tests::window::{By, Window};

use super::list::FIRST_NAME;
use crate::walk::Look;
use crate::walk::people::OWNER;

/// The catalogue of fields, and the two dialogs that change it.
pub fn fields(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-settings"));
    window.see(By::TestId("settings-fields"));
    window.script("document.querySelector('[data-testid=settings-fields]').scrollIntoView()", &[]);
    look(window, "fields");
    window.click(By::TestId("field-add"));
    window.see(By::TestId("field-dialog"));
    look(window, "field-add");
    window.press("Escape");
    window.see_no_more(By::TestId("field-dialog"));
    window.click(By::TestId("field-level-birthday"));
    window.see(By::TestId("level-dialog"));
    look(window, "field-level");
    window.press("Escape");
    window.see_no_more(By::TestId("level-dialog"));
}

/// The owner's own customer, raised as a whole and then given to one person to keep.
pub fn kept(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-customers"));
    window.click(By::TestId("customers-tab-mine"));
    window.see(By::TestId("customer-row"));
    window.click(FIRST_NAME);
    window.click(By::TestId("card-more"));
    window.click(By::TestId("card-level"));
    window.see(By::TestId("record-level"));
    look(window, "record-level");
    window.press("Escape");
    window.see_no_more(By::TestId("record-level"));
    window.click(By::TestId("card-more"));
    window.click(By::TestId("card-keep"));
    window.see(By::Css("[data-testid=keep] input[type=checkbox]"));
    window.click(By::Css("[data-testid=keep] input[type=checkbox]"));
    window.type_into(By::TestId("keep-password"), OWNER.password);
    look(window, "keep");
    window.click(By::TestId("keep-confirm"));
    window.see_no_more(By::TestId("keep"));
    window.see(By::TestId("card-kept"));
    look(window, "kept");
    window.click(By::TestId("card-close"));
}
