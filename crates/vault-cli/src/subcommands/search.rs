//! `cvault search`.

use serde_json::{Value, json};
use vault_app::contract::customer::{CustomerRow, SearchCustomers, SearchHit, SearchResult};

use super::json_of;
use crate::answer::Answer;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};

pub fn run(client: &Client, query: String, limit: u32, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let found: SearchResult = client.call("customer_search", &SearchCustomers { query, limit })?;
    let rows: Vec<Value> = found.hits.iter().map(row).collect();
    let mut lines: Vec<String> = found.hits.iter().map(|hit| line(&hit.row)).collect();
    if lines.is_empty() {
        lines.push(say!(language, "没有找到", "Nothing found"));
    }
    Ok(Answer::new(json!({ "rows": rows }), lines))
}

/// The contract's row, its identifier under the name the other subcommands take.
fn row(hit: &SearchHit) -> Value {
    let mut row = json_of(&hit.row);
    if let Value::Object(parts) = &mut row {
        let id = parts.remove("record_id").unwrap_or_default();
        parts.insert("id".to_owned(), id);
        parts.insert("matched".to_owned(), json_of(&hit.matched));
    }
    row
}

fn line(row: &CustomerRow) -> String {
    let CustomerRow { record_id, name, company, phone, .. } = row;
    format!("{record_id}  {name}  {company}  {phone}")
}
