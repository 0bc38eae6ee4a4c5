import { describe, expect, it } from 'vitest';

import { axisTop, busiest, farAbove, heatStep, kindsIn, moved, outsideHours } from './chartMath';
import { activeFilters, ledgerFilters, readLedgerPlace, withoutFilter } from './place';

const nothing = { views: 0, copies: 0, changes: 0, imports: 0, exports: 0, logins: 0, rights: 0, others: 0 };

describe('charts', () => {
  it('have a round axis, a busiest day and a heat scale', () => {
    expect([axisTop(0), axisTop(7), axisTop(61), axisTop(206)]).toEqual([4, 10, 100, 400]);
    expect(busiest([{ ...nothing, day: 'a' }])).toBeUndefined();
    expect([heatStep(0, 9), heatStep(1, 9), heatStep(9, 9)]).toEqual([0, 1, 4]);
  });

  it('name only kinds that occur, and whoever looks far more than the others', () => {
    expect(kindsIn([{ ...nothing, day: 'a', exports: 1, views: 2 }])).toEqual(['views', 'exports']);
    const one = (id: string | null, looks: number) => ({
      person_id: id,
      person_name: id,
      looks,
      entries: looks,
      refused: 0,
    });
    const people = [one('a', 124), one('b', 40), one(null, 900), one('c', 12)];
    expect(farAbove(people, 40).map(({ person, times }) => [person.person_id, times])).toEqual([['a', 3.1]]);
    expect(farAbove(people, 0)).toEqual([]);
    expect([moved([0, 0], [-1, 0]), moved([6, 23], [1, 1]), moved([2, 9], [0, 1])]).toEqual([
      [0, 0],
      [6, 23],
      [2, 10],
    ]);
  });

  it('find what happened outside working hours', () => {
    const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
    hours[0]![9] = 50;
    expect(outsideHours(hours)).toBeUndefined();
    hours[2]![21] = 2;
    hours[3]![7] = 1;
    expect(outsideHours(hours)).toEqual({ count: 3, weekday: 2, hour: 21, most: 2 });
  });
});

describe('the place', () => {
  it('turns days into instants of the local calendar', () => {
    const filters = ledgerFilters({ day: '2025-10-09' }, '2025-10-10');
    expect(filters.from_ms).toBe(new Date(2025, 9, 9).getTime());
    expect(filters.until_ms).toBe(new Date(2025, 9, 10).getTime() - 1);
    expect(ledgerFilters({ period: '7' }, '2025-10-10').from_ms).toBe(new Date(2025, 9, 4).getTime());
    expect(readLedgerPlace({ group: 'hack', period: 7, refused: true, day: 'x' })).toEqual({
      period: '7',
      refused: true,
    });
  });

  it('is read from an address that anybody may have typed, and loses one condition at a time', () => {
    const person = '0'.repeat(32);
    const place = readLedgerPlace({
      person,
      level: 'L3',
      purpose: 'delivery',
      hour: '9',
      weekday: 2,
      entry: 12,
    });
    expect(ledgerFilters(place, '2025-10-10')).toMatchObject({
      person_id: person, level: 'L3', purpose: 'delivery', hour: 9, weekday: 2, from_ms: null,
    }); // prettier-ignore
    expect(activeFilters(place)).toEqual(['person', 'level', 'purpose', 'hour']);
    expect(activeFilters(withoutFilter(place, 'hour'))).toEqual(['person', 'level', 'purpose']);
    expect(readLedgerPlace({ person: 'x', level: 'L4', hour: 24, weekday: 0, entry: -1, from: '1' })).toEqual(
      {},
    );
    const range = ledgerFilters({ from: '2025-10-01', until: '2025-10-09', period: '7' }, '2025-10-10');
    expect([range.from_ms, range.until_ms]).toEqual([
      new Date(2025, 9, 1).getTime(),
      new Date(2025, 9, 10).getTime() - 1,
    ]);
  });
});
