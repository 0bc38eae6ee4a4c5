import { number } from '../formats/number';
import { localDay, proseDay } from '../formats/time';

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

function inBrackets(text: string): string {
  return text === '' ? '' : `（${text}）`;
}

/** Whose request it was. */
function whose(s: Said): string {
  return s.approvedFor === '' ? '' : ` ${s.approvedFor} 的`;
}

/** Which details went out with the ledger. */
function exported(s: Said): string {
  return s.customer === '' ? inBrackets(s.text) : `（含 ${s.customer} 的明细）`;
}

/** `2026-11-28` as people say it. */
function prose(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? proseDay('zh-CN', localDay(day)) : day;
}

/** One sentence for every action the core writes down. Unknown ones are shown by their code. */
export const ledgerSentences = {
  'vault.created': (s: Said) => `${s.who} 建立了保险箱的成员名册`,
  'vault.create': (s: Said) => `${s.who} 新建了保险箱${quoted(s.text)}`,
  'session.login': (s: Said) => `${s.who} 登录`,
  'session.login_failed': (s: Said) => `${s.who} 登录未成功`,
  'session.authenticate': (s: Said) => `${s.who} 重新确认身份${s.refused ? '未成功' : ''}`,
  'session.enrol': (s: Said) => `${s.who} 用登记码第一次登录，设了自己的密码`,
  'approval.give': (s: Said) => (s.refused ? `${s.who} 请第二个人同意${s.text}，没有得到同意` : agreedTo(s)),
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
  'customer.claim': (s: Said) => `${s.who} ${s.refused ? '想从公海领取' : '从公海领取了'}${one(s)}`.trimEnd(),
  'customer.release': (s: Said) => `${s.who} 把${one(s)}放回公海`,
  'customer.hand_over': (s: Said) => `${s.who} 移交了 ${people(s.count)} 位客户`,
  'billing.follow': (s: Said) => `${s.who} 改动了客户，开票资料随客户更新`,
  'customer.keep': (s: Said) => `${s.who} 把${one(s)}交给专人专管`,
  'pool.claim': (s: Said) => `${s.who} 从公海领取了 ${people(s.count)} 位客户`,
  'customer.search': (s: Said) =>
    `${s.who} 搜索了客户${s.count === null ? '' : `，${number(s.count)} 个结果`}`,
  'customer.list': (s: Said) => `${s.who} 浏览了客户列表${s.count === null ? '' : `，${number(s.count)} 位`}`,
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
  'export.request': (s: Said) =>
    `${s.who} ${s.refused ? '想申请导出' : '申请导出'} ${people(s.count)} 位客户${inBrackets(s.text)}`,
  'export.sign': (s: Said) =>
    `${s.who} ${s.refused ? '想同意' : '同意了'}${whose(s)}导出申请${inBrackets(s.text)}`,
  'export.reject': (s: Said) => `${s.who} 驳回了${whose(s)}导出申请${inBrackets(s.text)}`,
  'export.withdraw': (s: Said) => `${s.who} 撤回了导出申请${inBrackets(s.text)}`,
  'export.carry': (s: Said) => `${s.who} 把导出申请带给审批人${inBrackets(s.text)}`,
  'export.confirm': (s: Said) => `${s.who} 确认了要导出的 ${people(s.count)} 位客户`,
  'export.begin': (s: Said) => `${s.who} 开始导出 ${people(s.count)} 位客户${inBrackets(s.text)}`,
  'export.run': (s: Said) =>
    `${s.who} ${s.refused ? '想导出客户，没有完成' : `导出了 ${people(s.count)} 位客户`}${inBrackets(s.text)}`,
  'export.returned': (s: Said) => `${s.who} 登记导出件${quoted(s.text)}已归还`,
  'export.destroyed': (s: Said) => `${s.who} 登记导出件${quoted(s.text)}已销毁`,
  'export.explained': (s: Said) => `${s.who} 说明了导出件${quoted(s.text)}的去向`,
  'leak.trace': (s: Said) =>
    `${s.who} 追查了一份泄露的名单${s.count === null ? '' : `，认出 ${number(s.count)} 位客户`}${inBrackets(s.text)}`,
  'stray.scan': (s: Said) =>
    `${s.who} 扫描了散落副本${s.count === null ? '' : `，发现 ${number(s.count)} 个文件`}`,
  'package.open': (s: Said) => `${s.who} ${s.refused ? '想打开' : '打开了'}一个加密包`,
  'stray.delete': (s: Said) => `${s.who} ${s.refused ? '想删除' : '删除了'}一个散落副本${quoted(s.text)}`,
  'ledger.export': (s: Said) => `${s.who} ${s.refused ? '想导出台账，没有完成' : `导出了台账${exported(s)}`}`,
  'ledger.checkpoint': (s: Said) => `${s.who} 生成了检查点${inBrackets(s.text)}`,
  'ledger.save_month': (s: Said) => `${s.who} 保存了月报${quoted(s.text)}`,
  'anchor.missing': (s: Said) => `${s.who} 打开保险箱时，这台电脑的钥匙串里没有台账的记号`,
  'anchor.unreadable': (s: Said) => `${s.who} 打开保险箱时，钥匙串里的记号不是这个保险箱的`,
  'clock.back': (s: Said) =>
    `${s.who} 打开保险箱时，时钟比上一条记录早${s.count === null ? '' : ` ${number(s.count)} 分钟`}`,
  'ledger.witness': (s: Said) => `${s.who} 用一份旧检查点核对了台账${s.text === '' ? '' : `：${s.text}`}`,
  'ledger.prune': (s: Said) => `${s.who} 清理了到期的明细${s.count === null ? '' : ` ${number(s.count)} 条`}`,
  'hold.set': (s: Said) => `${s.who} 设置了证据保全${s.text === '' ? '' : `：${s.text}`}`,
  'hold.lift': (s: Said) => `${s.who} 解除了证据保全${s.text === '' ? '' : `：${s.text}`}`,
  'alert.review': (s: Said) =>
    `${s.who} 复核了${s.count === null ? '' : `第 ${number(s.count)} 条引起的`}告警${s.text === '' ? '' : `：${s.text}`}`,
  'day.review': (s: Said) => `${s.who} 复核了${s.text === '' ? '一天' : ` ${prose(s.text)} `}的台账`,
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
  'keys.pass_on': (s: Said) => `${s.who} 登录时补发了 ${s.count === null ? '若干' : number(s.count)} 把密钥`,
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
};
