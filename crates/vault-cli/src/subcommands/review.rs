//! `cvault review`: 权限复核, the quarterly look at who may read what.

use std::path::Path;

use vault_app::contract::Done;
use vault_app::contract::approval::Approver;
use vault_app::contract::review::{
    CloseReview, DecideReview, PastReview, Review as Sheet, ReviewDecision, ReviewRow, Reviews, SaveReview,
};
use vault_domain::ids::RecordId;

use super::person::roles;
use super::{json_of, word_of};
use crate::answer::Answer;
use crate::arguments::people::Review;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::{Language, say};
use crate::moment::Moment;
use crate::names::Names;
use crate::table::table;
use crate::{host, secrets};

pub fn run(client: &Client, command: Review, language: Language) -> Result<Answer, Failure> {
    match command {
        Review::List => list(client, language),
        Review::Open => {
            client.log_in()?;
            let review: Sheet = client.ask("review_open")?;
            Ok(Answer::new(json_of(&review), sheet(&review, language)))
        }
        Review::Decide { review, name, decision, reason } => {
            client.log_in()?;
            let person_id = Names::ask(client)?.person(&name, "name")?.person_id;
            let request = DecideReview { review_id: review, person_id, decision, reason };
            let review: Sheet = client.call("review_decide", &request)?;
            Ok(Answer::new(json_of(&review), sheet(&review, language)))
        }
        Review::Close { review, approver, approver_password_file } => {
            let second = approver.as_deref().zip(approver_password_file.as_deref());
            close(client, review, second, language)
        }
        Review::Save { review, file } => save(client, review, &file, language),
    }
}

fn list(client: &Client, language: Language) -> Result<Answer, Failure> {
    client.log_in()?;
    let reviews: Reviews = client.ask("review_list")?;
    let mut lines = Vec::new();
    if reviews.due {
        lines.push(say!(language, "本季度还没有复核", "This quarter has had no review yet"));
    }
    lines.extend(reviews.open.iter().flat_map(|review| sheet(review, language)));
    lines.extend(reviews.past.iter().map(|past| closed(past, language)));
    if lines.is_empty() {
        lines.push(say!(language, "没有复核", "No reviews"));
    }
    Ok(Answer::new(json_of(&reviews), lines))
}

fn close(
    client: &Client,
    review_id: RecordId,
    second: Option<(&str, &Path)>,
    language: Language,
) -> Result<Answer, Failure> {
    client.log_in()?;
    let approver = match second {
        Some((name, file)) => Some(Approver {
            person_id: Names::ask(client)?.person(name, "approver")?.person_id,
            password: secrets::line_of_file(file)?.as_str().to_owned(),
        }),
        None => None,
    };
    let request = CloseReview { review_id, password: client.typed(), approver };
    let review: Sheet = client.call("review_close", &request)?;
    Ok(Answer::new(json_of(&review), sheet(&review, language)))
}

fn save(client: &Client, review_id: RecordId, file: &Path, language: Language) -> Result<Answer, Failure> {
    let path = host::new_file(file, "file")?.display().to_string();
    client.log_in()?;
    let line = say!(language, "复核记录 {path}", "Record of the review {path}");
    let done: Done = client.call("review_save", &SaveReview { review_id, path })?;
    Ok(Answer::new(json_of(&done), vec![line]))
}

/// A review with a line for each person.
fn sheet(review: &Sheet, language: Language) -> Vec<String> {
    let (id, quarter, why) = (review.review_id, &review.quarter, word_of(&review.why));
    let due = Moment(review.due_ms);
    let head = match &review.closed {
        None => {
            let open = review.rows.iter().filter(|row| row.decision.is_none()).count();
            say!(
                language,
                "{id}  {quarter}  {why}  {due} 前完成，{open} 人未决定",
                "{id}  {quarter}  {why}  due {due}, {open} undecided"
            )
        }
        Some(closed) => {
            let (at, first, second, seq) =
                (Moment(closed.at_ms), &closed.first_name, &closed.second_name, closed.seq);
            say!(
                language,
                "{id}  {quarter}  {why}  {at} 结束：{first} {second}（台账第 {seq} 条）",
                "{id}  {quarter}  {why}  closed {at}: {first} {second} (ledger entry {seq})"
            )
        }
    };
    let mut rows = vec![vec![
        say!(language, "  姓名", "  name"),
        say!(language, "角色", "roles"),
        say!(language, "状态", "state"),
        say!(language, "客户", "customers"),
        "L2".to_owned(),
        "L3".to_owned(),
        say!(language, "查看", "seen"),
        say!(language, "复制", "copied"),
        say!(language, "最近登录", "last login"),
        say!(language, "决定", "decision"),
        say!(language, "理由", "reason"),
    ]];
    rows.extend(review.rows.iter().map(row));
    std::iter::once(head).chain(table(&rows)).collect()
}

fn row(row: &ReviewRow) -> Vec<String> {
    let login = row.last_login_ms.map_or_else(|| "-".to_owned(), |ms| Moment(ms).to_string());
    let decision = match &row.decision {
        None => "-".to_owned(),
        Some(ReviewDecision::Keep) => "keep".to_owned(),
        Some(ReviewDecision::Freeze) => "freeze".to_owned(),
        Some(ReviewDecision::Reduce { roles: stay }) => format!("reduce:{}", roles(stay)),
    };
    vec![
        format!("  {}", row.name),
        roles(&row.roles),
        word_of(&row.state),
        row.reach.customers.to_string(),
        row.reach.sensitive.to_string(),
        row.reach.core.to_string(),
        row.reveals_90d.to_string(),
        row.copies_90d.to_string(),
        login,
        decision,
        row.reason.clone(),
    ]
}

fn closed(past: &PastReview, language: Language) -> String {
    let (id, quarter, why, people) = (past.review_id, &past.quarter, word_of(&past.why), past.people);
    let (at, first, second) = (Moment(past.closed.at_ms), &past.closed.first_name, &past.closed.second_name);
    say!(
        language,
        "{id}  {quarter}  {why}  {people} 人，{at} 结束：{first} {second}",
        "{id}  {quarter}  {why}  {people} people, closed {at}: {first} {second}"
    )
}
