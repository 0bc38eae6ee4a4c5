import type { ErrorCode, FieldKey } from '../../generated/contract';
import type { ErrorParams, ErrorTexts } from '../errorText';
import { countdown, number } from '../formats/number';
import { exportErrors } from './exportErrors';
import { words } from './words';

function field(params: ErrorParams): string {
  const name = params.text('field');
  return Object.hasOwn(words.field, name) ? words.field[name as FieldKey] : 'A field';
}

/** What is missing of a field's description, or of a lowering. */
function part(params: ErrorParams): string {
  const parts: Readonly<Record<string, string>> = words.fieldPart;
  return parts[params.text('missing')] ?? 'a description';
}

export const errors: ErrorTexts<ErrorCode> = {
  internal: () => ({
    what: 'Something unexpected happened. The action did not finish and nothing was changed.',
    next: 'Try again. If it keeps happening, note the number.',
  }),
  bad_request: () => ({
    what: 'The page and the core disagree; nothing was done.',
    next: 'Restart the program and try again.',
  }),
  unknown_command: () => ({
    what: 'The core does not know this action; nothing was done.',
    next: 'Check that the program is installed completely.',
  }),
  host_unable: () => ({
    what: 'There is no window, dialog or clipboard here.',
    next: 'Do this in the desktop window.',
  }),
  busy: () => ({
    what: 'Other work is running; this did not start.',
    next: 'Wait for it to end, or cancel it first.',
  }),
  cancelled: () => ({ what: 'Cancelled. Nothing was changed.', next: 'Start again whenever you like.' }),

  wrong_password: (p) => {
    const left = p.number('attempts_left');
    const wait = number(p.number('wait_min', 15));
    if (left <= 0) return { what: 'Incorrect password.', next: `Wait ${wait} minutes, then try again.` };
    return {
      what: `Incorrect password. ${number(left)} ${left === 1 ? 'attempt' : 'attempts'} left, then a ${wait}-minute wait.`,
      next: 'Check Caps Lock and the input method.',
    };
  },
  too_many_attempts: (p) => ({
    what: `Too many attempts. Try again in ${countdown(p.number('wait_s'))}.`,
    next: 'Restarting does not shorten the wait. If you forgot the password, use the recovery key.',
  }),
  wrong_recovery_key: (p) => {
    const group = p.number('group');
    return group > 0
      ? {
          what: `Group ${number(group)} of the recovery key is not right. The vault was not opened.`,
          next: 'Type this group again from the paper.',
        }
      : {
          what: 'The recovery key is not right. The vault was not opened.',
          next: 'Check that the kit belongs to this vault, then compare group by group.',
        };
  },
  password_weak: () => ({
    what: 'This password is too easy to guess and was not used.',
    next: 'Use 12 or more characters, or 4 or more words.',
  }),
  locked: () => ({ what: 'The vault is locked; nothing was done.', next: 'Unlock it first.' }),
  vault_in_use: () => ({
    what: 'This vault is open in another window.',
    next: 'Switch to that window, or lock it there first.',
  }),
  no_vault: () => ({ what: 'No vault is chosen yet.', next: 'Create a vault or open one.' }),
  not_a_vault: () => ({
    what: 'This folder is not a vault and was not opened.',
    next: 'Choose the folder that holds vault.db.',
  }),
  location_exists: () => ({
    what: 'There is already a folder of this name. Nothing was written.',
    next: 'Choose another name or place.',
  }),
  location_blocked: () => ({
    what: 'A vault cannot be kept in this place.',
    next: 'Choose a folder you can write to.',
  }),
  location_warnings_open: () => ({
    what: 'This place has risks that are not confirmed yet.',
    next: 'Read and tick the warnings, or choose another place.',
  }),
  nothing_prepared: () => ({
    what: 'The preparation of the new vault has lapsed. Nothing was written.',
    next: 'Start again from the step before.',
  }),
  kit_not_confirmed: () => ({
    what: 'The two groups do not match the recovery kit.',
    next: 'Type them again from the printed or saved kit.',
  }),
  vault_damaged: () => ({
    what: 'The vault file did not pass its integrity check. Nothing was changed.',
    next: 'Restore from the latest backup. Do not move or delete this folder yet.',
  }),
  vault_newer: () => ({
    what: 'This vault needs a newer version and was not opened.',
    next: 'Update the program.',
  }),
  read_only: () => ({
    what: 'The vault is read-only now; the change was not saved.',
    next: 'See the note at the top of the page.',
  }),
  file_access: () => ({
    what: 'The folder cannot be read or written; the action did not finish.',
    next: 'Check that the disk is connected and access is allowed.',
  }),
  disk_full: () => ({
    what: 'The disk is full. Your edits are kept.',
    next: 'Free at least 500 MB and try again.',
  }),
  keyring_absent: () => ({
    what: 'The system keyring is unavailable. Your data are not affected.',
    next: 'Start the system keyring and try again, or enrol this device with the recovery kit.',
  }),
  device_not_enrolled: () => ({
    what: 'This device is not enrolled and cannot unlock the vault.',
    next: 'Enrol it with the recovery kit.',
  }),
  keyring_locked: () => ({
    what: 'The system keyring is locked. Your data are not affected.',
    next: 'Unlock the system keyring and try again.',
  }),
  keyring_denied: () => ({
    what: 'The system refused access to the keyring. Your data are not affected.',
    next: 'Allow access in the system prompt and try again.',
  }),
  keyring_slow: () => ({
    what: 'The system keyring did not answer within 10 seconds. Your data are not affected.',
    next: 'Look for a waiting system prompt and try again.',
  }),
  keyring_ambiguous: () => ({
    what: 'The system keyring holds several entries of the same name.',
    next: 'Delete the extra ones there, or enrol again with the recovery kit.',
  }),
  keyring_unreliable: () => ({
    what: 'The system keyring does not give back what was written; it cannot keep a key.',
    next: 'Check the system keyring, or use a device file.',
  }),
  device_file_missing: () => ({
    what: 'The device file was not found. Your data are not affected.',
    next: 'Plug in the medium that holds it, or enrol with the recovery kit.',
  }),
  device_file_invalid: () => ({
    what: 'The device file belongs to another vault or is damaged.',
    next: 'Use the right device file, or enrol with the recovery kit.',
  }),

  not_allowed: () => ({
    what: 'You are not allowed to do this; nothing was done.',
    next: 'If your work needs it, ask the owner.',
  }),
  presenting: () => ({
    what: 'While presenting, customers are not shown in clear, copied or changed; nothing was done.',
    next: 'End the presentation first (Ctrl/⌘+Shift+H).',
  }),
  password_needed: () => ({
    what: 'This step needs to confirm that it is you.',
    next: 'Enter your personal password.',
  }),
  purpose_needed: () => ({
    what: 'No purpose was given; nothing was shown.',
    next: 'Choose why you need to see it.',
  }),
  copy_forbidden: () => ({
    what: 'Core values cannot be copied.',
    next: 'Reveal it, or compare it instead.',
  }),
  reveal_limit: (p) => ({
    what: 'Reveal limit reached; nothing was shown.',
    next:
      p.number('wait_s') > 0
        ? `Try again in ${countdown(p.number('wait_s'))}, or ask a manager to confirm.`
        : 'A manager must confirm.',
  }),
  approval_needed: (p) => ({
    what: 'This step needs somebody else to agree; nothing was done yet.',
    next:
      p.number('wait_s') > 0
        ? `Let somebody who may agree type their own password here, or try again in ${countdown(p.number('wait_s'))}.`
        : 'Let somebody who may agree type their own password here.',
  }),
  approver_unfit: () => ({
    what: 'This person cannot agree to it; nothing was done.',
    next: 'Choose somebody else who may agree and is not frozen. Nobody agrees to their own request.',
  }),
  customer_limit: (p) => ({
    what: `You have opened as many customers as one day allows (${number(p.number('limit'))}); this one was not opened.`,
    next: 'Those opened before can still be seen today. If your work needs more, ask a manager or an owner.',
  }),

  person_unknown: () => ({
    what: 'There is no such person or team, or they cannot take part in this. Nothing was changed.',
    next: 'Go back to “People and roles” and choose again.',
  }),
  name_taken: () => ({
    what: 'Another person or team has this name; nothing was saved.',
    next: 'Choose another name, or add something that tells them apart.',
  }),
  last_owner: () => ({
    what: 'This is the last owner and cannot be frozen or given other roles. Nothing was changed.',
    next: 'Make somebody else an owner first.',
  }),
  roles_apart: () => ({
    what: 'With three people or more, admin and auditor must be different people; nothing was saved.',
    next: 'Give one of the two roles to somebody else.',
  }),
  own_password_first: () => ({
    what: 'You have no password of your own yet, so nobody else can be added. Nothing was changed.',
    next: 'Set a personal password under Settings › Security first.',
  }),
  code_invalid: () => ({
    what: 'The enrolment code is not right, was used already or has expired. Nobody was enrolled.',
    next: 'Compare it group by group; if it still does not work, ask for a new one.',
  }),
  person_frozen: () => ({
    what: 'This account is frozen and cannot log in. Nothing in the vault was changed.',
    next: 'If that is not right, ask the owner.',
  }),
  keys_missing: () => ({
    what: 'You do not hold the keys this needs; nothing was done.',
    next: 'Let an owner log in and do it, or have the missing keys handed over by a login.',
  }),
  field_incomplete: (p) => ({
    what: `The field lacks ${part(p)}; it was not saved.`,
    next: 'Every field of your own needs a level, a legal class, a purpose and a retention.',
  }),
  label_taken: () => ({
    what: 'Another field has this name; nothing was saved.',
    next: 'Choose another name.',
  }),
  label_forbidden: () => ({
    what: 'The name contains a mark of state secrets; nothing was saved.',
    next: 'These words belong to the state alone. Choose another name.',
  }),
  no_slot_left: () => ({
    what: 'All 32 fields of your own are in use; none was added.',
    next: 'Remove one that no customer uses first.',
  }),
  field_in_use: (p) => ({
    what: `${number(p.number('count'))} ${p.number('count') === 1 ? 'customer has' : 'customers have'} a value of this field; it was not removed.`,
    next: 'Archive it instead: it leaves the forms, and what is there stays.',
  }),
  level_out_of_bounds: (p) => ({
    what: `This field can only be between ${p.text('lowest')} and ${p.text('highest')}; nothing was changed.`,
    next: 'What lists and search are made of stays Normal; contacts and document numbers never go below Sensitive.',
  }),
  reason_needed: (p) => ({
    what: `Lowering lacks ${part(p)}; nothing was changed.`,
    next: 'A manager or owner lowers a level, with a reason and all three factors.',
  }),
  retention_too_short: (p) => ({
    what: `The retention is shorter than the ${number(p.number('months'))} months prescribed; nothing was saved.`,
    next: 'Choose a longer one, or have an owner change the shortest retention.',
  }),
  review_incomplete: (p) => ({
    what: `${number(p.number('count'))} ${p.number('count') === 1 ? 'person is' : 'people are'} undecided; the review was not closed.`,
    next: 'Choose keep, reduce or freeze for everybody.',
  }),
  own_doing: () => ({
    what: 'This is your own doing, or something you agreed to; it was not reviewed.',
    next: 'Let somebody else who may review look at it.',
  }),
  evidence_held: () => ({
    what: 'Evidence is being kept: no detail of the ledger goes. Nothing was removed.',
    next: 'Lift the hold when the matter is settled, then remove details.',
  }),
  not_a_checkpoint: () => ({
    what: 'This text is not a checkpoint; nothing was compared.',
    next: 'Paste the whole checkpoint, from its first line to the last signature.',
  }),
  ledger_broken: (p) => ({
    what: `The ledger is not whole${p.number('seq') > 0 ? ` at entry ${number(p.number('seq'))}` : ''}; no file was written.`,
    next: 'Verify it on the ledger page; an owner decides what to do.',
  }),
  claim_limit: (p) => ({
    what: `You have taken as many customers out of the pool as one day allows (${number(p.number('limit'))}); none was taken.`,
    next: p.number('wait_s') > 0 ? `Try again in ${countdown(p.number('wait_s'))}.` : 'Try again tomorrow.',
  }),

  not_found: () => ({
    what: 'This record is not in the vault any more, or you may not see it.',
    next: 'Go back to the list.',
  }),
  conflict: () => ({
    what: 'The record was changed elsewhere while you edited it. Your change is not saved yet.',
    next: 'Look at the newest version, then decide which to keep.',
  }),
  name_needed: () => ({
    what: 'A company or a name is missing; nothing was saved.',
    next: 'Fill in at least one of them.',
  }),
  invalid_value: (p) => ({
    what: `${field(p)} is not in the right form; nothing was saved.`,
    next: 'Correct it and save again.',
  }),
  forbidden_value: (p) => ({
    what: `${field(p)} holds something that must not be stored (a password, a code); nothing was saved.`,
    next: 'Remove it and save again.',
  }),
  duplicate: () => ({
    what: 'The same customer is already there; none was created.',
    next: 'Open that one, or confirm to create anyway.',
  }),
  text_too_long: () => ({
    what: 'The text is too long and was not saved.',
    next: 'Shorten it, or make several.',
  }),
  wrong_state: () => ({
    what: 'The record is in a state in which this cannot be done.',
    next: 'Restore or unarchive it first.',
  }),

  file_not_found: () => ({
    what: 'The file was not found; nothing was imported.',
    next: 'Check that it was not moved or renamed.',
  }),
  file_too_large: () => ({
    what: 'The file is too large and was not read.',
    next: 'Split it into several files.',
  }),
  file_kind_unknown: () => ({
    what: 'This kind of file is not known; nothing was imported.',
    next: 'Use an Excel, CSV or vCard file.',
  }),
  file_damaged: () => ({
    what: 'The file is incomplete; nothing was imported.',
    next: 'Save it again in its own program and try again.',
  }),
  file_protected: () => ({
    what: 'The file is protected by a password and cannot be read.',
    next: 'Save a copy without a password in Excel.',
  }),
  file_empty: () => ({ what: 'The file has no rows of data.', next: 'Choose another file or sheet.' }),
  nothing_open: () => ({ what: 'No file is open for import.', next: 'Choose a file first.' }),
  source_needed: () => ({
    what: 'Where the list comes from is missing; nothing was imported.',
    next: 'Fill in the source.',
  }),
  basis_needed: () => ({ what: 'No lawful basis is chosen; nothing was imported.', next: 'Choose a basis.' }),
  source_forbidden: () => ({
    what: 'Bought or passed-on lists may not be imported (个人信息保护法, art. 10). Nothing was imported.',
    next: 'Import only lists you obtained lawfully yourself.',
  }),
  not_a_member: () => ({
    what: 'The person the customers are to go to is not a member of the vault now; nothing was imported.',
    next: 'Choose somebody who is a member.',
  }),
  cannot_undo: () => ({
    what: 'This can no longer be undone.',
    next: 'Change records one by one, or move them to the recycle bin.',
  }),

  ...exportErrors,

  clock_back: () => ({
    what: 'The system clock is behind the last use; reminders and deadlines may be wrong.',
    next: 'Set the clock and try again.',
  }),
};
