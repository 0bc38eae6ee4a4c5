//! Writes the page's contract from the Rust types: `cargo run -p vault-app --example generate_contract -- FILE`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};
use vault_app::commands::{COMMANDS, visit_types};
use vault_app::contract::event::CoreEvent;
use vault_app::error::WireError;
use vault_domain::field::FieldDef;
use vault_domain::field::FieldKey;

/// Declarations by name, so that the file does not depend on the order of the commands.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.found.contains_key(&name) {
                return;
            }
            self.found.insert(name, T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: generate_contract FILE")?;
    let config = Config::new().with_large_int("number");
    let mut declarations = Declarations { config, found: BTreeMap::new() };
    visit_types(&mut declarations);
    declarations.visit::<CoreEvent>();
    declarations.visit::<WireError>();
    declarations.visit::<FieldDef>();

    let mut text = String::from("// Generated from Rust by `cargo xtask gen`. Do not edit.\n\n");
    for declaration in declarations.found.values() {
        writeln!(text, "export {declaration}\n")?;
    }
    text.push_str("/** Every command with its request and its response. */\nexport interface Commands {\n");
    for command in COMMANDS {
        writeln!(
            text,
            "  {}: {{ request: {}; response: {} }};",
            command.name, command.request, command.response
        )?;
    }
    text.push_str("}\n\n");
    let mut tags: Vec<&str> = COMMANDS
        .iter()
        .flat_map(|command| command.provides.iter().chain(command.invalidates))
        .copied()
        .collect();
    tags.sort_unstable();
    tags.dedup();
    let list = |tags: &[&str]| tags.iter().map(|tag| format!("\"{tag}\"")).collect::<Vec<_>>();
    writeln!(text, "export type Tag = {};\n", list(&tags).join(" | "))?;
    text.push_str(
        "export const commandTags: { [K in keyof Commands]: { provides: readonly Tag[]; invalidates: readonly Tag[] } } = {\n",
    );
    for command in COMMANDS {
        let (provides, invalidates) =
            (list(command.provides).join(", "), list(command.invalidates).join(", "));
        writeln!(text, "  {}: {{ provides: [{provides}], invalidates: [{invalidates}] }},", command.name)?;
    }
    text.push_str("};\n\n");
    text.push_str("/** The field catalogue, in the order of the codes. */\nexport const fieldCatalogue: readonly FieldDef[] = ");
    let defs: Vec<&FieldDef> = FieldKey::ALL.iter().map(|key| key.def()).collect();
    text.push_str(&serde_json::to_string_pretty(&defs)?);
    text.push_str(";\n");
    std::fs::write(path, text)?;
    Ok(())
}
