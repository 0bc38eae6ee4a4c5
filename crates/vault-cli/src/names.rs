//! From names, as people type them, to identifiers.

use vault_app::contract::customer::Receiver;
use vault_app::contract::people::{People, PersonView};
use vault_app::error::AppError;
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::{PersonId, TeamId};

use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};

/// Everybody and every team, as they are told to the person who is logged in.
pub struct Names(pub People);

impl Names {
    /// Asks the core.
    pub fn ask(client: &Client) -> Result<Self, Failure> {
        client.ask("person_list").map(Self)
    }

    /// The person of this name. `argument` is where it was typed.
    pub fn person(&self, name: &str, argument: &str) -> Result<&PersonView, Failure> {
        self.0.people.iter().find(|person| person.name == name).ok_or_else(|| unknown(argument))
    }

    /// The team of this name, as the table of people shows it.
    pub fn team(&self, name: &str) -> Result<TeamId, Failure> {
        let named = self.0.teams.iter().find(|team| team.name == name);
        let everybody = [Language::Chinese, Language::English].map(everybody);
        let house = || everybody.iter().any(|word| word == name).then_some(TeamId::HOUSE);
        named.map(|team| team.team_id).or_else(house).ok_or_else(|| unknown("team"))
    }

    /// A person's name; the identifier of somebody who is not listed.
    pub fn of_person(&self, person: PersonId) -> String {
        let listed = self.0.people.iter().find(|listed| listed.person_id == person);
        listed.map_or_else(|| person.to_string(), |listed| listed.name.clone())
    }

    /// A team's name.
    pub fn of_team(&self, team: TeamId, language: Language) -> String {
        let named = self.0.teams.iter().find(|listed| listed.team_id == team && !listed.name.is_empty());
        named.map_or_else(|| everybody(language), |listed| listed.name.clone())
    }

    /// The name of whoever has customers.
    pub fn of_owner(&self, owner: Receiver, language: Language) -> String {
        match owner {
            Receiver::Person { id } => self.of_person(id),
            Receiver::Team { id } => self.of_team(id, language),
            Receiver::Kept => say!(language, "专人专管", "named people"),
            Receiver::Pool => say!(language, "公海", "the pool"),
        }
    }
}

/// The team that has no name.
pub fn everybody(language: Language) -> String {
    say!(language, "全体", "Everyone")
}

/// Nobody, or no team, of this name.
pub fn unknown(argument: &str) -> Failure {
    AppError::new(ErrorCode::PersonUnknown).word("field", argument).into_wire(argument).into()
}
