import type {
  AlertRules,
  ExportRules,
  RoleBudget,
  SettingChange,
  VaultMode,
  VaultSettings,
} from '../../generated/contract';
import { approve } from './approval';
import { record, refuse, whoIs, type FakeState, type Handlers } from './state';

const USUAL = { soft_per_hour: 30, per_hour: 60, per_day: 120 };
const CLIPBOARD_S = 30;
const LOCK_MIN: Record<VaultMode, number> = { solo: 10, office: 5, field: 3 };

export const usualSettings = (): VaultSettings => ({
  lock_after_min: LOCK_MIN.office,
  clipboard_clear_s: CLIPBOARD_S,
  longer_reveal: false,
  claims_per_day: 20,
  trainee_customers_per_day: 30,
  retention_floor_months: 1,
  ledger_months: 36,
  alerts: {
    failed_unlocks: 5,
    median_times: 3,
    hours_from: 8,
    hours_until: 20,
    leaver_days: 30,
    foreign_customers: 20,
    clock_back_min: 10,
    due_days: 7,
  },
  exports: { free_rows: 20, one_rows: 200, abroad: false, sales: false },
  budgets: [
    { role: 'owner', ...USUAL },
    { role: 'manager', ...USUAL },
    { role: 'sales', ...USUAL },
  ],
});

const within = (value: number, from: number, to: number) => value >= from && value <= to;

const checkAlerts = (alerts: AlertRules) =>
  within(alerts.failed_unlocks, 3, 20) && within(alerts.median_times, 2, 10) &&
  within(alerts.hours_from, 0, 23) && within(alerts.hours_until, alerts.hours_from + 1, 24) &&
  within(alerts.leaver_days, 7, 90) && within(alerts.foreign_customers, 5, 200) &&
  within(alerts.clock_back_min, 5, 120) && within(alerts.due_days, 1, 30); // prettier-ignore

function checkBounds(wanted: VaultSettings) {
  const budget = ({ soft_per_hour: soft, per_hour: hour, per_day: day }: RoleBudget) =>
    within(hour, 1, 600) && within(soft, 1, hour) && within(day, hour, 2000);
  const good =
    within(wanted.lock_after_min, 1, 30) && within(wanted.clipboard_clear_s, 10, 120) &&
    within(wanted.claims_per_day, 1, 200) && within(wanted.trainee_customers_per_day, 1, 200) &&
    within(wanted.retention_floor_months, 1, 120) && within(wanted.ledger_months, 6, 240) && checkAlerts(wanted.alerts) &&
    within(wanted.exports.free_rows, 1, 200) && within(wanted.exports.one_rows, wanted.exports.free_rows, 5000) &&
    wanted.budgets.map(({ role }) => role).join() === 'owner,manager,sales' && wanted.budgets.every(budget); // prettier-ignore
  if (!good) throw refuse('bad_request');
}

interface Change {
  setting: string;
  old: string;
  new: string;
  weaker: boolean;
}

/** Rules of which a larger number raises fewer alerts; with the days before leaving it is the smaller one. */
const ALERTS = [
  'failed_unlocks', 'median_times', 'leaver_days', 'foreign_customers', 'clock_back_min', 'due_days',
] as const; // prettier-ignore

function alertChanges(old: AlertRules, next: AlertRules): Change[] {
  const hours = (rules: AlertRules) => `${rules.hours_from}-${rules.hours_until}`;
  const numbers = ALERTS.map((rule) => ({
    setting: `alert_${rule}`,
    old: String(old[rule]),
    new: String(next[rule]),
    weaker: rule === 'leaver_days' ? next[rule] < old[rule] : next[rule] > old[rule],
  }));
  const wider = next.hours_from < old.hours_from || next.hours_until > old.hours_until;
  return [...numbers, { setting: 'alert_hours', old: hours(old), new: hours(next), weaker: wider }];
}

function exportChanges(old: ExportRules, next: ExportRules): Change[] {
  return (['free_rows', 'one_rows', 'abroad', 'sales'] as const).map((rule) => ({
    setting: `export_${rule}`,
    old: String(old[rule]),
    new: String(next[rule]),
    weaker: Number(next[rule]) > Number(old[rule]),
  }));
}

/** What differs, and which of it makes a protection weaker. */
function changes(state: FakeState, after: VaultSettings): Change[] {
  const before = state.settings;
  const number = (setting: 'lock_after_min' | 'clipboard_clear_s' | 'claims_per_day' | 'trainee_customers_per_day', usual = 0) => ({
    setting,
    old: String(before[setting]),
    new: String(after[setting]),
    weaker: after[setting] > before[setting] && after[setting] > usual,
  }); // prettier-ignore
  const said = (one: RoleBudget) => `${one.soft_per_hour}/${one.per_hour}/${one.per_day}`;
  const budgets = after.budgets.map((next, index) => {
    const old = before.budgets[index] ?? next;
    return {
      setting: `budget_${next.role}`,
      old: said(old),
      new: said(next),
      weaker:
        next.soft_per_hour > old.soft_per_hour || next.per_hour > old.per_hour || next.per_day > old.per_day,
    };
  });
  return [
    number('lock_after_min', LOCK_MIN[state.vault?.mode ?? 'solo']),
    number('clipboard_clear_s', CLIPBOARD_S),
    {
      setting: 'longer_reveal',
      old: String(before.longer_reveal),
      new: String(after.longer_reveal),
      weaker: false,
    },
    number('claims_per_day'),
    number('trainee_customers_per_day'),
    {
      setting: 'retention_floor_months',
      old: String(before.retention_floor_months),
      new: String(after.retention_floor_months),
      weaker: after.retention_floor_months < before.retention_floor_months,
    },
    {
      setting: 'ledger_months',
      old: String(before.ledger_months),
      new: String(after.ledger_months),
      weaker: after.ledger_months < before.ledger_months,
    },
    ...exportChanges(before.exports, after.exports),
    ...alertChanges(before.alerts, after.alerts),
    ...budgets,
  ].filter((change) => change.old !== change.new);
}

export const settingsHandlers: Handlers<'settings_get' | 'settings_set' | 'settings_history'> = {
  settings_get: (state) => state.settings,
  settings_history: ({ settingChanges }) => ({ changes: settingChanges.toReversed() }),
  settings_set(state, { settings, approver }) {
    checkBounds(settings);
    const changed = changes(state, settings);
    const agreed = changed.some(({ weaker }) => weaker) ? approve(state, approver, 'settings') : null;
    for (const { setting, old, new: next, weaker } of changed) {
      const change: SettingChange = {
        at_ms: state.now(),
        person_name: whoIs(state).name,
        approver_name: weaker ? (agreed?.name ?? '') : '',
        setting,
        old,
        new: next,
      };
      state.settingChanges.push(change);
      record(state, 'settings.change', {
        text: setting,
        old,
        new: next,
        approver: weaker ? (agreed?.name ?? null) : null,
      });
    }
    state.settings = settings;
    return settings;
  },
};
