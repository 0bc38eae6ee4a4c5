import type { Language } from '../../generated/contract';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** 2025-10-09, in the local calendar. */
export function isoDay(at: Date): string {
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** 14:08 */
export function clock(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** 2025-10-09 14:08 */
export function dateTime(ms: number): string {
  const at = new Date(ms);
  return `${isoDay(at)} ${clock(at)}`;
}

/** A day without time (`YYYY-MM-DD`) read in the local calendar, never as midnight UTC. */
export function localDay(text: string): Date {
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number);
  return new Date(year, month - 1, day);
}

const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** 10月9日 周四 / Thu 9 Oct: for prose. */
export function proseDay(language: Language, at: Date): string {
  const weekday = WEEKDAYS[language][at.getDay()] ?? '';
  if (language === 'zh-CN') return `${String(at.getMonth() + 1)}月${String(at.getDate())}日 ${weekday}`;
  return `${weekday} ${String(at.getDate())} ${MONTHS[at.getMonth()] ?? ''}`;
}

/** 2025-10-09 in Chinese tables, 9 Oct 2025 in English. */
export function date(language: Language, ms: number): string {
  const at = new Date(ms);
  if (language === 'zh-CN') return isoDay(at);
  return `${String(at.getDate())} ${MONTHS[at.getMonth()] ?? ''} ${String(at.getFullYear())}`;
}

/** 刚刚 · 5 分钟前 · 3 小时前 · 10-08 08:00 · 2024-10-08 08:00 */
export function relative(language: Language, ms: number, now: number): string {
  const age = now - ms;
  const zh = language === 'zh-CN';
  if (age >= 0 && age < MINUTE) return zh ? '刚刚' : 'just now';
  if (age >= 0 && age < HOUR) {
    const minutes = Math.floor(age / MINUTE);
    return zh ? `${String(minutes)} 分钟前` : `${String(minutes)} min ago`;
  }
  if (age >= 0 && age <= DAY) {
    const hours = Math.floor(age / HOUR);
    return zh ? `${String(hours)} 小时前` : `${String(hours)} h ago`;
  }
  return short(ms, now);
}

/** 10-08 08:00, with the year when it is not this one. */
export function short(ms: number, now: number): string {
  const at = new Date(ms);
  const monthDay = `${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const day = at.getFullYear() === new Date(now).getFullYear() ? monthDay : isoDay(at);
  return `${day} ${clock(at)}`;
}

/** 6 分钟 / 3 小时 / 2 天: how long something has lasted, in its largest unit. */
export function span(language: Language, ms: number): string {
  const zh = language === 'zh-CN';
  if (ms < HOUR) return `${String(Math.max(1, Math.floor(ms / MINUTE)))} ${zh ? '分钟' : 'min'}`;
  if (ms < DAY) return `${String(Math.floor(ms / HOUR))} ${zh ? '小时' : 'h'}`;
  const days = Math.floor(ms / DAY);
  return `${String(days)} ${zh ? '天' : days === 1 ? 'day' : 'days'}`;
}

/** 3 秒 / 40 秒 / 2 分 10 秒: remaining time of a job. */
export function duration(language: Language, ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  const zh = language === 'zh-CN';
  if (minutes === 0) return zh ? `${String(rest)} 秒` : `${String(rest)} s`;
  if (rest === 0) return zh ? `${String(minutes)} 分` : `${String(minutes)} min`;
  return zh ? `${String(minutes)} 分 ${String(rest)} 秒` : `${String(minutes)} min ${String(rest)} s`;
}
