/** Characters of the made-up names with their readings; enough for search by pinyin in the browser. */
export const readings: Readonly<Record<string, string>> = {};

function learn(text: string): [string, ...string[]] {
  const words = text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [word = '', sounds = ''] = entry.split(':');
      const parts = sounds.split("'");
      Array.from(word).forEach((character, index) => {
        (readings as Record<string, string>)[character] ??= parts[index] ?? '';
      });
      return word;
    });
  return words as [string, ...string[]];
}

export const surnames = learn(`
  张:zhang 王:wang 李:li 陈:chen 林:lin 赵:zhao 周:zhou 郑:zheng 何:he 朱:zhu 梁:liang 陆:lu 欧阳:ou'yang 许:xu 谢:xie
  沈:shen 韩:han 曹:cao 彭:peng 吕:lv 苏:su 卢:lu 蒋:jiang 蔡:cai 贾:jia 魏:wei 薛:xue 叶:ye 阎:yan 余:yu 潘:pan 杜:du
  仇:qiu 解:xie 单:shan 曾:zeng 翟:zhai`);
export const givenNames = learn(`
  伟:wei 敏:min 磊:lei 芳:fang 婉清:wan'qing 雯:wen 文斌:wen'bin 子昂:zi'ang 静:jing 建平:jian'ping 琳:lin 晓彤:xiao'tong
  展鹏:zhan'peng 亦凡:yi'fan 立:li 思远:si'yuan 海燕:hai'yan 国强:guo'qiang 丽:li 明辉:ming'hui 欣怡:xin'yi 志刚:zhi'gang
  佳:jia 浩然:hao'ran 雪梅:xue'mei 俊:jun 宁:ning 可心:ke'xin 泽宇:ze'yu 春华:chun'hua 博:bo 若兰:ruo'lan`);
export const cities = learn(`
  深圳:shen'zhen 杭州:hang'zhou 苏州:su'zhou 广州:guang'zhou 成都:cheng'du 青岛:qing'dao 北京:bei'jing 厦门:xia'men
  武汉:wu'han 宁波:ning'bo 西安:xi'an 佛山:fo'shan 天津:tian'jin 长沙:chang'sha 南京:nan'jing 重庆:chong'qing`);
export const brands = learn(`
  恒昌:heng'chang 瑞丰:rui'feng 云栖:yun'xi 智维:zhi'wei 穗丰:sui'feng 德康:de'kang 海润:hai'run 中维:zhong'wei
  鹭江:lu'jiang 光谷:guang'gu 正维:zheng'wei 悦读:yue'du 鸿展:hong'zhan 瑞科:rui'ke 明诚:ming'cheng 远航:yuan'hang
  启程:qi'cheng 安信:an'xin 联拓:lian'tuo 博雅:bo'ya 新禾:xin'he 天合:tian'he 万象:wan'xiang 同舟:tong'zhou`);
export const trades = learn(`
  精密五金制品:jing'mi'wu'jin'zhi'pin 新能源装备:xin'neng'yuan'zhuang'bei 文化创意:wen'hua'chuang'yi 自动化:zi'dong'hua
  农产品供应链:nong'chan'pin'gong'ying'lian 医疗器械:yi'liao'qi'xie 水产进出口:shui'chan'jin'chu'kou 科技:ke'ji
  国际货运代理:guo'ji'huo'yun'dai'li 律师事务所:lv'shi'shi'wu'suo 模具厂:mu'ju'chang 书店连锁:shu'dian'lian'suo
  铝业:lv'ye 检测:jian'ce 建材:jian'cai 物流:wu'liu`);
export const titles = learn(`
  采购经理:cai'gou'jing'li 总经理:zong'jing'li 财务主管:cai'wu'zhu'guan 运营总监:yun'ying'zong'jian 店长:dian'zhang
  项目经理:xiang'mu'jing'li 行政:xing'zheng 技术负责人:ji'shu'fu'ze'ren`);
export const tags = learn(`
  老客户:lao'ke'hu 年框:nian'kuang 转介绍:zhuan'jie'shao 展会:zhan'hui 招标:zhao'biao 续约:xu'yue 重点:zhong'dian`);
learn("有限公司:you'xian'gong'si 股份:gu'fen");

/** Reading of each character, lower case; what is not known stands for itself. */
export function pinyinOf(text: string): string[] {
  return Array.from(text, (character) => readings[character] ?? character.toLowerCase());
}
