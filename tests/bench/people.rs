//! Made-up customers, the same in every run: a number decides everything about a person.

/// Titles as an office's spreadsheet has them.
pub const TITLES: [&str; 10] =
    ["姓名", "公司名称", "职务", "手机号码", "电子邮箱", "所在城市", "跟进阶段", "标签", "客户来源", "备注"];

const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文博志远思雨子涵欣怡晨曦梓浩然宇轩佳琪雅婷嘉诚俊凯";
const BRANDS: &str = "恒信瑞达华盛鼎新安康宏图远景天成金鹏启明正泰联创百川同方四海中和嘉禾云帆星辰博雅长江泰山东方南海西湖北辰";
const CITIES: [&str; 12] =
    ["深圳", "广州", "杭州", "成都", "武汉", "西安", "苏州", "长沙", "北京", "上海", "重庆", "南京"];
const TRADES: [&str; 12] =
    ["科技", "贸易", "机械", "文化传媒", "建材", "食品", "物流", "家居", "电子", "环保", "医疗器械", "服装"];
const POSTS: [&str; 8] =
    ["总经理", "采购经理", "财务主管", "行政专员", "销售总监", "项目经理", "工程师", "店长"];
const STAGES: [&str; 6] = ["线索", "初步接触", "需求确认", "方案报价", "谈判", "成交"];
const TAGS: [&str; 6] = ["重点", "续约", "价格敏感", "华南区", "年度框架", ""];
const SOURCES: [&str; 4] = ["展会", "老客户介绍", "官网留言", "电话咨询"];
const PHRASES: [&str; 8] = [
    "客户对报价有疑问，希望下周再谈一次",
    "已寄样品，等待质检部门的反馈意见",
    "年底前有一批采购计划，需要提前备货",
    "合同条款由法务审核，预计三个工作日",
    "上次拜访时提到竞争对手的价格更低一些",
    "负责人出差，下个月初回来以后再联系",
    "对售后服务比较满意，愿意介绍其他客户",
    "付款周期偏长，需要财务一起确认额度",
];

/// The person with a number: one text per title.
pub fn person(number: u32) -> [String; TITLES.len()] {
    let mut dice = Dice(u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let name = format!("{}{}{}", dice.character(FAMILIES), dice.character(GIVEN), dice.character(GIVEN));
    let city = dice.pick(&CITIES);
    let brand = format!("{}{}", dice.character(BRANDS), dice.character(BRANDS));
    let company = format!("{city}{brand}{}有限公司", dice.pick(&TRADES));
    let note = note(&mut dice, number);
    [
        name,
        company,
        dice.pick(&POSTS).to_owned(),
        phone(number),
        format!("kh{number}@example.com"),
        city.to_owned(),
        dice.pick(&STAGES).to_owned(),
        dice.pick(&TAGS).to_owned(),
        dice.pick(&SOURCES).to_owned(),
        note,
    ]
}

/// The phone number of the person with a number; no two are the same.
pub fn phone(number: u32) -> String {
    // The factor shares no divisor with the modulus: each number is met once.
    format!("13{:09}", (u64::from(number) * 611_953) % 1_000_000_000)
}

/// 60 to 120 characters, with an identity number in one of ten.
fn note(dice: &mut Dice, number: u32) -> String {
    let mut note = String::new();
    while note.chars().count() < 60 + dice.below(40) {
        note.push_str(dice.pick(&PHRASES));
        note.push('。');
    }
    if number % 10 == 7 {
        note.push_str("身份证 ");
        note.push_str(&identity(dice, number));
    }
    note
}

/// A number of eighteen digits with the right check digit (GB 11643-1999).
fn identity(dice: &mut Dice, number: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let body = format!(
        "440301{}{:02}{:02}{:03}",
        1960 + dice.below(40),
        1 + dice.below(12),
        1 + dice.below(28),
        number % 1000
    );
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

/// Marsaglia's xorshift64: even enough, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end as u64).expect("small")
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn character(&mut self, from: &str) -> char {
        let at = self.below(from.chars().count());
        from.chars().nth(at).expect("within")
    }
}
