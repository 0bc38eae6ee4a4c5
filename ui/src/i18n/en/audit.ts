import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { audit as source } from '../zh-CN/audit';

const many = (count: number, one: string, more = `${one}s`) => `${number(count)} ${count === 1 ? one : more}`;

export const audit = translation<typeof source>()({
  rules: 'Alert rules',
  rulesText:
    'Whatever touches one of these appears under “Alerts and reviews”. The rules are the same for everybody, and everybody can see them.',
  hours: 'Working hours for core values',
  number: {
    failed_unlocks: 'Wrong passwords in a row',
    median_times: 'Times the usual looks',
    hours_from: 'Working hours from',
    hours_until: 'Working hours until',
    leaver_days: 'Days before leaving',
    foreign_customers: 'Customers of others in a day',
    clock_back_min: 'Minutes the clock went back',
    due_days: 'Days until reviewed',
  },
  effect: {
    failed_unlocks: 'Somebody types this many wrong passwords in a row.',
    median_times: 'More looks in a day than this many times the person’s own median of 30 days.',
    hours_from: 'L3 core values looked at outside these hours.',
    leaver_days: 'Something exported within this many days before a last day.',
    foreign_customers: 'More different customers of other people opened in one day than this.',
    clock_back_min: 'The computer’s time went back by more minutes than this.',
    due_days:
      'Alerts and days of the ledger have to be reviewed within this many days; then they are overdue.',
  },
  always: 'A new computer, a gap in the ledger and being stopped by a limit always raise an alert.',
  order: (p) => `“${p.from}” has to be earlier than “${p.until}”`,
  looser: 'Changes that raise fewer alerts loosen: somebody else has to agree. More alerts hold at once.',
  looserAlone: 'Changes that raise fewer alerts loosen the protection.',

  fixed: 'Rules and times are changed by an owner or an admin.',
  months: 'Ledger details kept (months)',
  monthsText:
    '6 months (180 days) at least, in line with what the law asks of logs. Making it smaller loosens and needs somebody else to agree. Entries, signatures and hashes always stay.',
  monthsAlone:
    '6 months (180 days) at least, in line with what the law asks of logs. Entries, signatures and hashes always stay.',
  dueNow: {
    none: 'No details are due.',
    some: (p) => `${many(p.count, 'entry has', 'entries have')} details that are due and could go.`,
    gone: (p) => `Details up to entry ${number(p.seq)} are gone.`,
    held: 'While the evidence is held, nothing goes.',
    owners: 'An owner removes them.',
  },
  dueTitle: 'Details that are due',
  prune: 'Remove due details…',
  pruneTitle: 'Remove details that are due',
  pruneText: (p) =>
    `The details of ${many(p.count, 'entry', 'entries')} are older than ${many(p.months, 'month')} and will be deleted for good.`,
  pruneStays:
    'Only the sealed details go: which value was looked at, the purpose, old and new. Who did what kind of thing when, the signatures and hashes stay; the chain can still be verified entry by entry.',
  pruneSecond:
    'Nobody can bring them back. It takes your password, and somebody else who agrees here and now.',
  pruneAlone: 'Nobody can bring them back. It takes your password.',
  pruneRun: 'Remove for good',
  pruneLine: (p) => `Remove the due details of ${many(p.count, 'ledger entry', 'ledger entries')}`,
  pruned: (p) => `Details of ${many(p.count, 'entry', 'entries')} removed; entries and hashes are all there`,
  pruneGone: 'No details are due at the moment.',

  hold: 'Holding the evidence',
  holdText:
    'For when something is being looked into: until it is lifted, nobody can remove details of the ledger. It takes nobody’s consent to hold, and somebody’s to lift.',
  holdOff: 'Not held',
  holdSet: 'Hold the evidence…',
  holdTitle: 'Hold the evidence',
  holdExplains:
    'From now on no details of the ledger are removed, until an owner and a second person lift it together. Holding and lifting are both written into the ledger.',
  reason: 'Reason',
  reasonHint: (p) => `2–500 characters, for those who may read details; ${p.left} left.`,
  holdConfirm: 'Hold',
  held: (p) => `The evidence is held: ${p.name}, since ${p.when}. Meanwhile no details are removed.`,
  heldWhy: (p) => `Reason: ${p.reason}`,
  heldSealed: 'The reason is for those who may read details.',
  holdDone: 'The evidence is held',
  lift: 'Lift…',
  liftTitle: 'Lift the hold',
  liftText:
    'After that, details that are due can be removed again. It takes your password, and somebody else who agrees here and now.',
  liftAlone: 'After that, details that are due can be removed again. It takes your password.',
  liftRun: 'Lift the hold',
  liftLine: (p) => `Lift the hold on the evidence; reason: ${p.reason}`,
  liftDone: 'The hold is lifted',
  changed: 'Things have changed: somebody has just set or lifted the hold. Close this and look again.',
  hoursValue: (p) => `${p.from}–${p.until} h`,
});
