import type { Texts } from '../../i18n';

/** A setting of the vault under its name in words; one that is not known here keeps its own. */
export function settingName(t: Texts, setting: string): string {
  return t.ledger.word[setting] ?? setting;
}

/** What a setting was or became; a budget is three numbers in one, hours of work are two. */
export function settingValue(t: Texts, setting: string, value: string): string {
  const hours = setting === 'alert_hours' ? /^(\d+)-(\d+)$/.exec(value) : null;
  if (hours !== null) return t.audit.hoursValue({ from: hours[1] ?? '', until: hours[2] ?? '' });
  const looks = setting.startsWith('budget_') ? /^(\d+)\/(\d+)\/(\d+)$/.exec(value) : null;
  if (looks === null) return t.ledger.word[value] ?? value;
  const [soft, hour, day] = looks.slice(1).map(Number);
  return t.ledger.looks({ soft: soft ?? 0, hour: hour ?? 0, day: day ?? 0 });
}
