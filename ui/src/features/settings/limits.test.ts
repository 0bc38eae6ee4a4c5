import { describe, expect, it } from 'vitest';

import { i18nFor } from '../../i18n';
import { usualSettings } from '../../platform/fake/settings';
import { loosens, problemOf, wholeNumber, withTexts } from './limits';
import { changedLines } from './ruleChanges';

const rules = usualSettings();
const { t } = i18nFor('zh-CN');

describe('limits', () => {
  it('are numbers as people type them', () => {
    expect(['60', ' ６０ ', '1,200', '', '-3', '6o', '1.5', '9999999'].map(wholeNumber)).toEqual([
      60,
      60,
      1200,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('keep what nobody touched', () => {
    const wanted = withTexts(rules, { 'sales-hour': '４０', claims: '5' });
    expect(wanted?.budgets[2]).toEqual({ role: 'sales', soft_per_hour: 30, per_hour: 40, per_day: 120 });
    expect(wanted).toMatchObject({ claims_per_day: 5, trainee_customers_per_day: 30, lock_after_min: 5 });
    expect(withTexts(rules, { claims: 'x' })).toBeNull();
  });

  it('are what the core accepts', () => {
    const problem = (texts: Parameters<typeof problemOf>[2]) => problemOf(t, rules, texts)?.id;
    expect(problem({})).toBeUndefined();
    expect(problem({ claims: '201' })).toBe('claims');
    expect(problem({ trainees: '0' })).toBe('trainees');
    expect(problem({ 'owner-hour': '601' })).toBe('owner-hour');
    expect(problem({ 'owner-day': '2001' })).toBe('owner-day');
    expect(problem({ 'sales-soft': '61' })).toBe('sales-soft');
    expect(problem({ 'sales-day': '59' })).toBe('sales-day');
    expect(problem({ 'sales-hour': '20', 'sales-soft': '20' })).toBeUndefined();
    expect(problemOf(t, rules, { 'sales-day': '59' })?.text).toContain('销售');
  });

  it('are loosened by any number that grows', () => {
    const loosened = (texts: Parameters<typeof withTexts>[1]) => loosens(rules, withTexts(rules, texts)!);
    expect(loosened({ 'sales-hour': '40', claims: '5' })).toBe(false);
    expect(loosened({ 'sales-hour': '40', claims: '21' })).toBe(true);
  });

  it('are told to the person who has to agree', () => {
    const after = withTexts(rules, { 'manager-day': '200', claims: '25' })!;
    expect(changedLines(t, rules, after)).toEqual([
      '每天从公海领取（位）：20 → 25',
      '主管的查看上限：提醒 30、每小时 60、每天 120 → 提醒 30、每小时 60、每天 200',
    ]);
  });
});
