import type { ReviewDecision, ReviewReason } from '../../generated/contract';
import { number } from '../formats/number';

type Kind = ReviewDecision['kind'];

/** 权限复查: who can read what, looked at once a quarter. */
export const reviews = {
  title: '权限复查',
  alone: '只有你一个人，不需要复查',
  aloneText: '权限复查看的是每个人能看到什么。添加第二个人之后，这里会每季度提醒一次。',
  due: '本季度还没有复查。请逐个看一遍谁能看到什么，决定保留、降权还是停用。',
  begin: '开始本季度复查',
  nothing: '没有待办的复查。新的季度开始，或有人的角色和团队改变时，会出现在这里。',
  quarter: (p: { year: string; quarter: string }) => `${p.year} 年第 ${p.quarter} 季度`,
  why: { quarter: '季度复查', rights_changed: '权限变动后的复查' } satisfies Record<ReviewReason, string>,
  heading: (p: { quarter: string; why: string }) => `${p.quarter} · ${p.why}`,
  opened: (p: { day: string }) => `${p.day} 开始`,
  until: (p: { day: string }) => `${p.day} 前完成`,
  overdue: (p: { day: string }) => `已逾期，应在 ${p.day} 前完成`,

  table: '要复查的人',
  person: '人',
  reach: '看得到的客户',
  sensitive: (p: { customers: number }) => `其中敏感 ${number(p.customers)}`,
  core: '能打开 L3 的客户',
  looks: '近 90 天',
  looksOf: (p: { reveals: number; copies: number }) => `查看 ${number(p.reveals)}，复制 ${number(p.copies)}`,
  median: (p: { reveals: number }) => `本组查看中位数 ${number(p.reveals)}`,
  many: '明显偏多',
  login: '最近登录',
  idle: '30 天以上没有登录',
  decision: '决定',
  decisionOf: (p: { name: string }) => `对 ${p.name} 的决定`,
  undecided: '未决定',
  choose: { keep: '保留', reduce: '降权', freeze: '停用' } satisfies Record<Kind, string>,
  chooseMore: { keep: '保留…', reduce: '降权…', freeze: '停用…' } satisfies Record<Kind, string>,
  decided: { keep: '保留', freeze: '停用', reduce: (p: { roles: string }) => `降为 ${p.roles}` },
  change: '更改',
  changeFull: (p: { name: string }) => `更改对 ${p.name} 的决定`,
  progress: (p: { done: number; of: number }) => `已决定 ${number(p.done)} / ${number(p.of)} 人`,
  keepPlain: (p: { people: number }) => `其余没有 L3 的 ${number(p.people)} 人都保留`,
  close: '结束复查…',
  closeLeft: (p: { people: number }) => `结束复查（还有 ${number(p.people)} 人未决定）`,

  ask: {
    keep: (p: { name: string }) => `保留 ${p.name} 的权限`,
    reduce: (p: { name: string }) => `降低 ${p.name} 的权限`,
    freeze: (p: { name: string }) => `停用 ${p.name}`,
  } satisfies Record<Kind, (p: { name: string }) => string>,
  now: (p: { roles: string; customers: number; core: number }) =>
    `现在：${p.roles}，看得到 ${number(p.customers)} 位客户，能打开 ${number(p.core)} 位的 L3。`,
  effect: {
    keep: '能打开 L3 核心级内容的人，保留也要写明理由。',
    reduce: '结束复查时，角色变成下面选中的这些。',
    freeze: '结束复查时停用，不能再登录；客户仍归在他名下。',
  } satisfies Record<Kind, string>,
  rolesLeft: '留下的角色',
  reason: '理由',
  reasonHint: (p: { left: string }) => `写进复查记录，还可以写 ${p.left} 字。`,
  saveDecision: '保存决定',

  closeTitle: '结束复查',
  closeText: '所有决定一起生效，写入台账：',
  closeSecond: '需要两个人签名：先输入你的密码，再由第二个人当面输入自己的密码。',
  effects: {
    freeze: (p: { name: string }) => `停用 ${p.name}`,
    reduce: (p: { name: string; from: string; to: string }) => `${p.name}：${p.from} → ${p.to}`,
    keep: (p: { people: number }) => `${number(p.people)} 人保留`,
  },
  sign: '签名并结束',
  closed: (p: { quarter: string }) => `${p.quarter}的复查已结束，决定已生效`,

  past: '以往的复查',
  none: '还没有结束过的复查。',
  which: '复查',
  people: '人数',
  closedAt: '结束时间',
  entry: (p: { seq: number }) => `台账第 ${number(p.seq)} 条`,
  signedBy: '签名',
  record: '记录',
  saveRecord: '保存记录 PDF',
  saveRecordOf: (p: { name: string }) => `保存记录 PDF：${p.name}`,
  recordSaved: '已保存复查记录',
};
