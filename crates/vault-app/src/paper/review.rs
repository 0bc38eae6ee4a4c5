//! The record of a closed access review (季度权限复查表).

use vault_store::MadeCheckpoint;

use super::flow::{Column, Flow};
use super::words::{MARK, NOT_ADVICE, Said, moment, roles};
use crate::contract::app::Language;
use crate::contract::review::{Review, ReviewDecision, ReviewReason, ReviewRow};
use crate::error::AppError;
use crate::settings::Sheet;

const TITLE: Said = Said::new("权限复查记录", "Access review record");

/// The record as PDF.
///
/// # Errors
/// `internal` when a font or page cannot be made.
pub(crate) fn render(
    review: &Review,
    made: &MadeCheckpoint,
    settings: &Sheet,
    language: Language,
) -> Result<Vec<u8>, AppError> {
    let say = |text: Said| text.r#in(language);
    let at = |ms: i64| moment(ms, settings.utc_offset_min);
    let mut flow = Flow::new(say(MARK).to_owned(), say(NOT_ADVICE).to_owned())?;
    flow.title(&format!("{} · {}", say(TITLE), review.quarter));
    let why = match review.why {
        ReviewReason::Quarter => Said::new("季度复查", "Quarterly review"),
        ReviewReason::RightsChanged => Said::new("权限变更后的复查", "Review after a change of rights"),
    };
    flow.pair(say(Said::new("原因", "Reason")), say(why));
    flow.pair(say(Said::new("开始", "Opened")), &at(review.opened_ms));
    flow.pair(say(Said::new("应完成", "Due")), &at(review.due_ms));
    if let Some(closed) = &review.closed {
        flow.pair(say(Said::new("关闭", "Closed")), &at(closed.at_ms));
        flow.pair(say(Said::new("签名一", "First signature")), &closed.first_name);
        flow.pair(say(Said::new("签名二", "Second signature")), &closed.second_name);
        flow.pair(say(Said::new("台账序号", "Ledger position")), &closed.seq.to_string());
    }
    flow.heading(say(Said::new("逐人结果", "Result per person")));
    let columns = [
        Column { title: say(Said::new("人员", "Person")), share: 2.2, right: false },
        Column { title: say(Said::new("角色", "Roles")), share: 2.2, right: false },
        Column { title: say(Said::new("可见客户", "Customers")), share: 1.2, right: true },
        Column { title: say(Said::new("核心", "Core")), share: 0.9, right: true },
        Column {
            title: say(Said::new("90 天揭示/中位", "Shown 90 d / median")), share: 1.6, right: true
        },
        Column { title: say(Said::new("最近登录", "Last login")), share: 1.8, right: false },
        Column { title: say(Said::new("决定与理由", "Decision and reason")), share: 3.0, right: false },
    ];
    let rows: Vec<Vec<String>> = review.rows.iter().map(|row| cells(row, &at, language)).collect();
    flow.table(&columns, &rows);
    flow.signatures(&[
        say(Said::new("签名一", "First signature")),
        say(Said::new("签名二", "Second signature")),
    ]);
    flow.checkpoint(made, settings.utc_offset_min, language);
    flow.finish(say(TITLE), language)
}

fn cells(row: &ReviewRow, at: &impl Fn(i64) -> String, language: Language) -> Vec<String> {
    let decision = match &row.decision {
        None => String::new(),
        Some(ReviewDecision::Keep) => Said::new("保留", "keep").r#in(language).to_owned(),
        Some(ReviewDecision::Freeze) => Said::new("停用", "freeze").r#in(language).to_owned(),
        Some(ReviewDecision::Reduce { roles: new }) => {
            format!("{} {}", Said::new("改为", "reduce to").r#in(language), roles(new, language))
        }
    };
    let reason = if row.reason.is_empty() { String::new() } else { format!(" · {}", row.reason) };
    vec![
        row.name.clone(),
        roles(&row.roles, language),
        row.reach.customers.to_string(),
        row.l3_customers.to_string(),
        format!("{} / {}", row.reveals_90d, row.team_median_reveals_90d),
        row.last_login_ms.map_or_else(|| "--".to_owned(), at),
        format!("{decision}{reason}"),
    ]
}
