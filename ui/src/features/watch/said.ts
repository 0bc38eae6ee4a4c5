import type { Alert, AlertRef, AlertRules, WatchDay } from '../../generated/contract';
import type { Texts } from '../../i18n';
import type { Formats } from '../../i18n/formats';
import { localDay } from '../../i18n/formats/time';

/** The core takes no more at once. */
export const AT_ONCE = 100;

/** Hours of work where nobody knows better. */
const USUAL_HOURS = { hours_from: 8, hours_until: 20 };
type Hours = Pick<AlertRules, 'hours_from' | 'hours_until'>;

/** What a rule found, as a sentence with its number. */
export function alertSentence(t: Texts, f: Formats, alert: Alert, hours: Hours = USUAL_HOURS): string {
  return t.watch.says[alert.rule]({
    who: alert.person_name ?? '',
    day: alert.day ?? '',
    clock: f.clock(alert.at_ms),
    count: alert.count,
    usual: alert.usual,
    from: hours.hours_from,
    until: hours.hours_until,
  });
}

/** The name of an alert among all of them. */
export const alertKey = ({ rule, seq }: AlertRef) => `${rule} ${String(seq)}`;

/** 11月28日 周五 / Fri 28 Nov */
export const dayName = (f: Formats, day: string) => f.proseDay(localDay(day).getTime());

/** Where the ledger shows one day. */
export function ledgerDay(day: string): object {
  return { day };
}

/** Where the ledger shows what an alert is about: that day of that person, with the entry that raised it. */
export function ledgerOf(f: Formats, { at_ms: at, person_id: person, seq }: Alert): object {
  return { day: f.isoDay(at), ...(person !== null && { person }), entry: seq };
}

/** Whether the own word changes anything about a day: nobody's counts for the own doing. */
export function canSign({ state, waiting_for: waiting }: WatchDay, me: string, alone: boolean): boolean {
  if (state === 'reviewed') return false;
  return alone || waiting.length === 0 || waiting.some((name) => name !== me);
}
