import { describe, expect, it } from 'vitest';

import { canSign } from './said';
import { weeksUntil } from './weeks';

const day = (state: 'reviewed' | 'partly' | 'open' | 'overdue', waiting_for: string[]) =>
  ({ day: '2026-11-30', entries: 3, refused: 0, people: 2, due_ms: 0, state, reviewers: [], waiting_for }); // prettier-ignore

describe('the calendar', () => {
  it('has ninety days from Monday on, without today', () => {
    const weeks = weeksUntil('2026-12-01');
    const days = weeks.flatMap((week) => week.days).filter((one) => one !== null);
    expect(days).toHaveLength(90);
    expect([days[0], days.at(-1)]).toEqual(['2026-09-02', '2026-11-30']);
    expect(weeks.every((week) => new Date(`${week.monday}T12:00`).getDay() === 1)).toBe(true);
    // On a Monday the new week has nothing to look at yet.
    expect(weeksUntil('2026-11-30').at(-1)?.monday).toBe('2026-11-23');
  });

  it('does not lose a day where clocks change', () => {
    const days = weeksUntil('2026-04-20').flatMap((week) => week.days.filter((one) => one !== null));
    expect(new Set(days).size).toBe(90);
  });
});

describe('the own word', () => {
  it('counts for what others did, for nobody’s doing, and alone for everything', () => {
    expect(canSign(day('open', ['林芳', '王磊']), '林芳', false)).toBe(true);
    expect(canSign(day('partly', ['林芳']), '林芳', false)).toBe(false);
    expect(canSign(day('partly', ['林芳']), '林芳', true)).toBe(true);
    expect(canSign(day('overdue', []), '林芳', false)).toBe(true);
    expect(canSign(day('reviewed', []), '林芳', true)).toBe(false);
  });
});
