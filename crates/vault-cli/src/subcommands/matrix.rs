//! `cvault matrix`: the rules as they are compiled in, one column per role.

use vault_app::contract::people::{PermissionMatrix, RoleReach, RoleRights};

use super::{json_of, word_of};
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::table::table;

pub fn run(client: &Client, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let matrix: PermissionMatrix = client.ask("permission_matrix")?;
    let mut lines = table(&rights(&matrix, language));
    lines.push(String::new());
    lines.extend(table(&reach(&matrix, language)));
    Ok(Answer::new(json_of(&matrix), lines))
}

/// A row per action, in the order in which the roles name them.
fn rights(matrix: &PermissionMatrix, language: Language) -> Vec<Vec<String>> {
    let mut actions: Vec<&String> = Vec::new();
    for action in matrix.rights.iter().flat_map(|rights| &rights.actions) {
        if !actions.contains(&action) {
            actions.push(action);
        }
    }
    let may = |rights: &RoleRights, action: &String| rights.actions.contains(action);
    let row = |action: &String| {
        let cells = matrix.rights.iter().map(|rights| if may(rights, action) { "+" } else { "-" });
        std::iter::once(action.clone()).chain(cells.map(str::to_owned)).collect()
    };
    let head = heading(matrix, say!(language, "操作", "action"));
    std::iter::once(head).chain(actions.into_iter().map(row)).collect()
}

/// A row per kind of scope, with the levels whose keys a role holds there.
fn reach(matrix: &PermissionMatrix, language: Language) -> Vec<Vec<String>> {
    let mut rows = vec![heading(matrix, say!(language, "范围", "scope"))];
    let mut scopes = Vec::new();
    for RoleReach { scope, .. } in &matrix.reach {
        if !scopes.contains(scope) {
            scopes.push(*scope);
        }
    }
    for scope in scopes {
        let cells = matrix.rights.iter().map(|rights| {
            let reach = matrix.reach.iter().find(|reach| (reach.role, reach.scope) == (rights.role, scope));
            let levels: Vec<String> = reach.iter().flat_map(|reach| &reach.levels).map(word_of).collect();
            if levels.is_empty() { "-".to_owned() } else { levels.join(" ") }
        });
        rows.push(std::iter::once(word_of(&scope)).chain(cells).collect());
    }
    rows
}

fn heading(matrix: &PermissionMatrix, first: String) -> Vec<String> {
    std::iter::once(first).chain(matrix.rights.iter().map(|rights| word_of(&rights.role))).collect()
}
