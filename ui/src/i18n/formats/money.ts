import type { Language } from '../../generated/contract';

const exact = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** ¥12,345.00, in English CNY 12,345.00. `fen` is the stored integer in 分. */
export function money(language: Language, fen: number): string {
  const amount = exact.format(fen / 100);
  return language === 'zh-CN' ? `¥${amount}` : `CNY ${amount}`;
}

/** ¥86.5万, ¥1.2亿 for sums; never 千. English keeps the exact form without decimals. */
export function moneySum(language: Language, fen: number): string {
  const yuan = fen / 100;
  if (language !== 'zh-CN') return `CNY ${Math.round(yuan).toLocaleString('en-US')}`;
  if (Math.abs(yuan) >= 1e8) return `¥${trim(yuan / 1e8)}亿`;
  if (Math.abs(yuan) >= 1e4) return `¥${trim(yuan / 1e4)}万`;
  return `¥${Math.round(yuan).toLocaleString('en-US')}`;
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
