import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { ledger as source, Said } from '../zh-CN/ledger';

function some(count: number | null, one: string): string {
  if (count === null) return `several ${one}s`;
  return `${number(count)} ${count === 1 ? one : `${one}s`}`;
}

function change(s: Said): string {
  if (s.old !== '' && s.new !== '') return `: ${s.old} → ${s.new}`;
  return s.new === '' ? '' : ` to ${s.new}`;
}

function moved(s: Said, verb: string, rest = ''): string {
  return `${s.who} ${verb} ${s.customer === '' ? some(s.count, 'customer') : s.customer}${rest}`;
}

/** Consent: to whose request, and to looking at what. */
function agreedTo(s: Said): string {
  const whose = s.approvedFor === '' ? '' : `, asked by ${s.approvedFor}`;
  return s.field === ''
    ? `${s.who} agreed in person to ${s.text}${whose}`
    : `${s.who} agreed in person to a look beyond the limit at ${s.field} of ${s.customer}${whose}`;
}

function one(s: Said): string {
  return s.customer === '' ? 'a customer' : s.customer;
}

function quoted(text: string): string {
  return text === '' ? '' : ` “${text}”`;
}

export const ledger = translation<typeof source>()({
  title: 'Ledger',
  integrity: {
    whole: 'Chain intact',
    broken: 'Chain broken',
    unknown: 'Not verified yet',
    entries: (p) => `${number(p.count)} entries`,
    verified: (p) => `verified ${p.time}`,
    since: (p) => `${number(p.count)} new since`,
    verify: 'Verify again',
    verifyVault: 'Full check',
    working: 'Verifying',
    separator: ', ',
    ok: (p) => `Verified: all ${number(p.entries)} entries are intact (${p.time})`,
    okRows: (p) => `Checked: ${number(p.entries)} entries and ${number(p.rows)} records agree (${p.time})`,
    brokenAt: (p) => `From entry ${number(p.seq)} on the signatures do not match`,
    brokenText:
      'What follows may have been changed. Stop writing, keep everything as it is and compare with a backup.',
    findings: 'Findings',
    head: 'Head',
  },
  finding: {
    page_damaged: (p) => `${number(p.count)} pages of the file fail their check`,
    chain_broken: () => 'The chain between entries is broken',
    signature_invalid: () => 'A signature does not match',
    row_stale: (p) => `${number(p.count)} records differ from their last entry`,
    row_unknown: (p) => `${number(p.count)} records have no entry`,
    row_foreign: (p) => `${number(p.count)} records were signed by someone who may not write them`,
    row_missing: (p) => `${number(p.count)} records with an entry are gone`,
    row_unreadable: (p) => `${number(p.count)} records cannot be opened`,
    behind_anchor: (p) =>
      `The ledger is ${number(p.count)} entries shorter than this computer remembers: an old file?`,
    forked: () => 'The ledger has another history than this computer remembers',
    anchor_missing: () => 'The keyring holds no mark of this vault',
    clock_back: (p) => `The clock went back ${number(p.count)} times`,
  },
  findingAt: (p) => `, entry ${number(p.seq)}`,

  filter: {
    label: 'Filter the ledger',
    group: 'Action',
    anyGroup: 'All actions',
    period: 'Period',
    periods: {
      all: 'All time',
      today: 'Today',
      '7': 'Last 7 days',
      '14': 'Last 14 days',
      '30': 'Last 30 days',
      day: '',
    },
    refused: 'Refused only',
    clear: 'Clear filters',
    charts: 'Charts',
  },
  group: {
    view: 'Reveal',
    copy: 'Copy',
    change: 'Change',
    import: 'Import',
    login: 'Login',
    settings: 'Settings',
    check: 'Verification',
  },

  chart: {
    days: 'Actions per day',
    daysTable: 'Actions per day, as a table',
    hours: 'Time of day',
    hoursTable: 'Time of day, as a table',
    asTable: 'As table',
    asChart: 'As chart',
    views: 'Reveals',
    changes: 'Changes',
    others: 'Others',
    day: 'Day',
    sum: 'Sum',
    less: 'less',
    more: 'more',
    weekday: 'Weekday',
    weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    weekdaysFull: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    most: (p) => `Most on ${p.day}: ${number(p.count)} entries`,
    noDays: 'Nothing in the last 14 days',
    barLabel: (p) => `${p.day}, ${number(p.count)} entries, show that day`,
    cell: (p) => `${p.weekday} ${String(p.hour)} h: ${number(p.count)} times`,
    outside: (p) =>
      `${number(p.count)} actions outside 8–20 h, most on ${p.weekday} at ${String(p.hour)} h (${number(p.most)}), outlined`,
    inside: 'All actions of the last 30 days lie between 8 and 20 h',
  },

  table: {
    label: 'Entries of the ledger',
    time: 'Time',
    what: 'What happened',
    purpose: 'Purpose',
    level: 'Level',
    result: 'Result',
    normal: 'normal',
    refused: 'refused',
    count: (p) => `${number(p.count)} entries`,
    empty: 'No entry matches',
    emptyText: 'Loosen or clear the conditions.',
  },
  detail: {
    label: (p) => `Entry ${number(p.seq)} of the ledger`,
    close: 'Close',
    seq: 'Position',
    action: 'Action code',
    person: 'Person',
    approver: 'Agreed to by',
    approvedFor: 'Asked by',
    record: 'Object',
    fields: 'Fields',
    purpose: 'Purpose',
    level: 'Level',
    count: 'Count',
    old: 'Before',
    new: 'After',
    text: 'Text',
    result: 'Result',
    hash: 'Hash',
    open: 'Open this customer',
  },

  program: 'The program',
  customerNumber: (p) => `customer #${String(p.number)}`,
  customerNamed: (p) => `customer #${String(p.number)} ${p.name}`,
  customerUnknown: 'a customer',
  fieldSeparator: ', ',
  refusal: {
    not_allowed: 'no permission',
    presenting: 'presentation was on',
    wrong_password: 'wrong password',
    password_needed: 'authentication needed',
    purpose_needed: 'no purpose given',
    reveal_limit: 'reveal limit reached',
    approver_unfit: 'this person cannot agree',
    customer_limit: 'limit of opened customers reached',
    claim_limit: 'limit of claims reached',
    keys_missing: 'keys are missing',
    copy_forbidden: 'must not be copied',
    too_many_attempts: 'too many attempts',
    read_only: 'read-only',
    wrong_state: 'state does not allow it',
    conflict: 'version conflict',
  },

  word: {
    manual: 'by hand',
    idle: 'idle',
    suspend: 'computer suspended',
    screen_lock: 'screen locked',
    panic: 'panic',
    quit: 'program closed',
    clock_jump: 'clock jumped',
    lock_after_min: 'automatic lock (minutes)',
    clipboard_clear_s: 'clearing the clipboard (seconds)',
    longer_reveal: 'longer reveals',
    claims_per_day: 'claims out of the pool per day',
    trainee_customers_per_day: 'customers a trainee may open per day',
    budget_owner: 'reveal limit of owners',
    budget_manager: 'reveal limit of managers',
    budget_sales: 'reveal limit of sales',
    reveal: 'reveals beyond the limit',
    settings: 'weaker protection',
    review: 'the access review',
    level: 'lowering from Core',
    L1: 'L1 Normal',
    L2: 'L2 Sensitive',
    L3: 'L3 Core',
    retention_floor_months: 'shortest retention (months)',
    true: 'on',
    false: 'off',
    complete: 'complete',
    findings: 'findings',
    match: 'matches',
    differs: 'differs',
    call: 'call',
    wechat: 'WeChat',
    visit: 'visit',
    email: 'e-mail',
    note: 'note',
  },
  looks: (p) => `banner from ${number(p.soft)}, ${number(p.hour)} per hour, ${number(p.day)} per day`,

  historyFrom: (p) => `${p.done}, with notes from ${p.day} on`,
  agreed: (p) => `${p.done}, with the consent of ${p.name}`,

  sentence: {
    'vault.created': (s: Said) => `${s.who} founded the vault’s membership`,
    'vault.create': (s: Said) => `${s.who} created the vault${quoted(s.text)}`,
    'session.login': (s: Said) => `${s.who} logged in`,
    'session.login_failed': (s: Said) => `${s.who} failed to log in`,
    'session.authenticate': (s: Said) =>
      `${s.who} ${s.refused ? 'failed to authenticate' : 'authenticated'} again`,
    'session.enrol': (s: Said) => `${s.who} logged in with a code for the first time and chose a password`,
    'approval.give': (s: Said) =>
      s.refused ? `${s.who} asked somebody else to agree to ${s.text}, without consent` : agreedTo(s),
    'session.lock': (s: Said) => `${s.who} locked the vault${s.text === '' ? '' : `: ${s.text}`}`,
    'customer.create': (s: Said) => `${s.who} created ${s.customer}`,
    'customer.update': (s: Said) => `${s.who} changed ${s.fields || 'data'} of ${s.customer}${change(s)}`,
    'customer.open': (s: Said) => `${s.who} ${s.refused ? 'tried to open' : 'opened'} ${s.customer}`,
    'pool.open': (s: Said) => `${s.who} ${s.refused ? 'tried to open' : 'opened'} ${s.customer} in the pool`,
    'customer.archive': (s: Said) => moved(s, 'archived'),
    'customer.unarchive': (s: Said) => moved(s, 'unarchived'),
    'customer.recycle': (s: Said) => moved(s, 'moved', ' to the recycle bin'),
    'customer.restore': (s: Said) => moved(s, 'restored'),
    'customer.level_raise': (s: Said) => `${s.who} raised the level of ${one(s)}${change(s)}`,
    'customer.level_lower': (s: Said) =>
      `${s.who} ${s.refused ? 'tried to lower' : 'lowered'} the level of ${one(s)}${change(s)}`,
    'customer.transfer': (s: Said) => `${s.who} gave ${one(s)} to somebody else`,
    'customer.claim': (s: Said) =>
      `${s.who} ${s.refused ? 'tried to take' : 'took'} ${one(s)} out of the pool`,
    'customer.release': (s: Said) => `${s.who} put ${one(s)} back into the pool`,
    'customer.hand_over': (s: Said) => `${s.who} handed over ${some(s.count, 'customer')}`,
    'billing.follow': (s: Said) => `${s.who} changed customers; their billing facts follow`,
    'customer.keep': (s: Said) => `${s.who} left ${one(s)} to named people alone`,
    'pool.claim': (s: Said) => `${s.who} took ${some(s.count, 'customer')} out of the pool`,
    'customer.search': (s: Said) =>
      `${s.who} searched customers${s.count === null ? '' : `, ${some(s.count, 'result')}`}`,
    'customer.list': (s: Said) =>
      `${s.who} browsed the customer list${s.count === null ? '' : `, ${some(s.count, 'customer')}`}`,
    'field.reveal': (s: Said) =>
      `${s.who} ${s.refused ? 'tried to reveal' : 'revealed'} ${s.field} of ${s.customer}`,
    'field.copy': (s: Said) =>
      `${s.who} ${s.refused ? 'tried to copy' : 'copied'} ${s.field} of ${s.customer}`,
    'field.compare': (s: Said) => `${s.who} compared ${s.field} of ${s.customer}`,
    'note.add': (s: Said) => `${s.who} logged a follow-up with ${s.customer}`,
    'note.edit': (s: Said) => `${s.who} edited a follow-up with ${s.customer}`,
    'note.remove': (s: Said) => `${s.who} deleted a follow-up with ${s.customer}`,
    'note.move': (s: Said) =>
      `${s.who} moved a number from a note of ${s.customer} to ${s.field || 'its field'}`,
    'import.begin': (s: Said) => `${s.who} began an import${quoted(s.text)}`,
    'import.rows': (s: Said) => `${s.who} imported ${some(s.count, 'customer')}`,
    'import.finish': (s: Said) =>
      `${s.who} finished the import${quoted(s.text)}, ${some(s.count, 'customer')}`,
    'import.undo': (s: Said) => `${s.who} undid the import${quoted(s.text)}, ${some(s.count, 'customer')}`,
    'import.undo_rows': (s: Said) => `${s.who} took back ${some(s.count, 'imported customer')}`,
    'import.save_rejected': (s: Said) => `${s.who} saved ${some(s.count, 'row')} that were not imported`,
    'settings.changed': (s: Said) => `${s.who} changed the rules of the vault${quoted(s.text)}`,
    'settings.change': (s: Said) => `${s.who} changed the setting${quoted(s.text)}${change(s)}`,
    'field.save': (s: Said) => `${s.who} changed the field catalogue:${quoted(s.field || s.text)}`,
    'field.remove': (s: Said) => `${s.who} removed the field${quoted(s.text)}`,
    'field.level_raise': (s: Said) => `${s.who} raised the level of${quoted(s.field)}${change(s)}`,
    'field.level_lower': (s: Said) =>
      `${s.who} ${s.refused ? 'tried to lower' : 'lowered'} the level of${quoted(s.field)}${change(s)}`,
    'levels.reseal': (s: Said) => `${s.who} sealed some customers anew for a changed level`,
    'levels.resealed': (s: Said) =>
      `${s.who} finished sealing customers anew for a changed level, ${s.count === null ? 'some' : number(s.count)}`,
    'password.change': (s: Said) => `${s.who} changed the personal password`,
    'ledger.verify': (s: Said) =>
      `${s.who} verified the ledger${s.count === null ? '' : `, ${number(s.count)} entries`}`,
    'vault.verify': (s: Said) => `${s.who} checked the whole vault`,
    'device.enroll': (s: Said) => `${s.who} enrolled this device${quoted(s.text)}`,
    'device.enrolled': (s: Said) => `${s.who} enrolled a device${quoted(s.text)}`,
    'device.retired': (s: Said) => `${s.who} retired a device${quoted(s.text)}`,
    'recovery.use': (s: Said) => `${s.who} used the recovery kit`,
    'ledger.discontinuity': (s: Said) => `${s.who} agreed to go on with a discontinuous ledger`,
    'member.added': (s: Said) => `${s.who} added the member${quoted(s.text || s.new)}`,
    'member.frozen': (s: Said) => `${s.who} froze the member${quoted(s.text)}`,
    'member.unfrozen': (s: Said) => `${s.who} unfroze the member${quoted(s.text)}`,
    'member.roles': (s: Said) => `${s.who} changed roles of the member${quoted(s.text)}`,
    'member.invited': (s: Said) => `${s.who} gave a new member an enrolment code${quoted(s.text)}`,
    'member.team': (s: Said) => `${s.who} changed the member’s team${quoted(s.text)}`,
    'member.leaves': (s: Said) => `${s.who} set or took back the member’s last day${quoted(s.text)}`,
    'person.rights': (s: Said) => `${s.who} changed rights or state of the member${quoted(s.text)}`,
    'roster.save': (s: Said) => `${s.who} updated the list of members${quoted(s.text)}`,
    'team.save': (s: Said) => `${s.who} saved the team${quoted(s.text)}`,
    'keys.pass_on': (s: Said) => `${s.who} handed over ${some(s.count, 'missing key')} by logging in`,
    'keys.renew': (s: Said) => `${s.who} made new keys`,
    'keys.renewed': (s: Said) =>
      `${s.who} finished encrypting anew with new keys${s.count === null ? '' : `, ${some(s.count, 'row')}`}`,
    'custodian.name': (s: Said) => `${s.who} named who alone keeps a customer${quoted(s.text)}`,
    'exception.give': (s: Said) =>
      `${s.who} gave ${quoted(s.text).trim() || 'a member'} a key by name, beyond the roles`,
    'exception.take': (s: Said) =>
      `${s.who} took back a key given by name to ${quoted(s.text).trim() || 'a member'}`,
    'keys.reseal': (s: Said) => `${s.who} encrypted a part of the content anew with new keys`,
    'handover.begin': (s: Said) => `${s.who} began the handover${quoted(s.text)}`,
    'handover.finish': (s: Said) =>
      `${s.who} finished the handover${quoted(s.text)}${s.count === null ? '' : `, ${some(s.count, 'customer')}`}`,
    'handover.save_report': (s: Said) => `${s.who} saved the report of a handover${quoted(s.text)}`,
    'file.rekey': (s: Said) => `${s.who} replaced the key of the database file`,
    'review.open': (s: Said) => `${s.who} opened the access review${quoted(s.text)}`,
    'review.decide': (s: Said) => `${s.who} decided in the access review${quoted(s.text)}`,
    'review.close': (s: Said) =>
      `${s.who} closed the access review${quoted(s.text)}${s.count === null ? '' : `, ${number(s.count)} people`}`,
    'review.save': (s: Said) => `${s.who} saved the record of the access review${quoted(s.text)}`,
    'audit.key': (s: Said) => `${s.who} replaced the key of ledger details`,
    'member.rekeyed': (s: Said) => `${s.who} renewed the member’s keys${quoted(s.text)}`,
    'member.add': (s: Said) => `${s.who} added the member${quoted(s.text || s.new)}`,
    'grant.issued': (s: Said) => `${s.who} handed out a key${quoted(s.text)}`,
    'grant.issue': (s: Said) => `${s.who} issued a grant${quoted(s.text)}`,
    'draft.save': (s: Said) => `${s.who} kept unfinished work`,
    'draft.discard': (s: Said) => `${s.who} discarded unfinished work`,
    'command.refused': (s: Said) => `${s.who} tried something without permission${quoted(s.text)}`,
    'demo.fill': (s: Said) => `${s.who} filled in ${some(s.count, 'demo customer')}`,
  },
});
