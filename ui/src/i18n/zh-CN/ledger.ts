import type { ActionGroup, FindingCode } from '../../generated/contract';
import { number } from '../formats/number';

/** What a sentence of the ledger is made of, already in words; empty where there is nothing. */
export interface Said {
  /** The person, or "the program". */
  readonly who: string;
  /** `客户 #1024`, with the name for those who may read it. */
  readonly customer: string;
  readonly field: string;
  readonly fields: string;
  readonly count: number | null;
  readonly old: string;
  readonly new: string;
  readonly text: string;
  readonly refused: boolean;
  /** Whose request was agreed to; empty where no consent was given. */
  readonly approvedFor: string;
}

function people(count: number | null): string {
  return count === null ? '若干' : number(count);
}

/** "from a to b", as far as it is known. */
function change(s: Said): string {
  if (s.old !== '' && s.new !== '') return `，${s.old} → ${s.new}`;
  return s.new === '' ? '' : `，改为 ${s.new}`;
}

/** A change of state of one customer, or of many at once. */
function moved(s: Said, verb: string): string {
  return s.customer === '' ? `${s.who} ${verb} ${people(s.count)} 位客户` : `${s.who} ${verb} ${s.customer}`;
}

/** One customer whose name the entry does not hold, or cannot be read. */
function one(s: Said): string {
  return s.customer === '' ? '一位客户' : ` ${s.customer} `;
}

function quoted(text: string): string {
  return text === '' ? '' : `「${text}」`;
}

/** Consent: to whose request, and to looking at what. */
function agreedTo(s: Said): string {
  const whose = s.approvedFor === '' ? '' : ` ${s.approvedFor} `;
  return s.field === ''
    ? `${s.who} 当面同意了${whose}${whose === '' ? '' : '的'}${s.text}`
    : `${s.who} 当面同意了${whose}超过上限查看 ${s.customer} 的${s.field}`;
}

/** Words of the audit page. */
export const ledger = {
  title: '台账',
  integrity: {
    whole: '链完整',
    broken: '链已断',
    unknown: '还没有校验',
    entries: (p: { count: number }) => `${number(p.count)} 条`,
    verified: (p: { time: string }) => `校验于 ${p.time}`,
    since: (p: { count: number }) => `之后新增 ${number(p.count)} 条`,
    verify: '重新校验',
    verifyVault: '完整检查',
    working: '正在校验',
    separator: '，',
    ok: (p: { entries: number; time: string }) => `校验完成，${number(p.entries)} 条全部完整，用时 ${p.time}`,
    okRows: (p: { entries: number; rows: number; time: string }) =>
      `检查完成，${number(p.entries)} 条台账与 ${number(p.rows)} 条记录全部一致，用时 ${p.time}`,
    brokenAt: (p: { seq: number }) => `第 ${number(p.seq)} 条起与签名不符`,
    brokenText: '这之后的内容可能被改动过。请不要继续写入，保留现场并从备份核对。',
    findings: '发现的问题',
    head: '链首',
  },
  finding: {
    page_damaged: (p: { count: number }) => `${number(p.count)} 个文件页无法通过校验`,
    chain_broken: () => '条目之间的链接断开',
    signature_invalid: () => '签名不符',
    row_stale: (p: { count: number }) => `${number(p.count)} 条记录与最后一次登记不一致`,
    row_unknown: (p: { count: number }) => `${number(p.count)} 条记录没有登记过`,
    row_foreign: (p: { count: number }) => `${number(p.count)} 条记录由无权写入的人签写`,
    row_missing: (p: { count: number }) => `${number(p.count)} 条登记过的记录不见了`,
    row_unreadable: (p: { count: number }) => `${number(p.count)} 条记录无法打开`,
    behind_anchor: (p: { count: number }) => `台账比这台电脑记得的少 ${number(p.count)} 条，可能是旧文件`,
    forked: () => '台账与这台电脑记得的不是同一份历史',
    anchor_missing: () => '系统钥匙串里没有这个保险箱的记号',
    clock_back: (p: { count: number }) => `系统时间有 ${number(p.count)} 次倒退`,
  } satisfies Record<FindingCode, (p: { count: number }) => string>,
  findingAt: (p: { seq: number }) => `，第 ${number(p.seq)} 条`,

  filter: {
    label: '筛选台账',
    group: '操作',
    anyGroup: '全部操作',
    period: '时段',
    periods: { all: '全部时间', today: '今天', '7': '近 7 天', '14': '近 14 天', '30': '近 30 天', day: '' },
    refused: '仅被拒绝',
    clear: '清除筛选',
    charts: '图表',
  },
  group: {
    view: '查看',
    copy: '复制',
    change: '修改',
    import: '导入',
    login: '登录',
    settings: '配置',
    check: '校验',
  } satisfies Record<ActionGroup, string>,

  chart: {
    days: '每日操作',
    daysTable: '每日操作，数据表',
    hours: '时段分布',
    hoursTable: '时段分布，数据表',
    asTable: '看数据',
    asChart: '看图',
    views: '查看',
    changes: '修改',
    others: '其他',
    day: '日期',
    sum: '合计',
    less: '少',
    more: '多',
    weekday: '星期',
    weekdays: ['一', '二', '三', '四', '五', '六', '日'] as readonly string[],
    weekdaysFull: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as readonly string[],
    most: (p: { day: string; count: number }) => `${p.day} 最多，共 ${number(p.count)} 条`,
    noDays: '近 14 天没有操作',
    barLabel: (p: { day: string; count: number }) => `${p.day}，${number(p.count)} 条，点按查看当天`,
    cell: (p: { weekday: string; hour: number; count: number }) =>
      `${p.weekday} ${String(p.hour)} 时，${number(p.count)} 次`,
    outside: (p: { count: number; weekday: string; hour: number; most: number }) =>
      `8–20 时以外有 ${number(p.count)} 次操作，${p.weekday} ${String(p.hour)} 时最多（${number(p.most)} 次），已标出`,
    inside: '近 30 天的操作都在 8–20 时之间',
  },

  table: {
    label: '台账条目',
    time: '时间',
    what: '发生了什么',
    purpose: '用途',
    level: '级别',
    result: '结果',
    normal: '正常',
    refused: '已拒绝',
    count: (p: { count: number }) => `${number(p.count)} 条`,
    empty: '没有符合条件的条目',
    emptyText: '放宽或清除条件后再看。',
  },
  detail: {
    label: (p: { seq: number }) => `台账第 ${number(p.seq)} 条`,
    close: '关闭',
    seq: '序号',
    action: '操作代码',
    person: '人员',
    approver: '同意的人',
    approvedFor: '谁的请求',
    record: '对象',
    fields: '字段',
    purpose: '用途',
    level: '级别',
    count: '数量',
    old: '原值',
    new: '新值',
    text: '说明',
    result: '结果',
    hash: '哈希',
    open: '打开这位客户',
  },

  program: '程序',
  customerNumber: (p: { number: number }) => `客户 #${String(p.number)}`,
  customerNamed: (p: { number: number; name: string }) => `客户 #${String(p.number)} ${p.name}`,
  customerUnknown: '一位客户',
  fieldSeparator: '、',
  /** Why something was refused; codes of the core. */
  refusal: {
    not_allowed: '没有权限',
    presenting: '正在演示',
    wrong_password: '密码不正确',
    password_needed: '需要重新确认身份',
    purpose_needed: '没有填写用途',
    reveal_limit: '查看次数达到上限',
    approver_unfit: '这个人不能同意',
    customer_limit: '打开的客户达到上限',
    claim_limit: '领取的客户达到上限',
    keys_missing: '缺少密钥',
    copy_forbidden: '不能复制',
    too_many_attempts: '尝试次数过多',
    read_only: '只读',
    wrong_state: '状态不允许',
    conflict: '版本冲突',
  } as Readonly<Record<string, string>>,

  /** Codes that stand in entries, in words. */
  word: {
    manual: '手动',
    idle: '长时间未操作',
    suspend: '电脑休眠',
    screen_lock: '屏幕锁定',
    panic: '紧急锁定',
    quit: '退出程序',
    clock_jump: '系统时间跳变',
    lock_after_min: '自动锁定（分钟）',
    clipboard_clear_s: '剪贴板清除（秒）',
    longer_reveal: '延长显示',
    claims_per_day: '每天从公海领取（位）',
    trainee_customers_per_day: '实习生每天打开的客户（位）',
    budget_owner: '负责人的查看上限',
    budget_manager: '主管的查看上限',
    budget_sales: '销售的查看上限',
    reveal: '超过上限的查看',
    settings: '降低保护',
    review: '权限复查',
    level: '从核心级降低',
    L1: 'L1 普通',
    L2: 'L2 敏感',
    L3: 'L3 核心',
    retention_floor_months: '最短保留期限（月）',
    true: '开',
    false: '关',
    complete: '完整',
    findings: '发现问题',
    match: '一致',
    differs: '不一致',
    call: '电话',
    wechat: '微信',
    visit: '拜访',
    email: '邮件',
    note: '备注',
  } as Readonly<Record<string, string>>,
  /** How many values a role may look at. */
  looks: (p: { soft: number; hour: number; day: number }) =>
    `提醒 ${number(p.soft)}、每小时 ${number(p.hour)}、每天 ${number(p.day)}`,

  /** What was done with somebody else’s consent. */
  historyFrom: (p: { done: string; day: string }) => `${p.done}，跟进记录从 ${p.day} 起可见`,
  agreed: (p: { done: string; name: string }) => `${p.done}，经 ${p.name} 同意`,

  /** One sentence for every action the core writes down. Unknown ones are shown by their code. */
  sentence: {
    'vault.created': (s: Said) => `${s.who} 建立了保险箱的成员名册`,
    'vault.create': (s: Said) => `${s.who} 新建了保险箱${quoted(s.text)}`,
    'session.login': (s: Said) => `${s.who} 登录`,
    'session.login_failed': (s: Said) => `${s.who} 登录未成功`,
    'session.authenticate': (s: Said) => `${s.who} 重新确认身份${s.refused ? '未成功' : ''}`,
    'session.enrol': (s: Said) => `${s.who} 用登记码第一次登录，设了自己的密码`,
    'approval.give': (s: Said) =>
      s.refused ? `${s.who} 请第二个人同意${s.text}，没有得到同意` : agreedTo(s),
    'session.lock': (s: Said) => `${s.who} 锁定了保险箱${s.text === '' ? '' : `，${s.text}`}`,
    'customer.create': (s: Said) => `${s.who} 新建了 ${s.customer}`,
    'customer.update': (s: Said) => `${s.who} 修改了 ${s.customer} 的${s.fields || '资料'}${change(s)}`,
    'customer.open': (s: Said) => `${s.who} ${s.refused ? '想打开' : '打开了'} ${s.customer}`,
    'pool.open': (s: Said) => `${s.who} ${s.refused ? '想打开' : '打开了'}公海里的 ${s.customer}`,
    'customer.archive': (s: Said) => moved(s, '归档了'),
    'customer.unarchive': (s: Said) => moved(s, '取消归档了'),
    'customer.recycle': (s: Said) =>
      s.customer === ''
        ? `${s.who} 把 ${people(s.count)} 位客户移到回收站`
        : `${s.who} 把 ${s.customer} 移到回收站`,
    'customer.restore': (s: Said) => moved(s, '恢复了'),
    'customer.level_raise': (s: Said) => `${s.who} 提高了${one(s)}的级别${change(s)}`,
    'customer.level_lower': (s: Said) =>
      `${s.who} ${s.refused ? '想降低' : '降低了'}${one(s)}的级别${change(s)}`,
    'customer.transfer': (s: Said) => `${s.who} 把${one(s)}转给了别人`,
    'customer.claim': (s: Said) =>
      `${s.who} ${s.refused ? '想从公海领取' : '从公海领取了'}${one(s)}`.trimEnd(),
    'customer.release': (s: Said) => `${s.who} 把${one(s)}放回公海`,
    'customer.hand_over': (s: Said) => `${s.who} 移交了 ${people(s.count)} 位客户`,
    'billing.follow': (s: Said) => `${s.who} 改动了客户，开票资料随客户更新`,
    'customer.keep': (s: Said) => `${s.who} 把${one(s)}交给专人专管`,
    'pool.claim': (s: Said) => `${s.who} 从公海领取了 ${people(s.count)} 位客户`,
    'customer.search': (s: Said) =>
      `${s.who} 搜索了客户${s.count === null ? '' : `，${number(s.count)} 个结果`}`,
    'customer.list': (s: Said) =>
      `${s.who} 浏览了客户列表${s.count === null ? '' : `，${number(s.count)} 位`}`,
    'field.reveal': (s: Said) => `${s.who} ${s.refused ? '想查看' : '查看了'} ${s.customer} 的${s.field}`,
    'field.copy': (s: Said) => `${s.who} ${s.refused ? '想复制' : '复制了'} ${s.customer} 的${s.field}`,
    'field.compare': (s: Said) => `${s.who} 核对了 ${s.customer} 的${s.field}`,
    'note.add': (s: Said) => `${s.who} 记录了 ${s.customer} 的跟进`,
    'note.edit': (s: Said) => `${s.who} 修改了 ${s.customer} 的跟进记录`,
    'note.remove': (s: Said) => `${s.who} 删除了 ${s.customer} 的一条跟进记录`,
    'note.move': (s: Said) => `${s.who} 把 ${s.customer} 跟进记录里的号码移入${s.field || '对应字段'}`,
    'import.begin': (s: Said) => `${s.who} 开始导入${quoted(s.text)}`,
    'import.rows': (s: Said) => `${s.who} 导入了 ${people(s.count)} 位客户`,
    'import.finish': (s: Said) => `${s.who} 完成导入${quoted(s.text)}，共 ${people(s.count)} 位`,
    'import.undo': (s: Said) => `${s.who} 撤销了导入${quoted(s.text)}，涉及 ${people(s.count)} 位`,
    'import.undo_rows': (s: Said) => `${s.who} 撤回了 ${people(s.count)} 位导入的客户`,
    'import.save_rejected': (s: Said) => `${s.who} 保存了未导入的 ${people(s.count)} 行`,
    'settings.changed': (s: Said) => `${s.who} 修改了保险箱的规则${quoted(s.text)}`,
    'settings.change': (s: Said) => `${s.who} 修改了设置${quoted(s.text)}${change(s)}`,
    'field.save': (s: Said) => `${s.who} 修改了字段目录：${quoted(s.field || s.text)}`,
    'field.remove': (s: Said) => `${s.who} 删除了字段${quoted(s.text)}`,
    'field.level_raise': (s: Said) => `${s.who} 提高了字段${quoted(s.field)}的级别${change(s)}`,
    'field.level_lower': (s: Said) =>
      `${s.who} ${s.refused ? '想降低' : '降低了'}字段${quoted(s.field)}的级别${change(s)}`,
    'levels.reseal': (s: Said) => `${s.who} 按新的级别重新加密了一批客户`,
    'levels.resealed': (s: Said) => `${s.who} 按新的级别重新加密完成，${people(s.count)} 位客户`,
    'password.change': (s: Said) => `${s.who} 更换了个人密码`,
    'ledger.verify': (s: Said) => `${s.who} 校验了台账${s.count === null ? '' : `，${number(s.count)} 条`}`,
    'vault.verify': (s: Said) => `${s.who} 检查了整个保险箱`,
    'device.enroll': (s: Said) => `${s.who} 登记了这台设备${quoted(s.text)}`,
    'device.enrolled': (s: Said) => `${s.who} 登记了设备${quoted(s.text)}`,
    'device.retired': (s: Said) => `${s.who} 停用了设备${quoted(s.text)}`,
    'recovery.use': (s: Said) => `${s.who} 使用了恢复套件`,
    'ledger.discontinuity': (s: Said) => `${s.who} 确认在台账不连续的情况下继续使用`,
    'member.added': (s: Said) => `${s.who} 添加了成员${quoted(s.text || s.new)}`,
    'member.frozen': (s: Said) => `${s.who} 冻结了成员${quoted(s.text)}`,
    'member.unfrozen': (s: Said) => `${s.who} 恢复了成员${quoted(s.text)}`,
    'member.roles': (s: Said) => `${s.who} 调整了成员的角色${quoted(s.text)}`,
    'member.invited': (s: Said) => `${s.who} 给新成员发了登记码${quoted(s.text)}`,
    'member.team': (s: Said) => `${s.who} 调整了成员的团队${quoted(s.text)}`,
    'member.leaves': (s: Said) => `${s.who} 设定或取消了成员的最后一天${quoted(s.text)}`,
    'person.rights': (s: Said) => `${s.who} 调整了成员${quoted(s.text)}的权限或状态`,
    'roster.save': (s: Said) => `${s.who} 更新了成员名册${quoted(s.text)}`,
    'team.save': (s: Said) => `${s.who} 保存了团队${quoted(s.text)}`,
    'keys.pass_on': (s: Said) =>
      `${s.who} 登录时补发了 ${s.count === null ? '若干' : number(s.count)} 把密钥`,
    'keys.renew': (s: Said) => `${s.who} 换了新的密钥`,
    'keys.renewed': (s: Said) =>
      `${s.who} 用新密钥重新加密完毕${s.count === null ? '' : `，共 ${number(s.count)} 条内容`}`,
    'custodian.name': (s: Said) => `${s.who} 指定了专管的人${quoted(s.text)}`,
    'exception.give': (s: Said) => `${s.who} 指名给了${quoted(s.text) || '一位成员'}角色以外的密钥`,
    'exception.take': (s: Said) => `${s.who} 收回了指名给${quoted(s.text) || '一位成员'}的密钥`,
    'keys.reseal': (s: Said) => `${s.who} 用新密钥重新加密了一批内容`,
    'handover.begin': (s: Said) => `${s.who} 开始离职交接${quoted(s.text)}`,
    'handover.finish': (s: Said) =>
      `${s.who} 完成离职交接${quoted(s.text)}${s.count === null ? '' : `，移交 ${number(s.count)} 位客户`}`,
    'handover.save_report': (s: Said) => `${s.who} 保存了交接报告${quoted(s.text)}`,
    'file.rekey': (s: Said) => `${s.who} 更换了数据库文件的密钥`,
    'review.open': (s: Said) => `${s.who} 开始权限复查${quoted(s.text)}`,
    'review.decide': (s: Said) => `${s.who} 在权限复查中作出了决定${quoted(s.text)}`,
    'review.close': (s: Said) =>
      `${s.who} 结束权限复查${quoted(s.text)}${s.count === null ? '' : `，共 ${number(s.count)} 人`}`,
    'review.save': (s: Said) => `${s.who} 保存了权限复查的记录${quoted(s.text)}`,
    'audit.key': (s: Said) => `${s.who} 更换了台账明细的密钥`,
    'member.rekeyed': (s: Said) => `${s.who} 更换了成员的密钥${quoted(s.text)}`,
    'member.add': (s: Said) => `${s.who} 添加了成员${quoted(s.text || s.new)}`,
    'grant.issued': (s: Said) => `${s.who} 发放了密钥${quoted(s.text)}`,
    'grant.issue': (s: Said) => `${s.who} 发放了权限${quoted(s.text)}`,
    'draft.save': (s: Said) => `${s.who} 暂存了未完成的内容`,
    'draft.discard': (s: Said) => `${s.who} 丢弃了暂存的内容`,
    'command.refused': (s: Said) => `${s.who} 想做没有权限的操作${quoted(s.text)}`,
    'demo.fill': (s: Said) => `${s.who} 放入了 ${people(s.count)} 位演示客户`,
  },
};
