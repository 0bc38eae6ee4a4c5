import { number } from '../formats/number';
import { localDay, proseDay } from '../formats/time';
import type { Said } from '../zh-CN/ledgerSentences';

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

function inBrackets(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

/** Whose request it was. */
function whose(s: Said): string {
  return s.approvedFor === '' ? 'an' : `${s.approvedFor}’s`;
}

/** Which details went out with the ledger. */
function exported(s: Said): string {
  return s.customer === '' ? inBrackets(s.text) : ` (with the details of ${s.customer})`;
}

/** `2026-11-28` as people say it. */
function prose(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? proseDay('en', localDay(day)) : day;
}

/** One sentence for every action the core writes down. */
export const ledgerSentences = {
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
  'customer.claim': (s: Said) => `${s.who} ${s.refused ? 'tried to take' : 'took'} ${one(s)} out of the pool`,
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
  'field.copy': (s: Said) => `${s.who} ${s.refused ? 'tried to copy' : 'copied'} ${s.field} of ${s.customer}`,
  'field.compare': (s: Said) => `${s.who} compared ${s.field} of ${s.customer}`,
  'note.add': (s: Said) => `${s.who} logged a follow-up with ${s.customer}`,
  'note.edit': (s: Said) => `${s.who} edited a follow-up with ${s.customer}`,
  'note.remove': (s: Said) => `${s.who} deleted a follow-up with ${s.customer}`,
  'note.move': (s: Said) =>
    `${s.who} moved a number from a note of ${s.customer} to ${s.field || 'its field'}`,
  'import.begin': (s: Said) => `${s.who} began an import${quoted(s.text)}`,
  'import.rows': (s: Said) => `${s.who} imported ${some(s.count, 'customer')}`,
  'import.finish': (s: Said) => `${s.who} finished the import${quoted(s.text)}, ${some(s.count, 'customer')}`,
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
  'export.request': (s: Said) =>
    `${s.who} ${s.refused ? 'tried to request' : 'requested'} the export of ${some(s.count, 'customer')}${inBrackets(s.text)}`,
  'export.sign': (s: Said) =>
    `${s.who} ${s.refused ? 'tried to approve' : 'approved'} ${whose(s)} export${inBrackets(s.text)}`,
  'export.reject': (s: Said) => `${s.who} rejected ${whose(s)} export${inBrackets(s.text)}`,
  'export.withdraw': (s: Said) => `${s.who} withdrew ${whose(s)} export request${inBrackets(s.text)}`,
  'export.carry': (s: Said) => `${s.who} took an export request to an approver${inBrackets(s.text)}`,
  'export.confirm': (s: Said) => `${s.who} confirmed the export of ${some(s.count, 'customer')}`,
  'export.begin': (s: Said) => `${s.who} began to export ${some(s.count, 'customer')}${inBrackets(s.text)}`,
  'export.run': (s: Said) =>
    `${s.who} ${s.refused ? 'tried to export customers' : `exported ${some(s.count, 'customer')}`}${inBrackets(s.text)}`,
  'export.returned': (s: Said) => `${s.who} recorded the copy${quoted(s.text)} as returned`,
  'export.destroyed': (s: Said) => `${s.who} recorded the copy${quoted(s.text)} as destroyed`,
  'export.explained': (s: Said) => `${s.who} explained where the copy${quoted(s.text)} is`,
  'leak.trace': (s: Said) =>
    `${s.who} traced a leaked list${s.count === null ? '' : `, ${some(s.count, 'customer')} recognised`}${inBrackets(s.text)}`,
  'stray.scan': (s: Said) =>
    `${s.who} looked for stray copies${s.count === null ? '' : `, ${some(s.count, 'file')} found`}`,
  'package.open': (s: Said) => `${s.who} ${s.refused ? 'tried to open' : 'opened'} a package`,
  'stray.delete': (s: Said) =>
    `${s.who} ${s.refused ? 'tried to delete' : 'deleted'} a stray copy${quoted(s.text)}`,
  'ledger.export': (s: Said) =>
    `${s.who} ${s.refused ? 'tried to export the ledger' : `exported the ledger${exported(s)}`}`,
  'ledger.checkpoint': (s: Said) => `${s.who} made a checkpoint${inBrackets(s.text)}`,
  'ledger.save_month': (s: Said) => `${s.who} saved the month${quoted(s.text)}`,
  'anchor.missing': (s: Said) => `${s.who} opened the vault on a computer whose keyring remembered no ledger`,
  'anchor.unreadable': (s: Said) =>
    `${s.who} opened the vault while the keyring held the note of another one`,
  'clock.back': (s: Said) =>
    `${s.who} opened the vault with a clock ${s.count === null ? '' : `${some(s.count, 'minute')} `}before the last entry`,
  'ledger.witness': (s: Said) =>
    `${s.who} held an old checkpoint against the ledger${s.text === '' ? '' : `: ${s.text}`}`,
  'ledger.prune': (s: Said) =>
    `${s.who} removed ${s.count === null ? 'details' : some(s.count, 'detail')} whose time was over`,
  'hold.set': (s: Said) => `${s.who} put a hold on evidence${s.text === '' ? '' : `: ${s.text}`}`,
  'hold.lift': (s: Said) => `${s.who} lifted the hold on evidence${s.text === '' ? '' : `: ${s.text}`}`,
  'alert.review': (s: Said) =>
    `${s.who} reviewed an alert${s.count === null ? '' : ` raised by entry ${number(s.count)}`}${s.text === '' ? '' : `: ${s.text}`}`,
  'day.review': (s: Said) => `${s.who} reviewed the ledger of ${s.text === '' ? 'a day' : prose(s.text)}`,
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
};
