import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { watch as source } from '../zh-CN/watch';

const many = (count: number, one: string, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;
const by = (who: string) => (who === '' ? 'Somebody' : who);
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** on 28 Nov */
function on(day: string): string {
  const [, month, date] = /^\d{4}-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return month === undefined ? '' : ` on ${String(Number(date))} ${MONTHS[Number(month) - 1] ?? ''}`;
}

export const watch = translation<typeof source>()({
  title: 'Alerts and reviews',
  tabs: 'What has to be reviewed',
  alertsTab: 'Alerts',
  daysTab: 'Days',
  loading: 'Comparing the ledger with the rules…',
  alone:
    'Nobody else may review here, so your own word has to do. The ledger says that you reviewed yourself.',
  readOnly: 'The vault is read-only at the moment; nothing can be reviewed.',
  month: 'The owner’s month',
  waiting: (p) => `${p.name}, ${number(p.count)} waiting`,

  rule: {
    failed_unlocks: 'Wrong passwords in a row',
    above_median: 'Far more looks than usual',
    core_outside_hours: 'Core values outside working hours',
    export_before_leaving: 'Export before leaving',
    new_device: 'First use of a new computer',
    foreign_customers: 'Many customers of others',
    clock_back: 'The clock went back',
    gap: 'A gap in the ledger',
    stopped: 'Stopped by a limit',
  },
  says: {
    failed_unlocks: (p) => `${by(p.who)} typed a wrong password ${many(p.count, 'time')} in a row`,
    above_median: (p) =>
      `${by(p.who)} looked ${many(p.count, 'time')}${on(p.day)}; the usual day has ${number(p.usual)}`,
    core_outside_hours: (p) =>
      `${by(p.who)} looked at core values ${many(p.count, 'time')}${p.count > 1 ? ' from' : ' at'} ${p.clock} (working hours ${String(p.from)}–${String(p.until)})`,
    export_before_leaving: (p) =>
      p.count === 0
        ? `${by(p.who)} exported on the day of leaving`
        : `${by(p.who)} exported ${many(p.count, 'day')} before leaving`,
    new_device: (p) => `${by(p.who)} used a new computer for the first time`,
    foreign_customers: (p) =>
      `${by(p.who)} opened ${many(p.count, 'customer')} of others${on(p.day) || ' in one day'} (alert above ${number(p.usual)})`,
    clock_back: (p) => `The clock went back ${many(p.count, 'minute')}`,
    gap: (p) =>
      p.who === ''
        ? 'There is a gap in the ledger'
        : `There is a gap in the ledger; ${p.who} confirmed it and went on`,
    stopped: (p) => `${by(p.who)} was stopped by a limit ${many(p.count, 'time')}${on(p.day)}`,
  },

  alerts: {
    table: 'Alerts',
    what: 'What happened',
    when: 'Time',
    due: 'Due',
    state: 'State',
    action: 'Action',
    none: 'No alerts',
    noneText:
      'Nothing touched a rule in the last 90 days. The rules are in the settings; adapt them to how you work.',
    noneOpen: 'All alerts are reviewed',
    noneOpenText: 'Reviewed alerts and the notes about them are still there.',
    toRules: 'Show the alert rules',
    showAll: 'Show all alerts',
    count: (p) => `${number(p.open)} not reviewed, ${number(p.all)} in all`,
    onlyOpen: 'Not reviewed only',
  },
  open: 'Not reviewed',
  overdueSince: (p) => `Overdue since ${p.day}`,
  until: (p) => `by ${p.day}`,
  verdict: { explained: 'Explained', acted: 'Acted on', incident: 'To be investigated' },
  verdictText: {
    explained: 'There was a good reason in the work; nothing else has to be done.',
    acted: 'Something was done: a talk, other rights, a new password.',
    incident: 'The reason is unknown, or data may have leaked. Consider holding the evidence as well.',
  },
  by: (p) => `${p.name}, ${p.when}`,
  sealedNote: 'The note is for those who may read details',
  notByYou: {
    own: 'This was your own doing; somebody else reviews it',
    approved: 'You had agreed to it; somebody else reviews it',
    role: 'Your role reads and does not review',
  },
  select: (p) => `Select: ${p.what}`,
  selectAll: 'Select all that can be reviewed',
  selected: (p) => `${number(p.count)} selected`,
  clear: 'Clear selection',
  review: 'Review…',
  reviewFull: (p) => `Review: ${p.what}`,
  again: 'Change…',
  againFull: (p) => `Change the review: ${p.what}`,
  reviewSelected: (p) => `Review ${many(p.count, 'alert')}…`,
  inLedger: 'Ledger',
  inLedgerFull: (p) => `Show in the ledger: ${p.what}`,
  keys: (p) => `${p.letters ? 'J / K or ' : ''}↑ ↓ move, space selects, Enter opens`,

  ask: {
    title: (p) => (p.count === 1 ? 'Review the alert' : `Review ${number(p.count)} alerts`),
    more: (p) => `${number(p.count)} more`,
    verdict: 'Verdict',
    note: 'Note',
    noteHint: (p) => `Whom you asked, what you checked, what was done. 2–500 characters, ${p.left} left.`,
    submit: 'Sign the review',
    done: (p) => `${many(p.count, 'alert')} reviewed`,
    ownDoing:
      'One of these was your own doing or agreed to by you. Take it out of the selection and ask somebody else to review it.',
    gone: 'This alert is not in the list any more. Close this and look at the list again.',
  },

  days: {
    calendar: 'The last 90 days by weeks, without today',
    week: 'Week',
    weekOf: (p) => `Week from ${p.day}`,
    weekdays: ['M', 'T', 'W', 'T', 'F', 'S', 'S'],
    weekdaysFull: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    cell: (p) => `${p.day}, ${many(p.count, 'entry', 'entries')}, ${p.state}`,
    table: 'Days to review',
    day: 'Day',
    entries: 'Entries',
    refused: 'Refused',
    people: 'People',
    state: 'State',
    who: 'Reviewed by',
    missing: (p) => `Nobody has looked yet at what was done by ${p.names}`,
    none: 'No days to review yet',
    noneText:
      'From tomorrow on every day with entries waits here for somebody to look at it. Today is not among them.',
    toLedger: 'Show today’s ledger',
    noneOpen: 'The last 90 days are reviewed',
    noneOpenText: 'A new day appears here once it is over.',
    showAll: 'Show all days',
    count: (p) => `${number(p.open)} to review, ${many(p.all, 'day')} in all`,
    selectOpen: (p) => `Select the ${many(p.count, 'day')} to review`,
    reviewSelected: (p) => `Review ${many(p.count, 'day')}…`,
    sign: 'Review…',
    signFull: (p) => `Review ${p.day}`,
    onlyOwn: 'Only your own doing is left; somebody else reviews it',
    atMost: (p) => `At most ${many(p.count, 'day')} at once`,
  },
  dayState: { reviewed: 'Reviewed', partly: 'Partly', open: 'To review', overdue: 'Overdue' },
  signDays: {
    title: (p) =>
      p.count === 1 ? 'Review a day of the ledger' : `Review ${number(p.count)} days of the ledger`,
    text: 'By signing you say: you looked at the ledger of these days and found nothing unaccounted for, or wrote it down with the alerts.',
    own: 'What you did or agreed to yourself does not count; somebody else still has to review it.',
    ownAlone:
      'Nobody else may review here, so your own doing counts as reviewed. The ledger says that you reviewed yourself.',
    day: (p) =>
      p.refused === 0
        ? `${p.day}, ${many(p.count, 'entry', 'entries')}`
        : `${p.day}, ${many(p.count, 'entry', 'entries')}, ${number(p.refused)} refused`,
    more: (p) => many(p.count, 'more day', 'more days'),
    submit: 'Sign the review',
    done: (p) => `${many(p.count, 'day')} reviewed`,
    early: 'One of these days is not over yet or has no entries. Close this and look at the list again.',
  },

  home: {
    title: 'Alerts and reviews',
    alerts: 'Alerts not reviewed',
    days: 'Days to review',
    overdue: (p) => `${number(p.count)} overdue`,
  },

  help: {
    text: 'The ledger writes everything down, but only somebody who looks finds what is wrong. So the vault raises alerts by fixed rules, and asks people to look at every day.',
    how: [
      {
        what: 'What raises an alert',
        text: 'Wrong passwords in a row, far more looks than usual, core values outside working hours, exports before leaving, many customers of others, a clock that went back, a new computer, a gap in the ledger, being stopped by a limit. The numbers are under “Ledger and alerts” in the settings, for everybody to see; loosening them takes a second person.',
      },
      {
        what: 'An alert is not a verdict',
        text: 'It says that something unusual happened. Ask the person first, then write down what came of it: explained, acted on, or to be investigated. Verdict and note are signed, stay in the ledger, and can be decided anew.',
      },
      {
        what: 'Nobody reviews the own doing',
        text: 'What you did, or agreed to in person, is reviewed by somebody else. Where one person alone may review, the own word has to do, and the ledger says so.',
      },
      {
        what: 'Reviewing days',
        text: 'When a day with entries is over, somebody looks at it and signs. A signature covers the doing of others only, so it usually takes two; the page says who is missing. Days past their date turn red.',
      },
      {
        what: 'What it cannot see',
        text: 'Alerts are about what happens in the vault. A photo of the screen, a word in passing, a printout carried away: none of it is in the ledger, and none of it raises an alert.',
      },
    ],
  },
});
