//! Traditional characters that occur in names and company names, with their simplified forms.
//!
//! One character to one character. Left out on purpose: 乾 (also a character of its own), 瞭, 著 and others
//! whose simplified form depends on the word.

use std::sync::LazyLock;

/// Pairs: traditional, simplified.
#[rustfmt::skip]
const PAIRS: &str = "\
    張张劉刘陳陈楊杨趙赵黃黄吳吴孫孙馬马羅罗鄭郑謝谢韓韩馮冯鄧邓許许蕭萧葉叶蘇苏盧卢蔣蒋賈贾閻阎潛潜鍾钟譚谭陸陆鄒邹顧顾龔龚萬万錢钱湯汤賴赖龍龙嚴严賀贺範范遼辽倫伦齊齐聶聂關关藍蓝歐欧\
    魯鲁韋韦紀纪費费單单甯宁駱骆譽誉龐庞喬乔顏颜莊庄華华鄺邝鄔邬鄖郧鄲郸鄰邻郟郏婁娄諸诸區区應应竇窦儲储繆缪鮑鲍衛卫溫温滿满談谈連连麥麦遲迟獨独東东門门閔闵陽阳陰阴隨随險险際际陝陕隊队\
    階阶陣阵國国強强偉伟傑杰軍军紅红麗丽蓮莲蘭兰鳳凤鵬鹏濤涛飛飞雲云輝辉慶庆榮荣賢贤勝胜勵励勳勋勁劲動动務务勞劳勢势勸劝靜静潔洁艷艳豔艳瑩莹瑪玛瓊琼瑤瑶環环璽玺璉琏瑋玮琺珐瑣琐珮佩現现\
    愛爱憶忆懷怀憲宪恆恒悅悦慣惯慮虑憂忧憐怜態态慟恸戀恋學学寶宝寧宁實实審审寫写寬宽將将專专尋寻對对導导層层屬属屆届岡冈島岛嶺岭嶽岳嵐岚峽峡崗岗巒峦廣广廠厂廳厅廬庐庫库廢废廟庙彥彦彎弯\
    彌弥彈弹後后徑径從从徵征復复徹彻戰战戲戏戶户執执擴扩掃扫揚扬換换損损搶抢撥拨擊击擔担據据擇择擁拥擬拟攜携攝摄攔拦擺摆撫抚搖摇捨舍掛挂採采擋挡數数敵敌斂敛齋斋斷断時时晉晋晝昼暉晖暢畅\
    曉晓曄晔曆历曇昙曠旷曬晒暘旸昇升會会書书朧胧術术樸朴機机權权條条來来極极構构樣样樹树橋桥橫横檔档檢检櫃柜櫻樱欄栏樓楼標标樞枢棟栋棗枣業业槍枪樂乐椏桠槳桨樺桦檸柠檳槟歲岁歷历歸归殘残\
    殺杀殼壳毀毁氣气漢汉溝沟滅灭滬沪漁渔漲涨漸渐潤润澤泽濟济濱滨濃浓瀋沈瀟潇瀾澜灣湾灝灏灑洒瀘泸瀏浏淵渊淨净淺浅渾浑測测湧涌準准滄沧潑泼澗涧濕湿澱淀瀨濑滌涤漣涟滾滚漿浆澆浇濾滤災灾為为\
    烏乌無无煉炼煙烟煒炜熱热燈灯燒烧營营爍烁爐炉爛烂爭争爺爷爾尔牆墙獎奖獲获獅狮狀状獵猎獻献狹狭貓猫豬猪產产畢毕畫画異异當当疊叠療疗瘋疯癡痴發发皺皱盜盗監监盤盘盡尽眾众睜睁瞞瞒矯矫礦矿\
    碼码確确磚砖礎础礙碍禮礼禎祯禪禅禦御穌稣種种稱称積积穎颖穩稳穫获窩窝窮穷競竞筆笔節节築筑簡简簽签籃篮籌筹篤笃簫箫籤签類类糧粮約约級级納纳紙纸純纯紗纱紛纷紡纺細细終终組组結结絲丝絡络\
    給给統统經经綠绿維维綱纲網网綜综緊紧緒绪線线締缔緣缘編编練练緯纬縣县縱纵總总績绩織织繪绘繡绣繼继續续纓缨纖纤紹绍紳绅絨绒綺绮綸纶緻致緹缇緩缓縝缜縈萦縮缩繩绳紋纹絕绝絢绚綽绰綿绵緋绯\
    繞绕繽缤纜缆纘缵紘纮紓纾綵彩罰罚罷罢義义習习翹翘聖圣聞闻聯联聰聪聲声職职聽听肅肃腦脑腳脚腸肠膚肤膠胶膽胆臉脸臘腊臨临臺台與与興兴舉举舊旧艙舱艦舰艱艰莖茎萊莱葦苇蒼苍蓋盖蔭荫薈荟薑姜\
    薔蔷薩萨薺荠藝艺藥药蘆芦蘊蕴蘋苹蘿萝虛虚號号蟬蝉蠶蚕蠻蛮補补裝装裡里裏里製制複复褲裤襲袭覺觉覽览觀观規规視视親亲訂订計计訊讯討讨訓训記记訪访設设訴诉診诊評评詞词詠咏試试詩诗詮诠話话\
    該该詳详誌志認认語语誠诚誤误說说誰谁課课誼谊調调諒谅請请論论諾诺謀谋謙谦講讲謹谨證证識识譜谱譯译議议護护讀读變变讓让讚赞諧谐諭谕諮谘諶谌謐谧謨谟謠谣詢询訢䜣誥诰誨诲諺谚諦谛豐丰貝贝\
    貞贞負负財财貢贡貨货販贩貫贯責责貴贵買买貸贷貼贴貿贸賁贲資资賓宾賜赐賞赏賣卖質质購购賽赛贈赠贊赞贏赢贛赣賦赋賬账賒赊賺赚賠赔趕赶趨趋跡迹踐践躍跃車车軌轨軒轩軟软軸轴較较載载輔辅輕轻\
    輛辆輪轮輯辑輸输轄辖轉转轎轿轟轰轅辕轍辙辦办辭辞辯辩農农迴回這这進进遊游運运過过達达違违遙遥遜逊遞递遠远適适遷迁選选遺遗邁迈還还邊边邏逻郵邮鄉乡醫医醬酱釀酿釋释釗钊針针釣钓鈞钧鈣钙\
    鈴铃鈺钰鉀钾鉅钜鉉铉鉑铂鉛铅鉤钩銀银銅铜銓铨銘铭銳锐銷销鋁铝鋒锋鋪铺鋭锐鋼钢錄录錦锦錫锡錯错錶表鍋锅鍵键鍛锻鍊炼鍍镀鎂镁鎖锁鎮镇鎧铠鎳镍鏈链鏡镜鐘钟鐵铁鐸铎鑄铸鑑鉴鑒鉴鑰钥鑲镶鑽钻\
    鋅锌錕锟鍇锴錚铮鎔镕鏗铿鏢镖鑾銮釧钏鈦钛鈔钞鉬钼銑铣銜衔鋰锂錨锚鐳镭鈕钮鈷钴鈉钠鉻铬銻锑錳锰鎢钨鋸锯長长閃闪閉闭開开閑闲閒闲間间閣阁閥阀閩闽閱阅闆板闊阔闖闯闢辟闡阐閘闸闔阖闌阑隸隶\
    雙双雜杂雞鸡離离難难電电霧雾靈灵靂雳韜韬響响頁页頂顶項项順顺須须頌颂預预頓顿頗颇領领頡颉頭头頻频題题額额願愿顯显顥颢風风颯飒飄飘飯饭飲饮飼饲飾饰餃饺餅饼養养餘余館馆饋馈饒饶饌馔飽饱\
    馳驰馴驯駐驻駕驾駒驹駿骏騎骑騏骐騰腾驅驱驊骅驍骁驕骄驗验驚惊驛驿驥骥驪骊騁骋騫骞髮发鬆松鬥斗鬧闹魚鱼鮮鲜鯉鲤鯨鲸鱗鳞鱷鳄鰲鳌鳥鸟鳴鸣鴉鸦鴻鸿鴿鸽鵑鹃鵝鹅鶯莺鶴鹤鷗鸥鷹鹰鷺鹭鸞鸾鴛鸳\
    鴦鸯鴨鸭鶇鸫鹽盐麵面點点黨党齡龄齒齿龜龟亞亚傳传傷伤備备債债傭佣傾倾僅仅僑侨僕仆價价儀仪億亿儉俭優优償偿兌兑兒儿內内兩两冊册凍冻凱凯別别刪删則则剛刚創创劃划劇剧劍剑劑剂匯汇協协卻却\
    厭厌厲厉參参叢丛員员問问啟启啓启喚唤喪丧嘆叹嘗尝嘯啸噴喷囑嘱團团園园圍围圓圆圖图堅坚報报場场塊块塢坞塵尘墊垫墜坠墳坟墾垦壇坛壓压壘垒壞坏壟垄壯壮壺壶壽寿夠够夢梦夾夹奧奥奪夺奮奋妝妆\
    婦妇媧娲媽妈嫻娴嬌娇嬋婵嬰婴嬸婶嫵妩婭娅姍姗媯妫寢寝尷尴屍尸崢峥嶄崭嶇岖幣币師师帥帅帳帐帶带幀帧幫帮幹干幾几廂厢廚厨彙汇徠徕恥耻悶闷惡恶惱恼慘惨憑凭懇恳懲惩懶懒拋抛挾挟捲卷擠挤擲掷\
    擾扰攤摊攪搅攬揽暫暂柵栅棄弃欽钦歡欢殲歼毆殴氫氢氬氩決决沒没況况洶汹涼凉淚泪湊凑溈沩潯浔澇涝濰潍濘泞瀝沥灘滩牽牵犧牺猶犹甌瓯畝亩疇畴癢痒癥症皚皑盞盏矚瞩硃朱硯砚祿禄禱祷禿秃稅税穀谷\
    窯窑竊窃竪竖豎竖筍笋箋笺篩筛簾帘糾纠紐纽紮扎緝缉罈坛羈羁羨羡翬翚聳耸脅胁脈脉脫脱膩腻臟脏芻刍莢荚蒞莅蓀荪蓯苁蔔卜蔥葱薦荐蕓芸蕩荡藎荩藹蔼藺蔺蘄蕲螢萤蝦虾蠟蜡衝冲衊蔑襯衬託托詔诏詡诩\
    詰诘誇夸誕诞諄谆諍诤諫谏謂谓謄誊謎谜謬谬讎雠貪贪貯贮賃赁賄贿賑赈賭赌贍赡贖赎踴踊軻轲輿舆轔辚輾辗迺乃逕径邇迩鄆郓酈郦醜丑鈍钝鉗钳鉚铆銥铱鋤锄錘锤錸铼鍈锳鍀锝鎬镐鏑镝鐐镣鐔镡鑌镔闕阙\
    闥闼陘陉隕陨隱隐雋隽霽霁靄霭鞏巩韻韵頊顼頎颀頤颐頰颊頸颈顆颗顛颠顰颦飆飙餞饯餵喂饑饥駁驳駛驶駝驼騙骗騷骚驟骤鬍胡鯤鲲鱘鲟鴒鸰鴯鸸鵲鹊鶚鹗鸚鹦麼么黴霉黷黩鼇鳌齣出於于祐佑週周峯峰羣群\
    牀床喫吃綫线衆众爲为僞伪偽伪鎭镇眞真呂吕兗兖産产説说頼赖濵滨髙高冨富亙亘";

/// Simplified forms of the characters from U+4E00 to U+9FFF; zero where nothing changes.
static BASIC: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0_u16; 0x5200];
    let mut all = PAIRS.chars();
    while let (Some(from), Some(to)) = (all.next(), all.next()) {
        let slot = u32::from(from).checked_sub(0x4e00).and_then(|at| table.get_mut(at as usize));
        if let (Some(slot), Ok(to)) = (slot, u16::try_from(u32::from(to))) {
            *slot = if from == char::from_u32(u32::from(to)).unwrap_or(from) { 0 } else { to };
        }
    }
    table
});

/// The simplified form of `ch`, or `ch` itself.
pub(super) fn simplified(ch: char) -> char {
    let at = u32::from(ch).checked_sub(0x4e00).map(|at| at as usize);
    let to = at.and_then(|at| BASIC.get(at)).copied().unwrap_or(0);
    if to == 0 { ch } else { char::from_u32(u32::from(to)).unwrap_or(ch) }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use pinyin::ToPinyinMulti as _;

    use super::*;

    #[test]
    fn every_pair_shares_a_reading_and_leads_to_an_end() {
        let all: Vec<char> = PAIRS.chars().collect();
        assert_eq!(all.len() % 2, 0);
        let mut seen: HashMap<char, char> = HashMap::new();
        for pair in all.chunks(2) {
            let (from, to) = (pair[0], pair[1]);
            if from == to {
                continue;
            }
            assert_eq!(*seen.entry(from).or_insert(to), to, "{from} has two forms");
            let readings = |ch: char| {
                let all: Vec<_> = ch.to_pinyin_multi().into_iter().flatten().map(|one| one.plain()).collect();
                all
            };
            let (before, after) = (readings(from), readings(to));
            assert!(before.iter().any(|one| after.contains(one)), "{from} {before:?} {to} {after:?}");
            assert_eq!(simplified(to), to, "{from}{to} goes on");
        }
        assert!(seen.len() > 900, "{}", seen.len());
    }
}
