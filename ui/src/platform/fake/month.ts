import type {
  AlertRule,
  LedgerMonth,
  LedgerRow,
  MonthAlerts,
  MonthEvent,
  MonthPerson,
  Purpose,
} from '../../generated/contract';
import { isoDay } from '../../i18n/formats/time';
import { groupOf, isLook } from './ledgerGroups';
import { record, refuse, type FakeState, type Handlers } from './state';
import { watchDays, watchOf } from './watch';

const HOUR = 3_600_000;

const none = (name: string | null): MonthPerson => ({
  person_name: name,
  opened: 0,
  reveals: 0,
  copies: 0,
  changes: 0,
  imports: 0,
  exports: 0,
  refused: 0,
});

function counted(rows: readonly LedgerRow[]): MonthPerson[] {
  const people = new Map<string | null, MonthPerson>();
  for (const { action, person_name: name, refused } of rows) {
    const person = people.get(name) ?? none(name);
    people.set(name, person);
    const group = groupOf(action);
    if (refused !== null) person.refused += 1;
    else if (/^(customer|pool)\.open$/.test(action)) person.opened += 1;
    else if (/^field\.(reveal|compare)$/.test(action)) person.reveals += 1;
    else if (group === 'copy') person.copies += 1;
    else if (group === 'change') person.changes += 1;
    else if (group === 'import') person.imports += 1;
    else if (group === 'export') person.exports += 1;
  }
  const looks = ({ opened, reveals, copies }: MonthPerson) => opened + reveals + copies;
  return [...people.values()].sort((a, b) => looks(b) - looks(a));
}

function purposes(rows: readonly LedgerRow[]): LedgerMonth['purposes'] {
  const counts = new Map<Purpose, number>();
  for (const { action, purpose, refused } of rows) {
    if (purpose === null || refused !== null || !isLook(action)) continue;
    counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  }
  return [...counts].map(([purpose, count]) => ({ purpose, count })).sort((a, b) => b.count - a.count);
}

const event = ({ seq, at_ms, person_name, action, text, refused }: LedgerRow): MonthEvent => ({
  seq,
  at_ms,
  person_name,
  action,
  text,
  refused,
});

function alerts(state: FakeState, inMonth: (ms: number) => boolean): MonthAlerts[] {
  const rules = new Map<AlertRule, MonthAlerts>();
  for (const { rule, atMs, reviewed } of watchOf(state).alerts) {
    if (!inMonth(atMs)) continue;
    const counts = rules.get(rule) ?? { rule, raised: 0, explained: 0, acted: 0, incident: 0, open: 0 };
    rules.set(rule, counts);
    counts.raised += 1;
    counts[reviewed?.verdict ?? 'open'] += 1;
  }
  return [...rules.values()];
}

function monthOf(state: FakeState, month: string): LedgerMonth {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw refuse('bad_request');
  const inMonth = (ms: number) => isoDay(new Date(ms)).startsWith(month);
  const rows = state.ledger.filter(({ at_ms }) => inMonth(at_ms));
  const days = watchDays(state).filter(({ day }) => day.startsWith(month));
  const count = (names: RegExp) =>
    rows.filter(({ action, refused }) => names.test(action) && refused === null).length;
  const left = state.ledger.findLast(({ action }) => action === 'ledger.checkpoint');
  return {
    month,
    first_seq: rows[0]?.seq ?? null,
    last_seq: rows.at(-1)?.seq ?? null,
    entries: rows.length,
    people: counted(rows),
    purposes: purposes(rows),
    exports: rows.filter(({ action }) => groupOf(action) === 'export').map(event),
    alerts: alerts(state, inMonth),
    members: rows.filter(({ action }) => /^(member|exception)\./.test(action)).map(event),
    days_reviewed: days.filter(({ state: one }) => one === 'reviewed').length,
    days_with_entries: days.length,
    verified: count(/^(ledger|vault)\.verify$/),
    clock_back: watchOf(state).alerts.filter(({ rule, atMs }) => rule === 'clock_back' && inMonth(atMs))
      .length,
    discontinuities: count(/^ledger\.discontinuity$/),
    witness: {
      size: left?.seq ?? null,
      at_ms: left?.at_ms ?? null,
      entries_since: state.ledger.length - (left?.seq ?? 0),
      since_ms: left === undefined ? null : left.at_ms + HOUR,
    },
  };
}

export const monthHandlers: Handlers<'ledger_month' | 'ledger_save_month'> = {
  ledger_month: (state, { month }) => monthOf(state, month),
  ledger_save_month(state, { month }) {
    const { month: text } = monthOf(state, month);
    record(state, 'ledger.save_month', { text });
    return {};
  },
};
