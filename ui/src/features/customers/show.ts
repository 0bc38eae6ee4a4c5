import type { CustomerRow } from '../../generated/contract';
import type { Texts } from '../../i18n';
import type { Formats } from '../../i18n/formats';
import { nameOfOwner } from '../../shared/access/receiver';

const DAY_MS = 86_400_000;

/** What a list calls the customer: the firm for a company, the person otherwise. */
export function titleOf(row: Pick<CustomerRow, 'kind' | 'name' | 'company' | 'number'>): string {
  const [first, second] = row.kind === 'company' ? [row.company, row.name] : [row.name, row.company];
  return first || second || numberOf(row);
}

/** `#1024`; nothing before the record has its number. */
export function numberOf({ number }: Pick<CustomerRow, 'number'>): string {
  return number === null ? '' : `#${number}`;
}

/** Whose customer it is: a person's name, a team's, or the pool's. */
export function ownerOf(t: Texts, row: Pick<CustomerRow, 'holding' | 'owner_name'>): string {
  const { holding } = row;
  const kind = holding === 'mine' || holding === 'colleagues' ? 'person' : holding;
  return nameOfOwner(t, kind, row.owner_name);
}

/** The other of the two names: the contact of a company, the company of a person. */
export function secondOf(row: Pick<CustomerRow, 'kind' | 'name' | 'company' | 'number'>): string {
  const other = row.kind === 'company' ? row.name : row.company;
  return other === titleOf(row) ? '' : other;
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}

/** Whole local days from `from` to `to`; a change of summer time does not shift the count. */
export function daysBetween(from: number, to: number): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS);
}

/** 14:20 today, `yesterday`, 10-07 this year, 2024-10-07 before: short enough for a column. */
export function columnTime(f: Formats, yesterday: string, ms: number, now: number): string {
  const days = daysBetween(ms, now);
  if (days === 0) return f.clock(ms);
  if (days === 1) return yesterday;
  const day = f.isoDay(ms);
  return new Date(ms).getFullYear() === new Date(now).getFullYear() ? day.slice(5) : day;
}

/** 10-10 09:30, or 10-10 when no time of day was set. */
export function nextTime(f: Formats, ms: number, now: number): string {
  const short = f.short(ms, now);
  return ms === startOfDay(ms) ? short.replace(/ \d\d:\d\d$/, '') : short;
}
