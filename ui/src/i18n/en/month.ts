import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { month as source } from '../zh-CN/month';

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
  'December',
] as const; // prettier-ignore

const many = (count: number, one: string, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;

export const month = translation<typeof source>()({
  title: 'The owner’s month',
  of: (p) => `${MONTHS[p.month - 1] ?? ''} ${String(p.year)}`,
  before: 'Month before',
  after: 'Month after',
  none: 'No entries in this month',
  noneText: 'Nobody used the vault in this month. Another month may have more.',
  current: 'Back to this month',
  running: 'This month is not over; the numbers are those of this moment.',
  whole: (p) =>
    `${many(p.entries, 'entry', 'entries')}, numbers ${number(p.first)} to ${number(p.last)} of the ledger`,
  inShort: (p) =>
    `${many(p.people, 'person was', 'people were')} at work and looked or copied ${many(p.looks, 'time')}; ${p.exports === 0 ? 'nothing left the vault' : `something left the vault ${many(p.exports, 'time')}`}; ${p.alerts === 0 ? 'no alerts' : `${many(p.alerts, 'alert')}, ${p.open === 0 ? 'all reviewed' : `${number(p.open)} not reviewed yet`}`}.`,
  save: 'Save as PDF',
  saved: 'The month is saved',
  toLedger: 'Show this month in the ledger',

  people: 'Who did what',
  peopleText: 'Whoever looked most comes first; the bars are relative to the largest number of a column.',
  person: 'Person',
  columns: {
    opened: 'Opened',
    reveals: 'Revealed',
    copies: 'Copied',
    changes: 'Changed',
    imports: 'Imported',
    exports: 'Exported',
    refused: 'Refused',
  },
  purposes: 'What looks were needed for',
  purpose: 'Purpose',
  times: 'Times',
  noPurposes: 'Nobody looked at anything in this month, or your role does not read purposes.',
  exports: 'What left the vault',
  noExports: 'Nothing was exported in this month, and no report or checkpoint saved.',
  members: 'People and rights',
  noMembers: 'Nobody came, left or got other rights in this month.',
  latest: (p) => `The newest ${number(p.count)}`,
  refusedMark: 'Refused',
  alerts: 'Alerts and what came of them',
  rule: 'Rule',
  raised: 'Alerts',
  openAlerts: 'Not reviewed',
  noAlerts: 'No alerts in this month.',
  toAlerts: 'Show alerts',

  health: 'Health',
  days: 'Days reviewed',
  daysOf: (p) => `${number(p.done)} of ${many(p.of, 'day')}`,
  daysLeft: (p) => `${many(p.count, 'day is', 'days are')} not reviewed yet`,
  daysDone: 'All reviewed',
  verified: 'Verified',
  verifiedOf: (p) => many(p.count, 'time'),
  verifiedNone: 'Not once in this month; once a week is better',
  clock: 'Clock went back',
  clockOf: (p) => (p.count === 0 ? 'Never' : many(p.count, 'time')),
  clockText: 'Times may be wrong, and with them reminders and due dates',
  gaps: 'Gaps in the ledger',
  gapsOf: (p) => (p.count === 0 ? 'None' : number(p.count)),
  gapsText: 'Find out which backup was put back',
  witness: 'Witness',
  witnessNever: 'None yet',
  witnessNeverText: 'No checkpoint was put into other hands; nobody could tell if the end was cut off',
  witnessed: (p) => `The first ${many(p.size, 'entry', 'entries')}, ${p.when}`,
  witnessSince: (p) =>
    p.count === 0
      ? 'Nothing was written since'
      : `${many(p.count, 'entry', 'entries')} since then without a witness`,
  good: 'Good',
  attend: 'Look at this',
});
