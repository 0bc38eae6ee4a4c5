import type { LedgerDay, PersonLooks } from '../../generated/contract';

export const KINDS = [
  'logins',
  'others',
  'changes',
  'imports',
  'views',
  'copies',
  'rights',
  'exports',
] as const satisfies readonly (keyof LedgerDay)[];
export type Kind = (typeof KINDS)[number];

export function sumOf(day: LedgerDay): number {
  return KINDS.reduce((sum, kind) => sum + day[kind], 0);
}

/** The kinds that occur at all, in the order in which they are stacked. */
export function kindsIn(days: readonly LedgerDay[]): readonly Kind[] {
  return KINDS.filter((kind) => days.some((day) => day[kind] > 0));
}

/** A round number at or above `value` that can be halved: the top of the axis. */
export function axisTop(value: number): number {
  if (value <= 4) return 4;
  const size = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 10].find((factor) => factor * size >= value) ?? 10;
  return step * size;
}

/** The day with most entries; none when nothing happened. */
export function busiest(days: readonly LedgerDay[]): LedgerDay | undefined {
  const best = days.reduce<LedgerDay | undefined>(
    (most, day) => (most === undefined || sumOf(day) > sumOf(most) ? day : most),
    undefined,
  );
  return best !== undefined && sumOf(best) > 0 ? best : undefined;
}

/** Working hours in the sense of the shipped rule: 8 to 20 o'clock. */
export function isOutside(hour: number): boolean {
  return hour < 8 || hour >= 20;
}

export interface Outside {
  readonly count: number;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly most: number;
}

/** Everything that happened outside working hours, and when most of it did. */
export function outsideHours(hours: readonly (readonly number[])[]): Outside | undefined {
  let found: Outside | undefined;
  let count = 0;
  hours.forEach((row, weekday) =>
    row.forEach((value, hour) => {
      if (!isOutside(hour) || value === 0) return;
      count += value;
      if (found === undefined || value > found.most) found = { count: 0, weekday, hour, most: value };
    }),
  );
  return found === undefined ? undefined : { ...found, count };
}

/** Step 0 to 4 of the heat scale; 0 only for nothing. */
export function heatStep(value: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (value === 0 || most === 0) return 0;
  return Math.min(4, Math.max(1, Math.ceil((value / most) * 4))) as 1 | 2 | 3 | 4;
}

/** Looks at this many times the median of everybody stand out. */
const FAR = 3;

export interface FarAbove {
  readonly person: PersonLooks;
  readonly times: number;
}

/** Whoever looks more than the others by far, most first; nobody where there is no usual. */
export function farAbove(people: readonly PersonLooks[], median: number): readonly FarAbove[] {
  if (median === 0) return [];
  return people
    .map((person) => ({ person, times: person.looks / median }))
    .filter(({ person, times }) => person.person_id !== null && times > FAR)
    .sort((a, b) => b.times - a.times);
}

/** The next place of a roving focus in the table of weekdays and hours. */
export function moved(
  [weekday, hour]: readonly [number, number],
  by: readonly [number, number],
): readonly [number, number] {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  return [within(weekday + by[0], 6), within(hour + by[1], 23)];
}
