//! `cvault show`: a customer's card, masked as on the screen.

use vault_app::contract::customer::{CustomerCard, CustomerRef, Holding};
use vault_domain::ids::RecordId;

use super::{json_of, word_of};
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::names::everybody;

pub fn run(client: &Client, record_id: RecordId, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let card: CustomerCard = client.call("customer_show", &CustomerRef { record_id })?;
    let number = card.row.number.map(|number| format!("#{number} ")).unwrap_or_default();
    let name = &card.row.name;
    let owner = match card.row.holding {
        Holding::Pool => say!(language, "公海", "the pool"),
        Holding::Team if card.row.owner_name.is_empty() => everybody(language),
        Holding::Mine | Holding::Colleagues | Holding::Team | Holding::Kept => card.row.owner_name.clone(),
    };
    let mut lines = vec![say!(language, "{number}{name}（{owner}）", "{number}{name} ({owner})")];
    for value in &card.fields {
        let (field, level, text) = (word_of(&value.field), word_of(&value.level), &value.text);
        lines.push(format!("  {field}[{}] {level}  {text}", value.index));
    }
    Ok(Answer::new(json_of(&card), lines))
}
