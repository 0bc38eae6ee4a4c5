import { translation } from '../catalogue';
import type { help as source } from '../zh-CN/help';

export const help = translation<typeof source>()({
  title: 'Help',
  readTitle: 'Worth 3 minutes',
  read: [
    'The vault opens with your personal password and the system keyring of this computer. If the password is forgotten, there is the recovery kit. Without both, nobody can open it.',
    'Numbers are covered. When you need one, say what for; it is covered again after 30 seconds. Every look, copy and change is in the ledger and cannot be removed.',
    'Before others look at your screen, press Ctrl/⌘+Shift+H: names, companies, numbers and notes are covered, and nothing can be shown, copied or changed. Locking ends it.',
    'Lock when you leave your seat. When you import a list, say where it is from and why you may hold it; bought lists cannot be imported.',
  ],
  peopleTitle: 'Several people',
  people: [
    'One account and one password each. Do not share accounts: ledger and watermark carry the name of the account. To change places use “Switch user” in the status bar; everything of the one before is put away.',
    'A new person chooses a password on the spot or gets a one-time code. The code is shown once: copy it to paper and hand it over in person.',
    'Missing keys are handed over when an owner or a manager logs in; keys to rotate are for an owner. There is always at least one owner; with three people or more, administrator and auditor are different people.',
  ],
  roleHead: { role: 'Role', sees: 'Who sees what' },
  roleNote:
    'One person may have several roles; they add up. “Roles and rights” says cell by cell what is cryptographic and what the program enforces, and can be printed and signed.',
  how: [
    {
      what: 'Cryptographic',
      text: 'Keys decide who reads what: the customers of every person, every team and the pool have a key for each level, billing facts have keys of their own, and each is handed only to those whose role calls for it. The keys of finance open billing facts, which hold no person and no contact. A customer kept by named people has keys of its own. Customers out of sight are not hidden: there is no key, so neither a changed program nor a copied file reads them. An owner can give one more key by name; taking it back makes new keys.',
    },
    {
      what: 'Verified',
      text: 'Members, roles, keys handed out and every record are signed by whoever did it, and ledger entries are chained. Writing without the right to, changing or deleting is found by verifying. It is found, not prevented.',
    },
    {
      what: 'Enforced by the program',
      text: 'Reveal limits; contacts and billing facts in the pool, not shown before a claim, with 20 customers a day to look at; how many customers a trainee opens a day; notes from before the day a right begins; core values cannot be copied; who may hand over and import. The program checks and writes it to the ledger. A changed program could go round it, but only for what its user holds keys of.',
    },
    {
      what: 'Agreement of a second person',
      text: 'Going beyond the reveal limit, weaker protection and closing an access review need a second person, who types the own password at this computer. Who is logged in stays the same; the second person signs, and the ledger says so. Nobody agrees to an own request; a vault of one person needs none.',
    },
    {
      what: 'Handover',
      text: 'Set a last day or freeze at once, then do the handover: the customers go to others, all keys the person used are made anew, and so is the key of the database file. Backups and copies from before still open with the password and device key of that time and show what was in them; the program cannot take them back. Collect backups and USB sticks, and ask in person about contacts in a phone.',
    },
    {
      what: 'Access review',
      text: 'Once a quarter, and again after roles or a team changed: for each person, how many customers they can see and how much they revealed and copied in 90 days; then keep, reduce or freeze. Two people sign, everything takes effect together, and the record can be saved as a PDF.',
    },
    {
      what: 'Recovery kit',
      text: 'There is one for the whole vault, and it is what everybody uses who forgot a password. It sets a new password for any account in use, owners included: an owner keeps it, like cash. Afterwards that account has the rights it had and no more; a frozen account cannot be brought back with it. Every use is in the ledger. A kit printed before a handover stays good after it.',
    },
  ],
  limitsTitle: 'What it cannot do',
  limitsText: 'Said plainly, so that you know what is left for you to do.',
  limits: [
    'An offline product cannot wipe a device remotely.',
    'It cannot expire a clear file that was already handed out.',
    'It cannot stop a phone camera. The watermark tells whose screen it was.',
    'A frozen user who kept an old backup with the old secrets can still open that backup.',
    'Malware under the same account sees what is on the screen while unlocked.',
    'Screenshots cannot be blocked on Linux.',
  ],
  threatsTitle: 'When this happens',
  threatHead: { what: 'What happens', safe: 'What the vault does', you: 'What is left for you' },
  threats: [
    {
      what: 'The computer is lost while locked',
      safe: 'Everything is encrypted; it does not open without password and keyring',
      you: 'Open a backup on a new computer with the recovery kit and change the password',
    },
    {
      what: 'Somebody copied the vault folder',
      safe: 'It does not open on another computer, even with the password',
      you: 'Keep the recovery kit apart from the computer',
    },
    {
      what: 'A colleague looks at the screen or browses customers',
      safe: 'Numbers are covered, looking needs a purpose, the watermark has a name, all is in the ledger',
      you: 'Lock when you leave; read the ledger now and then',
    },
    {
      what: 'Somebody changed or replaced the file',
      safe: 'Ledger entries are chained and signed; one missing or changed is found, and the vault opens read-only',
      you: 'Restore a backup and find out who replaced it',
    },
    {
      what: 'The computer has malware',
      safe: 'While locked there is no key to steal. While unlocked this cannot be prevented',
      you: 'Keep the system up to date; install nothing of unknown origin',
    },
    {
      what: 'The password is forgotten',
      safe: 'There is no back door and no server',
      you: 'Set a new one with the recovery kit',
    },
  ],
  diskTitle: 'Turning disk encryption on',
  diskText:
    'The vault is encrypted by itself. With the system disk encrypted too, other files, caches of the system and its memory during sleep are not lost along with the computer. Keep the recovery key it gives you elsewhere.',
  disk: [
    {
      system: 'Windows',
      text: 'Settings → Privacy & security → Device encryption. In the Pro edition: Control Panel → System and Security → BitLocker Drive Encryption.',
    },
    { system: 'macOS', text: 'System Settings → Privacy & Security → FileVault → Turn On.' },
    {
      system: 'Linux',
      text: 'Choose disk encryption (LUKS) when installing. An installed system has to be backed up and installed again.',
    },
  ],
  keysTitle: 'Keyboard shortcuts',
  keysText:
    'While you type Chinese, keys belong to the input method. Single keys can be turned off in Settings.',
  keyGroups: { anywhere: 'Anywhere', go: 'Go to', list: 'Lists', forms: 'Forms' },
  keys: {
    palette: 'Search customers and actions',
    newCustomer: 'New customer',
    lock: 'Lock',
    present: 'Start or end presenting',
    sidebar: 'Collapse or expand the sidebar',
    zoom: 'Larger, smaller, natural size',
    settings: 'Settings',
    undo: 'Undo',
    sheet: 'This list',
    panes: 'Move between areas',
    toasts: 'To the notifications',
    back: 'Back',
    forward: 'Forward',
    today: 'Today',
    customers: 'Customers',
    billing: 'Billing',
    imports: 'Import',
    ledger: 'Security',
    people: 'People and roles',
    move: 'Move',
    open: 'Open',
    editCell: 'Edit the cell in place',
    select: 'Select',
    filter: 'Filter',
    reveal: 'Reveal the focused cell',
    log: 'Log a follow-up',
    close: 'Close; the draft is kept',
    save: 'Save',
    firstResult: 'To the first result',
  },
  legal: 'Helps you comply; not legal advice.',
});
