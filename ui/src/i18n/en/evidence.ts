import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { evidence as source } from '../zh-CN/evidence';

const entries = (count: number) => `${number(count)} ${count === 1 ? 'entry' : 'entries'}`;

export const evidence = translation<typeof source>()({
  witness: {
    title: 'Witnesses of the ledger',
    back: 'Back to the ledger',
    what: [
      'A checkpoint is a short signed text that says how many entries the ledger has now and what they are; it holds nothing about customers, so anybody may have it.',
      'Give it to people or places outside the vault: print and file it, send it to an accountant, take a photograph. After that nothing before it can be changed without being noticed.',
      'Paste an old checkpoint below to see whether the ledger of that day is still there. Of entries after the last witness nobody can tell yet.',
    ],
    state: 'Now',
    last: (p) => `Last witnessed ${p.time}: the first ${entries(p.size)}`,
    never: 'Never witnessed: no checkpoint has left this computer yet.',
    since: (p) => `${entries(p.count)} since, the first ${p.time} ago`,
    none: 'No entries since',
    make: 'Make a checkpoint',
    show: 'Show checkpoint',
    saveText: 'Save as text',
    savePage: 'Page to print (PDF)',
    savedText: 'The checkpoint is saved. Give it to somebody outside the vault.',
    savedPage: 'The page is saved. Print, sign and file it.',
    shown: (p) => `The first ${entries(p.size)}, ${p.time}`,
    text: 'Text of the checkpoint',
    qr: 'QR code of the checkpoint, the same as the text',
    noQr: 'The text is too long for a QR code.',
    copy: 'Copy the text',
    readOnly: 'No checkpoint can be made while the vault is open read-only.',
    check: 'Check an old checkpoint',
    paste: 'Paste an old checkpoint',
    pasteHint: 'All of it, from the first line to the last signature. Blank lines around it do not matter.',
    compare: 'Compare',
    outcome: {
      agrees: 'Agrees',
      longer: 'The ledger is shorter',
      differs: 'Differs from then',
      other_vault: 'A checkpoint of another vault',
      not_signed: 'No signature that counts',
    },
    agrees: (p) =>
      p.since === 0
        ? `The first ${entries(p.size)} are exactly as they were then; nothing has been added.`
        : `The first ${entries(p.size)} are exactly as they were then; ${entries(p.since)} added since.`,
    until: (p) => `The last of them was written ${p.time}.`,
    longer: (p) =>
      `The checkpoint testifies to ${entries(p.size)}; the ledger of today does not reach that far. Its end was cut off, or the folder was replaced by an older one.`,
    longerNext:
      'Stop writing. Copy the folder as evidence, find the newest folder or backup and compare again; keep this checkpoint.',
    differs: (p) =>
      `The first ${entries(p.size)} were others then: history was rewritten, or this is another copy.`,
    differsNext:
      'Stop writing. Copy the folder as evidence, hold this checkpoint against each backup, restore one that agrees, and find out who was at the folder.',
    otherVault: 'Its first line names another vault. It says nothing about this ledger.',
    otherVaultNext: 'Open the vault it belongs to and compare there, or use another checkpoint.',
    notSigned:
      'The text carries no signature of a person or computer of this vault. Anybody could have written it; it is no evidence.',
    notSignedNext: 'Paste the complete original, with the signature lines that begin with “—”.',
    signers: 'Signed by',
    rootSigner: 'recovery kit',
    device: (p) => `computer ${p.id}`,
    update: 'Keep an update for the witness',
    updateText:
      'Give this text to whoever keeps the old checkpoint: it shows, without opening the vault, that the old one is contained in the new.',
    updateCopy: 'Copy the update',
  },
  help: {
    title: 'The ledger and its witnesses',
    text: 'The ledger is one signed record in which every entry is tied to the one before. What it proves, and what it does not.',
    proves: 'It proves',
    provesList: [
      'Who looked at, copied, changed, imported or exported what through the program, when and on which computer, and how logins and rights changed. Everybody’s entries are signed with the own key.',
      'That no entry was changed, put in, taken out or moved: after one change nothing behind it matches.',
      'That nothing is missing before a checkpoint that was given away. An old checkpoint can be compared at any time, and this computer need not be trusted for it.',
    ],
    not: 'It does not prove',
    notList: [
      'Photographs, notes on paper, good memory. It says that somebody looked, not what was done with it afterwards.',
      'Entries after the last witness: if somebody puts back folder and keyring together, these may be cut off without a trace. The more often a checkpoint leaves, the shorter that part is.',
      'Who a customer is: references group the entries about one customer without a name. Outsiders learn it only from details you choose to add.',
      'What details said once they were removed because their time was over. That there was an entry stays provable.',
      'What was done without the program. Changes made that way are found when verifying; reading is not.',
    ],
    doTitle: 'What is left for you',
    doList: [
      'Print a checkpoint every week or month and give it to somebody outside the vault.',
      'Now and then compare an old one.',
      'Add details only where they are needed, and hand the root fingerprint over apart from the file.',
    ],
  },
  export: {
    title: 'Export the ledger',
    text: 'Writes a .cvaudit file that somebody outside can verify entry by entry without opening the vault. Every entry is in it: who did what kind of thing when; customers appear as references only.',
    details: 'Add details',
    detailsText:
      'Details tell which customer, which field and what for. Only what you choose below is added; the rest stays sealed.',
    which: 'Details of which entries',
    from: 'From',
    until: 'To',
    dates: 'First and last day',
    person: 'Person',
    everybody: 'Everybody',
    customer: 'Customer',
    everyCustomer: 'All customers',
    whole: 'Without dates it is all time.',
    backwards: 'The first day is after the last.',
    preview: 'What will be written',
    counts: (p) => `${entries(p.entries)}, about ${p.size}`,
    selected: (p) => `${entries(p.count)} with details`,
    noDetails: 'without details',
    pruned: (p) => `details of ${entries(p.count)} are gone, their time was over`,
    nothing: 'no entry fits: no details will be added',
    byAction: 'Chosen entries by action',
    more: (p) => `and ${number(p.count)} more kinds`,
    run: 'Choose a place and export',
    running: 'Writing and verifying entry by entry',
    cancel: 'Cancel the export',
    cancelled: 'Cancelled; no file was left. The ledger says that it was cancelled.',
    done: 'Exported',
    result: (p) => `${entries(p.entries)}, ${number(p.details)} with details, ${p.size}`,
    fingerprint: 'Root fingerprint',
    fingerprintCopy: 'Copy the root fingerprint',
    handOver:
      'Hand the root fingerprint over apart from the file (in person, by phone, on paper). It proves that the file is of this vault.',
    howTo: 'The receiver opens verify.html, chooses the file and types the root fingerprint; or runs',
    command: (p) => `cvault-verify ${p.file} --root ${p.root}`,
    close: 'Done',
  },
});
