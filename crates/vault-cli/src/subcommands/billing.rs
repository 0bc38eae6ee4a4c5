//! `cvault billing`: what finance works with; L2 as masks.

use vault_app::contract::billing::{BillingPage, BillingRow, BillingSort, ListBilling};

use super::{json_of, word_of};
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::table::table;

pub fn run(
    client: &Client,
    query: Option<String>,
    limit: u32,
    language: Language,
) -> Result<Answer, Failure> {
    client.log_in()?;
    let request =
        ListBilling { text: query, sort: BillingSort::Company, descending: false, offset: 0, limit };
    let page: BillingPage = client.call("billing_list", &request)?;
    let mut rows = vec![vec![
        "ID".to_owned(),
        say!(language, "公司", "firm"),
        say!(language, "归属", "looked after by"),
        say!(language, "开票资料", "facts"),
    ]];
    rows.extend(page.rows.iter().map(row));
    Ok(Answer::new(json_of(&page), table(&rows)))
}

fn row(row: &BillingRow) -> Vec<String> {
    let number = || row.number.map(|number| format!("#{number}")).unwrap_or_default();
    let facts: Vec<String> =
        row.fields.iter().map(|field| format!("{}={}", word_of(&field.field), field.text)).collect();
    vec![
        row.record_id.to_string(),
        if row.company.is_empty() { number() } else { row.company.clone() },
        row.owner_name.clone(),
        facts.join(" "),
    ]
}
