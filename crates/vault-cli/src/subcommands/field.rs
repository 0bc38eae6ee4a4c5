//! `cvault field`: 字段目录.

use serde::de::DeserializeOwned;
use vault_app::contract::approval::Approver;
use vault_app::contract::catalogue::{
    CatalogueField, Factors, FieldCatalogue, FieldLevelSet, SaveField, SetFieldLevel,
};
use vault_domain::field::FieldKey;

use super::{from_word, json_of, word_of};
use crate::answer::Answer;
use crate::arguments::fields::{Add, Field, SetLevel};
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::names::Names;
use crate::secrets;
use crate::table::table;

pub fn run(client: &Client, command: Field, language: Language) -> Result<Answer, Failure> {
    match command {
        Field::List => {
            client.log_in()?;
            let catalogue: FieldCatalogue = client.ask("field_catalogue")?;
            Ok(Answer::new(json_of(&catalogue), sheet(&catalogue, language)))
        }
        Field::Add(add) => self::add(client, add, language),
        Field::Level(set) => level(client, set, language),
    }
}

fn add(client: &Client, add: Add, language: Language) -> Result<Answer, Failure> {
    let request = SaveField {
        field: None,
        label: add.label.clone(),
        kind: Some(typed(&add.kind, KINDS)?),
        choices: add.choices,
        level: Some(typed(&add.level, LEVELS)?),
        legal_class: Some(typed(&add.class, CLASSES)?),
        spi_kind: add.spi.as_deref().map(|word| typed(word, SPI_KINDS)).transpose()?,
        why: add.why,
        purpose: add.purpose,
        retention_months: Some(add.retention),
        archived: false,
    };
    client.log_in()?;
    let catalogue: FieldCatalogue = client.call("field_save", &request)?;
    let label = add.label;
    let line = say!(language, "已添加字段“{label}”", "Added the field “{label}”");
    Ok(Answer::new(json_of(&catalogue), vec![line]))
}

fn level(client: &Client, set: SetLevel, language: Language) -> Result<Answer, Failure> {
    let level = typed(&set.level, LEVELS)?;
    let legal_class = set.class.as_deref().map(|word| typed(word, CLASSES)).transpose()?;
    client.log_in()?;
    let approver = match set.approver.as_deref().zip(set.approver_password_file.as_deref()) {
        Some((name, file)) => Some(Approver {
            person_id: Names::ask(client)?.person(name, "approver")?.person_id,
            password: secrets::line_of_file(file)?.as_str().to_owned(),
        }),
        None => None,
    };
    let request = SetFieldLevel {
        field: named(client, &set.field)?,
        level,
        legal_class,
        spi_kind: None,
        why: String::new(),
        reason: set.reason,
        factors: Factors { affected: set.affected, degree: set.degree, precision: set.precision },
        password: client.typed(),
        approver,
    };
    let done: FieldLevelSet = client.call("field_level_set", &request)?;
    let (field, to, moved) = (set.field, set.level, done.reseal.moved);
    let mut lines = vec![say!(
        language,
        "{field} 现在是 {to}，重新加密了 {moved} 位客户",
        "{field} is {to} now; {moved} customers were sealed anew"
    )];
    if done.catalogue.resealing {
        lines.push(waiting(language));
    }
    Ok(Answer::new(json_of(&done), lines))
}

const KINDS: &str = "--kind: text, long_text, number, amount, date, phone, choice, checkbox";
const LEVELS: &str = "LEVEL: L1, L2, L3";
const CLASSES: &str = "--class: not_personal, personal, sensitive_personal, under_fourteen";
const SPI_KINDS: &str =
    "--spi: biometric, religion, specific_identity, health, financial, location, minor, other";

/// The contract's value for a word that was typed; `known` lists the words.
fn typed<T: DeserializeOwned>(word: &str, known: &str) -> Result<T, Failure> {
    from_word(word).ok_or_else(|| Failure::invalid(known))
}

/// The field of this name, or of the vault's own with this label.
fn named(client: &Client, name: &str) -> Result<FieldKey, Failure> {
    if let Some(field) = from_word(name) {
        return Ok(field);
    }
    let catalogue: FieldCatalogue = client.ask("field_catalogue")?;
    let found = catalogue.fields.iter().find(|field| field.label == name);
    found.map(|field| field.field).ok_or_else(|| Failure::invalid("FIELD: a name as `field list` prints it"))
}

fn waiting(language: Language) -> String {
    say!(
        language,
        "还有客户没有重新加密：持有密钥的负责人或主管登录后会继续",
        "Some customers wait to be sealed anew: an owner or manager with the keys goes on at the next login"
    )
}

fn sheet(catalogue: &FieldCatalogue, language: Language) -> Vec<String> {
    let mut rows = vec![vec![
        say!(language, "字段", "field"),
        say!(language, "名称", "label"),
        say!(language, "级别", "level"),
        say!(language, "法律类别", "legal class"),
        say!(language, "保留（月）", "months"),
        say!(language, "目的", "purpose"),
    ]];
    rows.extend(catalogue.fields.iter().map(|field| row(field, language)));
    let mut lines = table(&rows);
    if catalogue.resealing {
        lines.push(waiting(language));
    }
    lines
}

fn row(field: &CatalogueField, language: Language) -> Vec<String> {
    let archived =
        if field.archived { say!(language, "（已停用）", " (archived)") } else { String::new() };
    vec![
        word_of(&field.field),
        format!("{}{archived}", field.label),
        word_of(&field.level),
        word_of(&field.legal_class),
        field.retention_months.to_string(),
        field.purpose.clone(),
    ]
}
