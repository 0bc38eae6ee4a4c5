import { useNavigate, useSearch } from '@tanstack/react-router';

/** A month as the core names it: `YYYY-MM`. */
export type Month = string;

export function readMonth(raw: Record<string, unknown>, now: Month): Month {
  const { month } = raw;
  const fits = typeof month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(month);
  return fits && month <= now ? month : now;
}

export function shifted(month: Month, by: number): Month {
  const { year, month: number } = partsOf(month);
  const at = new Date(year, number - 1 + by, 1);
  return `${String(at.getFullYear())}-${String(at.getMonth() + 1).padStart(2, '0')}`;
}

export function partsOf(month: Month): { year: number; month: number } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { year, month: number };
}

/** Where the ledger shows this month, its first and last day included. */
export function inLedger(month: Month): object {
  const { year, month: number } = partsOf(month);
  const last = String(new Date(year, number, 0).getDate()).padStart(2, '0');
  return { from: `${month}-01`, until: `${month}-${last}` };
}

/** The month the address holds; none after the current one. */
export function useMonth(now: Month) {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    month: readMonth(raw as Record<string, unknown>, now),
    go: (month: Month) => {
      const search = month === now ? {} : { month };
      void navigate({ to: '/ledger/month', search, replace: true } as Parameters<typeof navigate>[0]);
    },
  };
}
