import { useNavigate, useSearch } from '@tanstack/react-router';

import type { ActionGroup, LedgerFilters } from '../../generated/contract';
import { localDay } from '../../i18n/formats/time';

export const GROUPS: readonly ActionGroup[] = [
  'view',
  'copy',
  'change',
  'import',
  'login',
  'settings',
  'check',
];
export const PERIODS = ['all', 'today', '7', '14', '30'] as const;
export type Period = (typeof PERIODS)[number];

/** What the audit page shows; the address holds it. */
export interface LedgerPlace {
  readonly group?: ActionGroup | undefined;
  readonly period?: Period | undefined;
  /** One day, `YYYY-MM-DD`; chosen in the chart, wins over the period. */
  readonly day?: string | undefined;
  readonly refused?: boolean | undefined;
}

export function readLedgerPlace(raw: Record<string, unknown>): LedgerPlace {
  const period = typeof raw['period'] === 'number' ? String(raw['period']) : raw['period'];
  const day = raw['day'];
  const place: LedgerPlace = {
    group: GROUPS.find((group) => group === raw['group']),
    period: PERIODS.find((one) => one === period && one !== 'all'),
    day: typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined,
    refused: raw['refused'] === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

/** Local days, so that "today" begins at midnight here. */
export function ledgerFilters(place: LedgerPlace, today: string): LedgerFilters {
  const [from, until] = span(place, today);
  return {
    group: place.group ?? null,
    from_ms: from,
    until_ms: until,
    person_id: null,
    record_id: null,
    refused_only: place.refused ?? false,
  };
}

function span(place: LedgerPlace, today: string): readonly [number | null, number | null] {
  if (place.day !== undefined) {
    const start = localDay(place.day);
    const end = new Date(start);
    end.setDate(end.getDate() + 1);
    return [start.getTime(), end.getTime()];
  }
  if (place.period === undefined || place.period === 'all') return [null, null];
  const start = localDay(today);
  start.setDate(start.getDate() - (place.period === 'today' ? 0 : Number(place.period) - 1));
  return [start.getTime(), null];
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
      void navigate({ to: '/ledger', search, replace: true } as Parameters<typeof navigate>[0]);
    },
  };
}
