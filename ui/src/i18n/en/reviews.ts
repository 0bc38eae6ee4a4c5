import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { reviews as source } from '../zh-CN/reviews';

const some = (count: number, one: string, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

export const reviews = translation<typeof source>()({
  title: 'Access review',
  alone: 'You are alone: there is nothing to review',
  aloneText:
    'An access review looks at what each person can read. Once there is a second person, it is due every quarter.',
  due: 'There has been no review this quarter. Look at what each person can read and decide: keep, reduce or freeze.',
  begin: 'Begin this quarter’s review',
  nothing:
    'No review is waiting. One appears when a quarter begins, or when somebody’s roles or team change.',
  quarter: (p) => `Q${p.quarter} ${p.year}`,
  why: { quarter: 'quarterly review', rights_changed: 'review after a change of rights' },
  heading: (p) => `${p.quarter} · ${p.why}`,
  opened: (p) => `begun on ${p.day}`,
  until: (p) => `due by ${p.day}`,
  overdue: (p) => `overdue, was due by ${p.day}`,

  table: 'People to review',
  person: 'Person',
  reach: 'Customers they read',
  sensitive: (p) => `${number(p.customers)} Sensitive`,
  core: 'Opens L3 of',
  looks: 'Last 90 days',
  looksOf: (p) => `${some(p.reveals, 'reveal')}, ${some(p.copies, 'copy', 'copies')}`,
  median: (p) => `team median ${some(p.reveals, 'reveal')}`,
  many: 'far more than usual',
  login: 'Last login',
  idle: 'no login for over 30 days',
  decision: 'Decision',
  decisionOf: (p) => `Decision about ${p.name}`,
  undecided: 'undecided',
  choose: { keep: 'Keep', reduce: 'Reduce', freeze: 'Freeze' },
  chooseMore: { keep: 'Keep…', reduce: 'Reduce…', freeze: 'Freeze…' },
  decided: { keep: 'Keep', freeze: 'Freeze', reduce: (p) => `Reduce to ${p.roles}` },
  change: 'Change',
  changeFull: (p) => `Change the decision about ${p.name}`,
  progress: (p) => `${number(p.done)} of ${some(p.of, 'person', 'people')} decided`,
  keepPlain: (p) => `Keep the other ${number(p.people)} without L3`,
  close: 'Close the review…',
  closeLeft: (p) => `Close the review (${number(p.people)} undecided)`,

  ask: {
    keep: (p) => `Keep the rights of ${p.name}`,
    reduce: (p) => `Reduce the rights of ${p.name}`,
    freeze: (p) => `Freeze ${p.name}`,
  },
  now: (p) => `Now: ${p.roles}. Reads ${some(p.customers, 'customer')} and opens L3 of ${number(p.core)}.`,
  effect: {
    keep: 'Whoever can open L3 Core content is kept with a reason only.',
    reduce: 'When the review is closed, the roles become those chosen below.',
    freeze: 'When the review is closed, they cannot log in any more; the customers stay theirs.',
  },
  rolesLeft: 'Roles that are left',
  reason: 'Reason',
  reasonHint: (p) => `Goes into the record of the review; ${p.left} characters left.`,
  saveDecision: 'Save decision',

  closeTitle: 'Close the review',
  closeText: 'All decisions take effect together and go into the ledger:',
  closeSecond: 'Two people sign: first your password, then a second person types their own in front of you.',
  effects: {
    freeze: (p) => `Freeze ${p.name}`,
    reduce: (p) => `${p.name}: ${p.from} → ${p.to}`,
    keep: (p) => `${some(p.people, 'person', 'people')} kept as they are`,
  },
  sign: 'Sign and close',
  closed: (p) => `The review of ${p.quarter} is closed and its decisions are in effect`,

  past: 'Past reviews',
  none: 'No review has been closed yet.',
  which: 'Review',
  people: 'People',
  closedAt: 'Closed',
  entry: (p) => `ledger entry ${number(p.seq)}`,
  signedBy: 'Signed by',
  record: 'Record',
  saveRecord: 'Save record as PDF',
  saveRecordOf: (p) => `Save record as PDF: ${p.name}`,
  recordSaved: 'The record was saved',
});
