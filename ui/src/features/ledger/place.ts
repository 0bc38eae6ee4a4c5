import { useNavigate, useSearch } from '@tanstack/react-router';

import type { ActionGroup, LedgerFilters, Level, Purpose } from '../../generated/contract';
import { localDay } from '../../i18n/formats/time';
import { LEVELS } from '../../shared/levels/levels';
import { PURPOSES } from '../../shared/values/purposes';

export const GROUPS: readonly ActionGroup[] = [
  'view',
  'copy',
  'change',
  'import',
  'export',
  'login',
  'rights',
  'settings',
  'check',
];
export const PERIODS = ['all', 'today', '7', '30'] as const;
export type Period = (typeof PERIODS)[number];

/** What the audit page shows; the address holds it. */
export interface LedgerPlace {
  readonly group?: ActionGroup | undefined;
  readonly person?: string | undefined;
  readonly record?: string | undefined;
  readonly level?: Level | undefined;
  readonly purpose?: Purpose | undefined;
  readonly period?: Period | undefined;
  /** One day, `YYYY-MM-DD`; chosen in the chart, wins over the range and the period. */
  readonly day?: string | undefined;
  /** Days, both included; win over the period. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** 0 to 23. */
  readonly hour?: number | undefined;
  /** 1 Monday to 7. */
  readonly weekday?: number | undefined;
  readonly refused?: boolean | undefined;
  /** The entry that is open; narrows nothing. */
  readonly entry?: number | undefined;
}

const ID = /^[0-9a-f]{32}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function text(value: unknown, shape: RegExp): string | undefined {
  return typeof value === 'string' && shape.test(value) ? value : undefined;
}

function whole(value: unknown, from: number, to: number): number | undefined {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) >= from && Number(number) <= to
    ? Number(number)
    : undefined;
}

export function readLedgerPlace(raw: Record<string, unknown>): LedgerPlace {
  const period = typeof raw['period'] === 'number' ? String(raw['period']) : raw['period'];
  const place: LedgerPlace = {
    group: GROUPS.find((group) => group === raw['group']),
    person: text(raw['person'], ID),
    record: text(raw['record'], ID),
    level: LEVELS.find((level) => level === raw['level']),
    purpose: PURPOSES.find((purpose) => purpose === raw['purpose']),
    period: PERIODS.find((one) => one === period && one !== 'all'),
    day: text(raw['day'], DAY),
    from: text(raw['from'], DAY),
    until: text(raw['until'], DAY),
    hour: whole(raw['hour'], 0, 23),
    weekday: whole(raw['weekday'], 1, 7),
    refused: raw['refused'] === true ? true : undefined,
    entry: whole(raw['entry'], 1, Number.MAX_SAFE_INTEGER),
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

/** What is narrowed, in the order in which it is shown. An hour and its weekday are one. */
export const FILTERS = ['person', 'group', 'level', 'purpose', 'when', 'hour', 'record'] as const;
export type FilterKey = (typeof FILTERS)[number];

const parts: Readonly<Record<FilterKey, readonly (keyof LedgerPlace)[]>> = {
  person: ['person'],
  group: ['group'],
  level: ['level'],
  purpose: ['purpose'],
  when: ['day', 'from', 'until', 'period'],
  hour: ['hour', 'weekday'],
  record: ['record'],
};

export function activeFilters(place: LedgerPlace): readonly FilterKey[] {
  return FILTERS.filter((key) => parts[key].some((part) => place[part] !== undefined));
}

export function withoutFilter(place: LedgerPlace, key: FilterKey): LedgerPlace {
  return { ...place, ...Object.fromEntries(parts[key].map((part) => [part, undefined])) };
}

/** Local days, so that "today" begins at midnight here. */
export function ledgerFilters(place: LedgerPlace, today: string): LedgerFilters {
  const { from, until } = span(place, today);
  return {
    group: place.group ?? null,
    from_ms: from,
    // The core's end is included, the page's is not.
    until_ms: until === null ? null : until - 1,
    person_id: place.person ?? null,
    record_id: place.record ?? null,
    action: null,
    hour: place.hour ?? null,
    weekday: place.weekday ?? null,
    level: place.level ?? null,
    purpose: place.purpose ?? null,
    refused_only: place.refused ?? false,
  };
}

function startOf(day: string, plusDays = 0): number {
  const start = localDay(day);
  start.setDate(start.getDate() + plusDays);
  return start.getTime();
}

export interface Span {
  readonly from: number | null;
  /** Not included. */
  readonly until: number | null;
}

/** From midnight to midnight. */
export function span(place: LedgerPlace, today: string): Span {
  if (place.day !== undefined) return { from: startOf(place.day), until: startOf(place.day, 1) };
  if (place.from !== undefined || place.until !== undefined) {
    return {
      from: place.from === undefined ? null : startOf(place.from),
      until: place.until === undefined ? null : startOf(place.until, 1),
    };
  }
  if (place.period === undefined || place.period === 'all') return { from: null, until: null };
  const back = place.period === 'today' ? 0 : Number(place.period) - 1;
  return { from: startOf(today, -back), until: null };
}

export interface LedgerPlaceControl {
  readonly place: LedgerPlace;
  readonly go: (place: LedgerPlace) => void;
}

export function useLedgerPlace(): LedgerPlaceControl {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    place: readLedgerPlace(raw as Record<string, unknown>),
    go: (place) => {
      const search = readLedgerPlace({ ...place });
      void navigate({ to: '/ledger', search, replace: true });
    },
  };
}
