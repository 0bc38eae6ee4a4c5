//! E-mail addresses, messenger accounts, passwords and codes.

use memchr::memmem::find_iter;

use super::HitKind;
use super::scan::{Findings, Scan};
use crate::field::FieldKey;
use crate::level::Level;
use crate::value::{Email, QqNumber, WeChatId, email};

/// Words in front of a secret: the word, the fewest characters of the secret.
const SECRET_WORDS: [(&str, usize); 7] =
    [("密码", 4), ("口令", 4), ("验证码", 4), ("password", 4), ("passwd", 4), ("pwd", 4), ("cvv", 3)];
/// Longest secret looked at; what follows belongs to something else.
const SECRET_LIMIT: usize = 128;

pub(super) fn find_emails(scan: &Scan<'_>, found: &mut Findings<'_>) {
    // Addresses are also written as a@b.cn/c@d.cn, and most of such marks are allowed before an @.
    let mut done = 0;
    for (at, _) in scan.text.match_indices('@') {
        let local = |b: &u8| b.is_ascii_alphanumeric() || b".!#$%&'+/=?^_`{|}~-".contains(b);
        let before = scan.text.as_bytes().get(..at).unwrap_or_default();
        let mut start = done.max(at - before.iter().rev().take(64).take_while(|b| local(b)).count());
        // Punctuation in front belongs to the sentence.
        while scan.byte(start).is_some_and(|b| start < at && !b.is_ascii_alphanumeric()) {
            start += 1;
        }
        let after = scan.slice(at + 1..scan.text.len());
        let domain = after
            .bytes()
            .take(254)
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
            .count();
        let domain = after.get(..domain).unwrap_or_default().trim_end_matches(['.', '-']);
        let range = start..at + 1 + domain.len();
        let address = scan.slice(range.clone());
        if domain.contains('.') && !address.contains("***") && Email::parse(address).is_ok() {
            done = range.end;
            let role = address.split_once('@').is_some_and(|(local, _)| email::is_role(local));
            found.add(HitKind::Email, range, (if role { Level::L1 } else { Level::L2 }, 95), FieldKey::Email);
        }
    }
}

/// Word in front, kind, field, and whether what follows is an account.
type Messenger = (&'static str, HitKind, FieldKey, fn(&str) -> bool);

pub(super) fn find_handles(scan: &Scan<'_>, found: &mut Findings<'_>) {
    let lower = scan.text.to_ascii_lowercase();
    let wechat = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
    let accounts: [Messenger; 3] = [
        ("微信", HitKind::WeChat, FieldKey::Wechat, |text| WeChatId::parse(text).is_ok()),
        ("wechat", HitKind::WeChat, FieldKey::Wechat, |text| WeChatId::parse(text).is_ok()),
        ("qq", HitKind::Qq, FieldKey::Qq, |text| QqNumber::parse(text).is_ok()),
    ];
    for (word, kind, field, is_account) in accounts {
        for at in find_iter(lower.as_bytes(), word) {
            let start = after_label(scan, at + word.len(), &["号码", "号", "id", "ID"]);
            let rest = scan.slice(start..scan.text.len());
            let account: &str =
                rest.get(..rest.bytes().take(21).take_while(|b| wechat(*b)).count()).unwrap_or_default();
            let range = start..start + account.len();
            if is_account(account) && !scan.touches_mask(&range) {
                found.add(kind, range, (Level::L2, 80), field);
            }
        }
    }
}

pub(super) fn find_secrets(scan: &Scan<'_>, found: &mut Findings<'_>) {
    let lower = scan.text.to_ascii_lowercase();
    for (word, least) in SECRET_WORDS {
        for at in find_iter(lower.as_bytes(), word) {
            let label_end = at + word.len();
            let start = after_label(scan, label_end, &["是", "为"]);
            let rest = scan.slice(start..scan.text.len());
            // A full-width comma ends the secret, though its folded form would be a possible character.
            let typed = |(at, b): &(usize, u8)| {
                b.is_ascii_alphanumeric() || (b.is_ascii_graphic() && scan.was_ascii(start + at))
            };
            let secret = rest.bytes().enumerate().take(SECRET_LIMIT).take_while(typed).count();
            let range = start..start + secret;
            let plain_word = scan.slice(range.clone()).bytes().all(|b| b.is_ascii_alphabetic());
            let announced = scan.slice(label_end..start).contains([':', '=', '是', '为']);
            // "password reset" talks about passwords; "password: reset" is one.
            if secret >= least && (announced || !plain_word) {
                found.add(HitKind::Secret, range, (Level::L3, 80), None);
            }
        }
    }
}

/// Where the value begins after a word: at most one of `tails`, then at most a colon with spaces around it.
fn after_label(scan: &Scan<'_>, end: usize, tails: &[&str]) -> usize {
    let rest = scan.slice(end..scan.text.len());
    let after_tail = tails.iter().find_map(|tail| rest.strip_prefix(tail)).unwrap_or(rest);
    let spaced = after_tail.strip_prefix(' ').unwrap_or(after_tail);
    let marked = spaced.strip_prefix([':', '=']).unwrap_or(spaced);
    let value = if marked.len() < spaced.len() { marked.strip_prefix(' ').unwrap_or(marked) } else { marked };
    scan.text.len() - value.len()
}
