//! Made-up customers: the same ones each time, with numbers and names of nobody.

use vault_domain::field::FieldKey;
use vault_domain::record::{CustomerKind, FieldSet, RecordState, Value};
use vault_domain::stage::Stage;

const DAY_MS: i64 = 86_400_000;

const SURNAMES: [&str; 24] = [
    "林", "张", "王", "赵", "何", "陈", "刘", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "曾",
    "欧阳", "单", "谢", "沈", "韩", "唐", "冯",
];
const GIVEN: [&str; 24] = [
    "伟", "芳", "敏", "磊", "琳", "建平", "晓明", "海燕", "志强", "雪", "子涵", "国栋", "丽华", "俊杰",
    "思远", "婷婷", "浩然", "美玲", "文博", "雅静", "永康", "佳怡", "天佑", "若曦",
];
const CITIES: [&str; 14] = [
    "深圳",
    "广州",
    "杭州",
    "苏州",
    "成都",
    "青岛",
    "北京",
    "厦门",
    "武汉",
    "宁波",
    "西安",
    "佛山",
    "鄂尔多斯",
    "上海",
];
const BRANDS: [&str; 20] = [
    "恒昌",
    "瑞丰",
    "云栖里",
    "智维",
    "穗丰",
    "天府德康",
    "海润",
    "中维",
    "鹭江",
    "光谷明诚",
    "北仑正维",
    "曲江悦读",
    "鸿展",
    "星河",
    "华盛",
    "嘉禾",
    "远航",
    "青禾",
    "百川",
    "长信",
];
const TRADES: [(&str, &str); 10] = [
    ("精密五金制品", "制造"),
    ("食品", "食品"),
    ("文化创意", "文化"),
    ("自动化设备", "制造"),
    ("农产品供应链", "农业"),
    ("医疗器械", "医疗"),
    ("水产品进出口", "外贸"),
    ("智联科技", "软件"),
    ("国际货运代理", "物流"),
    ("商务咨询", "咨询"),
];
const TITLES: [&str; 8] = ["采购经理", "总经理", "店长", "财务", "技术负责人", "行政", "合伙人", "项目经理"];
const SOURCES: [&str; 5] = ["展会", "转介绍", "官网咨询", "老客户", "陌生拜访"];
const TAGS: [&str; 8] = ["重点", "秋季展会", "老客户", "价格敏感", "华南", "需要样品", "年付", "待回访"];
const REMARKS: [&str; 5] = [
    "希望把账期从 30 天放到 45 天，等财务答复。",
    "对二期车间的质检流程很关心，下次带样品。",
    "去年合作愉快，今年预算增加两成。",
    "老板喜欢喝茶，开会请安排在上午。",
    "合同模板已发，法务还在看第六条。",
];

/// A small linear congruential generator (Knuth, MMIX): the demo must look the same on every computer.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.roll(list.len()))
    }

    fn word<'a>(&mut self, list: &[&'a str]) -> &'a str {
        self.pick(list).copied().unwrap_or_default()
    }
}

/// Customer number `number`; the same fields for the same number.
pub(super) fn customer(number: u32, owner: [u8; 16], now: i64) -> FieldSet {
    let mut dice = Dice(u64::from(number) * 7_919);
    let mut fields = FieldSet::new();
    let city = dice.word(&CITIES);
    let (trade, industry) = dice.pick(&TRADES).copied().unwrap_or_default();
    let company = format!("{city}{}{trade}有限公司", dice.word(&BRANDS));
    let person_only = dice.roll(10) == 0;
    if !person_only {
        fields.set(FieldKey::Company, company);
        fields.set(FieldKey::Industry, industry);
    }
    if person_only || dice.roll(12) != 0 {
        fields.set(FieldKey::Name, format!("{}{}", dice.word(&SURNAMES), dice.word(&GIVEN)));
        fields.set(FieldKey::Title, dice.word(&TITLES));
    }
    fields.set(FieldKey::City, city);
    fields.set(FieldKey::Source, dice.word(&SOURCES));
    fields.set(FieldKey::Stage, dice.pick(&Stage::ALL).map_or("lead", |stage| stage.code()));
    if dice.roll(5) != 0 {
        fields.set(FieldKey::LawfulBasis, "consent");
    }
    for _ in 0..dice.roll(3) {
        let tag = dice.word(&TAGS);
        if !fields.texts(FieldKey::Tags).any(|known| known == tag) {
            fields.push(FieldKey::Tags, tag);
        }
    }
    // Numbers of the block 1xx 0000 xxxx, which no network has given out.
    let prefix = dice.word(&["138", "139", "186", "137", "135", "151", "180", "133", "188", "159"]);
    fields.push(FieldKey::Phone, format!("+86{prefix}0000{:04}", (number * 37 + 1_024) % 10_000));
    if dice.roll(3) == 0 {
        fields.set(FieldKey::Wechat, format!("demo_{number:05}"));
        fields.push(FieldKey::Email, format!("contact{number}@demo.example"));
    }
    if dice.roll(4) == 0 {
        fields.set(FieldKey::Remark, dice.word(&REMARKS));
        fields.set(FieldKey::ContractAmount, i64::try_from(dice.roll(9_000) + 800).unwrap_or(0) * 10_000);
    }
    if dice.roll(9) == 0 {
        // The example of GB 11643: nobody's number.
        fields.set(FieldKey::IdNumber, "11010519491231002X");
    }
    let age_days = i64::try_from(dice.roll(92)).unwrap_or(0);
    let created = now - (age_days + 20) * DAY_MS;
    let active = now - age_days * DAY_MS / 2 - i64::try_from(dice.roll(20)).unwrap_or(0) * 3_600_000;
    if dice.roll(6) == 0 {
        let days = i64::try_from(dice.roll(9)).unwrap_or(0) - 2;
        if let Some(day) = vault_domain::date::LocalDate::from_unix_ms(now + days * DAY_MS, 480) {
            fields.set(FieldKey::NextFollowUp, format!("{day}T09:30"));
        }
    }
    let kind = if fields.contains(FieldKey::Name) { CustomerKind::Person } else { CustomerKind::Company };
    fields.set(FieldKey::Kind, i64::from(kind.code()));
    fields.set(FieldKey::State, i64::from(RecordState::Active.code()));
    fields.set(FieldKey::Owner, Value::Id(owner));
    fields.set(FieldKey::CreatedMs, created);
    fields.set(FieldKey::UpdatedMs, active);
    fields.set(FieldKey::LastActivityMs, active);
    fields.set(FieldKey::Number, i64::from(number));
    fields
}
