import type { WatchList } from '../../generated/contract';

export interface Waiting {
  /** Alerts nobody has reviewed. */
  readonly alerts: number;
  /** Days that are not reviewed, or not by enough people. */
  readonly days: number;
  /** Alerts and days past their date. */
  readonly overdue: number;
  /** What asks for attention now: every open alert, and the days that are overdue. */
  readonly urgent: number;
}

/** What waits for a review. */
export function waitingOf({ open_alerts: alerts, overdue, days }: WatchList): Waiting {
  const late = days.filter(({ state }) => state === 'overdue').length;
  return {
    alerts,
    days: days.filter(({ state }) => state !== 'reviewed').length,
    overdue,
    urgent: alerts + late,
  };
}
