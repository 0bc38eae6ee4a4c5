//! A checkpoint on paper: the text, the same as QR code, and what to do with it.

use super::flow::Flow;
use super::qr::Modules;
use super::words::{MARK, NOT_ADVICE, Said, moment};
use crate::contract::app::Language;
use crate::error::AppError;
use crate::session::Session;

const TITLE: Said = Said::new("台账见证页", "Witness page of the ledger");
const WHAT: Said = Said::new(
    "这一页证明：到下面这个位置为止，保险箱的台账就是这些内容。请把它放在电脑以外的地方：打印后签字存档、交给律师或会计，或拍照保存。",
    "This page is evidence of what the vault's ledger was up to the position below. Keep it away from the computer: print and \
     sign it, hand it to a lawyer or accountant, or take a photograph.",
);
const HOW: Said = Said::new(
    "以后如需核对：在客户保险箱打开“台账 › 见证”，粘贴下面的文字；或把导出的台账和这段文字交给核验工具。只要此前有任何一条被改动、删除或调换，核对就不会通过。",
    "To check it later, open Ledger › Witness in ClientVault and paste the text below, or give an exported ledger and this text \
     to the verifier. If any entry before it was changed, removed or exchanged, the check fails.",
);
const POSITION: Said = Said::new("台账条数", "Entries");
const MADE: Said = Said::new("生成时间", "Made");
const BY: Said = Said::new("生成人", "By");
const ROOT: Said = Said::new("根指纹", "Root fingerprint");
const TEXT: Said = Said::new("检查点原文", "The checkpoint");
const SIGNATURES: [Said; 2] = [Said::new("见证人", "Witness"), Said::new("日期", "Date")];

/// The page as PDF.
///
/// # Errors
/// `internal` when a font or page cannot be made.
pub(crate) fn render(
    text: &str,
    size: u64,
    at_ms: i64,
    session: &Session,
    language: Language,
) -> Result<Vec<u8>, AppError> {
    let say = |said: Said| said.r#in(language);
    let mut flow = Flow::new(say(MARK).to_owned(), say(NOT_ADVICE).to_owned())?;
    flow.title(say(TITLE));
    flow.paragraph(say(WHAT));
    flow.pair(say(POSITION), &size.to_string());
    flow.pair(say(MADE), &moment(at_ms, session.settings.utc_offset_min));
    flow.pair(say(BY), &session.person_name);
    flow.pair(say(ROOT), &session.vault.keys().root_fingerprint.to_string());
    if let Some(code) = Modules::of(text) {
        flow.code(&code, 190.0);
    }
    flow.heading(say(TEXT));
    flow.verbatim(text);
    flow.paragraph(say(HOW));
    flow.signatures(&SIGNATURES.map(say));
    flow.finish(say(TITLE), language)
}
