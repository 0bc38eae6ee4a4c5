//! What people here put into passwords and English word lists do not know.

/// Phrases, lucky numbers, keyboard habits, surnames in pinyin, and the words of this program.
pub(super) const PIECES: &[&str] = &[
    "clientvault", "baoxianxiang", "kehu", "kehubaoxianxiang", "mima", "wodemima", "gongsi", "guanli",
    "guanliyuan", "xiaoshou", "caiwu", "zhuguan", "laoban", "yewu", "qiye", "dianzhang",
    "woaini", "woaini520", "woaini1314", "woaini5201314", "wo", "ai", "ni", "aini", "woai", "laopo", "laogong",
    "baobao", "baobei", "qinaide", "nihao", "zhongguo", "beijing", "shanghai", "gongxifacai", "facai", "fagong",
    "5201314", "1314520", "520", "1314", "521", "168", "188", "518", "588", "666", "888", "999", "6666", "8888",
    "9999", "66666", "88888", "666666", "888888", "168168", "123456", "112233", "123123", "147258", "147258369",
    "159357", "789456", "789456123", "1qaz2wsx", "qazwsx", "qwe123", "qweasd", "qweasdzxc", "asd123", "zxc123",
    "abc123", "aa123456", "a123456", "aa123", "a1b2c3", "woshishui", "tiankong", "taiyang", "wangyi", "taobao",
    "alipay", "zhifubao", "weixin", "tencent", "qq", "163", "126", "com", "wang", "li", "zhang", "liu", "chen", "yang",
    "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu", "guo", "he", "lin", "gao", "luo", "zheng", "liang",
    "xie", "song", "tang", "deng", "feng", "han", "cao", "zeng", "peng", "xiao", "cai", "pan", "tian", "dong", "yuan",
    "yu", "ye", "jiang", "wei", "du", "su", "lv", "ding", "ren", "lu", "yao", "shen", "zhong", "cui", "tan", "fan", "min",
    "jie", "na", "jing", "xiaoming", "qiang", "lei", "jun", "yong", "yan", "juan", "tao", "ming", "chao", "xiuying",
    "xia", "ping", "gang", "guiying", "ying", "hua", "yuhua", "xin", "mei", "bin", "bo", "hao", "xue", "jia", "jie",
];
