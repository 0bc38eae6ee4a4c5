import type { Role, RoleBudget, VaultSettings } from '../../generated/contract';
import type { Texts } from '../../i18n';

/** The three numbers of a budget. */
export const LOOKS = ['soft', 'hour', 'day'] as const;
export type Look = (typeof LOOKS)[number];
export type LimitId = `${Role}-${Look}` | 'claims' | 'trainees' | 'retention';

/** What stands in the fields. */
export type LimitTexts = Readonly<Partial<Record<LimitId, string>>>;

export interface LimitProblem {
  readonly id: LimitId;
  readonly text: string;
}

const MOST_PER_HOUR = 600;
const MOST_PER_DAY = 2000;
const MOST_CUSTOMERS = 200;
const MOST_MONTHS = 120;

const keys = { soft: 'soft_per_hour', hour: 'per_hour', day: 'per_day' } as const satisfies Record<
  Look,
  keyof RoleBudget
>;

/** The limits of a sheet, each under the name of its field. */
export function limitsOf(rules: VaultSettings): ReadonlyMap<LimitId, number> {
  const budgets = rules.budgets.flatMap((budget) =>
    LOOKS.map((look): [LimitId, number] => [`${budget.role}-${look}`, budget[keys[look]]]),
  );
  return new Map<LimitId, number>([
    ...budgets,
    ['claims', rules.claims_per_day],
    ['trainees', rules.trainee_customers_per_day],
    ['retention', rules.retention_floor_months],
  ]);
}

/** A whole number as people type it: full-width digits, spaces and separators are fine. */
export function wholeNumber(text: string): number | null {
  const digits = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d{1,6}$/.test(digits) ? Number(digits) : null;
}

/** The sheet with what was typed; fields nobody touched keep their number. */
export function withTexts(rules: VaultSettings, texts: LimitTexts): VaultSettings | null {
  const typed = new Map<string, number | null>(
    Object.entries(texts).map(([id, text]) => [id, wholeNumber(text)]),
  );
  if ([...typed.values()].includes(null)) return null;
  const number = (id: LimitId, before: number) => typed.get(id) ?? before;
  return {
    ...rules,
    claims_per_day: number('claims', rules.claims_per_day),
    trainee_customers_per_day: number('trainees', rules.trainee_customers_per_day),
    retention_floor_months: number('retention', rules.retention_floor_months),
    budgets: rules.budgets.map((budget) => ({
      ...budget,
      soft_per_hour: number(`${budget.role}-soft`, budget.soft_per_hour),
      per_hour: number(`${budget.role}-hour`, budget.per_hour),
      per_day: number(`${budget.role}-day`, budget.per_day),
    })),
  };
}

/** The name of a field for the ear and for a problem. */
export function limitName(t: Texts, id: LimitId): string {
  if (id === 'claims' || id === 'trainees' || id === 'retention') return t.settings[id];
  const [role, look] = id.split('-') as [Role, Look];
  return t.settings.budgetOf({ role: t.words.role[role], what: t.settings.budgetColumns[look] });
}

function mostOf(id: LimitId): number {
  if (id === 'retention') return MOST_MONTHS;
  if (id.endsWith('-day')) return MOST_PER_DAY;
  return id.includes('-') ? MOST_PER_HOUR : MOST_CUSTOMERS;
}

/** The first thing the core would not accept, with the field it is about. */
export function problemOf(t: Texts, rules: VaultSettings, texts: LimitTexts): LimitProblem | null {
  const limits = limitsOf(rules);
  for (const [id, before] of limits) {
    const text = texts[id];
    const value = text === undefined ? before : wholeNumber(text);
    const to = mostOf(id);
    if (value === null || value < 1 || value > to) {
      return { id, text: t.settings.limitRange({ name: limitName(t, id), from: 1, to }) };
    }
  }
  const wanted = withTexts(rules, texts);
  for (const { role, soft_per_hour: soft, per_hour: hour, per_day: day } of wanted?.budgets ?? []) {
    const name = t.words.role[role];
    if (soft > hour) return { id: `${role}-soft`, text: t.settings.limitSoft({ name }) };
    if (day < hour) return { id: `${role}-day`, text: t.settings.limitDay({ name }) };
  }
  return null;
}

/** Some limit becomes larger, or data may be kept shorter: from two people on somebody else has to agree. */
export function loosens(rules: VaultSettings, wanted: VaultSettings): boolean {
  const before = limitsOf(rules);
  return [...limitsOf(wanted)].some(([id, value]) => {
    const old = before.get(id) ?? value;
    return id === 'retention' ? value < old : value > old;
  });
}
