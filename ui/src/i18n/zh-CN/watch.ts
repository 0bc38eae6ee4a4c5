import type { AlertRule, DayState, NotByYou, ReviewVerdict } from '../../generated/contract';
import { number } from '../formats/number';

/** What an alert says, already in words. */
interface Noticed {
  /** About whom; empty when about nobody. */
  readonly who: string;
  /** `YYYY-MM-DD`, empty where the rule is about no day. */
  readonly day: string;
  /** `20:47` */
  readonly clock: string;
  readonly count: number;
  readonly usual: number;
  /** Hours of work. */
  readonly from: number;
  readonly until: number;
}

/** A name in Latin letters keeps its distance from what follows. */
const by = (who: string) => (who === '' ? '' : `${who} `);

/** 11月28日 */
function on(day: string): string {
  const [, month, date] = /^\d{4}-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return month === undefined ? '' : `${String(Number(month))}月${String(Number(date))}日 `;
}

/** 告警与复核: what somebody has to look at, and that it was looked at. */
export const watch = {
  title: '告警与复核',
  tabs: '要复核的内容',
  alertsTab: '告警',
  daysTab: '日复核',
  loading: '正在对照规则查看台账…',
  alone: '只有你一个人能复核，所以你自己的话也算数。台账会写明是本人复核的。',
  readOnly: '保险箱现在是只读的，暂时不能复核。',
  month: '负责人月报',
  waiting: (p: { name: string; count: number }) => `${p.name}，${number(p.count)} 项待办`,

  rule: {
    failed_unlocks: '连续输错密码',
    above_median: '查看远多于平日',
    core_outside_hours: '工作时间外查看核心信息',
    export_before_leaving: '离职前导出',
    new_device: '新电脑首次使用',
    foreign_customers: '大量打开他人客户',
    clock_back: '时钟倒退',
    gap: '台账有缺口',
    stopped: '触及上限被拦下',
  } satisfies Record<AlertRule, string>,
  says: {
    failed_unlocks: (p: Noticed) => `${by(p.who)}连续输错密码 ${number(p.count)} 次`,
    above_median: (p: Noticed) =>
      `${by(p.who)}${on(p.day)}查看 ${number(p.count)} 次，平日中位数 ${number(p.usual)}`,
    core_outside_hours: (p: Noticed) =>
      `${by(p.who)}${p.clock} ${p.count > 1 ? '起' : ''}查看核心信息 ${number(p.count)} 次（工作时间 ${String(p.from)}–${String(p.until)} 点）`,
    export_before_leaving: (p: Noticed) =>
      p.count === 0 ? `${by(p.who)}离职当天导出` : `${by(p.who)}离职前 ${number(p.count)} 天导出`,
    new_device: (p: Noticed) => `${by(p.who)}首次使用一台新电脑`,
    foreign_customers: (p: Noticed) =>
      `${by(p.who)}${on(p.day) || '一天内'}打开他人客户 ${number(p.count)} 位（超过 ${number(p.usual)} 位提醒）`,
    clock_back: (p: Noticed) => `时钟倒退 ${number(p.count)} 分钟`,
    gap: (p: Noticed) => (p.who === '' ? '台账有缺口' : `台账有缺口，${p.who} 确认后继续使用`),
    stopped: (p: Noticed) => `${by(p.who)}${on(p.day)}触及上限被拦下 ${number(p.count)} 次`,
  } satisfies Record<AlertRule, (p: Noticed) => string>,

  alerts: {
    table: '告警',
    what: '发生了什么',
    when: '时间',
    due: '期限',
    state: '状态',
    action: '操作',
    none: '没有告警',
    noneText: '近 90 天没有触到任何一条规则。规则在设置里，可以按你们的习惯调整。',
    noneOpen: '告警都已复核',
    noneOpenText: '已复核的告警和当时写下的说明都还在。',
    toRules: '看告警规则',
    showAll: '看全部告警',
    count: (p: { open: number; all: number }) => `未复核 ${number(p.open)} 条，共 ${number(p.all)} 条`,
    onlyOpen: '只看未复核',
  },
  open: '未复核',
  overdueSince: (p: { day: string }) => `已逾期，应在 ${p.day} 前`,
  until: (p: { day: string }) => `${p.day} 前`,
  verdict: { explained: '有原因', acted: '已处理', incident: '需调查' } satisfies Record<
    ReviewVerdict,
    string
  >,
  verdictText: {
    explained: '有正当的工作原因，不需要再做什么。',
    acted: '已经采取措施，例如谈话、调整权限、换密码。',
    incident: '原因不明或可能泄露，要继续查。建议同时设置证据保全。',
  } satisfies Record<ReviewVerdict, string>,
  by: (p: { name: string; when: string }) => `${p.name}，${p.when}`,
  sealedNote: '说明只有能看明细的人可以看',
  notByYou: {
    own: '这是你自己做的，由别人复核',
    approved: '当时是你同意的，由别人复核',
    role: '你的角色只看不复核',
  } satisfies Record<NotByYou, string>,
  select: (p: { what: string }) => `选择：${p.what}`,
  selectAll: '选择全部可以复核的',
  selected: (p: { count: number }) => `已选 ${number(p.count)} 项`,
  clear: '取消选择',
  review: '复核…',
  reviewFull: (p: { what: string }) => `复核：${p.what}`,
  again: '更改…',
  againFull: (p: { what: string }) => `更改复核结果：${p.what}`,
  reviewSelected: (p: { count: number }) => `复核 ${number(p.count)} 条告警…`,
  inLedger: '看台账',
  inLedgerFull: (p: { what: string }) => `在台账里看：${p.what}`,
  keys: (p: { letters: boolean }) => `${p.letters ? 'J / K 或 ' : ''}↑ ↓ 移动，空格选择，Enter 打开`,

  ask: {
    title: (p: { count: number }) => (p.count === 1 ? '复核告警' : `复核 ${number(p.count)} 条告警`),
    more: (p: { count: number }) => `还有 ${number(p.count)} 条`,
    verdict: '结论',
    note: '说明',
    noteHint: (p: { left: string }) => `问了谁，查了什么，怎么处理的。2–500 字，还可以写 ${p.left} 字。`,
    submit: '签名复核',
    done: (p: { count: number }) => `已复核 ${number(p.count)} 条告警`,
    ownDoing: '里面有你自己做的或你同意过的，不能由你复核。请取消选择后再试，这一条请别人复核。',
    gone: '这条告警已不在列表里。请关闭后重新看一遍列表。',
  },

  days: {
    calendar: '近 90 天，按周排列，今天不在内',
    week: '周',
    weekOf: (p: { day: string }) => `${p.day} 起的一周`,
    weekdays: ['一', '二', '三', '四', '五', '六', '日'] as readonly string[],
    weekdaysFull: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as readonly string[],
    cell: (p: { day: string; state: string; count: number }) => `${p.day}，${number(p.count)} 条，${p.state}`,
    table: '要复核的日子',
    day: '日期',
    entries: '条目',
    refused: '被拒绝',
    people: '人数',
    state: '状态',
    who: '复核人',
    missing: (p: { names: string }) => `还差：${p.names} 的操作没有人看过`,
    none: '还没有要复核的日子',
    noneText: '从明天起，每个有操作的日子都会在这里等人看一遍。今天不在内。',
    toLedger: '看今天的台账',
    noneOpen: '近 90 天都已复核',
    noneOpenText: '新的一天结束以后会出现在这里。',
    showAll: '看全部日子',
    count: (p: { open: number; all: number }) => `待复核 ${number(p.open)} 天，共 ${number(p.all)} 天`,
    selectOpen: (p: { count: number }) => `选择待复核的 ${number(p.count)} 天`,
    reviewSelected: (p: { count: number }) => `复核 ${number(p.count)} 天…`,
    sign: '复核…',
    signFull: (p: { day: string }) => `复核 ${p.day}`,
    onlyOwn: '只剩你自己的操作，由别人复核',
    atMost: (p: { count: number }) => `一次最多 ${number(p.count)} 天`,
  },
  dayState: {
    reviewed: '已复核',
    partly: '部分',
    open: '待复核',
    overdue: '逾期',
  } satisfies Record<DayState, string>,
  signDays: {
    title: (p: { count: number }) => (p.count === 1 ? '复核一天的台账' : `复核 ${number(p.count)} 天的台账`),
    text: '签名表示：你看过下面这些日子的台账，没有发现不明的操作，或已在告警里写明。',
    own: '你自己做的、你同意过的操作不算在内，仍要由别人复核。',
    ownAlone: '只有你一个人能复核，所以你自己的操作也算看过。台账会写明是本人复核的。',
    day: (p: { day: string; count: number; refused: number }) =>
      p.refused === 0
        ? `${p.day}，${number(p.count)} 条`
        : `${p.day}，${number(p.count)} 条，其中被拒绝 ${number(p.refused)} 条`,
    more: (p: { count: number }) => `还有 ${number(p.count)} 天`,
    submit: '签名复核',
    done: (p: { count: number }) => `已复核 ${number(p.count)} 天`,
    early: '里面有还没有结束的日子，或没有条目的日子。请关闭后重新看一遍列表。',
  },

  home: {
    title: '告警与复核',
    alerts: '未复核的告警',
    days: '待复核的日子',
    overdue: (p: { count: number }) => `其中逾期 ${number(p.count)}`,
  },

  help: {
    text: '台账记下每件事，但只有看的人才会发现不对。所以保险箱按固定的规则提出告警，并请人把每一天看一遍。',
    how: [
      {
        what: '什么会告警',
        text: '连续输错密码、查看远多于平日、工作时间外查看核心信息、离职前导出、大量打开他人客户、时钟倒退、新电脑、台账缺口、触及上限。数字在设置的「台账与告警」里，人人看得到；改得更松要第二个人同意。',
      },
      {
        what: '告警不是定罪',
        text: '它只说发生了不寻常的事。先问本人，再写下结论：有原因、已处理，或需调查。结论和说明由复核的人签名，记入台账，删不掉，可以再改。',
      },
      {
        what: '自己不能复核自己',
        text: '自己做的、自己当面同意过的，要由别人复核。只有一个人能复核的保险箱里，自己的话也算数，但台账会写明。',
      },
      {
        what: '日复核',
        text: '有操作的每一天结束以后，要有人看一遍并签名。签名只覆盖别人的操作，所以通常要两个人；还差谁，页面会写出来。过了期限标红。',
      },
      {
        what: '看不到的',
        text: '告警只看保险箱里的操作。用手机拍屏、口头说出去、打印以后带走，台账里没有，也不会告警。',
      },
    ] as readonly { what: string; text: string }[],
  },
};
