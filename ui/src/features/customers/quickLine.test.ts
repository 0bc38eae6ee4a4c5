import { describe, expect, it } from 'vitest';

import type { TextHit } from '../../generated/contract';
import { quickWords } from '../../i18n/quickWords';
import { parseQuickLine } from './quickLine';

function mobile(line: string): TextHit[] {
  const match = /1\d{10}/.exec(line);
  if (!match) return [];
  const end = match.index + match[0].length;
  return [
    {
      kind: 'mobile',
      level: 'L2',
      start: match.index,
      end,
      suggested_field: 'phone',
      confidence: 95,
      blocked: false,
    },
  ];
}

function parsed(line: string): Record<string, string> {
  const { values } = parseQuickLine(line, mobile(line), quickWords);
  return Object.fromEntries(values.map(({ field, text }) => [field, text]));
}

describe('one pasted line', () => {
  it('finds name, phone, company, title and source wherever they stand', () => {
    const expected = {
      name: '张伟',
      phone: '13800001111',
      company: '深圳某某科技',
      title: '采购经理',
      source: '王总介绍',
    };
    expect(parsed('张伟 13800001111 深圳某某科技 采购经理 王总介绍')).toEqual(expected);
    expect(parsed('姓名：张伟，手机：13800001111，深圳某某科技；采购经理、王总介绍')).toEqual(expected);
  });

  it('never leaves the number in a text field and loses nothing', () => {
    const line = '张伟13800001111 想要报价 下周再联系';
    const found = parsed(line);
    expect(found['phone']).toBe('13800001111');
    expect(found['name']).toBe('张伟');
    expect(
      Object.entries(found)
        .filter(([field]) => field !== 'phone')
        .flat()
        .join(' '),
    ).not.toContain('138');
    expect(Object.values(found).join(' ')).toContain('下周再联系');
  });

  it('does not keep what must not be stored', () => {
    const hit: TextHit = {
      kind: 'secret',
      level: 'L3',
      start: 3,
      end: 9,
      suggested_field: null,
      confidence: 90,
      blocked: true,
    };
    expect(
      parseQuickLine('张伟 abc123', [hit], quickWords).values.every(({ field }) => field !== 'phone'),
    ).toBe(true);
  });

  it('says what it is not sure of', () => {
    const { values } = parseQuickLine('Maria', [], quickWords);
    expect(values).toEqual([{ field: 'name', text: 'Maria', sure: false }]);
  });
});
