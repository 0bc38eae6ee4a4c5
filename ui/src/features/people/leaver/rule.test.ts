import { describe, expect, it } from 'vitest';

import { noRule, ruleOf, toggleTurn, withCity } from './rule';

describe('the rule of a handover', () => {
  it('is nothing while somebody is missing', () => {
    expect(ruleOf(noRule)).toBeUndefined();
    expect(ruleOf({ ...noRule, kind: 'in_turn' })).toBeUndefined();
    expect(ruleOf({ ...noRule, kind: 'by_city', cities: { 深圳: 'a' } })).toBeUndefined();
    expect(ruleOf({ ...noRule, kind: 'team' })).toBeUndefined();
    expect(ruleOf({ ...noRule, kind: 'team', team: 't' })).toEqual({ kind: 'team', to: 't' });
    expect(ruleOf({ ...noRule, kind: 'pool' })).toEqual({ kind: 'pool' });
  });

  it('keeps the order in which people were chosen', () => {
    const turn = ['b', 'a', 'c'].reduce<readonly string[]>(toggleTurn, []);
    expect(ruleOf({ ...noRule, kind: 'in_turn', turn: toggleTurn(turn, 'a') })).toEqual({
      kind: 'in_turn',
      to: ['b', 'c'],
    });
  });

  it('sends cities without a choice with the others', () => {
    const cities = withCity(withCity({}, '深圳', 'a'), '杭州', 'b');
    expect(ruleOf({ ...noRule, kind: 'by_city', cities: withCity(cities, '深圳', ''), others: 'c' })).toEqual(
      {
        kind: 'by_city',
        cities: [{ city: '杭州', to: 'b' }],
        others: 'c',
      },
    );
  });
});
