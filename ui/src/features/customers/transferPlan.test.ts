import { describe, expect, it } from 'vitest';

import type { CustomerRow } from '../../generated/contract';
import { person, POOL, team } from '../../shared/access/receiver';
import { planTransfer } from './transferPlan';

const row = (owner: string, more: Partial<CustomerRow> = {}) =>
  ({
    record_id: `${owner}${JSON.stringify(more)}`,
    owner,
    team_id: null,
    holding: owner === '' ? 'pool' : 'colleagues',
    level: 'L2',
    ...more,
  }) as CustomerRow;

describe('a transfer', () => {
  it('leaves out what is there already', () => {
    const plan = planTransfer([row('a'), row('b'), row('')], person('b'), true);
    expect(plan).toMatchObject({ same: 1, core: 0, typed: false, from: undefined });
    expect(plan.moving.map(({ owner }) => owner)).toEqual(['a', '']);
    expect(planTransfer([row('a'), row('')], POOL, true)).toMatchObject({
      same: 1,
      from: person('a'),
    });
  });

  it('leaves core customers to owners, who confirm by the number', () => {
    const rows = [row('a', { level: 'L3' }), row('a')];
    expect(planTransfer(rows, person('b'), false)).toMatchObject({ core: 1, same: 0, typed: false });
    expect(planTransfer(rows, person('b'), true)).toMatchObject({ core: 0, typed: true });
  });

  it('of more than fifty is confirmed by the number', () => {
    const rows = Array.from({ length: 51 }, () => row('a'));
    expect(planTransfer(rows.slice(1), person('b'), true).typed).toBe(false);
    expect(planTransfer(rows, person('b'), true).typed).toBe(true);
  });

  it('is taken back to the pool when all came from there', () => {
    expect(planTransfer([row(''), row('')], person('b'), true).from).toEqual(POOL);
  });

  it('knows what a team has already, and takes it back to the team', () => {
    const shared = (id: string) => row('', { holding: 'team', team_id: id });
    const plan = planTransfer([row('a'), shared('south'), shared('north')], team('south'), true);
    expect(plan).toMatchObject({ same: 1, from: undefined });
    expect(plan.moving).toHaveLength(2);
    expect(planTransfer([shared('south')], person('a'), true).from).toEqual(team('south'));
  });
});
