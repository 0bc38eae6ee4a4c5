import type { BillingSort } from '../../generated/contract';
import { number } from '../formats/number';

/** Words of the list of billing facts. */
export const billing = {
  title: '开票资料',
  list: '开票资料列表',
  columns: {
    company: '公司',
    creditCode: '税号',
    invoiceTitle: '发票抬头',
    account: '银行账号',
    amount: '合同额',
    signedOn: '签约日期',
    owner: '归属',
  },
  /** A customer who is no firm: no name of a person stands here. */
  person: (p: { number: number | null }) =>
    p.number === null ? '个人客户' : `个人客户 #${String(p.number)}`,
  count: (p: { count: number }) => `${number(p.count)} 份开票资料`,
  found: (p: { count: number }) => `找到 ${number(p.count)} 份`,
  find: '查公司、拼音或完整税号',
  sort: '排序',
  sorts: { company: '按公司拼音', created: '最新在前' } satisfies Record<BillingSort, string>,
  noContacts: '这里没有联系方式：财务的密钥打不开客户资料。',
  noContactsElse: '这里没有联系方式。财务看到的就是这些，财务的密钥打不开客户资料。',
  empty: {
    none: '还没有开票资料',
    noneText: '客户资料里填了税号、发票抬头、银行账号、合同额或签约日期，就会出现在这里。',
    noMatch: '没有找到这样的开票资料',
    noMatchText: '可以按公司名称、拼音、首字母或完整的税号查找。',
    clear: '清除查找',
  },
  panel: {
    label: (p: { name: string }) => `开票资料：${p.name}`,
    close: '关闭开票资料',
    facts: '开票与合同',
    owner: '归属',
    missing: '未填写',
    open: '打开客户',
  },
  /** On the first page of finance. */
  newest: '最新的开票资料',
  all: '全部开票资料',
};
