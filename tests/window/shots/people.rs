//! 用户与角色: everybody, one person, what can be changed, and the matrix.

use clientvault_tests::window::{By, Window};

use super::pages::to_the_end;
use super::sizes::{SMALLEST, USUAL};
use crate::walk::Look;
use crate::walk::people::{self, MANAGER, OWNER, SALES};

/// Has not been here yet.
const INVITED: &str = "赵敏";

/// Somebody who will come later gets a code.
pub fn invite(window: &Window, look: Look<'_>) {
    window.click(By::TestId("person-add"));
    window.type_into(By::TestId("add-name"), INVITED);
    window.click(By::TestId("role-sales"));
    look(window, "person-add-no-role");
    window.click(By::TestId("role-admin"));
    window.click(By::TestId("add-how-code"));
    window.type_into(By::TestId("add-own"), OWNER.password);
    look(window, "person-add-code");
    window.click(By::TestId("add-submit"));
    window.see(By::TestId("code-shown"));
    look(window, "person-code");
    window.press("Escape");
    window.see(By::TestId("code-sure"));
    look(window, "person-code-sure");
    window.click(By::TestId("code-kept"));
    window.see_no_more(By::TestId("code-dialog"));
    window.see(By::TestId("person-panel"));
}

pub fn people(window: &Window, look: Look<'_>) {
    look(window, "people-invited");
    window.click(By::TestId("person-close"));
    window.see_no_more(By::TestId("person-panel"));
    look(window, "people");
    people::open(window, &SALES);
    look(window, "people-panel");

    window.click(By::TestId("person-rights"));
    window.click(By::TestId("role-manager"));
    window.see(By::TestId("rights-preview"));
    look(window, "people-rights");
    window.type_into(By::TestId("rights-password"), "not the password of anybody");
    window.click(By::TestId("rights-confirm"));
    window.see(By::TestId("rights-error"));
    look(window, "people-rights-refused");
    window.click(By::TestId("rights-cancel"));
    window.see_no_more(By::TestId("rights"));

    window.click(By::TestId("person-freeze"));
    window.click(By::TestId("freeze-when-later"));
    window.see(By::TestId("freeze-day"));
    look(window, "people-freeze");
    window.click(By::TestId("freeze-cancel"));
    window.see_no_more(By::TestId("freeze"));

    window.click(By::TestId("people-teams"));
    window.see(By::TestId("team-row"));
    look(window, "people-teams");
    window.press("Escape");
    window.see_no_more(By::TestId("teams"));
}

pub fn matrix(window: &Window, look: Look<'_>) {
    window.click(By::TestId("people-matrix"));
    window.see(By::TestId("matrix-reach"));
    look(window, "matrix");
    to_the_end(window, "matrix-page");
    look(window, "matrix-end");
}

/// The smallest window; begins and ends with the owner on any page.
pub fn small(window: &Window, look: Look<'_>) {
    window.resize(SMALLEST.0, SMALLEST.1);
    people::open(window, &MANAGER);
    look(window, "small-people-panel");
    window.click(By::TestId("person-rights"));
    window.see(By::TestId("rights-preview"));
    look(window, "small-people-rights");
    window.click(By::TestId("rights-cancel"));
    window.see_no_more(By::TestId("rights"));
    window.click(By::TestId("person-add"));
    window.see(By::TestId("rights-preview"));
    look(window, "small-person-add");
    window.press("Escape");
    window.see_no_more(By::TestId("add-person"));
    window.click(By::TestId("people-matrix"));
    window.see(By::TestId("matrix-reach"));
    look(window, "small-matrix");
    window.click(By::TestId("nav-reviews"));
    window.see(By::TestId("review-table"));
    look(window, "small-reviews");
    people::open(window, &SALES);
    to_the_end(window, "person-panel");
    look(window, "small-people-panel-end");
    window.click(By::TestId("person-handover"));
    window.click(By::TestId("handover-next"));
    window.click(By::TestId("handover-rule-by_city"));
    window.see(By::TestId("handover-others"));
    look(window, "small-handover-city");
    window.resize(USUAL.0, USUAL.1);
}
