import { isoDay, localDay } from '../../i18n/formats/time';

/** Days that are looked at. */
export const WATCHED_DAYS = 90;

/** A column of the calendar: seven days from a Monday on; nothing where the day is not looked at. */
export interface Week {
  readonly monday: string;
  readonly days: readonly (string | null)[];
}

function plus(day: Date, days: number): Date {
  const at = new Date(day);
  at.setDate(at.getDate() + days);
  return at;
}

/** The weeks of the last 90 days, oldest first; today is not among the days. */
export function weeksUntil(today: string): readonly Week[] {
  const end = localDay(today);
  const first = isoDay(plus(end, -WATCHED_DAYS));
  const start = localDay(first);
  const weeks: Week[] = [];
  for (
    let monday = plus(start, -((start.getDay() + 6) % 7));
    isoDay(monday) < today;
    monday = plus(monday, 7)
  ) {
    const days = Array.from({ length: 7 }, (_, index) => isoDay(plus(monday, index)));
    weeks.push({
      monday: isoDay(monday),
      days: days.map((day) => (day < first || day >= today ? null : day)),
    });
  }
  return weeks;
}
