//! The main job from the first start to a restart, then a search for traces of it.

use std::path::{Path, PathBuf};

use clientvault_tests::window::{By, Window};

use crate::walk::{Desk, customers, first_run, imports, lock};
use crate::{keyring_items, lists, traces};

fn nobody_looks(_: &Window, _: &str) {}

#[test]
fn from_the_first_start_to_the_next() {
    let Some(desk) = Desk::new() else { return };
    let workbook = lists::write_workbook(desk.papers());
    let sample = lists::copy_sample(desk.papers());
    let customers_values = [lists::telling_workbook_values(), lists::telling_sample_values()].concat();

    let window = desk.open();
    let key = first_run::make_vault(&window, &desk, &nobody_looks);
    window.click(By::TestId("firstrun-import"));
    assert_eq!(imports::import(&window, &desk, &workbook, &nobody_looks), lists::PEOPLE);
    window.click(By::TestId("import-again"));
    let sample_rows = imports::import(&window, &desk, &sample, &nobody_looks);
    assert!(sample_rows >= 190, "only {sample_rows} of the sample's rows can be imported");
    window.click(By::TestId("import-show"));
    window.see(By::TestId("customer-row"));

    let person = &lists::people()[0];
    for words in ["ouyangjingshu", "oyjs", "欧阳静", &person.phone[7..]] {
        customers::find(&window, words, &person.name);
    }
    customers::open_found(&window);
    assert!(!window.source().contains(&person.phone), "a phone is clear before anybody asked for it");
    assert_eq!(customers::reveal_phone(&window, &nobody_looks), person.phone);
    customers::hide_phone(&window);
    let page = window.source().replace(' ', "");
    assert!(!page.contains(&person.phone), "a hidden phone is still on the page");

    lock::lock(&window);
    shows_nothing_of(&window, &customers_values);
    lock::try_wrong_password(&window, &nobody_looks);
    lock::unlock(&window, first_run::PASSWORD);

    window.click(By::TestId("nav-ledger"));
    window.click(By::TestId("ledger-verify"));
    window.see(By::TestId("ledger-verify-result"));
    assert_eq!(window.attribute(By::TestId("ledger-state"), "data-state").as_deref(), Some("whole"));
    assert!(!window.shows(By::TestId("ledger-broken")));

    window.kill();
    let again = desk.open();
    again.see(By::TestId("screen-unlock"));
    shows_nothing_of(&again, &customers_values);
    lock::unlock(&again, first_run::PASSWORD);
    customers::find(&again, "oyjs", &person.name);
    // The vault is in use: its write-ahead log is there to be searched too.
    leaves_no_trace(&desk, &key, customers_values);
}

/// A locked window has nothing of the customers in its page, seen or not.
#[track_caller]
fn shows_nothing_of(window: &Window, values: &[String]) {
    let page = window.source().replace(' ', "");
    let shown: Vec<&String> = values.iter().filter(|value| page.contains(value.as_str())).collect();
    assert!(shown.is_empty(), "the locked window holds {shown:?}");
}

fn leaves_no_trace(desk: &Desk, key: &[String], customers_values: Vec<String>) {
    let (items, items_folder) = keyring_items::dump(desk);
    let mut kinds: Vec<&str> = items.keys().map(|name| name.split('-').next().unwrap()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["anchor", "device"], "the keyring holds {:?}", items.keys());

    let mut words = customers_values;
    words.push(first_run::PASSWORD.to_owned());
    words.extend([key.concat(), key.join("-"), key.join(" ")]);
    assert!(words.len() > 50);
    // The search itself works: the person's own list is full of them.
    assert!(traces::find(desk.papers(), &words).len() > 50);

    let home = desk.session().home();
    let session = desk.session().folder();
    for folder in [home.as_path(), &session.join("tmp"), &session.join("run"), &items_folder] {
        assert_eq!(traces::find(folder, &words), [], "in {}", folder.display());
    }
    let ours = home.join(".local/share/clientvault");
    let is_database = |file: &PathBuf| file.extension().is_some_and(|end| end == "db");
    assert!(traces::files(&ours).iter().any(is_database), "no vault in {}", ours.display());
    // The page engine's own folder is apart from ours; it exists only under a driver, which cannot use a private view.
    assert_eq!(traces::plain_databases(&ours), [] as [&Path; 0]);
}
