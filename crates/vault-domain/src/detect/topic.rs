//! Words on health, religion and whereabouts, and names of pictures of documents.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::HitKind;
use super::scan::{Findings, Scan};
use crate::level::Level;

/// Words that rarely stand in business notes for anything else.
const TOPIC_WORDS: [&str; 40] = [
    "糖尿病",
    "高血压",
    "心脏病",
    "肿瘤",
    "癌症",
    "肺癌",
    "肝癌",
    "胃癌",
    "乳腺癌",
    "乙肝",
    "艾滋",
    "抑郁症",
    "焦虑症",
    "精神病",
    "怀孕",
    "流产",
    "化疗",
    "手术",
    "住院",
    "残疾",
    "残障",
    "病历",
    "诊断",
    "透析",
    "佛教",
    "信佛",
    "基督",
    "天主教",
    "伊斯兰",
    "穆斯林",
    "道教",
    "信教",
    "做礼拜",
    "斋月",
    "行踪",
    "轨迹",
    "实时位置",
    "实时定位",
    "住宿记录",
    "开房",
];

/// Parts of file names of pictures of documents.
const DOCUMENT_WORDS: [&str; 7] = ["身份证", "正面", "反面", "护照", "银行卡", "驾驶证", "户口本"];

/// The words, ready to be looked for: an import looks through every note.
static TOPICS: LazyLock<Vec<Finder<'static>>> = LazyLock::new(|| TOPIC_WORDS.map(Finder::new).into());

/// One word is talk, two are a profile.
const LEAST: usize = 2;

pub(super) fn find_topics(scan: &Scan<'_>, found: &mut Findings<'_>) {
    let hits: Vec<_> = TOPICS
        .iter()
        .flat_map(|word| {
            let length = word.needle().len();
            word.find_iter(scan.text.as_bytes()).map(move |at| at..at + length)
        })
        .collect();
    if hits.len() < LEAST {
        return;
    }
    for range in hits {
        found.add(HitKind::SensitiveTopic, range, (Level::L3, 40), None);
    }
}

/// Whether a file's name says that it is a picture of a document (L3).
#[must_use]
pub fn is_document_image(file_name: &str) -> bool {
    DOCUMENT_WORDS.into_iter().any(|word| file_name.contains(word))
}
