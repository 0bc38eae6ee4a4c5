import type { Texts } from '../../i18n';

/** How likely a mistake is, in words people compare. */
export function chanceWords(t: Texts, chance: number): string {
  const words = t.trace.chances;
  if (chance < 1e-9) return words.billion;
  if (chance < 1e-6) return words.million;
  if (chance < 1e-4) return words.tenThousand;
  if (chance < 1e-3) return words.thousand;
  return chance < 0.2 ? words.percent({ percent: Math.max(1, Math.round(chance * 100)) }) : words.high;
}
