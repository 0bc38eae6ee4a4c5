import { describe, expect, it } from 'vitest';

import type { ErrorCode } from '../generated/contract';
import { en } from './en';
import { errorNumbers } from './errorNumbers';
import { paramsOf } from './errorText';
import { formatsFor } from './formats';
import { localDay, relative } from './formats/time';
import { pseudo } from './pseudo';
import { zhCN } from './zh-CN';

const HAN = /[\u3400-\u9fff]/;

/** Every leaf of a catalogue with its path; functions get an argument that answers anything. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const any: unknown = new Proxy(
      { number: () => 3, text: () => 'phone' },
      { get: (target, key) => (key in target ? target[key as keyof typeof target] : 3) },
    );
    return leaves((value as (argument: unknown) => unknown)(any), `${path}()`);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`));
}

describe('catalogues', () => {
  const chinese = leaves(zhCN);
  const english = leaves(en);

  it('say the same things', () => {
    expect(english.map(([path]) => path)).toEqual(chinese.map(([path]) => path));
  });

  it('leave nothing empty that is not empty in the source', () => {
    const source = new Map(chinese);
    for (const [path, text] of english) expect(text === '', path).toBe(source.get(path) === '');
  });

  it('keep the house style in Chinese', () => {
    for (const [path, text] of chinese) {
      expect(text, path).not.toMatch(/！|您|登陆|其它|失败|绝密|\.\.\./);
    }
  });

  it('have no Chinese in English but the name of the law and of the language', () => {
    for (const [path, text] of english) {
      if (path === 'words.language.zh-CN') continue;
      expect(text.replace('个人信息保护法', ''), path).not.toMatch(HAN);
    }
  });
});

describe('errors', () => {
  it('have a number of their own', () => {
    const numbers = Object.values(errorNumbers);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('say what happened and the next step, in both languages', () => {
    for (const code of Object.keys(errorNumbers) as ErrorCode[]) {
      for (const { errors } of [zhCN, en]) {
        const { what, next } = errors[code](paramsOf({}));
        expect(what, code).not.toBe('');
        expect(next, code).not.toBe('');
      }
    }
  });

  it('count attempts and waiting', () => {
    const { what } = zhCN.errors.wrong_password(paramsOf({ attempts_left: 3, wait_min: 15 }));
    expect(what).toBe('密码不正确，还可尝试 3 次（之后等待 15 分钟）。');
    expect(zhCN.errors.too_many_attempts(paramsOf({ wait_s: 605 })).what).toContain('10:05');
    expect(zhCN.errors.wrong_recovery_key(paramsOf({ group: 4 })).what).toContain('第 4 组');
    expect(zhCN.errors.approval_needed(paramsOf({ wait_s: 605 })).next).toContain('10:05');
    expect(zhCN.errors.approval_needed(paramsOf({})).next).not.toContain('00:00');
    expect(zhCN.errors.customer_limit(paramsOf({ limit: 30 })).what).toContain('30 位');
    expect(en.errors.review_incomplete(paramsOf({ count: 1 })).what).toContain('1 person is');
  });
});

describe('formats', () => {
  const zh = formatsFor('zh-CN');
  const english = formatsFor('en');

  it('write numbers, sizes and phones', () => {
    expect(zh.number(12_345)).toBe('12,345');
    expect(zh.bytes(1_258_291)).toBe('1.2 MB');
    expect(zh.phone('+8613800001111')).toBe('138 0000 1111');
    expect(zh.countdown(65)).toBe('01:05');
  });

  it('write money from 分', () => {
    expect(zh.money(1_234_500)).toBe('¥12,345.00');
    expect(english.money(1_234_500)).toBe('CNY 12,345.00');
    expect(zh.moneySum(86_500_000)).toBe('¥86.5万');
    expect(zh.moneySum(12_000_000_000)).toBe('¥1.2亿');
    expect(zh.moneySum(100_000)).toBe('¥1,000');
  });

  it('write days in prose and tables', () => {
    const at = new Date(2025, 9, 9, 14, 8).getTime();
    expect(zh.proseDay(at)).toBe('10月9日 周四');
    expect(english.date(at)).toBe('9 Oct 2025');
    expect(zh.clock(at)).toBe('14:08');
  });

  it('read a bare day as a local one', () => {
    expect(localDay('2025-03-01').getDate()).toBe(1);
    expect(localDay('2025-03-01').getHours()).toBe(0);
  });

  it('write the age of things', () => {
    const now = new Date(2025, 9, 9, 12).getTime();
    expect(relative('zh-CN', now - 20_000, now)).toBe('刚刚');
    expect(relative('zh-CN', now - 5 * 60_000, now)).toBe('5 分钟前');
    expect(relative('zh-CN', now - 3 * 3_600_000, now)).toBe('3 小时前');
    expect(relative('zh-CN', new Date(2025, 9, 7, 8).getTime(), now)).toBe('10-07 08:00');
    expect(relative('en', new Date(2024, 9, 7, 8).getTime(), now)).toBe('2024-10-07 08:00');
  });
});

it('the pseudo-locale is half as long again and keeps parameters', () => {
  const stretched = pseudo({ a: 'Save', b: (p: { n: number }) => `${p.n} rows` });
  expect(stretched.a.length).toBeGreaterThan('Save'.length * 1.3);
  expect(stretched.b({ n: 7 })).toContain('7');
});
