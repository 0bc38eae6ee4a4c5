import { translation } from '../catalogue';
import { number } from '../formats/number';
import type { shell as source } from '../zh-CN/shell';

export const shell = translation<typeof source>()({
  mainNavigation: 'Main navigation',
  today: 'Today',
  customers: 'Customers',
  imports: 'Import & export',
  ledger: 'Security',
  settings: 'Settings',
  help: 'Help',
  lock: 'Lock',
  search: 'Search customers, actions…',
  newCustomer: 'New customer',
  newMore: 'Ways to add a customer',
  newQuick: 'Quick add',
  newFull: 'Fill in the full form',
  collapse: 'Collapse sidebar',
  expand: 'Expand sidebar',
  offline: 'Works offline',
  customersCount: (p) => `${number(p.count)} ${p.count === 1 ? 'customer' : 'customers'}`,
  switchUser: 'Switch user',
  roleOf: (p) => `${p.name} (${p.role})`,
  demo: 'Demo data',
  demoBanner: 'This is the demo vault: everybody in it is made up. Do not keep real customers here.',
  leaveDemo: 'Leave demo',
  lockSoon: (p) => `Locking in ${number(p.seconds)} s`,
  stay: 'Stay',
  locking: 'Covered',
  clipboardCleared: 'Clipboard cleared',
  verifyFailed: 'The background check found content that does not match the ledger. See Security',
  draftsKept: (p) =>
    `${number(p.count)} unsaved ${p.count === 1 ? 'change was' : 'changes were'} kept for you`,
  draftsOpen: 'Show',
  readOnly: {
    behind: (p) =>
      `The vault is ${number(p.entries)} entries older than last time and may have been replaced by an old file. Opened read-only`,
    forked:
      'The vault has another history than this computer remembers and may have been replaced. Opened read-only',
    damaged: (p) => `${number(p.rows)} rows do not match the ledger. Opened read-only; nothing was changed`,
    disk_full: 'The disk is full, so you can only look for now. Free at least 500 MB',
  },
  readOnlyAccept: 'Confirm and go on',
  readOnlyAcceptTitle: 'Confirm this copy of the vault',
  readOnlyAcceptText:
    'If you have just restored a backup, this is normal. If not, look for the original folder first. Confirming writes a ledger entry; from then on this copy counts, and that cannot be undone.',
  verifyNow: 'Verify',
  panes: { navigation: 'Navigation', top: 'Toolbar', main: 'Content', status: 'Status bar' },
  cheatSheet: 'Keyboard shortcuts',
  crash: 'The page met something unexpected',
  crashText: 'Your data are not affected. Reload the page; if it keeps happening, lock and open again.',
  reload: 'Reload',
  notFound: 'There is no such page',
  toStart: 'Back to Today',
});
