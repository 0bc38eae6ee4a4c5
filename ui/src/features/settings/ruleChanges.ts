import type { VaultSettings } from '../../generated/contract';
import type { Texts } from '../../i18n';
import { settingName, settingValue } from '../../shared/rules/settingWords';

/** The sheet under the names and in the words of the ledger. */
function named(rules: VaultSettings): ReadonlyMap<string, string> {
  const { budgets, alerts, exports, ...simple } = rules;
  const { hours_from: from, hours_until: until, ...rest } = alerts;
  return new Map([
    ...Object.entries(simple).map(([name, value]): [string, string] => [name, String(value)]),
    ...Object.entries(rest).map(([name, value]): [string, string] => [`alert_${name}`, String(value)]),
    ...Object.entries(exports).map(([name, value]): [string, string] => [`export_${name}`, String(value)]),
    ['alert_hours', `${from}-${until}`],
    ...budgets.map((budget): [string, string] => [
      `budget_${budget.role}`,
      `${budget.soft_per_hour}/${budget.per_hour}/${budget.per_day}`,
    ]),
  ]);
}

/** What differs, one line for each setting: for the person who has to agree. */
export function changedLines(t: Texts, before: VaultSettings, after: VaultSettings): string[] {
  const old = named(before);
  return [...named(after)]
    .filter(([name, value]) => old.get(name) !== value)
    .map(([name, value]) =>
      t.settings.changeLine({
        name: settingName(t, name),
        old: settingValue(t, name, old.get(name) ?? ''),
        new: settingValue(t, name, value),
      }),
    );
}
