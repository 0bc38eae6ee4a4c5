//! Made-up people, one after another.

/// Titles of the columns, in the order of [`Person::columns`].
pub const TITLES: [&str; 16] = [
    "客户姓名",
    "公司名称",
    "职务",
    "手机号码",
    "办公电话",
    "电子邮箱",
    "微信号",
    "所在城市",
    "联系地址",
    "统一社会信用代码",
    "身份证号",
    "客户来源",
    "跟进阶段",
    "标签",
    "出生日期",
    "备注",
];

const FAMILIES: [&str; 24] = [
    "何", "吕", "郑", "沈", "许", "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘",
    "杜", "戴", "夏", "钟", "汪", "田", "欧阳",
];
const GIVEN: [&str; 24] = [
    "雨桐", "子墨", "一鸣", "思远", "清和", "若溪", "景行", "知夏", "明远", "书瑶", "嘉树", "望舒", "云舟",
    "秋实", "安澜", "晓峰", "静姝", "怀瑾", "敏", "博文", "凯", "晨曦", "立群", "向阳",
];
const PLACES: [(&str, &str, &str); 8] = [
    ("深圳", "0755", "广东省深圳市"),
    ("广州", "020", "广东省广州市"),
    ("杭州", "0571", "浙江省杭州市"),
    ("成都", "028", "四川省成都市"),
    ("武汉", "027", "湖北省武汉市"),
    ("西安", "029", "陕西省西安市"),
    ("苏州", "0512", "江苏省苏州市"),
    ("长沙", "0731", "湖南省长沙市"),
];
const BRANDS: [&str; 20] = [
    "临江", "远山", "云栖", "北辰", "青禾", "观澜", "拾光", "松间", "万象", "长风", "知行", "半亩", "星野",
    "禾木", "朗润", "鹿鸣", "东篱", "微澜", "映山", "南屏",
];
const TRADES: [&str; 12] =
    ["机械", "贸易", "科技", "文化传媒", "建材", "食品", "物流", "家居", "电子", "环保", "医疗器械", "服装"];
const POSTS: [&str; 8] =
    ["总经理", "采购经理", "财务主管", "行政专员", "销售总监", "项目经理", "工程师", "店长"];
const SOURCES: [&str; 6] = ["展会", "老客户介绍", "官网留言", "电话咨询", "公众号", "门店到访"];
const STAGES: [&str; 6] = ["线索", "初步接触", "需求确认", "方案报价", "谈判", "成交"];
const TAGS: [&str; 5] = ["重点", "续约", "价格敏感", "华南区", "年度框架"];
const STREETS: [&str; 6] = ["科技路", "滨河大道", "文昌街", "望江路", "云杉路", "梧桐巷"];

/// One row of so many has a mistake, so that a list of 200 shows each of them.
const EVERY: usize = 33;

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    ShortPhone,
    /// An identity number kept as a number: the last digits are gone.
    LostDigits,
    NoName,
    /// The row before it once more.
    Repeated,
    FormulaText,
    FullWidthDigits,
}

/// One row.
#[derive(Clone)]
pub struct Person {
    pub columns: [String; TITLES.len()],
    pub family: &'static str,
    pub given: &'static str,
    pub mistake: Option<Mistake>,
}

/// An endless supply of people, cut at a number.
#[derive(Clone)]
pub struct People {
    dice: Dice,
    left: usize,
    number: u32,
    before: Option<Person>,
}

impl People {
    pub fn new(count: usize) -> Self {
        Self { dice: Dice(0x5EED_CAFE), left: count, number: 0, before: None }
    }

    fn person(&mut self) -> Person {
        self.number += 1;
        let number = self.number;
        let dice = &mut self.dice;
        let (family, given) = (dice.pick(&FAMILIES), dice.pick(&GIVEN));
        let (city, code, province) = dice.pick(&PLACES);
        let company = format!("{city}{}{}有限公司", dice.pick(&BRANDS), dice.pick(&TRADES));
        let (year, month, day) = (1880 + dice.below(10), 1 + dice.below(12), 1 + dice.below(28));
        let tag = dice.pick(&TAGS);
        let or_empty = |dice: &mut Dice, text: String| if dice.below(3) == 0 { String::new() } else { text };
        let columns = [
            format!("{family}{given}"),
            company,
            dice.pick(&POSTS).to_owned(),
            format!("154{number:08}"),
            or_empty(dice, format!("{code}-5550{:04}", number % 10_000)),
            or_empty(dice, format!("kh{number}@example.com")),
            or_empty(dice, format!("wx_kehu_{number}")),
            city.to_owned(),
            format!("{province}{} {} 号", dice.pick(&STREETS), 1 + dice.below(200)),
            credit_code(number),
            or_empty(dice, identity(year, month, day, number % 1000)),
            dice.pick(&SOURCES).to_owned(),
            dice.pick(&STAGES).to_owned(),
            or_empty(dice, tag.to_owned()),
            format!("{year}-{month:02}-{day:02}"),
            or_empty(dice, "示例数据，人物与公司均为虚构".to_owned()),
        ];
        Person { columns, family, given, mistake: None }
    }

    fn spoil(&mut self, mut person: Person) -> Person {
        use Mistake::*;
        const IN_TURN: [Mistake; 6] =
            [ShortPhone, LostDigits, NoName, Repeated, FormulaText, FullWidthDigits];
        let mistake = IN_TURN.get(self.number as usize / EVERY % IN_TURN.len()).copied().unwrap_or(NoName);
        let [name, _, _, phone, .., remark] = &mut person.columns;
        match mistake {
            ShortPhone => {
                phone.pop();
            }
            LostDigits => person.columns[10] = identity(1885, 6, 15, 10),
            NoName => name.clear(),
            Repeated => return self.before.clone().unwrap_or(person),
            FormulaText => *remark = "=cmd|' /C calc'!A0".to_owned(),
            FullWidthDigits => {
                *phone = phone.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect();
            }
        }
        person.mistake = Some(mistake);
        person
    }
}

impl Iterator for People {
    type Item = Person;

    fn next(&mut self) -> Option<Person> {
        self.left = self.left.checked_sub(1)?;
        let mut person = self.person();
        if self.number as usize % EVERY == EVERY / 2 {
            person = self.spoil(person);
        }
        self.before = Some(person.clone());
        Some(person)
    }
}

/// Numbers that look random and are the same on every machine (constants of Knuth's MMIX).
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // The high half is the good one; it is smaller than 2^32.
        ((self.0 >> 32) % u64::from(end)) as u32
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len() as u32) as usize]
    }
}

/// A resident identity number of the 1880s with its check digit (GB 11643), place 440524.
fn identity(year: u32, month: u32, day: u32, order: u32) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let body = format!("440524{year}{month:02}{day:02}{order:03}");
    let sum: u32 = body.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[(sum % 11) as usize]))
}

/// A unified social credit code with its check character (GB 32100), place 440300, letters of an invented body.
fn credit_code(number: u32) -> String {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let mut organisation = format!("FA{number:06}");
    organisation.truncate(8);
    organisation.push(organisation_check(&organisation));
    let body = format!("91440300{organisation}");
    let value = |byte: u8| ALPHABET.iter().position(|letter| *letter == byte).unwrap_or(0);
    let sum: usize = body.bytes().zip(WEIGHTS).map(|(byte, weight)| value(byte) * weight).sum();
    format!("{body}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
}

/// The check character of the organisation code inside (GB 11714).
fn organisation_check(body: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(WEIGHTS).map(|(c, weight)| c.to_digit(36).unwrap_or(0) * weight).sum();
    match (11 - sum % 11) % 11 {
        10 => 'X',
        digit => char::from(b'0' + digit as u8),
    }
}
