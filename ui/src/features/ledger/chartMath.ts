import type { LedgerDay } from '../../generated/contract';

export function sumOf(day: LedgerDay): number {
  return day.views + day.changes + day.others;
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
