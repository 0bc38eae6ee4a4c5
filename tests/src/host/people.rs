//! Several people at one computer.

use serde_json::{Value, json};

use super::{PASSWORD, TestHost};

/// The team everybody is in until others are made.
pub const HOUSE: &str = "7465616d2d6f662d65766572796f6e65";

/// The password of a test person: the name is part of it, so that none opens another's slot.
pub fn password_of(name: &str) -> String {
    // Names are Han, passwords are not.
    let number: String = name.chars().map(|character| format!("{:x}", u32::from(character))).collect();
    if name == "林芳" { PASSWORD.to_owned() } else { format!("copper-lantern-orbit-{number}") }
}

impl TestHost {
    /// An office whose owner (林芳) is logged in, with these people: name and roles.
    pub fn office(people: &[(&str, &[&str])]) -> Self {
        let host = Self::with_vault();
        for (name, roles) in people {
            host.add_person(name, roles);
        }
        host
    }

    /// Adds a person at the keyboard; gives the identifier.
    pub fn add_person(&self, name: &str, roles: &[&str]) -> String {
        let added = self.call("person_add", self.new_person(name, roles));
        added["person_id"].as_str().expect("a person").to_owned()
    }

    /// The request that adds a person.
    pub fn new_person(&self, name: &str, roles: &[&str]) -> Value {
        json!({
            "name": name, "roles": roles, "team_id": HOUSE,
            "new_password": password_of(name), "password": self.own_password(),
        })
    }

    /// The password of whoever is logged in.
    pub fn own_password(&self) -> String {
        let status = self.call("app_status", json!({}));
        password_of(status["session"]["person_name"].as_str().expect("a session"))
    }

    /// The identifier of a person by the name on the unlock screen.
    pub fn id_of(&self, name: &str) -> String {
        let status = self.call("app_status", json!({}));
        let people = status["vault"]["people"].as_array().expect("people");
        let found = people.iter().find(|person| person["name"] == name);
        found.unwrap_or_else(|| panic!("nobody is called {name}"))["person_id"]
            .as_str()
            .expect("an id")
            .to_owned()
    }

    /// Logs a person in, whoever was there before.
    ///
    /// # Errors
    /// The error as JSON.
    pub fn try_log_in(&self, name: &str) -> Result<Value, Value> {
        self.lock();
        let request = json!({ "person_id": self.id_of(name), "password": password_of(name) });
        self.try_call("vault_unlock", request)
    }

    /// Logs a person in, which has to work.
    pub fn log_in(&self, name: &str) -> Value {
        self.try_log_in(name).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Names of the customers in the list of whoever is logged in, sorted.
    pub fn customer_names(&self) -> Vec<String> {
        let page = self.call(
            "customer_list",
            json!({ "filters": {}, "sort": "name", "descending": false, "offset": 0, "limit": 500 }),
        );
        let mut names: Vec<String> = page["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["name"].as_str().expect("a name").to_owned())
            .collect();
        names.sort();
        names
    }

    /// The line of a person on the page of people.
    pub fn person(&self, name: &str) -> Value {
        let people = self.call("person_list", json!({}));
        let people = people["people"].as_array().expect("people").clone();
        people
            .into_iter()
            .find(|person| person["name"] == name)
            .unwrap_or_else(|| panic!("{name} is not listed"))
    }
}
