//! The owner's month: one page of numbers, with the newest checkpoint on it.

use vault_store::MadeCheckpoint;

use super::flow::{Column, Flow};
use super::words::{MARK, NOT_ADVICE, Said, moment};
use crate::contract::app::Language;
use crate::contract::field::Purpose;
use crate::contract::watch::{AlertRule, LedgerMonth, MonthEvent};
use crate::error::AppError;
use crate::session::Session;

const TITLE: Said = Said::new("负责人月报", "The owner's month");
const MONTH: Said = Said::new("月份", "Month");
const ENTRIES: Said = Said::new("台账记录", "Ledger entries");
const WHO: Said = Said::new("谁做了什么", "Who did what");
const PURPOSES: Said = Said::new("查看用途", "What values were looked at for");
const LEFT: Said = Said::new("离开保险箱的内容", "What left the vault");
const ALERTS: Said = Said::new("告警与处理", "Alerts and what came of them");
const PEOPLE: Said = Said::new("人员与权限变化", "People and rights");
const HEALTH: Said = Said::new("台账状况", "State of the ledger");
const NONE: Said = Said::new("本月没有。", "None this month.");
const REVIEWED: Said = Said::new("已复核的日子", "Days reviewed");
const VERIFIED: Said = Said::new("校验次数", "Times verified");
const CLOCK: Said = Said::new("时钟倒退", "Clock moved back");
const GAPS: Said = Said::new("记录中断", "Gaps");
const DEVICE: Said = Said::new("本机", "This computer");
const MORE: Said = Said::new("更早的记录见台账。", "Earlier ones are in the ledger.");

/// Rows of the lists on the page.
const ROWS: usize = 14;

/// The page as PDF.
///
/// # Errors
/// `internal` when a font or page cannot be made.
pub(crate) fn render(
    month: &LedgerMonth,
    made: &MadeCheckpoint,
    session: &Session,
    language: Language,
) -> Result<Vec<u8>, AppError> {
    let say = |said: Said| said.r#in(language);
    let offset_min = session.settings.utc_offset_min;
    let mut flow = Flow::new(say(MARK).to_owned(), say(NOT_ADVICE).to_owned())?;
    flow.title(&format!("{} · {}", say(TITLE), month.month));
    flow.pair(say(MONTH), &month.month);
    let range = match (month.first_seq, month.last_seq) {
        (Some(first), Some(last)) => format!("{} (#{first} – #{last})", month.entries),
        _ => month.entries.to_string(),
    };
    flow.pair(say(ENTRIES), &range);

    flow.heading(say(WHO));
    people(&mut flow, month, language);

    if !month.purposes.is_empty() {
        flow.heading(say(PURPOSES));
        let named =
            month.purposes.iter().map(|one| format!("{} {}", purpose(one.purpose).r#in(language), one.count));
        flow.paragraph(&named.collect::<Vec<_>>().join(" · "));
    }

    flow.heading(say(LEFT));
    events(&mut flow, &month.exports, offset_min, language);

    flow.heading(say(ALERTS));
    if month.alerts.is_empty() {
        flow.paragraph(say(NONE));
    } else {
        alerts(&mut flow, month, language);
    }

    flow.heading(say(PEOPLE));
    events(&mut flow, &month.members, offset_min, language);

    flow.heading(say(HEALTH));
    flow.pair(say(REVIEWED), &format!("{} / {}", month.days_reviewed, month.days_with_entries));
    flow.pair(say(VERIFIED), &month.verified.to_string());
    flow.pair(say(CLOCK), &month.clock_back.to_string());
    flow.pair(say(GAPS), &month.discontinuities.to_string());
    flow.checkpoint(made, offset_min, language);
    flow.finish(say(TITLE), language)
}

fn people(flow: &mut Flow, month: &LedgerMonth, language: Language) {
    let title = |zh: &'static str, en: &'static str| Said::new(zh, en).r#in(language);
    let number = |title: &'static str| Column { title, share: 1.0, right: true };
    let columns = [
        Column { title: title("人员", "Person"), share: 2.2, right: false },
        number(title("打开客户", "Opened")),
        number(title("查看", "Reveals")),
        number(title("复制", "Copies")),
        number(title("修改", "Changes")),
        number(title("导入", "Imports")),
        number(title("导出", "Exports")),
        number(title("被拒", "Refused")),
    ];
    let rows: Vec<Vec<String>> = month
        .people
        .iter()
        .take(ROWS)
        .map(|one| {
            let name = one.person_name.clone().unwrap_or_else(|| DEVICE.r#in(language).to_owned());
            let numbers =
                [one.opened, one.reveals, one.copies, one.changes, one.imports, one.exports, one.refused];
            std::iter::once(name).chain(numbers.map(|number| number.to_string())).collect()
        })
        .collect();
    flow.table(&columns, &rows);
}

fn alerts(flow: &mut Flow, month: &LedgerMonth, language: Language) {
    let title = |zh: &'static str, en: &'static str| Said::new(zh, en).r#in(language);
    let number = |title: &'static str| Column { title, share: 1.0, right: true };
    let columns = [
        Column { title: title("规则", "Rule"), share: 3.4, right: false },
        number(title("告警", "Raised")),
        number(title("有原因", "Explained")),
        number(title("已处理", "Acted on")),
        number(title("需调查", "Incident")),
        number(title("未复核", "Open")),
    ];
    let rows: Vec<Vec<String>> = month
        .alerts
        .iter()
        .map(|one| {
            let numbers = [one.raised, one.explained, one.acted, one.incident, one.open];
            std::iter::once(rule(one.rule).r#in(language).to_owned())
                .chain(numbers.map(|number| number.to_string()))
                .collect()
        })
        .collect();
    flow.table(&columns, &rows);
}

fn events(flow: &mut Flow, events: &[MonthEvent], offset_min: i32, language: Language) {
    if events.is_empty() {
        flow.paragraph(NONE.r#in(language));
        return;
    }
    let title = |zh: &'static str, en: &'static str| Said::new(zh, en).r#in(language);
    let columns = [
        Column { title: title("序号", "No."), share: 0.7, right: true },
        Column { title: title("时间", "Time"), share: 1.7, right: false },
        Column { title: title("人员", "Person"), share: 1.5, right: false },
        Column { title: title("事项", "What"), share: 2.2, right: false },
        Column { title: title("说明", "Note"), share: 2.4, right: false },
    ];
    let newest = events.get(events.len().saturating_sub(ROWS)..).unwrap_or_default();
    let rows: Vec<Vec<String>> = newest
        .iter()
        .map(|event| {
            let what = action(&event.action).r#in(language);
            let what = match &event.refused {
                Some(code) => format!("{what} ({code})"),
                None => what.to_owned(),
            };
            vec![
                event.seq.to_string(),
                moment(event.at_ms, offset_min),
                event.person_name.clone().unwrap_or_else(|| DEVICE.r#in(language).to_owned()),
                what,
                event.text.clone().unwrap_or_default(),
            ]
        })
        .collect();
    flow.table(&columns, &rows);
    if newest.len() < events.len() {
        flow.paragraph(MORE.r#in(language));
    }
}

fn action(code: &str) -> Said {
    match code {
        "ledger.export" => Said::new("导出台账", "Ledger exported"),
        "ledger.checkpoint" => Said::new("检查点", "Checkpoint"),
        "ledger.save_month" => Said::new("保存月报", "Month saved"),
        "import.save_rejected" => Said::new("保存未导入的行", "Rejected rows saved"),
        "handover.save_report" => Said::new("保存交接报告", "Handover report saved"),
        "review.save" => Said::new("保存权限复查", "Access review saved"),
        "member.added" => Said::new("添加人员", "Person added"),
        "member.invited" => Said::new("邀请人员", "Person invited"),
        "member.frozen" => Said::new("冻结人员", "Person frozen"),
        "member.unfrozen" => Said::new("解除冻结", "Person unfrozen"),
        "member.roles" => Said::new("变更角色", "Roles changed"),
        "member.team" => Said::new("变更小组", "Team changed"),
        "member.leaves" => Said::new("设定离开日期", "Last day set"),
        "member.rekeyed" => Said::new("更换个人密钥", "New personal keys"),
        "exception.give" => Said::new("单独授权", "Single right given"),
        "exception.take" => Said::new("收回单独授权", "Single right taken back"),
        _ => Said::new("其他", "Other"),
    }
}

const fn purpose(purpose: Purpose) -> Said {
    match purpose {
        Purpose::FollowUp => Said::new("回访", "follow-up"),
        Purpose::VerifyIdentity => Said::new("核对身份", "identity check"),
        Purpose::Delivery => Said::new("发货", "delivery"),
        Purpose::Invoicing => Said::new("开票", "invoicing"),
        Purpose::AfterSales => Said::new("售后", "after-sales"),
        Purpose::Other => Said::new("其他", "other"),
    }
}

const fn rule(rule: AlertRule) -> Said {
    match rule {
        AlertRule::FailedUnlocks => Said::new("连续输错密码", "Wrong passwords in a row"),
        AlertRule::AboveMedian => Said::new("查看次数远超平日", "Far more looks than usual"),
        AlertRule::CoreOutsideHours => Said::new("非工作时间查看核心信息", "Core values outside hours"),
        AlertRule::ExportBeforeLeaving => Said::new("离职前导出", "Export before leaving"),
        AlertRule::NewDevice => Said::new("新电脑首次使用", "A new computer"),
        AlertRule::ForeignCustomers => {
            Said::new("一天内打开许多他人客户", "Many customers of others in a day")
        }
        AlertRule::ClockBack => Said::new("时钟倒退", "Clock moved back"),
        AlertRule::Gap => Said::new("台账有缺口", "A gap in the ledger"),
        AlertRule::Stopped => Said::new("触及上限被拦下", "Stopped at a limit"),
    }
}
