//! Made-up customers: in one copy each, so that whoever holds one holds that copy.
//!
//! A firm is a city, four characters and a trade: 5 + 4 × 8 + 5 = 42 bits of the key. A person is a surname and two
//! characters: 5 + 2 × 8 = 21 bits. For any name written anywhere else, the chance that a key made just this one is
//! 2⁻⁴² for the firm and 2⁻²¹ for the person: a person's name alone proves nothing.

use vault_domain::value::is_invisible;

use super::fold::meeting_key;

/// Bits of the key in a firm's name.
pub(super) const COMPANY_BITS: i32 = 42;
/// Bits of the key in a person's name.
pub(super) const NAME_BITS: i32 = 21;
/// What a number or address is counted as that the firm controls and gave to one copy alone. No chance stands behind it
/// but the firm's word: a mobile number typed at random meets it once in 2³³, and it is in no list but this copy.
pub(super) const CHANNEL_BITS: i32 = 40;

/// A made-up customer. No `Debug`: it must not be told from the others by a log.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Canary {
    /// Which one of its copy.
    pub number: u8,
    /// The person's name.
    pub name: String,
    /// The firm's name.
    pub company: String,
    /// The person's work.
    pub title: String,
    /// The firm's town.
    pub city: String,
    /// Telephone number or mail address the firm controls.
    pub channel: Option<String>,
}

// Lists whose lengths are powers of two, all entries different, so that a name has exactly the bits it is counted as.
const CITIES: &str = "苏州 无锡 常州 南通 扬州 镇江 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 台州 合肥 芜湖 福州 厦门 泉州 漳州 \
    南昌 赣州 济南 青岛 烟台 潍坊 郑州 洛阳 武汉 长沙 佛山 东莞";
const TRADES: &str = "科技 贸易 商贸 实业 机电 电子 电气 自动化 精密机械 五金制品 塑胶制品 包装材料 建材 装饰工程 家居用品 纺织 \
    服饰 食品 农产品 生物科技 医疗器械 化工 新材料 环保设备 物流 供应链管理 国际货运 文化传媒 广告 企业管理咨询 信息技术 软件";
const TITLES: &str = "总经理 采购经理 销售经理 项目经理 财务经理 行政主管 技术主管 业务员";
const SURNAMES: &str =
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹";
const CHARACTERS: &str = "安 邦 宝 北 本 彬 斌 博 才 灿 昌 畅 超 辰 晨 成 诚 承 驰 川 春 淳 慈 聪 达 丹 道 德 迪 鼎 东 栋 \
    端 敦 恩 帆 凡 方 芳 飞 丰 枫 锋 凤 福 富 刚 歌 耕 功 冠 光 广 贵 国 海 涵 瀚 航 豪 浩 皓 禾 和 \
    恒 弘 宏 虹 鸿 厚 华 桦 怀 焕 辉 汇 惠 慧 吉 佳 家 嘉 坚 建 健 江 杰 捷 金 锦 津 晋 京 晶 景 静 \
    炯 俊 君 钧 骏 凯 康 科 可 坤 来 澜 朗 乐 雷 磊 力 立 利 联 良 亮 琳 霖 灵 凌 岭 龙 隆 路 伦 茂 \
    美 萌 梦 民 敏 名 明 铭 墨 木 宁 诺 沛 朋 鹏 平 萍 普 齐 奇 启 千 乾 强 勤 青 清 晴 庆 秋 群 然 \
    仁 荣 容 融 如 瑞 润 若 森 山 善 尚 绍 申 升 生 声 晟 盛 石 时 世 仕 书 舒 顺 硕 思 松 颂 泰 涛 \
    腾 天 田 廷 通 同 途 万 旺 威 维 伟 蔚 文 雯 沃 西 希 熙 曦 贤 祥 翔 向 晓 欣 新 鑫 信 星 行 兴 \
    秀 旭 轩 雪 勋 雅 炎 岩 阳 尧 业 一 依 怡 艺 益 逸 毅 英 盈 永 勇 优 友 宇 雨 玉 裕 元 源 远 云";

/// The made-up customer that 16 bytes of the key say.
pub(super) fn from_dice(dice: [u8; 16], number: u8, channel: Option<&str>) -> Canary {
    let [city, a, b, c, d, trade, title, surname, e, f, ..] = dice;
    let word = |list: &'static str, dice: u8| {
        let words = list.split_whitespace().count().max(1);
        list.split_whitespace().nth(usize::from(dice) % words).unwrap_or_default()
    };
    let characters = |dice: &[u8]| dice.iter().map(|dice| word(CHARACTERS, *dice)).collect::<String>();
    let city = word(CITIES, city);
    Canary {
        number,
        name: format!("{}{}", word(SURNAMES, surname), characters(&[e, f])),
        company: format!("{city}{}{}有限公司", characters(&[a, b, c, d]), word(TRADES, trade)),
        title: word(TITLES, title).to_owned(),
        city: city.to_owned(),
        channel: channel.map(str::to_owned),
    }
}

/// The key under which two ways to write a number or address meet; `None` for texts that are neither.
pub(super) fn channel_key(text: &str) -> Option<String> {
    if text.contains(['@', '＠']) {
        let spoken = |ch: char| !ch.is_whitespace() && !is_invisible(ch);
        let plain = text.chars().filter(|ch| spoken(*ch)).map(|ch| if ch == '＠' { '@' } else { ch });
        return Some(plain.flat_map(char::to_lowercase).collect());
    }
    let key = meeting_key(text);
    let digits = key.trim_start_matches("00");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) || !(7..=15).contains(&digits.len()) {
        return None;
    }
    // +86 and the trunk zero are written or not.
    let national = digits.strip_prefix("86").filter(|rest| rest.len() >= 10).unwrap_or(digits);
    Some(national.trim_start_matches('0').to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn lists_have_the_bits_they_are_counted_as() {
        for (list, bits) in [(CITIES, 5), (TRADES, 5), (SURNAMES, 5), (CHARACTERS, 8), (TITLES, 3)] {
            let words: Vec<_> = list.split_whitespace().collect();
            // What is compared is the folded form.
            let different: HashSet<_> = words.iter().map(|word| meeting_key(word)).collect();
            assert_eq!((words.len(), different.len()), (1 << bits, 1 << bits), "{words:?}");
        }
        // One length per part of the name: no two draws join to the same text.
        for (list, length) in [(CITIES, 2), (CHARACTERS, 1), (SURNAMES, 1)] {
            assert!(list.split_whitespace().all(|word| meeting_key(word).chars().count() == length));
        }
        assert_eq!((COMPANY_BITS, NAME_BITS), (5 + 4 * 8 + 5, 5 + 2 * 8));
    }

    #[test]
    fn channels_meet_however_they_are_written() {
        for (one, other) in [
            ("+8613800001111", "138-0000 1111"),
            ("0086 138 0000 1111", "１３８００００１１１１"),
            ("0755-86001234", "+86 755 8600 1234"),
            ("Lin@Firm.example", " lin@firm.example"),
        ] {
            assert_eq!(channel_key(one), channel_key(other), "{one}");
            assert!(channel_key(one).is_some());
        }
        assert_eq!(channel_key("苏州"), None);
        assert_eq!(channel_key("12345"), None);
    }
}
