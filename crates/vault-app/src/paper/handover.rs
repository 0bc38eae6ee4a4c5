//! The report of a handover: what was done, and what the person may still hold.

use vault_domain::ids::ScopeId;
use vault_store::MadeCheckpoint;

use super::flow::{Column, Flow};
use super::words::{MARK, NOT_ADVICE, Said, level, moment};
use crate::contract::app::Language;
use crate::contract::customer::Receiver;
use crate::contract::handover::{HandoverReport, HandoverShare, HeldCompartment};
use crate::error::AppError;
use crate::people::{name_of_owner, owner_of};
use crate::session::Session;

const TITLE: Said = Said::new("离职交接报告", "Handover report");
const DONE: Said = Said::new("做了什么", "What was done");
const RECEIVERS: Said = Said::new("客户交给谁", "Who received the customers");
const KEYS: Said = Said::new("换了新密钥的范围", "Scopes with new keys");
const LOOKS: Said = Said::new("离职前 90 天的查看", "Looked at in the 90 days before");
const HELD: Said = Said::new("此人可能仍然持有的内容", "What the person may still hold");
const HONEST: [Said; 4] = [
    Said::new(
        "交接之后写入的内容，此人的密码、设备密钥和以前的钥匙都打不开：客户已换新密钥重新密封，数据库文件也换了钥。",
        "Nothing written after the handover opens with the person's password, device key or earlier keys: customers were          sealed under new keys and the database file has a new key.",
    ),
    Said::new(
        "如果此人留有交接之前的保险箱副本或备份，并且还有当时的密码和设备密钥，那份旧副本仍然能被打开。",
        "If the person kept a copy or backup of the vault from before, together with the password and device key of that          time, that old copy still opens.",
    ),
    Said::new(
        "看过、抄下、拍照或打印带走的内容收不回来；下面的数字说明可能有多少。",
        "What was read, written down, photographed or printed cannot be called back; the numbers say how much it may be.",
    ),
    Said::new(
        "请收回：U 盘备份、恢复套件、打印件、名片、工作手机与企业微信。",
        "Please collect: backup sticks, recovery kits, prints, business cards, the work phone and its chat account.",
    ),
];

/// The report as PDF.
///
/// # Errors
/// `internal` when a font or page cannot be made.
pub(crate) fn render(
    report: &HandoverReport,
    made: &MadeCheckpoint,
    session: &Session,
    language: Language,
) -> Result<Vec<u8>, AppError> {
    let say = |text: Said| text.r#in(language);
    let at = |ms: i64| moment(ms, session.settings.utc_offset_min);
    let mut flow = Flow::new(say(MARK).to_owned(), say(NOT_ADVICE).to_owned())?;
    flow.title(&format!("{} · {}", say(TITLE), report.person_name));
    let pairs: [(Said, String); 3] = [
        (Said::new("停用时间", "Frozen"), at(report.frozen_ms)),
        (Said::new("完成时间", "Finished"), at(report.done_ms)),
        (Said::new("台账序号", "Ledger position"), report.seq.to_string()),
    ];
    for (label, value) in &pairs {
        flow.pair(say(*label), value);
    }
    flow.heading(say(DONE));
    let done: [(Said, String); 4] = [
        (Said::new("转交客户", "Customers handed over"), report.customers.to_string()),
        (Said::new("换新密钥的范围", "Scopes with new keys"), report.rotated.len().to_string()),
        (Said::new("重新密封的内容", "Rows sealed anew"), report.rows_resealed.to_string()),
        (
            Said::new("数据库文件换钥", "Database file re-keyed"),
            say(if report.file_rekeyed { Said::new("是", "yes") } else { Said::new("否", "no") }).to_owned(),
        ),
    ];
    for (label, value) in &done {
        flow.pair(say(*label), value);
    }
    if !report.shares.is_empty() {
        flow.heading(say(RECEIVERS));
        let columns = [
            Column { title: say(Said::new("接收人", "Receiver")), share: 3.0, right: false },
            Column { title: say(Said::new("客户数", "Customers")), share: 1.0, right: true },
        ];
        let row = |share: &HandoverShare| {
            vec![owner_name(share.to, session, language), share.customers.to_string()]
        };
        let rows: Vec<Vec<String>> = report.shares.iter().map(row).collect();
        flow.table(&columns, &rows);
    }
    if !report.rotated.is_empty() {
        flow.heading(say(KEYS));
        let columns = [
            Column { title: say(Said::new("范围", "Scope")), share: 3.0, right: false },
            Column { title: say(Said::new("级别", "Level")), share: 1.5, right: false },
            Column { title: say(Said::new("密钥代", "Key generation")), share: 1.0, right: true },
        ];
        let rows: Vec<Vec<String>> = report
            .rotated
            .iter()
            .map(|held: &HeldCompartment| {
                vec![
                    scope_name(held.scope, session, language),
                    say(level(held.level)).to_owned(),
                    held.epoch.to_string(),
                ]
            })
            .collect();
        flow.table(&columns, &rows);
    }
    flow.heading(say(LOOKS));
    let looks: [(Said, u64); 4] = [
        (Said::new("揭示次数", "Values shown"), report.reveals_90d),
        (Said::new("复制次数", "Values copied"), report.copies_90d),
        (Said::new("涉及客户", "Customers concerned"), report.customers_seen_90d),
        (Said::new("导入次数", "Imports"), report.imports_90d),
    ];
    for (label, value) in looks {
        flow.pair(say(label), &value.to_string());
    }
    flow.heading(say(HELD));
    for text in HONEST {
        flow.paragraph(say(text));
    }
    flow.signatures(&[
        say(Said::new("离职人", "Leaver")),
        say(Said::new("接收人", "Receiver")),
        say(Said::new("负责人", "Owner")),
    ]);
    flow.checkpoint(made, session.settings.utc_offset_min, language);
    flow.finish(say(TITLE), language)
}

const BILLING: Said = Said::new("开票资料", "Billing");

fn scope_name(scope: ScopeId, session: &Session, language: Language) -> String {
    let membership = session.vault.membership();
    if let Some(billed) = membership.billed_scope(scope) {
        let owner = owner_name(owner_of(membership, billed), session, language);
        return format!("{owner} · {}", BILLING.r#in(language));
    }
    let said = match scope {
        ScopeId::COMMON => Said::new("设置与名单", "Settings and names"),
        ScopeId::AUDIT => Said::new("台账明细", "Ledger details"),
        _ => return owner_name(owner_of(membership, scope), session, language),
    };
    said.r#in(language).to_owned()
}

fn owner_name(owner: Receiver, session: &Session, language: Language) -> String {
    let name = name_of_owner(session, owner);
    match owner {
        Receiver::Team { .. } if name.is_empty() => {
            Said::new("全体（团队）", "Everyone (team)").r#in(language).to_owned()
        }
        Receiver::Person { .. } | Receiver::Team { .. } => name,
        Receiver::Kept => Said::new("专人专管", "Kept by named people").r#in(language).to_owned(),
        Receiver::Pool => Said::new("公海", "Shared pool").r#in(language).to_owned(),
    }
}
