import { number } from '../formats/number';

export const palette = {
  title: '搜索',
  placeholder: '姓名、公司、拼音、首字母或手机尾号',
  sections: {
    recent: '最近',
    customers: '客户',
    tags: '标签',
    actions: '动作',
    settings: '设置',
    help: '帮助',
  },
  hits: (p: { found: number; shown: number }) =>
    p.found === p.shown
      ? `${number(p.found)} 位`
      : `找到 ${number(p.found)} 位，显示前 ${number(p.shown)} 位`,
  first: (p: { shown: number }) => `显示前 ${number(p.shown)} 位`,
  some: (p: { found: number; shown: number }) => `找到 ${number(p.found)} 个，显示前 ${number(p.shown)} 个`,
  nothing: '没有找到',
  nothingText: (p: { query: string }) => `没有与「${p.query}」相符的内容`,
  select: '选择',
  open: '打开',
  command: '命令',
  person: '人',
  tag: '标签',
  helpWord: '帮助',
  results: (p: { count: number }) => `${number(p.count)} 个结果`,
  tagCount: (p: { count: number }) => `${number(p.count)} 位`,
};
