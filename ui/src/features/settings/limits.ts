import type { AlertRules, Role, RoleBudget, VaultSettings } from '../../generated/contract';
import type { Texts } from '../../i18n';

/** The three numbers of a budget. */
export const LOOKS = ['soft', 'hour', 'day'] as const;
export type Look = (typeof LOOKS)[number];
/** The numbers of the alert rules. */
export const ALERTS = [
  'failed_unlocks',
  'median_times',
  'hours_from',
  'hours_until',
  'leaver_days',
  'foreign_customers',
  'clock_back_min',
  'due_days',
] as const satisfies readonly (keyof AlertRules)[];
export type AlertNumber = (typeof ALERTS)[number];
export type LimitId =
  | `${Role}-${Look}`
  | `alert-${AlertNumber}`
  | 'claims'
  | 'trainees'
  | 'retention'
  | 'ledger'
  | 'free-rows'
  | 'one-rows';

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
const MOST_FREE_ROWS = 200;
const MOST_ROWS = 5000;
const LEDGER_MONTHS = [6, 240] as const;

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
    ['ledger', rules.ledger_months],
    ['free-rows', rules.exports.free_rows],
    ['one-rows', rules.exports.one_rows],
    ...ALERTS.map((name): [LimitId, number] => [`alert-${name}`, rules.alerts[name]]),
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
    ledger_months: number('ledger', rules.ledger_months),
    exports: {
      ...rules.exports,
      free_rows: number('free-rows', rules.exports.free_rows),
      one_rows: number('one-rows', rules.exports.one_rows),
    },
    alerts: Object.fromEntries(
      ALERTS.map((name) => [name, number(`alert-${name}`, rules.alerts[name])]),
    ) as Record<AlertNumber, number>,
    budgets: rules.budgets.map((budget) => ({
      ...budget,
      soft_per_hour: number(`${budget.role}-soft`, budget.soft_per_hour),
      per_hour: number(`${budget.role}-hour`, budget.per_hour),
      per_day: number(`${budget.role}-day`, budget.per_day),
    })),
  };
}

const ALERT_BOUNDS: Readonly<Record<AlertNumber, readonly [number, number]>> = {
  failed_unlocks: [3, 20],
  median_times: [2, 10],
  hours_from: [0, 23],
  hours_until: [1, 24],
  leaver_days: [7, 90],
  foreign_customers: [5, 200],
  clock_back_min: [5, 120],
  due_days: [1, 30],
};

/** The number of the alert rules a field is about, if it is about one. */
function alertOf(id: LimitId): AlertNumber | null {
  return ALERTS.find((name) => id === `alert-${name}`) ?? null;
}

/** The name of a field for the ear and for a problem. */
export function limitName(t: Texts, id: LimitId): string {
  if (id === 'claims' || id === 'trainees' || id === 'retention') return t.settings[id];
  if (id === 'free-rows') return t.settings.freeRows;
  if (id === 'one-rows') return t.settings.oneRows;
  if (id === 'ledger') return t.audit.months;
  const alert = alertOf(id);
  if (alert !== null) return t.audit.number[alert];
  const [role, look] = id.split('-') as [Role, Look];
  return t.settings.budgetOf({ role: t.words.role[role], what: t.settings.budgetColumns[look] });
}

function boundsOf(id: LimitId): readonly [number, number] {
  const alert = alertOf(id);
  if (alert !== null) return ALERT_BOUNDS[alert];
  if (id === 'ledger') return LEDGER_MONTHS;
  if (id === 'free-rows') return [1, MOST_FREE_ROWS];
  if (id === 'one-rows') return [1, MOST_ROWS];
  if (id === 'retention') return [1, MOST_MONTHS];
  if (id.endsWith('-day')) return [1, MOST_PER_DAY];
  return [1, id.includes('-') ? MOST_PER_HOUR : MOST_CUSTOMERS];
}

/** The first thing the core would not accept, with the field it is about. */
export function problemOf(t: Texts, rules: VaultSettings, texts: LimitTexts): LimitProblem | null {
  const limits = limitsOf(rules);
  for (const [id, before] of limits) {
    const text = texts[id];
    const value = text === undefined ? before : wholeNumber(text);
    const [from, to] = boundsOf(id);
    if (value === null || value < from || value > to) {
      return { id, text: t.settings.limitRange({ name: limitName(t, id), from, to }) };
    }
  }
  const wanted = withTexts(rules, texts);
  for (const { role, soft_per_hour: soft, per_hour: hour, per_day: day } of wanted?.budgets ?? []) {
    const name = t.words.role[role];
    if (soft > hour) return { id: `${role}-soft`, text: t.settings.limitSoft({ name }) };
    if (day < hour) return { id: `${role}-day`, text: t.settings.limitDay({ name }) };
  }
  if (wanted && wanted.exports.one_rows < wanted.exports.free_rows) {
    return { id: 'one-rows', text: t.settings.rowsOrder };
  }
  if (wanted && wanted.alerts.hours_from >= wanted.alerts.hours_until) {
    const { hours_from: from, hours_until: until } = t.audit.number;
    return { id: 'alert-hours_until', text: t.audit.order({ from, until }) };
  }
  return null;
}

/** Of these a smaller number protects less. */
const SMALLER_IS_WEAKER: ReadonlySet<LimitId> = new Set<LimitId>([
  'retention',
  'ledger',
  'alert-leaver_days',
  'alert-hours_from',
]);

/** Some limit becomes larger, data may be kept shorter, or fewer alerts are raised: from two people on somebody else has to agree. */
export function loosens(rules: VaultSettings, wanted: VaultSettings): boolean {
  const before = limitsOf(rules);
  return [...limitsOf(wanted)].some(([id, value]) => {
    const old = before.get(id) ?? value;
    return SMALLER_IS_WEAKER.has(id) ? value < old : value > old;
  });
}
