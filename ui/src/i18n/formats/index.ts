import type { Language } from '../../generated/contract';
import { money, moneySum } from './money';
import { bytes, countdown, number, phone } from './number';
import { clock, date, dateTime, duration, isoDay, proseDay, relative, short, span } from './time';

/** Formats bound to a language; what does not depend on it is the same in both. */
export function formatsFor(language: Language) {
  return {
    /** What stands where there is no value. */
    none: language === 'zh-CN' ? '--' : '—',
    number,
    bytes,
    countdown,
    phone,
    clock: (ms: number) => clock(new Date(ms)),
    isoDay: (ms: number) => isoDay(new Date(ms)),
    dateTime,
    date: (ms: number) => date(language, ms),
    proseDay: (ms: number) => proseDay(language, new Date(ms)),
    relative: (ms: number, now = Date.now()) => relative(language, ms, now),
    short: (ms: number, now = Date.now()) => short(ms, now),
    span: (ms: number) => span(language, ms),
    duration: (ms: number) => duration(language, ms),
    money: (fen: number) => money(language, fen),
    moneySum: (fen: number) => moneySum(language, fen),
  };
}

export type Formats = ReturnType<typeof formatsFor>;
