//! `cvault reveal`: one value, with its reason in the ledger.

use vault_app::contract::field::{Purpose, Reveal as Request, Revealed};

use super::{from_word, json_of};
use crate::answer::Answer;
use crate::arguments::Reveal;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};

pub fn run(client: &Client, reveal: &Reveal, language: Language) -> Result<Answer, Failure> {
    let Some(field) = from_word(&reveal.field) else {
        return Err(Failure::invalid("FIELD: a field name as `show` prints it"));
    };
    let (purpose, purpose_text) = match from_word(&reveal.purpose) {
        Some(purpose) => (purpose, None),
        None => (Purpose::Other, Some(reveal.purpose.clone())),
    };
    client.log_in()?;
    let request = Request {
        record_id: reveal.record,
        field,
        index: reveal.index,
        purpose,
        purpose_text,
        // The login a moment ago is fresh enough for every level.
        password: None,
        // A second person's password has one way in: `rpc`.
        approver: None,
    };
    let revealed: Revealed = client.call("field_reveal", &request)?;
    let (value, seq) = (&revealed.value, revealed.seq);
    let recorded = say!(language, "（已记入台账第 {seq} 条）", "(recorded as entry {seq} of the ledger)");
    let lines = vec![value.clone(), recorded];
    Ok(Answer::new(json_of(&revealed), lines))
}
