//! Customers of nobody, and the dice that make them.

use vault_domain::field::FieldKey;

use super::Customer;

/// SplitMix64 (Steele, Lea, Flood 2014): the same tests each time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(sides).unwrap()).unwrap()
    }

    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }

    pub(super) fn bytes(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes.chunks_mut(8).for_each(|chunk| chunk.copy_from_slice(&self.next().to_be_bytes()));
        bytes
    }
}

const TOWNS: [(&str, &str); 6] = [
    ("江苏", "苏州"),
    ("广东", "深圳"),
    ("浙江", "宁波"),
    ("湖北", "武汉"),
    ("四川", "成都"),
    ("福建", "厦门"),
];
const BRANDS: [&str; 12] =
    ["恒昌", "瑞丰", "智维", "穗丰", "海润", "中维", "鹭江", "鸿展", "星河", "嘉禾", "远航", "青禾"];
const TRADES: [&str; 6] = ["五金", "食品", "自动化", "医疗器械", "货运代理", "科技"];
const TITLES: [&str; 6] = ["总经理", "采购经理", "财务", "采购/仓储主管", "店长", "销售/市场总监"];
const REMARKS: [&str; 5] = [
    "希望把账期放到 45 天，等财务答复。",
    "对质检流程很关心，下次带样品；老板爱喝茶",
    "用ERP系统，合同模板已发，法务还在看。",
    "老客户",
    "价格敏感，年底再谈",
];

/// Customer number `number`, with the sites that such lists have.
pub(super) fn customer(dice: &mut Dice, number: usize) -> Customer {
    let (province, city) = dice.pick(&TOWNS);
    let (brand, other, trade) = (dice.pick(&BRANDS), dice.pick(&BRANDS), dice.pick(&TRADES));
    let company = match dice.below(10) {
        0..5 => format!("{city}{brand}{other}{trade}有限公司"),
        5..8 => format!("{brand}{other}{trade}（{city}）有限公司"),
        8 => format!("{brand}{other} (中国) {trade}有限公司"),
        _ => format!("{city}K{}{brand}{trade}有限公司", number % 90 + 10),
    };
    let town = if dice.below(5) == 0 { format!("{city}市") } else { city.to_owned() };
    let address = match dice.below(3) {
        0 => format!(
            "{province}省{city}市高新区和平路{}号{}座",
            dice.below(300) + 1,
            dice.pick(&["A", "B", "C"])
        ),
        1 => format!("{city}市江北区建设路{}号", dice.below(300) + 1),
        _ => format!("人民路{}号（近地铁）", dice.below(300) + 1),
    };
    let surname = dice.pick(&["林", "张", "王", "赵", "何", "陈", "欧阳", "沈"]);
    let mut fields = vec![
        (FieldKey::Name, format!("{surname}{}", dice.pick(&["伟", "芳", "海燕", "志强", "雪", "国栋"]))),
        (FieldKey::Title, dice.pick(&TITLES).to_owned()),
        (FieldKey::Company, company),
        (FieldKey::Industry, dice.pick(&["制造", "食品", "软件/互联网", "物流"]).to_owned()),
        (FieldKey::City, town),
        (FieldKey::Phone, format!("+861380{number:07}")),
        (FieldKey::Address, address),
    ];
    if dice.below(3) == 0 {
        fields.push((FieldKey::Remark, dice.pick(&REMARKS).to_owned()));
    }
    fields
}
