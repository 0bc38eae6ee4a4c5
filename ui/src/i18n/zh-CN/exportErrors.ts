import { countdown, number } from '../formats/number';
import type { ErrorParams, ErrorTexts } from '../errorText';

/** What is missing in a plan of what leaves. */
const missing: Readonly<Record<string, string>> = {
  recipient: '接收人',
  reference: '合同号、申请号或文号',
  keeper: '销毁责任人',
  destroy_by: '销毁日期',
  package_key: '打开加密包的口令或公钥',
  reason: '理由',
};

const forbidden: Readonly<Record<string, { what: string; next: string }>> = {
  nothing: { what: '没有可以导出的客户，没有提交。', next: '请放宽范围，或先取得客户的同意。' },
  abroad: { what: '这个保险箱不允许向境外提供，没有提交。', next: '确有需要时，由负责人在设置里开放。' },
  trainee: { what: '实习期间不能导出客户，没有提交。', next: '请让主管来申请。' },
  leaving: { what: '定了最后一天的人不能导出客户，没有提交。', next: '请让接手的人来申请。' },
  sales: { what: '这个保险箱不允许销售导出，没有提交。', next: '请让主管申请，或由负责人在设置里开放。' },
  sealed_only: { what: '核心级明文只能装进加密包，没有提交。', next: '请改用加密包，或让核心级保持掩码。' },
};

export type ExportCode =
  | 'export_incomplete' | 'export_forbidden' | 'export_invalid' | 'export_changed' | 'export_own' | 'export_used'
  | 'export_expired' | 'export_ended' | 'export_unsigned' | 'export_too_early' | 'export_rows'; // prettier-ignore

export const exportErrors: ErrorTexts<ExportCode> = {
  export_incomplete: (p) => ({
    what: `还缺${missing[p.text('missing')] ?? '一项内容'}，没有提交。`,
    next: '请补上后再提交。',
  }),
  export_forbidden: (p: ErrorParams) =>
    forbidden[p.text('why')] ?? { what: '这样的导出不允许，没有提交。', next: '请缩小范围，或换一种格式。' },
  export_invalid: () => ({
    what: '这段文字不是本保险箱成员签过名的申请或答复，没有采用。',
    next: '请粘贴完整的内容，从第一行到最后一行。',
  }),
  export_changed: () => ({ what: '选择的客户在审批后发生了变化，没有写出文件。', next: '请重新提交。' }),
  export_own: () => ({ what: '申请人不能审批自己的申请。', next: '请让另一个人来审批。' }),
  export_used: () => ({ what: '这份批准已使用过，没有再次写出。', next: '需要时请重新申请。' }),
  export_expired: () => ({ what: '这份批准已过期，没有写出文件。', next: '请重新申请。' }),
  export_ended: () => ({ what: '这份申请已被驳回或撤回。', next: '需要时请重新申请。' }),
  export_unsigned: () => ({
    what: '还有人没有签字，没有写出文件。',
    next: '请让审批人当面签字，或带去请对方签。',
  }),
  export_too_early: (p) => ({
    what: '时间还没到，没有写出文件。',
    next: p.number('wait_s') > 0 ? `请在 ${countdown(p.number('wait_s'))} 后再试。` : '请稍后再试。',
  }),
  export_rows: (p) => ({
    what: '输入的行数不一致，没有继续。',
    next:
      p.number('rows') > 0
        ? `实际是 ${number(p.number('rows'))} 行，请核对后重新输入。`
        : '请核对后重新输入。',
  }),
};
