//! Several people at one window: adding them, changing places, what the owner decides about them.

use clientvault_tests::window::{By, Window};

use super::{Look, first_run};

/// Somebody who uses the vault.
pub struct Person {
    pub name: &'static str,
    pub password: &'static str,
    /// The code of the contract.
    role: &'static str,
}

pub const OWNER: Person = Person { name: first_run::PERSON, password: first_run::PASSWORD, role: "owner" };
pub const SALES: Person =
    Person { name: "王磊", password: "velvet anchor prairie donkey 31", role: "sales" };
pub const MANAGER: Person =
    Person { name: "陈立", password: "harvest pebble sailor tunnel 47", role: "manager" };
pub const FINANCE: Person =
    Person { name: "会计", password: "ribbon granite window falcon 58", role: "finance" };

/// What a new person has got before anything is chosen.
const FIRST_ROLE: &str = "sales";

/// The owner adds somebody who types the own password at the same keyboard. Begins on any page, ends with the person
/// open beside the others. Returns what the page said the person would see.
pub fn add(window: &Window, person: &Person, look: Look<'_>) -> String {
    window.click(By::TestId("nav-people"));
    window.click(By::TestId("person-add"));
    window.type_into(By::TestId("add-name"), person.name);
    if person.role != FIRST_ROLE {
        for role in [FIRST_ROLE, person.role] {
            window.click(By::TestId(&format!("role-{role}")));
        }
    }
    window.see(By::TestId("rights-preview"));
    let preview = window.text(By::TestId("rights-preview"));
    look(window, "person-add");
    for field in ["add-new-password", "add-new-repeat"] {
        window.type_into(By::TestId(field), person.password);
    }
    window.type_into(By::TestId("add-own"), OWNER.password);
    look(window, "person-add-typed");
    window.click(By::TestId("add-submit"));
    window.see_no_more(By::TestId("add-person"));
    window.see(By::Css(&format!("[data-testid=person-panel][aria-label={}]", person.name)));
    preview
}

/// Hands the keyboard over: 切换用户, the name, the password.
pub fn switch_to(window: &Window, person: &Person) {
    window.click(By::TestId("switch-user"));
    log_in(window, person);
}

pub fn log_in(window: &Window, person: &Person) {
    window.see(By::TestId("screen-unlock"));
    window.click(By::Text(person.name));
    window.type_into(By::TestId("unlock-password"), person.password);
    window.press("Enter");
    window.see_no_more(By::TestId("screen-unlock"));
    is_logged_in(window, person);
}

#[track_caller]
pub fn is_logged_in(window: &Window, person: &Person) {
    let says = window.text(By::TestId("current-person"));
    assert!(says.starts_with(person.name), "{says} instead of {}", person.name);
}

/// The owner sets how many values a salesperson may look at: the same before a word of warning, in an hour, in a day.
pub fn limit_looks_of_sales(window: &Window, looks: &str) {
    window.click(By::TestId("nav-settings"));
    for span in ["soft", "hour", "day"] {
        window.fill(By::TestId(&format!("settings-budget-sales-{span}")), looks);
    }
    window.click(By::TestId("settings-limits-save"));
}

/// Opens a person beside the others.
pub fn open(window: &Window, person: &Person) {
    window.click(By::TestId("nav-people"));
    window.click(By::Css(&format!("[data-testid=people-table] [title={}]", person.name)));
    window.see(By::Css(&format!("[data-testid=person-panel][aria-label={}]", person.name)));
}
