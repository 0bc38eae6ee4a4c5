/**
 * Endings by which a pasted word is taken for a company, a job title or a source.
 * Data about the language of customers, the same whatever language the page speaks.
 */
export const quickWords = {
  company:
    /(公司|集团|厂|店|事务所|工作室|研究院|研究所|中心|商行|酒店|医院|学校|大学|银行|科技|贸易|实业|股份|合作社|\b(ltd|inc|llc|gmbh|corp|co)\.?)$/i,
  title:
    /(经理|总监|主管|总裁|董事长|董事|总经理|老板|助理|主任|工程师|采购|销售|财务|会计|店长|厂长|院长|校长|律师|医生|顾问|负责人|manager|director|ceo|cto|cfo|buyer)$/i,
  source: /(介绍|推荐|转介绍|展会|官网|来电|上门|朋友圈|抖音|小红书|公众号|referral|website|fair)$/i,
  city: /^(?:[\p{Script=Han}]{2,6}(?:市|省|区|县)|北京|上海|广州|深圳|杭州|苏州|成都|重庆|武汉|西安|南京|天津|青岛|厦门|宁波|长沙|佛山|东莞|郑州|合肥)$/u,
} as const;
