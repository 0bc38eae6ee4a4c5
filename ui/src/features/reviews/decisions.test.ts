import { describe, expect, it } from 'vitest';

import { zhCN } from '../../i18n/zh-CN';
import { canReduce, quarterText, rolesBelow } from './decisions';

describe('reducing rights', () => {
  it('offers the roles there are and lesser ones', () => {
    expect(rolesBelow(['manager'])).toEqual(['manager', 'sales']);
    expect(rolesBelow(['owner'])).toEqual(['owner', 'manager', 'sales', 'finance', 'admin', 'auditor']);
    expect(rolesBelow(['sales', 'auditor'])).toEqual(['sales', 'auditor']);
  });

  it('is nothing for one role with none below it', () => {
    expect(canReduce(['sales'])).toBe(false);
    expect(canReduce(['manager'])).toBe(true);
    expect(canReduce(['finance', 'auditor'])).toBe(true);
  });
});

it('a quarter is written out, and what is none stays as it is', () => {
  expect(quarterText(zhCN, '2026-Q4')).toBe('2026 年第 4 季度');
  expect(quarterText(zhCN, 'later')).toBe('later');
});
