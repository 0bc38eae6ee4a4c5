import type {
  Alert,
  AlertReviewed,
  AlertRule,
  DayState,
  LedgerRow,
  WatchDay,
  WatchList,
} from '../../generated/contract';
import { isoDay, localDay } from '../../i18n/formats/time';
import { isFrozen, may } from './reach';
import {
  checkPassword,
  record,
  refuse,
  whoIs,
  type FakePerson,
  type FakeState,
  type Handlers,
} from './state';

const DAY = 86_400_000;
const DAYS = 90;
const AT_ONCE = 100;
const NOTE = { least: 2, most: 500 };

export interface FakeAlert {
  rule: AlertRule;
  seq: number;
  atMs: number;
  /** The place in the list of people. */
  person: number | null;
  approver: number | null;
  count: number;
  usual: number;
  day: boolean;
  reviewed: AlertReviewed | null;
}

export interface FakeWatch {
  alerts: FakeAlert[];
  /** Who has said of which day that it was looked at. */
  seen: { day: string; name: string }[];
}

const kept = new WeakMap<FakeState, FakeWatch>();

/** What the rules found in a vault people have worked with, and what was reviewed. Made up once, then kept. */
export function watchOf(state: FakeState): FakeWatch {
  const found = kept.get(state) ?? invent(state);
  kept.set(state, found);
  return found;
}

/** Days ago, hour and minute, and what was found then. */
type Invented = readonly [number, number, number, AlertRule, Partial<FakeAlert>?];

const INVENTED: readonly Invented[] = [
  [1, 16, 12, 'above_median', { person: 3, count: 62, usual: 14, day: true }],
  [2, 20, 47, 'core_outside_hours', { person: 2, count: 3, day: true }],
  [3, 8, 3, 'failed_unlocks', { person: 1, count: 6, usual: 5 }],
  [4, 15, 30, 'stopped', { person: 3, approver: 0, count: 2, day: true }],
  [9, 11, 20, 'foreign_customers', { person: 1, count: 34, usual: 20, day: true }],
  [12, 9, 5, 'new_device', { person: 0 }],
  [15, 10, 0, 'clock_back', { count: 25, usual: 10 }],
  [20, 17, 45, 'export_before_leaving', { person: 3, count: 12, usual: 30 }],
  [25, 9, 30, 'gap', { person: 1 }],
];

function invent(state: FakeState): FakeWatch {
  const people = state.vault?.people ?? [];
  const rows = state.ledger.length;
  if (rows === 0) return { alerts: [], seen: [] };
  const alone = people.length === 1;
  const alerts = INVENTED.filter(([, , , , more]) => !alone || (more?.person ?? 0) === 0).map(
    ([ago, hour, minute, rule, more], place): FakeAlert => {
      const at = new Date(state.now() - ago * DAY);
      at.setHours(hour, minute, 0, 0);
      return {
        rule,
        seq: Math.max(1, rows - place * 3),
        atMs: at.getTime(),
        person: null,
        approver: null,
        count: 1,
        usual: 0,
        day: false,
        reviewed: null,
        ...more,
      };
    },
  );
  const done: Partial<Record<AlertRule, readonly [AlertReviewed['verdict'], string]>> = {
    clock_back: ['explained', '换了主板电池，时间已经校准'],
    export_before_leaving: ['acted', '已谈话，导出的名单当面删除并签字'],
    gap: ['incident', '正在核对 11 月的备份'],
  };
  for (const alert of alerts) {
    const review = done[alert.rule];
    if (!review || alone) continue;
    const [verdict, note] = review;
    const at_ms = alert.atMs + 26 * 3_600_000;
    alert.reviewed = { seq: alert.seq + 1, at_ms, person_name: people[0]?.name ?? null, verdict, note };
  }
  return { alerts, seen: alone ? [] : seenDays(state, people) };
}

/** Older days were looked at by two; a day lately by one; one was forgotten. */
function seenDays(state: FakeState, people: readonly FakePerson[]): FakeWatch['seen'] {
  const [first, second] = people;
  if (!first || !second) return [];
  return Array.from({ length: DAYS }, (_, index) => index + 1).flatMap((ago) => {
    if (ago < 5 || ago === 11) return [];
    const day = isoDay(new Date(state.now() - ago * DAY));
    const one = { day, name: first.name };
    return ago < 8 ? [one] : [one, { day, name: second.name }];
  });
}

/** Nobody else could review: then the own word has to do. */
function reviewsAlone(state: FakeState): boolean {
  const me = whoIs(state);
  return !(state.vault?.people ?? []).some(
    (one) =>
      one !== me &&
      !isFrozen(one, state.now()) &&
      one.unlockMode !== 'invitation' &&
      may(one, 'ReviewLedger'),
  );
}

function alertView(state: FakeState, one: FakeAlert): Alert {
  const me = whoIs(state);
  const people = state.vault?.people ?? [];
  const person = one.person === null ? undefined : people[one.person];
  const dueMs = one.atMs + state.settings.alerts.due_days * DAY;
  const not = () => {
    if (!may(me, 'ReviewLedger')) return 'role';
    if (reviewsAlone(state)) return null;
    if (person === me) return 'own';
    return one.approver !== null && people[one.approver] === me ? 'approved' : null;
  };
  return {
    rule: one.rule,
    seq: one.seq,
    at_ms: one.atMs,
    due_ms: dueMs,
    overdue: one.reviewed === null && state.now() >= dueMs,
    person_id: person?.id ?? null,
    person_name: person?.name ?? null,
    count: one.count,
    usual: one.usual,
    day: one.day ? isoDay(new Date(one.atMs)) : null,
    record_id: null,
    reviewed: one.reviewed,
    not_by_you: not(),
  };
}

/** Days with entries and who has looked at them, newest first; today is not among them. */
export function watchDays(state: FakeState): WatchDay[] {
  const { seen } = watchOf(state);
  const alone = reviewsAlone(state);
  const today = isoDay(new Date(state.now()));
  const first = isoDay(new Date(state.now() - DAYS * DAY));
  const byDay = new Map<string, LedgerRow[]>();
  for (const row of state.ledger) {
    const day = isoDay(new Date(row.at_ms));
    byDay.set(day, [...(byDay.get(day) ?? []), row]);
  }
  const days = [...byDay.keys()].filter((day) => day < today && day >= first).sort();
  return days.reverse().map((day) => {
    const rows = byDay.get(day) ?? [];
    const names = [...new Set(rows.flatMap(({ person_name: name }) => (name === null ? [] : [name])))];
    const reviewers = [...new Set(seen.filter((one) => one.day === day).map(({ name }) => name))];
    const waiting = names.filter((name) =>
      alone ? reviewers.length === 0 : !reviewers.some((reviewer) => reviewer !== name),
    );
    const due = localDay(day);
    due.setDate(due.getDate() + 1 + state.settings.alerts.due_days);
    const dayState = (): DayState => {
      if (waiting.length === 0 && reviewers.length > 0) return 'reviewed';
      if (state.now() >= due.getTime()) return 'overdue';
      return reviewers.length > 0 ? 'partly' : 'open';
    };
    return {
      day,
      entries: rows.length,
      refused: rows.filter(({ refused }) => refused !== null).length,
      people: names.length,
      due_ms: due.getTime(),
      state: dayState(),
      reviewers,
      waiting_for: waiting,
    };
  });
}

function list(state: FakeState): WatchList {
  const alerts = watchOf(state)
    .alerts.map((one) => alertView(state, one))
    .sort((a, b) => Number(a.reviewed !== null) - Number(b.reviewed !== null) || b.at_ms - a.at_ms);
  const days = watchDays(state);
  const open = alerts.filter(({ reviewed }) => reviewed === null);
  return {
    alerts,
    days,
    open_alerts: open.length,
    overdue:
      open.filter(({ overdue }) => overdue).length +
      days.filter(({ state: one }) => one === 'overdue').length,
    alone: reviewsAlone(state),
  };
}

function checkAmount(count: number) {
  if (count === 0 || count > AT_ONCE) throw refuse('bad_request');
}

export const watchHandlers: Handlers<'watch_list' | 'alert_review' | 'day_review'> = {
  watch_list: list,
  alert_review(state, { alerts, verdict, note, password }) {
    const text = note.trim();
    if (text.length < NOTE.least) throw refuse('reason_needed');
    if (text.length > NOTE.most) throw refuse('text_too_long');
    checkAmount(alerts.length);
    checkPassword(state, password);
    const chosen = alerts.map(({ rule, seq }) => {
      const found = watchOf(state).alerts.find((one) => one.rule === rule && one.seq === seq);
      if (!found) throw refuse('not_found');
      if (alertView(state, found).not_by_you !== null) {
        record(state, 'alert.review', { refused: 'own_doing' });
        throw refuse('own_doing');
      }
      return found;
    });
    for (const one of chosen) {
      const seq = record(state, 'alert.review', { text, count: one.seq });
      one.reviewed = { seq, at_ms: state.now(), person_name: whoIs(state).name, verdict, note: text };
    }
    return list(state);
  },
  day_review(state, { days, password }) {
    checkAmount(days.length);
    checkPassword(state, password);
    const known = new Set(watchDays(state).map(({ day }) => day));
    if (days.some((day) => !known.has(day))) throw refuse('wrong_state');
    for (const day of days) {
      record(state, 'day.review', { text: day });
      watchOf(state).seen.push({ day, name: whoIs(state).name });
    }
    return list(state);
  },
};
