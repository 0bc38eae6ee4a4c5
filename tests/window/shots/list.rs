//! The customers of the demo in the list, and found in the palette.

use clientvault_tests::window::{By, Window};

use crate::walk::{Look, customers};

/// The name of the first customer: a click there opens the card.
pub const FIRST_NAME: By<'_> = By::Css("[data-testid=customer-row] [role=gridcell]:nth-child(2)");
const FIRST_BOX: By<'_> = By::Css("[data-testid=customer-row] [data-check]");
const SECOND_BOX: By<'_> = By::Css("[data-testid=customer-row]:nth-child(2) [data-check]");

pub fn list(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customer-row"));
    look(window, "customers");
    filters(window, look);
    selection(window, look);
    keyboard(window, look);
    arranged(window, look);
}

fn filters(window: &Window, look: Look<'_>) {
    window.click(By::TestId("filter-add"));
    window.see(By::TestId("filter-pick-stages"));
    look(window, "filter-pick");
    window.click(By::TestId("filter-pick-stages"));
    window.click(By::TestId("filter-value-lead"));
    look(window, "filter-stages");
    window.press("Escape");
    window.see_no_more(By::TestId("filter-value-lead"));
    window.type_into(By::TestId("filter-text"), "qqqq");
    window.see(By::TestId("customers-no-match"));
    look(window, "no-match");
    window.click(By::TestId("empty-clear"));
    window.see(By::TestId("customer-row"));
}

fn selection(window: &Window, look: Look<'_>) {
    window.click(FIRST_BOX);
    window.see(By::TestId("selection-bar"));
    window.click(SECOND_BOX);
    look(window, "selection");
    window.click(By::TestId("selection-archive"));
    window.see(By::TestId("review"));
    look(window, "review");
    window.press("Escape");
    window.see_no_more(By::TestId("review"));
    window.click(By::TestId("select-all-matching"));
    window.click(By::TestId("selection-recycle"));
    window.see(By::TestId("review-number"));
    window.type_into(By::TestId("review-number"), "12");
    window.click(By::TestId("review-run"));
    look(window, "review-typed");
    window.press("Escape");
    window.see_no_more(By::TestId("review"));
    window.click(By::TestId("selection-clear"));
}

/// A cell typed over, refused, a list in a cell; the menus of a row and of a column.
fn keyboard(window: &Window, look: Look<'_>) {
    window.press("Down");
    window.press("F2");
    window.see(By::TestId("cell-input"));
    look(window, "cell-edit");
    window.fill(By::TestId("cell-input"), &"某".repeat(210));
    window.press("Enter");
    window.see(By::TestId("cell-problem"));
    look(window, "cell-problem");
    window.press("Escape");
    window.see_no_more(By::TestId("cell-input"));
    window.press("Home");
    for _ in 0..3 {
        window.press("Right");
    }
    look(window, "cell-active");
    window.press("F2");
    window.see(By::Css("select[data-testid=cell-input]"));
    look(window, "cell-edit-stage");
    window.press("Escape");
    window.see_no_more(By::TestId("cell-input"));
    window.press("Shift+F10");
    window.see(By::Css("[role=menu]"));
    look(window, "row-menu");
    window.press("Escape");
    open_column_menu(window);
    look(window, "column-menu");
    window.press("Escape");
}

/// Of the column the keyboard stands on.
fn open_column_menu(window: &Window) {
    window.press("Ctrl+Home");
    window.press("Up");
    window.press("Shift+F10");
    window.see(By::Css("[role=menu]"));
}

/// Columns as a person arranged them: kept for the view, also when the page is left.
fn arranged(window: &Window, look: Look<'_>) {
    for wider in 0..6 {
        open_column_menu(window);
        // Two orders, two moves, then the widths.
        let down = if wider == 0 { 2 } else { 4 };
        for _ in 0..down {
            window.press("Down");
        }
        window.press("Enter");
        window.see_no_more(By::Css("[role=menu]"));
    }
    window.click(By::TestId("nav-today"));
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customer-row"));
    look(window, "columns-arranged");
    window.click(FIRST_NAME);
    window.see(By::TestId("card"));
    look(window, "columns-arranged-card");
    window.press("Escape");
    window.see_no_more(By::TestId("card"));
    open_column_menu(window);
    // The last entry: as it was.
    window.press("Up");
    window.press("Enter");
}

pub fn palette(window: &Window, look: Look<'_>) {
    window.press("Ctrl+k");
    window.see(By::TestId("palette"));
    look(window, "palette");
    customers::find(window, "zh", "");
    look(window, "palette-found");
    for (words, page) in [(">", "palette-actions"), ("qqqqqq", "palette-nothing")] {
        window.fill(By::TestId("palette-input"), words);
        window.see_no_more(By::Css("[data-testid^=palette-customer-]"));
        look(window, page);
    }
    window.press("Escape");
    window.see_no_more(By::TestId("palette"));
}
